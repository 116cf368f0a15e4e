# Wie im Laden gesprochen wird: kurz, konkret, freundlich, mit „Sie“. Zuerst die Antwort.
# Ids und Argumente wie in zh.ftl; was ein Argument enthält, steht in assistant/locales/patterns.py.
# .other ist dieselbe Aussage in anderen Worten.

### Überall

quotation = „{ $quote }“
comma = { ", " }
nothing-to-say = Das habe ich gefunden.
part-thing = { $name } ({ $price })
part-thing-each = { $name } (je { $price })
part-times = { $count } × { $name }
part-variant = { $name } ({ $values })
part-pair = { $value } bei { $name }
part-fact = { $attribute }: { $value }
part-and-others = { $names } und andere, zusammen { $count }
part-item = dieser Artikel
part-items = { $items } und weitere, zusammen { $count } Stück
value-yes = ja
value-no = nein
value-stocked = auf Lager
value-out = ausverkauft
label-stock = Bestand
label-brand = Marke
label-price = Preis
label-rating = Bewertung
pass-on = Soll ich die Frage an einen Kollegen weitergeben?
a-person = Ein Kollege kann Ihnen helfen; soll ich es weitergeben?
facts = { $what }: { $facts }.

### Suchen

found-one = Eins passt: { $thing }.
    .other = Genau eins passt: { $thing }.
found-look = Schauen Sie sich das an: { $thing }.
found-all = { $count } passen: { $things }.
found-start = Schauen Sie zuerst: { $first } und { $second }.
    .other = Ich würde hiermit anfangen: { $first }, dann { $second }.
telling-both = Am günstigsten und am besten bewertet davon: { $name }.
telling-best = Am besten bewertet davon: { $name } mit { $rating }.
telling-cheapest = Am günstigsten davon: { $name } für { $price }.
rated = { $name }: Bewertung { $rating } von 5.
rated-by = { $name }: Bewertung { $rating } von 5, aus { $count } Stimmen.
stocked = { $name }: auf Lager.
out = { $name }: zurzeit ausverkauft.
was-stocked = { $name }: am { $time } auf Lager.
ordered-cheapest = { $yes ->
        [yes] Am günstigsten unter dem, was auf Lager ist: { $thing }.
       *[no] Am günstigsten: { $thing }.
    }
ordered-dearest = { $yes ->
        [yes] Am teuersten unter dem, was auf Lager ist: { $thing }.
       *[no] Am teuersten: { $thing }.
    }
ordered-rated = { $yes ->
        [yes] Am besten bewertet unter dem, was auf Lager ist: { $thing }.
       *[no] Am besten bewertet: { $thing }.
    }
ordered-newest = { $yes ->
        [yes] Am neuesten unter dem, was auf Lager ist: { $thing }.
       *[no] Am neuesten: { $thing }.
    }
ordered-first = { $yes ->
        [yes] An erster Stelle unter dem, was auf Lager ist: { $thing }.
       *[no] An erster Stelle: { $thing }.
    }
level-cheapest = { $yes ->
        [yes] Gleich günstig und am günstigsten unter dem, was auf Lager ist: { $names }.
       *[no] Gleich günstig und am günstigsten: { $names }.
    }
level-dearest = { $yes ->
        [yes] Gleich teuer und am teuersten unter dem, was auf Lager ist: { $names }.
       *[no] Gleich teuer und am teuersten: { $names }.
    }
level-rated = { $yes ->
        [yes] Gleich gut und am besten bewertet unter dem, was auf Lager ist: { $names }.
       *[no] Gleich gut und am besten bewertet: { $names }.
    }
level-newest = { $yes ->
        [yes] Gleich neu und am neuesten unter dem, was auf Lager ist: { $names }.
       *[no] Gleich neu und am neuesten: { $names }.
    }
level-first = { $yes ->
        [yes] Gemeinsam an erster Stelle unter dem, was auf Lager ist: { $names }.
       *[no] Gemeinsam an erster Stelle: { $names }.
    }
level-price = Alle kosten { $price }.
level-rating = Alle haben { $rating } von 5.
beyond-cheaper = { $name } ist günstiger, { $price }, aber zurzeit ausverkauft.
beyond-dearer = { $name } ist teurer, { $price }, aber zurzeit ausverkauft.
beyond-rated = { $name } ist besser bewertet, { $rating }, aber zurzeit ausverkauft.
next = Danach kommt { $thing }.
unordered = In den Daten des Ladens fehlt dazu die Angabe, deshalb kann ich nicht danach ordnen.
wanted = { $name } ({ $values })
wanted-below = bis { $price }
wanted-above = ab { $price }
wanted-rated = Bewertung ab { $rating }
wanted-not = ohne { $value }
none = Ich habe nichts gefunden, das zu allem passt.
none-wanted = Das habe ich nicht gefunden: { $items }.
not-carried = So etwas führen wir nicht.
not-carried-wanted = Das führen wir nicht: { $items }.
nearest = Am ähnlichsten: { $things }.
recommend = Ich würde das nehmen: { $thing }.
    .other = Schauen Sie sich das an: { $thing }.
recommend-why = Ich würde das nehmen: { $thing } – { $reason }.
    .other = Schauen Sie sich das an: { $thing } – { $reason }.
recommend-or = Oder { $thing }.
recommend-or-why = Oder { $thing } – { $reason }.
no-more = Das war alles, was ich in dieser Art habe.
    .other = Anderes in dieser Art habe ich nicht.
instead-same = { $name } ist auf Lager.
instead-there = Es gibt noch { $name }.
nothing-instead = Einen passenden Ersatz habe ich nicht.
closest = Am ähnlichsten: { $things }.
closest-stocked = Am ähnlichsten von dem, was auf Lager ist: { $things }.
cheaper-by = { $name } ist { $price } günstiger als { $other }.
dearer-by = { $name } ist { $price } teurer als { $other }.
differs = { $attribute }: { $pairs }.

### Gründe

reason-did = { $did ->
        [bought] Sie haben { $name } gekauft
        [cart] Sie haben { $name } in den Warenkorb gelegt
        [liked] Ihnen gefiel { $name }
       *[looked] Sie haben sich { $name } angesehen
    }
reason-together = { $count } Kunden haben es zusammen mit { $name } gekauft
reason-after = oft nach { $name } gewählt
reason-like = { $did ->
        [bought] ähnlich wie { $name }, das Sie gekauft haben
        [cart] ähnlich wie { $name } in Ihrem Warenkorb
        [liked] ähnlich wie { $name }, das Ihnen gefiel
       *[looked] ähnlich wie { $name }, das Sie sich angesehen haben
    }
reason-cheaper = günstiger als { $name }
reason-better = besser bewertet als { $name }
reason-size = in Ihrer Größe { $value } da
reason-taste = Sie mögen { $value }
reason-habit = { $value }, wie das meiste, was Sie gewählt haben
reason-rated = Bewertung { $rating } von 5
reason-rated-by = Bewertung { $rating } von 5, aus { $count } Stimmen
reason-popular = zuletzt von { $count } Kunden gekauft
reason-new = neu im Laden
reason-stocked = auf Lager
reason-alike = ebenfalls { $value }
why = Darum { $name }: { $reason }.
why-search = Es passt zu Ihrer Suche; Angaben über Sie spielten keine Rolle.
why-none = { $name } gehört einfach zu unserem Angebot; einen besseren Grund habe ich nicht.

### Fragen

clarify-sure = Gern.
    .other = Kein Problem.
clarify-total = Zur Auswahl stehen { $count }.
clarify-category = In welche Richtung soll ich schauen: { $options }?
clarify-price = Wie viel möchten Sie ausgeben: { $options }?
clarify-brand = Welche Marke möchten Sie: { $options }?
clarify-person = Für wen ist es: { $options }?
clarify-attribute = { $attribute } – was möchten Sie: { $options }?
choose-values = { $name } gibt es in { $values }.
choose-which = Was soll ich nehmen ({ $attribute })?
which-one = Was meinen Sie: { $names }?
which-only = Bisher habe ich Ihnen nur eins gezeigt, meinen Sie das?
which-none = Welches Produkt meinen Sie?
which-unseen = Ich habe Ihnen noch keins gezeigt.

### Vergleichen

compare-same-price = { $names } kosten gleich viel: { $price }.
compare-cheaper = { $name } ist { $price } günstiger: { $low } gegen { $high } für { $other }.
compare-cheapest = Am günstigsten: { $names } für { $price }.
compare-rated = { $name } ist besser bewertet: { $rating }; { $pairs }.
compare-for = { $attribute } spricht für { $name }
compare-view = { $parts }.
compare-none = In den Daten des Ladens unterscheiden sie sich nicht: { $names }.

### Über ein Produkt

answer-price = { $name } kostet { $price }.
answer-price-each = { $name } kostet je { $price }.
answer-is = Ja, { $name }: { $attribute }.
answer-value = { $yes ->
        [yes] Ja. { $name }, { $attribute }: { $value }.
        [no] Nein. { $name }, { $attribute }: { $value }.
       *[none] { $name }, { $attribute }: { $value }.
    }
answer-quote = { $yes ->
        [yes] Ja. In der Beschreibung von { $name } steht: { $quote }
        [no] Nein. In der Beschreibung von { $name } steht: { $quote }
       *[none] In der Beschreibung von { $name } steht: { $quote }
    }
unanswered = Das steht in den Daten zu { $name } nicht.
unanswered-known = Darin steht: { $facts }.
review = Ein Kunde schreibt: { $quote }
review-by = { $author }, Kunde bei uns, schreibt: { $quote }
reviews-mixed = In den { $total } Rezensionen zu { $name }: { $parts }.
part-praise = { $count } loben { $label }
part-blame = { $count } beklagen { $label }
reviews-good = Von { $total } Rezensionen zu { $name } äußern sich { $count } positiv.
reviews-bad = Von { $total } Rezensionen zu { $name } haben { $count } etwas auszusetzen.
reviews-none-good = Von { $total } Rezensionen zu { $name } lobt keine deutlich.
reviews-none-bad = Von { $total } Rezensionen zu { $name } hat keine deutlich etwas auszusetzen.
reviews-mention = Von { $total } Rezensionen zu { $name } erwähnen { $count }: { $label }.
reviews-no-mention = Von { $total } Rezensionen zu { $name } erwähnt keine: { $label }.
reviews-sides = Davon: { $parts }.
option-has = { $thing } gibt es in { $value }.
option-unknown = Zu { $name } steht in den Daten nichts über { $attribute }.
option-others = { $name } gibt es in { $values }, nicht in { $value }.
option-instead = In { $value } gibt es { $thing }.
goes-nothing = In den Daten des Ladens steht nicht, was dazu passt.
goes-unnamed = In den Daten des Ladens steht nichts eigens dafür.
goes-named = Zu { $name } passt: { $things }.
goes-kind = Für solche Artikel gibt es { $things }.
goes-category = Unter dem Zubehör dieser Art gibt es { $things }.
goes-bought = { $thing }: { $reason }.

### Das ganze Angebot

survey-one = Nur eins: { $thing }.
survey-only = Nur ein Produkt passt.
survey-count = { $count } Produkte passen.
survey-all = Wir haben insgesamt { $count } Produkte.
survey-all-stocked = Alle sind auf Lager.
survey-stocked = Davon auf Lager: { $count }.
survey-priced = Nur eins hat einen vergleichbaren Preis: { $thing }.
survey-same-price = Alle kosten { $price }.
survey-range = Am günstigsten: { $first }, am teuersten: { $second }.
survey-unpriced = Ohne vergleichbaren Preis: { $count }.
survey-no-prices = Die Daten des Ladens nennen dafür keine Preise.
survey-no-brands = Die Daten des Ladens nennen dafür keine Marke.
survey-no-kinds = Die Daten des Ladens ordnen sie keiner Kategorie zu.
survey-no-values = Das sagen die Daten des Ladens davon nicht.
survey-brands = { $count ->
        [one] Nur eine Marke: { $values }.
       *[other] { $count } Marken: { $values }.
    }
survey-brands-most = { $count } Marken, die meisten Produkte von { $values }.
survey-kinds = { $count ->
        [one] Nur eine Art: { $values }.
       *[other] { $count } Arten: { $values }.
    }
survey-kinds-most = { $count } Arten, die meisten Produkte in { $values }.
survey-values = { $attribute }: { $values }.
survey-values-most = { $attribute }: insgesamt { $count }, am häufigsten { $values }.
survey-unstated = Ohne Angabe: { $count }.
survey-untold = Bei einem Teil Ihrer Wünsche sagen die Daten nicht, worauf er zutrifft.
then-unknown = Die Daten des Ladens sagen nicht, wann der Bestand zuletzt bestätigt wurde.
then-all = Stand { $time }: auf Lager.
then-count = Stand { $time }: { $count } auf Lager.
then-all-later = Stand { $time } oder später: auf Lager.
then-count-later = Stand { $time } oder später: { $count } auf Lager.

### Vorlieben

noted-likes = Notiert: Sie mögen { $values }.
noted-likes-theirs = Notiert, für die beschenkte Person: { $values }.
noted-size = Größe { $value }, notiert.
noted-dislikes = Gut, ich schlage Ihnen nichts vor mit: { $values }.
noted-dislikes-theirs = Gut, für die beschenkte Person schlage ich nichts vor mit: { $values }.
noted-careful = Gut, ich lasse alles weg, bei dem die Daten das nennen: { $values }.
noted-fine = Gut, { $values } darf wieder dabei sein.
noted-forgotten = Vergessen: { $values } zählt nicht mehr.
noted-here = Das merke ich mir nur für dieses Gespräch.
careful = Was für Sie sicher ist, kann ich nicht beurteilen; prüfen Sie bitte auch die Produktseite.
profile-off = Sie haben persönliche Empfehlungen abgeschaltet, also führe ich kein Profil.
profile-on-again = Sagen Sie Bescheid, wenn Sie sie wieder möchten.
profile-nothing-account = Noch nichts außer Ihrem Konto: Sie haben keine Bestellungen und keine Vorlieben genannt.
profile-nothing = Noch nichts: Ich weiß nicht, wer Sie sind, und Sie haben keine Vorlieben genannt.
profile-ask = Sagen Sie mir, was Sie mögen oder nicht, und ich richte mich danach.
profile-into = Ich denke, Sie interessieren sich für { $label }.
profile-did = { $did ->
        [bought] Sie haben { $names } gekauft.
        [cart] Sie haben { $names } in den Warenkorb gelegt.
        [liked] Ihnen gefiel { $names }.
       *[looked] Sie haben sich { $names } angesehen.
    }
profile-likes = Sie sagten, Sie mögen { $values }.
profile-dislikes = Sie sagten, Sie möchten nicht: { $values }.
profile-habits = Das meiste, was Sie wählten, ist { $values }.
profile-band = Meist geben Sie { $low } bis { $high } aus.
profile-band-one = Meist geben Sie { $price } aus.
profile-sizes = Ihre Größe ist, nach dem, was Sie wählten oder sagten: { $values }.
profile-from = Das kommt aus: { $parts }.
part-orders = { $count ->
        [one] Ihrer Bestellung
       *[other] Ihren { $count } Bestellungen
    }
part-events = dem, was Sie ansahen oder in den Warenkorb legten
part-told = dem, was Sie mir sagten
profile-correct = Sagen Sie mir, wenn etwas nicht stimmt oder ich es vergessen soll.
erase-ask = Soll ich alles über Ihre Vorlieben löschen: was Sie sagten, ansahen und in den Warenkorb legten?
erase-orders = Ihre Bestellungen bleiben beim Laden.
erased = Erledigt, alles ist gelöscht.
erased-nothing = Es gibt nichts zu löschen: Ich habe nichts über Sie gespeichert.
erased-kept = Gut, ich habe nichts gelöscht.
orders-unused = Ihre Bestellungen bleiben beim Laden, aber ich nutze sie nicht für Empfehlungen.
profile-wrong = Das tut mir leid. Sagen Sie mir, was Sie nicht mögen, und ich richte mich danach.
profile-off-already = Sie sind schon abgeschaltet: Ich führe kein Profil von Ihnen.
profile-off-now = Erledigt: keine persönlichen Empfehlungen mehr, und was ich gespeichert hatte, ist gelöscht.
profile-off-visit = Erledigt: keine persönlichen Empfehlungen bei diesem Besuch, und was ich gespeichert hatte, ist gelöscht.
profile-on-already = Sie sind schon eingeschaltet.
profile-on = Erledigt, ich richte mich wieder nach dem, was Sie hier sagen und tun.
profile-on-orders = Erledigt, ich richte mich wieder nach dem, was Sie hier sagen und tun, und nach Ihren Bestellungen.

### Regeln des Ladens

policy-quote = Auf der Seite „{ $title }“ schreibt der Laden: { $quote }
policy-unknown = Dazu steht auf den Seiten des Ladens nichts.
    .other = Auf den Seiten des Ladens finde ich dazu nichts.

### Warenkorb

cart-added = Im Warenkorb: { $thing }.
cart-removed = Aus dem Warenkorb genommen: { $name }.
cart-total = Ihr Warenkorb kostet { $price }.
cart-empty-now = Er ist jetzt leer.
cart-empty = Ihr Warenkorb ist leer.
cart-shown = In Ihrem Warenkorb: { $names }.

### An Kollegen

handed-thanks = Danke, meine Kollegen wissen jetzt Bescheid.
handed-added = Das habe ich für meine Kollegen ergänzt.
handed-already = Meine Kollegen haben das schon.
handed-sorry = Es tut mir leid, dass das schiefgegangen ist.
handed-listed = Ich habe es an einen Kollegen weitergegeben.
    .other = Ein Kollege sieht sich das an.
handed-order = Das muss ein Kollege machen; Ihr Wunsch steht auf der Liste.
hours = Erreichbar ist das Team: { $quote }.
hours-until = Das Team ist jetzt da, bis { $time }.
hours-back = Gerade ist niemand da, wieder ab { $time }.
handed-where = Wie erreichen wir Sie: per E-Mail oder Telefon?

### Begrüßen

greeting = Guten Tag!
    .other = Hallo!
greeting-ask = Was suchen Sie?
thanks = Gern geschehen.
    .other = Gern.
goodbye = Auf Wiedersehen, und danke für Ihren Besuch.
    .other = Auf Wiedersehen.
out-of-scope = Ich kann nur bei diesem Laden helfen: bei Produkten, Regeln und Ihren Bestellungen.
    .other = Dabei kann ich nicht helfen, nur bei Produkten, Regeln und Bestellungen dieses Ladens.
careful-health = Was für Ihre Gesundheit sicher ist, kann ich nicht beurteilen; ich gebe nur wieder, was auf der Produktseite steht.
careful-name = Nennen Sie ein Produkt, und ich sehe nach.
empty = Das habe ich nicht verstanden.
empty-ask = Was suchen Sie?
declined = Gut.
declined-tell = Sagen Sie Bescheid, wenn Sie etwas anderes sehen möchten.

### Wer spricht

ask-email = Mit welcher E-Mail-Adresse haben Sie bestellt?
ask-name = Wie lauten Ihr voller Name und Ihre Postleitzahl, wie auf der Bestellung?
ask-token = Bitte melden Sie sich auf dieser Seite an, dann kann ich Ihre Bestellungen sehen.
ask-code = Wie lautet der sechsstellige Code in der E-Mail?
ask-postcode-too = Und welche Postleitzahl steht auf der Bestellung?
ask-name-too = Und welcher volle Name steht auf der Bestellung?
instead-email = Die E-Mail-Adresse der Bestellung geht auch.
instead-name = Voller Name und Postleitzahl gehen auch.
instead-token = Eine Anmeldung auf dieser Seite geht auch.
instead-code = Der sechsstellige Code aus der E-Mail geht auch.
code-sent = Wenn das bei uns hinterlegt ist, kommt ein sechsstelliger Code an die hinterlegte E-Mail-Adresse.
code-says = Wie lautet er?
mismatch = Damit finde ich keine Bestellung.
mismatch-code = Der Code stimmt nicht oder ist zu alt.
mismatch-token = Die Anmeldung hat nicht geklappt.
let-me-see = Ich sehe nach.
    .other = Gern, ich schaue.
welcome = Danke, { $person }.
welcome-bare = Danke.
barred-tries = Das war ein Versuch zu viel; vorerst kann ich hier keine Bestellungen nachsehen.
barred-inbox = Der Code geht nur an die hinterlegte Adresse; ohne dieses Postfach kann ich keine Bestellungen nachsehen.
barred-email = Wenn Sie mit einer anderen E-Mail-Adresse bestellt haben, nennen Sie mir diese.
barred-others = Ich kann hier nur bei Ihren eigenen Bestellungen und Ihrem eigenen Konto helfen.

### Bestellungen

part-order = Bestellung { $order }
status-pending = offen
status-processed = bearbeitet
status-shipped = verschickt
status-delivered = zugestellt
status-cancelled = storniert
status-none = kein Status verzeichnet
status-other = { $quote }
part-delivered-on = zugestellt am { $day }
part-delivered = zugestellt
part-sent-on = verschickt am { $day }
part-sent = verschickt
part-carrier = mit { $text }
part-tracking = Sendungsnummer { $text }
part-expected = erwartet am { $day }
part-was-expected = war erwartet am { $day }, noch nicht als zugestellt gemeldet
part-placed = bestellt am { $day }
part-total = zusammen { $price }
part-paid = { $price } mit { $method }
part-days = { $from } bis { $to } Werktage
part-days-one = { $count } Werktage
order-parcels = Bestellung { $order } ist auf { $count } Pakete verteilt.
parcel-left = Noch kein Paket sehe ich für { $items }.
tracking-none = Für Bestellung { $order } gibt es keine Sendungsnummer.
order-state = Stand der Bestellung { $order }: { $status }.
order-paid = Bezahlt: { $parts }.
order-goes = Bestellung { $order } geht an { $address }.
order-went = Bestellung { $order } ging an { $address }.
order-was-to-go = Bestellung { $order } sollte an diese Adresse gehen: { $address }.
order-refunded = Erstattet: { $parts }.
order-refund-takes = Die Erstattung dauert { $days }.
order-request = Zu Bestellung { $order } verzeichnet: { $request }.
order-request-items = Zu Bestellung { $order } verzeichnet: { $request } von { $items }.
request-return = Rückgabe
request-exchange = Umtausch
request-cancel = Stornierung
request-change = Änderung
request-other = eine Anfrage
order-refund-goes = Die Erstattung geht auf { $method }.
order-refund-after = Sie dauert nach Eingang der Ware { $days }.
order-refund-none = Zu Bestellung { $order } ist keine Erstattung verzeichnet.
order-invoice = Die Rechnung zu Bestellung { $order }: { $link }
order-no-invoice = Eine Rechnung kann ich hier nicht senden; das steht zu Bestellung { $order }.
as-of = Das ist der Stand vom { $time }.
orders-none = Eine solche Bestellung sehe ich bei Ihnen nicht.
orders-listed = { $count ->
        [one] Ich sehe eine Bestellung von Ihnen:
       *[other] Ich sehe { $count } Bestellungen von Ihnen:
    }
orders-listed-open = { $count ->
        [one] Ich sehe eine Bestellung von Ihnen, die noch kommt:
       *[other] Ich sehe { $count } Bestellungen von Ihnen, die noch kommen:
    }
orders-listed-refund = { $count ->
        [one] Ich sehe eine Bestellung von Ihnen mit Erstattung oder Rückgabe:
       *[other] Ich sehe { $count } Bestellungen von Ihnen mit Erstattung oder Rückgabe:
    }
orders-some = Hier sind { $count } von { $total } Bestellungen:
order-unknown = Unter Ihren Bestellungen finde ich das nicht: { $orders }.
order-unknown-bare = Diese Bestellung finde ich unter Ihren nicht.
order-known = Ich sehe: { $orders }.
order-known-more = Ich sehe: { $orders } und { $count } weitere.
balance-none = In Ihrem Konto ist keine Geschenkkarte mit Guthaben gespeichert.
balance = Guthaben Ihrer Geschenkkarten: { $parts }.
methods-none = In Ihrem Konto ist keine Zahlungsart gespeichert.
methods = In Ihrem Konto gespeichert: { $methods }.
account-name = Ihr Konto läuft auf { $person }, E-Mail { $email }.
account-address = Die Adresse dazu: { $address }.
account-nothing = keine Angabe
variants-none = { $name } gibt es zurzeit in keiner anderen Ausführung.
variants-missing = { $name } gibt es so nicht; am nächsten kommen:
variants-lead = { $name } gibt es auch so:
variant-line = { $values }, { $price }.
variants-more = Weitere: { $count }.
variants-also = { $name } gibt es auch so: { $parts }.
part-value = { $value }
part-value-at = { $value } ({ $price })
method-card = { $brand } mit Endziffern { $digits }
method-brand = { $brand }-Karte
method-bank = Karte
method-gift = Geschenkkarte
method-gift-with = Geschenkkarte mit { $price }
method-paypal = PayPal
method-credit = Ladenguthaben
method-order = Zahlungsart der Bestellung
method-number = { $method } (Nummer endet auf { $digits })

### Nachfragen

ask-order = { $kind ->
        [cancel_order] Welche Bestellung soll ich stornieren?
        [change_order_address] Welche Bestellung soll an eine andere Adresse gehen?
        [change_order_payment] Welche Bestellung soll anders bezahlt werden?
        [change_order_items] Welche Bestellung soll ich ändern?
        [return_items] Aus welcher Bestellung ist die Rückgabe?
        [exchange_items] Aus welcher Bestellung ist der Umtausch?
       *[other] Welche Bestellung meinen Sie?
    }
ask-items = { $kind ->
        [change_order_items] Was soll ich ändern: { $items }?
        [return_items] Was soll zurückgehen: { $items }?
        [exchange_items] Was soll ich umtauschen: { $items }?
       *[other] Was meinen Sie: { $items }?
    }
ask-items-bare = { $kind ->
        [change_order_items] Was soll ich ändern?
        [return_items] Was soll zurückgehen?
        [exchange_items] Was soll ich umtauschen?
       *[other] Was meinen Sie?
    }
ask-replacement = Wogegen soll ich { $name } tauschen?
ask-replacement-list = Wogegen soll ich { $name } tauschen:
ask-replacement-bare = Wogegen soll ich es tauschen?
missing-variant = { $name } gibt es so nicht.
ask-method = { $kind ->
        [change_order_payment] Wie möchten Sie bezahlen?
        [return_items] Wohin soll die Erstattung gehen?
       *[other] Welche Zahlungsart soll ich für den Unterschied nehmen?
    }
ask-method-of = { $kind ->
        [change_order_payment] Wie möchten Sie bezahlen: { $methods }?
        [return_items] Wohin soll die Erstattung gehen: { $methods }?
       *[other] Welche Zahlungsart soll ich für den Unterschied nehmen: { $methods }?
    }
ask-reason = Was ist der Grund?
ask-reason-of = Was ist der Grund: { $options }?
ask-address = Wohin soll Bestellung { $order } gehen: Straße, Ort, Bundesstaat und Postleitzahl?
ask-address-account = Wie lautet die neue Adresse Ihres Kontos: Straße, Ort, Bundesstaat und Postleitzahl?
ask-address-parts = Es fehlt noch: { $parts }.
part-address1 = Straße und Hausnummer
part-city = Ort
part-state = Bundesstaat
part-zip = Postleitzahl
part-country = Land
ask-unsure = Was möchten Sie damit tun?
failed-order = Das finde ich unter Ihren Bestellungen nicht.
failed-items = Das finde ich in der Bestellung nicht.
failed-replacement = So eins finde ich nicht.
failed-method = Diese Zahlungsart geht hier nicht.
failed-reason = Das ist keiner der Gründe.
failed-address = Das konnte ich nicht als volle Adresse lesen.
stuck = Es tut mir leid, ich verstehe noch nicht, was Sie meinen.
stuck-ways = Wählen Sie eins von den genannten, sagen Sie „so lassen“, oder fragen Sie nach einem Menschen.
stuck-address = Es tut mir leid, das konnte ich immer noch nicht als volle Adresse lesen.
stuck-address-ways = Nennen Sie Straße, Ort, Bundesstaat und Postleitzahl, sagen Sie „so lassen“, oder fragen Sie nach einem Menschen.

### Bestätigen

noun-cancel_order = Stornierung der Bestellung { $order }
noun-return_items = Rückgabe aus Bestellung { $order }: { $items }
noun-exchange_items = Umtausch aus Bestellung { $order }: { $items }
noun-change_order_items = Änderung in Bestellung { $order }: { $items }
noun-return = Rückgabe aus Bestellung { $order }
noun-exchange = Umtausch aus Bestellung { $order }
noun-items = Änderung der Artikel in Bestellung { $order }
noun-change_order_address = Neue Adresse für Bestellung { $order }
noun-change_order_payment = Neue Zahlungsart für Bestellung { $order }
noun-change_account_address = Neue Adresse Ihres Kontos
propose-again = Ihr Ja fehlt noch – { $noun }.
propose-changed = Die Daten haben sich geändert; so steht es jetzt.
propose-doubted = Nach dem, was Sie schreiben, passt das vielleicht nicht dazu; ich kann es hier nicht beurteilen, ein Kollege schon.
propose-final = Danach kann an Bestellung { $order } nichts anderes mehr geändert werden.
propose-send-back = { $count ->
        [one] Sie haben einen Tag Zeit für die Rücksendung.
       *[other] Sie haben { $count } Tage Zeit für die Rücksendung.
    }
propose-cancel = Ich kann Bestellung { $order } stornieren: { $items }.
propose-return = Rückgabe aus Bestellung { $order }: { $items }.
propose-reason = Als Grund steht dabei: { $quote }.
propose-fees = Davon schon abgezogen: { $parts }.
part-fee-return_label = { $price } für das Rücksendeetikett
part-fee-freight = { $price } für die Rückfracht
part-fee-other = { $price } Gebühren
money-refund = { $price } gehen zurück auf { $method }.
money-refund-received = { $price } gehen sofort zurück auf { $method }, sobald die Ware bei uns ist.
money-refund-at-once = { $price } gehen sofort zurück auf { $method }.
money-refund-days = { $price } gehen zurück auf { $method }; Dauer: { $days }.
money-refund-received-days = { $price } gehen zurück auf { $method }; Dauer nach Eingang der Ware: { $days }.
money-pay = Sie zahlen { $price } mit { $method }.
money-pay-received = Sie zahlen { $price } mit { $method }, sobald die Ware bei uns ist.
money-pay-more = Sie zahlen { $price } mehr mit { $method }.
money-pay-more-received = Sie zahlen { $price } mehr mit { $method }, sobald die Ware bei uns ist.
money-charged = { $price } werden abgebucht von { $method }.
money-charged-more = { $price } mehr werden abgebucht von { $method }.
propose-address = Bestellung { $order } ginge an { $address } statt an { $before }.
propose-account-address = Die Adresse Ihres Kontos wäre { $address } statt { $before }.
propose-payment = Ich kann die Zahlung von Bestellung { $order } umstellen auf { $method }.
propose-items = In Bestellung { $order } würde ich ändern:
propose-exchange = Aus Bestellung { $order } würde ich umtauschen:
swap = { $name }: { $parts }.
part-instead = { $value } statt { $old }
part-without = ohne { $old }
part-same-again = noch einmal genau das Gleiche
part-price-instead = { $low } statt { $high }
part-price-instead-each = je { $low } statt je { $high }
propose-same-price = Der Preis bleibt gleich.
propose-condition = Der Laden schreibt dazu: { $quote }
propose-ask = { $kind ->
        [cancel_order] Soll ich stornieren?
        [return_items] Soll ich die Rückgabe starten?
        [exchange_items] Soll ich den Umtausch starten?
        [change_order_payment] Soll ich die Zahlung ändern?
        [change_order_items] Soll ich das so ändern?
       *[other] Soll ich die Adresse ändern?
    }
    .other = { $kind ->
        [cancel_order] Möchten Sie, dass ich storniere?
        [return_items] Möchten Sie, dass ich die Rückgabe starte?
        [exchange_items] Möchten Sie, dass ich den Umtausch starte?
        [change_order_payment] Möchten Sie, dass ich die Zahlung ändere?
        [change_order_items] Möchten Sie, dass ich das so ändere?
       *[other] Möchten Sie, dass ich die Adresse ändere?
    }
withheld-proposal = Diese Änderung kann ich Ihnen nicht vollständig zeigen, also mache ich sie nicht; ein Kollege kann helfen.
withheld-made = Ihr Wunsch ist im Bestellsystem; fragen Sie mich nach der Bestellung, um zu sehen, wie es steht.

### Erledigt

made = { $again ->
        [yes] Das war schon erledigt: { $fact }.
       *[no] Erledigt: { $fact }.
    }
made-asked = { $again ->
        [yes] Das hatte ich schon beantragt – { $noun }; das Bestellsystem hat es noch nicht bestätigt.
       *[no] Beantragt – { $noun }; das Bestellsystem hat es noch nicht bestätigt.
    }
made-unsure = Bis dahin kann ich nicht sagen, dass es erledigt ist.
made-last = Die Artikel dieser Bestellung können nicht noch einmal geändert werden.
fact-cancel_order = Bestellung { $order } ist storniert
fact-return_items = Rückgabe aus Bestellung { $order } ist beantragt, { $items }
fact-exchange_items = Umtausch aus Bestellung { $order } ist beantragt, { $items }
fact-change_order_address = Bestellung { $order } geht jetzt an { $address }
fact-change_order_payment = Bestellung { $order } wird jetzt bezahlt mit { $method }
fact-change_order_items = in Bestellung { $order } ist geändert: { $items }
fact-change_account_address = die Adresse Ihres Kontos ist jetzt { $address }
dropped = Gut, ich habe nichts geändert.
dropped-noun = Gut, dann lasse ich das: { $noun }.

### Was nicht geht

refused = Das geht leider nicht – { $noun }: { $why }.
cause-status = der Stand ist „{ $status }“
cause-status-only = der Stand ist „{ $status }“, und es geht nur bei „{ $options }“
cause-already_cancelled = sie ist schon storniert
cause-already_changed = die Artikel wurden schon einmal geändert, öfter geht es nicht
cause-open_request = dazu läuft schon etwas ({ $request })
cause-dispatched = sie ist unterwegs
cause-dispatched-carrier = sie ist unterwegs mit { $text }
cause-too_late = die Frist ist vorbei
cause-too_late-on = die Frist ist vorbei, der letzte Tag war der { $day }
cause-not_returnable = unsere Regeln schließen es aus
cause-not_returnable-why = unsere Regeln schließen { $quote } aus
cause-delivery_unknown = ich weiß nicht, wann sie zugestellt wurde, und kann die Frist nicht prüfen
cause-not_offered = das bietet dieser Laden nicht an
cause-abroad = das wird bei Bestellungen ins Ausland nicht angeboten
cause-whole_order_only = einzelne Artikel gehen nicht, nur die ganze Bestellung
cause-reason = dieser Grund reicht nicht
cause-reason-only = als Grund gilt nur { $options }
cause-several_payments = sie ist nicht mit einer einzigen Zahlung bezahlt
cause-several_methods = sie ist mit { $count } Zahlungsarten bezahlt
cause-partly_refunded = ein Teil ist schon erstattet
cause-same_method = sie ist schon so bezahlt
cause-same_address = die Adresse ist schon diese
cause-unknown_method = diese Zahlungsart ist in Ihrem Konto nicht gespeichert
cause-target = das geht nur zurück auf die Zahlungsart der Bestellung
cause-target-return = die Erstattung geht nur auf die Zahlungsart der Bestellung oder auf eine Ihrer Geschenkkarten
cause-target-credit = dieser Laden erstattet nicht als Guthaben
cause-balance = die Geschenkkarte reicht nicht
cause-balance-sums = auf der Geschenkkarte sind { $low }, nötig wären { $high }
cause-nothing_paid = es ist nichts mehr zu erstatten
cause-no_items = ich weiß noch nicht, welche Artikel Sie meinen
cause-no_such_item = diesen Artikel finde ich in der Bestellung nicht
cause-no_such_order = diese Bestellung finde ich unter Ihren nicht
cause-quantity = von { $name } gibt es nur { $count }
cause-other_product = { $name } geht nur gegen eine andere Ausführung desselben Produkts
cause-no_replacement = ich weiß noch nicht, gegen was { $name } getauscht werden soll
cause-same_item = { $name } ist schon diese Ausführung
cause-unavailable = { $name } ist so zurzeit nicht zu haben
cause-address_incomplete = die Adresse ist nicht vollständig
cause-address_incomplete-parts = in der Adresse fehlt { $parts }
cause-other = die Regeln erlauben es nicht
offer-cancel_order = Ich kann stattdessen die ganze Bestellung stornieren; soll ich?
offer-return_items = Sie können es stattdessen zurückgeben; soll ich das starten?
offer-exchange_items = Sie können es stattdessen gegen eine andere Ausführung tauschen; soll ich das starten?
offer-change_order_items = Ich kann es stattdessen gegen eine andere Ausführung ändern; soll ich?
offer-change_order_address = Ich kann stattdessen die Adresse ändern; soll ich?
offer-change_order_payment = Ich kann stattdessen die Zahlung ändern; soll ich?
after-return_items = Sobald es da ist, können Sie es zurückgeben.
after-exchange_items = Sobald es da ist, können Sie es gegen eine andere Ausführung tauschen.
offer-person = Ein Kollege kann sich das ansehen; soll ich es weitergeben?
trouble-sorry = Es tut mir leid, dass das schiefgegangen ist.
trouble-which = Um welche Bestellung geht es?
trouble-person = Wenn Sie lieber einen Kollegen möchten, sagen Sie es einfach.
trouble-tell = Nennen Sie mir die Bestellung oder was passiert ist, dann sehe ich, was geht; oder ich hole gleich einen Kollegen.
trouble-can = Das geht – { $parts }.
trouble-choose = Was möchten Sie, oder soll ich einen Kollegen holen?
trouble-none = Da kann ich selbst nichts tun.
trouble-colleague = Soll ich einen Kollegen holen?
service-declined = Das Bestellsystem lässt das nicht zu.
service-declined-why = Das Bestellsystem lässt das nicht zu: { $quote }.
service-unchanged = Es wurde nichts geändert.
service-no-account = Unter diesem Konto sehe ich keine Bestellungen.
service-unsent = Ich kann gerade keinen Code senden und deshalb keine Bestellungen nachsehen.
service-down-change = Das Bestellsystem antwortet gerade nicht, also wurde nichts geändert.
service-down = Das Bestellsystem antwortet gerade nicht, deshalb kann ich keine Bestellungen nachsehen.
try-again = Bitte versuchen Sie es später noch einmal; oder soll ich es einem Kollegen weitergeben?
unchanged = Gut, es wurde nichts geändert.
anything-else = Kann ich noch etwas für Sie tun?
    .other = Sonst noch etwas?

### Schnellantworten

option-pass-on = Ja, weitergeben
option-no-thanks = Nein, danke
option-erase = Ja, alles löschen
option-keep = Nein, behalten
option-yes = Ja
option-no = Nein
option-best-rated = Am besten bewertet
option-person = Mit einem Menschen sprechen
option-next = Nächster Schritt
option-works = Jetzt geht es
option-unhelped = Das hat nicht geholfen
option-stop = Aufhören
option-add = In den Warenkorb legen
option-return = Zurückgeben
option-exchange = Umtauschen
option-cancel = Bestellung stornieren
option-change = Ändern
option-all = Alles
option-upto = Bis { $price }
option-over = Über { $price }
option-between = { $low } bis { $high }
option-number = { $label }, Nummer { $text }
option-same = das Gleiche
option-unneeded = nicht mehr gebraucht
option-mistake = aus Versehen bestellt
option-unlike = nicht wie beschrieben
option-faulty = defekt
option-unfit = passt nicht
option-order = { $order }: { $items }
option-order-more = { $order }: { $items } und { $count } weitere

### Bilder

like-looks = Nach Farbe und Form am nächsten: { $things }.
like-content = Nach Ihrem Bild am nächsten: { $things }.
like-none = Zu allem passt nichts.
picture-nothing = Ich habe keine Bilder unserer Produkte, mit denen ich Ihres vergleichen könnte.
picture-words = Sagen Sie in Worten, was es zeigt, und ich suche.
picture-aside = Bilder nutze ich nur, um ähnliche Produkte zu finden; ich bin nach Ihren Worten gegangen.

### Hilfe und frühere Antworten

answer-kept = Unser Team hat am { $day } geantwortet: { $quote }
answer-kept-in = Unser Team hat am { $day } geantwortet (Sprache: { $label }): { $quote }
step-told = Schritt { $count } von { $total }: { $quote }
manual-quote = In „{ $title }“ steht: { $quote }
size-told = In der Größentabelle „{ $title }“ steht für { $value }: { $facts }.
size-outside = Die Größentabelle „{ $title }“ geht von { $low } bis { $high }; { $value } liegt außerhalb.
size-between = In der Größentabelle „{ $title }“ liegt { $value } zwischen { $options }.
support-which = Um welches Produkt geht es?
support-unknown = Dazu steht in den Anleitungen, die ich habe, nichts.
    .other = In den Anleitungen finde ich dazu nichts.
support-last = Das war der letzte Schritt.
support-helped = Hat es geholfen?
support-out = Mehr gibt die Anleitung nicht her.
support-solved = Das freut mich.
    .other = Schön, dann ist das erledigt.
support-stopped = Gut, dann lassen wir es dabei.
support-first = Das war der erste Schritt.
support-no-needs = Die Anleitung nennt nichts, was Sie dafür brauchen.
