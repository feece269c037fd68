import type { Term } from './vocabulary'

/**
 * Common words in both languages, so that a question in English finds what the pages say in Chinese: those of the pages first, then
 * other words for the same. Left out are words of the glossary and of `founderWords.ts`.
 */
const lines = `
慢, 太慢, 变慢 | slow, sluggish, too slow, wait, waiting
快, 更快, 提速, 加速 | fast, quick, speed up, accelerate, respond faster
响应, 反应, 回应 | response, responses, respond, reply
卡顿, 卡死 | lag, lagging, stuck
等待, 等 | take too long, takes forever
流式, 流式输出 | streaming, stream
并发, 并行 | concurrency, concurrent, parallel
缓存 | cache, caching, cached
删除, 删掉, 删 | delete, deletion, remove, erase, forgotten, right to be forgotten
同意, 授权同意 | consent
匿名 | anonymous, anonymise, anonymize
加密 | encryption, encrypt
出境, 跨境 | cross-border, send abroad, overseas api
归谁, 归属, 所有权 | own, owns, owner, ownership
更新, 升级, 新版 | update, upgrade, updated, new version
版本 | version, versions
变差, 变笨, 退化, 下降, 遗忘, 忘了 | worse, degrade, degraded, got worse, dumber
停服, 下线, 停用 | discontinued, deprecated, shuts down, sunset
涨价, 提价 | raise prices, price increase
降价, 打折 | price cut, price drop, discount, cheaper prices
免费, 免费版, 白嫖 | free, free tier, freemium
亏钱, 亏损, 亏, 赔钱 | lose money, losing money, loss-making, unprofitable
用量, 按用量 | usage, usage-based, pay as you go, pay per use, metered
报价 | quote, quotation
合同, 协议, 签约 | contract, contracts, agreement
甲方, 企业客户, 客户方 | enterprise customer, enterprise customers, corporate client, b2b, tob
需求变更, 改需求, 加需求 | scope creep, change request, changing requirements, change requests
需求 | requirement, requirements, demand
外包, 外包公司, 接项目, 项目制 | consultancy, consulting, outsourcing, agency, services company, body shop
交付, 实施 | delivery, deliver, implementation
验收 | acceptance, sign-off
回款, 账期 | receivables, get paid, late payment
源码, 源代码 | source code
定制 | custom, customisation, customization, bespoke
机房, 内网, 自己机房 | on premise, on-premises, on prem, data centre, data center, private cloud, intranet
离职, 走人 | leave, resign, leaves
竞业, 保密, 保密协议 | nda, non-compete, confidentiality
专利 | patent, patents
商标, 品牌 | brand, trademark
控制权, 投票权, 话语权 | control, voting rights, lose control
董事会 | board, directors
并购, 收购, 卖掉公司 | acquisition, acquire, acquired, exit
上市 | ipo, go public
自筹, 不融资 | bootstrap, bootstrapping, self-funded
烧钱, 现金流 | burn, cash flow, runway
收入, 营收 | income, revenues, sales revenue
增长 | growth, grow, scale up
营销, 获客, 推广 | marketing, acquisition cost, advertise, advertising
销售 | sales, sell, selling
渠道 | channel, distribution
留存, 流失, 离不开, 粘性, 黏性 | retention, churn, sticky, keep customers, leaving
反馈 | feedback
合作, 伙伴 | partner, partnership
政府, 国企 | government, state-owned
补助, 拨款 | government grants, incentive
税 | tax, taxes
律师, 法律 | lawyer, legal advice, laws
责任, 负责 | liable, liability, responsible, responsibility, who is responsible
事故, 出事 | accident, accidents, incident, crash
投诉, 退款 | complaint, refund
处罚, 罚款 | fine, fines, penalty, penalised
审计, 检查 | audit, inspect
公平, 歧视, 偏见 | fairness, unfair, discrimination, biased
信任, 可信, 靠谱, 可靠 | trust, trustworthy, reliable, reliability
稳定 | stable, stability
风险 | risk, risky, danger, dangerous
泡沫 | bubble
放弃, 关掉, 转型 | pivot, when to quit, shut it down, walk away
一年, 十二个月, 日历 | twelve months, next year, next twelve months, calendar
一个人, 独自, 单干 | one person, alone, solo, single founder, by myself
兼职 | part-time, freelancer, contractor
薪水, 工资, 薪酬 | salary, salaries, compensation, wage, pay
远程 | remote
产品经理 | product manager
科学家, 博士, 研究员 | scientist, phd, researcher, researchers
教育, 学校 | education, school, teaching, students
制造, 工厂, 产线, 流水线, 车间 | factory, factories, manufacturing, production line
质检, 缺陷, 次品, 瑕疵 | quality inspection, quality control, defect, defects, inspection
零售, 门店 | retail, shop, store
安防, 监控 | surveillance, security camera, cctv
人脸, 人脸识别, 刷脸 | face, facial recognition, face recognition
语音 | speech, voice, audio
视频 | video, videos
翻译 | translate, translation, translator
摘要, 总结 | summarise, summarize, summary
文档, 文件 | document, documents, file, files
写代码, 编程 | coding, programming, write code
表格, 表格数据 | table, tabular, tabular data, spreadsheet, excel
算数, 算术, 计算题 | arithmetic, maths, math, calculate
规则 | rule, rules, rule-based, if-else
搜索 | search, search engine
聊天, 对话 | chat, conversation, conversations, dialogue
聊天记录, 对话记录 | chat history, chat logs, user conversations, chats
上下文, 长文本 | context, long context, context length
电脑, 笔记本, 独立显卡, 苹果电脑 | laptop, mac, computer, pc, macbook
手机, 端侧 | phone, mobile, on-device, smartphone
离线, 断网 | offline, without internet
芯片, 英伟达, 国产卡 | chip, chips, nvidia, h100, a100
单卡, 一张卡, 一块卡, 4090, 3090 | one gpu, single gpu, consumer gpu, rtx 4090
多少卡, 几张卡, 几块卡 | how many gpus, number of gpus
压缩, 变小, 缩小 | compress, smaller, shrink, compression, reduce size
报错, 跑不通, 出错 | bug, bugs, error message, fails, failing, broken
断电, 中断, 断了, 接着跑, 恢复 | resume, crash during training, interrupted, power cut, after a crash
随机 | random, seed
复现, 重复 | reproduce, reproducible, reproducibility
监控, 漂移 | monitor, monitoring, drift
指标 | metric, metrics, kpi
打分, 评分 | score, scoring, grade, grading
题, 题库, 测试题, 评测集 | test cases, test questions, test set, eval set, benchmark set
裁判 | judge
把握, 置信度, 概率, 自信, 过度自信 | confidence, confident, overconfident, overconfidence, probability, probabilities
不认识, 没见过, 陌生, 拒绝回答 | unknown, never seen, unfamiliar, out of scope, refuse, rejection
质量 | quality
清洗, 去重 | clean, cleaning, dedupe
不够, 太少, 不足, 缺少 | not enough, too few, too little, lack, insufficient, shortage
增强, 扩充 | augment, augmentation
标签, 标注质量 | labels, label quality, mislabelled
特征 | feature, features
公式 | formula, formulas, equation, equations
导数, 求导 | derivative, derivatives
例子, 案例 | case study, use case, use cases
发明, 提出 | invent, invented, inventor, who invented
框架 | framework, frameworks
引用, 出处, 来源 | cite, citation, citations, source, sources
事实 | fact, facts, factual
员工用, 内部用 | internal use, internal tool, employees only
自动, 自动化 | automate, automation, automatic, automatically
替代, 取代, 代替 | replace, replacing, substitute
审核, 复核, 人工 | approve, human review, manual review, review
步骤太多, 滚大, 累积 | compounding, compound, accumulate, halfway
恶意, 骗过, 诱导, 欺骗 | malicious, trick, tricked, trick my, fooled, manipulate, hack, hacked, hacking
隐藏, 藏 | hidden, hide, secret
指令 | instruction, instructions, command
差距, 好坏 | gap, better or worse
值得, 划算, 划得来 | worth, worth it, worthwhile, pay off
难, 门槛高 | hard, difficult, difficulty
简单 | simple, easy
赢, 成功 | win, succeed, success, successful
独特, 独家 | unique, exclusive
复制 | duplicate, replicate
功能 | functionality, same feature
平台 | platform
出租车 | robotaxi, taxi
激光雷达 | lidar
摄像头 | camera, cameras
病历 | medical record, medical records
器械, 医疗器械 | medical device, fda
拒绝贷款, 拒贷 | rejected loan, loan rejection, deny a loan, denied
交易 | transaction, transactions, trade
冷启动, 新用户 | new users, new user
点击率 | click-through, ctr
写给谁, 适合谁 | audience, who is this for
试点, 试用期 | trial, pilot, proof of concept
千问, 通义千问, 通义 | qwen
小程序, 公众号 | mini program, wechat
谈判, 谈条款 | negotiate, negotiation, term sheet
隔离, 权限 | permission rights, access control, isolation
`

/** The lines in the form of glossary terms. */
export const commonWords: readonly Term[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [han = [], latin = []] = line.split('|').map((names) => names.split(',').map((name) => name.trim()))
    const [zh = '', ...others] = han
    const [en = '', ...more] = latin
    return { id: `common-${en}`, zh, en, aliases: [...others, ...more] }
  })
