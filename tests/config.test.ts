import { expect, test } from 'vitest';
import { FLAGS_HELP, readConfig, readFlags } from '../src/config.ts';

const SOCKET = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

function problemsOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the configuration was accepted');
}

test('without any token the local workspace starts, on the embedded database', () => {
  const config = readConfig({});
  expect(config.connection).toEqual({ mode: 'local', port: 7140 });
  expect(config.databaseUrl).toBeUndefined();
  expect(config.dataDir).toMatch(/\/data$/);
});

test('empty variables are as good as none', () => {
  expect(readConfig({ SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: ' ' }).connection.mode).toBe('local');
});

test('a bot token with an app token joins over Socket Mode', () => {
  expect(readConfig(SOCKET).connection).toEqual({
    mode: 'socket',
    botToken: 'xoxb-1',
    appToken: 'xapp-1',
    apiUrl: undefined,
  });
});

test('a bot token with a signing secret joins over HTTP on PORT', () => {
  const { connection } = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', PORT: '8080' });
  expect(connection).toEqual({ mode: 'http', botToken: 'xoxb-1', signingSecret: 's', port: 8080, apiUrl: undefined });
});

test('another server is named with or without a slash at the end, and its tokens may look different', () => {
  for (const SLACK_API_URL of ['http://127.0.0.1:9/api', 'http://127.0.0.1:9/api/']) {
    const { connection } = readConfig({ SLACK_BOT_TOKEN: 'anything', SLACK_APP_TOKEN: 'else', SLACK_API_URL });
    expect(connection).toMatchObject({ apiUrl: 'http://127.0.0.1:9/api/' });
  }
});

test.each([
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN is set alone'],
  [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_APP_TOKEN is set without SLACK_BOT_TOKEN'],
  [{ SLACK_SIGNING_SECRET: 's' }, 'SLACK_SIGNING_SECRET is set without SLACK_BOT_TOKEN'],
  [{ SLACK_API_URL: 'http://127.0.0.1:9/api/' }, 'SLACK_API_URL is set without SLACK_BOT_TOKEN'],
  [{ NODE_ENV: 'production' }, 'the local workspace never starts there'],
  [{ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN must start with xoxb-'],
  [{ PORT: 'x' }, 'PORT: must be a port number, 0 to 65535'],
  [{ LOCAL_PORT: '70000' }, 'LOCAL_PORT: must be a port number'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: must be an address such as postgresql://'],
  [{ WORKSPACE_TIME_ZONE: 'Hanoi' }, 'WORKSPACE_TIME_ZONE: must be an IANA time zone'],
])('%j stops the start', (environment, words) => {
  expect(problemsOf(environment)).toContain(words);
});

test('every problem is named at once', () => {
  const words = problemsOf({
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_SIGNING_SECRET: 's',
    PORT: 'x',
    DATABASE_URL: 'nowhere',
  });
  for (const name of ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'PORT', 'DATABASE_URL']) expect(words).toContain(name);
});

test('flags are off until they are given', () => {
  expect(readFlags([])).toEqual({ open: false, reset: false, help: false });
  expect(readFlags(['--reset', '--open'])).toEqual({ open: true, reset: true, help: false });
});

test.each([['--rest'], ['--reset=yes'], ['reset'], ['-o']])(
  '%s is refused with the flags that there are',
  (argument) => {
    expect(() => readFlags([argument])).toThrow(/The flags are --open, --reset, --help\.$/);
  },
);

test('the help names every flag', () => {
  for (const name of Object.keys(readFlags([]))) expect(FLAGS_HELP).toContain(`--${name} `);
});
