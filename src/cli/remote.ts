import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

// The embedded database has one process. While Rapporteur runs, a command typed in a shell is handed to it here, so that
// an import needs no stop. Only this user's processes can read the file that says where and with which word.

const FILE = 'commands.json';
const address = z.object({ port: z.number(), secret: z.string() });
const request = z.object({ argv: z.array(z.string()), folder: z.string() });
const answer = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });

export type CommandRequest = z.infer<typeof request>;
export type CommandAnswer = z.infer<typeof answer>;

/** Listens on 127.0.0.1 for commands and says so in the data folder, until closed. */
export async function listenForCommands(
  dataDir: string,
  run: (command: CommandRequest) => Promise<CommandAnswer>,
): Promise<{ close(): Promise<void> }> {
  const secret = randomBytes(24).toString('base64url');
  const server = createServer((incoming, response) => {
    void respond(incoming, secret, run).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const file = join(dataDir, FILE);
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify({ port: (server.address() as AddressInfo).port, secret }), { mode: 0o600 });
  return {
    async close() {
      rmSync(file, { force: true });
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function respond(
  incoming: IncomingMessage,
  secret: string,
  run: (command: CommandRequest) => Promise<CommandAnswer>,
) {
  if (!isSecret(incoming.headers.authorization, secret)) return { status: 401, body: { error: 'wrong secret' } };
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    return { status: 200, body: await run(request.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))) };
  } catch (error) {
    return { status: 500, body: { error: String(error) } };
  }
}

function isSecret(given: string | undefined, secret: string): boolean {
  const expected = Buffer.from(`Bearer ${secret}`);
  const actual = Buffer.from(given ?? '');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** Hands a command to the process that holds the data folder; null when none listens there. */
export async function sendCommand(dataDir: string, command: CommandRequest): Promise<CommandAnswer | null> {
  try {
    const { port, secret } = address.parse(JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')));
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      body: JSON.stringify(command),
    });
    return response.ok ? answer.parse(await response.json()) : null;
  } catch {
    return null;
  }
}
