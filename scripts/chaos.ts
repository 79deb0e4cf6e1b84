import { parseArgs } from 'node:util';
import { isProof } from '../tests/chaos/count.ts';
import { runChaos } from '../tests/chaos/run.ts';

// Three instances, a burst of reminders, a Slack that misbehaves, and instances that are killed at random moments:
// nobody may get a reminder twice, and nobody none.
//   npm run chaos -- [--reminders N] [--kills N] [--seed N] [--json] [--log FILE]

const { values } = parseArgs({
  options: {
    reminders: { type: 'string', default: '300' },
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    log: { type: 'string' },
  },
});
const server = process.env.CHAOS_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
const kills = Number(values.kills);
const counts = await runChaos({
  server,
  reminders: Number(values.reminders),
  kills,
  seed: Number(values.seed),
  limitMs: 5 * 60_000,
  say: (line) => process.stdout.write(`${line}\n`),
  ...(values.log && { logFile: values.log }),
});
const { planned, posted, duplicated, lost } = counts;
process.stdout.write(
  `planned ${planned}, posted ${posted}, duplicated ${duplicated}, lost ${lost}, kills ${counts.kills}\n`,
);
if (values.json) process.stdout.write(`${JSON.stringify(counts)}\n`);
process.exit(isProof(counts, kills) ? 0 : 1);
