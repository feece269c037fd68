import { test as base, expect } from '@playwright/test'

/**
 * The tests' `test`: every one of them fails on a console error, an uncaught exception, or a request to
 * another origin, whatever else it looks at. A test that provokes errors on purpose names them in `allowedErrors`.
 */
export const test = base.extend<{ allowedErrors: RegExp[]; guard: undefined }>({
  allowedErrors: [[], { option: true }],
  guard: [
    async ({ page, baseURL, allowedErrors }, use) => {
      const faults: string[] = []
      const report = (fault: string) => {
        if (!allowedErrors.some((pattern) => pattern.test(fault))) faults.push(fault)
      }
      page.on('console', (message) => {
        if (message.type() === 'error') report(`console: ${message.text()}`)
      })
      page.on('pageerror', (error) => {
        report(`exception: ${error.message}`)
      })
      page.on('request', (request) => {
        const url = new URL(request.url())
        if (/^https?:$/.test(url.protocol) && url.origin !== new URL(baseURL ?? '').origin) {
          report(`request to another origin: ${url.href}`)
        }
      })
      await use(undefined)
      expect(faults).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
