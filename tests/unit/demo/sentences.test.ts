import { describe, expect, it } from 'vitest'
import { backendReasons } from '@/classifier/backend'
import { ClassifierError, classifierErrorCodes } from '@/classifier/errors'
import { backendSentence, failureSentence, noteSentence } from '@/components/demo/sentences'
import { demoTexts, type DemoTexts } from '@/interface/demo'

const names = { daisy: '雏菊', roses: '玫瑰' }
const languages = Object.entries(demoTexts) as [string, DemoTexts][]

describe.each(languages)('sentences in %s', (language, texts) => {
  it('has a sentence for every error, with nothing left to fill in', () => {
    for (const code of classifierErrorCodes) {
      const error = new ClassifierError(code, { file: '<b>photo</b>.jpg', found: 'text', expected: '' })
      const sentence = failureSentence(texts, error)
      expect(sentence).not.toMatch(/[{}]|undefined/)
      if (code.startsWith('file-')) expect(sentence).toContain('<b>photo</b>.jpg')
    }
  })

  it('has a sentence for every choice of backend', () => {
    for (const reason of backendReasons) {
      const measured = { wasm: 17.2, webgpu: 4.04 }
      expect(
        backendSentence(texts, { backend: 'wasm', reason, threads: 1, loadTime: 0, measured }),
      ).not.toMatch(/^$|[{}]|Infinity/)
    }
    const gaveUp = { wasm: 17.2, webgpu: Infinity }
    expect(
      backendSentence(texts, {
        backend: 'wasm',
        reason: 'measured',
        threads: 1,
        loadTime: 0,
        measured: gaveUp,
      }),
    ).toContain('10')
  })

  it('says when a drawing fools the model, and how sure the model was', () => {
    const note = (id: string, probability: number) =>
      noteSentence(texts, { kind: 'drawing', label: 'daisy' }, { id, probability }, names)
    expect(note('daisy', 0.9)).toBe(texts.noteRight.replace('{species}', '雏菊'))
    expect(note('roses', 0.92)).toContain('92.0%')
    expect(note('roses', 0.6)).not.toContain('60')
  })

  it('promises nothing about a picture whose content nobody knows', () => {
    const note = (probability: number) =>
      noteSentence(texts, { kind: 'upload' }, { id: 'roses', probability }, names)
    expect(note(0.95)).toBe(texts.noteUpload)
  })

  it('has the same keys as the other language', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(demoTexts[language === 'en' ? 'zh-CN' : 'en']))
  })
})
