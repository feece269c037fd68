import type { Element, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import { languageOf } from '../interface/locale'
import { pageTexts } from '../interface/page'
import type { VFile } from 'vfile'

/**
 * Rehype plugin: wraps tables and display formulas in a box that scrolls sideways by touch and keyboard,
 * so that a wide one never makes the whole page scroll on a phone.
 */
export function rehypeScrollable() {
  return (tree: Root, file: VFile): void => {
    const texts = pageTexts[languageOf(/\/docs\/en\//.test(file.path) ? 'en' : undefined)]
    visit(tree, 'element', (element: Element, index, parent) => {
      if (!parent || index === undefined) return undefined
      const label =
        element.tagName === 'table' ? texts.tableScroll : isDisplayFormula(element) && texts.formulaScroll
      if (!label) return undefined
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['scrollable'], tabIndex: 0, role: 'group', ariaLabel: label },
        children: [element],
      }
      return SKIP
    })
  }
}

function isDisplayFormula(element: Element): boolean {
  const classes = element.properties['className']
  return Array.isArray(classes) && classes.includes('katex-display')
}
