// Builds the page and plays it in this machine's own Chromium. With --if-found, a machine without one is told what was left out, and
// that is no failure, except in CI.
import { spawnSync } from 'node:child_process';
import { findChromium, whyNoChromium } from './chromium.ts';

const { argv, env, execPath } = process;
const args = argv.slice(2).filter((arg) => arg !== '--if-found');
const mayLeaveOut = args.length < argv.length - 2 && !env.CI;

if (!findChromium()) {
  const what = mayLeaveOut ? 'left out' : 'not run';
  console.log(`\nThe tests in a browser were ${what}. ${whyNoChromium()} Then: npm run test:browser\n`);
  process.exit(mayLeaveOut ? 0 : 1);
}

function run(script: string, ...rest: string[]): void {
  const { status } = spawnSync(execPath, [script, ...rest], { stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}

run('node_modules/vite/bin/vite.js', 'build', '--config', 'src/workspace/page/vite.config.ts', '--logLevel', 'warn');
run('node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.browser.config.ts', ...args);
