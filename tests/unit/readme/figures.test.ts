import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { modelTable } from '../../../scripts/figures'

/** Cells without the spaces by which a formatter lines them up. */
const bare = (markdown: string) => markdown.replace(/ +/g, ' ').replace(/-{3,}/g, '---')

test('the README’s table of models is what `npm run figures` prints', () => {
  const table = modelTable(readFileSync('public/models/flowers/model-card.json', 'utf8'))
  expect(bare(readFileSync('README.md', 'utf8'))).toContain(bare(table))
})
