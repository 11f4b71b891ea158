import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    pool: 'forks',
    // In CI one after another, and once more where a real browser or server was too slow on a busy machine.
    maxWorkers: process.env.CI ? 1 : 2,
    retry: process.env.CI ? 2 : 0,
  },
});
