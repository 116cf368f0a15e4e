"""A shop whose catalogue is German and one whose catalogue is Chinese, written for these tests."""
# ruff: noqa: E501 - one product a line

from __future__ import annotations

from decimal import Decimal

from retrieval.catalog.product import Money, Product, Stock


def _product(
    shop: str, id_: str, name: str, path: str, price: str, said: str, text: str, currency: str
) -> Product:
    attributes = dict(part.split("=") for part in said.split("; ") if part)
    return Product(
        id=f"{shop}-{id_}",
        name=name,
        description=text,
        category=tuple(path.split(" > ")),
        price=Money(Decimal(price), currency),
        stock=Stock.of(5),
        attributes={key: tuple(value.split(", ")) for key, value in attributes.items()},
    )


_GERMAN = """\
1|Laufschuh Nordwind|Schuhe > Laufschuhe|89.00|Farbe=schwarz; Wasserdicht=ja; Geschlecht=Herren|Leichter Schuh für nasse Wege.
2|Laufschuh Sommerbrise|Schuhe > Laufschuhe|74.00|Farbe=blau; Wasserdicht=nein; Geschlecht=Damen|Luftiges Obermaterial für warme Tage.
3|Laufschuh Asphalt|Schuhe > Laufschuhe|119.00|Farbe=rot; Wasserdicht=nein; Geschlecht=Herren|Viel Dämpfung auf der Straße.
4|Wanderstiefel Brocken|Schuhe > Wanderstiefel|149.00|Farbe=braun; Wasserdicht=ja; Material=Leder|Knöchelhoch, aus dickem Leder.
5|Wanderstiefel Heide|Schuhe > Wanderstiefel|99.00|Farbe=grau; Wasserdicht=nein; Material=Wildleder|Für trockene Pfade.
6|Gummistiefel Deich|Schuhe > Gummistiefel|45.00|Farbe=gelb; Wasserdicht=ja; Material=Gummi|Hält Pfützen aus.
7|Hausschuh Kamin|Schuhe > Hausschuhe|39.00|Farbe=grau; Material=Walkwolle|Warm an den Füßen.
8|Rucksack Pendler 22 l|Taschen > Rucksäcke|79.00|Farbe=schwarz; Wasserdicht=ja; Laptopfach=ja|Mit Fach für den Rechner.
9|Wanderrucksack Harz 40 l|Taschen > Rucksäcke|129.00|Farbe=grün; Wasserdicht=nein; Laptopfach=nein|Für mehrere Tage.
10|Umhängetasche Hafen|Taschen > Umhängetaschen|59.00|Farbe=braun; Material=Leder|Für jeden Tag.
11|Regenjacke Sylt|Kleidung > Jacken|110.00|Farbe=gelb; Wasserdicht=ja; Geschlecht=Damen|Mit Kapuze.
12|Fleecejacke Alm|Kleidung > Jacken|69.00|Farbe=blau; Wasserdicht=nein; Geschlecht=Herren|Wärmt unter der Regenjacke.
13|Pullover Deichschaf|Kleidung > Pullover|84.00|Farbe=beige; Material=Wolle; Geschlecht=Damen|Grob gestrickt.
14|Hemd Kontor|Kleidung > Hemden|49.00|Farbe=weiß; Material=Leinen; Geschlecht=Herren|Leichtes Hemd.
15|Kaffeebecher Morgen|Küche > Becher|14.00|Farbe=blau; Material=Steinzeug; Spülmaschinenfest=ja|Fasst 350 ml.
16|Becher Emaille|Küche > Becher|12.00|Farbe=weiß; Material=emaillierter Stahl; Spülmaschinenfest=nein|Für das Lagerfeuer.
17|Kochmesser Solingen|Küche > Messer|79.00|Material=Kohlenstoffstahl; Spülmaschinenfest=nein|Klinge 20 cm.
18|Bratpfanne Guss|Küche > Pfannen|65.00|Material=Gusseisen; Spülmaschinenfest=nein; Induktion=ja|Hält ein Leben lang.
19|Teekanne Ostfriesland|Küche > Teekannen|42.00|Farbe=blau; Material=Porzellan; Spülmaschinenfest=ja|Mit Stövchen.
20|Stirnlampe Grubenlicht|Outdoor > Stirnlampen|39.00|Farbe=schwarz; Wasserdicht=ja|300 Lumen.
21|Zelt Lüneburg|Outdoor > Zelte|259.00|Farbe=grün; Wasserdicht=ja|Für zwei Personen.
22|Kopfhörer Stille|Elektronik > Kopfhörer|139.00|Farbe=schwarz; Kabellos=ja; Geräuschunterdrückung=ja|Über den Ohren.
23|Kopfhörer Studio|Elektronik > Kopfhörer|89.00|Farbe=weiß; Kabellos=nein; Geräuschunterdrückung=nein|Mit langem Kabel.
24|Lautsprecher Kiesel|Elektronik > Lautsprecher|59.00|Farbe=grau; Kabellos=ja; Wasserdicht=ja|Klein und laut.
25|Hundebett Dackel|Haustiere > Hundebetten|49.00|Farbe=grau; Material=Baumwolle|Bezug waschbar.
"""

_CHINESE = """\
1|疾风跑鞋|鞋类 > 跑鞋|399|颜色=黑色; 防水=是; 性别=男士|轻便，雨天也能跑。
2|夏日跑鞋|鞋类 > 跑鞋|329|颜色=蓝色; 防水=否; 性别=女士|鞋面透气。
3|越岭登山靴|鞋类 > 登山靴|699|颜色=棕色; 防水=是; 材质=皮革|高帮，厚皮。
4|田园雨靴|鞋类 > 雨靴|159|颜色=黄色; 防水=是; 材质=橡胶|踩水不怕。
5|暖冬拖鞋|鞋类 > 拖鞋|89|颜色=灰色; 材质=羊毛|居家穿着。
6|通勤双肩背包|箱包 > 背包|269|颜色=黑色; 防水=是; 笔记本内胆包=是|可放十五寸电脑。
7|远行登山包|箱包 > 背包|459|颜色=绿色; 防水=否; 笔记本内胆包=否|四十升大容量。
8|老街斜挎包|箱包 > 斜挎包|229|颜色=棕色; 材质=皮革|日常出门。
9|海边雨衣|服装 > 外套|359|颜色=黄色; 防水=是; 性别=女士|连帽。
10|山谷抓绒外套|服装 > 外套|299|颜色=蓝色; 防水=否; 性别=男士|轻而保暖。
11|牧羊毛衣|服装 > 毛衣|319|颜色=米色; 材质=羊毛; 性别=女士|粗针织法。
12|亚麻衬衫|服装 > 衬衫|199|颜色=白色; 材质=亚麻; 性别=男士|夏天清凉。
13|青瓷马克杯|厨房 > 马克杯|59|颜色=绿色; 材质=陶瓷; 可用洗碗机清洗=是|三百五十毫升。
14|搪瓷杯|厨房 > 马克杯|39|颜色=白色; 材质=搪瓷钢; 可用洗碗机清洗=否|怀旧款式。
15|碳钢主厨刀|厨房 > 刀具|299|材质=碳钢; 可用洗碗机清洗=否|刀刃二十厘米。
16|铸铁煎锅|厨房 > 平底锅|259|材质=铸铁; 可用洗碗机清洗=否|受热均匀。
17|白瓷茶壶|厨房 > 茶壶|169|颜色=白色; 材质=瓷; 可用洗碗机清洗=是|配茶漏。
18|夜行头灯|户外 > 头灯|129|颜色=黑色; 防水=是|三百流明。
19|双人帐篷|户外 > 帐篷|899|颜色=绿色; 防水=是|可睡两人。
20|静谧头戴式耳机|电子产品 > 耳机|599|颜色=黑色; 无线=是; 降噪=是|包耳设计。
21|录音室耳机|电子产品 > 耳机|399|颜色=白色; 无线=否; 降噪=否|线长三米。
22|卵石音箱|电子产品 > 音箱|259|颜色=灰色; 无线=是; 防水=是|小巧响亮。
23|腊肠狗床|宠物 > 狗床|199|颜色=灰色; 材质=棉|外套可洗。
"""

GERMAN = [_product("DE", *line.split("|"), "EUR") for line in _GERMAN.splitlines()]
CHINESE = [_product("ZH", *line.split("|"), "CNY") for line in _CHINESE.splitlines()]
