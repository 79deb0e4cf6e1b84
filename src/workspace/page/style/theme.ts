import { useEffect, useState } from 'react';

export type Theme = 'light' | 'dark' | 'system';

const KEPT = 'page-theme';
const darkness = matchMedia('(prefers-color-scheme: dark)');

function keptTheme(): Theme {
  const kept = localStorage.getItem(KEPT);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

function show(theme: Theme): void {
  const shown = theme === 'system' ? (darkness.matches ? 'dark' : 'light') : theme;
  document.documentElement.dataset.theme = shown;
}

/** Before anything is drawn, so that nothing flashes. */
show(keptTheme());

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(keptTheme);
  useEffect(() => {
    const follow = () => show(theme);
    follow();
    darkness.addEventListener('change', follow);
    return () => darkness.removeEventListener('change', follow);
  }, [theme]);
  return [
    theme,
    (next) => {
      localStorage.setItem(KEPT, next);
      setTheme(next);
    },
  ];
}
