"""However a name is written or typed, its business stands in the first three rows of the real screen."""

from terminal import Terminal, practice, run

# Name, reading, representative, its reading, phone; then what is typed. The practice's own members stand between them.
NAMES = """
東山田造園|ヒガシヤマダゾウエン|山田 翔|ヤマダ ショウ|042-000-7001
  higashiyamada higasiyamada HIGASHIYAMA higashiyamad ヒガシヤマダ ひがしやまだ ﾋｶﾞｼﾔﾏﾀﾞ ひがしやまd 東山田 東山田ぞうえ 0420007001 7001
㈱髙﨑印刷|タカサキインサツ|髙﨑 誠一|タカサキ セイイチ|042-000-7002
  takasakii takasakiinsatsu takasakiinsatu takasakiinsat 高崎印 髙﨑印刷 高﨑印刷 髙崎印刷 たかさきい ﾀｶｻｷｲﾝ （株）高崎印刷 kabushikigaishatakasakiinsatsu
渡邉建具|ワタナベタテグ|渡邉 桂|ワタナベ カツラ|042-000-7003
  watanabetategu watanabetat watanabet 渡辺建具 渡邊建具 渡邉建具 わたなべたて ﾜﾀﾅﾍﾞﾀﾃ ワタナベタテ watanabe_katsura watanabe_katura
齋藤畳店|サイトウタタミテン|齋藤 徳蔵|サイトウ トクゾウ|042-000-7004
  saitoutatami saitotatami saitohtatami saitôtatami saitōtatami 斎藤畳 齊藤畳 斉藤畳 齋藤疊 さいとうたたみ ｻｲﾄｳﾀﾀﾐ 畳_齋藤
恋ヶ窪ゴルフ|コイガクボゴルフ|大矢 宗介|オオヤ ソウスケ|042-000-7005
  koigakubogorufu koigakubogo 恋ヶ窪ごるふ 恋ケ窪ゴルフ 恋が窪ゴルフ 恋ガ窪ゴルフ 恋ヶ窪ｺﾞﾙﾌ こいがくぼご ohyasousuke ooyasousuke ohya_sosuke
大橋鉄工|オオハシテッコウ|大橋 一|オオハシ ハジメ|042-000-7006
  oohashitekkou ohashitekko ohhashitekkou oohasitekko ohashitextukou ohashite 大橋鉄工 大槗鉄工 大橋鐵工 おおはしてっ オオハシテツコウ ｵｵﾊｼﾃｯｺｳ
新々堂|シンシンドウ|新見 純|ニイミ ジュン|042-000-7007
  shinshindou sinsindou shinshindo shinshindoh sinnsinndou shinsi 新々堂 しんしんどう ｼﾝｼﾝﾄﾞｳ シンシンドー
本間純米酒店|ホンマジュンマイシュテン|本間 淳|ホンマ アツシ|042-000-7008
  honmajun hommajun honnmajunn honmazyunn honmajyun 本間純 ほんまじゅ ﾎﾝﾏｼﾞｭﾝ ホンマジユン honma_atsushi honma_atusi
マッチャ屋|マッチャヤ|松本 茶々|マツモト チャチャ|042-000-7009
  matchaya macchaya mattyaya maxtuchaya maltuchaya まっちゃや マッチャ屋 ﾏｯﾁｬﾔ マツチヤヤ matc
カフェー・ヴィオラ|カフェーヴィオラ|緒方 弦|オガタ ゲン|042-000-7010
  kafe-viora kafeviora kafevio cafeviora cafe-vio kafuxe-vuxiora かふぇーゔぃ カフェヴィオラ ｶﾌｪｰｳﾞｨｵﾗ カフェビオラ カフェー・ヴィ
ティールーム茶々|ティールームチャチャ|江戸川 乱|エドガワ ラン|042-000-7011
  thi-ru-mu thiirumu texi-ru-mu thirumu てぃーるー ティールーム ﾃｨｰﾙｰﾑ ティルーム thi-ru-muchacha thi-ru-mutyatya
服部縫製|ハットリホウセイ|服部 縫|ハットリ ヌイ|042-000-7012
  hattorihousei hattorihosei hattorihôsei haxtutorihousei hattorihou 服部縫製 はっとりほう ﾊｯﾄﾘﾎｳｾｲ ハツトリホウセイ hattori_nui
藤原藁工|フジワラワラコウ|藤原 藁|フジワラ ワラ|042-000-7013
  fujiwarawara huziwarawara fuziwarawara hujiwaraw 藤原藁 ふじわらわら ﾌｼﾞﾜﾗﾜﾗ フジワラワラ fujiwarawarakoh fujiwarawarakô
津田沼釣具|ツダヌマツリグ|辻 努|ツジ ツトム|042-000-7014
  tsudanuma tudanuma tsudanumatsuri tudanumaturi つだぬま ﾂﾀﾞﾇﾏ 津田沼 tsuji_tsutomu tuzi_tutomu tsudanumats
千葉チーズ工房|チバチーズコウボウ|千葉 智|チバ サトシ|042-000-7015
  chibachiizu tibati-zu chibachi-zu chibachizu tibatiizu ちばちー ﾁﾊﾞﾁｰｽﾞ チバチーズコーボー chibachiizukobo 千葉ちーず 千葉チ
勝頭続木ヅツミ|カツヅツキヅツミ|堤 続|ツツミ ツヅク|042-000-7016
  katsuzutsuki katudutuki katsudzutsu katuzutuki かつづつき ｶﾂﾂﾞﾂｷ カツズツキ tsutsumitsuzuku tutumituduku 勝頭
御園生縁結ビ|ミソノウエンムスビ|御園生 縁|ミソノウ エン|042-000-7017
  misonouen misonoen misonoh misonouenmusubi misonouennmusubi みそのうえ ﾐｿﾉｳｴﾝ 御園生 御薗生縁 misonô
近藤権之助商会|コンドウゴンノスケショウカイ|近藤 健一|コンドウ ケンイチ|042-000-7018
  kondougon kondohgon kondogon konndougonn kondôgon こんどうごん ｺﾝﾄﾞｳｺﾞﾝ 近藤権 近藤權 kondougonnosukesyokai kondo-gon
屋宜輿石材|ヤギコシイシザイ|屋宜 輿|ヤギ コシ|042-000-7019
  yagikoshi yagikosi yagikoshiishi yagikosiisi yagikoshii やぎこし ﾔｷﾞｺｼ 屋宜 屋宜輿石 yagi_koshi ＹＡＧＩＫＯＳＨＩ
絵本ノ森ヱビス|エホンノモリエビス|森 英寿|モリ ヒデトシ|042-000-7020
  ehonnomori ehonnnomori ehon'nomori ehonnomoriebisu えほんのもり ｴﾎﾝﾉﾓﾘ 絵本ノ森 繪本ノ森 絵本の森 ehonnomorie ehonnomorieb
"""


def names():
    """The clients and the ways each is typed; _ stands for a blank inside a way."""
    lines = [line for line in NAMES.splitlines() if line]
    for client, ways in zip(lines[::2], lines[1::2]):
        yield client.split("|"), [way.replace("_", " ") for way in ways.split()]


def test_twenty_names_are_found_by_each_way_of_writing_them(folder):
    practice(folder)
    clients = []
    for (name, reading, person, person_reading, phone), ways in names():
        added = run(folder, "member", "add", "--name", name, "--reading", reading, "--representative", person,
                    "--representative-reading", person_reading, "--phone", phone)
        assert added.returncode == 0, added.stderr
        clients.append((name, ways))
    assert len(clients) == 20 and all(len(ways) >= 8 for _, ways in clients)
    lost = []
    with Terminal(folder).start() as desk:
        for name, ways in clients:
            for way in ways:
                desk.key("F3")
                desk.type(way)
                if not any(name[:5] in row for row in desk.rows()[4:7]):
                    lost.append("%s: %s" % (name, way))
    assert not lost, "\n".join(lost)
