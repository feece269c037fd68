/** What a visitor hands over, whichever way. */
export interface Intake {
  /** Files from the picker, a drop or the clipboard, at least one. */
  files(files: readonly File[], source: 'picker' | 'drop' | 'paste'): void
  /** Something is held over the page, or no longer is. */
  dropping(active: boolean): void
}

/**
 * Listens to all ways in which a file can reach the page. The whole page takes a dropped file: one that lands beside
 * the frame must not replace the page.
 */
export function receiveFiles(upload: HTMLInputElement, intake: Intake, signal: AbortSignal): void {
  const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
  const listen = <Kind extends keyof DocumentEventMap>(
    kind: Kind,
    listener: (event: DocumentEventMap[Kind]) => void,
  ) => document.addEventListener(kind, listener, { signal })

  upload.addEventListener(
    'change',
    () => {
      const files = [...(upload.files ?? [])]
      // Emptied, so that choosing the same file again counts as a change.
      upload.value = ''
      if (files.length > 0) intake.files(files, 'picker')
    },
    { signal },
  )
  listen('dragover', (event) => {
    if (!carriesFile(event)) return
    event.preventDefault()
    intake.dropping(true)
  })
  listen('dragleave', (event) => {
    if (event.relatedTarget === null) intake.dropping(false)
  })
  listen('drop', (event) => {
    if (!carriesFile(event)) return
    event.preventDefault()
    intake.dropping(false)
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length > 0) intake.files(files, 'drop')
  })
  listen('paste', (event) => {
    if (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]')) return
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    intake.files(files, 'paste')
  })
}
