import { defineConfig } from 'vitest/config';

/** Inputs by strangers: changed documents by the thousand, and file systems that resist. Argo's validator judges what is compiled, so they need Go. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/seed-note.ts'],
    setupFiles: ['test/support/seed.ts'],
    include: ['test/fuzz/**/*.test.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 1_200_000,
    fileParallelism: false,
  },
});
