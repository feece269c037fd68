import { getEntry } from 'astro:content'
import type { Language } from '@/interface/locale'
import { withBase } from './paths'

/**
 * Address and title of a page of the site.
 *
 * @param path Site path such as `/faq/funding/#stages`.
 * @param where What names the path, for the message.
 * @throws {Error} when there is no such page.
 */
export async function pageLink(
  path: string,
  language: Language,
  where: string,
): Promise<{ href: string; title: string; description: string | undefined }> {
  const slug = path.split('#')[0]?.replace(/^\/|\/$/g, '') ?? ''
  const id = [language === 'en' ? 'en' : '', slug].filter(Boolean).join('/') || 'index'
  const page = await getEntry('docs', id)
  if (!page) {
    throw new Error(
      `${where} names ${path}, but there is no such page. Expected the path of a page in src/content/docs, such as /faq/funding/.`,
    )
  }
  const { title, description } = page.data
  return { href: withBase(language === 'en' ? `/en${path}` : path), title, description }
}
