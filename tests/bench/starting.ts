import { byTurns, type Measure, measureOf } from './measure.ts';
import { type Program, startBareBolt, startRapporteur } from './processes.ts';

/** From the start of the process until it answers, on a database that is at the present schema; a Bolt app beside it. */
export async function measureStarts(
  environment: Record<string, string>,
  { rounds, entry }: { rounds: number; entry: string[] },
): Promise<Measure> {
  const ready = async (starting: Promise<Program>) => {
    const program = await starting;
    await program.stop();
    return program.readyMs;
  };
  const starts = await byTurns(rounds, {
    ours: () => ready(startRapporteur(environment, entry)),
    bare: () => ready(startBareBolt(environment)),
  });
  const note = 'process started to port opened; a bare Bolt app';
  return measureOf('start to ready', { unit: 'ms', value: starts.ours, baseline: starts.bare, goal: 3, note });
}
