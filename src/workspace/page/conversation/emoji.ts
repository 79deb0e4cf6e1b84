import { search } from 'node-emoji';
import { emojiOf, slackEmoji } from '../blocks/emoji-names.ts';

/** A reaction's character, or its name between colons when there is none, as for a workspace's own pictures. */
export function pictured(name: string): string {
  const [plain = name, tone] = name.split('::');
  return emojiOf(plain, tone) ?? `:${name}:`;
}

/** Those that people take most, by Slack's names. */
export const commonEmoji = [
  '+1',
  'white_check_mark',
  'eyes',
  'pray',
  'tada',
  'heart',
  'raised_hands',
  'clap',
  'joy',
  'slightly_smiling_face',
  'rocket',
  '100',
  'wave',
  'muscle',
  'bulb',
  'question',
  'exclamation',
  'warning',
  'hourglass',
  'calendar',
  'memo',
  'x',
].map((name) => ({ name, emoji: pictured(name) }));

/** By name, those that begin with it first. */
export function findEmoji(query: string): { emoji: string; name: string }[] {
  const wanted = query.toLowerCase().replaceAll(' ', '_');
  const at = (name: string) => (name.startsWith(wanted) ? 0 : 1);
  // A pattern would read + as its own sign.
  const found = search(wanted.replace(/[^a-z0-9_-]/g, (sign) => `\\${sign}`));
  const slack = slackEmoji.filter(({ name }) => name.includes(wanted));
  return [...slack, ...found.filter((one) => slack.every(({ name }) => name !== one.name))].sort(
    (a, b) => at(a.name) - at(b.name) || a.name.length - b.name.length,
  );
}
