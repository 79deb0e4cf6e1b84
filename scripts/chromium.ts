import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const usual = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * This machine's own Chromium or Chrome, since nothing is downloaded: the program that CHROMIUM names, else the first one that is found;
 * null when there is none.
 */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  if (environment.CHROMIUM) return isExecutable(environment.CHROMIUM) ? environment.CHROMIUM : null;
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...usual];
  return candidates.find(isExecutable) ?? null;
}

/** Why there is none, and what to do. */
export function whyNoChromium(environment: NodeJS.ProcessEnv = process.env): string {
  const { CHROMIUM } = environment;
  const reason = CHROMIUM ? `CHROMIUM names ${CHROMIUM}, which cannot be run.` : 'No Chromium or Chrome was found.';
  return `${reason} Install one (Debian: apt-get install chromium), or set CHROMIUM to its path.`;
}

/** Starts it without a window, and without the traffic of its own that a browser has. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(whyNoChromium());
  const args = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    '--no-first-run',
    // As root it starts in no other way; it sees pages of this machine alone.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  return chromium.launch({ executablePath, args });
}
