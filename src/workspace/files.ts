import { Hono } from 'hono';
import type { Core } from './core.ts';
import { checkScopes, checkToken, tokenOf } from './tokens.ts';

const types: Record<string, string> = {
  csv: 'text/csv',
  ics: 'text/calendar',
  txt: 'text/plain',
  md: 'text/markdown',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export function fileTypeOf(name: string): { mimetype: string; filetype: string } {
  const ending = name.includes('.') ? (name.split('.').at(-1) ?? '').toLowerCase() : '';
  const filetype = ending === 'jpeg' ? 'jpg' : ending === 'txt' ? 'text' : ending || 'binary';
  return { mimetype: types[ending === 'jpeg' ? 'jpg' : ending] ?? 'application/octet-stream', filetype };
}

async function uploaded(request: Request): Promise<Buffer> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    return Buffer.from(await request.arrayBuffer());
  }
  for (const [, value] of await request.formData()) {
    if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  }
  return Buffer.alloc(0);
}

/** The addresses to which files are uploaded and from which they are downloaded. */
export function fileRoutes(core: Core): Hono {
  const routes = new Hono();

  routes.post('/upload/v1/:id', async (c) => {
    const file = core.state.files[c.req.param('id')];
    if (!file || file.complete) return c.text('Not found', 404);
    const bytes = await uploaded(c.req.raw);
    if (bytes.length !== file.size) return c.text(`Expected ${file.size} bytes, got ${bytes.length}`, 400);
    file.base64 = bytes.toString('base64');
    core.touch();
    return c.text(`OK - ${bytes.length}`);
  });

  const download = (id: string, request: Request) => {
    try {
      checkToken(core, tokenOf(request.headers, {}), 'bot');
      checkScopes(core, ['files:read']);
    } catch {
      // As Slack does: whoever has no token is led to the page where people sign in, not told an error.
      return new Response(null, { status: 302, headers: { Location: `${core.url}/signin?redir=file` } });
    }
    const file = core.state.files[id];
    if (!file?.complete) return new Response('Not found', { status: 404 });
    const bytes = new Uint8Array(Buffer.from(file.base64, 'base64'));
    return new Response(bytes, { headers: { 'Content-Type': file.mimetype } });
  };
  const idOf = (path: string) => /^\/files-pri\/[^/]*-([^/]+)\//.exec(path)?.[1] ?? '';
  routes.get('/files-pri/*', (c) => download(idOf(c.req.path), c.req.raw));
  routes.get('/signin', (c) => c.html('<!doctype html><title>Sign in</title><p>Sign in to this workspace.</p>'));
  return routes;
}
