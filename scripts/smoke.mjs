// Starts the built program in a clean folder as a newcomer would, asks it something, stops it, and starts it again.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-smoke-'));

function start() {
  const child = spawn(process.execPath, ['dist/main.js'], {
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

let running;
try {
  for (const round of ['first start', 'second start']) {
    const { child, ready, exited } = start();
    running = child;
    const url = await ready;
    const answer = await ask(url, '/rec 143.5');
    if (!answer.includes('143.5') || !answer.includes('Second Optional Protocol'))
      throw new Error(`no card came: ${answer.slice(0, 800)}`);
    child.kill('SIGTERM');
    const code = await exited;
    if (code !== 0) throw new Error(`stopping gave ${code}`);
    console.log(`${round}: answered and stopped`);
  }
} finally {
  if (running?.exitCode === null) running.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
