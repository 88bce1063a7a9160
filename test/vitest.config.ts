import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts', 'src/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 1, // servers, a browser and kills need the machine for themselves
    testTimeout: 20_000,
    hookTimeout: 120_000,
    // A loaded machine shows a page late; what is wrong stays wrong.
    expect: { poll: { timeout: 15_000 } },
    retry: 1,
  },
})
