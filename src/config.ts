import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { isTimeZone } from './domain/day.ts';
import { LANGUAGES } from './domain/language.ts';
import { UserError } from './errors.ts';

const A_PORT = 'must be a port number, 0 to 65535';
const port = z.coerce.number(A_PORT).int(A_PORT).min(0, A_PORT).max(65_535, A_PORT);

/** Every variable that the app reads, with its default: the only list of them. */
const variables = z.object({
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http(s) address such as http://127.0.0.1:9000/api/' })
    .optional(),
  PORT: port.default(3000),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must be an address such as postgresql://user:password@host:5432/database',
    })
    .optional(),
  DATA_DIR: z.string().default('./data'),
  LOCAL_PORT: port.default(7140),
  WORKSPACE_LANGUAGE: z.enum(LANGUAGES).default('en'),
  WORKSPACE_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone such as Asia/Ho_Chi_Minh')
    .default('Asia/Ho_Chi_Minh'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  NODE_ENV: z.string().optional(),
});

/** How the app meets Slack: over Socket Mode, over signed HTTP, or in the local workspace it brings along. */
export type Connection =
  | { mode: 'socket'; botToken: string; appToken: string; apiUrl: string | undefined }
  | { mode: 'http'; botToken: string; signingSecret: string; port: number; apiUrl: string | undefined }
  | { mode: 'local'; port: number };

export interface Config {
  connection: Connection;
  /** undefined: the embedded database in `dataDir` */
  databaseUrl: string | undefined;
  /** Absolute path */
  dataDir: string;
  language: (typeof LANGUAGES)[number];
  timeZone: string;
  logLevel: string;
}

/** What may follow `npm start --`: the only list of it. */
const flags = {
  open: { type: 'boolean', default: false, words: 'opens the page of the local workspace in the browser' },
  reset: {
    type: 'boolean',
    default: false,
    words: 'begins the local workspace anew: deletes its database and its state',
  },
  help: { type: 'boolean', default: false, words: 'prints this' },
} as const;

export type Flags = Record<keyof typeof flags, boolean>;

export const FLAGS_HELP = `npm start starts Rapporteur: in Slack when its tokens are set, otherwise in a local workspace of its own.
The environment variables are in README.md. After npm start -- may follow:
${Object.entries(flags)
  .map(([name, { words }]) => `  --${name.padEnd(7)} ${words}`)
  .join('\n')}
`;

/** Reads the command line. Throws a UserError at what it does not know. */
export function readFlags(argv: string[]): Flags {
  try {
    return parseArgs({ args: argv, options: flags, strict: true, allowPositionals: false }).values;
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')) throw error;
    const names = Object.keys(flags).map((name) => `--${name}`);
    throw new UserError('flags', `${(error as Error).message.split('. ')[0]}. The flags are ${names.join(', ')}.`);
  }
}

/** Reads the environment. Throws one UserError that names every problem in it. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  // An empty variable is how many shells and compose files say "not set".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const read = variables.safeParse(given);
  const problems = read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  problems.push(...connectionProblems(given));
  if (!read.success || problems.length > 0) {
    throw new UserError(
      'config',
      `The configuration has ${problems.length === 1 ? 'a problem' : 'problems'}:\n  - ${problems.join('\n  - ')}`,
    );
  }
  const v = read.data;
  return {
    connection: connectionOf(v),
    databaseUrl: v.DATABASE_URL,
    dataDir: resolve(v.DATA_DIR),
    language: v.WORKSPACE_LANGUAGE,
    timeZone: v.WORKSPACE_TIME_ZONE,
    logLevel: v.LOG_LEVEL,
  };
}

function connectionProblems(v: Record<string, string | undefined>): string[] {
  const problems: string[] = [];
  const bot = v.SLACK_BOT_TOKEN;
  const app = v.SLACK_APP_TOKEN;
  const secret = v.SLACK_SIGNING_SECRET;
  if (bot && !app && !secret) {
    problems.push('SLACK_BOT_TOKEN is set alone: add SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)');
  }
  if (!bot && app)
    problems.push('SLACK_APP_TOKEN is set without SLACK_BOT_TOKEN: add the token that starts with xoxb-');
  if (!bot && secret)
    problems.push('SLACK_SIGNING_SECRET is set without SLACK_BOT_TOKEN: add the token that starts with xoxb-');
  if (!bot && !app && !secret) {
    if (v.SLACK_API_URL) problems.push('SLACK_API_URL is set without SLACK_BOT_TOKEN: add the tokens of that server');
    if (v.NODE_ENV === 'production') {
      problems.push(
        'NODE_ENV is production and no Slack token is set: the local workspace never starts there; ' +
          'set SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
      );
    }
  }
  // Slack's own tokens tell what they are; another server's may look different.
  if (!v.SLACK_API_URL) {
    if (bot && !bot.startsWith('xoxb-'))
      problems.push('SLACK_BOT_TOKEN must start with xoxb- (OAuth & Permissions page of the app)');
    if (app && !app.startsWith('xapp-'))
      problems.push('SLACK_APP_TOKEN must start with xapp- (Basic Information page of the app)');
  }
  return problems;
}

function connectionOf(v: z.infer<typeof variables>): Connection {
  const apiUrl = v.SLACK_API_URL?.replace(/\/*$/, '/');
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = v;
  if (botToken && appToken) return { mode: 'socket', botToken, appToken, apiUrl };
  if (botToken && signingSecret) return { mode: 'http', botToken, signingSecret, port: v.PORT, apiUrl };
  return { mode: 'local', port: v.LOCAL_PORT };
}
