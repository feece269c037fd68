import { expect, test } from 'vitest'
import { extractRecords } from '@/search/extract'
import { bodyOf, indexedText } from '@/search/fields'
import { spaced, unspaced } from '@/search/spacing'

const page = (body: string, head = '') => `<!doctype html><html lang="zh-CN"><head>
<meta name="search:kind" content="guide"><meta name="search:questions" content="怎么办|how">${head}</head>
<body><nav>导航</nav><main><h1 id="_top">市场现状</h1><aside data-summary><p>三句话。</p></aside>
<div class="sl-markdown-content">${body}</div></main></body></html>`

test('a page is cut at its headings', () => {
  const records = extractRecords(
    page('<p>导语。</p><h2 id="a">甲</h2><p>一</p><h3 id="b">乙</h3><p>二</p><h2 id="c">丙</h2><p>三</p>'),
    '/guide/market/',
  )
  expect(records.map(({ url, headings, text }) => [url, headings, text])).toEqual([
    ['/guide/market/', [], '三句话。导语。'],
    ['/guide/market/#a', ['甲'], '一'],
    ['/guide/market/#b', ['甲', '乙'], '二'],
    ['/guide/market/#c', ['丙'], '三'],
  ])
  expect(records[0]).toMatchObject({
    title: '市场现状',
    chapter: 'guide',
    kind: 'guide',
    questions: ['怎么办', 'how'],
  })
})

test('formulas, diagrams, references and what says so are left out', () => {
  const [lead] = extractRecords(
    page(
      '<p>前<span class="katex"><span class="katex-mathml"><math><mi>x</mi></math></span><span class="katex-html">x</span></span>后</p>' +
        '<pre class="mermaid">graph TD</pre><p data-search-ignore>略</p><ol class="references"><li>书</li></ol>',
    ),
    '/guide/',
  )
  expect(lead?.text).toBe('三句话。前后')
})

test('a page that does not want to be found has no records', () => {
  expect(extractRecords(page('<p>x</p>', '<meta name="robots" content="noindex">'), '/404/')).toEqual([])
})

test('a page without text is an error', () => {
  const empty = page('').replace('三句话。', '')
  expect(() => extractRecords(empty, '/guide/empty/')).toThrow(/\/guide\/empty\/: found no text/)
})

test('spacing and its undoing', () => {
  const text = '训练 GPT-3 用了 1,024 块 GPU，约 34 天（见表）。'
  expect(spaced('数据隐私')).toBe('数 据 隐 私')
  expect(unspaced(spaced(text))).toBe(text)
})

test('the body of an indexed record can be read back', () => {
  const [lead] = extractRecords(page('<p>训练 AI 要钱。</p>'), '/guide/')
  if (!lead) throw new Error('no record')
  expect(bodyOf(indexedText(lead))).toBe('三句话。训练 AI 要钱。')
})
