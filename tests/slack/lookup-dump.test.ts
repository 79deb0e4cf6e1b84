import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { startTestApp } from '../support/app.ts';

const app = await startTestApp({ transport: 'socket' });
it('dumps', async () => {
  const out: unknown[] = [];
  for (const user of ['U0ALT01', 'U0MOJ01']) {
    for (const text of ['', '143.5', '14', '143.999', 'list mine overdue', 'list agncy:moj', 'find death penalty', 'progress', 'progress by theme', 'deadlines', 'history 143.5', 'help', 'help list', '24(b)', 'update 99']) {
      const seen = await app.as(user).command(`/rec ${text}`, { channel: 'C0GROUP01', until: 'message' });
      out.push({ user, text, ms: seen.ack?.ms, message: seen.messages[0]?.blocks?.map((b: any) => b.text?.text ?? b.fields?.map((f: any) => f.text).join(' | ') ?? b.elements?.map((e: any) => e.text?.text ?? e.text ?? e.placeholder?.text).join(' ¦ ') ?? b.rows?.map((r: any) => r.map((c: any) => c.text).join(' | ')) ?? b), error: seen.error });
    }
    const home = await app.as(user).openHome({ until: 'home' });
    out.push({ user, home: (home.home?.blocks as any[])?.map((b: any) => b.text?.text ?? b.elements?.map((e: any) => e.text?.text ?? e.text).join(' ¦ ')) });
  }
  for (const user of ['U0COORD2', 'U0OBSV1', 'U0GUEST1']) {
    const home = await app.as(user).openHome({ until: 'home' });
    out.push({ user, home: (home.home?.blocks as any[])?.map((b: any) => b.text?.text ?? b.elements?.map((e: any) => e.text?.text ?? e.text).join(' ¦ ')) });
  }
  writeFileSync('/tmp/lk/dump.json', JSON.stringify(out, null, 1));
}, 60_000);
