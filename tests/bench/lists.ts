import { type Asked, Asking } from './asking.ts';
import { byTurns, type Measure, measureOf, median } from './measure.ts';

const LISTS = [
  'list agency:ag3 status:in-progress overdue',
  'list position:supported theme:"Right to education" -status:implemented',
  'list review:upr-2001 lead:ag7 due:2027',
  'list state:france sdg:5 verified:no',
];
/** Two words, of which one is mistyped. */
const FINDS = [
  'find judicary detention',
  'find tortrue education',
  'find witneses provinces',
  'find statistcs covenant',
];

/** So many, at random, that hardly a group has none. */
const VISITS = 20;

/** Lists and searches among many records, beside the same among a thousand. */
export async function measureLists(
  many: Asked,
  few: Asked,
  { rounds, each }: { rounds: number; each: number },
): Promise<Measure[]> {
  const [amongMany, amongFew] = [new Asking(many), new Asking(few)];
  const ask = (asking: Asking, texts: readonly string[], mark: RegExp) => async () => {
    const times: number[] = [];
    for (let n = 0; n < each; n++) {
      for (const text of texts) {
        const { body, milliseconds } = await asking.commands.ask(text, asking.asker());
        if (!mark.test(body)) throw new Error(`"${text}" was answered with ${body.slice(0, 500)}`);
        times.push(milliseconds);
      }
    }
    return median(times);
  };
  try {
    // Members of all groups have been there before, among many as among few: what is kept of a group in memory is.
    for (const { asking, scale } of [
      { asking: amongMany, ...many },
      { asking: amongFew, ...few },
    ])
      await asking.throughput(VISITS * scale.workspaces, 8);
    const turns = (texts: readonly string[], mark: RegExp) =>
      byTurns(rounds, { many: ask(amongMany, texts, mark), few: ask(amongFew, texts, mark) });
    // Answers to nothing found are shorter: these find something.
    const lists = await turns(LISTS, /"blocks"/);
    const finds = await turns(FINDS, /"blocks"/);
    const note = `${many.scale.recommendations} records in ${many.scale.workspaces} workspaces; ${few.scale.recommendations} in one`;
    return [
      measureOf('list with three filters', { unit: 'ms', value: lists.many, baseline: lists.few, goal: 2, note }),
      measureOf('find with two words and a typo', {
        unit: 'ms',
        value: finds.many,
        baseline: finds.few,
        goal: 4,
        note,
      }),
    ];
  } finally {
    amongMany.commands.close();
    amongFew.commands.close();
  }
}
