import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/engine/**'],
    globalSetup: ['test/support/engine-note.ts'],
    testTimeout: 20_000,
  },
});
