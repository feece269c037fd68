/** Texts of the demo page's interface. */
export const demoTexts = {
  'zh-CN': {
    label: '花卉分类演示',
    pick: '选择照片',
    dropHint: '可以一次选多张，也可以拖进来，或按 Ctrl/⌘ V 粘贴',
    dropNow: '松手，就用这张',
    previewEmpty: '点下面的一朵花，或选一张自己的照片',
    previewDrawing: '绘图：{species}',
    previewPhoto: '照片：{file}',
    pastedName: '粘贴的图片',
    redrawnName: '重画的{species}',

    verdictIdle: '还没有图片',
    verdictIdleHint: '第一次使用要下载约 {size} MB（运行时和模型），点了才下载。',
    verdictBusy: '正在判断……',
    verdict: '最像{species}',
    verdictUnsure: '拿不准，勉强算{species}',
    resultsLabel: '五个类别的概率',
    noValue: '–',
    announcement: '{subject}：{species}，概率 {probability}。用时 {time} 毫秒。',

    loading: '正在下载运行时和模型：{loaded} / {total} MB',
    starting: '正在启动模型……',

    noteRight: '画的是{species}，这次认对了。换一朵、动一动滑块，看它能坚持多久。',
    noteWrong: '画的是{drawn}，模型却说是{species}。它只见过照片，没见过画。',
    noteWrongSure:
      '画的是{drawn}，模型却有 {probability} 的把握说是{species}。把握大不等于对：它只见过照片。',
    noteWhy: '为什么会这样',
    notePhotoRight: '照片的标签是{species}，认对了。',
    notePhotoWrong: '照片的标签是{labelled}，模型认成了{species}。',
    noteUpload: '模型只认识这五种花。别的东西它也会硬选一种。',

    model: '模型',
    modelNames: { improved: '改进的模型', document: '原文的模型' },
    compare: '并排比较',
    modelSize: '{parameters} 个参数，{size}',
    verdictNone: '多半不是这五种花',
    unsureLow: '最高的概率也不到一半，把它当作“不知道”。',
    unsureNone: '这张图和训练用的照片差得太远，下面的百分比不算数。硬要选，是{species}。',
    unsureRates: '这条线会误拦 {falseAlarms} 的真花，放过 {misses} 的其他东西。',
    confusion: '测试集里，被它判成{species}的 {photos} 张照片中，有 {count} 张其实是{mistake}。',
    confusionNone: '测试集里，被它判成{species}的 {photos} 张照片都判对了。',
    look: '它看了哪里',
    seen: '模型实际看到的图片，{width}×{height} 像素',
    heatOpacity: '热力图的浓度',
    lookMostly: '主要看了{regions}，这里占全部热度的 {share}。',
    lookEven: '没有特别看哪一处，热度分布得很平均。',
    lookNothing: '没有哪一处支持这个答案，它是靠排除别的类得出的。',
    lookWaiting: '正在一块一块遮住图片，看答案变多少……',
    lookByActivation: '越亮的地方，越支持“{species}”（类激活图）。',
    lookByOcclusion: '盖住越亮的地方，“{species}”的概率掉得越多（遮挡法）。',
    listJoin: '和',
    regions: {
      'top-left': '左上',
      'top-centre': '上方',
      'top-right': '右上',
      'middle-left': '左侧',
      'middle-centre': '正中',
      'middle-right': '右侧',
      'bottom-left': '左下',
      'bottom-centre': '下方',
      'bottom-right': '右下',
    },
    backendChoice: '选择运行方式',
    backendChoices: { auto: '自动', wasm: 'WASM', webgpu: 'WebGPU' },
    loaded: '加载用时',
    loadedValue: '{time} s，{size} MB',
    cancel: '取消',

    backend: '运行方式',
    backendIdle: '首次判断时决定',
    backendWasm: 'WASM（CPU，{threads} 线程）',
    backendWebgpu: 'WebGPU（GPU）',
    moreThreads: '重新载入本页，就能用多个线程。',
    reload: '重新载入',
    time: '推理用时',
    timeValue: '{inference} ms（全程 {total} ms）',
    accuracy: '测试集准确率',
    accuracyValue: '{accuracy}（{count} 张照片）',
    privacy: '隐私',
    privacyValue: '图片不离开这台设备',
    unverified: '本页没有用 HTTPS 打开，无法核对模型文件的校验和。',

    reasons: {
      requested: '由你指定（网址里的 ?backend= 或下面的选项）。',
      measured: '在这台设备上实测：WASM {wasm} ms，WebGPU {webgpu} ms，用快的。',
      measuredGaveUp: '在这台设备上实测：WebGPU 比 WASM 慢 10 倍以上，用 WASM。',
      remembered: '上次在这台设备上实测，它更快。',
      'no-webgpu': '这个浏览器没有 WebGPU，用 WASM。',
      'no-adapter': '浏览器没有提供可用的 GPU，用 WASM。',
      'software-adapter': '这里的 WebGPU 由 CPU 模拟，比 WASM 慢得多，用 WASM。',
      'no-jspi': '这个浏览器的 WebAssembly 还不能等待 GPU（缺 JSPI），用 WASM。',
      'webgpu-failed': 'WebGPU 出错，已换成 WASM，结果照常。',
    },

    drawings: '画出来的花',
    drawingsHint: '这些是程序画的，不是照片。模型训练时没见过画：有的认对，有的错得很有把握。',
    drawingLabel: '绘图：{species}，第 {number} 幅',
    photos: '真实照片',
    photosHint: '来自公开数据集的测试部分，训练时没有用过。',
    photoLabel: '照片：{species}，第 {number} 张',
    photoCredit: '{photographer}，{licence}',
    photoSource: '{photographer} 的原照片，{licence}',

    redraw: '自己画一朵，边拖边认',
    redrawHint: '每动一下，图重画一次，模型重判一次。',
    species: '种类',
    newSeed: '换一朵',
    resetParameters: '恢复默认',
    parameters: {
      petals: '花瓣多少',
      openness: '开放程度',
      light: '光线',
      background: '背景',
      colour: '颜色',
      zoom: '远近',
      tilt: '倾斜',
    },
    backgrounds: { meadow: '草地', sky: '天空', garden: '花园', soil: '泥土', plain: '素色' },

    batch: '一次判断多张',
    batchPicture: '图',
    batchFile: '文件',
    batchVerdict: '判断',
    batchProbability: '概率',
    batchTime: '用时',
    batchAnswer: '{species}',
    batchSummary: '已判断 {done} / {all} 张，每秒 {rate} 张',
    batchCsv: '导出 CSV',
    stop: '停止',
    close: '关闭',

    exam: '自己考考它',
    examHint: '选一个按花名分好的文件夹，准确率和混淆矩阵当场算出来。',
    examHowTo: '下载公开的数据集，解压，选择里面的 flower_photos 文件夹。照片只在这台设备上读取，不会上传。',
    examPick: '选择文件夹',
    examTestOnly: '只用测试集的 {count} 张，其余的它在训练时见过',
    examNothing: '这个文件夹里没有按花名分好的照片。需要名为 {classes} 的子文件夹，照片放在里面。',
    examStatus:
      '{done} / {all} 张，认对 {right} 张，准确率 {accuracy}（95% 区间 {low}–{high}），每秒 {rate} 张。',
    examUnreadable: '{count} 个文件打不开，没有计入。',
    examEverything: '用了文件夹里的全部照片；其中若有训练用过的，准确率会偏高。',
    examMatrix: '混淆矩阵：每行是真实的类别，每列是模型的判断',
    examTruth: '真实',

    camera: '拍一张',
    cameraView: '摄像头画面',
    cameraHint: '画面只留在这台设备上。离开本页或关闭这个窗口，摄像头就停。',
    cameraTake: '拍照并判断',
    cameraTurn: '换一个摄像头',
    cameraName: '刚拍的照片.jpg',

    errorTitle: '没法用这个文件',
    errorTitleModel: '模型没能运行',
    errors: {
      'file-empty': '“{file}”是空的（0 字节）。可能没有下载完，请重新保存后再选。',
      'file-too-large': '“{file}”太大（{found}）。请选不超过 50 MB、1 亿像素的图片。',
      'file-not-image': '“{file}”不是图片，内容是{found}。请选 JPEG、PNG、WebP、AVIF、GIF 或 BMP。',
      'file-svg': '“{file}”是 SVG 矢量图，这里不打开。请先导出成 PNG 或 JPEG。',
      'file-heic':
        '“{file}”是 HEIC 格式，多数浏览器打不开。请在手机设置里把相机格式改成“兼容性最佳”，或先转成 JPEG。',
      'file-unsupported': '“{file}”是 TIFF 图片，浏览器打不开。请先转成 JPEG 或 PNG。',
      'file-undecodable': '“{file}”打不开：文件损坏或不完整。请用看图软件确认它能打开，再换一份试。',
      'browser-unsupported':
        '这个浏览器太旧，处理不了“{file}”。请换成近两年的 Chrome、Edge、Firefox 或 Safari。',
      'backend-unknown': '网址里的 ?backend={found} 不认识，已改为自动选择。可以写 wasm 或 webgpu。',
      'runtime-unavailable':
        '运行时没能启动（{file}：{found}）。请检查网络后重试；如果浏览器禁用了 WebAssembly，请允许它。',
      'model-unavailable': '模型文件 {file} 没能下载（{found}）。请检查网络后重试。',
      'model-altered': '模型文件 {file} 与模型卡不符，没有运行。请强制刷新页面；仍不行，说明网站部署有误。',
      'output-invalid':
        '模型给出了无效的结果（{found}），已丢弃。请再试一次；仍不行，请在网址后加 ?backend=wasm。',
      'worker-crashed':
        '处理“{file}”时后台线程崩溃，可能内存不够。请关掉几个标签页再试，或换一张小一点的图。',
      'out-of-memory': '内存不够，“{file}”没能处理完。请关掉几个标签页再试，或换一张小一点的图。',
      cancelled: '已取消，模型没有运行。想继续就点“重试”，已经下载好的文件不用重新下载。',
      'camera-unavailable':
        '打不开摄像头（{found}）。请在浏览器的网站设置里允许使用摄像头，或直接选一张照片。',
    },
    foundText: '文字',
    foundPdf: 'PDF 文档',
    foundUnknown: '无法识别的数据',
    retry: '重试',

    noScript:
      '这个演示要用 JavaScript 在你的浏览器里运行模型。没有它也可以读下面的说明：模型有 {parameters} 个参数，在没见过的测试照片上准确率为 {accuracy}。',
  },
  en: {
    label: 'Flower classification demo',
    pick: 'Choose a photo',
    dropHint: 'One or several; or drop them here, or paste with Ctrl/⌘ V',
    dropNow: 'Let go to use this one',
    previewEmpty: 'Pick a flower below, or choose a photo of your own',
    previewDrawing: 'Drawing: {species}',
    previewPhoto: 'Photo: {file}',
    pastedName: 'Pasted image',
    redrawnName: 'Redrawn {species}',

    verdictIdle: 'No picture yet',
    verdictIdleHint: 'The first use downloads about {size} MB (runtime and model), and only once you ask.',
    verdictBusy: 'Looking…',
    verdict: 'Most like: {species}',
    verdictUnsure: 'Not sure; perhaps {species}',
    resultsLabel: 'Probabilities of the five classes',
    noValue: '–',
    announcement: '{subject}: {species}, probability {probability}. Took {time} milliseconds.',

    loading: 'Downloading runtime and model: {loaded} / {total} MB',
    starting: 'Starting the model…',

    noteRight:
      'This is a drawing of {species}, and the model got it. Try another, or move a slider, and see how long that lasts.',
    noteWrong:
      'This is a drawing of {drawn}; the model says {species}. It has seen photographs only, never a drawing.',
    noteWrongSure:
      'This is a drawing of {drawn}; the model is {probability} sure that it is {species}. Sure is not the same as right: it has seen photographs only.',
    noteWhy: 'Why this happens',
    notePhotoRight: 'The photo is labelled {species}: correct.',
    notePhotoWrong: 'The photo is labelled {labelled}; the model says {species}.',
    noteUpload: 'The model knows these five flowers only. It will pick one of them for anything else, too.',

    model: 'Model',
    modelNames: { improved: 'Improved model', document: 'The document’s model' },
    compare: 'Side by side',
    modelSize: '{parameters} parameters, {size}',
    verdictNone: 'Probably none of the five',
    unsureLow: 'Even the highest probability is below one half: read it as “I do not know”.',
    unsureNone:
      'This picture is too far from the training photos; the percentages below do not count. If it had to choose: {species}.',
    unsureRates:
      'This limit rejects {falseAlarms} of real flowers by mistake and lets {misses} of other things pass.',
    confusion: 'Of the {photos} test photos that it called {species}, {count} really showed {mistake}.',
    confusionNone: 'All {photos} test photos that it called {species} really showed it.',
    look: 'Where it looked',
    seen: 'The picture that the model really sees, {width}×{height} pixels',
    heatOpacity: 'Strength of the heat map',
    lookMostly: 'It looked mostly at the {regions}, with {share} of all heat.',
    lookEven: 'It looked at no place in particular; the heat is spread evenly.',
    lookNothing: 'No place speaks for this answer; it was reached by ruling out the others.',
    lookWaiting: 'Hiding one part of the picture after the other …',
    lookByActivation: 'The lighter a place, the more it speaks for {species} (class activation map).',
    lookByOcclusion:
      'The lighter a place, the more the probability of {species} drops when it is hidden (occlusion).',
    listJoin: ' and the ',
    regions: {
      'top-left': 'upper left',
      'top-centre': 'top',
      'top-right': 'upper right',
      'middle-left': 'left side',
      'middle-centre': 'centre',
      'middle-right': 'right side',
      'bottom-left': 'lower left',
      'bottom-centre': 'bottom',
      'bottom-right': 'lower right',
    },
    backendChoice: 'Choose a backend',
    backendChoices: { auto: 'Automatic', wasm: 'WASM', webgpu: 'WebGPU' },
    loaded: 'Load time',
    loadedValue: '{time} s, {size} MB',
    cancel: 'Cancel',

    backend: 'Backend',
    backendIdle: 'Decided at the first prediction',
    backendWasm: 'WASM (CPU, threads: {threads})',
    backendWebgpu: 'WebGPU (GPU)',
    moreThreads: 'Load this page again, and it can use several threads.',
    reload: 'Reload',
    time: 'Inference time',
    timeValue: '{inference} ms ({total} ms in all)',
    accuracy: 'Accuracy on the test set',
    accuracyValue: '{accuracy} ({count} photos)',
    privacy: 'Privacy',
    privacyValue: 'Your image stays on this device',
    unverified: 'This page was not opened over HTTPS, so the model file’s checksum could not be verified.',

    reasons: {
      requested: 'Asked for by you, with ?backend= in the address or the choice below.',
      measured: 'Measured on this device: WASM {wasm} ms, WebGPU {webgpu} ms; the faster one is used.',
      measuredGaveUp:
        'Measured on this device: WebGPU takes more than 10 times as long as WASM, so WASM is used.',
      remembered: 'It was the faster one when measured on this device before.',
      'no-webgpu': 'This browser has no WebGPU, so WASM is used.',
      'no-adapter': 'The browser offers no usable GPU, so WASM is used.',
      'software-adapter': 'WebGPU is emulated by the CPU here and much slower than WASM, so WASM is used.',
      'no-jspi': 'WebAssembly in this browser cannot wait for the GPU yet (no JSPI), so WASM is used.',
      'webgpu-failed': 'WebGPU failed; WASM has taken over and the result is as good.',
    },

    drawings: 'Drawn flowers',
    drawingsHint:
      'A program drew these; they are not photos. The model was never shown a drawing: some it gets right, some wrong with confidence.',
    drawingLabel: 'Drawing: {species}, number {number}',
    photos: 'Real photos',
    photosHint: 'From the test part of a public data set; not used in training.',
    photoLabel: 'Photo: {species}, number {number}',
    photoCredit: '{photographer}, {licence}',
    photoSource: 'Original photo by {photographer}, {licence}',

    redraw: 'Draw one yourself and watch the model',
    redrawHint: 'Each move draws the flower anew and asks the model again.',
    species: 'Species',
    newSeed: 'Another one',
    resetParameters: 'Reset',
    parameters: {
      petals: 'Petals',
      openness: 'Openness',
      light: 'Light',
      background: 'Background',
      colour: 'Colour',
      zoom: 'Zoom',
      tilt: 'Tilt',
    },
    backgrounds: { meadow: 'meadow', sky: 'sky', garden: 'garden', soil: 'soil', plain: 'plain' },

    batch: 'Several at once',
    batchPicture: 'Picture',
    batchFile: 'File',
    batchVerdict: 'Verdict',
    batchProbability: 'Probability',
    batchTime: 'Time',
    batchAnswer: '{species}',
    batchSummary: '{done} of {all} done, {rate} per second',
    batchCsv: 'Export as CSV',
    stop: 'Stop',
    close: 'Close',

    exam: 'Put it to the test',
    examHint:
      'Choose a folder sorted by flower; accuracy and confusion matrix are computed before your eyes.',
    examHowTo:
      'Download the public data set, unpack it and choose its folder flower_photos. The photos are read on this device only and uploaded nowhere.',
    examPick: 'Choose a folder',
    examTestOnly: 'Only the {count} test photos; the others it has seen in training',
    examNothing:
      'This folder has no photos sorted by flower. It needs subfolders called {classes} with the photos in them.',
    examStatus:
      '{done} of {all}, {right} right, accuracy {accuracy} (95% interval {low}–{high}), {rate} per second.',
    examUnreadable: '{count} files could not be opened and do not count.',
    examEverything:
      'All photos of the folder were used; if the model was trained on some of them, the accuracy is too high.',
    examMatrix: 'Confusion matrix: rows are true classes, columns what the model said',
    examTruth: 'True class',

    camera: 'Take a photo',
    cameraView: 'View of the camera',
    cameraHint:
      'The picture stays on this device. The camera stops when you close this window or leave the page.',
    cameraTake: 'Take and classify',
    cameraTurn: 'Other camera',
    cameraName: 'new-photo.jpg',

    errorTitle: 'This file cannot be used',
    errorTitleModel: 'The model could not run',
    errors: {
      'file-empty':
        '“{file}” is empty (0 bytes). The download may be unfinished: save it again, then choose it.',
      'file-too-large':
        '“{file}” is too large ({found}). Choose an image of at most 50 MB and 100 megapixels.',
      'file-not-image':
        '“{file}” is not an image; it contains {found}. Choose a JPEG, PNG, WebP, AVIF, GIF or BMP.',
      'file-svg':
        '“{file}” is an SVG vector drawing, which is not opened here. Export it as PNG or JPEG first.',
      'file-heic':
        '“{file}” is in HEIC format, which most browsers cannot open. Set the phone’s camera to “Most Compatible”, or convert it to JPEG first.',
      'file-unsupported':
        '“{file}” is a TIFF image, which browsers cannot open. Convert it to JPEG or PNG first.',
      'file-undecodable':
        '“{file}” cannot be opened: it is damaged or incomplete. Check it in an image viewer, then try another copy.',
      'browser-unsupported':
        'This browser is too old to process “{file}”. Use a Chrome, Edge, Firefox or Safari of the last two years.',
      'backend-unknown':
        '?backend={found} in the address is unknown; the choice is automatic now. Write wasm or webgpu.',
      'runtime-unavailable':
        'The runtime could not start ({file}: {found}). Check the network and retry; if the browser blocks WebAssembly, allow it.',
      'model-unavailable':
        'The model file {file} could not be downloaded ({found}). Check the network and retry.',
      'model-altered':
        'The model file {file} does not match the model card and was not run. Reload the page without cache; if that does not help, the site was deployed wrongly.',
      'output-invalid':
        'The model gave an invalid result ({found}), which was discarded. Try again; if that does not help, add ?backend=wasm to the address.',
      'worker-crashed':
        'The background thread crashed on “{file}”, perhaps for lack of memory. Close some tabs and retry, or use a smaller image.',
      'out-of-memory':
        'There was not enough memory for “{file}”. Close some tabs and retry, or use a smaller image.',
      cancelled:
        'Cancelled; the model did not run. To go on, choose “Retry”; what has been downloaded completely is kept.',
      'camera-unavailable':
        'The camera cannot be opened ({found}). Allow it in the browser’s site settings, or choose a photo instead.',
    },
    foundText: 'text',
    foundPdf: 'a PDF document',
    foundUnknown: 'data of an unknown kind',
    retry: 'Retry',

    noScript:
      'This demo needs JavaScript to run the model in your browser. You can read on without it: the model has {parameters} parameters and is right on {accuracy} of the test photos, which it had never seen.',
  },
} as const

/** The texts of one language, as client code receives them. */
export type DemoTexts = {
  readonly [Key in keyof (typeof demoTexts)['zh-CN']]: (typeof demoTexts)['zh-CN'][Key] extends string
    ? string
    : { readonly [Inner in keyof (typeof demoTexts)['zh-CN'][Key]]: string }
}
