import { defineConfig } from 'vitest/config';

/** Tests of the hooks, the action and the pages about them, with the real pre-commit and actionlint. They need git, npm, Python and Go. */
export default defineConfig({
  test: {
    include: ['test/hooks/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 1_200_000,
    fileParallelism: false,
  },
});
