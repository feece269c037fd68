import { fill } from '@/interface/locale'
import type { SearchTexts } from '@/interface/search'
import { element } from './element'

/**
 * Draws recent searches: each a button that searches again, beside one that forgets it.
 *
 * @returns List items; the buttons carry `data-again` or `data-forget` with the search.
 */
export function drawRecent(recent: readonly string[], texts: SearchTexts): HTMLLIElement[] {
  return recent.map((query) => {
    const again = element('button', 'again', query)
    again.type = 'button'
    again.dataset['again'] = query
    again.dataset['choice'] = ''
    const forget = element('button', 'forget', '×')
    forget.type = 'button'
    forget.dataset['forget'] = query
    forget.setAttribute('aria-label', fill(texts.forget, { query }))
    return element('li', '', again, forget)
  })
}
