/** Texts of the tables that show a model card. */
export const modelCardTexts = {
  'zh-CN': {
    class: '类别',
    photos: '测试照片',
    recall: '认出来的',
    precision: '说是它时说对的',
    mistakenFor: '最常错成',
    mistake: '{species}（{count} 张）',
    noMistake: '没有认错',
    scroll: '各类别成绩，可左右滚动',
  },
  en: {
    class: 'Class',
    photos: 'Test photos',
    recall: 'Recognised',
    precision: 'Right when named',
    mistakenFor: 'Most often taken for',
    mistake: '{species} ({count})',
    noMistake: 'Never mistaken',
    scroll: 'Figures by class, scrolls sideways',
  },
} as const
