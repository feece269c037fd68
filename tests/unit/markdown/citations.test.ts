import { expect, test } from 'vitest'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { toHtml } from 'hast-util-to-html'
import type { Reference } from '@/content/schemas/reference'
import { remarkCitations } from '@/markdown/citations'

const bibliography = new Map<string, Reference>([
  [
    'vaswani2017attention',
    {
      type: 'paper-conference',
      title: 'Attention Is All You Need',
      author: [{ family: 'Vaswani', given: 'Ashish' }],
      others: true,
      issued: 2017,
      arXiv: '1706.03762',
      language: 'en',
    },
  ],
  [
    'he2016resnet',
    {
      type: 'paper-conference',
      title: 'Deep Residual Learning for Image Recognition',
      author: [{ family: 'He', given: 'Kaiming' }],
      issued: 2016,
      DOI: '10.1109/CVPR.2016.90',
      language: 'en',
    },
  ],
])

async function render(markdown: string): Promise<string> {
  const processor = unified()
    .use(remarkParse)
    .use(remarkCitations, { bibliography: () => bibliography })
    .use(remarkRehype)
  return toHtml(await processor.run(processor.parse(markdown)))
}

test('works are numbered in the order of their first citation and listed once', async () => {
  const html = await render('一 [@he2016resnet]。二 [@vaswani2017attention; @he2016resnet]。')
  expect(html).toContain('一 <a href="#ref-he2016resnet" class="citation" aria-label="参考文献 1">[1]</a>。')
  expect(html).toMatch(/二 <a[^>]+>\[2\]<\/a><a[^>]+>\[1\]<\/a>。/)
  expect(html.match(/<li id="ref-/g)).toHaveLength(2)
})

test('a reference links to its DOI or arXiv page', async () => {
  const html = await render('[@he2016resnet] [@vaswani2017attention]')
  expect(html).toContain('<a href="https://doi.org/10.1109/CVPR.2016.90">')
  expect(html).toContain('Vaswani, A. 等 (2017). <a href="https://arxiv.org/abs/1706.03762">')
})

test('a page without citations gets no list', async () => {
  expect(await render('无引用。')).toBe('<p>无引用。</p>')
})

test('an unknown key fails and names it', async () => {
  await expect(render('[@nobody2020]')).rejects.toThrow(/\[@nobody2020\] names no work/)
})
