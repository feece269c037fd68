import type { Term } from './vocabulary'

/**
 * Everyday words that are no terms of the glossary, in both languages: the search takes the words of a line for one another. First
 * the word that the pages use, then its English, then others for the same; after an arrow the page that answers for what the line is about.
 */
const lines = `
融资, fundraising, 找钱, 拿投资, 拉投资, raise money, raising money, raise funds, raise, funding, raise capital, 筹钱, 拉钱, 募资, 资金, 没钱, 没有钱, 缺钱, fundraise, get funded, seed money, 弹尽粮绝, 见投资人, 账上 → /faq/funding/
投资人, investors, 投资方, 风投, 资方, investor, venture capital, vc, 投资机构, vcs, venture capitalist, venture capitalists, angel investor, 天使投资人 → /faq/funding/
股权, equity, 股份, shares, cap table → /faq/funding/
稀释, dilution
补贴, subsidy, 政策扶持, 扶持资金, subsidies, government grant, grants → /faq/funding/
创业, start-up, 开公司, 办公司, startup, start a company, start a business, founding, 创办公司, founding a company
创业者, founder, 创始人, founders
市场, market → /guide/market/
规模, size
机遇, opportunity, 机会, opportunities, chance, 风口, 入场, 赛道, 来得及, 太晚, too late → /guide/opportunities/
挑战, challenge, 困难, challenges, risks
成功因素, success factors, key success factors, factors of success, 体检, 打个分, 自评, 短板 → /guide/success-factors/
趋势, trend, 走向, 方向, 前景, trends, future, 未来, what comes next, where is this going → /guide/trends/
历史, history, 历程, 发展史, 起源, 谁发明, who invented, timeline → /guide/history/
定义, definition, what is
架构, architecture, 结构
流程图, flow chart, flowchart, flow, workflow, pipeline
步骤, steps, step by step, procedure
竞争, competition, 对手, 竞品, compete, competitor, competitors, 内卷, 卷, rival, rivals, outcompete, 同行, 跟风 → /faq/competition/
大厂, big tech, 大公司, 巨头, giants, big companies, incumbents, 巨无霸, big players → /faq/competition/
护城河, moat, 壁垒, 门槛, moats, defensibility, competitive advantage, barrier, 核心竞争力, 竞争优势, protect our advantage, 防守, 守得住, 守住 → /faq/moats/
隐私, privacy, 个人信息, 个人数据, personal data, user data, pii, 客户资料, 用户资料, 客户数据, 用户数据, sensitive data, customer data, personal information, 泄密, 保密资料 → /faq/privacy/
解释, explain, 说明理由, 黑箱, 黑盒, explanation, black box, why did the model, decisions, 可解释, 可解释性, 解释性, 为什么这么判断, interpretability, explainable, explainability, interpret, 凭什么, 说不清理由, 讲不清 → /faq/interpretability/
算力, compute, 计算资源, 计算力, computing power, computing resources, 买卡, 算力账单, 机器, 电费 → /faq/compute/
gpu, gpus, 显卡, 卡, graphics card, graphics cards, 独显, 独立显卡, 核显 → /faq/compute/
显存, gpu memory, 内存, memory, vram, 爆显存, 跑不动, 装不下, 内存不够 → /faq/compute/
成本, cost, 费用, 开销, 贵, 太贵, 花费, 花多少钱, 多少钱, costs, price of, expensive, budget, 烧钱, 烧多少钱, 预算, 花钱, 开支, 造价, bill, bills, cost a lot
便宜, cheap, 省钱, 降本, cheaper, save money, reduce cost, 省成本, 降低成本, cut cost, cut costs, reduce costs, lower cost
定价, pricing, 收费, 价格, 计费, 怎么卖, price, charge, business model, 收多少钱, 包月, 订阅, 按量, subscription, how to charge, 卖多少钱, 套餐, 收费标准, 打包卖 → /faq/pricing/
毛利, margin, 利润, gross margin, profit, 毛利率, 倒贴, 越卖越亏, 赚不到钱 → /faq/pricing/
盈利, monetise, 赚钱, 挣钱, 变现, make money, revenue, monetize
招聘, hiring, 招人, 招谁, 招, 员工, 团队, hire, hires, recruit, team, employee, 招人才, 雇, 雇人, 招募, recruiting, talent, 人才, 组队, 搭班子, 大牛, 牛人, 大神, 带队, 带团队, 挖人, 高薪, 班底 → /faq/first-hires/
自己训练, train our own, 自研, 自己做模型, build our own, own model, 从零训练, 自训, 自研大模型, train from scratch, build my own, own llm, in-house model → /faq/build-or-buy/
调用, rent, 买, 接口, api, buy, use an api, 直接用, 接入, existing model, off the shelf
开放权重, open weights, 开源, 开源模型, open source, open-source, open model, self-host, 自部署, 本地部署, 私有化, 私有化部署, on-premise, self-hosted, self-hosting → /faq/open-or-closed/
闭源, closed, closed source, proprietary, 商业模型, commercial model → /faq/open-or-closed/
版权, copyright, 侵权, 著作权, infringement, intellectual property, ip, 告我, 被告, 起诉, 知识产权, sue, sued, lawsuit, copyrighted → /faq/data-licensing/
许可, licence, 授权, 许可证, license, licensing, licences, licenses, 商用, commercial use, permission, legal to use, 卖钱, 拿来卖, 能不能商用 → /faq/data-licensing/
爬, scrape, 爬虫, 抓取, scraping, crawl, crawling, 爬来的, 扒, crawled, scraped, web data → /faq/data-licensing/
备案, filing, 登记, registration, register, regulatory filing, approval, 报备, 手续, 审批, 牌照, 资质, 网信办, permit, permits, license in china, licence in china, government approval, file with, 过审, 下架, 被封 → /faq/china-filing/
标识, label, 打标签, 水印, labels, labelling, labeling, watermark, 打水印, 标明, 注明, ai 生成标识, ai-generated label → /faq/china-filing/
监管, regulation, 法规, 合规, 政策, regulations, compliance, law, legal → /faq/china-filing/
上线, launch, 发布, 投产, production, go live, release, deploy, deployment, 上生产, 生产环境, 上架, before release, go to production
评测, evaluation, 测试, 测评, 跑分, evaluate, eval, evals, testing, 考核, 效果好不好, 测效果, quality check, measure quality, test my model, test set for, 打分标准, 有没有变好, 变好没有 → /faq/evaluation/
幻觉, hallucination, 胡说八道, 胡说, 瞎编, 编造, 乱说, makes things up, make things up, made up, hallucinate, 瞎说, 乱编, 胡编, 胡编乱造, 说谎, 撒谎, 答非所问, 一本正经, lying, lies, lie, hallucinations, wrong answers, invent facts, invents facts, 胡扯, 瞎扯, 张口就来, 信口开河, 骗人, 不靠谱 → /faq/hallucination/
提示词注入, prompt injection, 越狱, 套出, jailbreak, injection attack, 套话, 套提示词, 系统提示词, system prompt, jailbreaking, jailbreaks, prompt leak, prompt hacking, 骗过 → /faq/prompt-security/
安全, security, 攻击, 漏洞, attack, vulnerability, safe
换模型, switch model, 换供应商, 迁移, 锁定, 供应商锁定, switch, switching, vendor lock-in, lock-in, migrate, provider, 换一家, 换厂商, 迁到, 绑定, 被绑, 供应商绑定, 厂商锁定, changing models, change provider, migration, locked in, 绑死, 搬家, 换个便宜 → /faq/switching-models/
微调, fine-tuning, 精调, 调优, fine-tune, finetune, finetuning, fine tune, fine tuning, finetuned, fine-tuned, adapt a model
智能体, agent, 代理, agents, ai agent, ai agents, autonomous agent, 自动化助手, 自动干活, 数字员工, 机器人干活 → /faq/agents/
不该用, when not to use, 不适合, 不要用, should not use, not suitable, 杀鸡用牛刀, 没必要用, 别用, wrong tool, overkill, do not need, 用不上, 大炮打蚊子 → /faq/when-not-to-use/
数据, data
训练, training, 训, train, trained
推理, inference, 部署运行, serving, inference time
模型, model, models
大模型, large model, large models, llm, llms, big model
环境, environment, 开发环境, setup, set up, 跑起来, get started with the code → /project/setup/
安装, install, 搭建, 配置, installation, configure → /project/setup/
划分, split, 切分, 拆分, splits, splitting
构建, build, 搭, construct
保存, save, 存储, 存, saving, store, 存下来, persist, checkpointing → /project/saving/
加载, load, 读取, loading → /project/saving/
导出, export, 转换, exporting, convert, 转成, 放到网页, in the browser → /project/saving/
结果, results, result, outcome
准确率, accuracy, 正确率, 精度
照片, photo, 图片, photos, picture, pictures, image, images, 图像
上传, upload, uploaded, uploads
演示, demo, 试用, 在线体验, try it, playground, 试一下, 试试, 玩一下, 体验, online demo, live demo, try out → /demo/
花, flower, 花卉, flowers, flower classifier, 认花, 花卉分类, 识花 → /demo/
图像识别, image recognition, 看图, 识图, 视觉, computer vision, vision, 认图, 拍照识别, recognise images, recognize images, object detection, face recognition, 刷脸, 门禁, 拍照, 安检 → /applications/image-recognition/
自然语言, natural language, 文本, text, 文案, 写文案, 写稿 → /applications/natural-language/
客服, customer service, 聊天机器人, 机器人, chatbot, chat bot, customer support, support bot → /applications/natural-language/
推荐, recommendation, 猜你喜欢, 抖音, 短视频, tiktok, 推送, recommender, recommend, recommendations, 个性化, 信息流, 电商, personalisation, personalization, e-commerce, ecommerce, 带货, 刷视频 → /applications/recommendation/
自动驾驶, autonomous driving, 无人驾驶, 无人车, 车祸, 司机, 驾驶, driver, 智驾, self-driving, self driving, driverless, self-driving cars, 开车, 汽车, car, cars, vehicle, vehicles, 自己开车 → /applications/autonomous-driving/
医疗, healthcare, 看病, 问诊, 看诊, 医院, 诊断, medical, medicine, hospital, diagnosis, 医生, 片子, 看片, 读片, 病人, doctor, doctors, hospitals, patients, clinical, 科室, 大夫 → /applications/healthcare/
影像, imaging, scan, x-ray, medical imaging → /applications/healthcare/
制药, drug discovery, 药物, 新药, drug, pharma → /applications/healthcare/
金融, finance, 银行, 金融科技, 理财, 炒股, 股票, stocks, stock trading, bank, fintech, financial, 券商, 保险, 投顾, insurance, trading, banks, 放贷, 智能金融 → /applications/finance/
信贷, credit, 贷款, 授信, loan, lending, credit risk, credit scoring, 风控, credit risk management, underwriting, credit scores → /applications/finance/
欺诈, fraud, 诈骗, 盗刷, 反欺诈, fraud detection → /applications/finance/
书, book, 书籍, 教材, books, textbook, 看什么书, 读物, 教科书, 书单, 哪本书 → /resources/
课程, course, 网课, 教程, courses, tutorial, lectures, 视频课, 学习路线, learn → /resources/
资源, resources, 参考资料, 资料, 工具, reading list, tools, links → /resources/
论文, paper, 文献, papers, publication → /resources/
术语表, glossary, 名词解释, 术语, terms, vocabulary, 行话, 黑话, 名词, 看不懂的词 → /glossary/
勘误, errata, 写错, 错误, 哪里错了, errors, mistakes, wrong, corrections, 纠错, 有哪些错, 写错了, 更正, incorrect, inaccuracies, 错漏 → /errata/
原文, original article, 原文章, 那篇文章, source document, original → /errata/
客户, customer, 用户, customers, client, users
员工, employee, 人, staff, employees
第一, first, 最先, 首个
抄袭, copy, 抄, 模仿, 山寨, copies, copied, copycat, clone, 照搬, 照抄, 被抄, 抄走, 抄我 → /faq/competition/
差异化, differentiation, 不一样, 特色, differentiate, stand out → /faq/competition/
出海, going global, 海外, 国外, overseas, international, abroad
套壳, wrapper, 壳子, gpt wrapper, thin wrapper → /faq/moats/
小团队, small team, 小公司, 几个人, 个人, solo founder, small company, small startup
合伙人, co-founder, 联合创始人, cofounder, co-founders, 散伙, 闹翻, 搭档 → /faq/first-hires/
期权, stock options, option pool, options → /faq/first-hires/
面试, interview, 考察, interviewing
工程师, engineer, 程序员, 开发者, 算法工程师, engineers, developer, developers, programmer
估值, valuation, 值几个钱 → /faq/funding/
天使轮, seed round, 种子轮, 天使, angel round, pre-seed → /faq/funding/
商业计划书, business plan, bp, 计划书, 路演, pitch, pitch deck, deck → /faq/funding/
泄露, leak, 外泄, 泄漏, leaks, leakage, data breach, breach → /faq/privacy/
合成数据, synthetic data, 生成的数据, generated data
标注, annotation, 打标, annotate, annotating, label data, labelled data
样本, examples, 数据量, 条数据, sample, samples, example, training examples
知识库, knowledge base, 文档问答, 检索, retrieval, document search → /applications/natural-language/
浏览器, browser, 网页, 前端, web page, client-side
服务器, server, 云, 云服务器, servers, cloud
租, renting, 租用, 租赁, 租卡, lease, rental
入门, beginner, 小白, 新手, 零基础, 不懂技术, getting started, non-technical, where to start
阅读, read, 看, 从哪里读, 从哪看
失败, fail, 倒闭, 放弃, 黄了, failure, shut down, give up, quit, 跑路, 关门, 散了, 死掉
计划, plan, 规划, 路线图, roadmap, planning
慢, slow, 延迟, 卡顿, 速度, latency, speed, faster, 转圈, 半天, 半天不出字, 等半天, 磨蹭 → /faq/latency/
提示词, prompt, 提示语, prompts, prompting
更好, better, 变好, 提升, 提高, improve, improving, improvement
停止, stop, 早停, stopping
比较, compare, 对比, 区别, 差别, versus, vs, difference, comparison
选, choose, 选择, 挑, 选型, choosing, select, pick
预测, predict, 预估, prediction, predictions, forecast
分类, classify, 归类, classification, classifier

慢, slow, 太慢, 变慢, sluggish, too slow, wait, waiting
快, fast, 更快, 提速, 加速, quick, speed up, accelerate, respond faster
响应, response, 反应, 回应, responses, respond, reply
卡顿, lag, 卡死, lagging, stuck
等待, take too long, 等, takes forever
流式, streaming, 流式输出, stream
并发, concurrency, 并行, concurrent, parallel
缓存, cache, caching, cached
删除, delete, 删掉, 删, deletion, remove, erase, forgotten, right to be forgotten
同意, consent, 授权同意
匿名, anonymous, anonymise, anonymize
加密, encryption, encrypt
出境, cross-border, 跨境, send abroad, overseas api
归谁, own, 归属, 所有权, owns, owner, ownership
更新, update, 升级, 新版, upgrade, updated, new version
版本, version, versions
变差, worse, 变笨, 退化, 下降, 遗忘, 忘了, degrade, degraded, got worse, dumber
停服, discontinued, 下线, 停用, deprecated, shuts down, sunset
涨价, raise prices, 提价, price increase
降价, price cut, 打折, price drop, discount, cheaper prices
免费, free, 免费版, 白嫖, free tier, freemium
亏钱, lose money, 亏损, 亏, 赔钱, losing money, loss-making, unprofitable
用量, usage, 按用量, usage-based, pay as you go, pay per use, metered
报价, quote, quotation
合同, contract, 协议, 签约, contracts, agreement
甲方, enterprise customer, 企业客户, 客户方, enterprise customers, corporate client, b2b, tob
需求变更, scope creep, 改需求, 加需求, change request, changing requirements, change requests
需求, requirement, requirements, demand
外包, consultancy, 外包公司, 接项目, 项目制, consulting, outsourcing, agency, services company, body shop
交付, delivery, 实施, deliver, implementation
验收, acceptance, sign-off
回款, receivables, 账期, get paid, late payment
源码, source code, 源代码
定制, custom, customisation, customization, bespoke
机房, on premise, 内网, 自己机房, on-premises, on prem, data centre, data center, private cloud, intranet
离职, leave, 走人, resign, leaves
竞业, nda, 保密, 保密协议, non-compete, confidentiality
专利, patent, patents
商标, brand, 品牌, trademark
控制权, control, 投票权, 话语权, voting rights, lose control
董事会, board, directors
并购, acquisition, 收购, 卖掉公司, acquire, acquired, exit
上市, ipo, go public
自筹, bootstrap, 不融资, bootstrapping, self-funded
烧钱, burn, 现金流, cash flow, runway
收入, income, 营收, revenues, sales revenue
增长, growth, grow, scale up
营销, marketing, 获客, 推广, acquisition cost, advertise, advertising
销售, sales, sell, selling
渠道, channel, distribution
留存, retention, 流失, 离不开, 粘性, 黏性, churn, sticky, keep customers, leaving
反馈, feedback
合作, partner, 伙伴, partnership
政府, government, 国企, state-owned
补助, government grants, 拨款, incentive
税, tax, taxes
律师, lawyer, 法律, legal advice, laws
责任, liable, 负责, liability, responsible, responsibility, who is responsible
事故, accident, 出事, accidents, incident, crash
投诉, complaint, 退款, refund
处罚, fine, 罚款, fines, penalty, penalised
审计, audit, 检查, inspect
公平, fairness, 歧视, 偏见, unfair, discrimination, biased
信任, trust, 可信, 靠谱, 可靠, trustworthy, reliable, reliability
稳定, stable, stability
风险, risk, risky, danger, dangerous
泡沫, bubble
放弃, pivot, 关掉, 转型, when to quit, shut it down, walk away
一年, twelve months, 十二个月, 日历, next year, next twelve months, calendar
一个人, one person, 独自, 单干, alone, solo, single founder, by myself
兼职, part-time, freelancer, contractor
薪水, salary, 工资, 薪酬, salaries, compensation, wage, pay
远程, remote
产品经理, product manager
科学家, scientist, 博士, 研究员, phd, researcher, researchers
教育, education, 学校, school, teaching, students
制造, factory, 工厂, 产线, 流水线, 车间, factories, manufacturing, production line
质检, quality inspection, 缺陷, 次品, 瑕疵, quality control, defect, defects, inspection
零售, retail, 门店, shop, store
安防, surveillance, 监控, security camera, cctv
人脸, face, 人脸识别, 刷脸, facial recognition, face recognition
语音, speech, voice, audio
视频, video, videos
翻译, translate, translation, translator
摘要, summarise, 总结, summarize, summary
文档, document, 文件, documents, file, files
写代码, coding, 编程, programming, write code
表格, table, 表格数据, tabular, tabular data, spreadsheet, excel
算数, arithmetic, 算术, 计算题, maths, math, calculate
规则, rule, rules, rule-based, if-else
搜索, search, search engine
聊天, chat, 对话, conversation, conversations, dialogue
聊天记录, chat history, 对话记录, chat logs, user conversations, chats
上下文, context, 长文本, long context, context length
电脑, laptop, 笔记本, 独立显卡, 苹果电脑, mac, computer, pc, macbook
手机, phone, 端侧, mobile, on-device, smartphone
离线, offline, 断网, without internet
芯片, chip, 英伟达, 国产卡, chips, nvidia, h100, a100
单卡, one gpu, 一张卡, 一块卡, 4090, 3090, single gpu, consumer gpu, rtx 4090
多少卡, how many gpus, 几张卡, 几块卡, number of gpus
压缩, compress, 变小, 缩小, smaller, shrink, compression, reduce size
报错, bug, 跑不通, 出错, bugs, error message, fails, failing, broken
断电, resume, 中断, 断了, 接着跑, 恢复, crash during training, interrupted, power cut, after a crash
随机, random, seed
复现, reproduce, 重复, reproducible, reproducibility
监控, monitor, 漂移, monitoring, drift
指标, metric, metrics, kpi
打分, score, 评分, scoring, grade, grading
题, test cases, 题库, 测试题, 评测集, test questions, test set, eval set, benchmark set
裁判, judge
把握, confidence, 置信度, 概率, 自信, 过度自信, confident, overconfident, overconfidence, probability, probabilities
不认识, unknown, 没见过, 陌生, 拒绝回答, never seen, unfamiliar, out of scope, refuse, rejection
质量, quality
清洗, clean, 去重, cleaning, dedupe
不够, not enough, 太少, 不足, 缺少, too few, too little, lack, insufficient, shortage
增强, augment, 扩充, augmentation
过拟合, overfitting, 死记硬背, 背题, 背答案, 背下来, 举一反三, memorise, memorize, memorising, memorizing, learns by heart
标签, labels, 标注质量, label quality, mislabelled
特征, feature, features
公式, formula, formulas, equation, equations
导数, derivative, 求导, derivatives
例子, case study, 案例, use case, use cases
发明, invent, 提出, invented, inventor, who invented
框架, framework, frameworks
引用, cite, 出处, 来源, citation, citations, source, sources
事实, fact, facts, factual
员工用, internal use, 内部用, internal tool, employees only
自动, automate, 自动化, automation, automatic, automatically
替代, replace, 取代, 代替, replacing, substitute
审核, approve, 复核, 人工, human review, manual review, review
步骤太多, compounding, 滚大, 累积, compound, accumulate, halfway
恶意, malicious, 骗过, 诱导, 欺骗, trick, tricked, trick my, fooled, manipulate, hack, hacked, hacking
隐藏, hidden, 藏, hide, secret
指令, instruction, instructions, command
差距, gap, 好坏, better or worse
值得, worth, 划算, 划得来, worth it, worthwhile, pay off
难, hard, 门槛高, difficult, difficulty
简单, simple, easy
赢, win, 成功, succeed, success, successful
独特, unique, 独家, exclusive
复制, duplicate, replicate
功能, functionality, same feature
平台, platform
出租车, robotaxi, taxi
激光雷达, lidar
摄像头, camera, cameras
病历, medical record, medical records
器械, medical device, 医疗器械, fda
拒绝贷款, rejected loan, 拒贷, loan rejection, deny a loan, denied
交易, transaction, transactions, trade
冷启动, new users, 新用户, new user
点击率, click-through, ctr
写给谁, audience, 适合谁, who is this for
试点, trial, 试用期, pilot, proof of concept
千问, qwen, 通义千问, 通义
小程序, mini program, 公众号, wechat
谈判, negotiate, 谈条款, negotiation, term sheet
隔离, permission rights, 权限, access control, isolation
`

/** The lines in the form of glossary terms. */
export const everydayWords: readonly Term[] = lines
  .split('\n')
  .filter(Boolean)
  .map((line) => {
    const [names = '', answered] = line.split(' → ')
    const [zh = '', en = '', ...aliases] = names.split(', ')
    return { id: `word-${en}`, zh, en, aliases, ...(answered && { answered }) }
  })
