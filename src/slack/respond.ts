import type { Message } from './views/message.ts';

/** Ephemeral unless it says otherwise. */
export type Reply = Partial<Message> & {
  response_type?: 'in_channel' | 'ephemeral';
  replace_original?: boolean;
  delete_original?: boolean;
};
export type Respond = (reply: Reply) => Promise<void>;

const PATIENCE = 5_000;

/** Answers where something was asked for or clicked: Slack takes five answers at a `response_url`, within half an hour. */
export function respondTo(responseUrl: string): Respond {
  return async (reply) => {
    const response = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(reply),
      signal: AbortSignal.timeout(PATIENCE),
    });
    // What is not read to its end keeps its connection.
    const said = await response.text();
    if (!response.ok) throw new Error(`the response_url answered ${response.status} ${said.slice(0, 200)}`);
  };
}
