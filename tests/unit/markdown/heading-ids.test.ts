import { expect, test } from 'vitest'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { toHtml } from 'hast-util-to-html'
import { remarkHeadingIds } from '@/markdown/heading-ids'

async function render(markdown: string): Promise<string> {
  const processor = unified().use(remarkParse).use(remarkHeadingIds).use(remarkRehype)
  return toHtml(await processor.run(processor.parse(markdown)))
}

test('a heading takes the id at its end and shows only its words', async () => {
  expect(await render('## 投资与估值 [#funding]')).toBe('<h2 id="funding">投资与估值</h2>')
})

test('a heading without an id fails and says how to give one', async () => {
  await expect(render('## 投资与估值')).rejects.toThrow(/has no id.*\[#funding\]/)
})

test('two headings with one id fail', async () => {
  await expect(render('## 甲 [#a]\n\n## 乙 [#a]')).rejects.toThrow(/have the id "a"/)
})
