import { existsSync, readFileSync } from 'node:fs'
import { publicDir } from 'astro:config/server'
import { parseModelCard, type ModelCard } from '@/classifier/card'

/** Folder of the models below the site's root, without slashes at its ends. */
export const modelFolder = 'models/flowers'

/**
 * The parsed JSON of the flower models' card, as training wrote it.
 *
 * @throws {Error} when the card is missing, with the command that writes it.
 */
export function readCardJson(): unknown {
  const path = new URL(`${modelFolder}/model-card.json`, publicDir)
  if (!existsSync(path)) {
    throw new Error(
      `public/${modelFolder}/model-card.json: found no such file, expected the card of the trained models. Run \`npm run train\`.`,
    )
  }
  return JSON.parse(readFileSync(path, 'utf8')) as unknown
}

/** The flower models' card, checked. */
export function readModelCard(): ModelCard {
  return parseModelCard(readCardJson())
}
