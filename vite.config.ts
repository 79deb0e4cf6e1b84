import { defineConfig } from 'vite';

// The app in a few files: Node takes a millisecond over each that it loads, and there are hundreds. Packages stay in
// node_modules, but for those of which little is used, of which that is taken: zod has the messages of fifty languages.
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: ['zod', 'temporal-polyfill', 'temporal-utils'] },
  build: {
    ssr: true,
    target: 'node20.19',
    sourcemap: true,
    // The page is in dist, too.
    emptyOutDir: false,
    rolldownOptions: {
      input: ['src/main.ts', 'src/cli.ts'],
      // Flat, and of the same names at each build (src/root.ts).
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});
