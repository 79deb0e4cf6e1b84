import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The least of Slack's Web API that lets an app start and open forms: no limits, no checks, no delay. */
export interface SlackApi {
  url: string;
  /** Resolves when the form of a trigger has been received. */
  opened(triggerId: string): Promise<{ view: string; at: number }>;
  close(): Promise<void>;
}

/** `teamId`: the workspace whose token the app has. */
export async function startSlackApi(teamId: string): Promise<SlackApi> {
  const waiting = new Map<string, (form: { view: string; at: number }) => void>();
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const at = performance.now();
      const method = request.url?.split('/').at(-1);
      if (method === 'views.open') {
        const sent = new URLSearchParams(body);
        const triggerId = sent.get('trigger_id') ?? '';
        waiting.get(triggerId)?.({ view: sent.get('view') ?? '', at });
        waiting.delete(triggerId);
      }
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answerTo(method, teamId)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/`,
    opened: (triggerId) => new Promise((resolve) => waiting.set(triggerId, resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answerTo(method: string | undefined, teamId: string) {
  if (method === 'auth.test') return { ok: true, team_id: teamId, team: 'Bench', user_id: 'U0APP', bot_id: 'B0APP' };
  if (method === 'views.open') return { ok: true, view: { id: 'V0BENCH', hash: '1' } };
  return { ok: true };
}
