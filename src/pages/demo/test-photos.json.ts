import { readFileSync } from 'node:fs'
import { testPhotographs } from '@/components/demo/testPhotographs'

/** File names of the test photographs by class: what the card's test figures were measured on. */
export const GET = (): Response =>
  Response.json(testPhotographs(readFileSync('training/flowers/split.tsv', 'utf8')))
