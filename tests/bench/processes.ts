import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SIGNING_SECRET } from './commands.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The built program with the flags that `npm start` gives it; and its source, for a trial that shall not wait for a build. */
export const BUILT = startOf(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts.start);
export const SOURCE = ['--import', 'tsx', fileURLToPath(new URL('../../src/main.ts', import.meta.url))];
/** Those flags alone, for another program. */
export const FLAGS = BUILT.slice(0, -1);
const BARE = fileURLToPath(new URL('bare-bolt.mjs', import.meta.url));

/** A program that answers commands over signed HTTP. */
export interface Program {
  port: number;
  /** From its start until it said that it was ready */
  readyMs: number;
  /** What it holds of the machine's memory now, in bytes */
  memory(): number;
  stop(): Promise<void>;
}

/** Starts the app as an operator would, over signed HTTP. */
export function startRapporteur(environment: Record<string, string>, entry = BUILT): Promise<Program> {
  return start(entry, { LOG_LEVEL: 'warn', ...environment });
}

/** Starts a Bolt app that answers with a text of a size, or opens a form that is always the same; `args`: of Node's own. */
export function startBareBolt(environment: Record<string, string>, args: readonly string[] = []): Promise<Program> {
  return start([...args, BARE], environment);
}

/** What follows `node` in a script that ends with starting the app. */
function startOf(script: string): string[] {
  const found = /&& node (.+ )?(dist\/main\.js)$/.exec(script);
  if (!found?.[2]) throw new Error(`npm start is not as expected: ${script}`);
  return [...(found[1] ?? '').split(' ').filter(Boolean), join(ROOT, found[2])];
}

function start(args: string[], environment: Record<string, string>): Promise<Program> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${args.at(-1)} ended with ${code} before it was ready`)));
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const port = /port (\d+)/.exec(printed)?.[1];
      if (port) resolve(programOf(child, Number(port), performance.now() - began));
    });
  });
}

function programOf(child: ChildProcess, port: number, readyMs: number): Program {
  return {
    port,
    readyMs,
    memory() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
    },
    async stop() {
      if (child.exitCode !== null) throw new Error(`it had ended by itself, with ${child.exitCode}`);
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await exited;
    },
  };
}
