/** Texts of the home page. */
export const homeTexts = {
  'zh-CN': {
    title: '做大模型公司，先把事情弄清楚',
    lead: '一份写给创业者的指南：从市场、融资到算法与代码，每个数字都算得出来，每个论断都有出处。',
    read: '读指南',
    readAll: '从这里读起',
    readText: '按章节读，每页开头三句话讲完结论。',
    ask: '问问题',
    askText: '像问人一样问：不必想关键词。',
    askPlaceholder: '例如：训练需要多少张显卡',
    askSubmit: '搜索',
    askFrequent: '大家常问',
    try: '试模型',
    tryText: '一个小模型在你的浏览器里认花，图片不离开设备。它会认错，页面也会如实告诉你。',
    tryAction: '打开演示',
    tryAccuracy: '测试集准确率 {accuracy}，共 {count} 张从未见过的照片',
    pages: '{count} 页',
    honestTitle: '凭什么信它',
    honest: [
      ['数字可复算', '例题里的每个数字都由测试过的代码在构建时算出，不靠手抄。'],
      ['代码真跑过', '页面上的训练代码就是训练出演示模型的那一份。'],
      ['错误不遮掩', '原文写错的地方，页面会说明错在哪里、为什么。'],
    ],
  },
  en: {
    title: 'Starting a large-model company? Get the facts straight first',
    lead: 'A guide for founders, from market and funding to algorithms and code: every figure can be recomputed, every claim has a source.',
    read: 'Read',
    readAll: 'Start here',
    readText: 'Chapter by chapter; every page opens with its conclusions in three sentences.',
    ask: 'Ask',
    askText: 'Ask as you would ask a person. No need to think of keywords.',
    askPlaceholder: 'For example: how many GPUs do I need',
    askSubmit: 'Search',
    askFrequent: 'Often asked',
    try: 'Try',
    tryText:
      'A small model recognises flowers in your own browser; pictures never leave your device. It gets things wrong, and the page says so.',
    tryAction: 'Open the demo',
    tryAccuracy: 'Test accuracy {accuracy} on {count} photographs it had never seen',
    pages: '{count} pages',
    honestTitle: 'Why you can trust it',
    honest: [
      [
        'Figures you can recompute',
        'Every number in a worked example is computed by tested code when the site is built.',
      ],
      [
        'Code that really ran',
        'The training code on these pages is the code that trained the model of the demo.',
      ],
      [
        'Errors in plain sight',
        'Where the source document was wrong, the page says what was wrong, and why.',
      ],
    ],
  },
} as const
