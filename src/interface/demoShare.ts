/** Texts of the demo's answer as a picture to keep or to pass on. */
export const demoShareTexts = {
  'zh-CN': {
    save: '把结果存成图片',
    share: '分享结果',
    busy: '正在画……',
    saved: '已存为 {file}。',
    failed: '图片没能做成：{reason}。请再试一次，或直接截屏。',
    title: '花卉分类演示',
    captionDrawing: '程序画的{species}',
    captionPhoto: '照片：{species}。{credit}',
    captionUpload: '交给模型的图片',
    accuracy: '{model} · 测试集准确率 {accuracy}',
    heat: '它看了哪里：越亮越重要',
    seen: '模型看到的图片',
    privacy: '在浏览器里算出，图片没有离开设备',
  },
  en: {
    save: 'Save the result as a picture',
    share: 'Share the result',
    busy: 'Drawing …',
    saved: 'Saved as {file}.',
    failed: 'The picture could not be made: {reason}. Try again, or take a screenshot.',
    title: 'Flower classification demo',
    captionDrawing: 'A drawing of {species}',
    captionPhoto: 'Photo: {species}. {credit}',
    captionUpload: 'The picture that the model was given',
    accuracy: '{model} · accuracy on the test set {accuracy}',
    heat: 'Where it looked: the lighter, the more it matters',
    seen: 'The picture that the model saw',
    privacy: 'Computed in the browser; the picture did not leave the device',
  },
} as const

/** The texts of one language, as client code receives them. */
export type DemoShareTexts = {
  readonly [Key in keyof (typeof demoShareTexts)['zh-CN']]: string
}
