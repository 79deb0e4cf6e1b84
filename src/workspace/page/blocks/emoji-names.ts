import { get } from 'node-emoji';

/** Names that Slack gives and the library does not know, in the library's names or as they are. */
const slackNames: Record<string, string> = {
  thumbsup: '👍',
  thumbsdown: '👎',
  simple_smile: '🙂',
  large_red_circle: '🔴',
  large_orange_circle: '🟠',
  large_yellow_circle: '🟡',
  large_green_circle: '🟢',
  large_purple_circle: '🟣',
  large_brown_circle: '🟤',
  large_red_square: '🟥',
  large_orange_square: '🟧',
  large_yellow_square: '🟨',
  large_green_square: '🟩',
  large_blue_square: '🟦',
  large_purple_square: '🟪',
  large_brown_square: '🟫',
  pencil: '📝',
  spiral_calendar_pad: '🗓️',
  spiral_note_pad: '🗒️',
  black_square_for_stop: '⏹️',
  double_vertical_bar: '⏸️',
  black_right_pointing_triangle_with_double_vertical_bar: '⏯️',
  alarm_clock: '⏰',
  hugging_face: '🤗',
  thinking_face: '🤔',
  nerd_face: '🤓',
  zany_face: '🤪',
  star_struck: '🤩',
  hand: '✋',
  raised_hands: '🙌',
  hocho: '🔪',
  poop: '💩',
  hankey: '💩',
  shipit: '🚢',
  earth_asia: '🌏',
  classical_building: '🏛️',
  card_index_dividers: '🗂️',
  file_cabinet: '🗄️',
  scales: '⚖️',
  speaking_head_in_silhouette: '🗣️',
  knife_fork_plate: '🍽️',
  lower_left_ballpoint_pen: '🖊️',
  left_speech_bubble: '🗨️',
  heavy_multiplication_x: '✖️',
  waving_white_flag: '🏳️',
  waving_black_flag: '🏴',
  sleuth_or_spy: '🕵️',
  face_with_rolling_eyes: '🙄',
  the_horns: '🤘',
  e_mail: '✉️',
  email: '✉️',
};

/** The emoji that Slack has under names of its own. */
export const slackEmoji = Object.entries(slackNames)
  .map(([name, emoji]) => ({ name, emoji: get(emoji) ?? emoji }))
  .filter(({ emoji }) => !/^\w+$/.test(emoji));

const TONE = /^skin-tone-([2-6])$/;

/** The country of `flag-vn`, in the two letters that make a flag. */
function flag(name: string): string | undefined {
  const country = /^flag-([a-z]{2})$/.exec(name)?.[1];
  if (!country) return undefined;
  return String.fromCodePoint(...[...country].map((letter) => 0x1f1e6 + letter.charCodeAt(0) - 97));
}

const nameShape = /^[a-z0-9_'+-]+$/;

/** The character of an emoji by Slack's name for it; undefined where there is none, as for a workspace's own. */
export function emojiOf(name: string, tone?: string): string | undefined {
  const plain = name.toLowerCase();
  if (!nameShape.test(plain)) return undefined;
  const own = Object.hasOwn(slackNames, plain) ? slackNames[plain] : undefined;
  const found = own ?? get(`:${plain}:`) ?? flag(plain) ?? get(`:${plain.replaceAll('-', '_')}:`);
  const shade = tone && TONE.exec(tone)?.[1];
  if (!found || !shade) return found;
  const [first, ...rest] = [...found].filter((part) => part !== '\ufe0f');
  return first ? `${first}${String.fromCodePoint(0x1f3f9 + Number(shade))}${rest.join('')}` : found;
}

/** Plain text with its emoji names found: strings, and names that have a character. */
export function splitEmoji(text: string): (string | { name: string; tone?: string })[] {
  const parts: (string | { name: string; tone?: string })[] = [];
  let rest = '';
  let at = 0;
  const pattern = /:([a-zA-Z0-9_'+-]+):(?::(skin-tone-[2-6]):)?/y;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = text[at] === ':' ? pattern.exec(text) : null;
    const name = match?.[1];
    if (match && name && emojiOf(name)) {
      if (rest) parts.push(rest);
      rest = '';
      parts.push(match[2] ? { name, tone: match[2] } : { name });
      at += match[0].length;
    } else {
      rest += text[at];
      at += 1;
    }
  }
  if (rest) parts.push(rest);
  return parts;
}
