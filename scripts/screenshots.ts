// Plays the main scenes in both languages and both themes, and keeps what they look like in docs/screenshots. On data of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';

const FOLDER = 'docs/screenshots';
/** A Saturday, so that the next reminders are those of Monday. */
const START = '2026-11-21T10:12:00+07:00';

interface Speech {
  member: string;
  coordinator: string;
  status: string;
  results: string;
  done: string;
  evidence: string;
  send: string;
  update: string;
  reminder: RegExp;
  timeMachine: RegExp;
  messages: string;
  inspector: string;
}

const speeches: Record<'en' | 'vi', Speech> = {
  en: {
    member: 'U0ALT01',
    coordinator: 'U0COORD2',
    status: 'Partially implemented',
    results: 'Results achieved',
    done: 'Two workshops on the Protocol were held with judges and members of the National Assembly.',
    evidence: 'Evidence',
    send: 'Send Update',
    update: 'Update',
    reminder: /for you/,
    timeMachine: /Open the time machine/,
    messages: 'Messages',
    inspector: 'Inspector',
  },
  vi: {
    member: 'U0MOJ01',
    coordinator: 'U0COORD1',
    status: 'Đã thực hiện một phần',
    results: 'Kết quả đạt được',
    done: 'Đã tổ chức hai hội thảo về Nghị định thư với thẩm phán và đại biểu Quốc hội.',
    evidence: 'Tài liệu minh chứng',
    send: 'Gửi báo cáo',
    update: 'Báo cáo tiến độ',
    reminder: /có anh\/chị/,
    timeMachine: /cỗ máy thời gian/i,
    messages: 'Tin nhắn',
    inspector: 'Theo dõi kỹ thuật',
  },
};

/** Starts the built program on an empty folder; resolves with its address. */
async function start(folder: string): Promise<{ url: string; child: ChildProcess }> {
  const env = { ...process.env, DATA_DIR: folder, LOCAL_PORT: '0', LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, ['dist/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}:\n${printed}`)));
  });
  return { url, child };
}

async function post(url: string, path: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/control/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
}

async function playAll(browser: Browser, url: string, language: 'en' | 'vi'): Promise<void> {
  const say = speeches[language];
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: language,
    reducedMotion: 'reduce',
  });
  await context.addInitScript({ content: `localStorage.setItem('page-language', '${language}')` });
  const page = await context.newPage();

  async function keep(scene: string): Promise<void> {
    for (const theme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: theme as 'light' | 'dark', reducedMotion: 'reduce' });
      await page.mouse.move(640, 799);
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(FOLDER, `${scene}-${language}-${theme}.png`) });
    }
  }
  async function show(person: string, view: string): Promise<void> {
    await page.goto(`${url}/#/${person}/${view}`);
    await page.getByRole('main').waitFor();
    await page.waitForTimeout(800);
  }
  async function type(line: string): Promise<void> {
    await page.getByRole('main').getByRole('textbox').last().click();
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1_200);
  }

  await show(say.member, 'home');
  await keep('first-visit');
  await context.addInitScript({ content: `localStorage.setItem('page-tour', '{"isHidden":true}')` });
  await page.reload();

  await show(say.member, 'messages');
  await type('/rec 143.5');
  await keep('look-up');

  await page.getByRole('button', { name: say.update, exact: true }).last().click();
  const form = page.getByRole('dialog');
  await form.getByRole('radio', { name: say.status }).check({ force: true });
  await form.getByRole('textbox', { name: say.results }).fill(say.done);
  await form.getByRole('textbox', { name: say.evidence }).fill('https//moj.example/report');
  await form.getByRole('button', { name: say.send }).click();
  await page.waitForTimeout(1_000);
  await keep('form');
  await form.getByRole('textbox', { name: say.evidence }).fill('https://moj.example/report');
  await form.getByRole('button', { name: say.send }).click();
  await form.waitFor({ state: 'detached' });

  await show(say.member, 'home');
  await page.getByRole('button', { name: say.timeMachine }).click();
  await page.getByRole('button', { name: say.reminder }).first().waitFor();
  await keep('time-machine');
  await page.getByRole('dialog').getByRole('button', { name: say.reminder }).first().click();
  await page.waitForTimeout(1_500);
  await page.getByRole('tab', { name: say.messages }).click();
  await page.waitForTimeout(1_000);
  await keep('reminder');

  await show(say.coordinator, 'home');
  await keep('home');
  await show(say.coordinator, 'messages');
  await type('/rec progress by agency');
  await keep('progress');
  await type('/rec list overdue');
  await page.getByRole('button', { name: say.inspector }).click();
  await page.waitForTimeout(600);
  await page
    .getByRole('complementary', { name: say.inspector })
    .getByRole('button', { name: /\/rec list overdue/ })
    .first()
    .click();
  await keep('inspector');
  await context.close();
}

mkdirSync(FOLDER, { recursive: true });
const browser = await launchChromium();
try {
  for (const language of ['en', 'vi'] as const) {
    const folder = mkdtempSync(join(tmpdir(), 'rapporteur-screenshots-'));
    const { url, child } = await start(folder);
    try {
      await post(url, 'clock', { now: START });
      await playAll(browser, url, language);
      console.log(`${language}: done`);
    } finally {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  }
} finally {
  await browser.close();
}
