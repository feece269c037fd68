import { getCollection } from 'astro:content'
import { chapters } from '@/chapters'
import { withBase } from '@/components/page/paths'
import { isGuidePage } from '@/content/schemas/page'
import type { Language } from '@/interface/locale'

export interface ChapterLinks {
  label: string
  pages: { href: string; title: string }[]
}

/** The pages of an edition by chapter, in reading order; pages without a chapter come last, without a label. */
export async function chapterLinks(language: Language): Promise<ChapterLinks[]> {
  const pages = await getCollection(
    'docs',
    ({ id, data }) => isGuidePage(data) && id.startsWith('en/') === (language === 'en'),
  )
  const folderOf = (id: string) => id.replace(/^en\//, '').split('/')[0] ?? ''
  const group = (label: string, belongs: (folder: string) => boolean): ChapterLinks => ({
    label,
    pages: pages
      .filter(({ id }) => belongs(folderOf(id)))
      .sort((a, b) => (a.data.sidebar.order ?? 0) - (b.data.sidebar.order ?? 0))
      .map(({ id, data }) => ({
        href: withBase(`/${id.replace(/(^|\/)index$/, '')}/`),
        title: data.sidebar.label ?? data.title,
      })),
  })
  return [
    ...chapters.map(({ directory, label }) => group(label[language], (folder) => folder === directory)),
    group('', (folder) => !chapters.some(({ directory }) => directory === folder)),
  ].filter(({ pages }) => pages.length > 0)
}
