import { useState } from 'react';
import { useReader } from '../reader.tsx';
import { actAs } from '../server/api.ts';
import { upload } from '../server/upload.ts';
import { draftOf, keepDraft, keepSent } from './kept.ts';
import { useAttempt } from './toasts.tsx';

export interface Room {
  channel: string;
  threadTs?: string | undefined;
}

export const roomKey = ({ channel, threadTs }: Room): string => [channel, threadTs].filter(Boolean).join(' ');

/** What is written: a text, and files that go with it. */
interface Written {
  text: string;
  files: File[];
}

/** Sends what is written; gives back what was refused or did not arrive, unless something else was begun meanwhile. */
export function useSending(room: Room, giveBack: (rest: Written) => void) {
  const { user } = useReader();
  const attempt = useAttempt();
  const [waiting, setWaiting] = useState(0);

  /** Each file as it arrives is taken from the rest, and the text with the first. */
  async function sendFiles(rest: Written): Promise<void> {
    for (const file of [...rest.files]) {
      const comment = rest.text === '' ? {} : { comment: rest.text };
      await upload(user.id, file, { ...room, ...comment });
      rest.files = rest.files.filter((one) => one !== file);
      rest.text = '';
    }
  }

  async function sendText(rest: Written): Promise<void> {
    const what = rest.text.startsWith('/') ? 'command' : 'message';
    const happened = await actAs(user.id, what, { ...room, text: rest.text });
    // Slack's own words about it come as a toast.
    if (happened.error === undefined) rest.text = '';
  }

  async function send(written: Written): Promise<void> {
    const rest = { ...written };
    if (rest.text !== '') keepSent(user.id, rest.text);
    setWaiting((count) => count + 1);
    await attempt(rest.files.length > 0 ? sendFiles(rest) : sendText(rest));
    setWaiting((count) => count - 1);
    if (draftOf(user.id, roomKey(room)) !== '') rest.text = '';
    if (rest.text === '' && rest.files.length === 0) return;
    if (rest.text !== '') keepDraft(user.id, roomKey(room), rest.text);
    giveBack(rest);
  }
  return { isWaiting: waiting > 0, send };
}
