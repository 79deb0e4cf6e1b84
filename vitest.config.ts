import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // These need a browser and the built page: scripts/test-browser.ts runs them.
    exclude: [...configDefaults.exclude, 'tests/browser/**'],
    globalSetup: 'tests/support/global-setup.ts',
    setupFiles: 'tests/support/properties.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
