import { defineConfig } from 'vitest/config';

/** Tests that need Go: Argo's own validator and controller are built once and run. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/seed-note.ts'],
    setupFiles: ['test/support/seed.ts'],
    include: ['test/engine/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 1_200_000,
    fileParallelism: false,
  },
});
