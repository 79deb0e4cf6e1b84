import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../errors.ts';

// The embedded database has one process. While Rapporteur runs, a command typed in a shell is handed to it here, so that
// an import needs no stop. Only this user's processes can read the file that says where and with which word.

const FILE = 'commands.json';
const address = z.object({ port: z.number(), secret: z.string() });
const commandRequest = z.object({ argv: z.array(z.string()), folder: z.string() });
const answer = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });

export type CommandRequest = z.infer<typeof commandRequest>;
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
    return { status: 200, body: await run(commandRequest.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))) };
  } catch (error) {
    return { status: 500, body: { error: String(error) } };
  }
}

function isSecret(given: string | undefined, secret: string): boolean {
  const expected = Buffer.from(`Bearer ${secret}`);
  const actual = Buffer.from(given ?? '');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/**
 * Hands a command to the process that holds the data folder, and waits for it as long as it takes; null when none listens
 * there. Throws when one does and the answer is lost: the command may have been carried out.
 */
export async function sendCommand(dataDir: string, command: CommandRequest): Promise<CommandAnswer | null> {
  const found = readAddress(dataDir);
  if (!found) return null;
  try {
    const { status, body } = await post(found, JSON.stringify(command));
    if (status === 200) return answer.parse(JSON.parse(body));
    // Somebody else's server has the port by now.
    if (status === 401 || status === 404) return null;
    throw new Error(`the running Rapporteur answered ${status}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') return null;
    throw new UserError(
      'running_process',
      `The running Rapporteur took the command, but its answer was lost (${(error as Error).message}). Look whether it was carried out before you try again.`,
    );
  }
}

function readAddress(dataDir: string): z.infer<typeof address> | null {
  try {
    return address.parse(JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')));
  } catch {
    return null;
  }
}

// Not fetch: it gives up on an answer after five minutes, and a long import may take more.
function post({ port, secret }: z.infer<typeof address>, body: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    const outgoing = request({ host: '127.0.0.1', port, method: 'POST', headers }, async (response) => {
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
      } catch (error) {
        reject(error as Error);
      }
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
