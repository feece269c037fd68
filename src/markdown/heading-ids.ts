import type { Heading, Root } from 'mdast'
import type { VFile } from 'vfile'
import { visit } from 'unist-util-visit'

const trailingId = /\s*\[#([a-z][a-z0-9-]*)\]\s*$/

/**
 * Remark plugin: gives each heading the id at its end, `## 投资与估值 [#funding]`, so that links survive
 * a change of wording and are the same in both languages.
 *
 * @throws when a heading has no such id, or two headings of a page share one.
 */
export function remarkHeadingIds() {
  return (tree: Root, file: VFile): void => {
    const seen = new Set<string>()
    visit(tree, 'heading', (heading: Heading) => {
      const last = heading.children.at(-1)
      const match = last?.type === 'text' ? trailingId.exec(last.value) : null
      if (last?.type !== 'text' || !match?.[1]) {
        file.fail(
          'This heading has no id. Expected one in square brackets at its end, as in "## 投资与估值 [#funding]": lower-case ASCII, digits and hyphens.',
          { place: heading.position, source: 'heading-ids' },
        )
      }
      const id = match[1]
      if (seen.has(id)) {
        file.fail(`Two headings of this page have the id "${id}". Give each its own.`, {
          place: heading.position,
          source: 'heading-ids',
        })
      }
      seen.add(id)
      last.value = last.value.slice(0, match.index)
      heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id } }
    })
  }
}
