// Starts the built program in a clean folder as a newcomer would, asks it something, moves the clock to a reminder, stops it,
// starts it again, and begins anew.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-smoke-'));

function start(...flags) {
  const child = spawn(process.execPath, ['dist/main.js', ...flags], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, LOCAL_PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const ready = new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (url) resolve(url);
    });
    exited.then((code) => reject(new Error(`the program ended with ${code} before it was ready:\n${printed}`)));
    setTimeout(() => reject(new Error(`not ready after a minute:\n${printed}`)), 60_000).unref();
  });
  return { child, ready, exited };
}

async function ask(url, text) {
  const response = await fetch(`${url}/control/as/U0ALT01/command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`${text}: ${response.status} ${body}`);
  return body;
}

async function get(url, path) {
  const response = await fetch(`${url}/control${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** The page is there when it was built, and says how to build it when not. */
async function lookAtPage(url) {
  const response = await fetch(url);
  const body = await response.text();
  const isRight = response.ok ? body.includes('<script') : response.status === 404 && body.includes('npm run page');
  if (!isRight) throw new Error(`GET / answered ${response.status}: ${body.slice(0, 800)}`);
  return response.ok ? 'the page is there' : 'the page is not built';
}

/** The clock is moved to the next reminder, and it comes. */
async function jump(url) {
  const [next] = (await get(url, '/moments?locale=en-GB')).moments;
  if (!next) throw new Error('no reminder is to come');
  await fetch(`${url}/control/clock`, { method: 'POST', body: JSON.stringify({ now: next.at }) });
  for (let wait = 0; wait < 100; wait++) {
    const { calls } = await get(url, '/calls?method=chat.postMessage');
    if (calls.some(({ args, answer }) => /^[DU]/.test(args.channel) && answer?.ok)) return next.label;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`it did not come: ${next.label}`);
}

let running;
try {
  for (const [round, ...flags] of [['first start'], ['second start'], ['begun anew', '--reset']]) {
    const { child, ready, exited } = start(...flags);
    running = child;
    const url = await ready;
    const answer = await ask(url, '/rec 143.5');
    if (!answer.includes('143.5') || !answer.includes('Second Optional Protocol'))
      throw new Error(`no card came: ${answer.slice(0, 800)}`);
    const isMoved = Math.abs(Date.parse((await get(url, '/clock')).now) - Date.now()) > 1_000;
    if (isMoved !== (round === 'second start')) throw new Error(`${round}: the clock is ${isMoved ? '' : 'not '}moved`);
    if (round === 'first start') console.log(`${await lookAtPage(url)}; came: ${await jump(url)}`);
    child.kill('SIGTERM');
    const code = await exited;
    if (code !== 0) throw new Error(`stopping gave ${code}`);
    console.log(`${round}: answered and stopped`);
  }
} finally {
  if (running?.exitCode === null) running.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
