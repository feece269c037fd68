import katexStyles from 'katex/dist/katex.min.css?url&no-inline'
import { defineRouteMiddleware } from '@astrojs/starlight/route-data'
import { chapters } from '../../chapters'
import { isGuidePage } from '../../content/schemas/page'

/** A formula in Markdown, or a component that renders one. */
const formula = /\$[^$\n]+\$|\$\$|<Formula/

/** Metadata that the search reads from the finished page; see `src/search/extract.ts`. */
export const onRequest = defineRouteMiddleware((context) => {
  const { entry, head } = context.locals.starlightRoute
  const page = entry.data
  const meta = (name: string, content: string) => head.push({ tag: 'meta', attrs: { name, content } })

  // Only pages with formulas pay for the style sheet and fonts of KaTeX.
  if (formula.test(entry.body ?? ''))
    head.push({ tag: 'link', attrs: { rel: 'stylesheet', href: katexStyles } })

  if (page.kind === 'utility') meta('robots', 'noindex')
  if (!isGuidePage(page)) {
    meta('search:kind', 'none')
    return
  }
  meta('search:kind', searchKind(page.kind, entry.id))
  meta('search:questions', page.questions.join('|'))
  if (page.kind === 'faq') meta('search:answer', page.answer)
})

function searchKind(kind: 'page' | 'faq' | 'index' | 'app', id: string): string {
  if (kind === 'faq') return 'faq'
  if (kind === 'app') return 'demo'
  const folder = id.replace(/^en\//, '').split('/')[0] ?? ''
  const collections: Record<string, string> = {
    resources: 'resource',
    glossary: 'glossary',
    errata: 'erratum',
  }
  return chapters.some(({ directory }) => directory === folder) ? 'guide' : (collections[folder] ?? 'guide')
}
