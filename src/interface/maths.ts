/** Texts of the interactive figures. */
export const mathsTexts = {
  'zh-CN': {
    activation: {
      title: '激活函数和它的导数',
      choose: '函数',
      position: '输入 x',
      curve: '函数值',
      slope: '导数',
      reading: '{name}({x}) = {value}，导数 {slope}',
      table: '同样的数值（构建时算出）',
      names: { sigmoid: 'Sigmoid', tanh: 'Tanh', relu: 'ReLU', gelu: 'GELU' },
    },
  },
  en: {
    activation: {
      title: 'Activation functions and their derivatives',
      choose: 'Function',
      position: 'Input x',
      curve: 'value',
      slope: 'derivative',
      reading: '{name}({x}) = {value}, derivative {slope}',
      table: 'The same figures, computed at build time',
      names: { sigmoid: 'Sigmoid', tanh: 'Tanh', relu: 'ReLU', gelu: 'GELU' },
    },
  },
} as const
