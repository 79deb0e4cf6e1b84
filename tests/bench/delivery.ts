import { type ChildProcess, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dayOf } from '../../src/domain/day.ts';
import { LOCAL } from '../../src/local.ts';
import { createGroup, peopleOf } from '../chaos/group.ts';
import { Commands } from './commands.ts';
import { createBenchDatabase } from './databases.ts';
import { type Measure, measureOf, quantile } from './measure.ts';
import { startRapporteur } from './processes.ts';

const LEAST = constants.priority.PRIORITY_LOW;
const SLACK = fileURLToPath(new URL('slack-process.ts', import.meta.url));

/** What Slack allows in a workspace: so many messages at once, and as many a minute from then on. */
const A_MINUTE = 300;
const BETWEEN_QUESTIONS_MS = 40;

interface Post {
  id: number;
  at: string;
  status: number;
  args: { channel?: string };
}

/**
 * Lets the app plan and deliver reminders to so many people in a Slack with Slack's limits, while somebody looks things up, and
 * goes on looking up when all is delivered. Throws where anybody got no reminder, or two.
 */
export async function measureDelivery(
  server: string | undefined,
  { reminders, quietMs, entry }: { reminders: number; quietMs: number; entry: string[] },
): Promise<Measure[]> {
  const zone = zoneAtTen(new Date());
  const people = peopleOf(reminders, zone);
  const database = await createBenchDatabase(server, async (db) => {
    await createGroup(db, people, dayOf(new Date(), zone));
    // Whatever the day of the week on which this is measured.
    await db.member.updateMany({ data: { reminderDays: [1, 2, 3, 4, 5, 6, 7] } });
  });
  const slack = await startSlack(reminders, zone);
  const app = await startRapporteur(
    {
      ...database.environment,
      SLACK_API_URL: `${slack.url}/api/`,
      SLACK_BOT_TOKEN: LOCAL.botToken,
      WORKSPACE_TIME_ZONE: zone,
    },
    entry,
  );
  const questions = new Questions(new Commands(app.port), reminders);
  try {
    questions.begin();
    const posts = await untilPosted(slack.url, reminders);
    const began = Math.min(...posts);
    const ended = Math.max(...posts);
    await sleep(quietMs);
    const times = await questions.end();
    const during = times.filter(({ at }) => at >= began && at <= ended).map(({ milliseconds }) => milliseconds);
    const after = times.filter(({ at }) => at > ended + 1_000).map(({ milliseconds }) => milliseconds);
    return [
      measureOf(`delivering ${reminders} reminders`, {
        unit: 's',
        value: (ended - began) / 1000,
        baseline: ((reminders - A_MINUTE) / A_MINUTE) * 60,
        goal: 1.05,
        note: 'first post to last, in a Slack with its own limits; the time that these allow',
      }),
      measureOf('an answer while they are delivered, p95', {
        unit: 'ms',
        value: quantile(during, 0.95),
        baseline: quantile(after, 0.95),
        goal: 1.5,
        note: 'look-ups, 25 a second; the same when all is delivered',
      }),
    ];
  } finally {
    await questions.end();
    await app.stop();
    slack.process.kill('SIGTERM');
    await database.drop();
  }
}

/** Somebody who looks something up again and again. */
class Questions {
  readonly #commands: Commands;
  readonly #people: number;
  readonly #times: { at: number; milliseconds: number }[] = [];
  #asking: Promise<void> | undefined;
  #isOver = false;

  constructor(commands: Commands, people: number) {
    this.#commands = commands;
    this.#people = people;
  }

  begin(): void {
    this.#asking = this.#ask();
  }

  async #ask(): Promise<void> {
    for (let n = 0; !this.#isOver; n++) {
      const who = { workspaceId: LOCAL.team.id, userId: 'U0CHAOS0000' };
      const { milliseconds } = await this.#commands.ask(`1.${n % this.#people}`, who);
      this.#times.push({ at: Date.now(), milliseconds });
      await sleep(Math.max(0, BETWEEN_QUESTIONS_MS - milliseconds));
    }
  }

  async end(): Promise<{ at: number; milliseconds: number }[]> {
    this.#isOver = true;
    await this.#asking;
    this.#commands.close();
    return this.#times;
  }
}

/** Waits until everybody has a reminder; gives when each was posted. */
async function untilPosted(url: string, reminders: number): Promise<number[]> {
  const posts: Post[] = [];
  // The app plans at the turn of a minute.
  const until = Date.now() + 90_000 + (reminders / A_MINUTE) * 90_000;
  while (posts.length < reminders) {
    if (Date.now() > until) throw new Error(`${posts.length} of ${reminders} reminders were posted in time`);
    await sleep(1_000);
    const since = posts.at(-1)?.id ?? 0;
    const response = await fetch(`${url}/control/calls?method=chat.postMessage&since=${since}`);
    const { calls } = (await response.json()) as { calls: Post[] };
    posts.push(...calls.filter(({ status }) => status === 200));
  }
  const told = new Set(posts.map(({ args }) => args.channel));
  if (posts.length !== reminders || told.size !== reminders)
    throw new Error(`${posts.length} messages were posted to ${told.size} people, of whom there are ${reminders}`);
  return posts.map(({ at }) => Date.parse(at));
}

function startSlack(people: number, zone: string): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, ['--import', 'tsx', SLACK, String(people), zone], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // In earnest Slack is elsewhere, and takes no processor from the app.
  if (child.pid !== undefined) setPriority(child.pid, LEAST);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the local Slack ended with ${code}`)));
    child.stdout.once('data', (chunk) => resolve({ url: String(chunk).trim(), process: child }));
  });
}

/** A zone in which it is ten in the morning: reminders are sent in people's hours. */
function zoneAtTen(now: Date): string {
  const ahead = ((10 - now.getUTCHours() + 36) % 24) - 12;
  // The names of these zones count the other way.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
