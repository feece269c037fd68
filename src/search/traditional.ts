/**
 * Traditional characters that a reader may type, each followed by the simplified one that our pages use. Only pairs that
 * are right whatever stands beside them: 乾, 後 and the like, which are also characters of their own, are here
 * only where the other reading does not occur in this guide.
 */
const pairs = `
數数據据隱隐資资護护訓训練练學学習习類类圖图識识別别檢检測测標标準准確确損损權权參参優优網网絡络經经層层節节點点
計计算算顯显卡卡雲云機机構构應应開开發发創创業业團团隊队產产場场競竞爭争戰战價价錢钱貴贵賺赚費费營营運运銷销購购買买賣卖
投投風风險险輪轮貸贷債债補补貼贴獲获獎奖稅税務务財财報报賬账單单額额預预測测試试驗验證证評评估估審审備备規规範范監监
隨随機机對对齊齐過过擬拟梯梯減减動动衝冲擊击積积卷卷捲卷極极小小損损誤误差差歸归迴回歸归線线函函數数
語语言言詞词譯译說说話话讀读寫写問问題题答答誰谁為为什什麼么麽么嗎吗這这個个們们裡里裏里從从來来還还沒没會会與与無无
時时間间長长短短週周歷历史史現现將将後后趨趋勢势變变進进遠远當当舊旧
關关鍵键聯联繫系係系結结約约組组織织種种級级總总體体實实際际義义專专門门條条項项環环節节聲声畫画視视頻频頻频
導导出出載载儲储檔档資资夾夹存存儲储設设備备裝装置置電电腦脑軟软體体硬硬碼码連连線线傳传輸输壓压縮缩轉转換换輕轻重重
醫医療疗藥药診诊斷断農农車车駕驾駛驶銀银行行業业貿贸易易製制造造廠厂質质檢检教教師师課课園园藝艺術术樂乐
國国際际歐欧盟盟華华東东灣湾內内區区縣县鄉乡鎮镇
處处理理決决擇择選选擴扩達达強强單单純纯雙双雜杂難难簡简繁繁複复穩稳鬆松緊紧滿满夠够幾几萬万億亿兩两
員员職职聘聘薪薪創创辦办顧顾客客戶户需需求求採采納纳協协議议簽签約约訴诉訟讼侵侵權权責责任任
記记憶忆錄录號号頁页鏈链接接觸触碰碰錯错漏漏洩泄露露駭骇攻攻擊击圍围牆墙壘垒塹堑壕壕
獨独特特異异徵征屬属性性僅仅隻只盡尽儘尽寧宁願愿讓让給给誤误導导幫帮助助須须許许
幻幻覺觉釋释黑黑盒盒箱箱觀观察察聽听認认識识親亲歡欢愛爱氣气熱热飛飞鳥鸟魚鱼馬马龍龙貓猫狗狗葉叶樹树蘭兰麥麦
蒐搜尋寻搜搜索索篩筛選选濾滤遞递迴回佇伫棧栈陣阵矩矩維维範范圍围徑径邊边緣缘
歲岁靈灵慮虑慣惯態态恆恒懷怀戲戏執执揭揭掃扫掛挂換换揮挥擔担擁拥攝摄攜携敗败敵敌斃毙曆历
殘残殺杀污污決决況况淨净湯汤溝沟滅灭滯滞潔洁潛潜濟济災灾爐炉爾尔牽牵狀状獻献瑣琐
癥症盜盗睏困瞭了礎础禮礼稱称穀谷窮穷竊窃筆笔範范築筑簽签糧粮糾纠紀纪級级細细終终統统綜综綠绿綱纲編编練练縱纵績绩續续
罰罚羅罗聰聪脈脉脫脱腳脚臨临臺台舉举艦舰莊庄著著薦荐處处虛虚蟲虫補补裝装規规覽览訂订訊讯討讨託托訪访詢询詳详誌志誘诱調调請请論论諮咨講讲謝谢警警譜谱
貢贡貨货販贩貪贪責责貫贯費费賠赔賴赖贏赢趕赶跡迹軌轨較较輔辅輯辑農农遊游違违遲迟適适遷迁郵邮釐厘針针鈔钞鋪铺錶表鎖锁鏡镜鐘钟閉闭閱阅闊阔陳陈陸陆陽阳隔隔離离雖虽頂顶順顺頓顿領领頭头顆颗題题顛颠飯饭飲饮飾饰餘余館馆騙骗體体鬥斗麗丽黃黄齡龄
`

const simplified = new Map<string, string>()
const characters = [...pairs.replace(/\s/g, '')]
for (let index = 0; index + 1 < characters.length; index += 2) {
  simplified.set(characters[index] ?? '', characters[index + 1] ?? '')
}

/** Writes traditional characters as simplified ones; keeps the length, so that positions stay valid. */
export function simplify(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (character) => simplified.get(character) ?? character)
}
