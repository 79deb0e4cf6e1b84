import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bare, general, type Setting } from './support.ts';

let setting: Omit<Setting, 'app'>;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'page-'));
});
afterEach(async () => {
  await setting.stop();
  rmSync(folder, { recursive: true });
});

function build(): string {
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>The page</title>');
  writeFileSync(join(page, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(page, 'assets', 'index-B3f.js'), 'export {};');
  writeFileSync(join(page, 'assets', 'index-B3f.css'), 'body {}');
  writeFileSync(join(folder, 'secret.txt'), 'a secret');
  return page;
}

const open = (path: string) => fetch(`${setting.workspace.url}${path}`, { redirect: 'manual' });

/** A path just as it is written, which fetch would tidy up, and any Host. */
function raw(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(setting.workspace.url);
    const sent = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      let body = '';
      response.on('data', (part) => {
        body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the page', () => {
  it('is served at the root, never from a cache, and lets nothing else in', async () => {
    setting = await bare({ pageFolder: build() });
    const page = await open('/');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<title>The page</title>');
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const policy = page.headers.get('content-security-policy')?.split('; ');
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'self'", "connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"]),
    );
    expect(policy?.join()).not.toContain('script-src');
  });

  it('brings its files with their types; those with a hash in their names are kept for long', async () => {
    setting = await bare({ pageFolder: build() });
    const script = await open('/assets/index-B3f.js');
    expect(script.headers.get('content-type')).toContain('javascript');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect((await open('/assets/index-B3f.css')).headers.get('content-type')).toContain('text/css');
    const icon = await open('/icon.svg');
    expect(icon.headers.get('content-type')).toContain('image/svg+xml');
    expect(icon.headers.get('cache-control')).toBe('no-cache');
    expect((await open('/assets/gone.js')).status).toBe(404);
  });

  it('gives no file that is not its own', async () => {
    setting = await bare({ pageFolder: build() });
    for (const path of [
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/assets/..%5c..%5csecret.txt',
      '//secret.txt',
    ]) {
      const { status, body } = await raw(path);
      expect([path, status >= 400]).toEqual([path, true]);
      expect(body).not.toContain('a secret');
    }
  });

  it('answers to nobody who came by another name', async () => {
    setting = await bare({ pageFolder: build() });
    for (const path of ['/', '/icon.svg', '/assets/index-B3f.js', '/archives/C0GENERAL/p1800000000000100']) {
      expect((await raw(path, { Host: 'example.org' })).status).toBe(403);
    }
    expect((await raw('/', { Host: 'localhost:7140' })).status).toBe(200);
  });

  it('that is not built says how to build it, and nothing else is missing', async () => {
    setting = await bare({ pageFolder: join(folder, 'nothing') });
    const missing = await open('/');
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('npm run page')]);
    await setting.stop();
    setting = await bare();
    expect(await (await open('/')).text()).toContain('npm run page');
    expect((await setting.get<{ clock: object }>('/state')).clock).toBeDefined();
  });

  it('can be built while the workspace runs', async () => {
    setting = await bare({ pageFolder: join(folder, 'page') });
    expect((await open('/')).status).toBe(404);
    build();
    expect((await open('/')).status).toBe(200);
  });

  it('is where permalinks lead', async () => {
    setting = await bare({ pageFolder: build() });
    const { ts } = await setting.call('chat.postMessage', { channel: general, text: 'Hi' });
    const { permalink } = await setting.call('chat.getPermalink', { channel: general, message_ts: ts });
    const led = await fetch(permalink, { redirect: 'manual' });
    expect([led.status, led.headers.get('location')]).toEqual([302, `/#/archive/${general}/${ts}`]);
    expect((await open(`/archives/${general}`)).headers.get('location')).toBe(`/#/archive/${general}`);
    expect((await open(`/archives/${general}/nonsense`)).status).toBe(404);
    const { file } = await setting.post<{ file: { permalink: string } }>('/as/U0ANA/file', {
      name: 'a.txt',
      text: 'Text',
    });
    expect(await (await fetch(file.permalink)).text()).toBe('Text');
  });
});

describe('moments to move the clock to', () => {
  it('are asked of whoever runs the workspace, in the reader’s locale', async () => {
    const moments = async (locale: string) => [{ at: '2027-07-07T02:00:00.000Z', label: `Something in ${locale}` }];
    setting = await bare({ moments });
    expect(await setting.get('/moments?locale=vi-VN')).toEqual({
      moments: [{ at: '2027-07-07T02:00:00.000Z', label: 'Something in vi-VN' }],
    });
  });

  it('are none when nobody knows any', async () => {
    setting = await bare();
    expect(await setting.get('/moments')).toEqual({ moments: [] });
  });
});
