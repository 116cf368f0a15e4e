# Como habla alguien de la tienda: breve, concreto, amable, de usted. Primero la respuesta.
# Los ids y argumentos son los de zh.ftl; qué contiene cada argumento está en assistant/locales/patterns.py.
# .other es otra manera de decir lo mismo.

### En todas partes

quotation = «{ $quote }»
comma = { ", " }
nothing-to-say = Esto es lo que he encontrado.
part-thing = { $name } ({ $price })
part-thing-each = { $name } ({ $price } cada uno)
part-times = { $count } × { $name }
part-variant = { $name } ({ $values })
part-pair = { $value } para { $name }
part-fact = { $attribute }: { $value }
part-and-others = { $names } y otros, { $count } en total
part-item = este artículo
part-items = { $items } y más, { $count } en total
value-yes = sí
value-no = no
value-stocked = disponible
value-out = agotado
label-stock = disponibilidad
label-brand = marca
label-price = precio
label-rating = valoración
pass-on = ¿Le paso la pregunta a una persona?
a-person = Un compañero puede ayudarle; ¿se lo paso?
facts = { $what }: { $facts }.

### Buscar

found-one = Hay uno que encaja: { $thing }.
    .other = Solo encaja uno: { $thing }.
found-look = Mire este: { $thing }.
found-all = Encajan { $count }: { $things }.
found-start = Yo empezaría por { $first } y { $second }.
    .other = Mire primero { $first } y luego { $second }.
telling-both = El más barato y el mejor valorado de estos: { $name }.
telling-best = El mejor valorado de estos: { $name }, con { $rating }.
telling-cheapest = El más barato de estos: { $name }, por { $price }.
rated = { $name }: valoración { $rating } de 5.
rated-by = { $name }: valoración { $rating } de 5, de { $count } clientes.
stocked = { $name }: disponible.
out = { $name }: agotado por ahora.
was-stocked = { $name }: disponible el { $time }.
ordered-cheapest = { $yes ->
        [yes] Lo más barato de lo disponible: { $thing }.
       *[no] Lo más barato: { $thing }.
    }
ordered-dearest = { $yes ->
        [yes] Lo más caro de lo disponible: { $thing }.
       *[no] Lo más caro: { $thing }.
    }
ordered-rated = { $yes ->
        [yes] Lo mejor valorado de lo disponible: { $thing }.
       *[no] Lo mejor valorado: { $thing }.
    }
ordered-newest = { $yes ->
        [yes] Lo más nuevo de lo disponible: { $thing }.
       *[no] Lo más nuevo: { $thing }.
    }
ordered-first = { $yes ->
        [yes] Lo primero de lo disponible: { $thing }.
       *[no] Lo primero: { $thing }.
    }
level-cheapest = { $yes ->
        [yes] Empatan como lo más barato de lo disponible: { $names }.
       *[no] Empatan como lo más barato: { $names }.
    }
level-dearest = { $yes ->
        [yes] Empatan como lo más caro de lo disponible: { $names }.
       *[no] Empatan como lo más caro: { $names }.
    }
level-rated = { $yes ->
        [yes] Empatan como lo mejor valorado de lo disponible: { $names }.
       *[no] Empatan como lo mejor valorado: { $names }.
    }
level-newest = { $yes ->
        [yes] Empatan como lo más nuevo de lo disponible: { $names }.
       *[no] Empatan como lo más nuevo: { $names }.
    }
level-first = { $yes ->
        [yes] Empatan en primer lugar de lo disponible: { $names }.
       *[no] Empatan en primer lugar: { $names }.
    }
level-price = Todos cuestan { $price }.
level-rating = Todos tienen { $rating } de 5.
beyond-cheaper = { $name } cuesta menos, { $price }, pero está agotado por ahora.
beyond-dearer = { $name } cuesta más, { $price }, pero está agotado por ahora.
beyond-rated = { $name } está mejor valorado, { $rating }, pero está agotado por ahora.
next = Después viene { $thing }.
unordered = A los datos de la tienda les falta eso, así que no puedo ordenarlos así.
wanted = { $name } ({ $values })
wanted-below = hasta { $price }
wanted-above = desde { $price }
wanted-rated = valoración desde { $rating }
wanted-not = sin { $value }
none = No he encontrado nada que cumpla todo eso.
none-wanted = No he encontrado nada para: { $items }.
not-carried = Eso no lo tenemos.
not-carried-wanted = No tenemos { $items }.
nearest = Lo más parecido: { $things }.
recommend = Yo elegiría { $thing }.
    .other = Mire este: { $thing }.
recommend-why = Yo elegiría { $thing }: { $reason }.
    .other = Mire este, { $thing }: { $reason }.
recommend-or = O bien { $thing }.
recommend-or-why = O bien { $thing }: { $reason }.
no-more = Eso era todo lo que tengo de ese tipo.
    .other = No tengo nada más de ese tipo.
instead-same = { $name } está disponible.
instead-there = También hay { $name }.
nothing-instead = No tengo nada que lo sustituya bien.
closest = Lo más parecido: { $things }.
closest-stocked = Lo más parecido de lo disponible: { $things }.
cheaper-by = { $name } cuesta { $price } menos que { $other }.
dearer-by = { $name } cuesta { $price } más que { $other }.
differs = { $attribute }: { $pairs }.

### Motivos

reason-did = { $did ->
        [bought] usted compró { $name }
        [cart] usted puso { $name } en el carrito
        [liked] le gustó { $name }
       *[looked] usted miró { $name }
    }
reason-together = { $count } clientes lo compraron junto con { $name }
reason-after = se elige a menudo después de { $name }
reason-like = { $did ->
        [bought] parecido a { $name }, que usted compró
        [cart] parecido a { $name }, que está en su carrito
        [liked] parecido a { $name }, que le gustó
       *[looked] parecido a { $name }, que usted miró
    }
reason-cheaper = más barato que { $name }
reason-better = mejor valorado que { $name }
reason-size = lo hay en su talla, { $value }
reason-taste = va con sus gustos ({ $value })
reason-habit = { $value }, como casi todo lo que eligió
reason-rated = valoración { $rating } de 5
reason-rated-by = valoración { $rating } de 5, de { $count } clientes
reason-popular = lo han comprado { $count } clientes últimamente
reason-new = nuevo en la tienda
reason-stocked = disponible
reason-alike = también { $value }
why = Por qué { $name }: { $reason }.
why-search = Encaja con lo que buscó; no se usó ningún dato suyo.
why-none = { $name } es simplemente algo que vendemos; no tengo mejor motivo.

### Preguntas

clarify-sure = Con gusto.
    .other = Claro.
clarify-total = Hay { $count } para elegir.
clarify-category = ¿Por dónde busco: { $options }?
clarify-price = ¿Cuánto quiere gastar: { $options }?
clarify-brand = ¿Qué marca prefiere: { $options }?
clarify-person = ¿Para quién es: { $options }?
clarify-attribute = { $attribute }: ¿qué prefiere, { $options }?
choose-values = { $name } viene en { $values }.
choose-which = ¿Cuál pongo ({ $attribute })?
which-one = ¿A cuál se refiere: { $names }?
which-only = Solo le he mostrado uno, ¿es ese?
which-none = ¿A qué producto se refiere?
which-unseen = Aún no le he mostrado ninguno.

### Comparar

compare-same-price = { $names } cuestan lo mismo: { $price }.
compare-cheaper = { $name } cuesta { $price } menos: { $low } frente a { $high } de { $other }.
compare-cheapest = Lo más barato: { $names }, por { $price }.
compare-rated = { $name } está mejor valorado: { $rating }; { $pairs }.
compare-for = por { $attribute }: { $name }
compare-view = Yo elegiría, { $parts }.
compare-none = Los datos de la tienda no muestran diferencias entre { $names }.

### Sobre un producto

answer-price = { $name } cuesta { $price }.
answer-price-each = { $name } cuesta { $price } cada uno.
answer-is = Sí, { $name }: { $attribute }.
answer-value = { $yes ->
        [yes] Sí. { $name }, { $attribute }: { $value }.
        [no] No. { $name }, { $attribute }: { $value }.
       *[none] { $name }, { $attribute }: { $value }.
    }
answer-quote = { $yes ->
        [yes] Sí. La descripción de { $name } dice: { $quote }
        [no] No. La descripción de { $name } dice: { $quote }
       *[none] La descripción de { $name } dice: { $quote }
    }
unanswered = Los datos de { $name } no lo dicen.
unanswered-known = Lo que sí dicen: { $facts }.
review = Un cliente escribe: { $quote }
review-by = { $author }, cliente, escribe: { $quote }
reviews-mixed = En las { $total } reseñas de { $name }: { $parts }.
part-praise = { $count } alaban { $label }
part-blame = { $count } se quejan de { $label }
reviews-good = De { $total } reseñas de { $name }, { $count } dicen algo bueno.
reviews-bad = De { $total } reseñas de { $name }, { $count } ponen algún reparo.
reviews-none-good = De { $total } reseñas de { $name }, ninguna lo alaba claramente.
reviews-none-bad = De { $total } reseñas de { $name }, ninguna pone reparos claros.
reviews-mention = De { $total } reseñas de { $name }, { $count } mencionan { $label }.
reviews-no-mention = De { $total } reseñas de { $name }, ninguna menciona { $label }.
reviews-sides = De ellas, { $parts }.
option-has = { $thing } viene en { $value }.
option-unknown = Los datos de { $name } no dicen nada de { $attribute }.
option-others = { $name } viene en { $values }, no en { $value }.
option-instead = En { $value } hay { $thing }.
goes-nothing = Los datos de la tienda no dicen qué le va bien.
goes-unnamed = Los datos de la tienda no nombran nada en particular para él.
goes-named = Con { $name } van bien: { $things }.
goes-kind = Para artículos así hay { $things }.
goes-category = Entre los accesorios de este tipo hay { $things }.
goes-bought = { $thing }: { $reason }.

### Toda la tienda

survey-one = Solo uno: { $thing }.
survey-only = Solo encaja un producto.
survey-count = Encajan { $count } productos.
survey-all = Tenemos { $count } productos en total.
survey-all-stocked = Todos están disponibles.
survey-stocked = Disponibles: { $count }.
survey-priced = Solo uno tiene un precio comparable: { $thing }.
survey-same-price = Todos cuestan { $price }.
survey-range = El más barato es { $first } y el más caro { $second }.
survey-unpriced = Sin precio comparable: { $count }.
survey-no-prices = Los datos de la tienda no dan precios de estos.
survey-no-brands = Los datos de la tienda no dicen la marca de estos.
survey-no-kinds = Los datos de la tienda no los ponen en ninguna categoría.
survey-no-values = Los datos de la tienda no dicen eso de estos.
survey-brands = { $count ->
        [one] Una sola marca: { $values }.
       *[other] { $count } marcas: { $values }.
    }
survey-brands-most = { $count } marcas; casi todo es de { $values }.
survey-kinds = { $count ->
        [one] Una sola clase: { $values }.
       *[other] { $count } clases: { $values }.
    }
survey-kinds-most = { $count } clases; las mayores son { $values }.
survey-values = { $attribute }: { $values }.
survey-values-most = { $attribute }: { $count } en total, sobre todo { $values }.
survey-unstated = Sin ese dato: { $count }.
survey-untold = De parte de lo que pide, los datos no dicen cuáles lo cumplen.
then-unknown = Los datos de la tienda no dicen cuándo se confirmó la existencia.
then-all = A fecha de { $time }, disponibles.
then-count = A fecha de { $time }, disponibles: { $count }.
then-all-later = A fecha de { $time } o después, disponibles.
then-count-later = A fecha de { $time } o después, disponibles: { $count }.

### Gustos

noted-likes = Anotado, sus gustos: { $values }.
noted-likes-theirs = Anotado, para esa persona: { $values }.
noted-size = Talla { $value }, anotada.
noted-dislikes = De acuerdo, no le propondré nada así: { $values }.
noted-dislikes-theirs = De acuerdo, para esa persona no propondré nada así: { $values }.
noted-careful = De acuerdo, dejo fuera todo lo que según los datos lleve { $values }.
noted-fine = De acuerdo, { $values } vuelve a valer.
noted-forgotten = Olvidado: { $values } ya no cuenta.
noted-here = Lo recuerdo solo en esta conversación.
careful = No puedo juzgar qué es seguro para usted; mire también la página de lo que elija.
profile-off = Usted desactivó las recomendaciones personales, así que no guardo ningún perfil.
profile-on-again = Dígamelo si las quiere de nuevo.
profile-nothing-account = Aún nada salvo su cuenta: no tiene pedidos ni me ha dicho gustos.
profile-nothing = Aún nada: no sé quién es y no me ha dicho gustos.
profile-ask = Dígame qué le gusta o qué no, y me guiaré por eso.
profile-into = Creo que le interesa { $label }.
profile-did = { $did ->
        [bought] Usted compró { $names }.
        [cart] Usted puso { $names } en el carrito.
        [liked] Le gustó { $names }.
       *[looked] Usted miró { $names }.
    }
profile-likes = Lo que me dijo que le gusta: { $values }.
profile-dislikes = Lo que me dijo que no quiere: { $values }.
profile-habits = Casi todo lo que eligió es { $values }.
profile-band = Suele gastar de { $low } a { $high }.
profile-band-one = Suele gastar { $price }.
profile-sizes = Su talla, por lo que eligió o dijo, es { $values }.
profile-from = Esto viene de { $parts }.
part-orders = { $count ->
        [one] su pedido
       *[other] sus { $count } pedidos
    }
part-events = lo que miró o puso en el carrito
part-told = lo que me dijo
profile-correct = Dígame si algo no es así, o que lo olvide.
erase-ask = ¿Borro todo lo que guardo de sus gustos: lo que dijo, miró y puso en el carrito?
erase-orders = Sus pedidos se quedan en la tienda.
erased = Hecho, está todo borrado.
erased-nothing = No hay nada que borrar: no guardo nada de usted.
erased-kept = De acuerdo, no he borrado nada.
orders-unused = Sus pedidos se quedan en la tienda, pero no los usaré para recomendar.
profile-wrong = Lo siento. Dígame qué no le gusta y me guiaré por eso.
profile-off-already = Ya están desactivadas: no guardo ningún perfil suyo.
profile-off-now = Hecho: sin recomendaciones personales, y lo que guardaba está borrado.
profile-off-visit = Hecho: sin recomendaciones personales en esta visita, y lo que guardaba está borrado.
profile-on-already = Ya están activadas.
profile-on = Hecho, vuelvo a guiarme por lo que dice y hace aquí.
profile-on-orders = Hecho, vuelvo a guiarme por lo que dice y hace aquí, y por sus pedidos.

### Normas de la tienda

policy-quote = En la página «{ $title }», la tienda dice: { $quote }
policy-unknown = Las páginas de la tienda no dicen nada de eso.
    .other = No encuentro nada de eso en las páginas de la tienda.

### Carrito

cart-added = He puesto en su carrito { $thing }.
cart-removed = He quitado de su carrito { $name }.
cart-total = Su carrito suma { $price }.
cart-empty-now = Ahora está vacío.
cart-empty = Su carrito está vacío.
cart-shown = En su carrito: { $names }.

### A una persona

handed-thanks = Gracias, mis compañeros ya lo saben.
handed-added = Lo he añadido para mis compañeros.
handed-already = Mis compañeros ya lo tienen.
handed-sorry = Siento que haya salido mal.
handed-listed = Lo he pasado a un compañero.
    .other = Un compañero lo mirará.
handed-order = Eso lo tiene que hacer un compañero; su petición está en su lista.
hours = El equipo atiende: { $quote }.
hours-until = El equipo atiende ahora, hasta: { $time }.
hours-back = Ahora no hay nadie; vuelven: { $time }.
handed-where = ¿Cómo le localizamos: por correo o por teléfono?

### Saludos

greeting = ¡Hola!
    .other = Buenas.
greeting-ask = ¿Qué busca?
thanks = De nada.
    .other = Con gusto.
goodbye = Adiós, y gracias por su visita.
    .other = Hasta pronto.
out-of-scope = Solo puedo ayudar con esta tienda: sus productos, sus normas y sus pedidos.
    .other = Con eso no puedo ayudar, solo con productos, normas y pedidos de esta tienda.
careful-health = No puedo juzgar qué es seguro para su salud; solo repito lo que dice la página del producto.
careful-name = Nombre un producto y lo miro.
empty = No le he entendido.
empty-ask = ¿Qué busca?
declined = De acuerdo.
declined-tell = Dígame si quiere ver otra cosa.

### Quién habla

ask-email = ¿Con qué correo hizo el pedido?
ask-name = ¿Cuáles son su nombre completo y su código postal, como en el pedido?
ask-token = Inicie sesión en este sitio y podré ver sus pedidos.
ask-code = ¿Cuál es el código de seis cifras del correo?
ask-postcode-too = ¿Y qué código postal tiene el pedido?
ask-name-too = ¿Y qué nombre completo tiene el pedido?
instead-email = También sirve el correo del pedido.
instead-name = También sirven el nombre completo y el código postal.
instead-token = También sirve iniciar sesión en este sitio.
instead-code = También sirve el código de seis cifras del correo.
code-sent = Si consta en nuestros datos, va un código de seis cifras al correo registrado.
code-says = ¿Qué código es?
mismatch = Con eso no encuentro ningún pedido.
mismatch-code = Ese código no es, o ha caducado.
mismatch-token = No se pudo iniciar la sesión.
let-me-see = Voy a mirarlo.
    .other = Claro, lo miro.
welcome = Gracias, { $person }.
welcome-bare = Gracias.
barred-tries = Han sido demasiados intentos; por ahora no puedo consultar pedidos aquí.
barred-inbox = El código va solo al correo registrado; sin ese buzón no puedo consultar pedidos.
barred-email = Si pidió con otro correo, dígamelo.
barred-others = Aquí solo puedo ayudarle con sus propios pedidos y su propia cuenta.

### Pedidos

part-order = Pedido { $order }
status-pending = pendiente
status-processed = procesado
status-shipped = enviado
status-delivered = entregado
status-cancelled = cancelado
status-none = sin estado registrado
status-other = { $quote }
part-delivered-on = entregado el { $day }
part-delivered = entregado
part-sent-on = enviado el { $day }
part-sent = enviado
part-carrier = con { $text }
part-tracking = seguimiento { $text }
part-expected = se espera el { $day }
part-was-expected = se esperaba el { $day } y no consta como entregado
part-placed = hecho el { $day }
part-total = { $price } en total
part-paid = { $price } con { $method }
part-days = de { $from } a { $to } días hábiles
part-days-one = { $count } días hábiles
order-parcels = El pedido { $order } se reparte en { $count } paquetes.
parcel-left = Aún no veo paquete para { $items }.
tracking-none = El pedido { $order } no tiene número de seguimiento.
order-state = Estado del pedido { $order }: { $status }.
order-paid = Pagos: { $parts }.
order-goes = El pedido { $order } va a { $address }.
order-went = El pedido { $order } fue a { $address }.
order-was-to-go = El pedido { $order } iba a ir a { $address }.
order-refunded = Reembolsado: { $parts }.
order-refund-takes = El reembolso tarda { $days }.
order-request = El pedido { $order } tiene registrado: { $request }.
order-request-items = El pedido { $order } tiene registrado: { $request } de { $items }.
request-return = devolución
request-exchange = cambio
request-cancel = cancelación
request-change = modificación
request-other = una solicitud
order-refund-goes = El reembolso va a { $method }.
order-refund-after = Tarda { $days } desde que lo recibimos.
order-refund-none = No consta ningún reembolso del pedido { $order }.
order-invoice = La factura del pedido { $order }: { $link }
order-no-invoice = Aquí no puedo enviar facturas; esto es lo que consta del pedido { $order }.
as-of = Son datos de { $time }.
orders-none = No veo ningún pedido suyo así.
orders-listed = { $count ->
        [one] Veo un pedido suyo:
       *[other] Veo { $count } pedidos suyos:
    }
orders-listed-open = { $count ->
        [one] Veo un pedido suyo que está por llegar:
       *[other] Veo { $count } pedidos suyos que están por llegar:
    }
orders-listed-refund = { $count ->
        [one] Veo un pedido suyo con reembolso o devolución:
       *[other] Veo { $count } pedidos suyos con reembolso o devolución:
    }
orders-some = Aquí van { $count } de { $total } pedidos:
order-unknown = No encuentro entre los suyos el pedido { $orders }.
order-unknown-bare = No encuentro ese pedido entre los suyos.
order-known = Los que veo: { $orders }.
order-known-more = Los que veo: { $orders } y { $count } más.
balance-none = En su cuenta no hay ninguna tarjeta regalo con saldo.
balance = Saldo de sus tarjetas regalo: { $parts }.
methods-none = En su cuenta no hay ninguna forma de pago guardada.
methods = Guardado en su cuenta: { $methods }.
account-name = Su cuenta está a nombre de { $person }, correo { $email }.
account-address = Su dirección es { $address }.
account-nothing = ninguno
variants-none = Ahora no hay otra versión de { $name }.
variants-missing = { $name } no lo hay así; lo más parecido es:
variants-lead = { $name } lo hay también así:
variant-line = { $values }, { $price }.
variants-more = Y { $count } más.
variants-also = { $name } viene también en { $parts }.
part-value = { $value }
part-value-at = { $value } ({ $price })
method-card = { $brand } terminada en { $digits }
method-brand = tarjeta { $brand }
method-bank = tarjeta
method-gift = tarjeta regalo
method-gift-with = tarjeta regalo con { $price }
method-paypal = PayPal
method-credit = saldo de la tienda
method-order = la forma de pago del pedido
method-number = { $method } (número acabado en { $digits })

### Lo que falta

ask-order = { $kind ->
        [cancel_order] ¿Qué pedido cancelo?
        [change_order_address] ¿Qué pedido va a otra dirección?
        [change_order_payment] ¿Qué pedido se paga de otra forma?
        [change_order_items] ¿Qué pedido cambio?
        [return_items] ¿De qué pedido es la devolución?
        [exchange_items] ¿De qué pedido es el cambio?
       *[other] ¿A qué pedido se refiere?
    }
ask-items = { $kind ->
        [change_order_items] ¿Qué cambio: { $items }?
        [return_items] ¿Qué devuelve: { $items }?
        [exchange_items] ¿Qué cambia por otro: { $items }?
       *[other] ¿A qué se refiere: { $items }?
    }
ask-items-bare = { $kind ->
        [change_order_items] ¿Qué cambio?
        [return_items] ¿Qué devuelve?
        [exchange_items] ¿Qué cambia por otro?
       *[other] ¿A qué se refiere?
    }
ask-replacement = ¿Por qué versión cambio { $name }?
ask-replacement-list = ¿Por cuál de estos cambio { $name }?
ask-replacement-bare = ¿Por qué versión lo cambio?
missing-variant = { $name } no lo hay así.
ask-method = { $kind ->
        [change_order_payment] ¿Cómo quiere pagar?
        [return_items] ¿Adónde va el reembolso?
       *[other] ¿Con qué forma de pago cubro la diferencia?
    }
ask-method-of = { $kind ->
        [change_order_payment] ¿Cómo quiere pagar: { $methods }?
        [return_items] ¿Adónde va el reembolso: { $methods }?
       *[other] ¿Con qué forma de pago cubro la diferencia: { $methods }?
    }
ask-reason = ¿Cuál es el motivo?
ask-reason-of = ¿Cuál es el motivo: { $options }?
ask-address = ¿Adónde va el pedido { $order }: calle, ciudad, estado y código postal?
ask-address-account = ¿Cuál es la nueva dirección de su cuenta: calle, ciudad, estado y código postal?
ask-address-parts = Falta: { $parts }.
part-address1 = la calle y el número
part-city = la ciudad
part-state = el estado
part-zip = el código postal
part-country = el país
ask-unsure = ¿Qué quiere hacer con ello?
failed-order = No lo encuentro entre sus pedidos.
failed-items = No lo encuentro en el pedido.
failed-replacement = No encuentro uno así.
failed-method = Aquí no puedo usar esa forma de pago.
failed-reason = Ese no es uno de los motivos.
failed-address = No he podido leerlo como dirección completa.
stuck = Lo siento, sigo sin entender a cuál se refiere.
stuck-ways = Elija uno de los ofrecidos, diga «déjelo así» o pida una persona.
stuck-address = Lo siento, sigo sin poder leerlo como dirección completa.
stuck-address-ways = Dígame calle, ciudad, estado y código postal, diga «déjelo así» o pida una persona.

### Confirmar

noun-cancel_order = cancelar el pedido { $order }
noun-return_items = devolver del pedido { $order }: { $items }
noun-exchange_items = cambiar por otro del pedido { $order }: { $items }
noun-change_order_items = modificar en el pedido { $order }: { $items }
noun-return = devolver artículos del pedido { $order }
noun-exchange = cambiar por otros artículos del pedido { $order }
noun-items = modificar los artículos del pedido { $order }
noun-change_order_address = cambiar la dirección del pedido { $order }
noun-change_order_payment = cambiar el pago del pedido { $order }
noun-change_account_address = cambiar la dirección de su cuenta
propose-again = Falta su sí para { $noun }.
propose-changed = Los datos han cambiado; así está ahora.
propose-doubted = Por lo que escribe, puede que no lo cumpla; aquí no puedo juzgarlo, pero un compañero sí.
propose-final = Después de esto no se puede cambiar nada más del pedido { $order }.
propose-send-back = { $count ->
        [one] Tiene un día para enviarlo de vuelta.
       *[other] Tiene { $count } días para enviarlo de vuelta.
    }
propose-cancel = Puedo cancelar el pedido { $order }: { $items }.
propose-return = Devolución del pedido { $order }: { $items }.
propose-reason = El motivo que consta es { $quote }.
propose-fees = Ya descontado: { $parts }.
part-fee-return_label = { $price } por la etiqueta de devolución
part-fee-freight = { $price } por el transporte de vuelta
part-fee-other = { $price } de gastos
money-refund = { $price } vuelven a { $method }.
money-refund-received = { $price } vuelven a { $method } en cuanto lo recibamos.
money-refund-at-once = { $price } vuelven a { $method } al momento.
money-refund-days = { $price } vuelven a { $method }; tarda { $days }.
money-refund-received-days = { $price } vuelven a { $method }; tarda { $days } desde que lo recibimos.
money-pay = Usted paga { $price } con { $method }.
money-pay-received = Usted paga { $price } con { $method } cuando lo recibamos.
money-pay-more = Usted paga { $price } más con { $method }.
money-pay-more-received = Usted paga { $price } más con { $method } cuando lo recibamos.
money-charged = Se cobran { $price } a { $method }.
money-charged-more = Se cobran { $price } más a { $method }.
propose-address = El pedido { $order } iría a { $address } en lugar de { $before }.
propose-account-address = La dirección de su cuenta sería { $address } en lugar de { $before }.
propose-payment = Puedo pasar el pago del pedido { $order } a { $method }.
propose-items = En el pedido { $order } cambiaría:
propose-exchange = Del pedido { $order } cambiaría por otro:
swap = { $name }: { $parts }.
part-instead = { $value } en lugar de { $old }
part-without = sin { $old }
part-same-again = otro exactamente igual
part-price-instead = { $low } en lugar de { $high }
part-price-instead-each = { $low } en lugar de { $high } cada uno
propose-same-price = El precio no cambia.
propose-condition = La tienda pone esta condición: { $quote }
propose-ask = { $kind ->
        [cancel_order] ¿Lo cancelo?
        [return_items] ¿Inicio la devolución?
        [exchange_items] ¿Inicio el cambio?
        [change_order_payment] ¿Cambio el pago?
        [change_order_items] ¿Hago este cambio?
       *[other] ¿Cambio la dirección?
    }
    .other = { $kind ->
        [cancel_order] ¿Quiere que lo cancele?
        [return_items] ¿Quiere que inicie la devolución?
        [exchange_items] ¿Quiere que inicie el cambio?
        [change_order_payment] ¿Quiere que cambie el pago?
        [change_order_items] ¿Quiere que haga este cambio?
       *[other] ¿Quiere que cambie la dirección?
    }
withheld-proposal = No puedo mostrarle este cambio completo, así que no lo haré; un compañero puede ayudarle.
withheld-made = Su petición llegó al sistema de pedidos; pregúnteme por el pedido para ver cómo está.

### Hecho

made = { $again ->
        [yes] Eso ya estaba hecho: { $fact }.
       *[no] Hecho: { $fact }.
    }
made-asked = { $again ->
        [yes] Ya estaba solicitado – { $noun }; el sistema de pedidos aún no lo ha confirmado.
       *[no] Solicitado – { $noun }; el sistema de pedidos aún no lo ha confirmado.
    }
made-unsure = Hasta entonces no puedo decir que esté hecho.
made-last = Los artículos de este pedido no se pueden cambiar otra vez.
fact-cancel_order = el pedido { $order } está cancelado
fact-return_items = está pedida la devolución del pedido { $order }, { $items }
fact-exchange_items = está pedido el cambio del pedido { $order }, { $items }
fact-change_order_address = el pedido { $order } va ahora a { $address }
fact-change_order_payment = el pedido { $order } se paga ahora con { $method }
fact-change_order_items = en el pedido { $order } está cambiado { $items }
fact-change_account_address = la dirección de su cuenta es ahora { $address }
dropped = De acuerdo, no he cambiado nada.
dropped-noun = De acuerdo, no lo hago: { $noun }.

### Lo que no se puede

refused = No puedo { $noun }: { $why }.
cause-status = su estado es «{ $status }»
cause-status-only = su estado es «{ $status }» y solo se puede con «{ $options }»
cause-already_cancelled = ya está cancelado
cause-already_changed = sus artículos ya se cambiaron una vez, y no se puede más
cause-open_request = ya hay algo en curso ({ $request })
cause-dispatched = ya está en camino
cause-dispatched-carrier = ya está en camino con { $text }
cause-too_late = el plazo ha pasado
cause-too_late-on = el plazo ha pasado, el último día fue el { $day }
cause-not_returnable = nuestras normas lo excluyen
cause-not_returnable-why = nuestras normas excluyen { $quote }
cause-delivery_unknown = no sé cuándo se entregó y no puedo ver si está en plazo
cause-not_offered = esta tienda no lo ofrece
cause-abroad = no se ofrece para pedidos al extranjero
cause-whole_order_only = no se pueden quitar artículos sueltos, solo cancelarlo entero
cause-reason = ese motivo no sirve
cause-reason-only = el motivo tiene que ser { $options }
cause-several_payments = no se pagó con un solo pago
cause-several_methods = se pagó con { $count } formas de pago
cause-partly_refunded = ya se reembolsó una parte
cause-same_method = ya se paga así
cause-same_address = ya tiene esa dirección
cause-unknown_method = esa forma de pago no está guardada en su cuenta
cause-target = solo puede volver a lo que pagó el pedido
cause-target-return = el reembolso solo puede ir a lo que pagó el pedido o a una tarjeta regalo suya
cause-target-credit = esta tienda no reembolsa en saldo
cause-balance = la tarjeta regalo no alcanza
cause-balance-sums = la tarjeta regalo tiene { $low } y harían falta { $high }
cause-nothing_paid = no queda nada por reembolsar
cause-no_items = aún no sé a qué artículos se refiere
cause-no_such_item = no encuentro ese artículo en el pedido
cause-no_such_order = no encuentro ese pedido entre los suyos
cause-quantity = de { $name } solo hay { $count }
cause-other_product = { $name } solo puede cambiarse por otra versión del mismo producto
cause-no_replacement = aún no sé por qué se cambia { $name }
cause-same_item = { $name } ya es ese
cause-unavailable = { $name } no está disponible así ahora
cause-address_incomplete = la dirección no está completa
cause-address_incomplete-parts = a la dirección le falta { $parts }
cause-other = las normas no lo permiten
offer-cancel_order = Puedo cancelar el pedido entero; ¿lo hago?
offer-return_items = Puede devolverlo; ¿lo inicio?
offer-exchange_items = Puede cambiarlo por otra versión; ¿lo inicio?
offer-change_order_items = Puedo cambiarlo por otra versión; ¿lo hago?
offer-change_order_address = Puedo cambiar la dirección; ¿lo hago?
offer-change_order_payment = Puedo cambiar el pago; ¿lo hago?
after-return_items = Cuando llegue, podrá devolverlo.
after-exchange_items = Cuando llegue, podrá cambiarlo por otra versión.
offer-person = Un compañero puede mirarlo; ¿se lo paso?
trouble-sorry = Siento que haya salido mal.
trouble-which = ¿De qué pedido se trata?
trouble-person = Si prefiere hablar con un compañero, dígamelo.
trouble-tell = Dígame el pedido o qué pasó y veré qué se puede hacer; o le paso ya con un compañero.
trouble-can = Se puede: { $parts }.
trouble-choose = ¿Qué prefiere, o le paso con un compañero?
trouble-none = En eso no puedo hacer nada yo.
trouble-colleague = ¿Le paso con un compañero?
service-declined = El sistema de pedidos no lo permite.
service-declined-why = El sistema de pedidos no lo permite: { $quote }.
service-unchanged = No se ha cambiado nada.
service-no-account = No veo pedidos en esta cuenta.
service-unsent = Ahora no puedo enviar códigos, así que no puedo consultar pedidos.
service-down-change = El sistema de pedidos no responde ahora, así que no se ha cambiado nada.
service-down = El sistema de pedidos no responde ahora, así que no puedo consultar pedidos.
try-again = Inténtelo dentro de un rato; ¿o se lo paso a un compañero?
unchanged = De acuerdo, no se ha cambiado nada.
anything-else = ¿Algo más?
    .other = ¿Puedo ayudarle en algo más?

### Respuestas rápidas

option-pass-on = Sí, pásela
option-no-thanks = No, gracias
option-erase = Sí, bórrelo todo
option-keep = No, guárdelo
option-yes = Sí
option-no = No
option-best-rated = Mejor valorados
option-person = Hablar con una persona
option-next = Siguiente paso
option-works = Ya funciona
option-unhelped = Eso no ha ayudado
option-stop = Parar
option-add = Añadir al carrito
option-return = Devolver
option-exchange = Cambiar por otro
option-cancel = Cancelar el pedido
option-change = Modificar
option-all = Todo
option-upto = Hasta { $price }
option-over = Más de { $price }
option-between = De { $low } a { $high }
option-number = { $label }, número { $text }
option-same = el mismo
option-unneeded = ya no lo necesito
option-mistake = pedido por error
option-unlike = no es como se describe
option-faulty = defectuoso
option-unfit = no me queda bien
option-order = { $order }: { $items }
option-order-more = { $order }: { $items } y { $count } más

### Fotos

like-looks = Por color y forma, lo más parecido es { $things }.
like-content = Según su foto, lo más parecido es { $things }.
like-none = Nada cumple todo eso.
picture-nothing = No tengo fotos de nuestros productos con las que comparar la suya.
picture-words = Diga con palabras qué muestra y lo busco.
picture-aside = Uso las fotos solo para buscar productos parecidos, así que me guié por sus palabras.

### Ayuda y respuestas anteriores

answer-kept = Nuestro equipo respondió el { $day }: { $quote }
answer-kept-in = Nuestro equipo respondió el { $day } (en { $label }): { $quote }
step-told = Paso { $count } de { $total }: { $quote }
manual-quote = En «{ $title }» dice: { $quote }
size-told = La guía de tallas «{ $title }» da para { $value }: { $facts }.
size-outside = La guía de tallas «{ $title }» va de { $low } a { $high }; { $value } queda fuera.
size-between = En la guía de tallas «{ $title }», { $value } queda entre { $options }.
support-which = ¿De qué producto se trata?
support-unknown = Los manuales que tengo no dicen nada de eso.
    .other = No encuentro nada de eso en los manuales.
support-last = Ese era el último paso.
support-helped = ¿Ha servido?
support-out = El manual no propone nada más.
support-solved = Me alegro.
    .other = Bien, entonces está resuelto.
support-stopped = De acuerdo, lo dejamos ahí.
support-first = Ese era el primer paso.
support-no-needs = El manual no nombra nada que haga falta.
