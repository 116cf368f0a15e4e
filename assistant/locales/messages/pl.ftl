# Jak mówi ktoś ze sklepu: krótko, konkretnie, uprzejmie, bezosobowo zamiast „Pan/Pani”. Najpierw odpowiedź.
# Nazwy komunikatów i argumenty są jak w zh.ftl; co zawiera argument, mówi assistant/locales/patterns.py.
# Wstawione nazwy stoją po dwukropku lub w mianowniku, bo się nie odmieniają. .other to drugi sposób.

### Wszędzie

quotation = „{ $quote }”
comma = { ", " }
nothing-to-say = Oto co jest.
part-thing = { $name } ({ $price })
part-thing-each = { $name } ({ $price } za sztukę)
part-times = { $count } × { $name }
part-variant = { $name } ({ $values })
part-pair = { $value } – { $name }
part-fact = { $attribute }: { $value }
part-and-others = { $names } i inne, razem { $count }
part-item = ten artykuł
part-items = { $items } i więcej, razem { $count }
value-yes = tak
value-no = nie
value-stocked = w magazynie
value-out = wyprzedane
label-stock = dostępność
label-brand = marka
label-price = cena
label-rating = ocena
pass-on = Czy przekazać pytanie pracownikowi?
a-person = Pracownik może pomóc; czy przekazać?
facts = { $what }: { $facts }.

### Szukanie

found-one = Pasuje jeden: { $thing }.
    .other = Pasuje tylko ten: { $thing }.
found-look = Proszę spojrzeć: { $thing }.
found-all = Pasujące produkty ({ $count }): { $things }.
found-start = Na początek: { $first } i { $second }.
    .other = Najpierw { $first }, potem { $second }.
telling-both = Najtańszy i najlepiej oceniany z nich: { $name }.
telling-best = Najlepiej oceniany z nich: { $name }, ocena { $rating }.
telling-cheapest = Najtańszy z nich: { $name }, za { $price }.
rated = { $name }: ocena { $rating } na 5.
rated-by = { $name }: ocena { $rating } na 5, liczba ocen: { $count }.
stocked = { $name }: w magazynie.
out = { $name }: na razie wyprzedane.
was-stocked = { $name }: w magazynie, stan na { $time }.
ordered-cheapest = { $yes ->
        [yes] Najtańsze z dostępnych: { $thing }.
       *[no] Najtańsze: { $thing }.
    }
ordered-dearest = { $yes ->
        [yes] Najdroższe z dostępnych: { $thing }.
       *[no] Najdroższe: { $thing }.
    }
ordered-rated = { $yes ->
        [yes] Najlepiej oceniane z dostępnych: { $thing }.
       *[no] Najlepiej oceniane: { $thing }.
    }
ordered-newest = { $yes ->
        [yes] Najnowsze z dostępnych: { $thing }.
       *[no] Najnowsze: { $thing }.
    }
ordered-first = { $yes ->
        [yes] Pierwsze z dostępnych: { $thing }.
       *[no] Pierwsze: { $thing }.
    }
level-cheapest = { $yes ->
        [yes] Tak samo najtańsze z dostępnych: { $names }.
       *[no] Tak samo najtańsze: { $names }.
    }
level-dearest = { $yes ->
        [yes] Tak samo najdroższe z dostępnych: { $names }.
       *[no] Tak samo najdroższe: { $names }.
    }
level-rated = { $yes ->
        [yes] Tak samo najlepiej oceniane z dostępnych: { $names }.
       *[no] Tak samo najlepiej oceniane: { $names }.
    }
level-newest = { $yes ->
        [yes] Tak samo najnowsze z dostępnych: { $names }.
       *[no] Tak samo najnowsze: { $names }.
    }
level-first = { $yes ->
        [yes] Razem na pierwszym miejscu z dostępnych: { $names }.
       *[no] Razem na pierwszym miejscu: { $names }.
    }
level-price = Wszystkie kosztują { $price }.
level-rating = Wszystkie mają { $rating } na 5.
beyond-cheaper = { $name } kosztuje mniej, { $price }, ale na razie wyprzedane.
beyond-dearer = { $name } kosztuje więcej, { $price }, ale na razie wyprzedane.
beyond-rated = { $name } ma lepszą ocenę, { $rating }, ale na razie wyprzedane.
next = Następne: { $thing }.
unordered = Tego brakuje w danych sklepu, więc nie mogę tak sortować.
wanted = { $name } ({ $values })
wanted-below = do { $price }
wanted-above = od { $price }
wanted-rated = ocena od { $rating }
wanted-not = bez: { $value }
none = Nie ma nic, co spełnia to wszystko.
none-wanted = Nie ma takich: { $items }.
not-carried = Tego nie mamy.
not-carried-wanted = Nie mamy w ofercie: { $items }.
nearest = Najbliższe temu: { $things }.
recommend = Polecam: { $thing }.
    .other = Proszę spojrzeć na ten: { $thing }.
recommend-why = Polecam { $thing }: { $reason }.
    .other = Proszę spojrzeć, { $thing }: { $reason }.
recommend-or = Albo: { $thing }.
recommend-or-why = Albo { $thing }: { $reason }.
no-more = To już wszystko, co mamy w tym rodzaju.
    .other = Więcej w tym rodzaju nie mamy.
instead-same = { $name }: dostępne.
instead-there = Jest też { $name }.
nothing-instead = Nie mamy nic, co dobrze to zastąpi.
closest = Najbardziej podobne: { $things }.
closest-stocked = Najbardziej podobne z dostępnych: { $things }.
cheaper-by = { $name } kosztuje o { $price } mniej niż { $other }.
dearer-by = { $name } kosztuje o { $price } więcej niż { $other }.
differs = { $attribute }: { $pairs }.

### Powody

reason-did = { $did ->
        [bought] wcześniej kupione: { $name }
        [cart] wcześniej w koszyku: { $name }
        [liked] wcześniej polubione: { $name }
       *[looked] wcześniej oglądane: { $name }
    }
reason-together = kupowane razem z „{ $name }” (klienci: { $count })
reason-after = często wybierane po „{ $name }”
reason-like = { $did ->
        [bought] podobne do kupionego „{ $name }”
        [cart] podobne do „{ $name }” z koszyka
        [liked] podobne do polubionego „{ $name }”
       *[looked] podobne do oglądanego „{ $name }”
    }
reason-cheaper = tańsze niż { $name }
reason-better = lepiej oceniane niż { $name }
reason-size = jest w podanym rozmiarze: { $value }
reason-taste = zgodnie z gustem: { $value }
reason-habit = { $value }, jak prawie wszystko, co było wybierane
reason-rated = ocena { $rating } na 5
reason-rated-by = ocena { $rating } na 5, liczba ocen: { $count }
reason-popular = kupione ostatnio przez klientów: { $count }
reason-new = nowe w sklepie
reason-stocked = dostępne
reason-alike = też { $value }
why = Dlaczego { $name }: { $reason }.
why-search = Pasuje do tego, co było szukane; żadne dane osobiste nie były użyte.
why-none = { $name } to po prostu coś, co sprzedajemy; lepszego powodu nie mam.

### Pytania

clarify-sure = Chętnie.
    .other = Oczywiście.
clarify-total = Do wyboru jest { $count }.
clarify-category = Gdzie szukać: { $options }?
clarify-price = Ile ma kosztować: { $options }?
clarify-brand = Jaka marka: { $options }?
clarify-person = Dla kogo: { $options }?
clarify-attribute = { $attribute }: co lepiej, { $options }?
choose-values = { $name } – do wyboru: { $values }.
choose-which = Który włożyć ({ $attribute })?
which-one = O który chodzi: { $names }?
which-only = Na razie był pokazany tylko jeden, czy to ten?
which-none = O który produkt chodzi?
which-unseen = Jeszcze żaden nie był pokazany.

### Porównanie

compare-same-price = { $names } kosztują tyle samo: { $price }.
compare-cheaper = { $name } kosztuje o { $price } mniej: { $low }, a { $high } kosztuje { $other }.
compare-cheapest = Najtańsze: { $names }, za { $price }.
compare-rated = { $name } ma lepszą ocenę: { $rating }; { $pairs }.
compare-for = jeśli liczy się { $attribute }, to { $name }
compare-view = Mój wybór: { $parts }.
compare-none = Dane sklepu nie pokazują różnic: { $names }.

### O produkcie

answer-price = { $name } kosztuje { $price }.
answer-price-each = { $name } kosztuje { $price } za sztukę.
answer-is = Tak, { $name }: { $attribute }.
answer-value = { $yes ->
        [yes] Tak. { $name }, { $attribute }: { $value }.
        [no] Nie. { $name }, { $attribute }: { $value }.
       *[none] { $name }, { $attribute }: { $value }.
    }
answer-quote = { $yes ->
        [yes] Tak. Z opisu produktu { $name }: { $quote }
        [no] Nie. Z opisu produktu { $name }: { $quote }
       *[none] Z opisu produktu { $name }: { $quote }
    }
unanswered = Dane produktu { $name } tego nie mówią.
unanswered-known = Wiadomo za to: { $facts }.
review = Klient pisze: { $quote }
review-by = { $author }, klient, pisze: { $quote }
reviews-mixed = Opinie o produkcie { $name } (razem { $total }): { $parts }.
part-praise = pochwały { $count }: { $label }
part-blame = skargi { $count }: { $label }
reviews-good = Opinie o produkcie { $name }: razem { $total }, dobre słowo w { $count }.
reviews-bad = Opinie o produkcie { $name }: razem { $total }, zastrzeżenia w { $count }.
reviews-none-good = Opinie o produkcie { $name }: razem { $total }, żadna wyraźnie nie chwali.
reviews-none-bad = Opinie o produkcie { $name }: razem { $total }, żadna nie ma wyraźnych zastrzeżeń.
reviews-mention = Opinie o produkcie { $name }: razem { $total }, w { $count } mowa o tym: { $label }.
reviews-no-mention = Opinie o produkcie { $name }: razem { $total }, w żadnej nie ma mowy o tym: { $label }.
reviews-sides = Z nich: { $parts }.
option-has = { $thing } – jest w wersji: { $value }.
option-unknown = Dane produktu { $name } nie mówią o tym: { $attribute }.
option-others = { $name } – są wersje: { $values }, nie ma: { $value }.
option-instead = W wersji { $value } jest { $thing }.
goes-nothing = Dane sklepu nie mówią, co do tego pasuje.
goes-unnamed = Dane sklepu nie wskazują do tego nic szczególnego.
goes-named = Do produktu { $name } pasuje: { $things }.
goes-kind = Do takich artykułów jest { $things }.
goes-category = Wśród akcesoriów tego rodzaju jest { $things }.
goes-bought = { $thing }: { $reason }.

### Cały sklep

survey-one = Tylko jeden: { $thing }.
survey-only = Pasuje tylko jeden produkt.
survey-count = Liczba pasujących produktów: { $count }.
survey-all = Liczba wszystkich produktów w sklepie: { $count }.
survey-all-stocked = Wszystkie są dostępne.
survey-stocked = Dostępne: { $count }.
survey-priced = Tylko jeden ma porównywalną cenę: { $thing }.
survey-same-price = Wszystkie kosztują { $price }.
survey-range = Najtańsze to { $first }, a najdroższe to { $second }.
survey-unpriced = Bez porównywalnej ceny: { $count }.
survey-no-prices = Dane sklepu nie podają ich cen.
survey-no-brands = Dane sklepu nie podają ich marki.
survey-no-kinds = Dane sklepu nie przypisują ich do żadnej kategorii.
survey-no-values = Dane sklepu nie mówią tego o nich.
survey-brands = { $count ->
        [one] Jedna marka: { $values }.
        [few] { $count } marki: { $values }.
       *[other] Liczba marek { $count }: { $values }.
    }
survey-brands-most = Liczba marek: { $count }; prawie wszystko to { $values }.
survey-kinds = { $count ->
        [one] Jeden rodzaj: { $values }.
        [few] { $count } rodzaje: { $values }.
       *[other] Liczba rodzajów { $count }: { $values }.
    }
survey-kinds-most = Liczba rodzajów: { $count }; największe to { $values }.
survey-values = { $attribute }: { $values }.
survey-values-most = { $attribute }: razem { $count }, głównie { $values }.
survey-unstated = Bez tych danych: { $count }.
survey-untold = Co do części pytania dane nie mówią, które produkty to spełniają.
then-unknown = Dane sklepu nie mówią, kiedy potwierdzono dostępność.
then-all = Stan na { $time }: dostępne.
then-count = Stan na { $time }, dostępne: { $count }.
then-all-later = Stan na { $time } lub później: dostępne.
then-count-later = Stan na { $time } lub później, dostępne: { $count }.

### Gust

noted-likes = Zanotowane, podoba się: { $values }.
noted-likes-theirs = Zanotowane dla tej osoby: { $values }.
noted-size = Rozmiar { $value }, zanotowane.
noted-dislikes = Dobrze, nie będę proponować: { $values }.
noted-dislikes-theirs = Dobrze, tej osobie nie będę proponować: { $values }.
noted-careful = Dobrze, pomijam wszystko, co według danych zawiera: { $values }.
noted-fine = Dobrze, znów może być: { $values }.
noted-forgotten = Zapomniane, już się nie liczy: { $values }.
noted-here = Pamiętam to tylko w tej rozmowie.
careful = Nie mogę ocenić, co jest bezpieczne; proszę sprawdzić też stronę wybranego produktu.
profile-off = Osobiste polecenia są wyłączone na życzenie, więc nie ma żadnego profilu.
profile-on-again = Proszę dać znać, jeśli mają wrócić.
profile-nothing-account = Na razie nic oprócz konta: brak zamówień i podanych upodobań.
profile-nothing = Na razie nic: nie wiem, z kim rozmawiam, i nie znam upodobań.
profile-ask = Proszę powiedzieć, co się podoba, a co nie; będę się tym kierować.
profile-into = Chyba ciekawe: { $label }.
profile-did = { $did ->
        [bought] Kupione: { $names }.
        [cart] Włożone do koszyka: { $names }.
        [liked] Polubione: { $names }.
       *[looked] Oglądane: { $names }.
    }
profile-likes = Powiedziane, że się podoba: { $values }.
profile-dislikes = Powiedziane, że ma nie być: { $values }.
profile-habits = Prawie wszystko wybrane to { $values }.
profile-band = Zwykły wydatek: od { $low } do { $high }.
profile-band-one = Zwykły wydatek: { $price }.
profile-sizes = Rozmiar z wyborów lub rozmowy: { $values }.
profile-from = Skąd to wiadomo: { $parts }.
part-orders = { $count ->
        [one] zamówienie
        [few] { $count } zamówienia
        [many] { $count } zamówień
       *[other] { $count } zamówienia
    }
part-events = to, co było oglądane lub włożone do koszyka
part-told = to, co było powiedziane
profile-correct = Proszę dać znać, jeśli coś się nie zgadza albo mam to zapomnieć.
erase-ask = Usunąć wszystko, co wiem o upodobaniach: co było powiedziane, oglądane i włożone do koszyka?
erase-orders = Zamówienia zostają w sklepie.
erased = Gotowe, wszystko usunięte.
erased-nothing = Nie ma czego usuwać: nic nie przechowuję.
erased-kept = Dobrze, nic nie usuwam.
orders-unused = Zamówienia zostają w sklepie, ale nie będą używane do poleceń.
profile-wrong = Przepraszam. Proszę powiedzieć, co się nie podoba; będę się tym kierować.
profile-off-already = Są już wyłączone: nie przechowuję żadnego profilu.
profile-off-now = Gotowe: bez osobistych poleceń, a to, co było zapisane, jest usunięte.
profile-off-visit = Gotowe: bez osobistych poleceń w tej wizycie, a to, co było zapisane, jest usunięte.
profile-on-already = Są już włączone.
profile-on = Gotowe, znów kieruję się tym, co tu jest mówione i robione.
profile-on-orders = Gotowe, znów kieruję się tym, co tu jest mówione i robione, oraz zamówieniami.

### Zasady sklepu

policy-quote = Na stronie „{ $title }” sklep pisze: { $quote }
policy-unknown = Strony sklepu nic o tym nie mówią.
    .other = Na stronach sklepu nie ma nic o tym.

### Koszyk

cart-added = Włożone do koszyka: { $thing }.
cart-removed = Wyjęte z koszyka: { $name }.
cart-total = Koszyk razem: { $price }.
cart-empty-now = Teraz jest pusty.
cart-empty = Koszyk jest pusty.
cart-shown = W koszyku: { $names }.

### Do pracownika

handed-thanks = Dziękuję, pracownicy już o tym wiedzą.
handed-added = Dopisane dla pracowników.
handed-already = Pracownicy już to mają.
handed-sorry = Przykro mi, że coś poszło nie tak.
handed-listed = Sprawa przekazana pracownikowi.
    .other = Pracownik się temu przyjrzy.
handed-order = To musi zrobić pracownik; prośba jest na liście.
hours = Godziny: { $quote }.
hours-until = Pracownicy są teraz, do: { $time }.
hours-back = Teraz ich nie ma; wracają: { $time }.
handed-where = Gdzie można się skontaktować: e-mail czy telefon?

### Powitania

greeting = Dzień dobry!
    .other = Witam!
greeting-ask = W czym mogę pomóc?
thanks = Proszę bardzo.
    .other = Cała przyjemność po mojej stronie.
goodbye = Do widzenia, dziękuję za wizytę.
    .other = Do zobaczenia.
out-of-scope = Mogę pomóc tylko w sprawach tego sklepu: produkty, zasady i zamówienia.
    .other = W tym nie pomogę, tylko w sprawie produktów, zasad i zamówień tego sklepu.
careful-health = Nie mogę ocenić, co jest bezpieczne dla zdrowia; powtarzam tylko to, co mówi strona produktu.
careful-name = Proszę podać produkt, a sprawdzę.
empty = To nie jest dla mnie jasne.
empty-ask = Czego szukać?
declined = Dobrze.
declined-tell = Proszę dać znać, jeśli pokazać coś innego.

### Kto mówi

ask-email = Na jaki e-mail złożono zamówienie?
ask-name = Jakie imię i nazwisko oraz kod pocztowy są na zamówieniu?
ask-token = Proszę zalogować się na tej stronie, wtedy zobaczę zamówienia.
ask-code = Jaki jest sześciocyfrowy kod z e-maila?
ask-postcode-too = A jaki kod pocztowy jest na zamówieniu?
ask-name-too = A jakie imię i nazwisko jest na zamówieniu?
instead-email = Może być też e-mail z zamówienia.
instead-name = Może być też imię i nazwisko z kodem pocztowym.
instead-token = Może być też logowanie na tej stronie.
instead-code = Może być też sześciocyfrowy kod z e-maila.
code-sent = Jeśli jest w naszych danych, sześciocyfrowy kod idzie na zapisany e-mail.
code-says = Jaki jest kod?
mismatch = Z tym nie znajduję żadnego zamówienia.
mismatch-code = Kod się nie zgadza albo wygasł.
mismatch-token = Logowanie się nie udało.
let-me-see = Już sprawdzam.
    .other = Oczywiście, sprawdzam.
welcome = Dziękuję, { $person }.
welcome-bare = Dziękuję.
barred-tries = Było za dużo prób; na razie nie mogę tu sprawdzać zamówień.
barred-inbox = Kod idzie tylko na zapisany e-mail; bez tej skrzynki nie mogę sprawdzać zamówień.
barred-email = Jeśli zamówienie było na inny e-mail, proszę go podać.
barred-others = Tu mogę pomóc tylko z własnymi zamówieniami i własnym kontem klienta.

### Zamówienia

part-order = Zamówienie { $order }
status-pending = oczekuje
status-processed = w realizacji
status-shipped = wysłane
status-delivered = doręczone
status-cancelled = anulowane
status-none = bez zapisanego stanu
status-other = { $quote }
part-delivered-on = doręczone { $day }
part-delivered = doręczone
part-sent-on = wysłane { $day }
part-sent = wysłane
part-carrier = przewoźnik { $text }
part-tracking = numer przesyłki { $text }
part-expected = spodziewane { $day }
part-was-expected = było spodziewane { $day } i nie jest zapisane jako doręczone
part-placed = złożone { $day }
part-total = razem { $price }
part-paid = { $price }, { $method }
part-days = od { $from } do { $to } dni roboczych
part-days-one = dni robocze: { $count }
order-parcels = Zamówienie { $order } idzie w paczkach, ich liczba: { $count }.
parcel-left = Jeszcze nie widzę paczki: { $items }.
tracking-none = Zamówienie { $order } nie ma numeru przesyłki.
order-state = Stan zamówienia { $order }: { $status }.
order-paid = Płatności: { $parts }.
order-goes = Zamówienie { $order } idzie na adres: { $address }.
order-went = Zamówienie { $order } poszło na adres: { $address }.
order-was-to-go = Zamówienie { $order } miało iść na adres: { $address }.
order-refunded = Zwrócone pieniądze: { $parts }.
order-refund-takes = Czas zwrotu pieniędzy: { $days }.
order-request = Przy zamówieniu { $order } zapisano: { $request }.
order-request-items = Przy zamówieniu { $order } zapisano: { $request }, { $items }.
request-return = zwrot
request-exchange = wymiana
request-cancel = anulowanie
request-change = zmiana
request-other = prośba
order-refund-goes = Pieniądze wracają na: { $method }.
order-refund-after = Czas po otrzymaniu przesyłki: { $days }.
order-refund-none = Przy zamówieniu { $order } nie ma zwrotu pieniędzy.
order-invoice = Faktura do zamówienia { $order }: { $link }
order-no-invoice = Nie mogę tu wysyłać faktur; oto co zapisano przy zamówieniu { $order }.
as-of = Dane z { $time }.
orders-none = Nie widzę takiego zamówienia.
orders-listed = { $count ->
        [one] Widzę jedno zamówienie:
        [few] Widzę { $count } zamówienia:
        [many] Widzę { $count } zamówień:
       *[other] Widzę zamówienia ({ $count }):
    }
orders-listed-open = { $count ->
        [one] Widzę jedno zamówienie w drodze:
        [few] Widzę { $count } zamówienia w drodze:
        [many] Widzę { $count } zamówień w drodze:
       *[other] Widzę zamówienia w drodze ({ $count }):
    }
orders-listed-refund = { $count ->
        [one] Widzę jedno zamówienie ze zwrotem:
        [few] Widzę { $count } zamówienia ze zwrotem:
        [many] Widzę { $count } zamówień ze zwrotem:
       *[other] Widzę zamówienia ze zwrotem ({ $count }):
    }
orders-some = Oto { $count } z { $total } zamówień:
order-unknown = Nie znajduję takiego zamówienia: { $orders }.
order-unknown-bare = Nie znajduję tego zamówienia.
order-known = Widoczne: { $orders }.
order-known-more = Widoczne: { $orders } i jeszcze { $count }.
balance-none = Na koncie nie ma karty podarunkowej ze środkami.
balance = Środki na kartach podarunkowych: { $parts }.
methods-none = Na koncie nie zapisano żadnej metody płatności.
methods = Zapisane na koncie: { $methods }.
account-name = Konto na nazwisko { $person }, e-mail { $email }.
account-address = Adres: { $address }.
account-nothing = brak
variants-none = Teraz nie ma innej wersji produktu { $name }.
variants-missing = { $name }: takiej wersji nie ma; najbliższe:
variants-lead = { $name }: są też takie wersje:
variant-line = { $values }, { $price }.
variants-more = I jeszcze { $count }.
variants-also = { $name } – są też wersje: { $parts }.
part-value = { $value }
part-value-at = { $value } ({ $price })
method-card = { $brand } z końcówką { $digits }
method-brand = karta { $brand }
method-bank = karta
method-gift = karta podarunkowa
method-gift-with = karta podarunkowa ze środkami { $price }
method-paypal = PayPal
method-credit = środki w sklepie
method-order = metoda płatności z zamówienia
method-number = { $method } (numer z końcówką { $digits })

### Czego brakuje

ask-order = { $kind ->
        [cancel_order] Które zamówienie anulować?
        [change_order_address] Które zamówienie ma iść na inny adres?
        [change_order_payment] Które zamówienie opłacić inaczej?
        [change_order_items] Które zamówienie zmienić?
        [return_items] Z którego zamówienia jest zwrot?
        [exchange_items] Z którego zamówienia jest wymiana?
       *[other] O które zamówienie chodzi?
    }
ask-items = { $kind ->
        [change_order_items] Co zmienić: { $items }?
        [return_items] Co zwrócić: { $items }?
        [exchange_items] Co wymienić: { $items }?
       *[other] O co chodzi: { $items }?
    }
ask-items-bare = { $kind ->
        [change_order_items] Co zmienić?
        [return_items] Co zwrócić?
        [exchange_items] Co wymienić?
       *[other] O co chodzi?
    }
ask-replacement = Na jaką wersję wymienić { $name }?
ask-replacement-list = Na który z tych wymienić { $name }?
ask-replacement-bare = Na jaką wersję to wymienić?
missing-variant = { $name }: takiej wersji nie ma.
ask-method = { $kind ->
        [change_order_payment] Jak zapłacić?
        [return_items] Dokąd zwrócić pieniądze?
       *[other] Z czego pokryć różnicę?
    }
ask-method-of = { $kind ->
        [change_order_payment] Jak zapłacić: { $methods }?
        [return_items] Dokąd zwrócić pieniądze: { $methods }?
       *[other] Z czego pokryć różnicę: { $methods }?
    }
ask-reason = Jaki jest powód?
ask-reason-of = Jaki jest powód: { $options }?
ask-address = Dokąd ma iść zamówienie { $order }: ulica, miasto, stan i kod pocztowy?
ask-address-account = Jaki jest nowy adres konta: ulica, miasto, stan i kod pocztowy?
ask-address-parts = Brakuje: { $parts }.
part-address1 = ulica i numer
part-city = miasto
part-state = stan
part-zip = kod pocztowy
part-country = kraj
ask-unsure = Co z tym zrobić?
failed-order = Nie znajduję tego wśród zamówień.
failed-items = Nie znajduję tego w zamówieniu.
failed-replacement = Nie znajduję takiego.
failed-method = Nie mogę tu użyć tej metody płatności.
failed-reason = To nie jest jeden z powodów.
failed-address = Nie udało się tego odczytać jako pełny adres.
stuck = Przepraszam, nadal nie wiem, o które chodzi.
stuck-ways = Proszę wybrać z podanych, powiedzieć „zostaw” albo poprosić o pracownika.
stuck-address = Przepraszam, nadal nie da się tego odczytać jako pełny adres.
stuck-address-ways = Proszę podać ulicę, miasto, stan i kod pocztowy, powiedzieć „zostaw” albo poprosić o pracownika.

### Potwierdzenie

noun-cancel_order = anulowanie zamówienia { $order }
noun-return_items = zwrot z zamówienia { $order }: { $items }
noun-exchange_items = wymiana z zamówienia { $order }: { $items }
noun-change_order_items = zmiana w zamówieniu { $order }: { $items }
noun-return = zwrot artykułów z zamówienia { $order }
noun-exchange = wymiana artykułów z zamówienia { $order }
noun-items = zmiana artykułów w zamówieniu { $order }
noun-change_order_address = zmiana adresu zamówienia { $order }
noun-change_order_payment = zmiana płatności zamówienia { $order }
noun-change_account_address = zmiana adresu konta
propose-again = Potrzebna jeszcze zgoda: { $noun }.
propose-changed = Dane się zmieniły; teraz jest tak.
propose-doubted = Z opisu wynika, że to może nie spełniać warunku; tu tego nie ocenię, ale pracownik może.
propose-final = Potem nie można już nic zmienić w zamówieniu { $order }.
propose-send-back = { $count ->
        [one] Na odesłanie jest jeden dzień.
       *[other] Liczba dni na odesłanie: { $count }.
    }
propose-cancel = Mogę anulować zamówienie { $order }: { $items }.
propose-return = Zwrot z zamówienia { $order }: { $items }.
propose-reason = Podany powód: { $quote }.
propose-fees = Już odliczone: { $parts }.
part-fee-return_label = { $price } za etykietę zwrotną
part-fee-freight = { $price } za transport powrotny
part-fee-other = { $price } opłaty
money-refund = Zwrot { $price } na: { $method }.
money-refund-received = Zwrot { $price } na: { $method }, gdy otrzymamy przesyłkę.
money-refund-at-once = Zwrot { $price } od razu na: { $method }.
money-refund-days = Zwrot { $price } na: { $method }; czas: { $days }.
money-refund-received-days = Zwrot { $price } na: { $method }; czas po otrzymaniu przesyłki: { $days }.
money-pay = Do zapłaty { $price }, metoda: { $method }.
money-pay-received = Do zapłaty { $price }, metoda: { $method }, gdy otrzymamy przesyłkę.
money-pay-more = Do dopłaty { $price }, metoda: { $method }.
money-pay-more-received = Do dopłaty { $price }, metoda: { $method }, gdy otrzymamy przesyłkę.
money-charged = Pobrane zostanie { $price }, metoda: { $method }.
money-charged-more = Pobrane zostanie dodatkowo { $price }, metoda: { $method }.
propose-address = Zamówienie { $order } poszłoby na adres { $address } zamiast { $before }.
propose-account-address = Nowy adres konta: { $address } zamiast { $before }.
propose-payment = Mogę zmienić płatność zamówienia { $order } na: { $method }.
propose-items = Do zmiany w zamówieniu { $order }:
propose-exchange = Do wymiany z zamówienia { $order }:
swap = { $name }: { $parts }.
part-instead = { $value } zamiast { $old }
part-without = bez { $old }
part-same-again = jeszcze raz dokładnie to samo
part-price-instead = { $low } zamiast { $high }
part-price-instead-each = { $low } zamiast { $high } za sztukę
propose-same-price = Cena się nie zmienia.
propose-condition = Sklep stawia warunek: { $quote }
propose-ask = { $kind ->
        [cancel_order] Anulować?
        [return_items] Rozpocząć zwrot?
        [exchange_items] Rozpocząć wymianę?
        [change_order_payment] Zmienić płatność?
        [change_order_items] Wprowadzić tę zmianę?
       *[other] Zmienić adres?
    }
    .other = { $kind ->
        [cancel_order] Czy mam anulować?
        [return_items] Czy mam rozpocząć zwrot?
        [exchange_items] Czy mam rozpocząć wymianę?
        [change_order_payment] Czy mam zmienić płatność?
        [change_order_items] Czy mam wprowadzić tę zmianę?
       *[other] Czy mam zmienić adres?
    }
withheld-proposal = Nie mogę pokazać tej zmiany w całości, więc jej nie wprowadzę; pracownik może pomóc.
withheld-made = Prośba dotarła do systemu zamówień; proszę zapytać o zamówienie, by zobaczyć jego stan.

### Zrobione

made = { $again ->
        [yes] To już było zrobione: { $fact }.
       *[no] Zrobione: { $fact }.
    }
made-asked = { $again ->
        [yes] Już było zgłoszone: { $noun }; system zamówień jeszcze tego nie potwierdził.
       *[no] Zgłoszone: { $noun }; system zamówień jeszcze tego nie potwierdził.
    }
made-unsure = Do tego czasu nie mogę powiedzieć, że to zrobione.
made-last = Artykułów z tego zamówienia nie można zmienić drugi raz.
fact-cancel_order = zamówienie { $order } jest anulowane
fact-return_items = zgłoszono zwrot z zamówienia { $order }, { $items }
fact-exchange_items = zgłoszono wymianę z zamówienia { $order }, { $items }
fact-change_order_address = zamówienie { $order } idzie teraz na adres { $address }
fact-change_order_payment = zamówienie { $order } ma teraz płatność { $method }
fact-change_order_items = w zamówieniu { $order } zmieniono { $items }
fact-change_account_address = adres konta to teraz { $address }
dropped = Dobrze, nic się nie zmieniło.
dropped-noun = Dobrze, tego nie robię: { $noun }.

### Czego nie można

refused = To niemożliwe: { $noun }; { $why }.
cause-status = stan to „{ $status }”
cause-status-only = stan to „{ $status }”, a można tylko przy stanie „{ $options }”
cause-already_cancelled = jest już anulowane
cause-already_changed = artykuły już raz zmieniono, więcej nie można
cause-open_request = coś już jest w toku ({ $request })
cause-dispatched = jest już w drodze
cause-dispatched-carrier = jest już w drodze, przewoźnik { $text }
cause-too_late = termin minął
cause-too_late-on = termin minął, ostatnim dniem był { $day }
cause-not_returnable = nasze zasady to wykluczają
cause-not_returnable-why = nasze zasady wykluczają { $quote }
cause-delivery_unknown = nie wiem, kiedy doręczono, i nie widzę, czy to w terminie
cause-not_offered = ten sklep tego nie oferuje
cause-abroad = nie dotyczy zamówień za granicę
cause-whole_order_only = nie można wyjąć pojedynczych artykułów, tylko anulować całość
cause-reason = ten powód nie wystarcza
cause-reason-only = powód musi być taki: { $options }
cause-several_payments = nie opłacono jedną płatnością
cause-several_methods = liczba użytych metod płatności: { $count }
cause-partly_refunded = część pieniędzy już zwrócono
cause-same_method = już jest tak opłacone
cause-same_address = taki adres już jest zapisany
cause-unknown_method = tej metody płatności nie zapisano na koncie
cause-target = pieniądze mogą wrócić tylko tam, skąd zapłacono
cause-target-return = zwrot może iść tylko tam, skąd zapłacono, albo na kartę podarunkową z konta
cause-target-credit = ten sklep nie zwraca pieniędzy jako środków w sklepie
cause-balance = na karcie podarunkowej jest za mało
cause-balance-sums = na karcie podarunkowej jest { $low }, a potrzeba { $high }
cause-nothing_paid = nie ma już czego zwracać
cause-no_items = jeszcze nie wiem, o które artykuły chodzi
cause-no_such_item = nie znajduję tego artykułu w zamówieniu
cause-no_such_order = nie znajduję tego zamówienia
cause-quantity = { $name }: jest tylko { $count }
cause-other_product = { $name } można wymienić tylko na inną wersję tego samego produktu
cause-no_replacement = jeszcze nie wiem, na co wymienić { $name }
cause-same_item = { $name } to już ta wersja
cause-unavailable = { $name } w tej wersji jest teraz niedostępne
cause-address_incomplete = adres nie jest pełny
cause-address_incomplete-parts = w adresie brakuje: { $parts }
cause-other = zasady na to nie pozwalają
offer-cancel_order = Mogę anulować całe zamówienie; czy to zrobić?
offer-return_items = Można to zwrócić; czy rozpocząć?
offer-exchange_items = Można to wymienić na inną wersję; czy rozpocząć?
offer-change_order_items = Mogę to zmienić na inną wersję; czy to zrobić?
offer-change_order_address = Mogę zmienić adres; czy to zrobić?
offer-change_order_payment = Mogę zmienić płatność; czy to zrobić?
after-return_items = Gdy dotrze, będzie można to zwrócić.
after-exchange_items = Gdy dotrze, będzie można to wymienić na inną wersję.
offer-person = Pracownik może się temu przyjrzeć; czy przekazać?
trouble-sorry = Przykro mi, że coś poszło nie tak.
trouble-which = O które zamówienie chodzi?
trouble-person = Jeśli lepiej porozmawiać z pracownikiem, proszę dać znać.
trouble-tell = Proszę podać zamówienie albo co się stało, a sprawdzę, co można zrobić; albo od razu przekażę to pracownikowi.
trouble-can = Można: { $parts }.
trouble-choose = Co będzie lepsze, czy przekazać pracownikowi?
trouble-none = Tu nic nie mogę zrobić.
trouble-colleague = Przekazać pracownikowi?
service-declined = System zamówień na to nie pozwala.
service-declined-why = System zamówień na to nie pozwala: { $quote }.
service-unchanged = Nic nie zostało zmienione.
service-no-account = Nie widzę zamówień na tym koncie.
service-unsent = Teraz nie mogę wysyłać kodów, więc nie mogę sprawdzać zamówień.
service-down-change = System zamówień teraz nie odpowiada, więc nic nie zostało zmienione.
service-down = System zamówień teraz nie odpowiada, więc nie mogę sprawdzać zamówień.
try-again = Proszę spróbować za chwilę; czy przekazać to pracownikowi?
unchanged = Dobrze, nic nie zostało zmienione.
anything-else = Coś jeszcze?
    .other = W czym jeszcze pomóc?

### Szybkie odpowiedzi

option-pass-on = Tak, przekaż
option-no-thanks = Nie, dziękuję
option-erase = Tak, usuń wszystko
option-keep = Nie, zachowaj
option-yes = Tak
option-no = Nie
option-best-rated = Najlepiej oceniane
option-person = Rozmowa z pracownikiem
option-next = Następny krok
option-works = Teraz działa
option-unhelped = To nie pomogło
option-stop = Zakończ
option-add = Dodaj do koszyka
option-return = Zwrócić
option-exchange = Wymienić
option-cancel = Anulować zamówienie
option-change = Zmienić
option-all = Wszystko
option-upto = Do { $price }
option-over = Powyżej { $price }
option-between = Od { $low } do { $high }
option-number = { $label }, numer { $text }
option-same = taki sam
option-unneeded = już niepotrzebne
option-mistake = zamówione przez pomyłkę
option-unlike = niezgodne z opisem
option-faulty = wadliwe
option-unfit = nie pasuje
option-order = { $order }: { $items }
option-order-more = { $order }: { $items } i jeszcze { $count }

### Zdjęcia

like-looks = Najbardziej podobne kolorem i kształtem: { $things }.
like-content = Według zdjęcia najbardziej podobne: { $things }.
like-none = Nic nie spełnia tego wszystkiego.
picture-nothing = Nie mamy zdjęć produktów, z którymi można je porównać.
picture-words = Proszę opisać słowami, co na nim widać, a poszukam.
picture-aside = Zdjęcia służą mi tylko do szukania podobnych produktów, więc liczą się słowa.

### Pomoc i wcześniejsze odpowiedzi

answer-kept = Odpowiedź naszego zespołu, { $day }: { $quote }
answer-kept-in = Odpowiedź naszego zespołu, { $day } (język: { $label }): { $quote }
step-told = Krok { $count } z { $total }: { $quote }
manual-quote = W „{ $title }” jest napisane: { $quote }
size-told = Tabela rozmiarów „{ $title }” podaje dla { $value }: { $facts }.
size-outside = Tabela rozmiarów „{ $title }” obejmuje od { $low } do { $high }; { $value } jest poza nią.
size-between = W tabeli rozmiarów „{ $title }” { $value } leży między { $options }.
support-which = O który produkt chodzi?
support-unknown = Instrukcje, które mam, nic o tym nie mówią.
    .other = W instrukcjach nie ma nic o tym.
support-last = To był ostatni krok.
support-helped = Czy to pomogło?
support-out = Instrukcja nic więcej nie podaje.
support-solved = To dobrze.
    .other = Świetnie, więc rozwiązane.
support-stopped = Dobrze, na tym kończymy.
support-first = To był pierwszy krok.
support-no-needs = Instrukcja nie wymienia nic potrzebnego.
