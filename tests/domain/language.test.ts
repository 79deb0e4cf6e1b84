import { expect, test } from 'vitest';
import { inLanguage, languageOf } from '../../src/domain/language.ts';

test("a member's own setting goes before every guess", () => {
  expect(languageOf({ language: 'en', slackLocale: 'vi-VN' }, 'vi')).toBe('en');
});

test('the first guess is Vietnamese for a Vietnamese locale, else the language of the workspace', () => {
  expect(languageOf({ language: null, slackLocale: 'vi-VN' }, 'en')).toBe('vi');
  // Slack has no Vietnamese interface: an English one says nothing in a Vietnamese workspace.
  expect(languageOf({ language: null, slackLocale: 'en-US' }, 'vi')).toBe('vi');
  expect(languageOf({ language: null, slackLocale: 'fr-FR' }, 'en')).toBe('en');
  expect(languageOf({ language: null, slackLocale: null }, 'vi')).toBe('vi');
});

test('a text without a translation is shown in the language there is', () => {
  expect(inLanguage({ en: 'Ratify', vi: null }, 'vi')).toBe('Ratify');
  expect(inLanguage({ en: 'Ratify', vi: 'Phê chuẩn' }, 'vi')).toBe('Phê chuẩn');
});
