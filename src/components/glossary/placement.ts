/** A rectangle in the window, in CSS pixels. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Distance between a word and its note: near enough to move the pointer across. */
const gap = 6
/** Distance that a note keeps from the window's edges. */
const margin = 12

/**
 * Where a note goes: below its word, or above it when there is no room below; never beyond the window's sides.
 *
 * @param word The word that the note explains.
 * @param note Width and height of the note.
 * @param view What of the window is free: without scroll bars, and without the bar at its top.
 * @returns Left and top edge of the note, in the window.
 */
export function placeNote(
  word: Box,
  note: { width: number; height: number },
  view: Box,
): { left: number; top: number } {
  const rightmost = view.right - margin - note.width
  const left = Math.max(view.left + margin, Math.min(word.left, rightmost))
  const below = word.bottom + gap
  const above = word.top - gap - note.height
  const fitsBelow = below + note.height <= view.bottom - margin
  return { left, top: fitsBelow || above < view.top ? below : above }
}
