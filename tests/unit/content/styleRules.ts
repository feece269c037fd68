import { parse } from 'yaml'

/** A rule of `src/content/STYLE.md` that a program can check on one line of Chinese prose. */
export interface Rule {
  name: string
  pattern: RegExp
  /** A line that breaks it. */
  wrong: string
  /** Where readers' own words stand (questions), tone and terms are free. */
  ofReaders?: boolean
}

const han = String.raw`\p{Script=Han}`
const amount = '[一二两三四五六七八九十百千万几数半\\d.,–]+'

/** The guide's word for a thing, and words for it that it does not use. The glossary decides. */
const terms: Record<string, string> = {
  词元: '令牌|标记化|分词单元',
  算力: '计算力|运算力',
  推理: '推断阶段',
  期望校准误差: '预期校准误差|校准期望误差',
  过拟合: '过度拟合|过度训练',
  数据增强: '数据增广|数据扩增',
  全连接层: '全链接|稠密层|密集层',
  随机失活: '丢弃法|随机丢弃',
  批归一化: '批标准化|批量归一化|批规范化',
  学习率: '学习速率|学习速度',
  梯度消失: '梯度弥散|梯度消散',
  反向传播: '反向传递|逆向传播|后向传播',
  前向传播: '正向传播|前馈传播',
  轮次: '世代数|训练周期',
  多模态: '多模式模型|多媒体模型',
  混合专家: '专家混合|混合专家系统',
  大语言模型: '大型语言模型|大规模语言模型',
  开放权重: '开源权重',
  检索增强生成: '检索增广|检索强化生成',
  智能体: '智能代理|AI 代理',
  提示词: '提示语',
  净输入: '逻辑值|对数几率值',
  检查点: '存档点|校验点',
}

export const rules: Rule[] = [
  {
    name: 'full-width punctuation after a Han character',
    wrong: '先算账,再训练',
    pattern: /\p{Script=Han}[,;:?!](?!\/)/u,
  },
  {
    name: 'full-width parentheses around Han text',
    wrong: '显存(内存)',
    pattern: /\p{Script=Han}\(|\(\p{Script=Han}/u,
  },
  {
    name: 'curly quotes around Han text',
    wrong: '所谓"大模型"',
    pattern: /\p{Script=Han}["']|["']\p{Script=Han}|[「」『』]/u,
  },
  {
    name: 'a space between Han characters and Latin letters or digits',
    wrong: '训练GPT-3',
    pattern: /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9%]\p{Script=Han}/u,
  },
  {
    name: 'no space between Han characters',
    wrong: '块数 应是整数',
    pattern: /\p{Script=Han} +\p{Script=Han}/u,
  },
  {
    name: 'no space next to full-width punctuation',
    wrong: '先算账， 再训练',
    pattern: /[，。；：？！、（）《》“”] (?![-*|:])\S|[\p{Script=Han}A-Za-z0-9] [，。；：？！、）》”]/u,
  },
  {
    name: 'no punctuation mark twice, or after another',
    wrong: '先算账，，再训练',
    pattern: /[，。；：？！、][，。；：？！、]/,
  },
  {
    name: 'ellipsis …… and dash —— in full',
    wrong: '正在打开…',
    pattern: /\.{3}|(?<!…)…(?!…)|(?<!—)—(?!—)|(?<![-|:\s])--(?!-)/,
  },
  { name: 'no space before %', wrong: '占 40 %', pattern: /\d %/ },
  { name: 'no full-width digits, letters or %', wrong: '占 ４０', pattern: /[０-９Ａ-Ｚａ-ｚ％]/ },
  {
    name: 'an en dash for a range',
    wrong: '要 3-5 天',
    pattern: /(?<![\w-])\d[\d,.]*%?[-~～](?!(?:19|20)\d\d(?!\d))\d[\d,.]*(?![\w-])/,
  },
  {
    name: 'thousands with a comma',
    wrong: '用了 12000 块',
    pattern: /(?<![\w.,–\-/])(?!(?:19|20)\d\d(?!\d))\d{4,}(?![\w,\-/]|\.\d)/,
  },
  {
    name: 'a space between number and unit',
    wrong: '显存 80GB',
    pattern: /\d(?:[kKMGT]B|TFLOP|GPU|Hz|ms|kW)(?![A-Za-z])/,
  },
  { name: '× between numbers', wrong: '边长 150x150', pattern: /\d ?[xX*] ?\d/ },
  { name: 'brackets and quotes in pairs', wrong: '显存（内存', pattern: /^(?!.*unpaired)$a/ },
  { name: '“你”, not “您”', wrong: '请您填写', pattern: /您/, ofReaders: true },
  {
    name: 'no opening formula',
    wrong: '随着人工智能的发展',
    pattern: /随着[^。]{0,20}的(发展|进步|普及)|总而言之|综上所述|众所周知|在当今|不言而喻|毋庸置疑/,
    ofReaders: true,
  },
  {
    name: 'no slogans',
    wrong: '为行业赋能',
    pattern:
      /赋能|抓手|降维打击|颠覆性|革命性|前所未有|至关重要|不可或缺|保驾护航|引领未来|无限可能|深度融合|助力/,
    ofReaders: true,
  },
  {
    name: 'no translationese',
    wrong: '对模型进行训练',
    pattern:
      /进行了?(?:训练|评估|比较|分析|优化|测试|讨论|研究|改进|调整|推理|微调|部署)|值得注意的是|需要指出的是|需要注意的是|我们可以看到|对于[^，。]{1,12}来说|在[^，。]{1,16}的情况下|扮演着?[^，。]{0,8}角色/,
    ofReaders: true,
  },
  {
    name: 'a decrease is a share, never a multiple',
    wrong: '少了约十倍',
    pattern: new RegExp(
      `(?:减少|降低|下降|缩小|缩短|节省|便宜|少了|低了|小了|短了|慢了?)(?:了|约|近|将近|至少)*${amount} ?多?倍`,
      'u',
    ),
    ofReaders: true,
  },
  {
    name: 'no word twice',
    wrong: '模型的的输出',
    pattern: /的的|了了(?!解)|是是|在在|和和|与与|把把|会会|也也|都都(?!是)|就就|不不/,
    ofReaders: true,
  },
  {
    name: 'Chinese words for what has one',
    wrong: '模型的 loss 下降',
    pattern:
      /(?<=\p{Script=Han})[ ](?:tokens?|epochs?|loss|prompts?|agents?|embeddings?|benchmarks?|batch|dataset|overfitting)[ ](?=[\p{Script=Han}])/u,
    ofReaders: true,
  },
  ...Object.entries(terms).map(([term, others]) => ({
    name: `“${term}”, as in the glossary`,
    wrong: others.split('|')[0] ?? '',
    pattern: new RegExp(others),
    ofReaders: true,
  })),
]

/** What of a line breaks a rule, with the words around it; nothing when the line keeps to it. */
export function offence(rule: Rule, line: string): string | undefined {
  if (rule.name === 'brackets and quotes in pairs') return unpaired(line)
  const match = rule.pattern.exec(line)
  return match ? `…${line.slice(Math.max(0, match.index - 12), match.index + 18)}…` : undefined
}

function unpaired(line: string): string | undefined {
  const pairs = ['（）', '“”', '《》', '【】']
  const odd = pairs.find(([open = '', close = '']) => line.split(open).length !== line.split(close).length)
  return odd && `${odd}: ${line.slice(0, 40)}`
}

/** Sentences with more Han characters than this are hard to read aloud. */
export const longestSentence = 110

/** Sentences of a line that are too long. */
export function longSentences(line: string): string[] {
  return line
    .split(/[。？！；|]/)
    .filter((sentence) => (sentence.match(new RegExp(han, 'gu'))?.length ?? 0) > longestSentence)
}

/** The prose of a page: no frontmatter, code, formulas, links' addresses, components, or headings' ids. */
export function prose(text: string): string[] {
  return (
    text
      .replace(/^---\n.*?\n---\n/s, '')
      .replace(/^(?:import|export) .*$/gm, '')
      .replace(/```.*?```/gs, '')
      .replace(/\$\$.*?\$\$/gs, '')
      .replace(/\$[^$\n]+\$/g, 'x')
      .replace(/`[^`\n]*`/g, 'x')
      .replace(/\{[^{}\n]*(?:\{[^{}]*\}[^{}\n]*)*\}/g, '1')
      .replace(/<[A-Z][^>]*\/>/gs, '1')
      .replace(/<[^>]+>/gs, '')
      .replace(/\]\([^)]*\)/g, ']')
      // The space behind a citation parts it from the next word, not the two words around it.
      .replace(/(?<=[\w*])\s*\[@[^\]]*\]/g, '')
      .replace(/\s*\[@[^\]]*\]\s*/g, '')
      .replace(/\s*\[#[^\]]*\]/g, '')
      // Markdown needs the space behind a bold beginning that ends with a full stop.
      .replace(/(?<=[。：？！])\*\* /g, '')
      .replace(/[*_]{1,2}/g, '')
      .replace(/^:::[a-z]*/gm, '')
      .replace(/[[\]]/g, '')
      .split('\n')
  )
}

/** Chinese texts of a page's frontmatter, its questions apart: those are readers' own words. */
export function frontmatter(text: string): { ours: string[]; readers: string[] } {
  const [, yaml = ''] = /^---\n(.*?)\n---\n/s.exec(text) ?? []
  const data = (parse(yaml) ?? {}) as Record<string, unknown>
  const ours = ['title', 'description', 'summary', 'answer'].flatMap((key) => data[key] ?? [])
  return { ours: ours.map(String), readers: ((data['questions'] ?? []) as unknown[]).map(String) }
}

/**
 * Chinese texts anywhere in a data collection or in the interface's texts: what stands under `zh-CN` or `zh`.
 * What a placeholder such as `{value}` will hold is not known: no rule looks at it.
 */
export function chineseTexts(data: unknown, inside = false): string[] {
  if (typeof data === 'string') return inside ? [data.replace(/\{\w+\}/g, '□')] : []
  if (Array.isArray(data)) return data.flatMap((entry) => chineseTexts(entry, inside))
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([key, value]) =>
    chineseTexts(value, (inside || key === 'zh-CN' || key === 'zh') && key !== 'en'),
  )
}
