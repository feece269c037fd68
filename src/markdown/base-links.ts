import type { Element, Root } from 'hast'
import { visit } from 'unist-util-visit'

/** Rehype plugin: puts the base path in front of site-absolute links, so that the site works under a sub-path. */
export function rehypeBaseLinks({ base }: { base: string }) {
  const prefix = base.replace(/\/$/, '')
  return (tree: Root): void => {
    if (!prefix) return
    visit(tree, 'element', (element: Element) => {
      const href = element.properties['href']
      if (element.tagName === 'a' && typeof href === 'string' && /^\/(?!\/)/.test(href)) {
        element.properties['href'] = prefix + href
      }
    })
  }
}
