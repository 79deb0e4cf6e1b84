import { BY_REFERENCE } from '../../src/db/cards.ts';
import { type Asked, Asking } from './asking.ts';
import { byTurns, type Measure, measureOf, median } from './measure.ts';
import { FLAGS, type Program, startBareBolt } from './processes.ts';
import type { SlackApi } from './slack-api.ts';

export interface LookUpSizes {
  rounds: number;
  /** In a round */
  oneAtATime: number;
  together: number;
  forms: number;
}

const AT_A_TIME = 32;

/**
 * Cards, one at a time and many, and forms: beside a Bolt app that answers with a text of the same size, or a form. On a server a second one
 * shows how much of a look-up any app would take: it runs with the flags of ours, asks for each card first, and looks at nothing of it.
 */
export async function measureLookUps(asked: Asked, api: SlackApi, sizes: LookUpSizes): Promise<Measure[]> {
  const { databaseUrl, scale } = asked;
  const ours = new Asking(asked);
  const started: Program[] = [];
  const start = async (environment: Record<string, string> = {}, args: readonly string[] = []) => {
    const program = await startBolt(ours, api, environment, args);
    started.push(program);
    return new Asking({ program, scale });
  };
  const asking: Asking[] = [ours];
  try {
    const bare = await start();
    const floor = databaseUrl ? await start({ DATABASE_URL: databaseUrl, STATEMENT: BY_REFERENCE.text }, FLAGS) : null;
    asking.push(bare, ...(floor ? [floor] : []));
    // All have been warm for a while when members come.
    for (const one of asking) await one.throughput(sizes.together, AT_A_TIME);
    const both = (measured: (one: Asking) => Promise<number>) => ({
      ours: () => measured(ours),
      bare: () => measured(bare),
    });
    const all = (measured: (one: Asking) => Promise<number>) => ({
      ...both(measured),
      ...(floor && { floor: () => measured(floor) }),
    });
    const single = await byTurns(
      sizes.rounds,
      all(async (one) => median(await one.lookUps(sizes.oneAtATime))),
    );
    const together = await byTurns(
      sizes.rounds,
      all((one) => one.throughput(sizes.together, AT_A_TIME)),
    );
    const forms = await byTurns(
      sizes.rounds,
      both((one) => openForms(one, api, sizes.forms)),
    );
    const among = `${scale.recommendations} recommendations in ${scale.workspaces} workspaces`;
    const least = ({ floor, bare }: { floor?: number; bare: number }) =>
      floor ? ` (one that asks for the card and looks at nothing of it: ${(floor / bare).toFixed(2)} x)` : '';
    return [
      measureOf('look-up, one at a time', {
        unit: 'ms',
        value: single.ours,
        baseline: single.bare,
        goal: 3,
        note: `/rec REF among ${among}; a Bolt app that answers as much text${least(single)}`,
      }),
      measureOf(
        'look-ups, 32 at a time',
        {
          unit: 'answers/s',
          value: together.ours,
          baseline: together.bare,
          goal: 0.5,
          note: `the same, by the second${least(together)}`,
        },
        'more',
      ),
      measureOf('form opened', {
        unit: 'ms',
        value: forms.ours,
        baseline: forms.bare,
        goal: 2,
        note: 'command sent to views.open received; a Bolt app that opens a form that is always the same',
      }),
    ];
  } finally {
    for (const one of asking) one.commands.close();
    for (const program of started) await program.stop();
  }
}

/** A Bolt app that answers with as much text as a look-up is answered with. */
async function startBolt(
  asking: Asking,
  api: SlackApi,
  environment: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<Program> {
  const { body } = await asking.commands.ask(asking.reference(), asking.asker());
  if (!body.includes('"blocks"')) throw new Error(`a look-up was answered with ${body}`);
  return startBareBolt({ SLACK_API_URL: api.url, TEXT_SIZE: String(Buffer.byteLength(body)), ...environment }, args);
}

/** The median time in ms from a command that asks for a form until Slack has received it. */
async function openForms(asking: Asking, api: SlackApi, count: number): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const began = performance.now();
    const { triggerId, answer } = asking.commands.send(`update ${asking.reference()}`, asking.asker('coordinators'));
    const opened = api.opened(triggerId);
    await answer;
    const { view, at } = await opened;
    if (!view.includes('"input"')) throw new Error(`a form was asked for, and this opened: ${view}`);
    times.push(at - began);
  }
  return median(times);
}

/**
 * What a program holds of the machine's memory when it has just started, at rest, half way through look-ups, and after them. A Bolt app
 * that answers as many with a text shows how much of that any such process comes to hold.
 */
export async function measureMemory(
  asked: Asked,
  api: SlackApi,
  { lookUps, restMs }: { lookUps: number; restMs: number },
): Promise<Measure[]> {
  const ours = new Asking(asked);
  const started = megabytes(asked.program);
  await new Promise((resolve) => setTimeout(resolve, restMs));
  const atRest = megabytes(asked.program);
  const { halfWay, after } = await heldBy(ours, asked.program, lookUps);
  const bolt = await startBolt(ours, api);
  try {
    const boltStarted = megabytes(bolt);
    const bare = await heldBy(new Asking({ ...asked, program: bolt }), bolt, lookUps);
    const floor = `a Bolt app that does nothing but answer: ${(bare.after / boltStarted).toFixed(2)} x`;
    const unit = 'MB';
    const goal = 1.2;
    return [
      measureOf('memory at rest', { unit, value: atRest, baseline: started, goal, note: 'resident; just started' }),
      measureOf(`memory after ${lookUps} look-ups`, {
        unit,
        value: after,
        baseline: started,
        goal,
        note: `resident; just started (${floor})`,
      }),
      measureOf('growth of memory by the second half of them', {
        unit,
        value: after,
        baseline: halfWay,
        goal: 1.02,
        note: 'resident after all; after half of them',
      }),
    ];
  } finally {
    ours.commands.close();
    await bolt.stop();
  }
}

const megabytes = (program: Program) => program.memory() / 2 ** 20;

/** Half way through so many look-ups, and after them. */
async function heldBy(asking: Asking, program: Program, lookUps: number): Promise<{ halfWay: number; after: number }> {
  try {
    await asking.throughput(lookUps / 2, AT_A_TIME);
    const halfWay = megabytes(program);
    await asking.throughput(lookUps / 2, AT_A_TIME);
    return { halfWay, after: megabytes(program) };
  } finally {
    asking.commands.close();
  }
}
