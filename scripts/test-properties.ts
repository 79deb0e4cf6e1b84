// Runs the property tests from ten new seeds (or as many as the first argument says), and names the one that finds something.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const rounds = Number(process.argv[2] ?? 10);
const files = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .map((file) => `tests/${file}`)
  .filter((file) => /\.test\.tsx?$/.test(file) && readFileSync(file, 'utf8').includes("from 'fast-check'"));

for (let round = 1; round <= rounds; round++) {
  const seed = String(Math.floor(Math.random() * 2 ** 31));
  console.log(`\nround ${round} of ${rounds}: PROPERTY_SEED=${seed}`);
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', ...files],
    {
      stdio: 'inherit',
      env: { ...process.env, PROPERTY_SEED: seed },
    },
  );
  if (status !== 0) process.exit(status ?? 1);
}
