import { describe, expect, it } from 'vitest';
import type { User } from '../../../src/workspace/control/shown.ts';
import {
  badgesOf,
  languageName,
  localeName,
  localesOf,
  zonesFor,
} from '../../../src/workspace/page/people/standing.ts';

describe('the badges of a person', () => {
  const user = (rest: Partial<User>) => ({ teamId: 'T1', ...rest }) as User;

  it('say what Slack lets them do and where they are from', () => {
    expect(badgesOf(user({}), 'T1')).toEqual([]);
    expect(badgesOf(user({ isOwner: true }), 'T1')).toEqual(['admin']);
    expect(badgesOf(user({ isUltraRestricted: true }), 'T1')).toEqual(['guest']);
    expect(badgesOf(user({ teamId: 'T2' }), 'T1')).toEqual(['otherOrganisation']);
    expect(badgesOf(user({ dnd: { enabled: true, nextStart: 0, nextEnd: 1 } }), 'T1')).toEqual(['doNotDisturb']);
  });
});

describe('what an account can be given', () => {
  it('has its own zone and the usual ones first, each once, by the name that is used today', () => {
    const zones = zonesFor('Asia/Tokyo', ['Africa/Abidjan', 'Asia/Saigon', 'Asia/Tokyo']);
    expect(zones).toEqual(['Asia/Tokyo', 'Asia/Ho_Chi_Minh', 'Europe/Zurich', 'America/New_York', 'Africa/Abidjan']);
  });

  it('has the languages of everybody here', () => {
    const users = [{ locale: 'fr-FR' }, { locale: 'en-US' }, { locale: 'xx', isBot: true }] as User[];
    expect(localesOf(users)).toEqual(['en-GB', 'en-US', 'vi-VN', 'fr-FR']);
  });

  it('names a language, and shows the code of one that nobody knows', () => {
    expect(localeName('vi-VN', 'en')).toBe('Vietnamese (Vietnam)');
    expect(localeName('not a locale', 'en')).toBe('not a locale');
    expect(languageName('en-US', 'vi')).toBe('Tiếng Anh');
    expect(languageName('not a locale', 'en')).toBe('not a locale');
  });
});
