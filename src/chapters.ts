import type { Language } from './interface/locale'

/** A chapter: one folder of `src/content/docs`, one group of the sidebar, one search filter. */
export interface Chapter {
  /** Folder below `src/content/docs` (and below `en/`), first segment of the chapter's URLs. */
  directory: string
  label: Record<Language, string>
}

/** The chapters in reading order. A chapter without pages stays out of the sidebar. */
export const chapters: readonly Chapter[] = [
  { directory: 'guide', label: { 'zh-CN': '创业指南', en: 'Founding' } },
  { directory: 'concepts', label: { 'zh-CN': '核心概念', en: 'Concepts' } },
  { directory: 'algorithms', label: { 'zh-CN': '算法与数学', en: 'Algorithms' } },
  { directory: 'project', label: { 'zh-CN': '动手项目', en: 'Project' } },
  { directory: 'applications', label: { 'zh-CN': '行业应用', en: 'Applications' } },
  { directory: 'faq', label: { 'zh-CN': '常见问题', en: 'Questions' } },
]

/** Pages that stand on their own, shown in the sidebar below the chapters when they exist. */
export const standalonePages = ['demo', 'outlook', 'resources', 'glossary', 'errata'] as const
