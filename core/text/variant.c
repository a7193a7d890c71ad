#include "core/text/fold.h"

#include <uchar.h>

/*
 * Pairs: a variant, then the kanji of its family that stands in keys. In the order of the variants' code points.
 * From the old forms printed beside the new in 常用漢字表 (Cabinet notice of 30 November 2010) and in the table of
 * kanji for names (戸籍法施行規則, appendix 2), and the forms that family registers and signboards use beside them (﨑
 * 髙 𠮷 濵 邉 嶋 冨 舘). Loose on purpose: 弁 stands for 辨 瓣 辯, and 斎 also for 斉, because callers do not say
 * which.
 */
static const char32_t pairs[] =
        U"㐂喜㔟勢乘乗亂乱亞亜亰京体軆佛仏來来侭尽俠侠假仮傳伝僊仙僞偽價価儉倹儘尽兒児兔兎兩両冨富冱冴凜凛"
        U"刈苅剩剰剱剣劍剣劑剤劒剣劔剣勞労勳勲勵励勸勧區区卷巻卽即參参呌叫咏詠單単噐器嚙噛嚴厳囑嘱囯国囶国"
        U"圈圏國国圍囲圓円圖図團団圡土埜野堯尭塡填增増墮堕壓圧壘塁壞壊壤壌壯壮壷壺壹壱壻婿壽寿夛多奧奥奬奨"
        U"孃嬢學学寢寝實実寫写寬寛寳宝寶宝將将專専對対尓爾尙尚屆届屬属峯峰島隝峽峡嵜崎嶋隝嶌隝嶽岳巖巌巢巣"
        U"帰皈帶帯幷并廏厩廢廃廣広廳庁弐貮彈弾彌弥徑径從従德徳恆恒恥耻悅悦惠恵惡悪惪徳惱悩愼慎慘惨應応懷懐"
        U"戀恋戰戦戲戯拂払拔抜拜拝挾挟插挿揭掲搔掻搖揺搜捜摑掴撹攪擇択擊撃據拠擧挙擴拡攝摂收収效効敍叙敎教"
        U"數数斈学斉斎斷断旣既晄晃晉晋晚晩晝昼曆暦曉暁曻昇曾曽會会村邨松柗栁柳桒桑桝枡梅楳條条椙杉榮栄槇槙"
        U"槪概樂楽樓楼樞枢樣様橋槗橫横檜桧檢検檮梼檳梹櫟檪櫻桜權権歐欧歡歓步歩歷歴歸皈殘残殼殻每毎氣気涼凉"
        U"淨浄淸清淺浅渊淵渕淵渴渇溪渓溫温滯滞滿満漥窪潑溌潛潜澁渋澤沢濕湿濟済濤涛濱浜濵浜瀧滝瀨瀬灌潅灣湾"
        U"炯烱焰焔煇輝熙煕燈灯燒焼營営爐炉爭争犧犠狀状狹狭獨独獵猟獸獣獻献珍珎瑤瑶瓣弁產産畫画當当疊畳瘦痩"
        U"發発皋皐盃杯盡尽眞真砿鉱硏研碎砕碕崎礦鉱礪砺祕秘祿禄禀稟禪禅禮礼禱祷秋穐稅税稱称稻稲穎頴穗穂穩穏"
        U"窗窓竃竈竝並競竸筍笋篭籠簑蓑簔蓑簞箪籔薮粗麁粮糧粹粋糾糺紘絋絲糸經経綠緑縣県縱縦總総繩縄繪絵繫繋"
        U"繼継續続纏纒纖繊缶鑵缺欠罐鑵羣群羹羮翠翆翻飜聟婿聰聡聲声肅粛腦脳臟臓臺台與与舊旧舍舎舖舗舘館舩船"
        U"艷艶莊荘莓苺莖茎莵兎萊莱萬万萼蕚蓋盖蔣蒋蕊蕋薗園薰薫藏蔵藝芸藥薬藪薮蘂蕋蘆芦蘇蘓處処號号螢蛍蟲虫"
        U"蠟蝋蠣蛎蠶蚕衞衛裝装襃褒襟衿覺覚覽覧觀観解觧觸触說説諫諌謠謡證証譯訳譽誉讀読變変讓譲讚讃豐豊豫予"
        U"貳貮賣売賤賎賴頼贊賛贓賍踐践軀躯輕軽輛輌轉転辨弁辯弁逹達遒逎遙遥遞逓遲遅邇迩邉辺邊辺郞郎鄕郷鄰隣"
        U"醉酔醫医醬醤醱醗釀醸釋釈鉤鈎銕鉄銳鋭鋪舗錄録錢銭鍊錬鎭鎮鐡鉄鐵鉄鑄鋳鑒鑑鑛鉱鑪鈩鑽鑚閉閇閒間閱閲"
        U"闊濶闘鬪關関陷陥隨随險険隱隠隸隷雁鳫雙双雜雑霸覇靈霊靍鶴靏鶴靑青靜静頰頬頸頚顏顔顚顛顯顕飮飲餘余"
        U"駆駈騷騒驅駈驒騨驗験驛駅髓髄體軆髙高髮髪鬱欝鰺鯵鴈鳫鴬鶯鷄鶏鷗鴎鹼鹸鹽塩麟驎麥麦麩麸麴麹麵麺黃黄"
        U"黑黒點点黨党鼠鼡齊斎齋斎齡齢龍竜龜亀﨑崎𠮷吉𡈽土𣘺槗𥔎崎";

uint32_t fold_variant(uint32_t character)
{
	size_t low = 0, high = sizeof(pairs) / sizeof(*pairs) / 2;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (pairs[2 * middle] < character)
			low = middle + 1;
		else
			high = middle;
	}
	return low < sizeof(pairs) / sizeof(*pairs) / 2 && pairs[2 * low] == character ? pairs[2 * low + 1] : character;
}
