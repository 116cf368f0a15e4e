# Come parla chi lavora in negozio: breve, concreto, cortese, con il Lei. Prima la risposta.
# Gli id e gli argomenti sono quelli di zh.ftl; che cosa contiene ogni argomento sta in assistant/locales/patterns.py.
# .other è un altro modo di dire lo stesso.

### Ovunque

quotation = «{ $quote }»
comma = { ", " }
nothing-to-say = Ecco che cosa ho trovato.
part-thing = { $name } ({ $price })
part-thing-each = { $name } ({ $price } l'uno)
part-times = { $count } × { $name }
part-variant = { $name } ({ $values })
part-pair = { $value } per { $name }
part-fact = { $attribute }: { $value }
part-and-others = { $names } e altri, { $count } in tutto
part-item = questo articolo
part-items = { $items } e altro, { $count } in tutto
value-yes = sì
value-no = no
value-stocked = disponibile
value-out = esaurito
label-stock = disponibilità
label-brand = marca
label-price = prezzo
label-rating = valutazione
pass-on = Passo la domanda a una persona?
a-person = Un collega può aiutarla: gliela passo?
facts = { $what }: { $facts }.

### Cercare

found-one = Ce n'è uno che va bene: { $thing }.
    .other = Va bene solo questo: { $thing }.
found-look = Guardi questo: { $thing }.
found-all = Ne vanno bene { $count }: { $things }.
found-start = Comincerei da { $first } e { $second }.
    .other = Guardi prima { $first } e poi { $second }.
telling-both = Il più economico e il più apprezzato di questi: { $name }.
telling-best = Il più apprezzato di questi: { $name }, con { $rating }.
telling-cheapest = Il più economico di questi: { $name }, a { $price }.
rated = { $name }: valutazione { $rating } su 5.
rated-by = { $name }: valutazione { $rating } su 5, da { $count } clienti.
stocked = { $name }: disponibile.
out = { $name }: per ora esaurito.
was-stocked = { $name }: disponibile il { $time }.
ordered-cheapest = { $yes ->
        [yes] Il più economico tra i disponibili: { $thing }.
       *[no] Il più economico: { $thing }.
    }
ordered-dearest = { $yes ->
        [yes] Il più caro tra i disponibili: { $thing }.
       *[no] Il più caro: { $thing }.
    }
ordered-rated = { $yes ->
        [yes] Il più apprezzato tra i disponibili: { $thing }.
       *[no] Il più apprezzato: { $thing }.
    }
ordered-newest = { $yes ->
        [yes] Il più nuovo tra i disponibili: { $thing }.
       *[no] Il più nuovo: { $thing }.
    }
ordered-first = { $yes ->
        [yes] Il primo tra i disponibili: { $thing }.
       *[no] Il primo: { $thing }.
    }
level-cheapest = { $yes ->
        [yes] A pari merito i più economici tra i disponibili: { $names }.
       *[no] A pari merito i più economici: { $names }.
    }
level-dearest = { $yes ->
        [yes] A pari merito i più cari tra i disponibili: { $names }.
       *[no] A pari merito i più cari: { $names }.
    }
level-rated = { $yes ->
        [yes] A pari merito i più apprezzati tra i disponibili: { $names }.
       *[no] A pari merito i più apprezzati: { $names }.
    }
level-newest = { $yes ->
        [yes] A pari merito i più nuovi tra i disponibili: { $names }.
       *[no] A pari merito i più nuovi: { $names }.
    }
level-first = { $yes ->
        [yes] A pari merito i primi tra i disponibili: { $names }.
       *[no] A pari merito i primi: { $names }.
    }
level-price = Costano tutti { $price }.
level-rating = Hanno tutti { $rating } su 5.
beyond-cheaper = { $name } costa meno, { $price }, ma per ora è esaurito.
beyond-dearer = { $name } costa di più, { $price }, ma per ora è esaurito.
beyond-rated = { $name } è valutato meglio, { $rating }, ma per ora è esaurito.
next = Poi viene { $thing }.
unordered = Nei dati del negozio questo manca, quindi non posso ordinarli così.
wanted = { $name } ({ $values })
wanted-below = fino a { $price }
wanted-above = da { $price } in su
wanted-rated = valutazione da { $rating }
wanted-not = senza { $value }
none = Non ho trovato niente che abbia tutto questo.
none-wanted = Non ho trovato nulla per: { $items }.
not-carried = Questo non lo teniamo.
not-carried-wanted = Non teniamo { $items }.
nearest = Di simile c'è: { $things }.
recommend = Io prenderei { $thing }.
    .other = Guardi questo: { $thing }.
recommend-why = Io prenderei { $thing }: { $reason }.
    .other = Guardi questo, { $thing }: { $reason }.
recommend-or = Oppure { $thing }.
recommend-or-why = Oppure { $thing }: { $reason }.
no-more = Di questo tipo era tutto.
    .other = Di questo tipo non ho altro.
instead-same = { $name } è disponibile.
instead-there = C'è anche { $name }.
nothing-instead = Non ho niente che lo sostituisca bene.
closest = Il più simile: { $things }.
closest-stocked = Il più simile tra i disponibili: { $things }.
cheaper-by = { $name } costa { $price } in meno di { $other }.
dearer-by = { $name } costa { $price } in più di { $other }.
differs = { $attribute }: { $pairs }.

### Motivi

reason-did = { $did ->
        [bought] ha comprato { $name }
        [cart] ha messo { $name } nel carrello
        [liked] le è piaciuto { $name }
       *[looked] ha guardato { $name }
    }
reason-together = { $count } clienti l'hanno comprato insieme a { $name }
reason-after = scelto spesso dopo { $name }
reason-like = { $did ->
        [bought] simile a { $name }, che ha comprato
        [cart] simile a { $name }, che è nel suo carrello
        [liked] simile a { $name }, che le è piaciuto
       *[looked] simile a { $name }, che ha guardato
    }
reason-cheaper = più economico di { $name }
reason-better = valutato meglio di { $name }
reason-size = c'è nella sua taglia, { $value }
reason-taste = a lei piace { $value }
reason-habit = { $value }, come quasi tutto ciò che ha scelto
reason-rated = valutazione { $rating } su 5
reason-rated-by = valutazione { $rating } su 5, da { $count } clienti
reason-popular = comprato da { $count } clienti negli ultimi tempi
reason-new = nuovo in negozio
reason-stocked = disponibile
reason-alike = anche { $value }
why = Perché { $name }: { $reason }.
why-search = Corrisponde a ciò che ha cercato; nessun suo dato è stato usato.
why-none = { $name } è semplicemente un articolo che vendiamo; non ho un motivo migliore.

### Domande

clarify-sure = Volentieri.
    .other = Certo.
clarify-total = Ce ne sono { $count } tra cui scegliere.
clarify-category = Dove cerco: { $options }?
clarify-price = Quanto vuole spendere: { $options }?
clarify-brand = Quale marca preferisce: { $options }?
clarify-person = Per chi è: { $options }?
clarify-attribute = { $attribute }: che cosa preferisce, { $options }?
choose-values = { $name } c'è in { $values }.
choose-which = Quale metto ({ $attribute })?
which-one = Quale intende: { $names }?
which-only = Gliene ho mostrato solo uno: è quello?
which-none = Quale prodotto intende?
which-unseen = Non gliene ho ancora mostrato nessuno.

### Confrontare

compare-same-price = { $names } costano lo stesso: { $price }.
compare-cheaper = { $name } costa { $price } in meno: { $low } contro { $high } di { $other }.
compare-cheapest = Il più economico: { $names }, a { $price }.
compare-rated = { $name } è valutato meglio: { $rating }; { $pairs }.
compare-for = per { $attribute }, { $name }
compare-view = Io prenderei { $parts }.
compare-none = Nei dati del negozio non vedo differenze tra { $names }.

### Su un prodotto

answer-price = { $name } costa { $price }.
answer-price-each = { $name } costa { $price } l'uno.
answer-is = Sì, { $name }: { $attribute }.
answer-value = { $yes ->
        [yes] Sì. { $name }, { $attribute }: { $value }.
        [no] No. { $name }, { $attribute }: { $value }.
       *[none] { $name }, { $attribute }: { $value }.
    }
answer-quote = { $yes ->
        [yes] Sì. La descrizione di { $name } dice: { $quote }
        [no] No. La descrizione di { $name } dice: { $quote }
       *[none] La descrizione di { $name } dice: { $quote }
    }
unanswered = I dati di { $name } non lo dicono.
unanswered-known = Dicono però: { $facts }.
review = Un cliente scrive: { $quote }
review-by = { $author }, cliente, scrive: { $quote }
reviews-mixed = Nelle { $total } recensioni di { $name }: { $parts }.
part-praise = { $count } lodano { $label }
part-blame = { $count } si lamentano di { $label }
reviews-good = Su { $total } recensioni di { $name }, { $count } dicono qualcosa di buono.
reviews-bad = Su { $total } recensioni di { $name }, { $count } hanno qualcosa da ridire.
reviews-none-good = Su { $total } recensioni di { $name }, nessuna lo loda chiaramente.
reviews-none-bad = Su { $total } recensioni di { $name }, nessuna ha chiaramente da ridire.
reviews-mention = Su { $total } recensioni di { $name }, { $count } parlano di { $label }.
reviews-no-mention = Su { $total } recensioni di { $name }, nessuna parla di { $label }.
reviews-sides = Di queste, { $parts }.
option-has = { $thing } c'è in { $value }.
option-unknown = I dati di { $name } non dicono niente su { $attribute }.
option-others = { $name } c'è in { $values }, non in { $value }.
option-instead = In { $value } c'è { $thing }.
goes-nothing = I dati del negozio non dicono che cosa ci sta bene.
goes-unnamed = I dati del negozio non indicano niente di particolare per questo.
goes-named = Con { $name } va bene { $things }.
goes-kind = Per articoli così c'è { $things }.
goes-category = Tra gli accessori di questo tipo c'è { $things }.
goes-bought = { $thing }: { $reason }.

### Tutto il negozio

survey-one = Solo uno: { $thing }.
survey-only = Va bene solo un prodotto.
survey-count = Vanno bene { $count } prodotti.
survey-all = Abbiamo { $count } prodotti in tutto.
survey-all-stocked = Sono tutti disponibili.
survey-stocked = Disponibili: { $count }.
survey-priced = Solo uno ha un prezzo confrontabile: { $thing }.
survey-same-price = Costano tutti { $price }.
survey-range = Il più economico è { $first } e il più caro { $second }.
survey-unpriced = Senza prezzo confrontabile: { $count }.
survey-no-prices = I dati del negozio non danno prezzi per questi.
survey-no-brands = I dati del negozio non dicono la marca di questi.
survey-no-kinds = I dati del negozio non li mettono in nessuna categoria.
survey-no-values = I dati del negozio non lo dicono di questi.
survey-brands = { $count ->
        [one] Una sola marca: { $values }.
       *[other] { $count } marche: { $values }.
    }
survey-brands-most = { $count } marche; quasi tutto è di { $values }.
survey-kinds = { $count ->
        [one] Un solo tipo: { $values }.
       *[other] { $count } tipi: { $values }.
    }
survey-kinds-most = { $count } tipi; i maggiori sono { $values }.
survey-values = { $attribute }: { $values }.
survey-values-most = { $attribute }: { $count } in tutto, soprattutto { $values }.
survey-unstated = Senza questo dato: { $count }.
survey-untold = Per una parte di ciò che chiede, i dati non dicono quali vanno bene.
then-unknown = I dati del negozio non dicono quando la disponibilità è stata confermata.
then-all = Al { $time }, disponibili.
then-count = Al { $time }, disponibili: { $count }.
then-all-later = Al { $time } o dopo, disponibili.
then-count-later = Al { $time } o dopo, disponibili: { $count }.

### Gusti

noted-likes = Annotato: le piace { $values }.
noted-likes-theirs = Annotato, per quella persona: { $values }.
noted-size = Taglia { $value }, annotata.
noted-dislikes = Va bene, non le proporrò { $values }.
noted-dislikes-theirs = Va bene, per quella persona non proporrò { $values }.
noted-careful = Va bene, tralascio tutto ciò che secondo i dati contiene { $values }.
noted-fine = Va bene, { $values } vale di nuovo.
noted-forgotten = Dimenticato: { $values } non conta più.
noted-here = Lo ricordo solo in questa conversazione.
careful = Non posso giudicare che cosa è sicuro per lei; guardi anche la pagina di ciò che sceglie.
profile-off = Lei ha disattivato i consigli personali, quindi non tengo alcun profilo.
profile-on-again = Me lo dica se li vuole di nuovo.
profile-nothing-account = Ancora niente oltre al suo conto: non ha ordini e non mi ha detto gusti.
profile-nothing = Ancora niente: non so chi è e non mi ha detto gusti.
profile-ask = Mi dica che cosa le piace o no, e ne terrò conto.
profile-into = Credo che le interessi { $label }.
profile-did = { $did ->
        [bought] Ha comprato { $names }.
        [cart] Ha messo { $names } nel carrello.
        [liked] Le è piaciuto { $names }.
       *[looked] Ha guardato { $names }.
    }
profile-likes = Mi ha detto che le piace { $values }.
profile-dislikes = Mi ha detto che non vuole { $values }.
profile-habits = Quasi tutto ciò che ha scelto è { $values }.
profile-band = Di solito spende da { $low } a { $high }.
profile-band-one = Di solito spende { $price }.
profile-sizes = La sua taglia, da ciò che ha scelto o detto, è { $values }.
profile-from = Questo viene da { $parts }.
part-orders = { $count ->
        [one] il suo ordine
       *[other] i suoi { $count } ordini
    }
part-events = ciò che ha guardato o messo nel carrello
part-told = ciò che mi ha detto
profile-correct = Mi dica se qualcosa non è così, o se devo dimenticarlo.
erase-ask = Cancello tutto ciò che tengo dei suoi gusti: ciò che ha detto, guardato e messo nel carrello?
erase-orders = I suoi ordini restano al negozio.
erased = Fatto, è tutto cancellato.
erased-nothing = Non c'è niente da cancellare: non tengo niente di lei.
erased-kept = Va bene, non ho cancellato niente.
orders-unused = I suoi ordini restano al negozio, ma non li userò per consigliare.
profile-wrong = Mi dispiace. Mi dica che cosa non le piace e ne terrò conto.
profile-off-already = Sono già disattivati: non tengo alcun suo profilo.
profile-off-now = Fatto: niente consigli personali, e ciò che tenevo è cancellato.
profile-off-visit = Fatto: niente consigli personali in questa visita, e ciò che tenevo è cancellato.
profile-on-already = Sono già attivi.
profile-on = Fatto, torno a tener conto di ciò che dice e fa qui.
profile-on-orders = Fatto, torno a tener conto di ciò che dice e fa qui, e dei suoi ordini.

### Condizioni del negozio

policy-quote = Alla pagina «{ $title }» il negozio dice: { $quote }
policy-unknown = Le pagine del negozio non ne dicono niente.
    .other = Nelle pagine del negozio non trovo niente su questo.

### Carrello

cart-added = Ho messo nel suo carrello { $thing }.
cart-removed = Ho tolto dal suo carrello { $name }.
cart-total = Il suo carrello ammonta a { $price }.
cart-empty-now = Ora è vuoto.
cart-empty = Il suo carrello è vuoto.
cart-shown = Nel suo carrello: { $names }.

### A una persona

handed-thanks = Grazie, i miei colleghi ora lo sanno.
handed-added = L'ho aggiunto per i miei colleghi.
handed-already = I miei colleghi l'hanno già.
handed-sorry = Mi dispiace che sia andata male.
handed-listed = L'ho passato a un collega.
    .other = Un collega lo guarderà.
handed-order = Questo deve farlo un collega; la sua richiesta è in lista.
hours = Orari: { $quote }.
hours-until = Ora ci sono, fino a: { $time }.
hours-back = Ora non ci sono; tornano: { $time }.
handed-where = Dove possono raggiungerla: email o telefono?

### Saluti

greeting = Buongiorno!
    .other = Salve!
greeting-ask = Che cosa cerca?
thanks = Prego.
    .other = Con piacere.
goodbye = Arrivederci, e grazie della visita.
    .other = A presto.
out-of-scope = Posso aiutare solo con questo negozio: prodotti, condizioni e ordini.
    .other = Con questo non posso aiutare, solo con prodotti, condizioni e ordini di questo negozio.
careful-health = Non posso giudicare che cosa è sicuro per la sua salute; ripeto solo ciò che dice la pagina del prodotto.
careful-name = Mi dica un prodotto e controllo.
empty = Non ho capito.
empty-ask = Che cosa cerca?
declined = Va bene.
declined-tell = Mi dica se vuole vedere altro.

### Chi parla

ask-email = Con quale email ha fatto l'ordine?
ask-name = Quali sono nome e cognome e il CAP dell'ordine?
ask-token = Acceda a questo sito e potrò vedere i suoi ordini.
ask-code = Qual è il codice di sei cifre dell'email?
ask-postcode-too = E qual è il CAP dell'ordine?
ask-name-too = E quali sono nome e cognome dell'ordine?
instead-email = Va bene anche l'email dell'ordine.
instead-name = Vanno bene anche nome e cognome con il CAP.
instead-token = Va bene anche accedere a questo sito.
instead-code = Va bene anche il codice di sei cifre dell'email.
code-sent = Se risulta nei nostri dati, arriva un codice di sei cifre all'email registrata.
code-says = Qual è il codice?
mismatch = Con questi dati non trovo nessun ordine.
mismatch-code = Il codice non è quello, o è scaduto.
mismatch-token = L'accesso non è riuscito.
let-me-see = Controllo subito.
    .other = Certo, controllo.
welcome = Grazie, { $person }.
welcome-bare = Grazie.
barred-tries = Troppi tentativi: per ora qui non posso consultare ordini.
barred-inbox = Il codice va solo all'email registrata; senza quella casella non posso consultare ordini.
barred-email = Se ha ordinato con un'altra email, me la dica.
barred-others = Qui posso aiutarla solo con i suoi ordini e il suo conto.

### Ordini

part-order = Ordine { $order }
status-pending = in sospeso
status-processed = in lavorazione
status-shipped = spedito
status-delivered = consegnato
status-cancelled = annullato
status-none = senza stato registrato
status-other = { $quote }
part-delivered-on = consegnato il { $day }
part-delivered = consegnato
part-sent-on = spedito il { $day }
part-sent = spedito
part-carrier = con { $text }
part-tracking = tracciamento { $text }
part-expected = atteso il { $day }
part-was-expected = era atteso il { $day } e non risulta consegnato
part-placed = fatto il { $day }
part-total = { $price } in tutto
part-paid = { $price } con { $method }
part-days = da { $from } a { $to } giorni lavorativi
part-days-one = { $count } giorni lavorativi
order-parcels = L'ordine { $order } è diviso in { $count } pacchi.
parcel-left = Non vedo ancora un pacco per { $items }.
tracking-none = L'ordine { $order } non ha numero di tracciamento.
order-state = Stato dell'ordine { $order }: { $status }.
order-paid = Pagamenti: { $parts }.
order-goes = L'ordine { $order } va a { $address }.
order-went = L'ordine { $order } è andato a { $address }.
order-was-to-go = L'ordine { $order } doveva andare a { $address }.
order-refunded = Rimborsato: { $parts }.
order-refund-takes = Il rimborso richiede { $days }.
order-request = Per l'ordine { $order } è registrato: { $request }.
order-request-items = Per l'ordine { $order } è registrato: { $request } di { $items }.
request-return = reso
request-exchange = cambio
request-cancel = annullamento
request-change = modifica
request-other = una richiesta
order-refund-goes = Il rimborso va a { $method }.
order-refund-after = Richiede { $days } da quando lo riceviamo.
order-refund-none = Per l'ordine { $order } non risulta nessun rimborso.
order-invoice = La fattura dell'ordine { $order }: { $link }
order-no-invoice = Qui non posso inviare fatture; ecco che cosa risulta dell'ordine { $order }.
as-of = Sono dati del { $time }.
orders-none = Non vedo nessun suo ordine così.
orders-listed = { $count ->
        [one] Vedo un suo ordine:
       *[other] Vedo { $count } suoi ordini:
    }
orders-listed-open = { $count ->
        [one] Vedo un suo ordine in arrivo:
       *[other] Vedo { $count } suoi ordini in arrivo:
    }
orders-listed-refund = { $count ->
        [one] Vedo un suo ordine con rimborso o reso:
       *[other] Vedo { $count } suoi ordini con rimborso o reso:
    }
orders-some = Eccone { $count } su { $total } ordini:
order-unknown = Tra i suoi non trovo l'ordine { $orders }.
order-unknown-bare = Non trovo quell'ordine tra i suoi.
order-known = Quelli che vedo: { $orders }.
order-known-more = Quelli che vedo: { $orders } e altri { $count }.
balance-none = Sul suo conto non c'è nessuna carta regalo con credito.
balance = Credito delle sue carte regalo: { $parts }.
methods-none = Sul suo conto non è salvato nessun metodo di pagamento.
methods = Salvato sul suo conto: { $methods }.
account-name = Il suo conto è a nome di { $person }, email { $email }.
account-address = Il suo indirizzo è { $address }.
account-nothing = nessuno
variants-none = Ora non c'è un'altra versione di { $name }.
variants-missing = { $name } così non c'è; il più simile è:
variants-lead = { $name } c'è anche così:
variant-line = { $values }, { $price }.
variants-more = E altri { $count }.
variants-also = { $name } c'è anche in { $parts }.
part-value = { $value }
part-value-at = { $value } ({ $price })
method-card = { $brand } che termina con { $digits }
method-brand = carta { $brand }
method-bank = carta
method-gift = carta regalo
method-gift-with = carta regalo con { $price }
method-paypal = PayPal
method-credit = credito del negozio
method-order = il metodo di pagamento dell'ordine
method-number = { $method } (numero che termina con { $digits })

### Ciò che manca

ask-order = { $kind ->
        [cancel_order] Quale ordine annullo?
        [change_order_address] Quale ordine va a un altro indirizzo?
        [change_order_payment] Quale ordine si paga in altro modo?
        [change_order_items] Quale ordine modifico?
        [return_items] Di quale ordine è il reso?
        [exchange_items] Di quale ordine è il cambio?
       *[other] Quale ordine intende?
    }
ask-items = { $kind ->
        [change_order_items] Che cosa modifico: { $items }?
        [return_items] Che cosa restituisce: { $items }?
        [exchange_items] Che cosa cambia con un altro: { $items }?
       *[other] Che cosa intende: { $items }?
    }
ask-items-bare = { $kind ->
        [change_order_items] Che cosa modifico?
        [return_items] Che cosa restituisce?
        [exchange_items] Che cosa cambia con un altro?
       *[other] Che cosa intende?
    }
ask-replacement = Con quale versione cambio { $name }?
ask-replacement-list = Con quale di questi cambio { $name }?
ask-replacement-bare = Con quale versione lo cambio?
missing-variant = { $name } così non c'è.
ask-method = { $kind ->
        [change_order_payment] Come vuole pagare?
        [return_items] Dove va il rimborso?
       *[other] Con quale metodo di pagamento copro la differenza?
    }
ask-method-of = { $kind ->
        [change_order_payment] Come vuole pagare: { $methods }?
        [return_items] Dove va il rimborso: { $methods }?
       *[other] Con quale metodo di pagamento copro la differenza: { $methods }?
    }
ask-reason = Qual è il motivo?
ask-reason-of = Qual è il motivo: { $options }?
ask-address = Dove va l'ordine { $order }: via, città, stato e CAP?
ask-address-account = Qual è il nuovo indirizzo del suo conto: via, città, stato e CAP?
ask-address-parts = Manca: { $parts }.
part-address1 = la via e il numero
part-city = la città
part-state = lo stato
part-zip = il CAP
part-country = il paese
ask-unsure = Che cosa vuole fare?
failed-order = Non lo trovo tra i suoi ordini.
failed-items = Non lo trovo nell'ordine.
failed-replacement = Non ne trovo uno così.
failed-method = Qui non posso usare quel metodo di pagamento.
failed-reason = Non è uno dei motivi.
failed-address = Non sono riuscito a leggerlo come indirizzo completo.
stuck = Mi dispiace, non capisco ancora quale intende.
stuck-ways = Scelga tra quelli proposti, dica «lasci stare» o chieda una persona.
stuck-address = Mi dispiace, ancora non riesco a leggerlo come indirizzo completo.
stuck-address-ways = Mi dica via, città, stato e CAP, dica «lasci stare» o chieda una persona.

### Confermare

noun-cancel_order = annullare l'ordine { $order }
noun-return_items = restituire dall'ordine { $order }: { $items }
noun-exchange_items = cambiare con un altro dall'ordine { $order }: { $items }
noun-change_order_items = modificare nell'ordine { $order }: { $items }
noun-return = restituire articoli dell'ordine { $order }
noun-exchange = cambiare con altri gli articoli dell'ordine { $order }
noun-items = modificare gli articoli dell'ordine { $order }
noun-change_order_address = cambiare l'indirizzo dell'ordine { $order }
noun-change_order_payment = cambiare il pagamento dell'ordine { $order }
noun-change_account_address = cambiare l'indirizzo del suo conto
propose-again = Manca il suo sì per { $noun }.
propose-changed = I dati sono cambiati; ora è così.
propose-doubted = Da ciò che scrive, forse non vale per lei; qui non posso giudicarlo, ma un collega sì.
propose-final = Dopo questo non si può cambiare altro dell'ordine { $order }.
propose-send-back = { $count ->
        [one] Ha un giorno per rispedirlo.
       *[other] Ha { $count } giorni per rispedirlo.
    }
propose-cancel = Posso annullare l'ordine { $order }: { $items }.
propose-return = Reso dall'ordine { $order }: { $items }.
propose-reason = Il motivo indicato è { $quote }.
propose-fees = Già detratto: { $parts }.
part-fee-return_label = { $price } per l'etichetta di reso
part-fee-freight = { $price } per il trasporto di ritorno
part-fee-other = { $price } di spese
money-refund = { $price } tornano a { $method }.
money-refund-received = { $price } tornano a { $method } appena lo riceviamo.
money-refund-at-once = { $price } tornano a { $method } subito.
money-refund-days = { $price } tornano a { $method }; richiede { $days }.
money-refund-received-days = { $price } tornano a { $method }; richiede { $days } da quando lo riceviamo.
money-pay = Lei paga { $price } con { $method }.
money-pay-received = Lei paga { $price } con { $method } quando lo riceviamo.
money-pay-more = Lei paga { $price } in più con { $method }.
money-pay-more-received = Lei paga { $price } in più con { $method } quando lo riceviamo.
money-charged = Si addebitano { $price } a { $method }.
money-charged-more = Si addebitano { $price } in più a { $method }.
propose-address = L'ordine { $order } andrebbe a { $address } invece di { $before }.
propose-account-address = L'indirizzo del suo conto sarebbe { $address } invece di { $before }.
propose-payment = Posso passare il pagamento dell'ordine { $order } a { $method }.
propose-items = Nell'ordine { $order } cambierei:
propose-exchange = Dell'ordine { $order } cambierei con un altro:
swap = { $name }: { $parts }.
part-instead = { $value } invece di { $old }
part-without = senza { $old }
part-same-again = un altro identico
part-price-instead = { $low } invece di { $high }
part-price-instead-each = { $low } invece di { $high } l'uno
propose-same-price = Il prezzo non cambia.
propose-condition = Il negozio pone questa condizione: { $quote }
propose-ask = { $kind ->
        [cancel_order] Lo annullo?
        [return_items] Avvio il reso?
        [exchange_items] Avvio il cambio?
        [change_order_payment] Cambio il pagamento?
        [change_order_items] Faccio questa modifica?
       *[other] Cambio l'indirizzo?
    }
    .other = { $kind ->
        [cancel_order] Vuole che lo annulli?
        [return_items] Vuole che avvii il reso?
        [exchange_items] Vuole che avvii il cambio?
        [change_order_payment] Vuole che cambi il pagamento?
        [change_order_items] Vuole che faccia questa modifica?
       *[other] Vuole che cambi l'indirizzo?
    }
withheld-proposal = Non posso mostrarle per intero questa modifica, quindi non la faccio; un collega può aiutarla.
withheld-made = La sua richiesta è arrivata al sistema degli ordini; mi chieda dell'ordine per vedere a che punto è.

### Fatto

made = { $again ->
        [yes] Era già fatto: { $fact }.
       *[no] Fatto: { $fact }.
    }
made-asked = { $again ->
        [yes] L'avevo già richiesto, { $noun }; il sistema degli ordini non l'ha ancora confermato.
       *[no] L'ho richiesto, { $noun }; il sistema degli ordini non l'ha ancora confermato.
    }
made-unsure = Fino ad allora non posso dire che sia fatto.
made-last = Gli articoli di questo ordine non si possono cambiare un'altra volta.
fact-cancel_order = l'ordine { $order } è annullato
fact-return_items = è richiesto il reso dall'ordine { $order }, { $items }
fact-exchange_items = è richiesto il cambio dall'ordine { $order }, { $items }
fact-change_order_address = l'ordine { $order } ora va a { $address }
fact-change_order_payment = l'ordine { $order } ora si paga con { $method }
fact-change_order_items = nell'ordine { $order } è cambiato { $items }
fact-change_account_address = l'indirizzo del suo conto è ora { $address }
dropped = Va bene, non ho cambiato niente.
dropped-noun = Va bene, non lo faccio: { $noun }.

### Ciò che non si può

refused = Non posso { $noun }: { $why }.
cause-status = il suo stato è «{ $status }»
cause-status-only = il suo stato è «{ $status }» e si può solo con «{ $options }»
cause-already_cancelled = è già annullato
cause-already_changed = i suoi articoli sono già stati cambiati una volta, di più non si può
cause-open_request = c'è già qualcosa in corso ({ $request })
cause-dispatched = è già in viaggio
cause-dispatched-carrier = è già in viaggio con { $text }
cause-too_late = il termine è passato
cause-too_late-on = il termine è passato, l'ultimo giorno era il { $day }
cause-not_returnable = le nostre condizioni lo escludono
cause-not_returnable-why = le nostre condizioni escludono { $quote }
cause-delivery_unknown = non so quando è stato consegnato e non vedo se è nei termini
cause-not_offered = questo negozio non lo offre
cause-abroad = non è offerto per ordini all'estero
cause-whole_order_only = non si possono togliere singoli articoli, solo annullarlo per intero
cause-reason = quel motivo non vale
cause-reason-only = il motivo dev'essere { $options }
cause-several_payments = non è stato pagato con un solo pagamento
cause-several_methods = è stato pagato con { $count } metodi di pagamento
cause-partly_refunded = una parte è già stata rimborsata
cause-same_method = si paga già così
cause-same_address = ha già quell'indirizzo
cause-unknown_method = quel metodo di pagamento non è salvato sul suo conto
cause-target = può tornare solo a ciò che ha pagato l'ordine
cause-target-return = il rimborso può andare solo a ciò che ha pagato l'ordine o a una sua carta regalo
cause-target-credit = questo negozio non rimborsa in credito
cause-balance = la carta regalo non basta
cause-balance-sums = la carta regalo ha { $low } e servirebbero { $high }
cause-nothing_paid = non resta niente da rimborsare
cause-no_items = non so ancora quali articoli intende
cause-no_such_item = non trovo quell'articolo nell'ordine
cause-no_such_order = non trovo quell'ordine tra i suoi
cause-quantity = di { $name } ce ne sono solo { $count }
cause-other_product = { $name } si può cambiare solo con un'altra versione dello stesso prodotto
cause-no_replacement = non so ancora con che cosa si cambia { $name }
cause-same_item = { $name } è già quello
cause-unavailable = { $name } così ora non è disponibile
cause-address_incomplete = l'indirizzo non è completo
cause-address_incomplete-parts = all'indirizzo manca { $parts }
cause-other = le condizioni non lo permettono
offer-cancel_order = Posso annullare l'ordine intero: lo faccio?
offer-return_items = Può restituirlo: avvio il reso?
offer-exchange_items = Può cambiarlo con un'altra versione: avvio il cambio?
offer-change_order_items = Posso cambiarlo con un'altra versione: lo faccio?
offer-change_order_address = Posso cambiare l'indirizzo: lo faccio?
offer-change_order_payment = Posso cambiare il pagamento: lo faccio?
after-return_items = Quando arriva, potrà restituirlo.
after-exchange_items = Quando arriva, potrà cambiarlo con un'altra versione.
offer-person = Un collega può guardarlo: glielo passo?
trouble-sorry = Mi dispiace che sia andata male.
trouble-which = Di quale ordine si tratta?
trouble-person = Se preferisce parlare con un collega, me lo dica.
trouble-tell = Mi dica l'ordine o che cosa è successo e vedo che cosa si può fare; oppure le passo subito un collega.
trouble-can = Si può: { $parts }.
trouble-choose = Che cosa preferisce, o le passo un collega?
trouble-none = Qui io non posso fare niente.
trouble-colleague = Le passo un collega?
service-declined = Il sistema degli ordini non lo permette.
service-declined-why = Il sistema degli ordini non lo permette: { $quote }.
service-unchanged = Non è stato cambiato niente.
service-no-account = Non vedo ordini su questo conto.
service-unsent = Ora non posso inviare codici, quindi non posso consultare ordini.
service-down-change = Il sistema degli ordini ora non risponde, quindi non è stato cambiato niente.
service-down = Il sistema degli ordini ora non risponde, quindi non posso consultare ordini.
try-again = Riprovi tra un po': o lo passo a un collega?
unchanged = Va bene, non è stato cambiato niente.
anything-else = Altro?
    .other = Posso aiutarla in altro?

### Risposte rapide

option-pass-on = Sì, la passi
option-no-thanks = No, grazie
option-erase = Sì, cancelli tutto
option-keep = No, tenga
option-yes = Sì
option-no = No
option-best-rated = I più apprezzati
option-person = Parlare con una persona
option-next = Passo successivo
option-works = Ora funziona
option-unhelped = Non ha aiutato
option-stop = Basta così
option-add = Aggiungi al carrello
option-return = Restituire
option-exchange = Sostituire
option-cancel = Annullare l'ordine
option-change = Modificare
option-all = Tutto
option-upto = Fino a { $price }
option-over = Più di { $price }
option-between = Da { $low } a { $high }
option-number = { $label }, numero { $text }
option-same = lo stesso
option-unneeded = non serve più
option-mistake = ordinato per errore
option-unlike = non come descritto
option-faulty = difettoso
option-unfit = non va bene
option-order = { $order }: { $items }
option-order-more = { $order }: { $items } e altri { $count }

### Foto

like-looks = Per colore e forma, il più simile è { $things }.
like-content = Secondo la sua foto, il più simile è { $things }.
like-none = Niente ha tutto questo.
picture-nothing = Non ho foto dei nostri prodotti con cui confrontare la sua.
picture-words = Dica a parole che cosa mostra e lo cerco.
picture-aside = Uso le foto solo per cercare prodotti simili, quindi ho seguito le sue parole.

### Aiuto e risposte precedenti

answer-kept = Il nostro personale ha risposto il { $day }: { $quote }
answer-kept-in = Il nostro personale ha risposto il { $day } (in { $label }): { $quote }
step-told = Passo { $count } di { $total }: { $quote }
manual-quote = In «{ $title }» si legge: { $quote }
size-told = La guida alle taglie «{ $title }» dà per { $value }: { $facts }.
size-outside = La guida alle taglie «{ $title }» va da { $low } a { $high }; { $value } resta fuori.
size-between = Nella guida alle taglie «{ $title }», { $value } sta tra { $options }.
support-which = Di quale prodotto si tratta?
support-unknown = I manuali che ho non ne dicono niente.
    .other = Nei manuali non trovo niente su questo.
support-last = Era l'ultimo passo.
support-helped = È servito?
support-out = Il manuale non propone altro.
support-solved = Mi fa piacere.
    .other = Bene, allora è risolto.
support-stopped = Va bene, lasciamo stare.
support-first = Era il primo passo.
support-no-needs = Il manuale non indica niente che serva.
