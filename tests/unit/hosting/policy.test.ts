import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { headerPolicy, policyOf, withPolicy } from '@/hosting/policy'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const page = (head: string, body = '') =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"/>${head}</head><body>${body}</body></html>`
const directive = (policy: string, name: string) =>
  policy
    .split('; ')
    .find((entry) => entry.split(' ')[0] === name)
    ?.split(' ')
    .slice(1)

describe('policyOf', () => {
  it('allows the scripts that are in the page, and no other inline script', () => {
    const policy = policyOf(
      page(
        '<script>first()</script><script type="module">import "a"</script>',
        '<script src="/a.js"></script><script type="application/ld+json">{}</script>',
      ),
    )
    const sources = directive(policy, 'script-src') ?? []
    expect(sources.filter((source) => source.startsWith("'sha256")).sort()).toEqual(
      [hash('first()'), hash('import "a"')].sort(),
    )
    expect(sources).not.toContain("'unsafe-inline'")
    expect(sources).not.toContain("'unsafe-eval'")
  })

  it('hashes style elements, and relaxes them only where a diagram is drawn', () => {
    const plain = policyOf(page('<style>p{color:red}</style>'))
    expect(directive(plain, 'style-src-elem')).toEqual(["'self'", hash('p{color:red}')])
    const diagram = policyOf(page('', '<pre class="mermaid">graph TD</pre>'))
    expect(directive(diagram, 'style-src-elem')).toEqual(["'self'", "'unsafe-inline'"])
  })

  it('lets nothing go to another origin, in the page and in the header', () => {
    for (const policy of [policyOf(page('')), headerPolicy]) {
      expect(directive(policy, 'connect-src')).toEqual(["'self'", 'blob:'])
      expect(directive(policy, 'form-action')).toEqual(["'self'"])
      expect(policy).not.toMatch(/https?:|\*/)
    }
    expect(directive(policyOf(page('')), 'default-src')).toEqual(["'none'"])
    expect(directive(headerPolicy, 'frame-ancestors')).toEqual(["'none'"])
  })
})

describe('withPolicy', () => {
  it('comes before everything that it applies to', () => {
    const html = withPolicy(page('<script>first()</script>'), 'index.html')
    expect(html).toMatch(
      /<meta charset="utf-8"\/><meta http-equiv="Content-Security-Policy" content="[^"]+"><script>/,
    )
  })

  it('refuses event handlers in attributes, which the policy would switch off silently', () => {
    const html = page('', '<a href="/" onclick="go()">go</a>')
    expect(() => withPolicy(html, 'a/index.html')).toThrow(/a\/index\.html: found the attribute onclick/)
  })

  it('does not take text or other attributes for event handlers', () => {
    const html = page(
      '',
      '<p data-online="x" title="a onclick=b">x onclick=y</p><script>a.onload="x"</script>',
    )
    expect(() => withPolicy(html, 'index.html')).not.toThrow()
  })

  it('refuses a page without a head', () => {
    expect(() => withPolicy('<p>x</p>', 'x.html')).toThrow(/x\.html: found no <head>/)
  })
})
