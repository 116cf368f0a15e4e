# 売り場での話し方：短く、具体的に、「です・ます」で。まず答え、それから補足。
# id と引数は zh.ftl と同じ。引数の中身は assistant/locales/patterns.py を参照。
# .other は同じことの別の言い方。

### 共通

quotation = 「{ $quote }」
comma = 、
nothing-to-say = こちらが見つかりました。
part-thing = { $name }（{ $price }）
part-thing-each = { $name }（1点{ $price }）
part-times = { $name } × { $count }
part-variant = { $name }（{ $values }）
part-pair = { $name }は{ $value }
part-fact = { $attribute }：{ $value }
part-and-others = { $names }など計{ $count }点
part-item = この商品
part-items = { $items }など{ $count }点
value-yes = はい
value-no = いいえ
value-stocked = 在庫あり
value-out = 在庫なし
label-stock = 在庫
label-brand = ブランド
label-price = 価格
label-rating = 評価
pass-on = 担当者に確認しましょうか？
a-person = 担当者が承れます。おつなぎしましょうか？
facts = { $what }：{ $facts }。

### 商品探し

found-one = 合うものが1点あります：{ $thing }。
    .other = ちょうど1点あります：{ $thing }。
found-look = こちらはいかがでしょう：{ $thing }。
found-all = 合うものは{ $count }点です：{ $things }。
found-start = まずは{ $first }と{ $second }をご覧ください。
    .other = おすすめは{ $first }、次に{ $second }です。
telling-both = この中で価格が一番安く、評価も一番高いのは{ $name }です。
telling-best = この中で評価が一番高いのは{ $name }で、{ $rating }です。
telling-cheapest = この中で一番安いのは{ $name }で、{ $price }です。
rated = { $name }の評価は5点満点中{ $rating }です。
rated-by = { $name }の評価は5点満点中{ $rating }、{ $count }人の評価です。
stocked = { $name }は在庫があります。
out = { $name }はただいま在庫切れです。
was-stocked = { $name }は{ $time }の時点で在庫がありました。
ordered-cheapest = { $yes ->
        [yes] 在庫のあるもので一番安いのは{ $thing }です。
       *[no] 一番安いのは{ $thing }です。
    }
ordered-dearest = { $yes ->
        [yes] 在庫のあるもので一番高いのは{ $thing }です。
       *[no] 一番高いのは{ $thing }です。
    }
ordered-rated = { $yes ->
        [yes] 在庫のあるもので評価が一番高いのは{ $thing }です。
       *[no] 評価が一番高いのは{ $thing }です。
    }
ordered-newest = { $yes ->
        [yes] 在庫のあるもので一番新しいのは{ $thing }です。
       *[no] 一番新しいのは{ $thing }です。
    }
ordered-first = { $yes ->
        [yes] 在庫のあるもので先頭に来るのは{ $thing }です。
       *[no] 先頭に来るのは{ $thing }です。
    }
level-cheapest = { $yes ->
        [yes] 在庫のあるもので同額で一番安いのは{ $names }です。
       *[no] 同額で一番安いのは{ $names }です。
    }
level-dearest = { $yes ->
        [yes] 在庫のあるもので同額で一番高いのは{ $names }です。
       *[no] 同額で一番高いのは{ $names }です。
    }
level-rated = { $yes ->
        [yes] 在庫のあるもので同点で評価が一番高いのは{ $names }です。
       *[no] 同点で評価が一番高いのは{ $names }です。
    }
level-newest = { $yes ->
        [yes] 在庫のあるもので同じく一番新しいのは{ $names }です。
       *[no] 同じく一番新しいのは{ $names }です。
    }
level-first = { $yes ->
        [yes] 在庫のあるもので並んで先頭に来るのは{ $names }です。
       *[no] 並んで先頭に来るのは{ $names }です。
    }
level-price = どれも{ $price }です。
level-rating = どれも5点満点中{ $rating }です。
beyond-cheaper = { $name }のほうが安く{ $price }ですが、ただいま在庫切れです。
beyond-dearer = { $name }のほうが高く{ $price }ですが、ただいま在庫切れです。
beyond-rated = { $name }のほうが評価が高く{ $rating }ですが、ただいま在庫切れです。
next = その次は{ $thing }です。
unordered = お店のデータにその情報がないため、その順には並べられません。
wanted = { $name }（{ $values }）
wanted-below = { $price }以下
wanted-above = { $price }以上
wanted-rated = 評価{ $rating }以上
wanted-not = { $value }以外
none = ご希望にすべて合うものは見つかりませんでした。
none-wanted = 見つかりませんでした：{ $items }。
not-carried = こちらの種類の商品は取り扱いがありません。
not-carried-wanted = 取り扱いがありません：{ $items }。
nearest = 一番近いのは{ $things }です。
recommend = おすすめは{ $thing }です。
    .other = { $thing }はいかがでしょう。
recommend-why = おすすめは{ $thing }です：{ $reason }。
    .other = { $thing }はいかがでしょう：{ $reason }。
recommend-or = または{ $thing }もございます。
recommend-or-why = または{ $thing }もございます：{ $reason }。
no-more = この種類の商品は以上です。
    .other = この種類でほかの商品はございません。
instead-same = { $name }なら在庫があります。
instead-there = ほかに{ $name }があります。
nothing-instead = 代わりになる商品はございません。
closest = 近いのは{ $things }です。
closest-stocked = 在庫のあるもので一番近いのは{ $things }です。
cheaper-by = { $name }は{ $other }より{ $price }安いです。
dearer-by = { $name }は{ $other }より{ $price }高いです。
differs = { $attribute }：{ $pairs }。

### おすすめの理由

reason-did = { $did ->
        [bought] { $name }をお買い上げいただいたため
        [cart] { $name }をカートに入れられたため
        [liked] { $name }を気に入られたため
       *[looked] { $name }をご覧になったため
    }
reason-together = { $count }人のお客様が{ $name }と一緒に購入
reason-after = { $name }の次によく選ばれている
reason-like = { $did ->
        [bought] お買い上げの{ $name }に似ている
        [cart] カートの{ $name }に似ている
        [liked] お気に入りの{ $name }に似ている
       *[looked] ご覧になった{ $name }に似ている
    }
reason-cheaper = { $name }より安い
reason-better = { $name }より評価が高い
reason-size = お客様のサイズ{ $value }がある
reason-taste = お好みの{ $value }
reason-habit = よくお選びになる{ $value }
reason-rated = 評価は5点満点中{ $rating }
reason-rated-by = 評価は5点満点中{ $rating }、{ $count }人の評価
reason-popular = 最近{ $count }人のお客様が購入
reason-new = 新着商品
reason-stocked = 在庫あり
reason-alike = 同じく{ $value }
why = { $name }をおすすめした理由：{ $reason }。
why-search = ご希望の条件に合うためで、お客様の情報は使っていません。
why-none = { $name }はお店で扱っている商品というだけで、特別な理由はありません。

### 質問

clarify-sure = かしこまりました。
    .other = もちろんです。
clarify-total = 全部で{ $count }点あります。
clarify-category = どの種類をお探しですか：{ $options }？
clarify-price = ご予算はどのくらいですか：{ $options }？
clarify-brand = どのブランドがよろしいですか：{ $options }？
clarify-person = どなたがお使いになりますか：{ $options }？
clarify-attribute = { $attribute }はどれがよろしいですか：{ $options }？
choose-values = { $name }は{ $values }からお選びいただけます。
choose-which = { $attribute }はどれになさいますか？
which-one = どちらのことですか：{ $names }？
which-only = ご案内したのは1点だけですが、そちらのことですか？
which-none = どの商品のことですか？
which-unseen = まだ商品をご案内していません。

### 比較

compare-same-price = { $names }は同じ価格で、どれも{ $price }です。
compare-cheaper = { $name }のほうが{ $price }安いです：{ $low }に対し、{ $other }は{ $high }です。
compare-cheapest = 一番安いのは{ $names }で、{ $price }です。
compare-rated = { $name }のほうが評価が高く{ $rating }です。{ $pairs }。
compare-for = { $attribute }なら{ $name }
compare-view = { $parts }がよいでしょう。
compare-none = お店のデータでは違いが見当たりません：{ $names }。

### 商品について

answer-price = { $name }は{ $price }です。
answer-price-each = { $name }は1点{ $price }です。
answer-is = はい、{ $name }：{ $attribute }。
answer-value = { $yes ->
        [yes] はい、{ $name }の{ $attribute }：{ $value }。
        [no] いいえ、{ $name }の{ $attribute }：{ $value }。
       *[none] { $name }の{ $attribute }：{ $value }。
    }
answer-quote = { $yes ->
        [yes] はい、{ $name }の説明にはこうあります：{ $quote }
        [no] いいえ、{ $name }の説明にはこうあります：{ $quote }
       *[none] { $name }の説明にはこうあります：{ $quote }
    }
unanswered = { $name }のデータにはその記載がありません。
unanswered-known = 記載があるのは次のとおりです：{ $facts }。
review = お客様の声：{ $quote }
review-by = { $author }様の声：{ $quote }
reviews-mixed = { $name }のレビュー{ $total }件では、{ $parts }。
part-praise = { $label }を褒める声が{ $count }件
part-blame = { $label }への不満が{ $count }件
reviews-good = { $name }のレビュー{ $total }件のうち、{ $count }件が好意的です。
reviews-bad = { $name }のレビュー{ $total }件のうち、{ $count }件に不満があります。
reviews-none-good = { $name }のレビュー{ $total }件に、はっきり褒めるものはありません。
reviews-none-bad = { $name }のレビュー{ $total }件に、はっきりした不満はありません。
reviews-mention = { $name }のレビュー{ $total }件のうち、{ $count }件がこの点に触れています：{ $label }。
reviews-no-mention = { $name }のレビュー{ $total }件に、この点に触れたものはありません：{ $label }。
reviews-sides = 内訳は{ $parts }。
option-has = { $thing }には{ $value }があります。
option-unknown = お店のデータには{ $name }の{ $attribute }の記載がありません。
option-others = { $name }には{ $values }がありますが、{ $value }はありません。
option-instead = { $value }なら{ $thing }にあります。
goes-nothing = 何と合わせられるかは、お店のデータに記載がありません。
goes-unnamed = 専用のものはお店のデータに記載がありません。
goes-named = { $name }と合わせられるのは{ $things }です。
goes-kind = この種類の商品に合わせられるのは{ $things }です。
goes-category = 同じ種類のアクセサリーには{ $things }があります。
goes-bought = { $thing }：{ $reason }。

### お店全体

survey-one = 1点だけです：{ $thing }。
survey-only = 合うものは1点だけです。
survey-count = 合うものは全部で{ $count }点です。
survey-all = お店の商品は全部で{ $count }点です。
survey-all-stocked = すべて在庫があります。
survey-stocked = そのうち{ $count }点は在庫があります。
survey-priced = 価格を比べられるのは{ $thing }だけです。
survey-same-price = 価格はどれも{ $price }です。
survey-range = 一番安いのは{ $first }、一番高いのは{ $second }です。
survey-unpriced = ほかに、価格を一緒に比べられないものが{ $count }点あります。
survey-no-prices = お店のデータにはこれらの価格の記載がありません。
survey-no-brands = お店のデータにはこれらのブランドの記載がありません。
survey-no-kinds = お店のデータにはこれらの分類の記載がありません。
survey-no-values = お店のデータにはこれらのその項目の記載がありません。
survey-brands = ブランドは{ $count }：{ $values }。
survey-brands-most = ブランドは{ $count }、商品が多いのは{ $values }です。
survey-kinds = 種類は{ $count }：{ $values }。
survey-kinds-most = 種類は{ $count }、商品が多いのは{ $values }です。
survey-values = { $attribute }は{ $values }です。
survey-values-most = { $attribute }は全部で{ $count }、多いのは{ $values }です。
survey-unstated = ほかに記載のないものが{ $count }点あります。
survey-untold = ご希望の一部は、どの商品に当てはまるかお店のデータに記載がありません。
then-unknown = 在庫をいつ確認したかは、お店のデータに記載がありません。
then-all = { $time }の時点で、在庫がありました。
then-count = { $time }の時点で、{ $count }点の在庫がありました。
then-all-later = { $time }以降の時点で、在庫がありました。
then-count-later = { $time }以降の時点で、{ $count }点の在庫がありました。

### お好みとプロフィール

noted-likes = 承りました。お好みは{ $values }ですね。
noted-likes-theirs = 承りました。お相手のお好みは{ $values }ですね。
noted-size = 承りました。サイズは{ $value }ですね。
noted-dislikes = かしこまりました。おすすめから外します：{ $values }。
noted-dislikes-theirs = かしこまりました。お相手向けのおすすめから外します：{ $values }。
noted-careful = かしこまりました。データに次の記載がある商品はおすすめしません：{ $values }。
noted-fine = かしこまりました。またおすすめに含めます：{ $values }。
noted-forgotten = かしこまりました。今後はおすすめに使いません：{ $values }。
noted-here = この会話の中でだけ覚えておきます。
careful = お客様にとって安全かどうかは判断できません。商品ページもご確認ください。
profile-off = 個人向けのおすすめはオフになっているため、記録は残していません。
profile-on-again = またオンにしたいときはお知らせください。
profile-nothing-account = アカウントのほかはまだ何も存じません。ご注文もお好みも伺っていません。
profile-nothing = まだ何も存じません。どなたかも、お好みも伺っていません。
profile-ask = お好きなもの、避けたいものを教えていただければ、それに合わせて探します。
profile-into = ご関心がおありなのは{ $label }のようです。
profile-did = { $did ->
        [bought] お買い上げの商品は{ $names }です。
        [cart] カートに入れられた商品は{ $names }です。
        [liked] 気に入られた商品は{ $names }です。
       *[looked] ご覧になった商品は{ $names }です。
    }
profile-likes = お好きと伺ったのは{ $values }です。
profile-dislikes = 避けたいと伺ったのは{ $values }です。
profile-habits = よくお選びになるのは{ $values }です。
profile-band = お選びになる価格帯は、たいてい{ $low }から{ $high }です。
profile-band-one = お選びになる価格は、たいてい{ $price }前後です。
profile-sizes = 選ばれた、または伺ったサイズは{ $values }です。
profile-from = これらのもとになったのは{ $parts }です。
part-orders = { $count }件のご注文
part-events = ご覧になった、またはカートに入れられた商品
part-told = 伺ったお話
profile-correct = 違っていたら教えてください。忘れることもできます。
erase-ask = お好みの記録をすべて削除しましょうか：伺ったこと、ご覧になったもの、カートに入れられたものです。
erase-orders = ご注文の記録はお店に残ります。
erased = すべて削除しました。
erased-nothing = 削除するものはありません。お好みの記録はありません。
erased-kept = かしこまりました。何も削除していません。
orders-unused = ご注文の記録はお店に残りますが、おすすめには使いません。
profile-wrong = 申し訳ありません。お好みでないものを教えていただければ改めます。
profile-off-already = 個人向けのおすすめはすでにオフで、記録は残していません。
profile-off-now = 個人向けのおすすめをオフにし、これまでの記録も削除しました。
profile-off-visit = 今回は個人向けのおすすめをオフにし、これまでの記録も削除しました。
profile-on-already = 個人向けのおすすめはすでにオンです。
profile-on = オンにしました。ここでのお話やご覧になったものを、また参考にします。
profile-on-orders = オンにしました。ここでのお話やご覧になったもの、ご注文を、また参考にします。

### お店の決まり

policy-quote = お店のページ「{ $title }」にはこうあります：{ $quote }
policy-unknown = お店のページにはその記載がありません。
    .other = お店のページにその内容は見つかりませんでした。

### カート

cart-added = カートに入れました：{ $thing }。
cart-removed = カートから削除しました：{ $name }。
cart-total = カートの合計は{ $price }です。
cart-empty-now = カートは空になりました。
cart-empty = カートは空です。
cart-shown = カートの中身は{ $names }です。

### 担当者へ

handed-thanks = ありがとうございます。担当者に伝えました。
handed-added = 担当者への伝言に追加しました。
handed-already = 担当者にはすでに伝わっています。
handed-sorry = ご迷惑をおかけして申し訳ありません。
handed-listed = 担当者に引き継ぎました。
    .other = 担当者が拝見します。
handed-order = この件は担当者が承るため、受付に登録しました。
hours = 担当者の受付時間：{ $quote }。
hours-until = 担当者はただいま受付中で、{ $time }までです。
hours-back = 担当者はただいま不在で、{ $time }に戻ります。
handed-where = ご連絡先のメールアドレスか電話番号を教えてください。

### あいさつ

greeting = こんにちは。
    .other = いらっしゃいませ。
greeting-ask = 何をお探しですか？
thanks = どういたしまして。
    .other = お役に立てて何よりです。
goodbye = ありがとうございました。
    .other = またのお越しをお待ちしています。
out-of-scope = お手伝いできるのは、当店の商品、決まり、ご注文のことだけです。
    .other = 申し訳ありませんが、当店の商品、決まり、ご注文のことだけ承っています。
careful-health = 健康への影響は判断できません。商品ページに書かれていることだけお伝えできます。
careful-name = 商品名を教えていただければ、データを確認します。
empty = うまく読み取れませんでした。
empty-ask = 何をお探しですか？
declined = かしこまりました。
declined-tell = ほかにご覧になりたいものがあればお知らせください。

### 本人確認

ask-email = ご注文時のメールアドレスを教えていただけますか？
ask-name = ご注文のお名前（フルネーム）と郵便番号を教えてください。
ask-token = ご注文を確認するには、先にこのサイトにログインしてください。
ask-code = メールに届いた6桁の確認コードを教えていただけますか？
ask-postcode-too = ご注文の郵便番号も教えていただけますか？
ask-name-too = ご注文のお名前（フルネーム）も教えていただけますか？
instead-email = ご注文時のメールアドレスでも確認できます。
instead-name = お名前と郵便番号でも確認できます。
instead-token = このサイトへのログインでも確認できます。
instead-code = メールの6桁の確認コードでも確認できます。
code-sent = ご登録があれば、登録のメールアドレスに6桁の確認コードが届きます。
code-says = コードを教えていただけますか？
mismatch = 当店の記録と一致しませんでした。
mismatch-code = 確認コードが違うか、期限が切れています。
mismatch-token = ログインできませんでした。
let-me-see = お調べします。
    .other = かしこまりました、確認します。
welcome = ありがとうございます、{ $person }様。
welcome-bare = ありがとうございます。
barred-tries = 回数の上限に達したため、しばらくここではご注文を確認できません。
barred-inbox = 確認コードは登録のメールアドレスにだけ届きます。届かない場合、ご注文は確認できません。
barred-email = 別のメールアドレスでご注文の場合は教えてください。
barred-others = ここで承れるのは、ご本人のご注文とアカウントだけです。

### 注文

part-order = 注文{ $order }
status-pending = 受付済み
status-processed = 処理済み
status-shipped = 発送済み
status-delivered = 配達済み
status-cancelled = キャンセル済み
status-none = 記録なし
status-other = { $quote }
part-delivered-on = { $day }に配達済み
part-delivered = 配達済み
part-sent-on = { $day }に発送済み
part-sent = 発送済み
part-carrier = 配送会社は{ $text }
part-tracking = 追跡番号は{ $text }
part-expected = { $day }に到着予定
part-was-expected = { $day }に到着予定でしたが配達の記録なし
part-placed = { $day }にご注文
part-total = 合計{ $price }
part-paid = { $method }で{ $price }
part-days = { $from }～{ $to }営業日
part-days-one = { $count }営業日
order-parcels = 注文{ $order }は{ $count }個の荷物に分かれています。
parcel-left = まだ荷物の記録がないもの：{ $items }。
tracking-none = 注文{ $order }には追跡番号がありません。
order-state = 注文{ $order }の状況：{ $status }。
order-paid = お支払い：{ $parts }。
order-goes = 注文{ $order }のお届け先：{ $address }。
order-went = 注文{ $order }をお届けした先：{ $address }。
order-was-to-go = 注文{ $order }のお届け予定だった先：{ $address }。
order-refunded = 返金済み：{ $parts }。
order-refund-takes = 返金が届くまで{ $days }かかります。
order-request = 注文{ $order }で受付済み：{ $request }。
order-request-items = 注文{ $order }で{ $request }を受付済み：{ $items }。
request-return = 返品
request-exchange = 交換
request-cancel = キャンセル
request-change = 変更
request-other = お申し込み
order-refund-goes = 返金先は{ $method }です。
order-refund-after = 返品が当店に届いてから{ $days }で返金されます。
order-refund-none = 注文{ $order }には返金の記録がありません。
order-invoice = 注文{ $order }の請求書：{ $link }
order-no-invoice = 請求書はここからお送りできません。注文{ $order }の記録は次のとおりです。
as-of = { $time }時点の記録です。
orders-none = 該当するご注文は見当たりません。
orders-listed = ご注文は{ $count }件です：
orders-listed-open = まだ届いていないご注文は{ $count }件です：
orders-listed-refund = 返金または返品の記録があるご注文は{ $count }件です：
orders-some = ご注文は全部で{ $total }件、こちらはそのうち{ $count }件です：
order-unknown = ご注文の中に見つかりませんでした：{ $orders }。
order-unknown-bare = ご注文の中にその注文は見つかりませんでした。
order-known = 確認できるご注文は{ $orders }です。
order-known-more = 確認できるご注文は{ $orders }、ほかに{ $count }件です。
balance-none = アカウントに残高のあるギフトカードはありません。
balance = ギフトカードの残高：{ $parts }。
methods-none = アカウントに保存されたお支払い方法はありません。
methods = アカウントに保存されたお支払い方法：{ $methods }。
account-name = アカウントのお名前は{ $person }、メールアドレスは{ $email }です。
account-address = アカウントの住所：{ $address }。
account-nothing = なし
variants-none = ただいま、{ $name }でほかにお選びいただけるものはありません。
variants-missing = { $name }にそのタイプはありません。近いものはこちらです：
variants-lead = { $name }は次のものに替えられます：
variant-line = { $values }、{ $price }。
variants-more = ほかに{ $count }点あります。
variants-also = { $name }にはほかに{ $parts }があります。
part-value = { $value }
part-value-at = { $value }（{ $price }）
method-card = { $brand }（末尾{ $digits }）
method-brand = { $brand }カード
method-bank = 銀行カード
method-gift = ギフトカード
method-gift-with = ギフトカード（残高{ $price }）
method-paypal = PayPal
method-credit = ストアクレジット
method-order = ご注文時のお支払い方法
method-number = { $method }（番号の末尾{ $digits }）

### 手続きの前に伺うこと

ask-order = { $kind ->
        [cancel_order] どのご注文をキャンセルしますか？
        [change_order_address] どのご注文の住所を変更しますか？
        [change_order_payment] どのご注文のお支払い方法を変更しますか？
        [change_order_items] どのご注文を変更しますか？
        [return_items] どのご注文からの返品ですか？
        [exchange_items] どのご注文からの交換ですか？
       *[other] どのご注文のことですか？
    }
ask-items = { $kind ->
        [change_order_items] どれを変更しますか：{ $items }？
        [return_items] どれを返品しますか：{ $items }？
        [exchange_items] どれを交換しますか：{ $items }？
       *[other] どれのことですか：{ $items }？
    }
ask-items-bare = { $kind ->
        [change_order_items] どれを変更しますか？
        [return_items] どれを返品しますか？
        [exchange_items] どれを交換しますか？
       *[other] どれのことですか？
    }
ask-replacement = { $name }を何に替えますか？
ask-replacement-list = { $name }をどれに替えますか：
ask-replacement-bare = 何に替えますか？
missing-variant = { $name }にそのタイプはありません。
ask-method = { $kind ->
        [change_order_payment] どの方法でお支払いになりますか？
        [return_items] 返金先はどちらにしますか？
       *[other] 差額はどのお支払い方法にしますか？
    }
ask-method-of = { $kind ->
        [change_order_payment] どの方法でお支払いになりますか：{ $methods }？
        [return_items] 返金先はどちらにしますか：{ $methods }？
       *[other] 差額はどのお支払い方法にしますか：{ $methods }？
    }
ask-reason = 理由を教えていただけますか？
ask-reason-of = 理由をお選びください：{ $options }。
ask-address = 注文{ $order }はどちらにお届けしますか？番地、市区町村、都道府県（州）、郵便番号を教えてください。
ask-address-account = アカウントの新しい住所はどちらですか？番地、市区町村、都道府県（州）、郵便番号を教えてください。
ask-address-parts = あと次のものを教えてください：{ $parts }。
part-address1 = 番地
part-city = 市区町村
part-state = 都道府県（州）
part-zip = 郵便番号
part-country = 国
ask-unsure = どのようになさいますか？
failed-order = ご注文の中にそれは見つかりませんでした。
failed-items = そのご注文の中にその商品は見つかりませんでした。
failed-replacement = そのタイプは見つかりませんでした。
failed-method = そのお支払い方法はここでは使えません。
failed-reason = それは選べる理由にありません。
failed-address = 住所をすべては読み取れませんでした。
stuck = 申し訳ありません、まだどれのことか分かりません。
stuck-ways = 選択肢から選ぶか、「そのままで」とおっしゃるか、担当者をお呼びください。
stuck-address = 申し訳ありません、まだ住所をすべては読み取れません。
stuck-address-ways = 番地、市区町村、都道府県（州）、郵便番号を教えるか、「そのままで」とおっしゃるか、担当者をお呼びください。

### 確認

noun-cancel_order = 注文{ $order }のキャンセル
noun-return_items = 注文{ $order }からの返品：{ $items }
noun-exchange_items = 注文{ $order }からの交換：{ $items }
noun-change_order_items = 注文{ $order }の変更：{ $items }
noun-return = 注文{ $order }からの返品
noun-exchange = 注文{ $order }からの交換
noun-items = 注文{ $order }の商品の変更
noun-change_order_address = 注文{ $order }の住所の変更
noun-change_order_payment = 注文{ $order }のお支払い方法の変更
noun-change_account_address = アカウントの住所の変更
propose-again = ご確認をお待ちしています：{ $noun }。
propose-changed = 記録が変わりました。今の内容は次のとおりです。
propose-doubted = 伺ったところでは、この決まりに合わないかもしれません。ここでは判断できませんが、担当者ならできます。
propose-final = これを行うと、注文{ $order }はもう変更できません。
propose-send-back = 返送の期限は{ $count }日です。
propose-cancel = 注文{ $order }をキャンセルできます：{ $items }。
propose-return = 注文{ $order }からの返品：{ $items }。
propose-reason = 登録する理由は{ $quote }です。
propose-fees = 返金から差し引き済み：{ $parts }。
part-fee-return_label = 返送ラベル代{ $price }
part-fee-freight = 返送の送料{ $price }
part-fee-other = 手数料{ $price }
money-refund = { $price }を{ $method }に返金します。
money-refund-received = 商品が届き次第、{ $price }を{ $method }に返金します。
money-refund-at-once = { $price }をすぐに{ $method }に返金します。
money-refund-days = { $price }を{ $method }に返金します：{ $days }以内。
money-refund-received-days = 商品の到着後、{ $price }を{ $method }に返金します：{ $days }以内。
money-pay = { $price }を{ $method }でお支払いいただきます。
money-pay-received = 商品が届き次第、{ $price }を{ $method }でお支払いいただきます。
money-pay-more = 追加で{ $price }を{ $method }でお支払いいただきます。
money-pay-more-received = 商品が届き次第、追加で{ $price }を{ $method }でお支払いいただきます。
money-charged = { $price }のご請求先：{ $method }。
money-charged-more = 追加で{ $price }のご請求先：{ $method }。
propose-address = 注文{ $order }のお届け先を{ $address }に変更します。変更前：{ $before }。
propose-account-address = アカウントの住所を{ $address }に変更します。変更前：{ $before }。
propose-payment = 注文{ $order }のお支払いを次に変更できます：{ $method }。
propose-items = 注文{ $order }を次のように変更します：
propose-exchange = 注文{ $order }から次のように交換します：
swap = { $name }：{ $parts }。
part-instead = { $value }（変更前は{ $old }）
part-without = { $old }なし
part-same-again = 同じものをもう1点
part-price-instead = 価格{ $low }（変更前は{ $high }）
part-price-instead-each = 1点{ $low }（変更前は1点{ $high }）
propose-same-price = 価格は変わりません。
propose-condition = お店の決まり：{ $quote }
propose-ask = { $kind ->
        [cancel_order] キャンセルしましょうか？
        [return_items] 返品の手続きを始めましょうか？
        [exchange_items] 交換の手続きを始めましょうか？
        [change_order_payment] お支払い方法を変更しましょうか？
        [change_order_items] このように変更しましょうか？
       *[other] 住所を変更しましょうか？
    }
    .other = { $kind ->
        [cancel_order] キャンセルしてよろしいですか？
        [return_items] 返品の手続きを始めてよろしいですか？
        [exchange_items] 交換の手続きを始めてよろしいですか？
        [change_order_payment] お支払い方法を変更してよろしいですか？
        [change_order_items] このように変更してよろしいですか？
       *[other] 住所を変更してよろしいですか？
    }
withheld-proposal = この変更の内容をすべてはお見せできないため、手続きはしません。担当者が承れます。
withheld-made = お申し込みは注文システムに送りました。状況はこのご注文についてお尋ねください。

### 手続きの結果

made = { $again ->
        [yes] すでに完了しています：{ $fact }。
       *[no] 完了しました：{ $fact }。
    }
made-asked = { $again ->
        [yes] すでに申し込み済みです：{ $noun }。注文システムの確認はまだです。
       *[no] 申し込みました：{ $noun }。注文システムの確認はまだです。
    }
made-unsure = 確認があるまで、完了したとは申し上げられません。
made-last = このご注文の商品はもう変更できません。
fact-cancel_order = 注文{ $order }はキャンセル済み
fact-return_items = 注文{ $order }の返品を申し込み済み、{ $items }
fact-exchange_items = 注文{ $order }の交換を申し込み済み、{ $items }
fact-change_order_address = 注文{ $order }のお届け先は{ $address }
fact-change_order_payment = 注文{ $order }のお支払い方法は{ $method }
fact-change_order_items = 注文{ $order }の商品を変更、{ $items }
fact-change_account_address = アカウントの住所は{ $address }
dropped = かしこまりました。何も変更していません。
dropped-noun = かしこまりました。手続きしていません：{ $noun }。

### できないとき

refused = 申し訳ありません、承れません：{ $noun }。理由：{ $why }。
cause-status = ご注文の状況が「{ $status }」のため
cause-status-only = ご注文の状況が「{ $status }」で、できるのは「{ $options }」のときだけのため
cause-already_cancelled = すでにキャンセル済みのため
cause-already_changed = 商品の変更は一度だけで、すでに行ったため
cause-open_request = すでに手続き中のため（{ $request }）
cause-dispatched = すでに配送中のため
cause-dispatched-carrier = すでに配送中のため、配送会社は{ $text }
cause-too_late = 期限を過ぎたため
cause-too_late-on = 期限を過ぎたため、最終日は{ $day }
cause-not_returnable = お店の決まりで対象外のため
cause-not_returnable-why = お店の決まりで対象外のため：{ $quote }
cause-delivery_unknown = いつ配達されたか分からず、期限内か判断できないため
cause-not_offered = 当店では行っていないため
cause-abroad = 海外へのご注文では行っていないため
cause-whole_order_only = 一部だけではできず、ご注文全体だけのため
cause-reason = その理由ではできないため
cause-reason-only = 認められる理由は{ $options }だけのため
cause-several_payments = お支払いが1回ではないため
cause-several_methods = お支払い方法が{ $count }種類のため
cause-partly_refunded = 一部がすでに返金済みのため
cause-same_method = すでにそのお支払い方法のため
cause-same_address = すでにその住所のため
cause-unknown_method = そのお支払い方法はアカウントに保存されていないため
cause-target = 返金先はご注文時のお支払い方法だけのため
cause-target-return = 返金先はご注文時のお支払い方法か、お客様のギフトカードだけのため
cause-target-credit = 当店はストアクレジットでの返金を行っていないため
cause-balance = ギフトカードの残高が足りないため
cause-balance-sums = ギフトカードの残高は{ $low }で、必要なのは{ $high }のため
cause-nothing_paid = 返金できる金額が残っていないため
cause-no_items = どの商品のことかまだ分からないため
cause-no_such_item = ご注文の中にその商品が見つからないため
cause-no_such_order = ご注文の中にその注文が見つからないため
cause-quantity = { $name }は{ $count }点だけのため
cause-other_product = { $name }は同じ商品の別のタイプにだけ替えられるため
cause-no_replacement = { $name }を何に替えるかまだ分からないため
cause-same_item = { $name }はすでにそのタイプのため
cause-unavailable = { $name }のそのタイプはただいまないため
cause-address_incomplete = 住所が足りないため
cause-address_incomplete-parts = 住所に次が足りないため：{ $parts }
cause-other = お店の決まりでできないため
offer-cancel_order = 代わりにご注文全体をキャンセルできます。キャンセルしましょうか？
offer-return_items = 代わりに返品できます。始めましょうか？
offer-exchange_items = 代わりに別のタイプに交換できます。始めましょうか？
offer-change_order_items = 代わりに別のタイプに変更できます。変更しましょうか？
offer-change_order_address = 代わりに住所を変更できます。変更しましょうか？
offer-change_order_payment = 代わりにお支払い方法を変更できます。変更しましょうか？
after-return_items = 届いてからであれば返品できます。
after-exchange_items = 届いてからであれば別のタイプに交換できます。
offer-person = 担当者が確認できます。おつなぎしましょうか？
trouble-sorry = ご不便をおかけして申し訳ありません。
trouble-which = どのご注文のことですか？
trouble-person = 担当者をご希望でしたらお知らせください。
trouble-tell = どのご注文で何があったか教えてください。できることを調べます。すぐに担当者にもおつなぎできます。
trouble-can = できるお手続き：{ $parts }。
trouble-choose = どのようになさいますか、それとも担当者におつなぎしましょうか？
trouble-none = この件はここでは承れません。
trouble-colleague = 担当者におつなぎしましょうか？
service-declined = 注文システムで認められませんでした。
service-declined-why = 注文システムで認められませんでした：{ $quote }。
service-unchanged = 何も変更されていません。
service-no-account = このアカウントにご注文は見当たりません。
service-unsent = ただいま確認コードを送れないため、ご注文を確認できません。
service-down-change = 注文システムが応答しないため、何も変更していません。
service-down = 注文システムが応答しないため、ご注文を確認できません。
try-again = しばらくしてからもう一度お試しください。それとも担当者に引き継ぎましょうか？
unchanged = かしこまりました。何も変更されていません。
anything-else = ほかにご用はございますか？
    .other = ほかにお手伝いできることはありますか？

### クイック返信

option-pass-on = はい、伝えてください
option-no-thanks = いいえ、結構です
option-erase = はい、すべて削除
option-keep = いいえ、残す
option-yes = はい
option-no = いいえ
option-best-rated = 評価が一番高い
option-person = 担当者と話す
option-next = 次の手順
option-works = 直りました
option-unhelped = 変わりませんでした
option-stop = 終了
option-add = カートに入れてください
option-return = 返品する
option-exchange = 交換する
option-cancel = 注文をキャンセルする
option-change = 変更する
option-all = すべて
option-upto = { $price }以下
option-over = { $price }以上
option-between = { $low }～{ $high }
option-number = { $label }、番号{ $text }
option-same = 同じもの
option-unneeded = 不要になった
option-mistake = 間違えて注文した
option-unlike = 説明と違う
option-faulty = 不良品
option-unfit = サイズなどが合わない
option-order = { $order }：{ $items }
option-order-more = { $order }：{ $items }ほか{ $count }点

### 画像

like-looks = 色と形が一番近いのは{ $things }です。
like-content = 画像に一番近いのは{ $things }です。
like-none = すべてに合うものはありません。
picture-nothing = 比べられる商品画像がありません。
picture-words = 何が写っているか言葉で教えていただければ探します。
picture-aside = 画像は似た商品を探すためだけに使うので、お言葉のほうで探しました。

### 使い方と以前の回答

answer-kept = { $day }の当店の回答：{ $quote }
answer-kept-in = { $day }の当店の回答（{ $label }）：{ $quote }
step-told = 手順{ $count }（全{ $total }）：{ $quote }
manual-quote = 「{ $title }」にはこうあります：{ $quote }
size-told = サイズ表「{ $title }」では、{ $value }は{ $facts }です。
size-outside = サイズ表「{ $title }」は{ $low }から{ $high }までで、{ $value }はありません。
size-between = サイズ表「{ $title }」では、{ $value }は{ $options }の間です。
support-which = どの商品のことですか？
support-unknown = 手元の説明書にはその記載がありません。
    .other = 説明書にその内容は見つかりませんでした。
support-last = これが最後の手順です。
support-helped = うまくいきましたか？
support-out = 説明書にほかの方法はありません。
support-solved = それはよかったです。
    .other = 解決して何よりです。
support-stopped = かしこまりました。ここまでにします。
support-first = これが最初の手順です。
support-no-needs = 説明書に必要なものの記載はありません。
