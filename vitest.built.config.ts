import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Tests of the built site without a browser: they need `npm run build` first. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    include: ['tests/search/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
