# 店员怎么说话：短、具体、用“您”，先回答，再补充。
# 每条消息的 id 和参数见 docs/languages.md；参数的种类见 assistant/locales/patterns.py。
# .other 是同一句话的另一种说法。

### 各处都用的

quotation = “{ $quote }”
comma = ，
nothing-to-say = 给您找到了这些。
part-thing = { $name }（{ $price }）
part-thing-each = { $name }（每件{ $price }）
part-times = { $count }件{ $name }
part-variant = { $name }（{ $values }）
part-pair = { $name }为{ $value }
part-fact = { $attribute }：{ $value }
part-and-others = { $names }等共{ $count }款
part-item = 这一件
part-items = { $items }等{ $count }件
value-yes = 是
value-no = 否
value-stocked = 有货
value-out = 缺货
label-stock = 库存
label-brand = 品牌
label-price = 价格
label-rating = 评分
pass-on = 要不要我转给同事问一下？
a-person = 同事可以帮您，要我转过去吗？
facts = { $what }：{ $facts }。

### 找商品

found-one = 有一款符合：{ $thing }。
    .other = 正好有一款合适：{ $thing }。
found-look = 您可以看看{ $thing }。
found-all = 符合的有{ $count }款：{ $things }。
found-start = 您可以先看看{ $first }和{ $second }。
    .other = 推荐您先看{ $first }，再看看{ $second }。
telling-both = 其中{ $name }最便宜，评分也最高。
telling-best = 其中{ $name }评分最高，{ $rating }分。
telling-cheapest = 最便宜的是{ $name }，{ $price }。
rated = { $name }评分{ $rating }，满分5分。
rated-by = { $name }有{ $count }人评分，{ $rating }分，满分5分。
stocked = { $name }有货。
out = { $name }目前缺货。
was-stocked = { $time }时，{ $name }有货。
ordered-cheapest = { $yes ->
        [yes] 有货的里面，最便宜的是{ $thing }。
       *[no] 最便宜的是{ $thing }。
    }
ordered-dearest = { $yes ->
        [yes] 有货的里面，最贵的是{ $thing }。
       *[no] 最贵的是{ $thing }。
    }
ordered-rated = { $yes ->
        [yes] 有货的里面，评分最高的是{ $thing }。
       *[no] 评分最高的是{ $thing }。
    }
ordered-newest = { $yes ->
        [yes] 有货的里面，最新的是{ $thing }。
       *[no] 最新的是{ $thing }。
    }
ordered-first = { $yes ->
        [yes] 有货的里面，排在第一的是{ $thing }。
       *[no] 排在第一的是{ $thing }。
    }
level-cheapest = { $yes ->
        [yes] 有货的里面，价格同为最低的有{ $names }。
       *[no] 价格同为最低的有{ $names }。
    }
level-dearest = { $yes ->
        [yes] 有货的里面，价格同为最高的有{ $names }。
       *[no] 价格同为最高的有{ $names }。
    }
level-rated = { $yes ->
        [yes] 有货的里面，评分并列最高的有{ $names }。
       *[no] 评分并列最高的有{ $names }。
    }
level-newest = { $yes ->
        [yes] 有货的里面，同为最新的有{ $names }。
       *[no] 同为最新的有{ $names }。
    }
level-first = { $yes ->
        [yes] 有货的里面，并列第一的有{ $names }。
       *[no] 并列第一的有{ $names }。
    }
level-price = 都是{ $price }。
level-rating = 都是{ $rating }分，满分5分。
beyond-cheaper = { $name }更便宜，{ $price }，不过目前缺货。
beyond-dearer = { $name }更贵，{ $price }，不过目前缺货。
beyond-rated = { $name }评分更高，{ $rating }分，不过目前缺货。
next = 其次是{ $thing }。
unordered = 商店资料里没有这些商品的相关信息，没法这样排序。
wanted = { $name }（{ $values }）
wanted-below = { $price }以内
wanted-above = { $price }以上
wanted-rated = 评分{ $rating }以上
wanted-not = 不要{ $value }
none = 没有找到完全符合的商品。
none-wanted = 没有找到{ $items }。
not-carried = 这类商品我们店没有。
not-carried-wanted = 我们店没有{ $items }。
nearest = 最接近的是{ $things }。
recommend = 推荐您看看{ $thing }。
    .other = 您可以看看{ $thing }。
recommend-why = 推荐您看看{ $thing }：{ $reason }。
    .other = 您可以看看{ $thing }：{ $reason }。
recommend-or = 也可以考虑{ $thing }。
recommend-or-why = 也可以考虑{ $thing }：{ $reason }。
no-more = 这一类就是这些了，没有别的了。
    .other = 这一类没有别的了。
instead-same = { $name }有货。
instead-there = 另有{ $name }。
nothing-instead = 暂时没有合适的替代款。
closest = 最接近的是{ $things }。
closest-stocked = 有货的款式里，最接近的是{ $things }。
cheaper-by = { $name }比{ $other }便宜{ $price }。
dearer-by = { $name }比{ $other }贵{ $price }。
differs = { $attribute }：{ $pairs }。

### 推荐的理由

reason-did = { $did ->
        [bought] 您买过{ $name }
        [cart] 您把{ $name }加进了购物车
        [liked] 您喜欢{ $name }
       *[looked] 您看过{ $name }
    }
reason-together = 有{ $count }位顾客和{ $name }一起买
reason-after = 不少顾客选了{ $name }之后会选它
reason-like = { $did ->
        [bought] 和您买过的{ $name }相似
        [cart] 和您加进购物车的{ $name }相似
        [liked] 和您喜欢的{ $name }相似
       *[looked] 和您看过的{ $name }相似
    }
reason-cheaper = 比{ $name }便宜
reason-better = 评分比{ $name }高
reason-size = 有您的尺码{ $value }
reason-taste = 您喜欢{ $value }
reason-habit = 您选的大多是{ $value }
reason-rated = 评分{ $rating }，满分5分
reason-rated-by = { $count }位顾客评分，{ $rating }分，满分5分
reason-popular = 最近有{ $count }位顾客买过
reason-new = 店里新到
reason-stocked = 有货
reason-alike = 同样是{ $value }
why = 推荐{ $name }的理由：{ $reason }。
why-search = 它符合您搜索的条件，没有用到您的个人信息。
why-none = { $name }是店里在售的商品，没有别的特别理由。

### 提问

clarify-sure = 好的。
    .other = 没问题。
clarify-total = 一共有{ $count }款可选。
clarify-category = 您想看哪一类：{ $options }？
clarify-price = 您的预算大概是多少：{ $options }？
clarify-brand = 您想要哪个品牌：{ $options }？
clarify-person = 是给谁用的：{ $options }？
clarify-attribute = { $attribute }您想要哪种：{ $options }？
choose-values = { $name }有{ $values }可选。
choose-which = { $attribute }您要哪一种？
which-one = 您说的是哪一个：{ $names }？
which-only = 我只给您看过这一款，是它吗？
which-none = 您说的是哪件商品？
which-unseen = 我还没有给您看过商品。

### 比较

compare-same-price = { $names }价格一样，都是{ $price }。
compare-cheaper = { $name }便宜{ $price }：{ $low }，{ $other }是{ $high }。
compare-cheapest = 最便宜的是{ $names }，{ $price }。
compare-rated = { $name }评分更高，{ $rating }分；{ $pairs }。
compare-for = 看重{ $attribute }就选{ $name }
compare-view = { $parts }。
compare-none = 从商店资料看，{ $names }没有差别。

### 关于一件商品

answer-price = { $name }的价格是{ $price }。
answer-price-each = { $name }每件{ $price }。
answer-is = 是的，{ $name }：{ $attribute }。
answer-value = { $yes ->
        [yes] 是的，{ $name }的{ $attribute }：{ $value }。
        [no] 不是，{ $name }的{ $attribute }：{ $value }。
       *[none] { $name }的{ $attribute }：{ $value }。
    }
answer-quote = { $yes ->
        [yes] 是的，商店对{ $name }的介绍写道：{ $quote }
        [no] 不是，商店对{ $name }的介绍写道：{ $quote }
       *[none] 商店对{ $name }的介绍写道：{ $quote }
    }
unanswered = { $name }的资料里没有写这一点。
unanswered-known = 资料里写着：{ $facts }。
review = 一位顾客写道：{ $quote }
review-by = 顾客{ $author }写道：{ $quote }
reviews-mixed = { $name }的{ $total }条文字评价里，{ $parts }。
part-praise = { $count }条称赞{ $label }
part-blame = { $count }条抱怨{ $label }
reviews-good = { $name }的{ $total }条文字评价里，{ $count }条说了好话。
reviews-bad = { $name }的{ $total }条文字评价里，{ $count }条有不满。
reviews-none-good = { $name }的{ $total }条文字评价里，没有明确称赞的。
reviews-none-bad = { $name }的{ $total }条文字评价里，没有明确不满的。
reviews-mention = { $name }的{ $total }条文字评价里，{ $count }条提到{ $label }。
reviews-no-mention = { $name }的{ $total }条文字评价里，没有提到{ $label }的。
reviews-sides = 其中{ $parts }。
option-has = { $thing }有{ $value }可选。
option-unknown = 商店资料没有写{ $name }的{ $attribute }。
option-others = { $name }有{ $values }，没有{ $value }。
option-instead = { $thing }有{ $value }的。
goes-nothing = 商店资料里没有写什么可以和它搭配。
goes-unnamed = 商店资料没有专门写它的配件。
goes-named = 和{ $name }搭配的有{ $things }。
goes-kind = 这类商品可以配{ $things }。
goes-category = 同类配件里有{ $things }。
goes-bought = { $thing }：{ $reason }。

### 全店情况

survey-one = 只有一款：{ $thing }。
survey-only = 只有一款符合。
survey-count = 符合的一共有{ $count }款。
survey-all = 店里一共有{ $count }款商品。
survey-all-stocked = 全部有货。
survey-stocked = 其中{ $count }款有货。
survey-priced = 有价格可比的只有{ $thing }。
survey-same-price = 价格都是{ $price }。
survey-range = 最便宜的是{ $first }，最贵的是{ $second }。
survey-unpriced = 另有{ $count }款的价格没法一起比。
survey-no-prices = 商店资料没有给出这些商品的价格。
survey-no-brands = 商店资料没有写这些商品的品牌。
survey-no-kinds = 商店资料没有给这些商品分类。
survey-no-values = 商店资料没有写这些商品的这一项。
survey-brands = 一共{ $count }个品牌：{ $values }。
survey-brands-most = 一共{ $count }个品牌，商品最多的是{ $values }。
survey-kinds = 一共{ $count }类：{ $values }。
survey-kinds-most = 一共{ $count }类，商品最多的是{ $values }。
survey-values = { $attribute }有{ $values }。
survey-values-most = { $attribute }一共{ $count }种，最多的是{ $values }。
survey-unstated = 另有{ $count }款没有写明。
survey-untold = 您说的条件里有一部分，商店资料没有写明哪些符合。
then-unknown = 商店资料没有写库存是什么时候确认的。
then-all = { $time }时，这些商品有货。
then-count = { $time }时，有{ $count }款有货。
then-all-later = { $time }或之后，这些商品有货。
then-count-later = { $time }或之后，有{ $count }款有货。

### 偏好和个人资料

noted-likes = 记下了，您喜欢{ $values }。
noted-likes-theirs = 记下了，对方喜欢{ $values }。
noted-size = 记下了，尺码{ $value }。
noted-dislikes = 好的，不给您推荐{ $values }。
noted-dislikes-theirs = 好的，给对方挑的时候不推荐{ $values }。
noted-careful = 好的，资料里写明含有{ $values }的，我都不推荐。
noted-fine = 好的，{ $values }又可以推荐了。
noted-forgotten = 好的，不再按{ $values }来推荐。
noted-here = 这个我只在这次对话里记着。
careful = 对您是否安全我判断不了，选中后请再看看商品页面。
profile-off = 您关闭了个性化推荐，我没有保留您的资料。
profile-on-again = 想重新打开个性化推荐，跟我说一声就行。
profile-nothing-account = 除了账户，我还不了解您：您没有订单，也没有说过喜好。
profile-nothing = 我还不了解您：不知道您是谁，您也没有说过喜好。
profile-ask = 告诉我您喜欢什么、不要什么，我就照着找。
profile-into = 我觉得您对{ $label }感兴趣。
profile-did = { $did ->
        [bought] 您买过{ $names }。
        [cart] 您把{ $names }加进了购物车。
        [liked] 您喜欢{ $names }。
       *[looked] 您看过{ $names }。
    }
profile-likes = 您说过喜欢{ $values }。
profile-dislikes = 您说过不要{ $values }。
profile-habits = 您选的大多是{ $values }。
profile-band = 您通常选{ $low }到{ $high }的商品。
profile-band-one = 您通常选{ $price }左右的商品。
profile-sizes = 我记的尺码是{ $values }，来自您选过或说过的。
profile-from = 这些来自{ $parts }。
part-orders = 您的{ $count }个订单
part-events = 您看过或加进购物车的商品
part-told = 您告诉我的话
profile-correct = 有不对的请告诉我，也可以让我全部忘掉。
erase-ask = 要我把记下的您的喜好全部删掉吗：您说过的、看过的、加进购物车的？
erase-orders = 您的订单会留在商店。
erased = 好了，已经全部删掉。
erased-nothing = 没有可删的，我没有记您的任何喜好。
erased-kept = 好的，什么都没有删。
orders-unused = 订单会留在商店，但我不会用它来推荐。
profile-wrong = 抱歉。请告诉我您不喜欢什么，我会照着改。
profile-off-already = 个性化推荐本来就是关闭的，我没有保留您的资料。
profile-off-now = 好了，个性化推荐已关闭，记下的喜好也删掉了。
profile-off-visit = 好了，这次访问不做个性化推荐，记下的喜好也删掉了。
profile-on-already = 个性化推荐本来就是打开的。
profile-on = 好了，以后又会参考您在这里说的和做的。
profile-on-orders = 好了，以后又会参考您在这里说的和做的，还有您的订单。

### 商店规定

policy-quote = 商店的“{ $title }”页面写道：{ $quote }
policy-unknown = 商店的页面里没有写这个。
    .other = 商店的页面里没有找到相关内容。

### 购物车

cart-added = 已经把{ $thing }加进购物车。
cart-removed = 已经把{ $name }从购物车里拿掉。
cart-total = 购物车合计{ $price }。
cart-empty-now = 购物车现在空了。
cart-empty = 您的购物车是空的。
cart-shown = 购物车里有{ $names }。

### 转人工

handed-thanks = 谢谢，已经转告同事了。
handed-added = 已经补充给同事了。
handed-already = 同事已经收到了。
handed-sorry = 很抱歉给您添麻烦了。
handed-listed = 已经转给同事处理。
    .other = 同事会来看您的问题。
handed-order = 这件事要由同事来办，已经帮您登记了。
hours = 同事的在线时间：{ $quote }。
hours-until = 同事现在在线，到{ $time }为止。
hours-back = 同事现在不在，{ $time }回来。
handed-where = 请留下邮箱或电话，方便同事联系您。

### 寒暄

greeting = 您好！
    .other = 您好，欢迎光临！
greeting-ask = 想找点什么？
thanks = 不客气。
    .other = 应该的。
goodbye = 再见，感谢光临。
    .other = 再见，欢迎再来。
out-of-scope = 我只能帮您处理本店的商品、规定和订单。
    .other = 这个我帮不上，我只负责本店的商品、规定和订单。
careful-health = 对健康是否安全我判断不了，我只能转述商品页面上写的。
careful-name = 您说一个商品，我来查它的资料。
empty = 没看明白您的意思。
empty-ask = 您想找什么？
declined = 好的。
declined-tell = 想看别的随时告诉我。

### 核对身份

ask-email = 您下单时用的是哪个邮箱？
ask-name = 请告诉我订单上的全名和邮编。
ask-token = 请先登录本站账户，我才能查看您的订单。
ask-code = 邮件里的六位验证码是多少？
ask-postcode-too = 订单上的邮编是多少？
ask-name-too = 订单上的全名是什么？
instead-email = 用下单的邮箱也可以。
instead-name = 用全名和邮编也可以。
instead-token = 登录本站账户也可以。
instead-code = 用邮件里的六位验证码也可以。
code-sent = 如果我们这里有登记，六位验证码会发到登记的邮箱。
code-says = 验证码是多少？
mismatch = 和我们的记录对不上。
mismatch-code = 验证码不对，或者已经过期。
mismatch-token = 登录没有成功。
let-me-see = 我来查一下。
    .other = 好的，我看一下。
welcome = 谢谢您，{ $person }。
welcome-bare = 谢谢。
barred-tries = 尝试次数太多了，暂时没法在这里查订单。
barred-inbox = 验证码只发到登记的邮箱，收不到就没法查订单。
barred-email = 如果下单用的是别的邮箱，请告诉我。
barred-others = 这里我只能处理您本人的订单和账户。

### 订单

part-order = 订单{ $order }
status-pending = 待处理
status-processed = 已处理
status-shipped = 已发货
status-delivered = 已送达
status-cancelled = 已取消
status-none = 没有记录
status-other = { $quote }
part-delivered-on = { $day }已送达
part-delivered = 已送达
part-sent-on = { $day }已发出
part-sent = 已发出
part-carrier = 承运方{ $text }
part-tracking = 运单号{ $text }
part-expected = 预计{ $day }送达
part-was-expected = 原定{ $day }送达，还没有送达记录
part-placed = { $day }下单
part-total = 合计{ $price }
part-paid = { $method }共{ $price }
part-days = { $from }到{ $to }个工作日
part-days-one = { $count }个工作日
order-parcels = 订单{ $order }分成{ $count }个包裹。
parcel-left = 还没有看到{ $items }的包裹。
tracking-none = 订单{ $order }没有运单号。
order-state = 订单{ $order }的状态：{ $status }。
order-paid = 您的付款：{ $parts }。
order-goes = 订单{ $order }寄往{ $address }。
order-went = 订单{ $order }寄到了{ $address }。
order-was-to-go = 订单{ $order }原定寄往{ $address }。
order-refunded = 已经退款：{ $parts }。
order-refund-takes = 退款到账需要{ $days }。
order-request = 订单{ $order }已登记{ $request }。
order-request-items = 订单{ $order }已登记{ $request }：{ $items }。
request-return = 退货
request-exchange = 换货
request-cancel = 取消
request-change = 修改
request-other = 一项申请
order-refund-goes = 退款会退到{ $method }。
order-refund-after = 收到退货后，{ $days }内到账。
order-refund-none = 订单{ $order }没有退款记录。
order-invoice = 订单{ $order }的发票：{ $link }
order-no-invoice = 这里没法发送发票，订单{ $order }的记录如下。
as-of = 以上是{ $time }的记录。
orders-none = 没有看到您有这样的订单。
orders-listed = 您有{ $count }个订单：
orders-listed-open = 您有{ $count }个还没送到的订单：
orders-listed-refund = 您有{ $count }个有退款或退货记录的订单：
orders-some = 您一共有{ $total }个订单，这里是{ $count }个：
order-unknown = 在您的订单里没有找到{ $orders }。
order-unknown-bare = 在您的订单里没有找到这个订单。
order-known = 我看到的订单有{ $orders }。
order-known-more = 我看到的订单有{ $orders }，另外还有{ $count }个。
balance-none = 您的账户里没有带余额的礼品卡。
balance = 您的礼品卡余额：{ $parts }。
methods-none = 您的账户里没有保存支付方式。
methods = 您账户里保存的支付方式：{ $methods }。
account-name = 账户姓名{ $person }，邮箱{ $email }。
account-address = 账户地址是{ $address }。
account-nothing = 无
variants-none = 目前没有其他款式的{ $name }可选。
variants-missing = { $name }没有您要的那种，最接近的有：
variants-lead = { $name }可以换成：
variant-line = { $values }，{ $price }。
variants-more = 另外还有{ $count }款。
variants-also = { $name }还有{ $parts }。
part-value = { $value }
part-value-at = { $value }（{ $price }）
method-card = { $brand }（尾号{ $digits }）
method-brand = { $brand }卡
method-bank = 银行卡
method-gift = 礼品卡
method-gift-with = 礼品卡（余额{ $price }）
method-paypal = PayPal
method-credit = 商店余额
method-order = 订单原来的支付方式
method-number = { $method }（编号末尾{ $digits }）

### 办理前的询问

ask-order = { $kind ->
        [cancel_order] 您要取消哪个订单？
        [change_order_address] 哪个订单要改地址？
        [change_order_payment] 哪个订单要换支付方式？
        [change_order_items] 您要改哪个订单？
        [return_items] 您要退哪个订单里的商品？
        [exchange_items] 您要换哪个订单里的商品？
       *[other] 您说的是哪个订单？
    }
ask-items = { $kind ->
        [change_order_items] 您要改哪一件：{ $items }？
        [return_items] 您要退哪一件：{ $items }？
        [exchange_items] 您要换哪一件：{ $items }？
       *[other] 您说的是哪一件：{ $items }？
    }
ask-items-bare = { $kind ->
        [change_order_items] 您要改哪一件？
        [return_items] 您要退哪一件？
        [exchange_items] 您要换哪一件？
       *[other] 您说的是哪一件？
    }
ask-replacement = { $name }要换成什么？
ask-replacement-list = { $name }要换成哪一种：
ask-replacement-bare = 要换成什么？
missing-variant = { $name }没有您要的那种。
ask-method = { $kind ->
        [change_order_payment] 您想怎么付款？
        [return_items] 退款退到哪里？
       *[other] 差价用哪种支付方式？
    }
ask-method-of = { $kind ->
        [change_order_payment] 您想怎么付款：{ $methods }？
        [return_items] 退款退到哪里：{ $methods }？
       *[other] 差价用哪种支付方式：{ $methods }？
    }
ask-reason = 请告诉我原因是什么。
ask-reason-of = 请选一个原因：{ $options }。
ask-address = 订单{ $order }要寄到哪里？请告诉我街道、城市、州（省）和邮编。
ask-address-account = 账户的新地址是什么？请告诉我街道、城市、州（省）和邮编。
ask-address-parts = 还差{ $parts }，请告诉我。
part-address1 = 街道和门牌号
part-city = 城市
part-state = 州（省）
part-zip = 邮编
part-country = 国家
ask-unsure = 您想怎么处理？
failed-order = 在您的订单里没有找到这一个。
failed-items = 在订单里没有找到这一件。
failed-replacement = 没有找到这样的款式。
failed-method = 这里不能用这种支付方式。
failed-reason = 这不在可选的原因里。
failed-address = 这个地址没有读全。
stuck = 抱歉，我还是没弄清您指的是哪一个。
stuck-ways = 您可以从我给的选项里选，也可以说“不改了”，或者找同事。
stuck-address = 抱歉，我还是没读出完整的地址。
stuck-address-ways = 请告诉我街道、城市、州（省）和邮编，也可以说“不改了”，或者找同事。

### 确认办理

noun-cancel_order = 取消订单{ $order }
noun-return_items = 退回订单{ $order }的{ $items }
noun-exchange_items = 更换订单{ $order }的{ $items }
noun-change_order_items = 修改订单{ $order }的{ $items }
noun-return = 订单{ $order }退货
noun-exchange = 订单{ $order }换货
noun-items = 修改订单{ $order }的商品
noun-change_order_address = 修改订单{ $order }的地址
noun-change_order_payment = 更换订单{ $order }的支付方式
noun-change_account_address = 修改账户地址
propose-again = 还等您确认：{ $noun }。
propose-changed = 记录有变化，现在的情况是这样。
propose-doubted = 按您说的，可能不符合这条规定；我在这里判断不了，同事可以。
propose-final = 这次之后，订单{ $order }不能再改别的了。
propose-send-back = 您有{ $count }天时间把商品寄回。
propose-cancel = 可以取消订单{ $order }：{ $items }。
propose-return = 订单{ $order }退货：{ $items }。
propose-reason = 登记的原因是{ $quote }。
propose-fees = 退款已扣除{ $parts }。
part-fee-return_label = 退货运单费{ $price }
part-fee-freight = 退货运费{ $price }
part-fee-other = 手续费{ $price }
money-refund = { $price }会退回{ $method }。
money-refund-received = 收到商品后，{ $price }马上退回{ $method }。
money-refund-at-once = { $price }会马上退回{ $method }。
money-refund-days = { $price }会在{ $days }内退回{ $method }。
money-refund-received-days = 收到商品后，{ $price }会在{ $days }内退回{ $method }。
money-pay = 您用{ $method }支付{ $price }。
money-pay-received = 收到商品后，您用{ $method }支付{ $price }。
money-pay-more = 您用{ $method }补付{ $price }。
money-pay-more-received = 收到商品后，您用{ $method }补付{ $price }。
money-charged = 已从{ $method }收取{ $price }。
money-charged-more = 已从{ $method }补收{ $price }。
propose-address = 订单{ $order }会改寄到{ $address }，原来是{ $before }。
propose-account-address = 账户地址会改成{ $address }，原来是{ $before }。
propose-payment = 订单{ $order }可以改用{ $method }付款。
propose-items = 订单{ $order }这样修改：
propose-exchange = 订单{ $order }这样换货：
swap = { $name }：{ $parts }。
part-instead = { $value }（原来是{ $old }）
part-without = 去掉{ $old }
part-same-again = 换一件一样的
part-price-instead = 价格{ $low }（原来是{ $high }）
part-price-instead-each = 每件{ $low }（原来每件{ $high }）
propose-same-price = 价格不变。
propose-condition = 商店规定：{ $quote }
propose-ask = { $kind ->
        [cancel_order] 要我取消吗？
        [return_items] 要我开始退货吗？
        [exchange_items] 要我开始换货吗？
        [change_order_payment] 要我更换支付方式吗？
        [change_order_items] 要我这样修改吗？
       *[other] 要我修改地址吗？
    }
    .other = { $kind ->
        [cancel_order] 确认取消吗？
        [return_items] 确认退货吗？
        [exchange_items] 确认换货吗？
        [change_order_payment] 确认更换支付方式吗？
        [change_order_items] 确认这样修改吗？
       *[other] 确认修改地址吗？
    }
withheld-proposal = 这项改动我没法完整地给您说明，所以先不办理；同事可以帮您。
withheld-made = 您的申请已经提交到订单系统；想知道结果，问我这个订单就行。

### 办理结果

made = { $again ->
        [yes] 这个之前已经办好了：{ $fact }。
       *[no] 办好了：{ $fact }。
    }
made-asked = { $again ->
        [yes] 这个之前已经提交过：{ $noun }；订单系统还没有确认。
       *[no] 已经提交：{ $noun }；订单系统还没有确认。
    }
made-unsure = 确认之前，我不能说已经办好。
made-last = 这个订单的商品不能再改了。
fact-cancel_order = 订单{ $order }已取消
fact-return_items = 订单{ $order }的{ $items }已申请退货
fact-exchange_items = 订单{ $order }的{ $items }已申请换货
fact-change_order_address = 订单{ $order }改寄到{ $address }
fact-change_order_payment = 订单{ $order }改用{ $method }付款
fact-change_order_items = 订单{ $order }的{ $items }已修改
fact-change_account_address = 账户地址已改成{ $address }
dropped = 好的，没有做任何改动。
dropped-noun = 好的，没有办理：{ $noun }。

### 办不了的时候

refused = 抱歉，办不了{ $noun }：{ $why }。
cause-status = 订单状态是“{ $status }”
cause-status-only = 订单状态是“{ $status }”，只有“{ $options }”的订单可以
cause-already_cancelled = 订单已经取消
cause-already_changed = 商品已经改过一次，只能改一次
cause-open_request = 已经有{ $request }在办理
cause-dispatched = 包裹已经在路上
cause-dispatched-carrier = 包裹已经在路上，承运方{ $text }
cause-too_late = 已经过了期限
cause-too_late-on = 已经过了期限，最后一天是{ $day }
cause-not_returnable = 规定不允许
cause-not_returnable-why = 规定不包括{ $quote }
cause-delivery_unknown = 不知道什么时候送达，没法判断是否还在期限内
cause-not_offered = 本店不提供这项服务
cause-abroad = 寄往国外的订单不提供这项服务
cause-whole_order_only = 不能只取消其中几件，只能取消整个订单
cause-reason = 这个原因不行
cause-reason-only = 原因只能是{ $options }
cause-several_payments = 不是用一笔付款支付的
cause-several_methods = 用了{ $count }种支付方式付款
cause-partly_refunded = 已经退过一部分款
cause-same_method = 已经是用这种方式付款
cause-same_address = 现在的地址就是这个
cause-unknown_method = 您的账户里没有保存这种支付方式
cause-target = 只能退到原来付款的方式
cause-target-return = 只能退到原来付款的方式，或者您的礼品卡
cause-target-credit = 本店不退到商店余额
cause-balance = 礼品卡余额不够
cause-balance-sums = 礼品卡余额是{ $low }，需要{ $high }
cause-nothing_paid = 没有可以退的款了
cause-no_items = 还不清楚您指的是哪几件
cause-no_such_item = 订单里没有找到这一件
cause-no_such_order = 在您的订单里没有找到这个订单
cause-quantity = { $name }只有{ $count }件
cause-other_product = { $name }只能换成同一商品的其他款式
cause-no_replacement = 还不清楚{ $name }要换成什么
cause-same_item = { $name }已经是这一款
cause-unavailable = { $name }目前没有这一款
cause-address_incomplete = 地址不完整
cause-address_incomplete-parts = 地址缺少{ $parts }
cause-other = 规定不允许
offer-cancel_order = 我可以改为取消整个订单，要办吗？
offer-return_items = 您可以改为退货，要开始吗？
offer-exchange_items = 您可以换成其他款式，要开始吗？
offer-change_order_items = 我可以改成其他款式，要办吗？
offer-change_order_address = 我可以改地址，要办吗？
offer-change_order_payment = 我可以更换支付方式，要办吗？
after-return_items = 送到之后可以退货。
after-exchange_items = 送到之后可以换成其他款式。
offer-person = 同事可以看一下，要我转过去吗？
trouble-sorry = 很抱歉出了这样的问题。
trouble-which = 是哪个订单的问题？
trouble-person = 想直接找同事的话，说一声就行。
trouble-tell = 请告诉我是哪个订单、出了什么问题，我来看看怎么办；也可以马上转给同事。
trouble-can = 可以办理：{ $parts }。
trouble-choose = 您想怎么处理，还是要我转给同事？
trouble-none = 这个我自己办不了。
trouble-colleague = 要我转给同事吗？
service-declined = 订单系统不允许这样办理。
service-declined-why = 订单系统不允许这样办理：{ $quote }。
service-unchanged = 没有做任何改动。
service-no-account = 这个账户下没有看到订单。
service-unsent = 现在没法发送验证码，所以查不了订单。
service-down-change = 订单系统现在没有回应，没有做任何改动。
service-down = 订单系统现在没有回应，暂时查不了订单。
try-again = 请过一会儿再试，或者要我转给同事吗？
unchanged = 好的，没有做任何改动。
anything-else = 还有什么可以帮您？
    .other = 还需要别的吗？

### 快捷回复

option-pass-on = 好的，转给同事
option-no-thanks = 不用了，谢谢
option-erase = 是的，全部删掉
option-keep = 不用，留着
option-yes = 是
option-no = 否
option-best-rated = 评分最高
option-person = 找同事
option-next = 下一步
option-works = 好了，能用了
option-unhelped = 没有用
option-stop = 结束
option-add = 加入购物车
option-return = 退货
option-exchange = 换货
option-cancel = 取消订单
option-change = 修改
option-all = 全部
option-upto = { $price }以内
option-over = { $price }以上
option-between = { $low }到{ $high }
option-number = { $label }，编号{ $text }
option-same = 一样的
option-unneeded = 不再需要
option-mistake = 下错单了
option-unlike = 与描述不符
option-faulty = 有毛病
option-unfit = 不合适
option-order = { $order }：{ $items }
option-order-more = { $order }：{ $items }等，另有{ $count }件

### 图片

like-looks = 按颜色和形状看，最接近的是{ $things }。
like-content = 按您的图片看，最接近的是{ $things }。
like-none = 没有完全符合的。
picture-nothing = 我们的商品没有可以拿来比较的图片。
picture-words = 请用文字说说图里是什么，我来找。
picture-aside = 图片我只用来找相似的商品，所以这次是按您的文字找的。

### 使用帮助和以前的答复

answer-kept = 本店在{ $day }这样答复过：{ $quote }
answer-kept-in = 本店在{ $day }这样答复过（原文为{ $label }）：{ $quote }
step-told = 第{ $count }步（共{ $total }步）：{ $quote }
manual-quote = “{ $title }”里写道：{ $quote }
size-told = 尺码表“{ $title }”里，{ $value }对应{ $facts }。
size-outside = 尺码表“{ $title }”只到{ $low }至{ $high }，没有{ $value }。
size-between = 尺码表“{ $title }”里，{ $value }在{ $options }之间。
support-which = 您说的是哪件商品？
support-unknown = 我这里的说明书没有写这个。
    .other = 说明书里没有找到相关内容。
support-last = 这是最后一步。
support-helped = 有用吗？
support-out = 说明书里没有别的办法了。
support-solved = 那就好。
    .other = 太好了，解决了就好。
support-stopped = 好的，先到这里。
support-first = 这已经是第一步了。
support-no-needs = 说明书没有写需要准备什么。
