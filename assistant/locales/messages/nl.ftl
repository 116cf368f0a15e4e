# Zoals iemand in de winkel praat: kort, concreet, vriendelijk, met u. Eerst het antwoord.
# De ids en argumenten zijn die van zh.ftl; wat elk argument bevat staat in assistant/locales/patterns.py.
# .other is een andere manier om hetzelfde te zeggen.

### Overal

quotation = ‘{ $quote }’
comma = { ", " }
nothing-to-say = Dit heb ik gevonden.
part-thing = { $name } ({ $price })
part-thing-each = { $name } ({ $price } per stuk)
part-times = { $count } × { $name }
part-variant = { $name } ({ $values })
part-pair = { $value } bij { $name }
part-fact = { $attribute }: { $value }
part-and-others = { $names } en andere, { $count } in totaal
part-item = dit artikel
part-items = { $items } en meer, { $count } in totaal
value-yes = ja
value-no = nee
value-stocked = op voorraad
value-out = uitverkocht
label-stock = voorraad
label-brand = merk
label-price = prijs
label-rating = beoordeling
pass-on = Zal ik de vraag aan een medewerker doorgeven?
a-person = Een collega kan u helpen; zal ik het doorgeven?
facts = { $what }: { $facts }.

### Zoeken

found-one = Eén past: { $thing }.
    .other = Alleen deze past: { $thing }.
found-look = Kijk eens naar deze: { $thing }.
found-all = Ik heb er { $count } die passen: { $things }.
found-start = Ik zou beginnen met { $first } en { $second }.
    .other = Kijk eerst naar { $first } en dan naar { $second }.
telling-both = De goedkoopste en best beoordeelde van deze: { $name }.
telling-best = De best beoordeelde van deze: { $name }, met { $rating }.
telling-cheapest = De goedkoopste van deze: { $name }, voor { $price }.
rated = { $name }: beoordeling { $rating } van 5.
rated-by = { $name }: beoordeling { $rating } van 5, van { $count } klanten.
stocked = { $name }: op voorraad.
out = { $name }: nu uitverkocht.
was-stocked = { $name }: op voorraad op { $time }.
ordered-cheapest = { $yes ->
        [yes] De goedkoopste op voorraad: { $thing }.
       *[no] De goedkoopste: { $thing }.
    }
ordered-dearest = { $yes ->
        [yes] De duurste op voorraad: { $thing }.
       *[no] De duurste: { $thing }.
    }
ordered-rated = { $yes ->
        [yes] De best beoordeelde op voorraad: { $thing }.
       *[no] De best beoordeelde: { $thing }.
    }
ordered-newest = { $yes ->
        [yes] De nieuwste op voorraad: { $thing }.
       *[no] De nieuwste: { $thing }.
    }
ordered-first = { $yes ->
        [yes] De eerste op voorraad: { $thing }.
       *[no] De eerste: { $thing }.
    }
level-cheapest = { $yes ->
        [yes] Samen de goedkoopste op voorraad: { $names }.
       *[no] Samen de goedkoopste: { $names }.
    }
level-dearest = { $yes ->
        [yes] Samen de duurste op voorraad: { $names }.
       *[no] Samen de duurste: { $names }.
    }
level-rated = { $yes ->
        [yes] Samen de best beoordeelde op voorraad: { $names }.
       *[no] Samen de best beoordeelde: { $names }.
    }
level-newest = { $yes ->
        [yes] Samen de nieuwste op voorraad: { $names }.
       *[no] Samen de nieuwste: { $names }.
    }
level-first = { $yes ->
        [yes] Samen de eerste op voorraad: { $names }.
       *[no] Samen de eerste: { $names }.
    }
level-price = Ze kosten allemaal { $price }.
level-rating = Ze hebben allemaal { $rating } van 5.
beyond-cheaper = { $name } kost minder, { $price }, maar is nu uitverkocht.
beyond-dearer = { $name } kost meer, { $price }, maar is nu uitverkocht.
beyond-rated = { $name } is beter beoordeeld, { $rating }, maar is nu uitverkocht.
next = Daarna komt { $thing }.
unordered = Dat ontbreekt in de gegevens van de winkel, dus zo kan ik niet sorteren.
wanted = { $name } ({ $values })
wanted-below = tot { $price }
wanted-above = vanaf { $price }
wanted-rated = beoordeling vanaf { $rating }
wanted-not = zonder { $value }
none = Ik heb niets gevonden dat aan dat alles voldoet.
none-wanted = Niet gevonden: { $items }.
not-carried = Dat verkopen we niet.
not-carried-wanted = Dit verkopen we niet: { $items }.
nearest = Het dichtst in de buurt: { $things }.
recommend = Ik zou { $thing } nemen.
    .other = Kijk eens naar deze: { $thing }.
recommend-why = Ik zou { $thing } nemen: { $reason }.
    .other = Kijk eens naar deze, { $thing }: { $reason }.
recommend-or = Of anders { $thing }.
recommend-or-why = Of anders { $thing }: { $reason }.
no-more = Dat was alles wat ik in die soort heb.
    .other = Meer heb ik niet in die soort.
instead-same = { $name } is op voorraad.
instead-there = Er is ook { $name }.
nothing-instead = Ik heb niets dat het goed vervangt.
closest = Het meest vergelijkbaar: { $things }.
closest-stocked = Het meest vergelijkbaar op voorraad: { $things }.
cheaper-by = { $name } kost { $price } minder dan { $other }.
dearer-by = { $name } kost { $price } meer dan { $other }.
differs = { $attribute }: { $pairs }.

### Redenen

reason-did = { $did ->
        [bought] u kocht { $name }
        [cart] u legde { $name } in de winkelwagen
        [liked] u vond { $name } leuk
       *[looked] u bekeek { $name }
    }
reason-together = { $count } klanten kochten het samen met { $name }
reason-after = vaak gekozen na { $name }
reason-like = { $did ->
        [bought] lijkt op { $name }, dat u kocht
        [cart] lijkt op { $name }, dat in uw winkelwagen ligt
        [liked] lijkt op { $name }, dat u leuk vond
       *[looked] lijkt op { $name }, dat u bekeek
    }
reason-cheaper = goedkoper dan { $name }
reason-better = beter beoordeeld dan { $name }
reason-size = er in uw maat, { $value }
reason-taste = u houdt van { $value }
reason-habit = { $value }, zoals bijna alles wat u koos
reason-rated = beoordeling { $rating } van 5
reason-rated-by = beoordeling { $rating } van 5, van { $count } klanten
reason-popular = de laatste tijd gekocht door { $count } klanten
reason-new = nieuw in de winkel
reason-stocked = op voorraad
reason-alike = ook { $value }
why = Waarom { $name }: { $reason }.
why-search = Het past bij wat u zocht; er is niets over u gebruikt.
why-none = { $name } is gewoon iets dat we verkopen; een betere reden heb ik niet.

### Vragen

clarify-sure = Graag.
    .other = Natuurlijk.
clarify-total = Er is keus uit { $count }.
clarify-category = Waar zal ik zoeken: { $options }?
clarify-price = Hoeveel wilt u uitgeven: { $options }?
clarify-brand = Welk merk hebt u liever: { $options }?
clarify-person = Voor wie is het: { $options }?
clarify-attribute = { $attribute }: wat hebt u liever, { $options }?
choose-values = { $name } is er in { $values }.
choose-which = Welke zal ik erin leggen ({ $attribute })?
which-one = Welke bedoelt u: { $names }?
which-only = Ik heb u er maar één laten zien, is het die?
which-none = Welk product bedoelt u?
which-unseen = Ik heb u er nog geen laten zien.

### Vergelijken

compare-same-price = { $names } kosten evenveel: { $price }.
compare-cheaper = { $name } kost { $price } minder: { $low } tegen { $high } voor { $other }.
compare-cheapest = De goedkoopste: { $names }, voor { $price }.
compare-rated = { $name } is beter beoordeeld: { $rating }; { $pairs }.
compare-for = om { $attribute } { $name }
compare-view = Ik zou kiezen: { $parts }.
compare-none = De gegevens van de winkel tonen geen verschil tussen { $names }.

### Over een product

answer-price = { $name } kost { $price }.
answer-price-each = { $name } kost { $price } per stuk.
answer-is = Ja, { $name }: { $attribute }.
answer-value = { $yes ->
        [yes] Ja. { $name }, { $attribute }: { $value }.
        [no] Nee. { $name }, { $attribute }: { $value }.
       *[none] { $name }, { $attribute }: { $value }.
    }
answer-quote = { $yes ->
        [yes] Ja. De beschrijving van { $name } zegt: { $quote }
        [no] Nee. De beschrijving van { $name } zegt: { $quote }
       *[none] De beschrijving van { $name } zegt: { $quote }
    }
unanswered = De gegevens van { $name } zeggen dat niet.
unanswered-known = Wel bekend: { $facts }.
review = Een klant schrijft: { $quote }
review-by = { $author }, klant, schrijft: { $quote }
reviews-mixed = In de { $total } recensies van { $name }: { $parts }.
part-praise = { $count } prijzen { $label }
part-blame = { $count } klagen over { $label }
reviews-good = Van { $total } recensies van { $name } zeggen er { $count } iets goeds.
reviews-bad = Van { $total } recensies van { $name } hebben er { $count } kritiek.
reviews-none-good = Van { $total } recensies van { $name } is er geen duidelijk lovend.
reviews-none-bad = Van { $total } recensies van { $name } heeft er geen duidelijk kritiek.
reviews-mention = Van { $total } recensies van { $name } noemen er { $count } { $label }.
reviews-no-mention = Van { $total } recensies van { $name } noemt er geen { $label }.
reviews-sides = Daarvan: { $parts }.
option-has = { $thing } is er in { $value }.
option-unknown = De gegevens van { $name } zeggen niets over { $attribute }.
option-others = { $name } is er in { $values }, niet in { $value }.
option-instead = In { $value } is er { $thing }.
goes-nothing = De gegevens van de winkel zeggen niet wat erbij past.
goes-unnamed = De gegevens van de winkel noemen er niets in het bijzonder voor.
goes-named = Bij { $name } past { $things }.
goes-kind = Voor zulke artikelen is er { $things }.
goes-category = Bij de accessoires van deze soort is er { $things }.
goes-bought = { $thing }: { $reason }.

### De hele winkel

survey-one = Maar één: { $thing }.
survey-only = Er past maar één product.
survey-count = Er passen { $count } producten.
survey-all = We hebben { $count } producten in totaal.
survey-all-stocked = Ze zijn allemaal op voorraad.
survey-stocked = Op voorraad: { $count }.
survey-priced = Maar één heeft een vergelijkbare prijs: { $thing }.
survey-same-price = Ze kosten allemaal { $price }.
survey-range = De goedkoopste is { $first } en de duurste { $second }.
survey-unpriced = Zonder vergelijkbare prijs: { $count }.
survey-no-prices = De gegevens van de winkel geven hier geen prijzen van.
survey-no-brands = De gegevens van de winkel zeggen het merk hiervan niet.
survey-no-kinds = De gegevens van de winkel zetten deze in geen categorie.
survey-no-values = De gegevens van de winkel zeggen dat hiervan niet.
survey-brands = { $count ->
        [one] Eén merk: { $values }.
       *[other] { $count } merken: { $values }.
    }
survey-brands-most = { $count } merken; bijna alles is van { $values }.
survey-kinds = { $count ->
        [one] Eén soort: { $values }.
       *[other] { $count } soorten: { $values }.
    }
survey-kinds-most = { $count } soorten; de grootste zijn { $values }.
survey-values = { $attribute }: { $values }.
survey-values-most = { $attribute }: { $count } in totaal, vooral { $values }.
survey-unstated = Zonder dat gegeven: { $count }.
survey-untold = Van een deel van wat u vraagt zeggen de gegevens niet welke eraan voldoen.
then-unknown = De gegevens van de winkel zeggen niet wanneer de voorraad is bevestigd.
then-all = Op { $time } op voorraad.
then-count = Op { $time } op voorraad: { $count }.
then-all-later = Op { $time } of later op voorraad.
then-count-later = Op { $time } of later op voorraad: { $count }.

### Smaak

noted-likes = Genoteerd, u houdt van { $values }.
noted-likes-theirs = Genoteerd, voor die persoon: { $values }.
noted-size = Maat { $value }, genoteerd.
noted-dislikes = Goed, ik stel dit niet meer voor: { $values }.
noted-dislikes-theirs = Goed, voor die persoon stel ik dit niet voor: { $values }.
noted-careful = Goed, ik laat alles weg waar volgens de gegevens dit in zit: { $values }.
noted-fine = Goed, { $values } mag weer.
noted-forgotten = Vergeten: { $values } telt niet meer mee.
noted-here = Ik onthoud het alleen in dit gesprek.
careful = Ik kan niet beoordelen wat veilig voor u is; kijk ook op de pagina van wat u kiest.
profile-off = U hebt persoonlijke aanbevelingen uitgezet, dus ik bewaar geen profiel.
profile-on-again = Zeg het als u ze weer wilt.
profile-nothing-account = Nog niets behalve uw account: er zijn geen bestellingen en u hebt geen smaak verteld.
profile-nothing = Nog niets: ik weet niet wie u bent en u hebt geen smaak verteld.
profile-ask = Zeg wat u wel of niet mooi vindt, dan houd ik daar rekening mee.
profile-into = Ik denk dat dit u interesseert: { $label }.
profile-did = { $did ->
        [bought] U kocht { $names }.
        [cart] U legde { $names } in de winkelwagen.
        [liked] U vond { $names } leuk.
       *[looked] U bekeek { $names }.
    }
profile-likes = U zei dat u houdt van { $values }.
profile-dislikes = U zei dat u dit niet wilt: { $values }.
profile-habits = Bijna alles wat u koos is { $values }.
profile-band = Meestal geeft u { $low } tot { $high } uit.
profile-band-one = Meestal geeft u { $price } uit.
profile-sizes = Uw maat, naar wat u koos of zei, is { $values }.
profile-from = Dit komt van { $parts }.
part-orders = { $count ->
        [one] uw bestelling
       *[other] uw { $count } bestellingen
    }
part-events = wat u bekeek of in de winkelwagen legde
part-told = wat u mij vertelde
profile-correct = Zeg het als iets niet klopt, of als ik het moet vergeten.
erase-ask = Zal ik alles wissen wat ik van uw smaak bewaar: wat u zei, bekeek en in de winkelwagen legde?
erase-orders = Uw bestellingen blijven bij de winkel.
erased = Klaar, alles is gewist.
erased-nothing = Er is niets te wissen: ik bewaar niets van u.
erased-kept = Goed, ik heb niets gewist.
orders-unused = Uw bestellingen blijven bij de winkel, maar ik gebruik ze niet voor aanbevelingen.
profile-wrong = Sorry. Zeg wat u niet mooi vindt, dan houd ik daar rekening mee.
profile-off-already = Ze staan al uit: ik bewaar geen profiel van u.
profile-off-now = Klaar: geen persoonlijke aanbevelingen, en wat ik bewaarde is gewist.
profile-off-visit = Klaar: geen persoonlijke aanbevelingen bij dit bezoek, en wat ik bewaarde is gewist.
profile-on-already = Ze staan al aan.
profile-on = Klaar, ik let weer op wat u hier zegt en doet.
profile-on-orders = Klaar, ik let weer op wat u hier zegt en doet, en op uw bestellingen.

### Voorwaarden van de winkel

policy-quote = Op de pagina ‘{ $title }’ zegt de winkel: { $quote }
policy-unknown = De pagina's van de winkel zeggen daar niets over.
    .other = Ik vind daar niets over op de pagina's van de winkel.

### Winkelwagen

cart-added = In uw winkelwagen gelegd: { $thing }.
cart-removed = Uit uw winkelwagen gehaald: { $name }.
cart-total = Uw winkelwagen komt op { $price }.
cart-empty-now = Hij is nu leeg.
cart-empty = Uw winkelwagen is leeg.
cart-shown = In uw winkelwagen: { $names }.

### Naar een medewerker

handed-thanks = Dank u, mijn collega's weten het nu.
handed-added = Ik heb het voor mijn collega's toegevoegd.
handed-already = Mijn collega's hebben het al.
handed-sorry = Het spijt me dat het misging.
handed-listed = Ik heb het aan een collega doorgegeven.
    .other = Een collega kijkt ernaar.
handed-order = Dat moet een collega doen; uw verzoek staat op de lijst.
hours = Bereikbaar: { $quote }.
hours-until = Nu bereikbaar, tot: { $time }.
hours-back = Nu niet bereikbaar; weer terug: { $time }.
handed-where = Waar kunnen ze u bereiken: e-mail of telefoon?

### Begroeting

greeting = Goedendag!
    .other = Hallo!
greeting-ask = Wat zoekt u?
thanks = Graag gedaan.
    .other = Met plezier.
goodbye = Tot ziens, en dank voor uw bezoek.
    .other = Tot de volgende keer.
out-of-scope = Ik kan alleen met deze winkel helpen: producten, voorwaarden en bestellingen.
    .other = Daar kan ik niet mee helpen, alleen met producten, voorwaarden en bestellingen van deze winkel.
careful-health = Ik kan niet beoordelen wat veilig is voor uw gezondheid; ik herhaal alleen wat de productpagina zegt.
careful-name = Noem een product en ik kijk ernaar.
empty = Dat begreep ik niet.
empty-ask = Wat zoekt u?
declined = Goed.
declined-tell = Zeg het als u iets anders wilt zien.

### Wie spreekt

ask-email = Met welk e-mailadres hebt u besteld?
ask-name = Wat zijn uw volledige naam en postcode, zoals op de bestelling?
ask-token = Log in op deze site, dan kan ik uw bestellingen zien.
ask-code = Wat is de code van zes cijfers uit de e-mail?
ask-postcode-too = En welke postcode staat op de bestelling?
ask-name-too = En welke volledige naam staat op de bestelling?
instead-email = Het e-mailadres van de bestelling kan ook.
instead-name = Uw volledige naam en postcode kan ook.
instead-token = Inloggen op deze site kan ook.
instead-code = De code van zes cijfers uit de e-mail kan ook.
code-sent = Als het in onze gegevens staat, gaat er een code van zes cijfers naar het bekende e-mailadres.
code-says = Wat is de code?
mismatch = Daarmee vind ik geen bestelling.
mismatch-code = Dat is niet de code, of hij is verlopen.
mismatch-token = Het inloggen is niet gelukt.
let-me-see = Ik kijk even.
    .other = Natuurlijk, ik kijk even.
welcome = Dank u, { $person }.
welcome-bare = Dank u.
barred-tries = Dat waren te veel pogingen; voorlopig kan ik hier geen bestellingen opzoeken.
barred-inbox = De code gaat alleen naar het bekende e-mailadres; zonder die mailbox kan ik geen bestellingen opzoeken.
barred-email = Als u met een ander e-mailadres bestelde, zeg het dan.
barred-others = Hier kan ik alleen met uw eigen bestellingen en uw eigen account helpen.

### Bestellingen

part-order = Bestelling { $order }
status-pending = in afwachting
status-processed = verwerkt
status-shipped = verzonden
status-delivered = bezorgd
status-cancelled = geannuleerd
status-none = zonder bekende status
status-other = { $quote }
part-delivered-on = bezorgd op { $day }
part-delivered = bezorgd
part-sent-on = verzonden op { $day }
part-sent = verzonden
part-carrier = met { $text }
part-tracking = track & trace { $text }
part-expected = verwacht op { $day }
part-was-expected = werd verwacht op { $day } en staat niet als bezorgd
part-placed = geplaatst op { $day }
part-total = { $price } in totaal
part-paid = { $price } met { $method }
part-days = { $from } tot { $to } werkdagen
part-days-one = { $count } werkdagen
order-parcels = Bestelling { $order } is verdeeld over { $count } pakketten.
parcel-left = Ik zie nog geen pakket voor { $items }.
tracking-none = Bestelling { $order } heeft geen track & trace.
order-state = Status van bestelling { $order }: { $status }.
order-paid = Betalingen: { $parts }.
order-goes = Bestelling { $order } gaat naar { $address }.
order-went = Bestelling { $order } ging naar { $address }.
order-was-to-go = Bestelling { $order } zou gaan naar { $address }.
order-refunded = Terugbetaald: { $parts }.
order-refund-takes = De terugbetaling duurt { $days }.
order-request = Bij bestelling { $order } staat: { $request }.
order-request-items = Bij bestelling { $order } staat: { $request } van { $items }.
request-return = retour
request-exchange = omruiling
request-cancel = annulering
request-change = wijziging
request-other = een verzoek
order-refund-goes = De terugbetaling gaat naar { $method }.
order-refund-after = Het duurt { $days } nadat we het ontvangen.
order-refund-none = Bij bestelling { $order } staat geen terugbetaling.
order-invoice = De factuur van bestelling { $order }: { $link }
order-no-invoice = Hier kan ik geen facturen sturen; dit staat bij bestelling { $order }.
as-of = Dit zijn gegevens van { $time }.
orders-none = Ik zie zo geen bestelling van u.
orders-listed = { $count ->
        [one] Ik zie één bestelling van u:
       *[other] Ik zie { $count } bestellingen van u:
    }
orders-listed-open = { $count ->
        [one] Ik zie één bestelling van u die nog komt:
       *[other] Ik zie { $count } bestellingen van u die nog komen:
    }
orders-listed-refund = { $count ->
        [one] Ik zie één bestelling van u met terugbetaling of retour:
       *[other] Ik zie { $count } bestellingen van u met terugbetaling of retour:
    }
orders-some = Hier zijn { $count } van { $total } bestellingen:
order-unknown = Bij de uwe vind ik geen bestelling { $orders }.
order-unknown-bare = Die bestelling vind ik niet bij de uwe.
order-known = Wat ik zie: { $orders }.
order-known-more = Wat ik zie: { $orders } en nog { $count }.
balance-none = In uw account staat geen cadeaubon met saldo.
balance = Saldo van uw cadeaubonnen: { $parts }.
methods-none = In uw account staat geen betaalmethode.
methods = Bewaard in uw account: { $methods }.
account-name = Uw account staat op naam van { $person }, e-mail { $email }.
account-address = Uw adres is { $address }.
account-nothing = geen
variants-none = Er is nu geen andere versie van { $name }.
variants-missing = { $name } is er zo niet; het dichtst in de buurt komt:
variants-lead = { $name } is er ook zo:
variant-line = { $values }, { $price }.
variants-more = En nog { $count }.
variants-also = { $name } is er ook in { $parts }.
part-value = { $value }
part-value-at = { $value } ({ $price })
method-card = { $brand } eindigend op { $digits }
method-brand = { $brand }-kaart
method-bank = kaart
method-gift = cadeaubon
method-gift-with = cadeaubon met { $price }
method-paypal = PayPal
method-credit = winkeltegoed
method-order = de betaalmethode van de bestelling
method-number = { $method } (nummer eindigend op { $digits })

### Wat ontbreekt

ask-order = { $kind ->
        [cancel_order] Welke bestelling zal ik annuleren?
        [change_order_address] Welke bestelling gaat naar een ander adres?
        [change_order_payment] Welke bestelling wordt anders betaald?
        [change_order_items] Welke bestelling zal ik wijzigen?
        [return_items] Van welke bestelling is de retour?
        [exchange_items] Van welke bestelling is de omruiling?
       *[other] Welke bestelling bedoelt u?
    }
ask-items = { $kind ->
        [change_order_items] Wat zal ik wijzigen: { $items }?
        [return_items] Wat stuurt u terug: { $items }?
        [exchange_items] Wat wilt u omruilen: { $items }?
       *[other] Wat bedoelt u: { $items }?
    }
ask-items-bare = { $kind ->
        [change_order_items] Wat zal ik wijzigen?
        [return_items] Wat stuurt u terug?
        [exchange_items] Wat wilt u omruilen?
       *[other] Wat bedoelt u?
    }
ask-replacement = Tegen welke versie ruil ik { $name } om?
ask-replacement-list = Waarvoor ruil ik { $name } om?
ask-replacement-bare = Tegen welke versie ruil ik het om?
missing-variant = { $name } is er zo niet.
ask-method = { $kind ->
        [change_order_payment] Hoe wilt u betalen?
        [return_items] Waar gaat de terugbetaling heen?
       *[other] Met welke betaalmethode betaal ik het verschil?
    }
ask-method-of = { $kind ->
        [change_order_payment] Hoe wilt u betalen: { $methods }?
        [return_items] Waar gaat de terugbetaling heen: { $methods }?
       *[other] Met welke betaalmethode betaal ik het verschil: { $methods }?
    }
ask-reason = Wat is de reden?
ask-reason-of = Wat is de reden: { $options }?
ask-address = Waar gaat bestelling { $order } heen: straat, plaats, staat en postcode?
ask-address-account = Wat is het nieuwe adres van uw account: straat, plaats, staat en postcode?
ask-address-parts = Er ontbreekt: { $parts }.
part-address1 = de straat en het huisnummer
part-city = de plaats
part-state = de staat
part-zip = de postcode
part-country = het land
ask-unsure = Wat wilt u ermee doen?
failed-order = Die vind ik niet bij uw bestellingen.
failed-items = Dat vind ik niet in de bestelling.
failed-replacement = Zo een vind ik niet.
failed-method = Die betaalmethode kan ik hier niet gebruiken.
failed-reason = Dat is niet een van de redenen.
failed-address = Dat kon ik niet als volledig adres lezen.
stuck = Sorry, ik begrijp nog niet welke u bedoelt.
stuck-ways = Kies er een van hierboven, zeg ‘laat maar’ of vraag om een medewerker.
stuck-address = Sorry, ik kan het nog steeds niet als volledig adres lezen.
stuck-address-ways = Zeg straat, plaats, staat en postcode, zeg ‘laat maar’ of vraag om een medewerker.

### Bevestigen

noun-cancel_order = annulering van bestelling { $order }
noun-return_items = retour uit bestelling { $order }: { $items }
noun-exchange_items = omruiling uit bestelling { $order }: { $items }
noun-change_order_items = wijziging in bestelling { $order }: { $items }
noun-return = retour van artikelen uit bestelling { $order }
noun-exchange = omruiling van artikelen uit bestelling { $order }
noun-items = wijziging van de artikelen in bestelling { $order }
noun-change_order_address = ander adres voor bestelling { $order }
noun-change_order_payment = andere betaling voor bestelling { $order }
noun-change_account_address = ander adres voor uw account
propose-again = Ik wacht nog op uw ja voor { $noun }.
propose-changed = De gegevens zijn veranderd; zo is het nu.
propose-doubted = Naar wat u schrijft voldoet het misschien niet; dat kan ik hier niet beoordelen, een collega wel.
propose-final = Hierna kan er aan bestelling { $order } niets meer worden veranderd.
propose-send-back = { $count ->
        [one] U hebt één dag om het terug te sturen.
       *[other] U hebt { $count } dagen om het terug te sturen.
    }
propose-cancel = Ik kan bestelling { $order } annuleren: { $items }.
propose-return = Retour uit bestelling { $order }: { $items }.
propose-reason = De opgegeven reden is { $quote }.
propose-fees = Al afgetrokken: { $parts }.
part-fee-return_label = { $price } voor het retourlabel
part-fee-freight = { $price } voor het transport terug
part-fee-other = { $price } aan kosten
money-refund = { $price } gaat terug naar { $method }.
money-refund-received = { $price } gaat terug naar { $method } zodra we het ontvangen.
money-refund-at-once = { $price } gaat meteen terug naar { $method }.
money-refund-days = { $price } gaat terug naar { $method }; dat duurt { $days }.
money-refund-received-days = { $price } gaat terug naar { $method }; dat duurt { $days } nadat we het ontvangen.
money-pay = U betaalt { $price } met { $method }.
money-pay-received = U betaalt { $price } met { $method } zodra we het ontvangen.
money-pay-more = U betaalt { $price } extra met { $method }.
money-pay-more-received = U betaalt { $price } extra met { $method } zodra we het ontvangen.
money-charged = Er wordt { $price } afgeschreven van { $method }.
money-charged-more = Er wordt { $price } extra afgeschreven van { $method }.
propose-address = Bestelling { $order } zou gaan naar { $address } in plaats van { $before }.
propose-account-address = Het adres van uw account zou worden { $address } in plaats van { $before }.
propose-payment = Ik kan de betaling van bestelling { $order } overzetten op { $method }.
propose-items = In bestelling { $order } zou ik wijzigen:
propose-exchange = Uit bestelling { $order } zou ik omruilen:
swap = { $name }: { $parts }.
part-instead = { $value } in plaats van { $old }
part-without = zonder { $old }
part-same-again = nog zo een, precies hetzelfde
part-price-instead = { $low } in plaats van { $high }
part-price-instead-each = { $low } in plaats van { $high } per stuk
propose-same-price = De prijs verandert niet.
propose-condition = De winkel stelt deze voorwaarde: { $quote }
propose-ask = { $kind ->
        [cancel_order] Zal ik annuleren?
        [return_items] Zal ik de retour starten?
        [exchange_items] Zal ik de omruiling starten?
        [change_order_payment] Zal ik de betaling wijzigen?
        [change_order_items] Zal ik dit wijzigen?
       *[other] Zal ik het adres wijzigen?
    }
    .other = { $kind ->
        [cancel_order] Wilt u dat ik annuleer?
        [return_items] Wilt u dat ik de retour start?
        [exchange_items] Wilt u dat ik de omruiling start?
        [change_order_payment] Wilt u dat ik de betaling wijzig?
        [change_order_items] Wilt u dat ik dit wijzig?
       *[other] Wilt u dat ik het adres wijzig?
    }
withheld-proposal = Ik kan u deze wijziging niet volledig laten zien, dus ik doe het niet; een collega kan u helpen.
withheld-made = Uw verzoek is in het bestelsysteem aangekomen; vraag naar de bestelling om te zien hoe het ervoor staat.

### Gedaan

made = { $again ->
        [yes] Dat was al gedaan: { $fact }.
       *[no] Gedaan: { $fact }.
    }
made-asked = { $again ->
        [yes] Al aangevraagd: { $noun }; het bestelsysteem heeft het nog niet bevestigd.
       *[no] Aangevraagd: { $noun }; het bestelsysteem heeft het nog niet bevestigd.
    }
made-unsure = Tot dan kan ik niet zeggen dat het gedaan is.
made-last = De artikelen van deze bestelling kunnen niet nog eens worden gewijzigd.
fact-cancel_order = bestelling { $order } is geannuleerd
fact-return_items = de retour uit bestelling { $order } is aangevraagd, { $items }
fact-exchange_items = de omruiling uit bestelling { $order } is aangevraagd, { $items }
fact-change_order_address = bestelling { $order } gaat nu naar { $address }
fact-change_order_payment = bestelling { $order } wordt nu betaald met { $method }
fact-change_order_items = in bestelling { $order } is gewijzigd { $items }
fact-change_account_address = het adres van uw account is nu { $address }
dropped = Goed, ik heb niets veranderd.
dropped-noun = Goed, dit doe ik niet: { $noun }.

### Wat niet kan

refused = Dit kan niet: { $noun }; { $why }.
cause-status = de status is ‘{ $status }’
cause-status-only = de status is ‘{ $status }’ en het kan alleen bij ‘{ $options }’
cause-already_cancelled = die is al geannuleerd
cause-already_changed = de artikelen zijn al een keer gewijzigd, vaker kan niet
cause-open_request = er loopt al iets ({ $request })
cause-dispatched = die is al onderweg
cause-dispatched-carrier = die is al onderweg met { $text }
cause-too_late = de termijn is voorbij
cause-too_late-on = de termijn is voorbij, de laatste dag was { $day }
cause-not_returnable = onze voorwaarden sluiten het uit
cause-not_returnable-why = onze voorwaarden sluiten dit uit: { $quote }
cause-delivery_unknown = ik weet niet wanneer het is bezorgd en kan niet zien of het op tijd is
cause-not_offered = deze winkel biedt dat niet aan
cause-abroad = voor bestellingen naar het buitenland kan dat niet
cause-whole_order_only = losse artikelen kunnen er niet uit, alleen alles annuleren
cause-reason = die reden geldt niet
cause-reason-only = de reden moet zijn: { $options }
cause-several_payments = het is niet met één betaling betaald
cause-several_methods = het is met { $count } betaalmethoden betaald
cause-partly_refunded = een deel is al terugbetaald
cause-same_method = zo wordt het al betaald
cause-same_address = dat adres staat er al
cause-unknown_method = die betaalmethode staat niet in uw account
cause-target = het kan alleen terug naar waarmee is betaald
cause-target-return = de terugbetaling kan alleen naar waarmee is betaald of naar een cadeaubon van u
cause-target-credit = deze winkel betaalt niet terug als tegoed
cause-balance = de cadeaubon is niet genoeg
cause-balance-sums = op de cadeaubon staat { $low } en er zou { $high } nodig zijn
cause-nothing_paid = er is niets meer terug te betalen
cause-no_items = ik weet nog niet welke artikelen u bedoelt
cause-no_such_item = ik vind dat artikel niet in de bestelling
cause-no_such_order = ik vind die bestelling niet bij de uwe
cause-quantity = van { $name } zijn er maar { $count }
cause-other_product = { $name } kan alleen tegen een andere versie van hetzelfde product
cause-no_replacement = ik weet nog niet waartegen { $name } wordt geruild
cause-same_item = { $name } is dat al
cause-unavailable = { $name } is er zo nu niet
cause-address_incomplete = het adres is niet volledig
cause-address_incomplete-parts = in het adres ontbreekt { $parts }
cause-other = de voorwaarden staan het niet toe
offer-cancel_order = Ik kan de hele bestelling annuleren; zal ik dat doen?
offer-return_items = U kunt het terugsturen; zal ik dat starten?
offer-exchange_items = U kunt het omruilen tegen een andere versie; zal ik dat starten?
offer-change_order_items = Ik kan het omruilen tegen een andere versie; zal ik dat doen?
offer-change_order_address = Ik kan het adres wijzigen; zal ik dat doen?
offer-change_order_payment = Ik kan de betaling wijzigen; zal ik dat doen?
after-return_items = Zodra het er is, kunt u het terugsturen.
after-exchange_items = Zodra het er is, kunt u het omruilen tegen een andere versie.
offer-person = Een collega kan ernaar kijken; zal ik het doorgeven?
trouble-sorry = Het spijt me dat het misging.
trouble-which = Om welke bestelling gaat het?
trouble-person = Als u liever met een collega praat, zeg het dan.
trouble-tell = Noem de bestelling of wat er gebeurde, dan kijk ik wat er kan; of ik geef het meteen door aan een collega.
trouble-can = Dit kan: { $parts }.
trouble-choose = Wat hebt u liever, of zal ik het aan een collega doorgeven?
trouble-none = Daar kan ik zelf niets aan doen.
trouble-colleague = Zal ik het aan een collega doorgeven?
service-declined = Het bestelsysteem staat het niet toe.
service-declined-why = Het bestelsysteem staat het niet toe: { $quote }.
service-unchanged = Er is niets veranderd.
service-no-account = Ik zie geen bestellingen bij dit account.
service-unsent = Ik kan nu geen codes sturen, dus ik kan geen bestellingen opzoeken.
service-down-change = Het bestelsysteem antwoordt nu niet, dus er is niets veranderd.
service-down = Het bestelsysteem antwoordt nu niet, dus ik kan geen bestellingen opzoeken.
try-again = Probeer het straks nog eens; of zal ik het aan een collega doorgeven?
unchanged = Goed, er is niets veranderd.
anything-else = Verder nog iets?
    .other = Kan ik u nog ergens mee helpen?

### Snelle antwoorden

option-pass-on = Ja, geef het door
option-no-thanks = Nee, dank u
option-erase = Ja, wis alles
option-keep = Nee, bewaar het
option-yes = Ja
option-no = Nee
option-best-rated = Best beoordeeld
option-person = Met een medewerker praten
option-next = Volgende stap
option-works = Het werkt nu
option-unhelped = Dat hielp niet
option-stop = Stoppen
option-add = In mijn winkelwagen
option-return = Terugsturen
option-exchange = Ruilen
option-cancel = Bestelling annuleren
option-change = Wijzigen
option-all = Alles
option-upto = Tot { $price }
option-over = Meer dan { $price }
option-between = { $low } tot { $high }
option-number = { $label }, nummer { $text }
option-same = hetzelfde
option-unneeded = niet meer nodig
option-mistake = per ongeluk besteld
option-unlike = niet zoals beschreven
option-faulty = defect
option-unfit = past niet
option-order = { $order }: { $items }
option-order-more = { $order }: { $items } en nog { $count }

### Foto's

like-looks = Naar kleur en vorm lijkt dit er het meest op: { $things }.
like-content = Naar uw foto lijkt dit er het meest op: { $things }.
like-none = Niets voldoet aan dat alles.
picture-nothing = Ik heb geen foto's van onze producten om de uwe mee te vergelijken.
picture-words = Zeg in woorden wat erop staat en ik zoek het.
picture-aside = Foto's gebruik ik alleen om vergelijkbare producten te zoeken, dus ik ging op uw woorden af.

### Hulp en eerdere antwoorden

answer-kept = Ons team antwoordde op { $day }: { $quote }
answer-kept-in = Ons team antwoordde op { $day } (in het { $label }): { $quote }
step-told = Stap { $count } van { $total }: { $quote }
manual-quote = In ‘{ $title }’ staat: { $quote }
size-told = De maattabel ‘{ $title }’ geeft voor { $value }: { $facts }.
size-outside = De maattabel ‘{ $title }’ loopt van { $low } tot { $high }; { $value } valt erbuiten.
size-between = In de maattabel ‘{ $title }’ ligt { $value } tussen { $options }.
support-which = Om welk product gaat het?
support-unknown = De handleidingen die ik heb zeggen daar niets over.
    .other = Ik vind daar niets over in de handleidingen.
support-last = Dat was de laatste stap.
support-helped = Heeft het geholpen?
support-out = De handleiding stelt verder niets voor.
support-solved = Fijn.
    .other = Mooi, dan is het opgelost.
support-stopped = Goed, we laten het daarbij.
support-first = Dat was de eerste stap.
support-no-needs = De handleiding noemt niets dat nodig is.
