import { parseArgs } from 'node:util';
import { tableOf } from '../tests/bench/measure.ts';
import { FULL, PARTS, type Part, runBench, TENTH } from '../tests/bench/run.ts';

// How fast the built app is, each measure beside its baseline in the same run. BENCH_DATABASE_URL names a PostgreSQL server,
// for which the goals are; without it the embedded database is measured, at a tenth of the scale.
//   npm run bench -- [--json] [--only look-up,lists,memory,start,planning,import,delivery]

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, only: { type: 'string' } } });
const parts = (values.only?.split(',') ?? [...PARTS]) as Part[];
const unknown = parts.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) {
  process.stderr.write(`There is no part ${unknown.join(', ')}: the parts are ${PARTS.join(', ')}.\n`);
  process.exit(1);
}
const server = process.env.BENCH_DATABASE_URL || undefined;
const measures = await runBench({
  server,
  sizes: server ? FULL : TENTH,
  parts,
  isBuilt: true,
  say: (line) => process.stderr.write(`${line}\n`),
});
// With --json nothing else is printed there: a list with one object a measure, one a line.
const json = `[\n${measures.map((measure) => `  ${JSON.stringify(measure)}`).join(',\n')}\n]`;
process.stdout.write(`${values.json ? json : tableOf(measures)}\n`);
