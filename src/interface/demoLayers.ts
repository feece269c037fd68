/** Texts of the part of the demo that shows what each layer makes of a picture. */
export const demoLayerTexts = {
  'zh-CN': {
    title: '看每一层看到了什么',
    hint: '{layers} 层卷积，{channels} 个通道',
    intro:
      '每一格是一个通道（channel）对这张图的反应，越亮，反应越强。每格按自己的最大值调亮，最强的排在前面。',
    why: '怎么读这些图',
    busy: '正在逐层计算……',
    gone: '这张图的输入没有保留下来。请重新选一次图片。',
    failed: '没能算出来：{reason}',
    retry: '重试',
    layer: '第 {number} 层',
    shape: '{channels} 个通道，每个 {height}×{width}',
    early: '靠前的层看得细：边缘、颜色、明暗的交界。轮廓还认得出来。',
    middle: '中间的层把边缘拼成纹理和局部形状，例如成排的花瓣。画面变粗，位置还在。',
    late: '靠后的层只剩几个粗格子。亮的地方说“这里有我要找的东西”，多数格子是黑的。',
    summary: '{active} 的位置有反应。最强的是通道 {channel}，{place}',
    placeMostly: '集中在{regions}（占 {share}）。',
    placeEven: '散布在整幅图上。',
    placeNone: '没有反应。',
    silent: '{count} 个通道完全没有反应。',
    /** Between two sentences. */
    gap: '',
    tile: '通道 {channel}，{active} 的位置有反应',
    tileSilent: '通道 {channel}，没有反应',
    showAll: '显示全部 {count} 个通道',
    showFewer: '只显示最强的 {count} 个',
    zoomed: '第 {number} 层，通道 {channel}',
    rank: '强度排第 {rank}，共 {count} 个通道。',
    zoomText: '{active} 的位置有反应，{place}',
    previous: '上一个',
    next: '下一个',
    close: '关闭',
    keys: '左右方向键换通道，Esc 关闭。',
  },
  en: {
    title: 'What each layer sees',
    hint: '{layers} convolutions, {channels} channels',
    intro:
      'Each tile is the response of one channel to this picture: the lighter, the stronger. Each is brightened by its own maximum; the strongest come first.',
    why: 'How to read these pictures',
    busy: 'Computing layer by layer …',
    gone: 'What the model saw of this picture was not kept. Choose the picture again.',
    failed: 'This could not be computed: {reason}',
    retry: 'Retry',
    layer: 'Layer {number}',
    shape: '{channels} channels of {height}×{width}',
    early:
      'Early layers look closely: edges, colours, borders of light and shade. The outline is still there.',
    middle:
      'Layers in the middle join edges to textures and parts, rows of petals for instance. The view is coarser, the places remain.',
    late: 'Late layers keep a few coarse cells. A light one says “what I look for is here”; most are dark.',
    summary: '{active} of the places respond. The strongest is channel {channel}: {place}',
    placeMostly: 'mostly at the {regions} ({share} of its response).',
    placeEven: 'spread over the whole picture.',
    placeNone: 'no response.',
    silent: 'Channels that do not respond at all: {count}.',
    gap: ' ',
    tile: 'Channel {channel}, {active} of the places respond',
    tileSilent: 'Channel {channel}, no response',
    showAll: 'Show all {count} channels',
    showFewer: 'Show the strongest {count} only',
    zoomed: 'Layer {number}, channel {channel}',
    rank: 'Number {rank} by strength, of {count} channels.',
    zoomText: '{active} of the places respond, {place}',
    previous: 'Previous',
    next: 'Next',
    close: 'Close',
    keys: 'Left and right arrows change the channel, Esc closes.',
  },
} as const

/** The texts of one language, as client code receives them. */
export type DemoLayerTexts = {
  readonly [Key in keyof (typeof demoLayerTexts)['zh-CN']]: string
}
