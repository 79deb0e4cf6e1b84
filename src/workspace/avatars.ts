import { Hono } from 'hono';
import type { Core } from './core.ts';

const colours = ['#2e6f9e', '#7a4d9f', '#2d7d5a', '#a4551e', '#9b2f4f', '#54606e'];

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase().replace(/[<>&]/g, '');
}

/** A person's or the app's picture: initials on a colour that is always the same for them. */
export function avatarRoutes(core: Core): Hono {
  const routes = new Hono();
  routes.get('/avatars/:file', (c) => {
    const id = c.req.param('file').replace(/-\d+\.png$/, '');
    const name = core.state.users[id]?.realName ?? core.manifest.botName;
    const sum = [...id].reduce((total, letter) => total + letter.charCodeAt(0), 0);
    const letters = `<text x="24" y="31" font-family="sans-serif" font-size="19" fill="#fff" text-anchor="middle">${initialsOf(name)}</text>`;
    const square = `<rect width="48" height="48" rx="6" fill="${colours[sum % colours.length]}"/>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">${square}${letters}</svg>`;
    return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml' } });
  });
  return routes;
}
