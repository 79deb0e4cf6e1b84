import { fold } from './fold.ts';
import type { Member } from './member.ts';

/** The members whom somebody means: by Slack user id; by their whole name; or by words of it, or of their handle ("hoa.gao"). */
export function membersNamed<Person extends Pick<Member, 'name' | 'slackUserId'>>(
  members: readonly Person[],
  typed: string,
): Person[] {
  const byId = members.filter(({ slackUserId }) => slackUserId === typed.trim());
  if (byId.length > 0) return byId;
  const wanted = words(typed);
  if (wanted.length === 0) return [];
  const whole = members.filter(({ name }) => words(name).join(' ') === wanted.join(' '));
  if (whole.length > 0) return whole;
  return members.filter(({ name }) => {
    const own = words(name);
    return wanted.every((word) => own.some((part) => part.startsWith(word)));
  });
}

/** "@hoa.gao" → hoa, gao */
function words(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
