import { BY_REFERENCE } from '../../src/db/cards.ts';
import { type Asked, Asking } from './asking.ts';
import { byTurns, type Measure, measureOf, median } from './measure.ts';
import { type Program, startBareBolt } from './processes.ts';
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
 * Cards, one at a time and many, and forms: beside a Bolt app that answers with a text of the same size, or a form. `server`: where the
 * records are, none for the embedded database; with it a Bolt app that asks for the same records shows how much of this is theirs.
 */
export async function measureLookUps(
  asked: Asked,
  api: SlackApi,
  sizes: LookUpSizes,
  server: string | undefined,
): Promise<Measure[]> {
  const ours = new Asking(asked);
  const { body } = await ours.commands.ask(ours.reference(), ours.asker());
  if (!body.includes('"blocks"')) throw new Error(`a look-up was answered with ${body}`);
  const environment = { SLACK_API_URL: api.url, TEXT_SIZE: String(Buffer.byteLength(body)) };
  const bolt = await startBareBolt(environment);
  const bare = new Asking({ ...asked, program: bolt });
  const reads = server && { ...environment, DATABASE_URL: server, STATEMENT: JSON.stringify(BY_REFERENCE) };
  const reader = reads ? await startBareBolt(reads) : null;
  const reading = reader && new Asking({ ...asked, program: reader });
  try {
    // Both have been warm for a while when members come.
    const asking = { ours, bare, ...(reading && { reading }) };
    const each = (measured: (one: Asking) => Promise<number>) =>
      byTurns(
        sizes.rounds,
        Object.fromEntries(Object.entries(asking).map(([name, one]) => [name, () => measured(one)])),
      ) as Promise<{ ours: number; bare: number; reading?: number }>;
    for (const one of Object.values(asking)) await one.throughput(sizes.together, AT_A_TIME);
    const single = await each(async (one) => median(await one.lookUps(sizes.oneAtATime)));
    const together = await each((one) => one.throughput(sizes.together, AT_A_TIME));
    const forms = await byTurns(sizes.rounds, {
      ours: () => openForms(ours, api, sizes.forms),
      bare: () => openForms(bare, api, sizes.forms),
    });
    const asks = `${asked.scale.recommendations} recommendations in ${asked.scale.workspaces} workspaces`;
    return [
      measureOf('look-up, one at a time', {
        unit: 'ms',
        value: single.ours,
        baseline: single.bare,
        goal: 3,
        note: `/rec REF among ${asks}; a Bolt app that answers as much text${floor(single)}`,
      }),
      measureOf(
        'look-ups, 32 at a time',
        {
          unit: 'answers/s',
          value: together.ours,
          baseline: together.bare,
          goal: 0.5,
          note: `the same, by the second${floor(together)}`,
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
    for (const one of [ours, bare, reading]) one?.commands.close();
    for (const program of [bolt, reader]) await program?.stop();
  }
}

/** How a Bolt app would do that does no more than ask the server for the records. */
function floor({ bare, reading }: { bare: number; reading?: number }): string {
  return reading === undefined ? '' : ` (${(reading / bare).toFixed(2)} x: one that asks the server the same as well)`;
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

/** What a program holds of the machine's memory when it has just started, at rest, half way through look-ups, and after them. */
export async function measureMemory(
  asked: Asked,
  { lookUps, restMs }: { lookUps: number; restMs: number },
): Promise<Measure[]> {
  const asking = new Asking(asked);
  const megabytes = (program: Program) => program.memory() / 2 ** 20;
  try {
    const started = megabytes(asked.program);
    await new Promise((resolve) => setTimeout(resolve, restMs));
    const atRest = megabytes(asked.program);
    await asking.throughput(lookUps / 2, AT_A_TIME);
    const halfWay = megabytes(asked.program);
    await asking.throughput(lookUps / 2, AT_A_TIME);
    const after = megabytes(asked.program);
    const unit = 'MB';
    const goal = 1.2;
    return [
      measureOf('memory at rest', { unit, value: atRest, baseline: started, goal, note: 'resident; just started' }),
      measureOf(`memory after ${lookUps} look-ups`, {
        unit,
        value: after,
        baseline: started,
        goal,
        note: 'resident; just started',
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
    asking.commands.close();
  }
}
