import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCommand } from '../../../src/domain/query/parse-command.ts';

const FILES = ['en/lookup', 'en/home', 'vi/lookup', 'vi/home'];

test.each(FILES)('every command that %s suggests is understood', (file) => {
  const text = readFileSync(new URL(`../../../src/locales/${file}.ts`, import.meta.url), 'utf8');
  const commands = [...text.matchAll(/`(\/rec[^`\\]*)/g)].map(([, command]) => command as string);
  expect(commands.length).toBeGreaterThan(2);
  for (const command of commands) {
    const parsed = parseCommand(command.replace(/^\/rec/, ''), '2026-11-18');
    expect(parsed.ok, `${command}: ${JSON.stringify(parsed)}`).toBe(true);
  }
});
