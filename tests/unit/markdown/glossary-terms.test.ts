import { toHtml } from 'hast-util-to-html'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import type { GlossaryTerm } from '@/content/schemas/glossary'
import { rehypeGlossaryTerms } from '@/markdown/glossary-terms'

const term = (zh: string, en: string, more: Partial<GlossaryTerm> = {}): GlossaryTerm => ({
  topic: 'model',
  zh,
  en,
  aliases: [],
  definition: { 'zh-CN': `${zh}的定义。`, en: `What ${en} means.` },
  tooltip: true,
  ...more,
})
const glossary = new Map([
  ['token', term('词元', 'token')],
  ['weight', term('权重', 'weight')],
  ['open-weights', term('开放权重', 'open weights', { taught: '/faq/open-or-closed/#licences' })],
  ['lora', term('LoRA', 'LoRA', { aliases: ['低秩适配'] })],
  ['rag', term('检索增强生成', 'retrieval-augmented generation', { aliases: ['RAG'] })],
  ['post-training', term('后训练', 'post-training')],
  ['training', term('训练', 'training', { tooltip: false })],
  ['pipl', term('个人信息保护法', 'Personal Information Protection Law')],
  ['content-label', term('内容标识', 'content label')],
  ['safe', term('SAFE', 'SAFE')],
])

async function render(markdown: string, page = 'guide/trends'): Promise<string> {
  const processor = unified()
    .use(remarkParse)
    .use(remarkRehype)
    .use(rehypeGlossaryTerms, { glossary: () => glossary })
  const file = new VFile({ path: `/site/src/content/docs/${page}.mdx`, value: markdown })
  return toHtml(await processor.run(processor.parse(file), file))
}
const linked = (html: string) => [...html.matchAll(/<a class="term"[^>]*>([^<]*)/g)].map(([, name]) => name)

test('the first use of a term links to the glossary and is described by a note at the end', async () => {
  const html = await render('每个词元都要钱。词元越少越便宜。\n\n又是词元。')
  expect(html).toContain(
    '每个<a class="term" href="/glossary/#token" aria-describedby="term-token">词元</a>都',
  )
  expect(linked(html)).toEqual(['词元'])
  expect(html).toMatch(
    /<term-notes class="not-content" data-search-ignore="" data-tap-again="[^"]+"><div id="term-token" role="tooltip" popover="manual"><b>词元<\/b> <span lang="en">token<\/span>　词元的定义。<\/div><\/term-notes>$/,
  )
})

test('the text of the page stays as it is', async () => {
  const text = '用 RAG 还是 LoRA？词元说了算，开放权重也要。'
  const html = await render(text)
  expect(html.replace(/<term-notes.*/s, '').replace(/<[^>]+>/g, '')).toBe(text)
})

test.each([
  ['a heading', '## 词元'],
  ['a link', '[词元](/x/)'],
  ['code', '`词元`'],
  ['a code block', '```\n词元\n```'],
  ['a bold lead-in', '**词元要省。**'],
])('%s gets no link', async (_, markdown) => {
  expect(linked(await render(markdown))).toEqual([])
})

test('list items are prose', async () => {
  expect(linked(await render('- 词元\n- 权重'))).toEqual(['词元', '权重'])
})

test('the longest name counts, even when its own term is not explained', async () => {
  expect(linked(await render('开放权重的模型。'))).toEqual(['开放权重'])
  expect(linked(await render('开放权重的模型。', 'faq/open-or-closed'))).toEqual([])
})

test('a name must be a word of its own', async () => {
  expect(linked(await render('最后训练一个小模型。'))).toEqual([])
  expect(linked(await render('后训练很重要。'))).toEqual(['后训练'])
  expect(linked(await render('用 QLoRA-2 训练。'))).toEqual([])
})

test('in a title only all of it counts', async () => {
  expect(linked(await render('《生成合成内容标识办法》施行。'))).toEqual([])
  expect(linked(await render('《个人信息保护法》施行。'))).toEqual(['个人信息保护法'])
})

test('everyday words, the page that teaches a term, and the glossary itself get no note', async () => {
  expect(linked(await render('训练。'))).toEqual([])
  expect(linked(await render('词元。', 'glossary'))).toEqual([])
  expect(await render('没有。')).toBe('<p>没有。</p>')
})

test('a paragraph gets two links at most; the next one may have the third', async () => {
  expect(linked(await render('词元、权重、LoRA。\n\nLoRA 很省。'))).toEqual(['词元', '权重', 'LoRA'])
  expect(linked(await render('词元、权重、LoRA。'))).toEqual(['词元', '权重'])
})

test('English pages match English names in any case and number, abbreviations only as they are written', async () => {
  const html = await render('Tokens cost money. It is safe to use RAG.', 'en/guide/trends')
  expect(linked(html)).toEqual(['Tokens', 'RAG'])
  expect(html).toContain('href="/en/glossary/#token"')
  expect(html).toContain('<b>token</b> <span lang="zh-CN">词元</span> What token means.')
})

test('files that are no pages are left alone', async () => {
  const processor = unified()
    .use(remarkParse)
    .use(remarkRehype)
    .use(rehypeGlossaryTerms, { glossary: () => glossary })
  const file = new VFile({ path: '/site/src/other.md', value: '词元' })
  expect(toHtml(await processor.run(processor.parse(file), file))).toBe('<p>词元</p>')
})
