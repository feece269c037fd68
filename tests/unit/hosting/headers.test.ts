import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { headerRules, toHeadersFile, toVercel } from '@/hosting/headers'

/** Headers of all rules that fit an address, as a host combines them. */
const headersOf = (path: string, base = '/') =>
  headerRules(base)
    .filter(({ pattern }) => path.startsWith(pattern.slice(0, -1)))
    .flatMap(({ headers }) => Object.entries(headers))

describe('headerRules', () => {
  it('isolates the demo and what it loads, and no other page', () => {
    for (const path of ['/demo/', '/demo/runtime/worker-abc.js', '/en/demo/']) {
      expect(Object.fromEntries(headersOf(path))).toMatchObject({
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      })
    }
    for (const path of ['/', '/faq/funding/', '/_astro/page.js']) {
      expect(headersOf(path).map(([name]) => name)).not.toContain('Cross-Origin-Embedder-Policy')
    }
  })

  it('never names a header twice for one address', () => {
    for (const path of ['/', '/demo/', '/en/demo/', '/demo/runtime/x.wasm', '/_astro/x.js']) {
      const names = headersOf(path).map(([name]) => name)
      expect(new Set(names).size, path).toBe(names.length)
    }
  })

  it('follows the base path', () => {
    expect(headersOf('/guide/demo/', '/guide').map(([name]) => name)).toContain('Cross-Origin-Opener-Policy')
    expect(headerRules('guide/').every(({ pattern }) => pattern.startsWith('/guide/'))).toBe(true)
  })
})

describe('the files for hosts', () => {
  it('_headers names a pattern, then its headers, indented', () => {
    expect(toHeadersFile(headerRules('/'))).toMatch(
      /^\/\*\n {2}X-Content-Type-Options: nosniff\n[^]*\n\n\/demo\/\*\n {2}Cross-Origin-Opener-Policy: same-origin\n/,
    )
  })

  it('vercel.json says the same', () => {
    const found: unknown = JSON.parse(readFileSync('vercel.json', 'utf8'))
    expect(found, 'Write toVercel(headerRules("/")) of src/hosting/headers.ts to vercel.json.').toEqual(
      toVercel(headerRules('/')),
    )
  })
})
