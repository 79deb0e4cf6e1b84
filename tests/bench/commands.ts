import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

export const SIGNING_SECRET = 'bench-signing-secret';

/** Who asks. */
export interface Asker {
  workspaceId: string;
  userId: string;
}

/** What came back, and how long that took. */
export interface Answer {
  body: string;
  milliseconds: number;
}

/** Sends slash commands as Slack does: signed, over connections that are kept open. */
export class Commands {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #port: number;
  #sent = 0;

  constructor(port: number) {
    this.#port = port;
  }

  /** `/rec TEXT`; throws when the answer is none. Gives the trigger as well, by which a form is opened. */
  send(text: string, { workspaceId, userId }: Asker): { triggerId: string; answer: Promise<Answer> } {
    const triggerId = `${process.pid}.${this.#port}.${this.#sent++}`;
    const body = new URLSearchParams({
      token: 'unused',
      team_id: workspaceId,
      team_domain: 'bench',
      channel_id: 'C0BENCH',
      channel_name: 'bench',
      user_id: userId,
      user_name: 'bench',
      command: '/rec',
      text,
      api_app_id: 'A0BENCH',
      response_url: 'http://127.0.0.1:9/unused',
      trigger_id: triggerId,
    }).toString();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
    const answer = new Promise<Answer>((resolve, reject) => {
      const began = performance.now();
      const call = request(
        {
          agent: this.#agent,
          host: '127.0.0.1',
          port: this.#port,
          path: '/slack/events',
          method: 'POST',
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(body),
            'x-slack-request-timestamp': timestamp,
            'x-slack-signature': `v0=${signature}`,
          },
        },
        (response) => {
          let received = '';
          response.setEncoding('utf8');
          response.on('data', (chunk) => {
            received += chunk;
          });
          response.on('end', () => {
            const milliseconds = performance.now() - began;
            if (response.statusCode === 200) resolve({ body: received, milliseconds });
            else reject(new Error(`${text}: ${response.statusCode} ${received}`));
          });
        },
      );
      call.on('error', reject);
      call.end(body);
    });
    return { triggerId, answer };
  }

  async ask(text: string, asker: Asker): Promise<Answer> {
    return this.send(text, asker).answer;
  }

  close(): void {
    this.#agent.destroy();
  }
}
