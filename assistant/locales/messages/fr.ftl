# Comme on parle en boutique : bref, concret, aimable, en vouvoyant. La réponse d'abord.
# Les ids et les arguments sont ceux de zh.ftl ; ce que contient un argument est dans assistant/locales/patterns.py.
# .other est une autre façon de dire la même chose.

### Partout

quotation = « { $quote } »
comma = { ", " }
nothing-to-say = Voici ce que j'ai trouvé.
part-thing = { $name } ({ $price })
part-thing-each = { $name } ({ $price } pièce)
part-times = { $count } × { $name }
part-variant = { $name } ({ $values })
part-pair = { $value } pour { $name }
part-fact = { $attribute } : { $value }
part-and-others = { $names } et d'autres, { $count } en tout
part-item = cet article
part-items = { $items } et d'autres, { $count } en tout
value-yes = oui
value-no = non
value-stocked = en stock
value-out = épuisé
label-stock = stock
label-brand = marque
label-price = prix
label-rating = note
pass-on = Dois-je transmettre la question à quelqu'un ?
a-person = Un collègue peut vous aider ; dois-je transmettre ?
facts = { $what } : { $facts }.

### Chercher

found-one = Un article convient : { $thing }.
    .other = Un seul convient : { $thing }.
found-look = Regardez { $thing }.
found-all = { $count } conviennent : { $things }.
found-start = Je commencerais par { $first } et { $second }.
    .other = Regardez d'abord { $first }, puis { $second }.
telling-both = Le moins cher et le mieux noté de ceux-ci : { $name }.
telling-best = Le mieux noté de ceux-ci : { $name }, avec { $rating }.
telling-cheapest = Le moins cher de ceux-ci : { $name }, à { $price }.
rated = { $name } : note { $rating } sur 5.
rated-by = { $name } : note { $rating } sur 5, par { $count } clients.
stocked = { $name } : en stock.
out = { $name } : épuisé pour le moment.
was-stocked = { $name } : en stock le { $time }.
ordered-cheapest = { $yes ->
        [yes] Le moins cher de ce qui est en stock : { $thing }.
       *[no] Le moins cher : { $thing }.
    }
ordered-dearest = { $yes ->
        [yes] Le plus cher de ce qui est en stock : { $thing }.
       *[no] Le plus cher : { $thing }.
    }
ordered-rated = { $yes ->
        [yes] Le mieux noté de ce qui est en stock : { $thing }.
       *[no] Le mieux noté : { $thing }.
    }
ordered-newest = { $yes ->
        [yes] Le plus récent de ce qui est en stock : { $thing }.
       *[no] Le plus récent : { $thing }.
    }
ordered-first = { $yes ->
        [yes] En premier de ce qui est en stock : { $thing }.
       *[no] En premier : { $thing }.
    }
level-cheapest = { $yes ->
        [yes] À égalité, les moins chers de ce qui est en stock : { $names }.
       *[no] À égalité, les moins chers : { $names }.
    }
level-dearest = { $yes ->
        [yes] À égalité, les plus chers de ce qui est en stock : { $names }.
       *[no] À égalité, les plus chers : { $names }.
    }
level-rated = { $yes ->
        [yes] À égalité, les mieux notés de ce qui est en stock : { $names }.
       *[no] À égalité, les mieux notés : { $names }.
    }
level-newest = { $yes ->
        [yes] À égalité, les plus récents de ce qui est en stock : { $names }.
       *[no] À égalité, les plus récents : { $names }.
    }
level-first = { $yes ->
        [yes] À égalité, en premier de ce qui est en stock : { $names }.
       *[no] À égalité, en premier : { $names }.
    }
level-price = Tous coûtent { $price }.
level-rating = Tous ont { $rating } sur 5.
beyond-cheaper = { $name } coûte moins, { $price }, mais c'est épuisé pour le moment.
beyond-dearer = { $name } coûte plus, { $price }, mais c'est épuisé pour le moment.
beyond-rated = { $name } est mieux noté, { $rating }, mais c'est épuisé pour le moment.
next = Vient ensuite { $thing }.
unordered = Il manque cette information dans les données de la boutique, je ne peux donc pas trier ainsi.
wanted = { $name } ({ $values })
wanted-below = jusqu'à { $price }
wanted-above = à partir de { $price }
wanted-rated = note à partir de { $rating }
wanted-not = sans { $value }
none = Je n'ai rien trouvé qui réponde à tout cela.
none-wanted = Je n'ai rien trouvé pour : { $items }.
not-carried = Nous n'avons pas ce genre d'article.
not-carried-wanted = Nous n'avons pas cela : { $items }.
nearest = Ce qui s'en approche le plus : { $things }.
recommend = Je prendrais { $thing }.
    .other = Regardez { $thing }.
recommend-why = Je prendrais { $thing } : { $reason }.
    .other = Regardez { $thing } : { $reason }.
recommend-or = Ou bien { $thing }.
recommend-or-why = Ou bien { $thing } : { $reason }.
no-more = C'était tout ce que j'ai de ce genre.
    .other = Je n'ai rien d'autre de ce genre.
instead-same = { $name } est en stock.
instead-there = Il y a aussi { $name }.
nothing-instead = Je n'ai rien qui convienne à la place.
closest = Ce qui s'en approche le plus : { $things }.
closest-stocked = En stock, ce qui s'en approche le plus : { $things }.
cheaper-by = { $name } coûte { $price } de moins que { $other }.
dearer-by = { $name } coûte { $price } de plus que { $other }.
differs = { $attribute } : { $pairs }.

### Raisons

reason-did = { $did ->
        [bought] vous avez acheté { $name }
        [cart] vous avez mis { $name } dans le panier
        [liked] vous avez aimé { $name }
       *[looked] vous avez regardé { $name }
    }
reason-together = { $count } clients l'ont acheté avec { $name }
reason-after = souvent choisi après { $name }
reason-like = { $did ->
        [bought] proche de { $name }, que vous avez acheté
        [cart] proche de { $name }, qui est dans votre panier
        [liked] proche de { $name }, que vous avez aimé
       *[looked] proche de { $name }, que vous avez regardé
    }
reason-cheaper = moins cher que { $name }
reason-better = mieux noté que { $name }
reason-size = disponible dans votre taille, { $value }
reason-taste = selon vos goûts ({ $value })
reason-habit = { $value }, comme presque tout ce que vous avez choisi
reason-rated = note { $rating } sur 5
reason-rated-by = note { $rating } sur 5, par { $count } clients
reason-popular = acheté récemment par { $count } clients
reason-new = nouveau dans la boutique
reason-stocked = en stock
reason-alike = aussi { $value }
why = Pourquoi { $name } : { $reason }.
why-search = Cela correspond à votre recherche ; rien de ce que je sais de vous n'a compté.
why-none = { $name } est simplement un article que nous vendons ; je n'ai pas de meilleure raison.

### Questions

clarify-sure = Avec plaisir.
    .other = Bien sûr.
clarify-total = Il y en a { $count } au choix.
clarify-category = De quel côté dois-je chercher : { $options } ?
clarify-price = Combien souhaitez-vous dépenser : { $options } ?
clarify-brand = Quelle marque souhaitez-vous : { $options } ?
clarify-person = Pour qui est-ce : { $options } ?
clarify-attribute = { $attribute } : que souhaitez-vous, { $options } ?
choose-values = { $name } existe en { $values }.
choose-which = Lequel dois-je prendre ({ $attribute }) ?
which-one = Duquel parlez-vous : { $names } ?
which-only = Je ne vous en ai montré qu'un, est-ce celui-là ?
which-none = De quel produit parlez-vous ?
which-unseen = Je ne vous en ai pas encore montré.

### Comparer

compare-same-price = { $names } coûtent autant : { $price }.
compare-cheaper = { $name } coûte { $price } de moins : { $low } contre { $high } pour { $other }.
compare-cheapest = Le moins cher : { $names }, à { $price }.
compare-rated = { $name } est mieux noté : { $rating } ; { $pairs }.
compare-for = pour le critère « { $attribute } », { $name }
compare-view = Mon choix : { $parts }.
compare-none = Les données de la boutique ne montrent aucune différence entre { $names }.

### Sur un produit

answer-price = { $name } coûte { $price }.
answer-price-each = { $name } coûte { $price } pièce.
answer-is = Oui, { $name } : { $attribute }.
answer-value = { $yes ->
        [yes] Oui. { $name }, { $attribute } : { $value }.
        [no] Non. { $name }, { $attribute } : { $value }.
       *[none] { $name }, { $attribute } : { $value }.
    }
answer-quote = { $yes ->
        [yes] Oui. La description de { $name } dit : { $quote }
        [no] Non. La description de { $name } dit : { $quote }
       *[none] La description de { $name } dit : { $quote }
    }
unanswered = Les données de { $name } ne le disent pas.
unanswered-known = Elles disent : { $facts }.
review = Un client écrit : { $quote }
review-by = { $author }, client, écrit : { $quote }
reviews-mixed = Dans les { $total } avis sur { $name } : { $parts }.
part-praise = { $count } louent { $label }
part-blame = { $count } se plaignent de { $label }
reviews-good = Sur { $total } avis sur { $name }, { $count } en disent du bien.
reviews-bad = Sur { $total } avis sur { $name }, { $count } ont un reproche.
reviews-none-good = Sur { $total } avis sur { $name }, aucun n'en dit clairement du bien.
reviews-none-bad = Sur { $total } avis sur { $name }, aucun n'a de reproche clair.
reviews-mention = Sur { $total } avis sur { $name }, { $count } mentionnent { $label }.
reviews-no-mention = Sur { $total } avis sur { $name }, aucun ne mentionne { $label }.
reviews-sides = Parmi eux, { $parts }.
option-has = { $thing } existe en { $value }.
option-unknown = Les données de { $name } ne disent rien de ce point ({ $attribute }).
option-others = { $name } existe en { $values }, pas en { $value }.
option-instead = En { $value }, il y a { $thing }.
goes-nothing = Les données de la boutique ne disent pas ce qui va avec.
goes-unnamed = Les données de la boutique ne nomment rien de particulier pour lui.
goes-named = Avec { $name }, vont bien : { $things }.
goes-kind = Pour ce genre d'article, il y a { $things }.
goes-category = Parmi les accessoires de ce genre, il y a { $things }.
goes-bought = { $thing } : { $reason }.

### Toute la boutique

survey-one = Un seul : { $thing }.
survey-only = Un seul produit convient.
survey-count = { $count } produits conviennent.
survey-all = Nous avons { $count } produits en tout.
survey-all-stocked = Tous sont en stock.
survey-stocked = En stock : { $count }.
survey-priced = Un seul a un prix comparable : { $thing }.
survey-same-price = Tous coûtent { $price }.
survey-range = Le moins cher est { $first }, le plus cher { $second }.
survey-unpriced = Sans prix comparable : { $count }.
survey-no-prices = Les données de la boutique n'en donnent pas le prix.
survey-no-brands = Les données de la boutique n'en nomment pas la marque.
survey-no-kinds = Les données de la boutique ne les classent pas.
survey-no-values = Les données de la boutique ne le disent pas de ceux-ci.
survey-brands = { $count ->
        [one] Une seule marque : { $values }.
       *[other] { $count } marques : { $values }.
    }
survey-brands-most = { $count } marques ; l'essentiel vient de { $values }.
survey-kinds = { $count ->
        [one] Une seule sorte : { $values }.
       *[other] { $count } sortes : { $values }.
    }
survey-kinds-most = { $count } sortes ; les plus fournies sont { $values }.
survey-values = { $attribute } : { $values }.
survey-values-most = { $attribute } : { $count } en tout, le plus souvent { $values }.
survey-unstated = Sans indication : { $count }.
survey-untold = Pour une partie de votre demande, les données ne disent pas lesquels y répondent.
then-unknown = Les données de la boutique ne disent pas quand le stock a été confirmé.
then-all = Au { $time }, en stock.
then-count = Au { $time }, en stock : { $count }.
then-all-later = Au { $time } ou après, en stock.
then-count-later = Au { $time } ou après, en stock : { $count }.

### Goûts

noted-likes = C'est noté, vos goûts : { $values }.
noted-likes-theirs = C'est noté, pour cette personne : { $values }.
noted-size = Taille { $value }, c'est noté.
noted-dislikes = D'accord, je ne vous proposerai rien de ce genre : { $values }.
noted-dislikes-theirs = D'accord, pour cette personne je ne proposerai rien de ce genre : { $values }.
noted-careful = D'accord, je laisse de côté tout ce qui, d'après les données, contient { $values }.
noted-fine = D'accord, { $values } convient de nouveau.
noted-forgotten = Oublié : { $values } ne compte plus.
noted-here = Je le retiens pour cette conversation seulement.
careful = Je ne peux pas juger de ce qui est sûr pour vous ; vérifiez aussi la page de ce que vous choisissez.
profile-off = Vous avez désactivé les recommandations personnelles, je ne garde donc aucun profil.
profile-on-again = Dites-le-moi si vous en voulez de nouveau.
profile-nothing-account = Encore rien à part votre compte : vous n'avez ni commandes ni goûts indiqués.
profile-nothing = Encore rien : je ne sais pas qui vous êtes et vous n'avez indiqué aucun goût.
profile-ask = Dites-moi ce que vous aimez ou non, et j'en tiendrai compte.
profile-into = Je crois que ceci vous intéresse : { $label }.
profile-did = { $did ->
        [bought] Vous avez acheté { $names }.
        [cart] Vous avez mis { $names } dans le panier.
        [liked] Vous avez aimé { $names }.
       *[looked] Vous avez regardé { $names }.
    }
profile-likes = Ce que vous m'avez dit aimer : { $values }.
profile-dislikes = Ce que vous m'avez dit ne pas vouloir : { $values }.
profile-habits = Presque tout ce que vous avez choisi est { $values }.
profile-band = Vous dépensez le plus souvent de { $low } à { $high }.
profile-band-one = Vous dépensez le plus souvent { $price }.
profile-sizes = Votre taille, d'après ce que vous avez choisi ou dit, est { $values }.
profile-from = Cela vient de { $parts }.
part-orders = { $count ->
        [one] votre commande
       *[other] vos { $count } commandes
    }
part-events = ce que vous avez regardé ou mis dans le panier
part-told = ce que vous m'avez dit
profile-correct = Dites-moi si quelque chose est faux, ou de l'oublier.
erase-ask = Dois-je effacer tout ce que je garde de vos goûts : ce que vous avez dit, regardé et mis dans le panier ?
erase-orders = Vos commandes restent à la boutique.
erased = C'est fait, tout est effacé.
erased-nothing = Il n'y a rien à effacer : je n'ai rien gardé de vous.
erased-kept = D'accord, je n'ai rien effacé.
orders-unused = Vos commandes restent à la boutique, mais je ne m'en servirai pas pour recommander.
profile-wrong = Désolé. Dites-moi ce que vous n'aimez pas, et j'en tiendrai compte.
profile-off-already = Elles sont déjà désactivées : je ne garde aucun profil de vous.
profile-off-now = C'est fait : plus de recommandations personnelles, et ce que je gardais est effacé.
profile-off-visit = C'est fait : pas de recommandations personnelles pour cette visite, et ce que je gardais est effacé.
profile-on-already = Elles sont déjà activées.
profile-on = C'est fait, je tiens de nouveau compte de ce que vous dites et faites ici.
profile-on-orders = C'est fait, je tiens de nouveau compte de ce que vous dites et faites ici, et de vos commandes.

### Règles de la boutique

policy-quote = Sur la page « { $title } », la boutique écrit : { $quote }
policy-unknown = Les pages de la boutique n'en disent rien.
    .other = Je ne trouve rien là-dessus dans les pages de la boutique.

### Panier

cart-added = J'ai mis dans votre panier { $thing }.
cart-removed = J'ai retiré de votre panier { $name }.
cart-total = Votre panier s'élève à { $price }.
cart-empty-now = Il est vide maintenant.
cart-empty = Votre panier est vide.
cart-shown = Dans votre panier : { $names }.

### À quelqu'un

handed-thanks = Merci, mes collègues sont prévenus.
handed-added = Je l'ai ajouté pour mes collègues.
handed-already = Mes collègues l'ont déjà.
handed-sorry = Je suis désolé que cela se soit mal passé.
handed-listed = Je l'ai transmis à un collègue.
    .other = Un collègue va regarder cela.
handed-order = C'est à un collègue de le faire ; votre demande est sur sa liste.
hours = L'équipe est joignable : { $quote }.
hours-until = L'équipe est là, jusqu'à : { $time }.
hours-back = Il n'y a personne en ce moment ; de retour : { $time }.
handed-where = Comment vous joindre : par e-mail ou par téléphone ?

### Saluer

greeting = Bonjour !
    .other = Bonjour et bienvenue.
greeting-ask = Que cherchez-vous ?
thanks = Je vous en prie.
    .other = Avec plaisir.
goodbye = Au revoir, et merci de votre visite.
    .other = Au revoir.
out-of-scope = Je ne peux aider que pour cette boutique : ses produits, ses règles et vos commandes.
    .other = Je ne peux pas aider pour cela, seulement pour les produits, les règles et les commandes de cette boutique.
careful-health = Je ne peux pas juger de ce qui est sûr pour votre santé ; je répète seulement ce que dit la page du produit.
careful-name = Nommez un produit et je regarde.
empty = Je n'ai pas compris.
empty-ask = Que cherchez-vous ?
declined = D'accord.
declined-tell = Dites-moi si vous voulez voir autre chose.

### Qui parle

ask-email = Avec quelle adresse e-mail avez-vous commandé ?
ask-name = Quels sont votre nom complet et votre code postal, comme sur la commande ?
ask-token = Connectez-vous à votre compte sur ce site, et je pourrai voir vos commandes.
ask-code = Quel est le code à six chiffres de l'e-mail ?
ask-postcode-too = Et quel code postal figure sur la commande ?
ask-name-too = Et quel nom complet figure sur la commande ?
instead-email = L'adresse e-mail de la commande convient aussi.
instead-name = Le nom complet et le code postal conviennent aussi.
instead-token = Une connexion sur ce site convient aussi.
instead-code = Le code à six chiffres de l'e-mail convient aussi.
code-sent = Si c'est enregistré chez nous, un code à six chiffres part à l'adresse e-mail enregistrée.
code-says = Quel est-il ?
mismatch = Je ne trouve pas de commande avec cela.
mismatch-code = Ce code ne convient pas, ou il est trop ancien.
mismatch-token = La connexion n'a pas marché.
let-me-see = Je regarde.
    .other = Bien sûr, je regarde.
welcome = Merci, { $person }.
welcome-bare = Merci.
barred-tries = C'était un essai de trop ; pour l'instant je ne peux pas consulter de commandes ici.
barred-inbox = Le code ne part qu'à l'adresse enregistrée ; sans cette boîte, je ne peux pas consulter de commandes.
barred-email = Si vous avez commandé avec une autre adresse, donnez-la-moi.
barred-others = Ici, je ne peux vous aider que pour vos propres commandes et votre propre compte.

### Commandes

part-order = Commande { $order }
status-pending = en attente
status-processed = traitée
status-shipped = expédiée
status-delivered = livrée
status-cancelled = annulée
status-none = sans statut enregistré
status-other = { $quote }
part-delivered-on = livré le { $day }
part-delivered = livré
part-sent-on = expédié le { $day }
part-sent = expédié
part-carrier = avec { $text }
part-tracking = suivi { $text }
part-expected = attendu le { $day }
part-was-expected = était attendu le { $day } et n'est pas marqué comme livré
part-placed = passée le { $day }
part-total = { $price } en tout
part-paid = { $price } avec { $method }
part-days = { $from } à { $to } jours ouvrés
part-days-one = { $count } jours ouvrés
order-parcels = La commande { $order } est répartie en { $count } colis.
parcel-left = Je ne vois pas encore de colis pour { $items }.
tracking-none = La commande { $order } n'a pas de numéro de suivi.
order-state = Statut de la commande { $order } : { $status }.
order-paid = Paiements : { $parts }.
order-goes = La commande { $order } va à { $address }.
order-went = La commande { $order } est allée à { $address }.
order-was-to-go = La commande { $order } devait aller à { $address }.
order-refunded = Remboursé : { $parts }.
order-refund-takes = Le remboursement prend { $days }.
order-request = Enregistré pour la commande { $order } : { $request }.
order-request-items = Enregistré pour la commande { $order } : { $request } de { $items }.
request-return = retour
request-exchange = échange
request-cancel = annulation
request-change = modification
request-other = une demande
order-refund-goes = Le remboursement va sur { $method }.
order-refund-after = Il prend { $days } après réception.
order-refund-none = Aucun remboursement n'est enregistré pour la commande { $order }.
order-invoice = La facture de la commande { $order } : { $link }
order-no-invoice = Je ne peux pas envoyer de facture ici ; voici ce que dit la commande { $order }.
as-of = C'est l'état au { $time }.
orders-none = Je ne vois pas de commande de ce genre chez vous.
orders-listed = { $count ->
        [one] Je vois une commande de vous :
       *[other] Je vois { $count } commandes de vous :
    }
orders-listed-open = { $count ->
        [one] Je vois une commande de vous qui doit encore arriver :
       *[other] Je vois { $count } commandes de vous qui doivent encore arriver :
    }
orders-listed-refund = { $count ->
        [one] Je vois une commande de vous avec remboursement ou retour :
       *[other] Je vois { $count } commandes de vous avec remboursement ou retour :
    }
orders-some = Voici { $count } commandes sur { $total } :
order-unknown = Je ne trouve pas parmi les vôtres la commande { $orders }.
order-unknown-bare = Je ne trouve pas cette commande parmi les vôtres.
order-known = Celles que je vois : { $orders }.
order-known-more = Celles que je vois : { $orders } et { $count } de plus.
balance-none = Aucune carte cadeau avec un solde n'est enregistrée sur votre compte.
balance = Solde de vos cartes cadeaux : { $parts }.
methods-none = Aucun moyen de paiement n'est enregistré sur votre compte.
methods = Enregistré sur votre compte : { $methods }.
account-name = Votre compte est au nom de { $person }, e-mail { $email }.
account-address = Son adresse est { $address }.
account-nothing = aucun
variants-none = Il n'y a pas d'autre version de { $name } en ce moment.
variants-missing = { $name } n'existe pas ainsi ; le plus proche :
variants-lead = { $name } existe aussi ainsi :
variant-line = { $values }, { $price }.
variants-more = Et { $count } de plus.
variants-also = { $name } existe aussi en { $parts }.
part-value = { $value }
part-value-at = { $value } ({ $price })
method-card = { $brand } se terminant par { $digits }
method-brand = carte { $brand }
method-bank = carte
method-gift = carte cadeau
method-gift-with = carte cadeau de { $price }
method-paypal = PayPal
method-credit = avoir de la boutique
method-order = le moyen de paiement de la commande
method-number = { $method } (numéro finissant par { $digits })

### Ce qui manque

ask-order = { $kind ->
        [cancel_order] Quelle commande dois-je annuler ?
        [change_order_address] Quelle commande doit aller ailleurs ?
        [change_order_payment] Quelle commande doit être payée autrement ?
        [change_order_items] Quelle commande dois-je modifier ?
        [return_items] De quelle commande vient le retour ?
        [exchange_items] De quelle commande vient l'échange ?
       *[other] De quelle commande parlez-vous ?
    }
ask-items = { $kind ->
        [change_order_items] Que dois-je modifier : { $items } ?
        [return_items] Que renvoyez-vous : { $items } ?
        [exchange_items] Que dois-je échanger : { $items } ?
       *[other] De quoi parlez-vous : { $items } ?
    }
ask-items-bare = { $kind ->
        [change_order_items] Que dois-je modifier ?
        [return_items] Que renvoyez-vous ?
        [exchange_items] Que dois-je échanger ?
       *[other] De quoi parlez-vous ?
    }
ask-replacement = Contre quoi dois-je échanger { $name } ?
ask-replacement-list = Contre laquelle de ces versions dois-je changer { $name } ?
ask-replacement-bare = Contre quoi dois-je l'échanger ?
missing-variant = { $name } n'existe pas ainsi.
ask-method = { $kind ->
        [change_order_payment] Comment voulez-vous payer ?
        [return_items] Où doit aller le remboursement ?
       *[other] Quel moyen de paiement pour la différence ?
    }
ask-method-of = { $kind ->
        [change_order_payment] Comment voulez-vous payer : { $methods } ?
        [return_items] Où doit aller le remboursement : { $methods } ?
       *[other] Quel moyen de paiement pour la différence : { $methods } ?
    }
ask-reason = Quelle est la raison ?
ask-reason-of = Quelle est la raison : { $options } ?
ask-address = Où doit aller la commande { $order } : rue, ville, État et code postal ?
ask-address-account = Quelle est la nouvelle adresse de votre compte : rue, ville, État et code postal ?
ask-address-parts = Il manque encore : { $parts }.
part-address1 = la rue et le numéro
part-city = la ville
part-state = l'État
part-zip = le code postal
part-country = le pays
ask-unsure = Que voulez-vous en faire ?
failed-order = Je ne la trouve pas parmi vos commandes.
failed-items = Je ne trouve pas cela dans la commande.
failed-replacement = Je n'en trouve pas de tel.
failed-method = Ce moyen de paiement n'est pas possible ici.
failed-reason = Ce n'est pas une des raisons.
failed-address = Je n'ai pas pu lire cela comme une adresse complète.
stuck = Désolé, je ne vois toujours pas de quoi vous parlez.
stuck-ways = Choisissez une des réponses proposées, dites « laissez comme ça », ou demandez quelqu'un.
stuck-address = Désolé, je n'ai toujours pas pu lire cela comme une adresse complète.
stuck-address-ways = Donnez rue, ville, État et code postal, dites « laissez comme ça », ou demandez quelqu'un.

### Confirmer

noun-cancel_order = annuler la commande { $order }
noun-return_items = retourner, de la commande { $order }, { $items }
noun-exchange_items = échanger, de la commande { $order }, { $items }
noun-change_order_items = modifier, dans la commande { $order }, { $items }
noun-return = retourner des articles de la commande { $order }
noun-exchange = échanger des articles de la commande { $order }
noun-items = modifier les articles de la commande { $order }
noun-change_order_address = changer l'adresse de la commande { $order }
noun-change_order_payment = changer le paiement de la commande { $order }
noun-change_account_address = changer l'adresse de votre compte
propose-again = Il manque encore votre oui pour { $noun }.
propose-changed = Les données ont changé ; voici où l'on en est.
propose-doubted = D'après ce que vous écrivez, cela n'y répond peut-être pas ; je ne peux pas en juger ici, un collègue le peut.
propose-final = Après cela, plus rien d'autre ne peut être changé dans la commande { $order }.
propose-send-back = { $count ->
        [one] Vous avez un jour pour le renvoyer.
       *[other] Vous avez { $count } jours pour le renvoyer.
    }
propose-cancel = Je peux annuler la commande { $order } : { $items }.
propose-return = Retour de la commande { $order } : { $items }.
propose-reason = La raison inscrite sera { $quote }.
propose-fees = Déjà déduit : { $parts }.
part-fee-return_label = { $price } pour l'étiquette de retour
part-fee-freight = { $price } pour le transport de retour
part-fee-other = { $price } de frais
money-refund = { $price } reviennent sur { $method }.
money-refund-received = { $price } reviennent sur { $method } dès réception.
money-refund-at-once = { $price } reviennent sur { $method } tout de suite.
money-refund-days = { $price } reviennent sur { $method } ; délai : { $days }.
money-refund-received-days = { $price } reviennent sur { $method } ; délai après réception : { $days }.
money-pay = Vous payez { $price } avec { $method }.
money-pay-received = Vous payez { $price } avec { $method }, après réception.
money-pay-more = Vous payez { $price } de plus avec { $method }.
money-pay-more-received = Vous payez { $price } de plus avec { $method }, après réception.
money-charged = { $price } sont débités de { $method }.
money-charged-more = { $price } de plus sont débités de { $method }.
propose-address = La commande { $order } irait à { $address } au lieu de { $before }.
propose-account-address = L'adresse de votre compte serait { $address } au lieu de { $before }.
propose-payment = Je peux passer le paiement de la commande { $order } sur { $method }.
propose-items = Dans la commande { $order }, je changerais :
propose-exchange = De la commande { $order }, j'échangerais :
swap = { $name } : { $parts }.
part-instead = { $value } au lieu de { $old }
part-without = sans { $old }
part-same-again = encore exactement le même
part-price-instead = { $low } au lieu de { $high }
part-price-instead-each = { $low } au lieu de { $high } pièce
propose-same-price = Le prix ne change pas.
propose-condition = La boutique pose cette condition : { $quote }
propose-ask = { $kind ->
        [cancel_order] Dois-je annuler ?
        [return_items] Dois-je lancer le retour ?
        [exchange_items] Dois-je lancer l'échange ?
        [change_order_payment] Dois-je changer le paiement ?
        [change_order_items] Dois-je faire ce changement ?
       *[other] Dois-je changer l'adresse ?
    }
    .other = { $kind ->
        [cancel_order] Voulez-vous que j'annule ?
        [return_items] Voulez-vous que je lance le retour ?
        [exchange_items] Voulez-vous que je lance l'échange ?
        [change_order_payment] Voulez-vous que je change le paiement ?
        [change_order_items] Voulez-vous que je fasse ce changement ?
       *[other] Voulez-vous que je change l'adresse ?
    }
withheld-proposal = Je ne peux pas vous montrer ce changement en entier, je ne le ferai donc pas ; un collègue peut vous aider.
withheld-made = Votre demande est partie au système de commandes ; demandez-moi la commande pour voir où elle en est.

### Fait

made = { $again ->
        [yes] C'était déjà fait : { $fact }.
       *[no] C'est fait : { $fact }.
    }
made-asked = { $again ->
        [yes] Demande déjà transmise – { $noun } ; le système de commandes ne l'a pas encore confirmé.
       *[no] Demande transmise – { $noun } ; le système de commandes ne l'a pas encore confirmé.
    }
made-unsure = Jusque-là, je ne peux pas dire que c'est fait.
made-last = Les articles de cette commande ne peuvent plus être changés.
fact-cancel_order = la commande { $order } est annulée
fact-return_items = le retour de la commande { $order } est demandé, { $items }
fact-exchange_items = l'échange de la commande { $order } est demandé, { $items }
fact-change_order_address = la commande { $order } va maintenant à { $address }
fact-change_order_payment = la commande { $order } est maintenant payée avec { $method }
fact-change_order_items = dans la commande { $order } est modifié { $items }
fact-change_account_address = l'adresse de votre compte est maintenant { $address }
dropped = D'accord, je n'ai rien changé.
dropped-noun = D'accord, je ne le fais pas : { $noun }.

### Ce qui ne va pas

refused = Je ne peux pas { $noun } : { $why }.
cause-status = son statut est « { $status } »
cause-status-only = son statut est « { $status } », et ce n'est possible qu'avec « { $options } »
cause-already_cancelled = elle est déjà annulée
cause-already_changed = ses articles ont déjà été changés une fois, et c'est tout ce qui est possible
cause-open_request = une demande est déjà en cours ({ $request })
cause-dispatched = elle est en route
cause-dispatched-carrier = elle est en route avec { $text }
cause-too_late = le délai est passé
cause-too_late-on = le délai est passé, le dernier jour était le { $day }
cause-not_returnable = nos règles l'excluent
cause-not_returnable-why = nos règles excluent { $quote }
cause-delivery_unknown = je ne sais pas quand elle a été livrée et ne peux pas vérifier le délai
cause-not_offered = cette boutique ne le propose pas
cause-abroad = ce n'est pas proposé pour les commandes à l'étranger
cause-whole_order_only = je ne peux pas retirer des articles un à un, seulement annuler le tout
cause-reason = cette raison ne suffit pas
cause-reason-only = la raison doit être { $options }
cause-several_payments = elle n'a pas été payée en un seul paiement
cause-several_methods = elle a été payée avec { $count } moyens de paiement
cause-partly_refunded = une partie a déjà été remboursée
cause-same_method = elle est déjà payée ainsi
cause-same_address = elle a déjà cette adresse
cause-unknown_method = ce moyen de paiement n'est pas enregistré sur votre compte
cause-target = cela ne peut revenir que sur ce qui a payé la commande
cause-target-return = le remboursement ne peut aller que sur ce qui a payé la commande, ou sur une carte cadeau à vous
cause-target-credit = cette boutique ne rembourse pas en avoir
cause-balance = la carte cadeau ne suffit pas
cause-balance-sums = il y a { $low } sur la carte cadeau et il faudrait { $high }
cause-nothing_paid = il ne reste rien à rembourser
cause-no_items = je ne sais pas encore de quels articles vous parlez
cause-no_such_item = je ne trouve pas cet article dans la commande
cause-no_such_order = je ne trouve pas cette commande parmi les vôtres
cause-quantity = pour { $name }, il n'y en a que { $count }
cause-other_product = { $name } ne peut devenir qu'une autre version du même produit
cause-no_replacement = je ne sais pas encore ce que doit devenir { $name }
cause-same_item = { $name } est déjà celui-là
cause-unavailable = { $name } n'est pas disponible ainsi en ce moment
cause-address_incomplete = l'adresse n'est pas complète
cause-address_incomplete-parts = il manque à l'adresse { $parts }
cause-other = les règles ne le permettent pas
offer-cancel_order = Je peux annuler toute la commande à la place ; dois-je le faire ?
offer-return_items = Vous pouvez le retourner à la place ; dois-je lancer cela ?
offer-exchange_items = Vous pouvez l'échanger contre une autre version ; dois-je lancer cela ?
offer-change_order_items = Je peux le changer pour une autre version ; dois-je le faire ?
offer-change_order_address = Je peux changer l'adresse à la place ; dois-je le faire ?
offer-change_order_payment = Je peux changer le paiement à la place ; dois-je le faire ?
after-return_items = Une fois arrivé, il pourra être retourné.
after-exchange_items = Une fois arrivé, il pourra être échangé contre une autre version.
offer-person = Un collègue peut regarder cela ; dois-je transmettre ?
trouble-sorry = Je suis désolé que cela se soit mal passé.
trouble-which = De quelle commande s'agit-il ?
trouble-person = Si vous préférez un collègue, dites-le simplement.
trouble-tell = Donnez-moi la commande ou dites ce qui s'est passé, et je verrai ce qui est possible ; ou j'appelle un collègue tout de suite.
trouble-can = C'est possible : { $parts }.
trouble-choose = Que souhaitez-vous, ou dois-je appeler un collègue ?
trouble-none = Je ne peux rien y faire moi-même.
trouble-colleague = Dois-je appeler un collègue ?
service-declined = Le système de commandes ne le permet pas.
service-declined-why = Le système de commandes ne le permet pas : { $quote }.
service-unchanged = Rien n'a été changé.
service-no-account = Je ne vois pas de commandes sur ce compte.
service-unsent = Je ne peux pas envoyer de code en ce moment, donc pas consulter de commandes.
service-down-change = Le système de commandes ne répond pas en ce moment, rien n'a donc été changé.
service-down = Le système de commandes ne répond pas en ce moment, je ne peux donc pas consulter de commandes.
try-again = Réessayez dans un moment ; ou dois-je transmettre à un collègue ?
unchanged = D'accord, rien n'a été changé.
anything-else = Puis-je faire autre chose pour vous ?
    .other = Autre chose ?

### Réponses rapides

option-pass-on = Oui, transmettez
option-no-thanks = Non, merci
option-erase = Oui, tout effacer
option-keep = Non, garder
option-yes = Oui
option-no = Non
option-best-rated = Les mieux notés
option-person = Parler à quelqu'un
option-next = Étape suivante
option-works = Ça marche maintenant
option-unhelped = Ça n'a pas aidé
option-stop = Arrêter
option-add = Ajouter au panier
option-return = Retourner
option-exchange = Échanger
option-cancel = Annuler la commande
option-change = Modifier
option-all = Tout
option-upto = Jusqu'à { $price }
option-over = Plus de { $price }
option-between = De { $low } à { $high }
option-number = { $label }, numéro { $text }
option-same = le même
option-unneeded = plus besoin
option-mistake = commandé par erreur
option-unlike = non conforme à la description
option-faulty = défectueux
option-unfit = ne convient pas
option-order = { $order } : { $items }
option-order-more = { $order } : { $items } et { $count } de plus

### Photos

like-looks = Par la couleur et la forme, le plus proche : { $things }.
like-content = D'après votre photo, le plus proche : { $things }.
like-none = Rien ne répond à tout cela.
picture-nothing = Je n'ai pas de photos de nos produits à comparer à la vôtre.
picture-words = Dites avec des mots ce qu'elle montre, et je cherche.
picture-aside = Je n'utilise les photos que pour trouver des produits semblables, j'ai donc suivi vos mots.

### Aide et réponses passées

answer-kept = Notre équipe a répondu le { $day } : { $quote }
answer-kept-in = Notre équipe a répondu le { $day } (en { $label }) : { $quote }
step-told = Étape { $count } sur { $total } : { $quote }
manual-quote = « { $title } » dit : { $quote }
size-told = Le guide des tailles « { $title } » donne pour { $value } : { $facts }.
size-outside = Le guide des tailles « { $title } » va de { $low } à { $high } ; { $value } est en dehors.
size-between = Dans le guide des tailles « { $title } », { $value } tombe entre { $options }.
support-which = De quel produit s'agit-il ?
support-unknown = Les notices que j'ai n'en disent rien.
    .other = Je ne trouve rien là-dessus dans les notices.
support-last = C'était la dernière étape.
support-helped = Est-ce que cela a aidé ?
support-out = La notice n'a rien de plus à essayer.
support-solved = Tant mieux.
    .other = Bien, c'est donc réglé.
support-stopped = D'accord, restons-en là.
support-first = C'était la première étape.
support-no-needs = La notice ne nomme rien dont vous ayez besoin.
