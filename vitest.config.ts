import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/engine/**', 'test/hooks/**', 'test/fuzz/**'],
    globalSetup: ['test/support/seed-note.ts', 'test/support/engine-note.ts'],
    setupFiles: ['test/support/seed.ts'],
    testTimeout: 60_000,
  },
});
