import { defineCollection } from 'astro:content'
import { file, glob } from 'astro/loaders'
import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders'
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema'
import { erratumSchema } from './content/schemas/erratum'
import { glossarySchema } from './content/schemas/glossary'
import { pageSchema } from './content/schemas/page'
import { referenceSchema } from './content/schemas/reference'
import { resourceSchema } from './content/schemas/resource'
import { sourceSectionSchema } from './content/schemas/sourceSection'

/** One YAML file an entry, named by its key. */
const yamlFolder = (folder: string) => glob({ base: `./src/content/${folder}`, pattern: '*.yaml' })

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: pageSchema }) }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
  references: defineCollection({ loader: yamlFolder('references'), schema: referenceSchema }),
  resources: defineCollection({ loader: yamlFolder('resources'), schema: resourceSchema }),
  glossary: defineCollection({ loader: file('src/content/glossary/terms.yaml'), schema: glossarySchema }),
  errata: defineCollection({ loader: yamlFolder('errata'), schema: erratumSchema }),
  sourceSections: defineCollection({
    loader: file('src/content/source/sections.yaml'),
    schema: sourceSectionSchema,
  }),
}
