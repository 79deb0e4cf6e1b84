import type { User } from '../../control/shown.ts';

type Badge = 'admin' | 'guest' | 'otherOrganisation' | 'doNotDisturb';

/** What is to be known of a person besides their name. */
export function badgesOf(user: User, teamId: string): Badge[] {
  const badges: Badge[] = [];
  if (user.isAdmin || user.isOwner) badges.push('admin');
  if (user.isRestricted || user.isUltraRestricted) badges.push('guest');
  if (user.isStranger || user.teamId !== teamId) badges.push('otherOrganisation');
  if (user.dnd?.enabled) badges.push('doNotDisturb');
  return badges;
}

const first = ['Asia/Ho_Chi_Minh', 'Europe/Zurich', 'America/New_York'];
// Browsers differ in which of the two names they list.
const otherNames: Record<string, string> = { 'Asia/Saigon': 'Asia/Ho_Chi_Minh' };

/** All time zones, the person's own and some usual ones first. */
export function zonesFor(own: string, all: string[]): string[] {
  const named = all.map((zone) => otherNames[zone] ?? zone);
  return [...new Set([own, ...first, ...named])];
}

const usual = ['en-GB', 'en-US', 'vi-VN'];

/** The languages that an account may be given: the usual ones and those of the people here. */
export function localesOf(users: User[]): string[] {
  return [...new Set([...usual, ...users.filter((one) => !one.isBot).map((one) => one.locale)])];
}

/** A language's name, such as "British English"; the code for one that the browser does not know. */
export function localeName(locale: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}

/** The language alone, as short as a list needs it: "English". */
export function languageName(locale: string, language: string): string {
  return localeName(locale.split(/[-_]/)[0] ?? locale, language);
}
