# Как говорит человек в магазине: коротко, по делу, вежливо, на «вы». Сначала ответ.
# Названия сообщений и аргументы те же, что в zh.ftl; что в каждом аргументе, сказано в assistant/locales/patterns.py.
# Вставленные названия стоят после двоеточия или в именительном падеже: они не склоняются. .other — второй способ.

### Везде

quotation = «{ $quote }»
comma = { ", " }
nothing-to-say = Вот что нашлось.
part-thing = { $name } ({ $price })
part-thing-each = { $name } ({ $price } за штуку)
part-times = { $count } × { $name }
part-variant = { $name } ({ $values })
part-pair = { $value } – { $name }
part-fact = { $attribute }: { $value }
part-and-others = { $names } и другие, всего { $count }
part-item = этот товар
part-items = { $items } и ещё, всего { $count }
value-yes = да
value-no = нет
value-stocked = в наличии
value-out = нет в наличии
label-stock = наличие
label-brand = марка
label-price = цена
label-rating = оценка
pass-on = Передать вопрос сотруднику?
a-person = Сотрудник может помочь; передать ему?
facts = { $what }: { $facts }.

### Поиск

found-one = Подходит один: { $thing }.
    .other = Подходит только этот: { $thing }.
found-look = Посмотрите: { $thing }.
found-all = Подходят ({ $count }): { $things }.
found-start = Начните с этих: { $first } и { $second }.
    .other = Посмотрите сначала { $first }, потом { $second }.
telling-both = Самый дешёвый и с лучшей оценкой из них: { $name }.
telling-best = С лучшей оценкой из них: { $name }, оценка { $rating }.
telling-cheapest = Самый дешёвый из них: { $name }, за { $price }.
rated = { $name }: оценка { $rating } из 5.
rated-by = { $name }: оценка { $rating } из 5, число оценок: { $count }.
stocked = { $name }: в наличии.
out = { $name }: сейчас нет в наличии.
was-stocked = { $name }: в наличии на { $time }.
ordered-cheapest = { $yes ->
        [yes] Самое дешёвое из того, что в наличии: { $thing }.
       *[no] Самое дешёвое: { $thing }.
    }
ordered-dearest = { $yes ->
        [yes] Самое дорогое из того, что в наличии: { $thing }.
       *[no] Самое дорогое: { $thing }.
    }
ordered-rated = { $yes ->
        [yes] С лучшей оценкой из того, что в наличии: { $thing }.
       *[no] С лучшей оценкой: { $thing }.
    }
ordered-newest = { $yes ->
        [yes] Самое новое из того, что в наличии: { $thing }.
       *[no] Самое новое: { $thing }.
    }
ordered-first = { $yes ->
        [yes] Первое из того, что в наличии: { $thing }.
       *[no] Первое: { $thing }.
    }
level-cheapest = { $yes ->
        [yes] Одинаково самые дешёвые из того, что в наличии: { $names }.
       *[no] Одинаково самые дешёвые: { $names }.
    }
level-dearest = { $yes ->
        [yes] Одинаково самые дорогие из того, что в наличии: { $names }.
       *[no] Одинаково самые дорогие: { $names }.
    }
level-rated = { $yes ->
        [yes] Одинаково с лучшей оценкой из того, что в наличии: { $names }.
       *[no] Одинаково с лучшей оценкой: { $names }.
    }
level-newest = { $yes ->
        [yes] Одинаково самые новые из того, что в наличии: { $names }.
       *[no] Одинаково самые новые: { $names }.
    }
level-first = { $yes ->
        [yes] Вместе на первом месте из того, что в наличии: { $names }.
       *[no] Вместе на первом месте: { $names }.
    }
level-price = Все стоят { $price }.
level-rating = У всех { $rating } из 5.
beyond-cheaper = { $name } стоит меньше, { $price }, но сейчас нет в наличии.
beyond-dearer = { $name } стоит больше, { $price }, но сейчас нет в наличии.
beyond-rated = { $name } оценён выше, { $rating }, но сейчас нет в наличии.
next = Дальше идёт { $thing }.
unordered = В данных магазина этого нет, поэтому так упорядочить не могу.
wanted = { $name } ({ $values })
wanted-below = до { $price }
wanted-above = от { $price }
wanted-rated = оценка от { $rating }
wanted-not = без: { $value }
none = Нет ничего, что подходит по всем условиям.
none-wanted = Не нашлось: { $items }.
not-carried = Этого у нас нет.
not-carried-wanted = У нас не продаётся: { $items }.
nearest = Ближе всего: { $things }.
recommend = Советую: { $thing }.
    .other = Посмотрите вот это: { $thing }.
recommend-why = Советую { $thing }: { $reason }.
    .other = Посмотрите вот это, { $thing }: { $reason }.
recommend-or = Или же { $thing }.
recommend-or-why = Или же { $thing }: { $reason }.
no-more = Это всё, что есть такого рода.
    .other = Больше такого рода ничего нет.
instead-same = { $name }: в наличии.
instead-there = Есть ещё { $name }.
nothing-instead = Хорошей замены нет.
closest = Больше всего похоже: { $things }.
closest-stocked = Больше всего похоже из того, что в наличии: { $things }.
cheaper-by = { $name } дешевле на { $price }, чем { $other }.
dearer-by = { $name } дороже на { $price }, чем { $other }.
differs = { $attribute }: { $pairs }.

### Причины

reason-did = { $did ->
        [bought] вы покупали { $name }
        [cart] вы клали в корзину { $name }
        [liked] вам понравилось: { $name }
       *[looked] вы смотрели { $name }
    }
reason-together = берут вместе с «{ $name }» (покупателей: { $count })
reason-after = часто выбирают после «{ $name }»
reason-like = { $did ->
        [bought] похоже на «{ $name }», вы это покупали
        [cart] похоже на «{ $name }», это у вас в корзине
        [liked] похоже на «{ $name }», вам это понравилось
       *[looked] похоже на «{ $name }», вы это смотрели
    }
reason-cheaper = дешевле, чем { $name }
reason-better = оценён выше, чем { $name }
reason-size = есть ваш размер: { $value }
reason-taste = вам нравится { $value }
reason-habit = { $value }, как почти всё, что вы выбирали
reason-rated = оценка { $rating } из 5
reason-rated-by = оценка { $rating } из 5, число оценок: { $count }
reason-popular = покупателей за последнее время: { $count }
reason-new = новинка в магазине
reason-stocked = есть в наличии
reason-alike = тоже { $value }
why = Почему { $name }: { $reason }.
why-search = Подходит к тому, что вы искали; личные данные не использовались.
why-none = { $name } – просто один из наших товаров; лучшей причины нет.

### Вопросы

clarify-sure = С удовольствием.
    .other = Конечно.
clarify-total = На выбор: { $count }.
clarify-category = Где искать: { $options }?
clarify-price = Сколько хотите потратить: { $options }?
clarify-brand = Какую марку предпочитаете: { $options }?
clarify-person = Для кого: { $options }?
clarify-attribute = { $attribute }: что вам ближе, { $options }?
choose-values = { $name } – на выбор: { $values }.
choose-which = Какой положить ({ $attribute })?
which-one = Какой вы имеете в виду: { $names }?
which-only = Пока показан только один, это он?
which-none = Какой товар вы имеете в виду?
which-unseen = Пока ничего не показано.

### Сравнение

compare-same-price = { $names } стоят одинаково: { $price }.
compare-cheaper = { $name } дешевле на { $price }: { $low }, а { $high } стоит { $other }.
compare-cheapest = Самое дешёвое: { $names }, за { $price }.
compare-rated = { $name } оценён выше: { $rating }; { $pairs }.
compare-for = если главное – { $attribute }, то { $name }
compare-view = Мой выбор: { $parts }.
compare-none = По данным магазина разницы нет: { $names }.

### О товаре

answer-price = { $name } стоит { $price }.
answer-price-each = { $name } стоит { $price } за штуку.
answer-is = Да, { $name }: { $attribute }.
answer-value = { $yes ->
        [yes] Да. { $name }, { $attribute }: { $value }.
        [no] Нет. { $name }, { $attribute }: { $value }.
       *[none] { $name }, { $attribute }: { $value }.
    }
answer-quote = { $yes ->
        [yes] Да. Из описания товара { $name }: { $quote }
        [no] Нет. Из описания товара { $name }: { $quote }
       *[none] Из описания товара { $name }: { $quote }
    }
unanswered = В данных о товаре { $name } этого нет.
unanswered-known = Зато известно: { $facts }.
review = Покупатель пишет: { $quote }
review-by = { $author }, покупатель, пишет: { $quote }
reviews-mixed = Отзывы о товаре { $name } (всего { $total }): { $parts }.
part-praise = хвалят { $count }: { $label }
part-blame = жалуются { $count }: { $label }
reviews-good = Отзывы о товаре { $name }: всего { $total }, хорошее есть в { $count }.
reviews-bad = Отзывы о товаре { $name }: всего { $total }, замечания есть в { $count }.
reviews-none-good = Отзывы о товаре { $name }: всего { $total }, явной похвалы нет.
reviews-none-bad = Отзывы о товаре { $name }: всего { $total }, явных замечаний нет.
reviews-mention = Отзывы о товаре { $name }: всего { $total }, в { $count } речь об этом: { $label }.
reviews-no-mention = Отзывы о товаре { $name }: всего { $total }, ни в одном нет речи об этом: { $label }.
reviews-sides = Из них: { $parts }.
option-has = { $thing } – есть такой вариант: { $value }.
option-unknown = В данных о товаре { $name } об этом ничего нет: { $attribute }.
option-others = { $name } – есть варианты: { $values }, нет: { $value }.
option-instead = В варианте { $value } есть { $thing }.
goes-nothing = В данных магазина не сказано, что к этому подходит.
goes-unnamed = В данных магазина ничего особого к этому не названо.
goes-named = К товару { $name } подходит: { $things }.
goes-kind = К таким товарам есть { $things }.
goes-category = Среди принадлежностей этого рода есть { $things }.
goes-bought = { $thing }: { $reason }.

### Весь магазин

survey-one = Только один: { $thing }.
survey-only = Подходит только один товар.
survey-count = Подходящих товаров: { $count }.
survey-all = Всего товаров в магазине: { $count }.
survey-all-stocked = Все в наличии.
survey-stocked = В наличии: { $count }.
survey-priced = Только у одного цену можно сравнить: { $thing }.
survey-same-price = Все стоят { $price }.
survey-range = Самый дешёвый – { $first }, самый дорогой – { $second }.
survey-unpriced = Без сравнимой цены: { $count }.
survey-no-prices = В данных магазина нет их цен.
survey-no-brands = В данных магазина нет их марки.
survey-no-kinds = В данных магазина у них нет категории.
survey-no-values = В данных магазина этого о них нет.
survey-brands = { $count ->
        [one] Одна марка: { $values }.
        [few] { $count } марки: { $values }.
       *[other] Число марок { $count }: { $values }.
    }
survey-brands-most = Число марок: { $count }; почти всё – { $values }.
survey-kinds = { $count ->
        [one] Один вид: { $values }.
        [few] { $count } вида: { $values }.
       *[other] Число видов { $count }: { $values }.
    }
survey-kinds-most = Число видов: { $count }; самые большие – { $values }.
survey-values = { $attribute }: { $values }.
survey-values-most = { $attribute }: всего { $count }, в основном { $values }.
survey-unstated = Без этих данных: { $count }.
survey-untold = По части запроса в данных не сказано, какие товары подходят.
then-unknown = В данных магазина не сказано, когда подтверждали наличие.
then-all = На { $time } в наличии.
then-count = На { $time } в наличии: { $count }.
then-all-later = На { $time } или позже в наличии.
then-count-later = На { $time } или позже в наличии: { $count }.

### Вкусы

noted-likes = Запомню, вам нравится: { $values }.
noted-likes-theirs = Запомню для этого человека: { $values }.
noted-size = Размер { $value }, запомню.
noted-dislikes = Хорошо, не буду предлагать: { $values }.
noted-dislikes-theirs = Хорошо, этому человеку не буду предлагать: { $values }.
noted-careful = Хорошо, пропускаю всё, где по данным есть: { $values }.
noted-fine = Хорошо, снова можно: { $values }.
noted-forgotten = Забыто, больше не учитываю: { $values }.
noted-here = Помню это только в этом разговоре.
careful = Не могу судить, что для вас безопасно; посмотрите и страницу выбранного товара.
profile-off = Вы отключили личные рекомендации, поэтому профиль не ведётся.
profile-on-again = Скажите, если захотите их вернуть.
profile-nothing-account = Пока ничего, кроме вашей учётной записи: нет заказов и сказанных вкусов.
profile-nothing = Пока ничего: не знаю, кто вы, и не знаю ваших вкусов.
profile-ask = Скажите, что нравится, а что нет: буду это учитывать.
profile-into = Думаю, вам интересно: { $label }.
profile-did = { $did ->
        [bought] Вы покупали: { $names }.
        [cart] Вы клали в корзину: { $names }.
        [liked] Вам понравилось: { $names }.
       *[looked] Вы смотрели: { $names }.
    }
profile-likes = Вы говорили, что нравится: { $values }.
profile-dislikes = Вы говорили, что не хотите: { $values }.
profile-habits = Почти всё, что вы выбирали: { $values }.
profile-band = Обычно вы тратите от { $low } до { $high }.
profile-band-one = Обычно вы тратите { $price }.
profile-sizes = Ваш размер, по вашему выбору или словам: { $values }.
profile-from = Откуда это: { $parts }.
part-orders = { $count ->
        [one] ваш заказ
        [few] ваши заказы ({ $count })
       *[other] ваши заказы ({ $count })
    }
part-events = то, что вы смотрели или клали в корзину
part-told = то, что вы сказали
profile-correct = Скажите, если что-то не так или это нужно забыть.
erase-ask = Удалить всё, что известно о ваших вкусах: что вы говорили, смотрели и клали в корзину?
erase-orders = Ваши заказы остаются в магазине.
erased = Готово, всё удалено.
erased-nothing = Удалять нечего: о вас ничего не хранится.
erased-kept = Хорошо, ничего не удалено.
orders-unused = Ваши заказы остаются в магазине, но для рекомендаций не используются.
profile-wrong = Извините. Скажите, что не нравится: буду это учитывать.
profile-off-already = Они уже отключены: ваш профиль не ведётся.
profile-off-now = Готово: личных рекомендаций нет, а сохранённое удалено.
profile-off-visit = Готово: в этот раз личных рекомендаций нет, а сохранённое удалено.
profile-on-already = Они уже включены.
profile-on = Готово, снова учитываю, что вы здесь говорите и делаете.
profile-on-orders = Готово, снова учитываю, что вы здесь говорите и делаете, и ваши заказы.

### Условия магазина

policy-quote = На странице «{ $title }» магазин пишет: { $quote }
policy-unknown = На страницах магазина об этом ничего не сказано.
    .other = На страницах магазина ничего об этом нет.

### Корзина

cart-added = Теперь в корзине: { $thing }.
cart-removed = Из корзины убрано: { $name }.
cart-total = В корзине на сумму { $price }.
cart-empty-now = Теперь она пуста.
cart-empty = Ваша корзина пуста.
cart-shown = В вашей корзине: { $names }.

### К сотруднику

handed-thanks = Спасибо, коллеги теперь знают.
handed-added = Добавлено для коллег.
handed-already = У коллег это уже есть.
handed-sorry = Жаль, что так вышло.
handed-listed = Передано сотруднику.
    .other = Сотрудник это посмотрит.
handed-order = Это должен сделать сотрудник; ваша просьба у него в списке.
hours = Часы работы: { $quote }.
hours-until = Сотрудники сейчас на месте, до: { $time }.
hours-back = Сейчас их нет; вернутся: { $time }.
handed-where = Как с вами связаться: почта или телефон?

### Приветствия

greeting = Здравствуйте!
    .other = Добрый день!
greeting-ask = Что вы ищете?
thanks = Пожалуйста.
    .other = Рад помочь.
goodbye = До свидания, спасибо, что зашли.
    .other = До встречи.
out-of-scope = Могу помочь только с этим магазином: товары, условия и заказы.
    .other = С этим помочь не могу, только с товарами, условиями и заказами этого магазина.
careful-health = Не могу судить, что безопасно для вашего здоровья; повторяю только то, что сказано на странице товара.
careful-name = Назовите товар, и я посмотрю.
empty = Не совсем понятно.
empty-ask = Что вы ищете?
declined = Хорошо.
declined-tell = Скажите, если показать что-то другое.

### Кто говорит

ask-email = На какую почту оформлен заказ?
ask-name = Какие имя, фамилия и индекс указаны в заказе?
ask-token = Войдите на этом сайте, и я увижу ваши заказы.
ask-code = Какой шестизначный код пришёл на почту?
ask-postcode-too = А какой индекс указан в заказе?
ask-name-too = А какие имя и фамилия указаны в заказе?
instead-email = Можно и почту из заказа.
instead-name = Можно и имя, фамилию и индекс.
instead-token = Можно и войти на этом сайте.
instead-code = Можно и шестизначный код из письма.
code-sent = Если это есть в наших данных, шестизначный код придёт на указанную в них почту.
code-says = Какой код?
mismatch = С этим заказов не нашлось.
mismatch-code = Код не тот или устарел.
mismatch-token = Войти не удалось.
let-me-see = Сейчас посмотрю.
    .other = Конечно, сейчас посмотрю.
welcome = Спасибо, { $person }.
welcome-bare = Спасибо.
barred-tries = Слишком много попыток; пока не могу смотреть здесь заказы.
barred-inbox = Код идёт только на почту из наших данных; без неё не могу смотреть заказы.
barred-email = Если заказ был на другую почту, назовите её.
barred-others = Здесь могу помочь только с вашими заказами и вашей учётной записью.

### Заказы

part-order = Заказ { $order }
status-pending = ожидает
status-processed = в обработке
status-shipped = отправлен
status-delivered = доставлен
status-cancelled = отменён
status-none = без указанного состояния
status-other = { $quote }
part-delivered-on = доставлен { $day }
part-delivered = доставлен
part-sent-on = отправлен { $day }
part-sent = отправлен
part-carrier = перевозчик { $text }
part-tracking = номер отправления { $text }
part-expected = ожидается { $day }
part-was-expected = ожидался { $day } и не отмечен как доставленный
part-placed = оформлен { $day }
part-total = всего { $price }
part-paid = { $price }, { $method }
part-days = от { $from } до { $to } рабочих дней
part-days-one = рабочих дней: { $count }
order-parcels = Заказ { $order } идёт несколькими посылками: { $count }.
parcel-left = Пока не вижу посылки: { $items }.
tracking-none = У заказа { $order } нет номера отправления.
order-state = Состояние заказа { $order }: { $status }.
order-paid = Платежи: { $parts }.
order-goes = Заказ { $order } едет по адресу: { $address }.
order-went = Заказ { $order } поехал по адресу: { $address }.
order-was-to-go = Заказ { $order } должен был ехать по адресу: { $address }.
order-refunded = Возвращённые деньги: { $parts }.
order-refund-takes = Срок возврата денег: { $days }.
order-request = По заказу { $order } записано: { $request }.
order-request-items = По заказу { $order } записано: { $request }, { $items }.
request-return = возврат
request-exchange = обмен
request-cancel = отмена
request-change = изменение
request-other = просьба
order-refund-goes = Деньги вернутся сюда: { $method }.
order-refund-after = Срок после получения: { $days }.
order-refund-none = По заказу { $order } возврата денег нет.
order-invoice = Счёт к заказу { $order }: { $link }
order-no-invoice = Здесь не могу отправлять счета; вот что записано по заказу { $order }.
as-of = Данные на { $time }.
orders-none = Такого вашего заказа не вижу.
orders-listed = { $count ->
        [one] Вижу один ваш заказ:
        [few] Вижу { $count } ваших заказа:
        [many] Вижу { $count } ваших заказов:
       *[other] Вижу ваши заказы ({ $count }):
    }
orders-listed-open = { $count ->
        [one] Вижу один ваш заказ в пути:
        [few] Вижу { $count } ваших заказа в пути:
        [many] Вижу { $count } ваших заказов в пути:
       *[other] Вижу ваши заказы в пути ({ $count }):
    }
orders-listed-refund = { $count ->
        [one] Вижу один ваш заказ с возвратом:
        [few] Вижу { $count } ваших заказа с возвратом:
        [many] Вижу { $count } ваших заказов с возвратом:
       *[other] Вижу ваши заказы с возвратом ({ $count }):
    }
orders-some = Вот { $count } из { $total } заказов:
order-unknown = Среди ваших нет заказа { $orders }.
order-unknown-bare = Среди ваших нет такого заказа.
order-known = Вижу такие: { $orders }.
order-known-more = Вижу такие: { $orders } и ещё { $count }.
balance-none = В учётной записи нет подарочной карты с деньгами.
balance = Остаток на подарочных картах: { $parts }.
methods-none = В учётной записи не сохранён способ оплаты.
methods = Сохранено в учётной записи: { $methods }.
account-name = Учётная запись на имя { $person }, почта { $email }.
account-address = Ваш адрес: { $address }.
account-nothing = нет
variants-none = Сейчас нет другого варианта товара { $name }.
variants-missing = { $name }: такого варианта нет; ближе всего:
variants-lead = { $name }: есть и такие варианты:
variant-line = { $values }, { $price }.
variants-more = И ещё { $count }.
variants-also = { $name } – есть и такие варианты: { $parts }.
part-value = { $value }
part-value-at = { $value } ({ $price })
method-card = { $brand } с окончанием { $digits }
method-brand = карта { $brand }
method-bank = карта
method-gift = подарочная карта
method-gift-with = подарочная карта с остатком { $price }
method-paypal = PayPal
method-credit = деньги на счету магазина
method-order = способ оплаты заказа
method-number = { $method } (номер с окончанием { $digits })

### Чего не хватает

ask-order = { $kind ->
        [cancel_order] Какой заказ отменить?
        [change_order_address] Какой заказ отправить по другому адресу?
        [change_order_payment] Какой заказ оплатить иначе?
        [change_order_items] Какой заказ изменить?
        [return_items] Из какого заказа возврат?
        [exchange_items] Из какого заказа обмен?
       *[other] О каком заказе речь?
    }
ask-items = { $kind ->
        [change_order_items] Что изменить: { $items }?
        [return_items] Что вернуть: { $items }?
        [exchange_items] Что обменять: { $items }?
       *[other] О чём речь: { $items }?
    }
ask-items-bare = { $kind ->
        [change_order_items] Что изменить?
        [return_items] Что вернуть?
        [exchange_items] Что обменять?
       *[other] О чём речь?
    }
ask-replacement = На какой вариант обменять { $name }?
ask-replacement-list = На какой из этих обменять { $name }?
ask-replacement-bare = На какой вариант обменять?
missing-variant = { $name }: такого варианта нет.
ask-method = { $kind ->
        [change_order_payment] Как хотите оплатить?
        [return_items] Куда вернуть деньги?
       *[other] Чем оплатить разницу?
    }
ask-method-of = { $kind ->
        [change_order_payment] Как хотите оплатить: { $methods }?
        [return_items] Куда вернуть деньги: { $methods }?
       *[other] Чем оплатить разницу: { $methods }?
    }
ask-reason = Какая причина?
ask-reason-of = Какая причина: { $options }?
ask-address = Куда отправить заказ { $order }: улица, город, штат и индекс?
ask-address-account = Какой новый адрес учётной записи: улица, город, штат и индекс?
ask-address-parts = Не хватает: { $parts }.
part-address1 = улица и дом
part-city = город
part-state = штат
part-zip = индекс
part-country = страна
ask-unsure = Что с этим сделать?
failed-order = Среди ваших заказов этого нет.
failed-items = В заказе этого нет.
failed-replacement = Такого не нашлось.
failed-method = Этот способ оплаты здесь использовать не могу.
failed-reason = Это не одна из причин.
failed-address = Не удалось прочитать это как полный адрес.
stuck = Извините, всё ещё непонятно, что вы имеете в виду.
stuck-ways = Выберите из предложенного, скажите «оставьте» или попросите сотрудника.
stuck-address = Извините, всё ещё не удаётся прочитать это как полный адрес.
stuck-address-ways = Назовите улицу, город, штат и индекс, скажите «оставьте» или попросите сотрудника.

### Подтверждение

noun-cancel_order = отмена заказа { $order }
noun-return_items = возврат из заказа { $order }: { $items }
noun-exchange_items = обмен из заказа { $order }: { $items }
noun-change_order_items = изменение в заказе { $order }: { $items }
noun-return = возврат товаров из заказа { $order }
noun-exchange = обмен товаров из заказа { $order }
noun-items = изменение товаров в заказе { $order }
noun-change_order_address = смена адреса заказа { $order }
noun-change_order_payment = смена оплаты заказа { $order }
noun-change_account_address = смена адреса учётной записи
propose-again = Нужно ещё ваше согласие: { $noun }.
propose-changed = Данные изменились; теперь так.
propose-doubted = По вашим словам условие, возможно, не выполнено; здесь об этом судить не могу, а сотрудник может.
propose-final = После этого в заказе { $order } больше ничего не изменить.
propose-send-back = { $count ->
        [one] На отправку обратно есть один день.
       *[other] Дней на отправку обратно: { $count }.
    }
propose-cancel = Могу отменить заказ { $order }: { $items }.
propose-return = Возврат из заказа { $order }: { $items }.
propose-reason = Указанная причина: { $quote }.
propose-fees = Уже вычтено: { $parts }.
part-fee-return_label = { $price } за возвратную этикетку
part-fee-freight = { $price } за обратную перевозку
part-fee-other = { $price } сборы
money-refund = Вернём { $price }, способ: { $method }.
money-refund-received = Вернём { $price }, способ: { $method }, когда получим товар.
money-refund-at-once = Сразу вернём { $price }, способ: { $method }.
money-refund-days = Вернём { $price }, способ: { $method }; срок: { $days }.
money-refund-received-days = Вернём { $price }, способ: { $method }; срок после получения: { $days }.
money-pay = К оплате { $price }, способ: { $method }.
money-pay-received = К оплате { $price }, способ: { $method }, когда получим товар.
money-pay-more = К доплате { $price }, способ: { $method }.
money-pay-more-received = К доплате { $price }, способ: { $method }, когда получим товар.
money-charged = Спишется { $price }, способ: { $method }.
money-charged-more = Спишется ещё { $price }, способ: { $method }.
propose-address = Заказ { $order } поедет по адресу { $address } вместо { $before }.
propose-account-address = Новый адрес учётной записи: { $address } вместо { $before }.
propose-payment = Могу сменить оплату заказа { $order } на эту: { $method }.
propose-items = Что изменится в заказе { $order }:
propose-exchange = Что обменять из заказа { $order }:
swap = { $name }: { $parts }.
part-instead = { $value } вместо { $old }
part-without = без { $old }
part-same-again = ещё один точно такой же
part-price-instead = { $low } вместо { $high }
part-price-instead-each = { $low } вместо { $high } за штуку
propose-same-price = Цена не меняется.
propose-condition = Условие магазина: { $quote }
propose-ask = { $kind ->
        [cancel_order] Отменить?
        [return_items] Начать возврат?
        [exchange_items] Начать обмен?
        [change_order_payment] Сменить оплату?
        [change_order_items] Внести это изменение?
       *[other] Сменить адрес?
    }
    .other = { $kind ->
        [cancel_order] Хотите, чтобы заказ был отменён?
        [return_items] Хотите начать возврат?
        [exchange_items] Хотите начать обмен?
        [change_order_payment] Хотите сменить оплату?
        [change_order_items] Хотите внести это изменение?
       *[other] Хотите сменить адрес?
    }
withheld-proposal = Не могу показать это изменение целиком, поэтому не сделаю его; сотрудник может помочь.
withheld-made = Ваша просьба дошла до системы заказов; спросите о заказе, чтобы узнать его состояние.

### Сделано

made = { $again ->
        [yes] Это уже было сделано: { $fact }.
       *[no] Сделано: { $fact }.
    }
made-asked = { $again ->
        [yes] Просьба уже была отправлена: { $noun }; система заказов её ещё не подтвердила.
       *[no] Просьба отправлена: { $noun }; система заказов её ещё не подтвердила.
    }
made-unsure = До этого не могу сказать, что всё сделано.
made-last = Товары этого заказа второй раз изменить нельзя.
fact-cancel_order = заказ { $order } отменён
fact-return_items = оформлен возврат из заказа { $order }, { $items }
fact-exchange_items = оформлен обмен из заказа { $order }, { $items }
fact-change_order_address = заказ { $order } теперь едет по адресу { $address }
fact-change_order_payment = заказ { $order } теперь оплачивается так: { $method }
fact-change_order_items = в заказе { $order } изменено { $items }
fact-change_account_address = адрес учётной записи теперь { $address }
dropped = Хорошо, ничего не изменено.
dropped-noun = Хорошо, этого не делаю: { $noun }.

### Чего нельзя

refused = Это невозможно: { $noun }; { $why }.
cause-status = состояние – «{ $status }»
cause-status-only = состояние – «{ $status }», а можно только при состоянии «{ $options }»
cause-already_cancelled = заказ уже отменён
cause-already_changed = товары уже один раз меняли, больше нельзя
cause-open_request = что-то уже в работе ({ $request })
cause-dispatched = заказ уже в пути
cause-dispatched-carrier = заказ уже в пути, перевозчик { $text }
cause-too_late = срок прошёл
cause-too_late-on = срок прошёл, последний день: { $day }
cause-not_returnable = наши условия это исключают
cause-not_returnable-why = наши условия исключают { $quote }
cause-delivery_unknown = неизвестно, когда доставили, и не видно, в срок ли это
cause-not_offered = этот магазин такого не предлагает
cause-abroad = для заказов за границу это не предлагается
cause-whole_order_only = отдельные товары убрать нельзя, только отменить всё
cause-reason = эта причина не подходит
cause-reason-only = причина должна быть такая: { $options }
cause-several_payments = оплачено не одним платежом
cause-several_methods = число использованных способов оплаты: { $count }
cause-partly_refunded = часть денег уже возвращена
cause-same_method = уже оплачивается так
cause-same_address = этот адрес уже указан
cause-unknown_method = этот способ оплаты не сохранён в учётной записи
cause-target = вернуть можно только туда, откуда платили
cause-target-return = вернуть можно только туда, откуда платили, или на вашу подарочную карту
cause-target-credit = этот магазин не возвращает деньги на счёт магазина
cause-balance = на подарочной карте не хватает денег
cause-balance-sums = на подарочной карте { $low }, а нужно { $high }
cause-nothing_paid = возвращать больше нечего
cause-no_items = пока неизвестно, о каких товарах речь
cause-no_such_item = в заказе такого товара нет
cause-no_such_order = среди ваших такого заказа нет
cause-quantity = { $name }: есть только { $count }
cause-other_product = { $name } можно обменять только на другой вариант того же товара
cause-no_replacement = пока неизвестно, на что обменять { $name }
cause-same_item = { $name } – это он и есть
cause-unavailable = { $name } – такого варианта сейчас нет
cause-address_incomplete = адрес не полный
cause-address_incomplete-parts = в адресе не хватает: { $parts }
cause-other = условия этого не позволяют
offer-cancel_order = Могу отменить весь заказ; сделать это?
offer-return_items = Можно вернуть; начать?
offer-exchange_items = Можно обменять на другой вариант; начать?
offer-change_order_items = Могу заменить на другой вариант; сделать это?
offer-change_order_address = Могу сменить адрес; сделать это?
offer-change_order_payment = Могу сменить оплату; сделать это?
after-return_items = Когда придёт, можно будет вернуть.
after-exchange_items = Когда придёт, можно будет обменять на другой вариант.
offer-person = Сотрудник может посмотреть; передать ему?
trouble-sorry = Жаль, что так вышло.
trouble-which = О каком заказе речь?
trouble-person = Если лучше поговорить с сотрудником, скажите.
trouble-tell = Назовите заказ или что случилось, и я посмотрю, что можно сделать; или сразу передам сотруднику.
trouble-can = Можно: { $parts }.
trouble-choose = Что вам больше подходит, или передать сотруднику?
trouble-none = Тут сам ничего сделать не могу.
trouble-colleague = Передать сотруднику?
service-declined = Система заказов этого не позволяет.
service-declined-why = Система заказов этого не позволяет: { $quote }.
service-unchanged = Ничего не изменено.
service-no-account = В этой учётной записи заказов не видно.
service-unsent = Сейчас не могу отправлять коды, поэтому не могу смотреть заказы.
service-down-change = Система заказов сейчас не отвечает, поэтому ничего не изменено.
service-down = Система заказов сейчас не отвечает, поэтому не могу смотреть заказы.
try-again = Попробуйте чуть позже; или передать сотруднику?
unchanged = Хорошо, ничего не менялось.
anything-else = Что-нибудь ещё?
    .other = Чем ещё помочь?

### Быстрые ответы

option-pass-on = Да, передайте
option-no-thanks = Нет, спасибо
option-erase = Да, удалите всё
option-keep = Нет, оставьте
option-yes = Да
option-no = Нет
option-best-rated = С лучшей оценкой
option-person = Поговорить с сотрудником
option-next = Следующий шаг
option-works = Теперь работает
option-unhelped = Это не помогло
option-stop = Закончить
option-add = Добавить в корзину
option-return = Вернуть
option-exchange = Обменять
option-cancel = Отменить заказ
option-change = Изменить
option-all = Всё
option-upto = До { $price }
option-over = Больше { $price }
option-between = От { $low } до { $high }
option-number = { $label }, номер { $text }
option-same = такой же
option-unneeded = больше не нужно
option-mistake = заказано по ошибке
option-unlike = не соответствует описанию
option-faulty = неисправно
option-unfit = не подошло
option-order = { $order }: { $items }
option-order-more = { $order }: { $items } и ещё { $count }

### Фото

like-looks = По цвету и форме больше всего похоже: { $things }.
like-content = По вашему фото больше всего похоже: { $things }.
like-none = Всему этому не подходит ничего.
picture-nothing = Фото наших товаров нет, сравнить с вашим не с чем.
picture-words = Скажите словами, что на фото, и я поищу.
picture-aside = Фото нужны мне только для поиска похожих товаров, поэтому учтены ваши слова.

### Помощь и прежние ответы

answer-kept = Наши сотрудники ответили { $day }: { $quote }
answer-kept-in = Наши сотрудники ответили { $day } (язык: { $label }): { $quote }
step-told = Шаг { $count } из { $total }: { $quote }
manual-quote = В «{ $title }» сказано: { $quote }
size-told = Таблица размеров «{ $title }» даёт для { $value }: { $facts }.
size-outside = Таблица размеров «{ $title }» – от { $low } до { $high }; { $value } вне её.
size-between = В таблице размеров «{ $title }» { $value } лежит между { $options }.
support-which = О каком товаре речь?
support-unknown = В руководствах, которые есть, об этом ничего не сказано.
    .other = В руководствах ничего об этом нет.
support-last = Это был последний шаг.
support-helped = Помогло?
support-out = Больше руководство ничего не предлагает.
support-solved = Это хорошо.
    .other = Отлично, значит решено.
support-stopped = Хорошо, на этом остановимся.
support-first = Это был первый шаг.
support-no-needs = Руководство не называет ничего, что нужно.
