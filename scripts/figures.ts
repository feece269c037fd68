/** Prints the README's table of the models from their card: `npm run figures`. */
import { readFileSync } from 'node:fs'

interface Card {
  models: Record<
    string,
    {
      parameters: number
      bytes: number
      metrics: Record<
        'train' | 'validation' | 'test',
        { accuracy: number; ece: number; eceCalibrated: number }
      >
      training: { seed: number; epochs: number; durationSeconds: number }
    }
  >
}

/** The table as Markdown, from the text of `model-card.json`. */
export function modelTable(json: string): string {
  const { models } = JSON.parse(json) as Card
  const rows = Object.entries(models).map(([id, { parameters, bytes, metrics, training }]) =>
    [
      `\`${id}.onnx\``,
      parameters.toLocaleString('en'),
      `${(bytes / 1e6).toFixed(1)} MB`,
      metrics.train.accuracy.toFixed(3),
      metrics.validation.accuracy.toFixed(3),
      metrics.test.accuracy.toFixed(3),
      `${metrics.test.ece.toFixed(3)} → ${metrics.test.eceCalibrated.toFixed(3)}`,
      `${training.epochs} epochs, seed ${training.seed}`,
    ].join(' | '),
  )
  return [
    '| model | parameters | size | train | validation | test | ECE on test, before → after temperature | training |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n')
}

if (process.argv[1]?.endsWith('figures.ts')) {
  console.log(modelTable(readFileSync('public/models/flowers/model-card.json', 'utf8')))
}
