import { createContext, useContext, useEffect, useState } from 'react';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type Words = typeof en;
export type Language = 'en' | 'vi';

const catalogues: Record<Language, Words> = { en, vi };
const KEPT = 'page-language';

interface Speech {
  language: Language;
  words: Words;
  speak(language: Language): void;
}

const Context = createContext<Speech | null>(null);

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT) ?? navigator.language;
  return kept.startsWith('vi') ? 'vi' : 'en';
}

/** Gives the page its words, in the language that was chosen here before or else the browser's. */
export function WordsProvider(props: { children: React.ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speak = (next: Language) => {
    localStorage.setItem(KEPT, next);
    setLanguage(next);
  };
  return <Context value={{ language, words: catalogues[language], speak }}>{props.children}</Context>;
}

export function useSpeech(): Speech {
  const speech = useContext(Context);
  if (!speech) throw new Error('there are no words above this component');
  return speech;
}

/** The page's own words, in the language of the page. */
export const useWords = (): Words => useSpeech().words;
