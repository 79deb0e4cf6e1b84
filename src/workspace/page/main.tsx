import '@fontsource-variable/inter/index.css';
import './style/tokens.css';
import './style/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Guarded } from './frame/broken.tsx';
import { Page } from './page.tsx';
import { queries } from './server/live.ts';
import { WordsProvider } from './words/words.tsx';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <WordsProvider>
          <Guarded>
            <Page />
          </Guarded>
        </WordsProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
