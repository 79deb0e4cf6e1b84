/** The languages that members read; the catalogues of src/locales have one each. */
export const LANGUAGES = ['en', 'vi'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in two languages; the Vietnamese one may be missing in what came from a UN file. */
export interface LocalizedText {
  en: string;
  vi: string | null;
}

/** The text in the language asked for, else in the one there is. */
export function inLanguage(text: LocalizedText, language: Language): string {
  return language === 'vi' && text.vi ? text.vi : text.en;
}

/** A member's language: their own setting, else a first guess from Slack's locale ("vi-VN"), else the workspace's. */
export function languageOf(
  member: { language: Language | null; slackLocale: string | null },
  workspaceLanguage: Language,
): Language {
  if (member.language) return member.language;
  const guess = member.slackLocale?.slice(0, 2).toLowerCase();
  // Slack has no Vietnamese interface, so English there says nothing about a member of a Vietnamese workspace.
  return guess === 'vi' ? 'vi' : guess === 'en' && workspaceLanguage === 'en' ? 'en' : workspaceLanguage;
}
