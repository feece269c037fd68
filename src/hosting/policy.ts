import { createHash } from 'node:crypto'

/** Directives of a content security policy, by name. */
type Directives = Readonly<Record<string, readonly string[]>>

/**
 * What a photograph could leave the device by, closed: connections, pictures, forms, frames. The same on every page and
 * in the classifier's worker, so that it can also be sent as a header. `frame-ancestors` counts in a header only.
 */
const sameOriginOnly: Directives = {
  // Objects in the page's own memory (`blob:`) are no connection: a picture that was chosen is read from there.
  'connect-src': ["'self'", 'blob:'],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'blob:'],
  'worker-src': ["'self'"],
  'frame-src': ["'none'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
}

const write = (directives: Directives): string =>
  Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ')

/** The policy as a header, for every answer of the host: scripts and styles are left to each page's own policy. */
export const headerPolicy = write({ ...sameOriginOnly, 'frame-ancestors': ["'none'"] })

const elements = (name: string) => new RegExp(`<${name}\\b([^>]*)>([\\s\\S]*?)</${name}>`, 'gi')
/** Data in a script element is not run, and needs no permission. */
const runs = (attributes: string) =>
  !/\bsrc\s*=/i.test(attributes) && !/\btype\s*=\s*["']?(?!module|text\/javascript)\w/i.test(attributes)
const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const digests = (texts: readonly string[]) => [...new Set(texts.map(digest))].sort()

/**
 * The content security policy of one finished page: its own inline scripts and styles by their hash, nothing else that
 * is not a file of the site. Astro's `security.csp` does not do: it leaves out `is:inline` scripts, which Starlight has.
 *
 * Two things are looser than one would wish, and both concern appearance only. KaTeX positions every part of a formula
 * with a style attribute, so style attributes are allowed. Mermaid writes a style element into each diagram while the
 * page is open, so pages with a diagram allow style elements.
 *
 * @param html A finished page.
 */
export function policyOf(html: string): string {
  const scripts = [...html.matchAll(elements('script'))]
    .filter(([, attributes = '']) => runs(attributes))
    .map(([, , text = '']) => text)
  const styles = [...html.matchAll(elements('style'))].map(([, , text = '']) => text)
  const hasDiagram = /<pre class="mermaid"/.test(html)
  return write({
    'default-src': ["'none'"],
    // WebAssembly may be compiled: the classifier and the search need it. `eval` stays forbidden.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...digests(scripts)],
    // For browsers that do not know the two below.
    'style-src': ["'self'", "'unsafe-inline'"],
    'style-src-elem': ["'self'", ...(hasDiagram ? ["'unsafe-inline'"] : digests(styles))],
    'style-src-attr': ["'unsafe-inline'"],
    // Fonts of a few kilobytes are part of the stylesheet.
    'font-src': ["'self'", 'data:'],
    'manifest-src': ["'self'"],
    ...sameOriginOnly,
  })
}

/**
 * Writes the policy into a page, before anything that it applies to.
 *
 * @param html A finished page.
 * @param file Its name, for the error.
 * @throws {Error} when the page has no head, or has an event handler as an attribute, which no hash can allow.
 */
export function withPolicy(html: string, file: string): string {
  const handler = html
    .replaceAll(elements('script'), '')
    .match(/<[a-z][a-z-]*(?:\s+[^\s>="']+(?:=(?:"[^"]*"|'[^']*'|[^\s>"']*))?)*?\s+(on[a-z]+)=/i)?.[1]
  if (handler !== undefined) {
    throw new Error(
      `${file}: found the attribute ${handler}, which the content security policy forbids; expected a listener in a script.`,
    )
  }
  const head = html.match(/<head\b[^>]*>(?:\s*<meta charset[^>]*>)?/i)
  if (!head)
    throw new Error(`${file}: found no <head>; expected one to write the content security policy to.`)
  const end = (head.index ?? 0) + head[0].length
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}">`
  return html.slice(0, end) + meta + html.slice(end)
}
