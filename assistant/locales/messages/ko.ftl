# 매장에서 말하는 방식: 짧고 구체적으로, 공손하게. 먼저 답하고 그다음에 덧붙인다.
# id와 인수는 zh.ftl과 같다. 인수의 내용은 assistant/locales/patterns.py 참조.
# .other는 같은 말의 다른 표현. 이름 뒤에는 조사를 붙이지 않는다.

### 공통

quotation = “{ $quote }”
comma = { ", " }
nothing-to-say = 이런 상품을 찾았습니다.
part-thing = { $name } ({ $price })
part-thing-each = { $name } (개당 { $price })
part-times = { $name } × { $count }
part-variant = { $name } ({ $values })
part-pair = { $name }: { $value }
part-fact = { $attribute }: { $value }
part-and-others = { $names } 등 모두 { $count }개
part-item = 이 상품
part-items = { $items } 등 { $count }개
value-yes = 예
value-no = 아니요
value-stocked = 재고 있음
value-out = 품절
label-stock = 재고
label-brand = 브랜드
label-price = 가격
label-rating = 평점
pass-on = 담당자에게 질문을 전해 드릴까요?
a-person = 담당자가 도와드릴 수 있습니다. 연결해 드릴까요?
facts = { $what }: { $facts }.

### 상품 찾기

found-one = 맞는 상품이 하나 있습니다: { $thing }.
    .other = 딱 하나 있습니다: { $thing }.
found-look = 이 상품은 어떠세요: { $thing }.
found-all = 맞는 상품은 { $count }개입니다: { $things }.
found-start = 먼저 보실 상품: { $first }, 그리고 { $second }.
    .other = 이것부터 보세요: { $first }, 다음은 { $second }.
telling-both = 이 중 가장 저렴하고 평점도 가장 높은 상품: { $name }.
telling-best = 이 중 평점이 가장 높은 상품: { $name }, { $rating }점.
telling-cheapest = 이 중 가장 저렴한 상품: { $name }, { $price }.
rated = { $name }: 5점 만점에 { $rating }점.
rated-by = { $name }: { $count }명 평가, 5점 만점에 { $rating }점.
stocked = { $name }: 재고가 있습니다.
out = { $name }: 지금은 품절입니다.
was-stocked = { $name }: { $time } 기준으로 재고가 있었습니다.
ordered-cheapest = { $yes ->
        [yes] 재고가 있는 것 중 가장 저렴한 상품: { $thing }.
       *[no] 가장 저렴한 상품: { $thing }.
    }
ordered-dearest = { $yes ->
        [yes] 재고가 있는 것 중 가장 비싼 상품: { $thing }.
       *[no] 가장 비싼 상품: { $thing }.
    }
ordered-rated = { $yes ->
        [yes] 재고가 있는 것 중 평점이 가장 높은 상품: { $thing }.
       *[no] 평점이 가장 높은 상품: { $thing }.
    }
ordered-newest = { $yes ->
        [yes] 재고가 있는 것 중 가장 새로운 상품: { $thing }.
       *[no] 가장 새로운 상품: { $thing }.
    }
ordered-first = { $yes ->
        [yes] 재고가 있는 것 중 첫 번째 상품: { $thing }.
       *[no] 첫 번째 상품: { $thing }.
    }
level-cheapest = { $yes ->
        [yes] 재고가 있는 것 중 똑같이 가장 저렴한 상품: { $names }.
       *[no] 똑같이 가장 저렴한 상품: { $names }.
    }
level-dearest = { $yes ->
        [yes] 재고가 있는 것 중 똑같이 가장 비싼 상품: { $names }.
       *[no] 똑같이 가장 비싼 상품: { $names }.
    }
level-rated = { $yes ->
        [yes] 재고가 있는 것 중 똑같이 평점이 가장 높은 상품: { $names }.
       *[no] 똑같이 평점이 가장 높은 상품: { $names }.
    }
level-newest = { $yes ->
        [yes] 재고가 있는 것 중 똑같이 가장 새로운 상품: { $names }.
       *[no] 똑같이 가장 새로운 상품: { $names }.
    }
level-first = { $yes ->
        [yes] 재고가 있는 것 중 공동 첫 번째 상품: { $names }.
       *[no] 공동 첫 번째 상품: { $names }.
    }
level-price = 모두 { $price }입니다.
level-rating = 모두 5점 만점에 { $rating }점입니다.
beyond-cheaper = 더 저렴하지만 지금은 품절: { $name }, { $price }.
beyond-dearer = 더 비싸지만 지금은 품절: { $name }, { $price }.
beyond-rated = 평점이 더 높지만 지금은 품절: { $name }, { $rating }점.
next = 그다음 상품: { $thing }.
unordered = 상점 자료에 해당 정보가 없어서 그 순서로 정리할 수 없습니다.
wanted = { $name } ({ $values })
wanted-below = { $price } 이하
wanted-above = { $price } 이상
wanted-rated = 평점 { $rating } 이상
wanted-not = { $value } 제외
none = 조건에 모두 맞는 상품은 찾지 못했습니다.
none-wanted = 찾지 못했습니다: { $items }.
not-carried = 그런 종류의 상품은 저희 매장에 없습니다.
not-carried-wanted = 저희 매장에 없습니다: { $items }.
nearest = 가장 가까운 상품: { $things }.
recommend = 추천 상품: { $thing }.
    .other = 이 상품을 보세요: { $thing }.
recommend-why = 추천 상품: { $thing } – { $reason }.
    .other = 이 상품을 보세요: { $thing } – { $reason }.
recommend-or = 또는 { $thing }.
recommend-or-why = 또는 { $thing } – { $reason }.
no-more = 이 종류는 이것이 전부입니다.
    .other = 이 종류의 다른 상품은 없습니다.
instead-same = { $name }: 이쪽은 재고가 있습니다.
instead-there = 다른 상품도 있습니다: { $name }.
nothing-instead = 대신할 만한 상품이 없습니다.
closest = 비슷한 상품: { $things }.
closest-stocked = 재고가 있는 것 중 가장 가까운 상품: { $things }.
cheaper-by = { $name }: { $other }보다 { $price } 저렴합니다.
dearer-by = { $name }: { $other }보다 { $price } 비쌉니다.
differs = { $attribute } 차이: { $pairs }.

### 추천 이유

reason-did = { $did ->
        [bought] 구매하신 상품: { $name }
        [cart] 장바구니에 담으신 상품: { $name }
        [liked] 마음에 들어 하신 상품: { $name }
       *[looked] 보신 상품: { $name }
    }
reason-together = 고객 { $count }명이 함께 구매: { $name }
reason-after = 이 상품 다음으로 자주 선택됨: { $name }
reason-like = { $did ->
        [bought] 구매하신 상품과 비슷함: { $name }
        [cart] 장바구니의 상품과 비슷함: { $name }
        [liked] 마음에 들어 하신 상품과 비슷함: { $name }
       *[looked] 보신 상품과 비슷함: { $name }
    }
reason-cheaper = { $name }보다 저렴함
reason-better = { $name }보다 평점이 높음
reason-size = 고객님 사이즈 { $value } 있음
reason-taste = 좋아하시는 { $value }
reason-habit = 자주 고르시는 { $value }
reason-rated = 5점 만점에 { $rating }점
reason-rated-by = { $count }명 평가, 5점 만점에 { $rating }점
reason-popular = 최근 고객 { $count }명이 구매
reason-new = 새로 들어온 상품
reason-stocked = 재고 있음
reason-alike = 똑같이 { $value }
why = { $name } 추천 이유: { $reason }.
why-search = 찾으시는 조건에 맞아서입니다. 고객님의 정보는 쓰지 않았습니다.
why-none = { $name }: 저희 매장에서 파는 상품이라는 것 외에 특별한 이유는 없습니다.

### 질문

clarify-sure = 네, 알겠습니다.
    .other = 물론입니다.
clarify-total = 모두 { $count }개가 있습니다.
clarify-category = 어떤 종류를 찾으세요: { $options }?
clarify-price = 예산은 어느 정도세요: { $options }?
clarify-brand = 어떤 브랜드를 원하세요: { $options }?
clarify-person = 누가 쓰실 건가요: { $options }?
clarify-attribute = { $attribute } – 어떤 것을 원하세요: { $options }?
choose-values = { $name } 선택 가능: { $values }.
choose-which = { $attribute } – 어떤 것으로 하시겠어요?
which-one = 어떤 것을 말씀하세요: { $names }?
which-only = 지금까지 보여 드린 상품은 하나인데, 그것을 말씀하세요?
which-none = 어떤 상품을 말씀하세요?
which-unseen = 아직 보여 드린 상품이 없습니다.

### 비교

compare-same-price = 가격이 같습니다: { $names }, 모두 { $price }.
compare-cheaper = { $name }: { $price } 더 저렴합니다. 가격은 { $low }, { $other } 가격은 { $high }입니다.
compare-cheapest = 가장 저렴한 상품: { $names }, { $price }.
compare-rated = { $name }: 평점이 { $rating }점으로 더 높습니다. { $pairs }.
compare-for = { $attribute } 우선이면 { $name }
compare-view = 고르신다면, { $parts }.
compare-none = 상점 자료로는 차이가 없습니다: { $names }.

### 상품에 대해

answer-price = { $name } 가격: { $price }.
answer-price-each = { $name } 개당 가격: { $price }.
answer-is = 네, { $name }: { $attribute }.
answer-value = { $yes ->
        [yes] 네. { $name }의 { $attribute }: { $value }.
        [no] 아니요. { $name }의 { $attribute }: { $value }.
       *[none] { $name }의 { $attribute }: { $value }.
    }
answer-quote = { $yes ->
        [yes] 네. { $name } 설명에 이렇게 나와 있습니다: { $quote }
        [no] 아니요. { $name } 설명에 이렇게 나와 있습니다: { $quote }
       *[none] { $name } 설명에 이렇게 나와 있습니다: { $quote }
    }
unanswered = { $name } 자료에는 그 내용이 없습니다.
unanswered-known = 자료에 나온 내용은 이렇습니다: { $facts }.
review = 한 고객의 후기: { $quote }
review-by = { $author } 고객의 후기: { $quote }
reviews-mixed = { $name } 후기 { $total }개 중: { $parts }.
part-praise = { $label } 칭찬 { $count }개
part-blame = { $label } 불만 { $count }개
reviews-good = { $name } 후기 { $total }개 중 { $count }개가 긍정적입니다.
reviews-bad = { $name } 후기 { $total }개 중 { $count }개에 불만이 있습니다.
reviews-none-good = { $name } 후기 { $total }개 중 뚜렷하게 칭찬하는 것은 없습니다.
reviews-none-bad = { $name } 후기 { $total }개 중 뚜렷한 불만은 없습니다.
reviews-mention = { $name } 후기 { $total }개 중 { $count }개에서 언급합니다: { $label }.
reviews-no-mention = { $name } 후기 { $total }개 중 언급이 없습니다: { $label }.
reviews-sides = 그중: { $parts }.
option-has = { $thing } 선택 가능: { $value }.
option-unknown = 상점 자료에 { $name }의 이 정보가 없습니다: { $attribute }.
option-others = { $name }: { $values } 있음, { $value } 없음.
option-instead = { $value } 있는 상품: { $thing }.
goes-nothing = 함께 쓸 수 있는 것은 상점 자료에 나와 있지 않습니다.
goes-unnamed = 전용 상품은 상점 자료에 나와 있지 않습니다.
goes-named = { $name } 상품과 함께 쓸 수 있는 것: { $things }.
goes-kind = 이런 상품에 쓸 수 있는 것: { $things }.
goes-category = 같은 종류의 액세서리: { $things }.
goes-bought = { $thing }: { $reason }.

### 매장 전체

survey-one = 하나뿐입니다: { $thing }.
survey-only = 맞는 상품은 하나뿐입니다.
survey-count = 맞는 상품은 모두 { $count }개입니다.
survey-all = 저희 매장의 상품은 모두 { $count }개입니다.
survey-all-stocked = 모두 재고가 있습니다.
survey-stocked = 그중 { $count }개는 재고가 있습니다.
survey-priced = 가격을 비교할 수 있는 상품은 하나입니다: { $thing }.
survey-same-price = 가격은 모두 { $price }입니다.
survey-range = 가장 저렴한 것은 { $first }, 가장 비싼 것은 { $second }입니다.
survey-unpriced = 가격을 함께 비교할 수 없는 상품: { $count }개.
survey-no-prices = 상점 자료에 이 상품들의 가격이 없습니다.
survey-no-brands = 상점 자료에 이 상품들의 브랜드가 없습니다.
survey-no-kinds = 상점 자료에 이 상품들의 분류가 없습니다.
survey-no-values = 상점 자료에 이 상품들의 그 항목이 없습니다.
survey-brands = 브랜드 { $count }개: { $values }.
survey-brands-most = 브랜드는 모두 { $count }개, 상품이 많은 브랜드: { $values }.
survey-kinds = 종류 { $count }개: { $values }.
survey-kinds-most = 종류는 모두 { $count }개, 상품이 많은 종류: { $values }.
survey-values = { $attribute }: { $values }.
survey-values-most = { $attribute } 종류는 모두 { $count }개, 많은 것: { $values }.
survey-unstated = 표시되지 않은 상품: { $count }개.
survey-untold = 말씀하신 조건 중 일부는 어떤 상품이 맞는지 상점 자료에 나와 있지 않습니다.
then-unknown = 재고를 언제 확인했는지 상점 자료에 나와 있지 않습니다.
then-all = { $time } 기준으로 모두 재고가 있었습니다.
then-count = { $time } 기준으로 { $count }개의 재고가 있었습니다.
then-all-later = { $time } 또는 그 이후 기준으로 모두 재고가 있었습니다.
then-count-later = { $time } 또는 그 이후 기준으로 { $count }개의 재고가 있었습니다.

### 취향과 프로필

noted-likes = 기억하겠습니다. 좋아하시는 것: { $values }.
noted-likes-theirs = 기억하겠습니다. 받으실 분이 좋아하시는 것: { $values }.
noted-size = 기억하겠습니다. 사이즈: { $value }.
noted-dislikes = 알겠습니다. 추천에서 빼겠습니다: { $values }.
noted-dislikes-theirs = 알겠습니다. 받으실 분을 위한 추천에서 빼겠습니다: { $values }.
noted-careful = 알겠습니다. 자료에 이것이 적힌 상품은 추천하지 않겠습니다: { $values }.
noted-fine = 알겠습니다. 다시 추천에 넣겠습니다: { $values }.
noted-forgotten = 알겠습니다. 더는 추천에 반영하지 않겠습니다: { $values }.
noted-here = 이번 대화에서만 기억하겠습니다.
careful = 고객님께 안전한지는 제가 판단할 수 없으니 상품 페이지도 확인해 주세요.
profile-off = 맞춤 추천을 끄셔서 고객님의 정보를 보관하지 않습니다.
profile-on-again = 다시 켜고 싶으시면 말씀해 주세요.
profile-nothing-account = 계정 외에는 아직 아는 것이 없습니다. 주문도, 말씀하신 취향도 없습니다.
profile-nothing = 아직 아는 것이 없습니다. 누구신지, 무엇을 좋아하시는지 모릅니다.
profile-ask = 좋아하시는 것과 피하고 싶은 것을 말씀해 주시면 그에 맞춰 찾겠습니다.
profile-into = 관심 있으신 것 같습니다: { $label }.
profile-did = { $did ->
        [bought] 구매하신 상품: { $names }.
        [cart] 장바구니에 담으신 상품: { $names }.
        [liked] 마음에 들어 하신 상품: { $names }.
       *[looked] 보신 상품: { $names }.
    }
profile-likes = 좋아한다고 하신 것: { $values }.
profile-dislikes = 원하지 않는다고 하신 것: { $values }.
profile-habits = 자주 고르시는 것: { $values }.
profile-band = 보통 고르시는 가격대: { $low }부터 { $high }까지.
profile-band-one = 보통 고르시는 가격: { $price } 정도.
profile-sizes = 고르시거나 말씀하신 사이즈: { $values }.
profile-from = 이 정보의 출처: { $parts }.
part-orders = 주문 { $count }건
part-events = 보시거나 장바구니에 담으신 상품
part-told = 저에게 하신 말씀
profile-correct = 틀린 것이 있으면 말씀해 주세요. 모두 잊을 수도 있습니다.
erase-ask = 취향에 대한 기록을 모두 지울까요: 말씀하신 것, 보신 것, 장바구니에 담으신 것?
erase-orders = 주문 기록은 상점에 남습니다.
erased = 모두 지웠습니다.
erased-nothing = 지울 것이 없습니다. 고객님의 취향에 대한 기록이 없습니다.
erased-kept = 알겠습니다. 아무것도 지우지 않았습니다.
orders-unused = 주문 기록은 상점에 남지만 추천에는 쓰지 않겠습니다.
profile-wrong = 죄송합니다. 좋아하지 않으시는 것을 말씀해 주시면 고치겠습니다.
profile-off-already = 맞춤 추천은 이미 꺼져 있고, 보관한 정보가 없습니다.
profile-off-now = 맞춤 추천을 끄고 보관했던 기록도 지웠습니다.
profile-off-visit = 이번 방문에서는 맞춤 추천을 끄고 보관했던 기록도 지웠습니다.
profile-on-already = 맞춤 추천은 이미 켜져 있습니다.
profile-on = 켰습니다. 여기서 말씀하시고 보신 것을 다시 참고하겠습니다.
profile-on-orders = 켰습니다. 여기서 말씀하시고 보신 것과 주문을 다시 참고하겠습니다.

### 상점 규정

policy-quote = 상점의 “{ $title }” 페이지에 이렇게 나와 있습니다: { $quote }
policy-unknown = 상점 페이지에는 그 내용이 나와 있지 않습니다.
    .other = 상점 페이지에서 그 내용을 찾지 못했습니다.

### 장바구니

cart-added = 장바구니에 담았습니다: { $thing }.
cart-removed = 장바구니에서 뺐습니다: { $name }.
cart-total = 장바구니 합계: { $price }.
cart-empty-now = 이제 장바구니가 비었습니다.
cart-empty = 장바구니가 비어 있습니다.
cart-shown = 장바구니에 있는 상품: { $names }.

### 담당자 연결

handed-thanks = 감사합니다. 담당자에게 전했습니다.
handed-added = 담당자에게 추가로 전했습니다.
handed-already = 담당자에게 이미 전달되었습니다.
handed-sorry = 불편을 드려 죄송합니다.
handed-listed = 담당자에게 넘겼습니다.
    .other = 담당자가 확인할 것입니다.
handed-order = 이 일은 담당자가 처리해야 해서 접수해 두었습니다.
hours = 담당자 상담 시간: { $quote }.
hours-until = 담당자가 지금 상담 중이며, 마감은 { $time }입니다.
hours-back = 담당자가 지금 자리에 없으며, 돌아오는 시간은 { $time }입니다.
handed-where = 담당자가 연락드릴 이메일이나 전화번호를 남겨 주세요.

### 인사

greeting = 안녕하세요!
    .other = 어서 오세요!
greeting-ask = 무엇을 찾으세요?
thanks = 천만에요.
    .other = 도움이 되어 기쁩니다.
goodbye = 감사합니다. 안녕히 가세요.
    .other = 또 들러 주세요.
out-of-scope = 저는 저희 매장의 상품, 규정, 주문만 도와드릴 수 있습니다.
    .other = 죄송하지만 저희 매장의 상품, 규정, 주문에 대해서만 답해 드립니다.
careful-health = 건강에 안전한지는 판단할 수 없고, 상품 페이지에 적힌 내용만 전해 드릴 수 있습니다.
careful-name = 상품을 말씀해 주시면 자료를 찾아보겠습니다.
empty = 말씀을 이해하지 못했습니다.
empty-ask = 무엇을 찾으세요?
declined = 알겠습니다.
declined-tell = 다른 것을 보고 싶으시면 말씀해 주세요.

### 본인 확인

ask-email = 주문하실 때 쓰신 이메일이 무엇인가요?
ask-name = 주문에 적힌 성함과 우편번호를 알려 주세요.
ask-token = 주문을 보려면 먼저 이 사이트에 로그인해 주세요.
ask-code = 이메일로 받으신 6자리 인증 코드가 무엇인가요?
ask-postcode-too = 주문에 적힌 우편번호는 무엇인가요?
ask-name-too = 주문에 적힌 성함은 무엇인가요?
instead-email = 주문하신 이메일로도 확인할 수 있습니다.
instead-name = 성함과 우편번호로도 확인할 수 있습니다.
instead-token = 이 사이트에 로그인하셔도 됩니다.
instead-code = 이메일로 받으신 6자리 인증 코드로도 확인할 수 있습니다.
code-sent = 등록된 정보가 있으면 등록된 이메일로 6자리 인증 코드가 갑니다.
code-says = 인증 코드가 무엇인가요?
mismatch = 저희 기록과 맞지 않습니다.
mismatch-code = 인증 코드가 틀렸거나 만료되었습니다.
mismatch-token = 로그인되지 않았습니다.
let-me-see = 확인해 보겠습니다.
    .other = 네, 찾아보겠습니다.
welcome = 감사합니다, { $person } 님.
welcome-bare = 감사합니다.
barred-tries = 시도 횟수가 너무 많아 당분간 여기서 주문을 볼 수 없습니다.
barred-inbox = 인증 코드는 등록된 이메일로만 갑니다. 받지 못하시면 주문을 볼 수 없습니다.
barred-email = 다른 이메일로 주문하셨다면 알려 주세요.
barred-others = 여기서는 본인의 주문과 계정만 도와드릴 수 있습니다.

### 주문

part-order = 주문 { $order }
status-pending = 접수됨
status-processed = 처리됨
status-shipped = 발송됨
status-delivered = 배송 완료
status-cancelled = 취소됨
status-none = 기록 없음
status-other = { $quote }
part-delivered-on = { $day } 배송 완료
part-delivered = 배송 완료
part-sent-on = { $day } 발송됨
part-sent = 발송됨
part-carrier = 택배사 { $text }
part-tracking = 운송장 번호 { $text }
part-expected = { $day } 도착 예정
part-was-expected = { $day } 도착 예정이었으나 배송 기록 없음
part-placed = { $day } 주문
part-total = 합계 { $price }
part-paid = { $method } { $price }
part-days = 영업일 { $from }~{ $to }일
part-days-one = 영업일 { $count }일
order-parcels = 주문 { $order }: 택배 { $count }개로 나뉘어 있습니다.
parcel-left = 아직 택배 기록이 없는 상품: { $items }.
tracking-none = 주문 { $order }: 운송장 번호가 없습니다.
order-state = 주문 { $order } 상태: { $status }.
order-paid = 결제 내역: { $parts }.
order-goes = 주문 { $order } 배송지: { $address }.
order-went = 주문 { $order } 배송된 곳: { $address }.
order-was-to-go = 주문 { $order } 원래 배송지: { $address }.
order-refunded = 환불 완료: { $parts }.
order-refund-takes = 환불이 들어오기까지 걸리는 기간: { $days }.
order-request = 주문 { $order } 접수됨: { $request }.
order-request-items = 주문 { $order } { $request } 접수됨: { $items }.
request-return = 반품
request-exchange = 교환
request-cancel = 취소
request-change = 변경
request-other = 신청
order-refund-goes = 환불받으실 곳: { $method }.
order-refund-after = 반품이 도착한 뒤 환불까지 걸리는 기간: { $days }.
order-refund-none = 주문 { $order }: 환불 기록이 없습니다.
order-invoice = 주문 { $order } 청구서: { $link }
order-no-invoice = 여기서는 청구서를 보낼 수 없습니다. 주문 { $order } 기록은 다음과 같습니다.
as-of = 이 기록의 기준 시각: { $time }.
orders-none = 그런 주문은 보이지 않습니다.
orders-listed = 주문이 { $count }건 있습니다:
orders-listed-open = 아직 도착하지 않은 주문이 { $count }건 있습니다:
orders-listed-refund = 환불이나 반품 기록이 있는 주문이 { $count }건 있습니다:
orders-some = 주문은 모두 { $total }건이며, 그중 { $count }건입니다:
order-unknown = 고객님의 주문에서 찾지 못했습니다: { $orders }.
order-unknown-bare = 고객님의 주문에서 그 주문을 찾지 못했습니다.
order-known = 확인되는 주문: { $orders }.
order-known-more = 확인되는 주문: { $orders }, 그 밖에 { $count }건.
balance-none = 계정에 잔액이 있는 기프트 카드가 없습니다.
balance = 기프트 카드 잔액: { $parts }.
methods-none = 계정에 저장된 결제 수단이 없습니다.
methods = 계정에 저장된 결제 수단: { $methods }.
account-name = 계정 이름: { $person }, 이메일: { $email }.
account-address = 계정 주소: { $address }.
account-nothing = 없음
variants-none = { $name }: 지금 고르실 수 있는 다른 종류가 없습니다.
variants-missing = { $name }: 원하시는 종류가 없습니다. 가까운 것은 다음과 같습니다:
variants-lead = { $name }: 다음으로 바꿀 수 있습니다:
variant-line = { $values }, { $price }.
variants-more = 그 밖에 { $count }개가 더 있습니다.
variants-also = { $name }: 다른 종류로 { $parts } 있습니다.
part-value = { $value }
part-value-at = { $value } ({ $price })
method-card = { $brand } (끝 번호 { $digits })
method-brand = { $brand } 카드
method-bank = 은행 카드
method-gift = 기프트 카드
method-gift-with = 기프트 카드 (잔액 { $price })
method-paypal = PayPal
method-credit = 상점 적립금
method-order = 주문 때 쓰신 결제 수단
method-number = { $method } (번호 끝자리 { $digits })

### 처리 전 질문

ask-order = { $kind ->
        [cancel_order] 어느 주문을 취소할까요?
        [change_order_address] 어느 주문의 주소를 바꿀까요?
        [change_order_payment] 어느 주문의 결제 수단을 바꿀까요?
        [change_order_items] 어느 주문을 변경할까요?
        [return_items] 어느 주문의 상품을 반품할까요?
        [exchange_items] 어느 주문의 상품을 교환할까요?
       *[other] 어느 주문을 말씀하세요?
    }
ask-items = { $kind ->
        [change_order_items] 무엇을 변경할까요: { $items }?
        [return_items] 무엇을 반품할까요: { $items }?
        [exchange_items] 무엇을 교환할까요: { $items }?
       *[other] 무엇을 말씀하세요: { $items }?
    }
ask-items-bare = { $kind ->
        [change_order_items] 무엇을 변경할까요?
        [return_items] 무엇을 반품할까요?
        [exchange_items] 무엇을 교환할까요?
       *[other] 무엇을 말씀하세요?
    }
ask-replacement = { $name } – 무엇으로 바꿀까요?
ask-replacement-list = { $name } – 어느 것으로 바꿀까요:
ask-replacement-bare = 무엇으로 바꿀까요?
missing-variant = { $name }: 원하시는 종류가 없습니다.
ask-method = { $kind ->
        [change_order_payment] 어떻게 결제하시겠어요?
        [return_items] 어디로 환불해 드릴까요?
       *[other] 차액은 어떤 결제 수단으로 할까요?
    }
ask-method-of = { $kind ->
        [change_order_payment] 어떻게 결제하시겠어요: { $methods }?
        [return_items] 어디로 환불해 드릴까요: { $methods }?
       *[other] 차액은 어떤 결제 수단으로 할까요: { $methods }?
    }
ask-reason = 이유를 알려 주시겠어요?
ask-reason-of = 이유를 골라 주세요: { $options }.
ask-address = 주문 { $order } – 어디로 보낼까요? 도로명 주소, 도시, 주(도), 우편번호를 알려 주세요.
ask-address-account = 계정의 새 주소는 어디인가요? 도로명 주소, 도시, 주(도), 우편번호를 알려 주세요.
ask-address-parts = 더 필요한 것: { $parts }.
part-address1 = 도로명과 번지
part-city = 도시
part-state = 주(도)
part-zip = 우편번호
part-country = 국가
ask-unsure = 어떻게 해 드릴까요?
failed-order = 고객님의 주문에서 찾지 못했습니다.
failed-items = 그 주문에서 그 상품을 찾지 못했습니다.
failed-replacement = 그런 종류는 찾지 못했습니다.
failed-method = 여기서는 그 결제 수단을 쓸 수 없습니다.
failed-reason = 고를 수 있는 이유가 아닙니다.
failed-address = 주소를 다 읽지 못했습니다.
stuck = 죄송하지만 어느 것을 말씀하시는지 아직 모르겠습니다.
stuck-ways = 제시된 것에서 고르시거나, “그대로 두기”라고 하시거나, 담당자를 찾아 주세요.
stuck-address = 죄송하지만 아직 주소를 다 읽지 못했습니다.
stuck-address-ways = 도로명 주소, 도시, 주(도), 우편번호를 알려 주시거나, “그대로 두기”라고 하시거나, 담당자를 찾아 주세요.

### 처리 확인

noun-cancel_order = 주문 { $order } 취소
noun-return_items = 주문 { $order } 반품, { $items }
noun-exchange_items = 주문 { $order } 교환, { $items }
noun-change_order_items = 주문 { $order } 변경, { $items }
noun-return = 주문 { $order } 반품
noun-exchange = 주문 { $order } 교환
noun-items = 주문 { $order } 상품 변경
noun-change_order_address = 주문 { $order } 주소 변경
noun-change_order_payment = 주문 { $order } 결제 수단 변경
noun-change_account_address = 계정 주소 변경
propose-again = 확인을 기다리고 있습니다: { $noun }.
propose-changed = 기록이 바뀌어서 지금은 다음과 같습니다.
propose-doubted = 말씀하신 대로라면 이 규정에 맞지 않을 수 있습니다. 여기서는 판단할 수 없지만 담당자는 할 수 있습니다.
propose-final = 이후에는 주문 { $order } 내용을 더 바꿀 수 없습니다.
propose-send-back = 반송 기한은 { $count }일입니다.
propose-cancel = 주문 { $order } 취소가 가능합니다: { $items }.
propose-return = 주문 { $order } 반품: { $items }.
propose-reason = 등록할 이유: { $quote }.
propose-fees = 환불에서 이미 뺀 금액: { $parts }.
part-fee-return_label = 반송 라벨비 { $price }
part-fee-freight = 반송 운임 { $price }
part-fee-other = 수수료 { $price }
money-refund = 환불 { $price }, 받으실 곳: { $method }.
money-refund-received = 상품이 도착하는 대로 환불 { $price }, 받으실 곳: { $method }.
money-refund-at-once = 바로 환불 { $price }, 받으실 곳: { $method }.
money-refund-days = { $days } 안에 환불 { $price }, 받으실 곳: { $method }.
money-refund-received-days = 상품이 도착한 뒤 { $days } 안에 환불 { $price }, 받으실 곳: { $method }.
money-pay = 결제하실 금액 { $price }, 결제 수단: { $method }.
money-pay-received = 상품이 도착하는 대로 결제하실 금액 { $price }, 결제 수단: { $method }.
money-pay-more = 추가로 결제하실 금액 { $price }, 결제 수단: { $method }.
money-pay-more-received = 상품이 도착하는 대로 추가로 결제하실 금액 { $price }, 결제 수단: { $method }.
money-charged = 청구 금액 { $price }, 청구된 곳: { $method }.
money-charged-more = 추가 청구 금액 { $price }, 청구된 곳: { $method }.
propose-address = 주문 { $order } 새 배송지: { $address } (이전: { $before }).
propose-account-address = 계정의 새 주소: { $address } (이전: { $before }).
propose-payment = 주문 { $order } 결제를 바꿀 수 있습니다: { $method }.
propose-items = 주문 { $order } 변경 내용은 다음과 같습니다:
propose-exchange = 주문 { $order } 교환 내용은 다음과 같습니다:
swap = { $name }: { $parts }.
part-instead = { $value } (이전: { $old })
part-without = { $old } 제외
part-same-again = 같은 것으로 하나 더
part-price-instead = 가격 { $low } (이전: { $high })
part-price-instead-each = 개당 { $low } (이전: 개당 { $high })
propose-same-price = 가격은 그대로입니다.
propose-condition = 상점 규정: { $quote }
propose-ask = { $kind ->
        [cancel_order] 취소할까요?
        [return_items] 반품을 시작할까요?
        [exchange_items] 교환을 시작할까요?
        [change_order_payment] 결제 수단을 바꿀까요?
        [change_order_items] 이렇게 변경할까요?
       *[other] 주소를 바꿀까요?
    }
    .other = { $kind ->
        [cancel_order] 취소해도 될까요?
        [return_items] 반품을 시작해도 될까요?
        [exchange_items] 교환을 시작해도 될까요?
        [change_order_payment] 결제 수단을 바꿔도 될까요?
        [change_order_items] 이렇게 변경해도 될까요?
       *[other] 주소를 바꿔도 될까요?
    }
withheld-proposal = 이 변경을 빠짐없이 보여 드릴 수 없어서 처리하지 않겠습니다. 담당자가 도와드릴 수 있습니다.
withheld-made = 요청은 주문 시스템에 접수되었습니다. 결과는 이 주문에 대해 물어봐 주세요.

### 처리 결과

made = { $again ->
        [yes] 이미 처리되었습니다: { $fact }.
       *[no] 처리했습니다: { $fact }.
    }
made-asked = { $again ->
        [yes] 이미 신청했습니다: { $noun }. 주문 시스템의 확인은 아직입니다.
       *[no] 신청했습니다: { $noun }. 주문 시스템의 확인은 아직입니다.
    }
made-unsure = 확인되기 전에는 처리되었다고 말씀드릴 수 없습니다.
made-last = 이 주문의 상품은 더 변경할 수 없습니다.
fact-cancel_order = 주문 { $order } 취소됨
fact-return_items = 주문 { $order } 반품 신청됨, { $items }
fact-exchange_items = 주문 { $order } 교환 신청됨, { $items }
fact-change_order_address = 주문 { $order } 배송지 {"→"} { $address }
fact-change_order_payment = 주문 { $order } 결제 수단 {"→"} { $method }
fact-change_order_items = 주문 { $order } 변경됨, { $items }
fact-change_account_address = 계정 주소 {"→"} { $address }
dropped = 알겠습니다. 아무것도 바꾸지 않았습니다.
dropped-noun = 알겠습니다. 처리하지 않았습니다: { $noun }.

### 안 되는 경우

refused = 죄송하지만 처리할 수 없습니다: { $noun }. 이유: { $why }.
cause-status = 주문 상태가 “{ $status }”
cause-status-only = 주문 상태가 “{ $status }”이며 “{ $options }”일 때만 가능
cause-already_cancelled = 이미 취소된 주문
cause-already_changed = 상품은 한 번만 변경할 수 있으며 이미 변경됨
cause-open_request = 이미 진행 중인 신청이 있음 ({ $request })
cause-dispatched = 이미 배송 중
cause-dispatched-carrier = 이미 배송 중, 택배사 { $text }
cause-too_late = 기한이 지남
cause-too_late-on = 기한이 지남, 마지막 날은 { $day }
cause-not_returnable = 규정에서 제외됨
cause-not_returnable-why = 규정에서 제외됨: { $quote }
cause-delivery_unknown = 언제 배송되었는지 몰라 기한을 확인할 수 없음
cause-not_offered = 저희 매장에서 제공하지 않음
cause-abroad = 해외 주문에는 제공하지 않음
cause-whole_order_only = 일부만은 안 되고 주문 전체만 가능
cause-reason = 그 이유로는 안 됨
cause-reason-only = 가능한 이유는 { $options }뿐
cause-several_payments = 한 번의 결제로 지불된 주문이 아님
cause-several_methods = 결제 수단 { $count }가지로 지불됨
cause-partly_refunded = 일부가 이미 환불됨
cause-same_method = 이미 그 결제 수단임
cause-same_address = 이미 그 주소임
cause-unknown_method = 계정에 저장되지 않은 결제 수단임
cause-target = 주문 때 쓰신 결제 수단으로만 환불 가능
cause-target-return = 주문 때 쓰신 결제 수단이나 고객님의 기프트 카드로만 환불 가능
cause-target-credit = 저희 매장은 상점 적립금으로 환불하지 않음
cause-balance = 기프트 카드 잔액 부족
cause-balance-sums = 기프트 카드 잔액은 { $low }, 필요한 금액은 { $high }
cause-nothing_paid = 환불할 금액이 남아 있지 않음
cause-no_items = 어느 상품인지 아직 알 수 없음
cause-no_such_item = 주문에서 그 상품을 찾지 못함
cause-no_such_order = 고객님의 주문에서 그 주문을 찾지 못함
cause-quantity = { $name } 수량은 { $count }개뿐
cause-other_product = { $name }: 같은 상품의 다른 종류로만 바꿀 수 있음
cause-no_replacement = { $name }: 무엇으로 바꿀지 아직 알 수 없음
cause-same_item = { $name }: 이미 그 종류임
cause-unavailable = { $name }: 그 종류는 지금 없음
cause-address_incomplete = 주소가 완전하지 않음
cause-address_incomplete-parts = 주소에 빠진 것: { $parts }
cause-other = 규정에서 허용하지 않음
offer-cancel_order = 대신 주문 전체를 취소할 수 있습니다. 취소할까요?
offer-return_items = 대신 반품하실 수 있습니다. 시작할까요?
offer-exchange_items = 대신 다른 종류로 교환하실 수 있습니다. 시작할까요?
offer-change_order_items = 대신 다른 종류로 변경할 수 있습니다. 변경할까요?
offer-change_order_address = 대신 주소를 바꿀 수 있습니다. 바꿀까요?
offer-change_order_payment = 대신 결제 수단을 바꿀 수 있습니다. 바꿀까요?
after-return_items = 도착한 뒤에는 반품하실 수 있습니다.
after-exchange_items = 도착한 뒤에는 다른 종류로 교환하실 수 있습니다.
offer-person = 담당자가 살펴볼 수 있습니다. 전해 드릴까요?
trouble-sorry = 이런 일이 생겨 죄송합니다.
trouble-which = 어느 주문에 대한 문제인가요?
trouble-person = 담당자를 원하시면 말씀해 주세요.
trouble-tell = 어느 주문에 무슨 일이 있었는지 알려 주시면 방법을 찾아보겠습니다. 바로 담당자에게 연결해 드릴 수도 있습니다.
trouble-can = 할 수 있는 일: { $parts }.
trouble-choose = 어떻게 해 드릴까요, 아니면 담당자에게 연결할까요?
trouble-none = 이 일은 제가 처리할 수 없습니다.
trouble-colleague = 담당자에게 연결할까요?
service-declined = 주문 시스템에서 허용하지 않습니다.
service-declined-why = 주문 시스템에서 허용하지 않습니다: { $quote }.
service-unchanged = 아무것도 바뀌지 않았습니다.
service-no-account = 이 계정에는 주문이 보이지 않습니다.
service-unsent = 지금 인증 코드를 보낼 수 없어서 주문을 확인할 수 없습니다.
service-down-change = 주문 시스템이 응답하지 않아 아무것도 바꾸지 않았습니다.
service-down = 주문 시스템이 응답하지 않아 주문을 확인할 수 없습니다.
try-again = 잠시 후 다시 시도해 주세요. 아니면 담당자에게 전할까요?
unchanged = 알겠습니다. 아무것도 바뀌지 않았습니다.
anything-else = 더 도와드릴 일이 있을까요?
    .other = 또 필요하신 것이 있으세요?

### 빠른 답변

option-pass-on = 네, 전해 주세요
option-no-thanks = 아니요, 괜찮습니다
option-erase = 네, 모두 지우기
option-keep = 아니요, 그대로 두기
option-yes = 예
option-no = 아니요
option-best-rated = 평점이 가장 높은 것
option-person = 담당자와 이야기하기
option-next = 다음 단계
option-works = 이제 돼요
option-unhelped = 도움이 안 됐어요
option-stop = 그만하기
option-add = 장바구니에 담아 주세요
option-return = 반품하기
option-exchange = 교환하기
option-cancel = 주문 취소하기
option-change = 변경하기
option-all = 전부
option-upto = { $price } 이하
option-over = { $price } 이상
option-between = { $low } ~ { $high }
option-number = { $label }, 번호 { $text }
option-same = 같은 것
option-unneeded = 더는 필요 없음
option-mistake = 실수로 주문함
option-unlike = 설명과 다름
option-faulty = 불량
option-unfit = 맞지 않음
option-order = { $order }: { $items }
option-order-more = { $order }: { $items } 외 { $count }개

### 사진

like-looks = 색과 모양이 가장 가까운 상품: { $things }.
like-content = 사진과 가장 가까운 상품: { $things }.
like-none = 모두 맞는 것은 없습니다.
picture-nothing = 비교할 수 있는 상품 사진이 없습니다.
picture-words = 사진에 무엇이 있는지 말로 알려 주시면 찾아보겠습니다.
picture-aside = 사진은 비슷한 상품을 찾을 때만 쓰므로 이번에는 말씀을 보고 찾았습니다.

### 사용 도움과 이전 답변

answer-kept = 저희 매장의 { $day } 답변: { $quote }
answer-kept-in = 저희 매장의 { $day } 답변({ $label }): { $quote }
step-told = { $total }단계 중 { $count }단계: { $quote }
manual-quote = “{ $title }”에 이렇게 나와 있습니다: { $quote }
size-told = 사이즈 표 “{ $title }”에서 { $value } 해당: { $facts }.
size-outside = 사이즈 표 “{ $title }” 범위는 { $low }부터 { $high }까지이며, 없는 값: { $value }.
size-between = 사이즈 표 “{ $title }”에서 { $value } 위치는 { $options } 사이입니다.
support-which = 어떤 상품을 말씀하세요?
support-unknown = 제가 가진 설명서에는 그 내용이 없습니다.
    .other = 설명서에서 그 내용을 찾지 못했습니다.
support-last = 이것이 마지막 단계입니다.
support-helped = 도움이 되었나요?
support-out = 설명서에 다른 방법은 없습니다.
support-solved = 다행입니다.
    .other = 해결되어 다행입니다.
support-stopped = 알겠습니다. 여기까지 하겠습니다.
support-first = 이것이 첫 단계입니다.
support-no-needs = 설명서에 준비물은 나와 있지 않습니다.
