import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import type { WorkspaceOptions } from '../../src/workspace/workspace.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type Setting, type TinyApp, withApp } from '../workspace/support.ts';

/** The page as it was built. */
export const pageFolder = fileURLToPath(new URL('../../dist/page', import.meta.url));

export interface Visit {
  /** A Slack user id; without one, as on a first visit. */
  person?: string;
  /** Part of the address after the person: a conversation's id, `home`, `messages`. */
  view?: string;
  language?: 'en' | 'vi';
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** Whether the tour is out of the way. */
  toured?: boolean;
}

export interface Visits {
  visit(visit?: Visit): Promise<Page>;
  /** What goes wrong in a page is gathered and fails the test, unless the test expects it and takes it from here. */
  takeFaults(): string[];
}

export type Browsing = Visits & { app: TestApp };

/** The app with its page, and a browser to see it in; both closed after the test file. */
export async function startBrowsing(now?: Date): Promise<Browsing> {
  // The browser first: while it starts, a busy machine leaves the app's socket without an answer for so long that it gives it up.
  const browser = await launchChromium();
  const app = await startTestApp({ transport: 'socket', withPage: true, ...(now && { now }) });
  return { app, ...(await startVisits(app.workspace.url, browser)) };
}

/** A tiny app of the test's own in a workspace with a page, and a browser to see it in; both closed after the test file. */
export async function startBrowsingTiny(
  register: (app: TinyApp) => void,
  more: Partial<WorkspaceOptions> = {},
): Promise<Visits & { setting: Setting }> {
  const browser = await launchChromium();
  const setting = await withApp('socket', register, { pageFolder, ...more });
  afterAll(() => setting.stop());
  return { setting, ...(await startVisits(setting.workspace.url, browser)) };
}

/** A browser that visits the page of a workspace, closed after the test file. */
export async function startVisits(workspaceUrl: string, started?: Browser): Promise<Visits> {
  const browser = started ?? (await launchChromium());
  const faults: string[] = [];
  const contexts: BrowserContext[] = [];

  async function visit({
    person,
    view = 'home',
    language = 'en',
    theme = 'light',
    toured = true,
    ...size
  }: Visit = {}) {
    const context = await browser.newContext({
      viewport: { width: size.width ?? 1280, height: size.height ?? 800 },
      colorScheme: theme,
      locale: language === 'vi' ? 'vi-VN' : 'en-GB',
      permissions: ['clipboard-read', 'clipboard-write'],
      reducedMotion: 'reduce',
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => faults.push(`in the page: ${error.stack}`));
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') faults.push(`in the console: ${line.text()}`);
    });
    page.on('request', (request) => {
      const isOwn = request.url().startsWith(workspaceUrl) || /^(data|blob):/.test(request.url());
      if (!isOwn) faults.push(`asked for ${request.url()}`);
    });
    if (toured) await page.addInitScript({ content: `localStorage.setItem('page-tour', '{"isHidden":true}')` });
    await page.goto(person ? `${workspaceUrl}/#/${person}/${view}` : workspaceUrl);
    await page.getByRole('banner').first().waitFor();
    return page;
  }

  afterEach(async ({ task }) => {
    for (const [at, context] of contexts.splice(0).entries()) {
      if (task.result?.state === 'fail') for (const page of context.pages()) await keep(page, at + 1);
      await context.close();
    }
    expect(faults.splice(0)).toEqual([]);
  });
  afterAll(() => browser.close());
  return { visit, takeFaults: () => faults.splice(0) };
}

/** What the page looked like when a test failed. */
async function keep(page: Page, number: number): Promise<void> {
  const folder = join(tmpdir(), 'rapporteur-browser');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${expect.getState().currentTestName?.replace(/\W+/g, '-').slice(0, 80)}-${number}.png`);
  await page.screenshot({ path }).catch(() => {});
  process.stdout.write(`The page as it was: ${path}\n`);
}

/** What axe finds wrong by WCAG 2.2 A and AA and its best practices, one line each; none when all is well. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id} (${one.impact}): ${one.help} — ${node.target.join(' ')} ${node.failureSummary}`),
  );
}

/** Scrolls something into sight and lets the scrolling be over: lists close when what they hang on is scrolled. */
export async function inSight(locator: Locator): Promise<void> {
  await locator.scrollIntoViewIfNeeded();
  await locator.page().evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}
