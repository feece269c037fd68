// @ts-check
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import mdx from '@astrojs/mdx'
import { unified } from '@astrojs/markdown-remark'
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import rehypeKatex from 'rehype-katex'
import remarkMath from 'remark-math'
import starlightLinksValidator from 'starlight-links-validator'
import { chapters, standalonePages } from './src/chapters.ts'
import classifierRuntime from './src/integrations/classifier.ts'
import diagrams from './src/integrations/diagrams.ts'
import hosting from './src/integrations/hosting.ts'
import searchIndex from './src/integrations/search.ts'
import { pageTexts } from './src/interface/page.ts'
import { rehypeBaseLinks } from './src/markdown/base-links.ts'
import { readBibliography } from './src/markdown/bibliography.ts'
import { remarkCitations } from './src/markdown/citations.ts'
import { readGlossary } from './src/markdown/glossary.ts'
import { rehypeGlossaryTerms } from './src/markdown/glossary-terms.ts'
import { remarkHeadingIds } from './src/markdown/heading-ids.ts'
import { rehypeScrollable } from './src/markdown/scrollable.ts'

/** @param {string} path */
const absolute = (path) => fileURLToPath(new URL(path, import.meta.url))
/** @param {string} slug */
const pageExists = (slug) =>
  ['.md', '.mdx', '/index.md', '/index.mdx'].some((end) =>
    existsSync(absolute(`./src/content/docs/${slug}${end}`)),
  )

const site = process.env['SITE_URL'] ?? 'http://localhost:4321'
const base = process.env['BASE_PATH'] ?? '/'
// The English edition is switched on by its content: without a page there is no link to it.
const hasEnglish = pageExists('en')

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  server: { port: 4321 },
  devToolbar: { enabled: false },
  markdown: {
    processor: unified({
      remarkPlugins: [
        remarkMath,
        remarkHeadingIds,
        [remarkCitations, { bibliography: () => readBibliography(absolute('./src/content/references')) }],
      ],
      rehypePlugins: [
        [rehypeKatex, { strict: 'error', throwOnError: true }],
        [
          rehypeGlossaryTerms,
          { glossary: () => readGlossary(absolute('./src/content/glossary/terms.yaml')) },
        ],
        [rehypeBaseLinks, { base }],
        rehypeScrollable,
      ],
      smartypants: false,
    }),
  },
  integrations: [
    diagrams({ theme: 'neutral', autoTheme: true, enableLog: false }),
    starlight({
      title: { 'zh-CN': pageTexts['zh-CN'].siteTitle, ...(hasEnglish && { en: pageTexts.en.siteTitle }) },
      description: pageTexts['zh-CN'].tagline,
      logo: { src: './src/assets/logo.svg', alt: '' },
      favicon: '/favicon.svg',
      locales: {
        root: { label: '简体中文', lang: 'zh-CN' },
        ...(hasEnglish && { en: { label: 'English', lang: 'en' } }),
      },
      pagefind: false,
      customCss: ['./src/styles/theme.css', './src/styles/prose.css'],
      routeMiddleware: './src/components/page/routeData.ts',
      components: {
        Footer: './src/components/page/Footer.astro',
        PageTitle: './src/components/page/PageTitle.astro',
        Search: './src/components/search/Search.astro',
      },
      expressiveCode: { themes: ['github-dark-default', 'github-light-default'] },
      lastUpdated: false,
      sidebar: [
        ...chapters
          .filter(({ directory }) => existsSync(absolute(`./src/content/docs/${directory}`)))
          .map(({ directory, label }) => ({
            label: label['zh-CN'],
            translations: { en: label.en },
            items: [{ autogenerate: { directory } }],
          })),
        ...standalonePages.filter(pageExists).map((slug) => ({ slug })),
      ],
      plugins: [
        starlightLinksValidator({
          errorOnRelativeLinks: true,
          // The terms' anchors come from data, where the validator does not look; a unit test checks the written links.
          exclude: ({ link }) => /\/glossary\/#[a-z]/.test(link),
        }),
      ],
    }),
    mdx(),
    classifierRuntime(),
    searchIndex(),
    hosting(),
  ],
})
