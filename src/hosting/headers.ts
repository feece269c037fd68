import { headerPolicy } from './policy.ts'

/** Headers for all addresses that fit a pattern; `*` stands for anything, at the end only. */
export interface HeaderRule {
  pattern: string
  headers: Readonly<Record<string, string>>
}

/** A page with these two has memory that threads can share. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const

/** Headers that do no harm anywhere, not even on a developer's machine. */
export const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(self), geolocation=(), microphone=()',
} as const

/** Names of these files contain a hash of their content. */
const forEver = { 'Cache-Control': 'public, max-age=31536000, immutable' } as const

/** Folder of the classifier's worker and runtime, below the base path: part of the demo, so that its rules cover it. */
export const runtimeFolder = 'demo/runtime'

/**
 * The headers that a host should send. No two rules that fit the same address name the same header: some hosts send
 * both values then.
 *
 * @param base The site's base path, with or without slashes at its ends.
 */
export function headerRules(base: string): HeaderRule[] {
  const root = `/${base}/`.replaceAll(/\/+/g, '/')
  return [
    {
      pattern: `${root}*`,
      headers: {
        ...everywhere,
        'Content-Security-Policy': headerPolicy,
        'Strict-Transport-Security': 'max-age=31536000',
      },
    },
    { pattern: `${root}demo/*`, headers: isolation },
    { pattern: `${root}en/demo/*`, headers: isolation },
    { pattern: `${root}_astro/*`, headers: forEver },
    { pattern: `${root}${runtimeFolder}/*`, headers: forEver },
  ]
}

/** The rules as Netlify and Cloudflare Pages read them, in a file `_headers` at the top of the site. */
export function toHeadersFile(rules: readonly HeaderRule[]): string {
  return rules
    .map(({ pattern, headers }) =>
      [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
    )
    .join('\n\n')
    .concat('\n')
}

/** The rules as Vercel reads them, in `vercel.json` at the top of the repository. */
export function toVercel(rules: readonly HeaderRule[]) {
  return {
    $schema: 'https://openapi.vercel.sh/vercel.json',
    trailingSlash: true,
    headers: rules.map(({ pattern, headers }) => ({
      source: pattern.replace('*', '(.*)'),
      headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    })),
  }
}
