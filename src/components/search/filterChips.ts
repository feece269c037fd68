import { element } from './element'
import type { Choice } from './filterChoices'

/**
 * Draws chips into their group, which is hidden when there is nothing to choose. A chip that has the focus keeps it.
 *
 * @param facet What the chips choose, `kind` or `chapter`; each carries its value as `data-kind` or `data-chapter`, empty for all.
 */
export function drawChips(
  group: HTMLElement,
  facet: 'kind' | 'chapter',
  choices: readonly Choice<string>[],
): void {
  const focused = group.contains(document.activeElement)
    ? (document.activeElement as HTMLElement).dataset[facet]
    : undefined
  const chips = choices.map(({ value = '', label, count, chosen }) => {
    const chip = element('button', 'chip', label, ' ', element('span', 'count', String(count)))
    chip.type = 'button'
    chip.dataset[facet] = value
    chip.setAttribute('aria-pressed', String(chosen))
    return chip
  })
  group.replaceChildren(...chips)
  group.hidden = chips.length === 0
  if (focused !== undefined) chips.find((chip) => chip.dataset[facet] === focused)?.focus()
  // On a phone the row scrolls; only sideways, so that the page stays where it is.
  const chosen = chips.find((chip) => chip.ariaPressed === 'true')
  if (chosen) group.scrollLeft = Math.max(0, chosen.offsetLeft - group.offsetLeft - 48)
}
