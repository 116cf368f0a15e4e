# Como fala alguém da loja: breve, concreto, gentil, sem gíria. Primeiro a resposta.
# Os ids e argumentos são os de zh.ftl; o que cada argumento contém está em assistant/locales/patterns.py.
# .other é outra maneira de dizer o mesmo.

### Em toda parte

quotation = “{ $quote }”
comma = { ", " }
nothing-to-say = Foi isto que encontrei.
part-thing = { $name } ({ $price })
part-thing-each = { $name } ({ $price } cada)
part-times = { $count } × { $name }
part-variant = { $name } ({ $values })
part-pair = { $value } para { $name }
part-fact = { $attribute }: { $value }
part-and-others = { $names } e outros, { $count } ao todo
part-item = este item
part-items = { $items } e mais, { $count } ao todo
value-yes = sim
value-no = não
value-stocked = disponível
value-out = esgotado
label-stock = disponibilidade
label-brand = marca
label-price = preço
label-rating = avaliação
pass-on = Passo a pergunta a uma pessoa?
a-person = Um colega pode ajudar; passo para ele?
facts = { $what }: { $facts }.

### Buscar

found-one = Há um que serve: { $thing }.
    .other = Só um serve: { $thing }.
found-look = Veja este: { $thing }.
found-all = Servem { $count }: { $things }.
found-start = Eu começaria por { $first } e { $second }.
    .other = Veja primeiro { $first } e depois { $second }.
telling-both = O mais barato e mais bem avaliado destes: { $name }.
telling-best = O mais bem avaliado destes: { $name }, com { $rating }.
telling-cheapest = O mais barato destes: { $name }, por { $price }.
rated = { $name }: avaliação { $rating } de 5.
rated-by = { $name }: avaliação { $rating } de 5, de { $count } clientes.
stocked = { $name }: disponível.
out = { $name }: esgotado por enquanto.
was-stocked = { $name }: disponível em { $time }.
ordered-cheapest = { $yes ->
        [yes] O mais barato entre os disponíveis: { $thing }.
       *[no] O mais barato: { $thing }.
    }
ordered-dearest = { $yes ->
        [yes] O mais caro entre os disponíveis: { $thing }.
       *[no] O mais caro: { $thing }.
    }
ordered-rated = { $yes ->
        [yes] O mais bem avaliado entre os disponíveis: { $thing }.
       *[no] O mais bem avaliado: { $thing }.
    }
ordered-newest = { $yes ->
        [yes] O mais novo entre os disponíveis: { $thing }.
       *[no] O mais novo: { $thing }.
    }
ordered-first = { $yes ->
        [yes] O primeiro entre os disponíveis: { $thing }.
       *[no] O primeiro: { $thing }.
    }
level-cheapest = { $yes ->
        [yes] Empatados como os mais baratos entre os disponíveis: { $names }.
       *[no] Empatados como os mais baratos: { $names }.
    }
level-dearest = { $yes ->
        [yes] Empatados como os mais caros entre os disponíveis: { $names }.
       *[no] Empatados como os mais caros: { $names }.
    }
level-rated = { $yes ->
        [yes] Empatados como os mais bem avaliados entre os disponíveis: { $names }.
       *[no] Empatados como os mais bem avaliados: { $names }.
    }
level-newest = { $yes ->
        [yes] Empatados como os mais novos entre os disponíveis: { $names }.
       *[no] Empatados como os mais novos: { $names }.
    }
level-first = { $yes ->
        [yes] Empatados em primeiro lugar entre os disponíveis: { $names }.
       *[no] Empatados em primeiro lugar: { $names }.
    }
level-price = Todos custam { $price }.
level-rating = Todos têm { $rating } de 5.
beyond-cheaper = { $name } custa menos, { $price }, mas está esgotado por enquanto.
beyond-dearer = { $name } custa mais, { $price }, mas está esgotado por enquanto.
beyond-rated = { $name } tem avaliação melhor, { $rating }, mas está esgotado por enquanto.
next = Depois vem { $thing }.
unordered = Isso falta nos dados da loja, então não posso ordenar assim.
wanted = { $name } ({ $values })
wanted-below = até { $price }
wanted-above = a partir de { $price }
wanted-rated = avaliação a partir de { $rating }
wanted-not = sem { $value }
none = Não encontrei nada que atenda a tudo isso.
none-wanted = Não encontrei { $items }.
not-carried = Isso nós não temos.
not-carried-wanted = Não temos { $items }.
nearest = De parecido, temos { $things }.
recommend = Eu escolheria { $thing }.
    .other = Veja este: { $thing }.
recommend-why = Eu escolheria { $thing }: { $reason }.
    .other = Veja este, { $thing }: { $reason }.
recommend-or = Ou então { $thing }.
recommend-or-why = Ou então { $thing }: { $reason }.
no-more = Era tudo o que tenho desse tipo.
    .other = Não tenho mais nada desse tipo.
instead-same = { $name } está disponível.
instead-there = Também há { $name }.
nothing-instead = Não tenho nada que o substitua bem.
closest = O mais parecido: { $things }.
closest-stocked = O mais parecido entre os disponíveis: { $things }.
cheaper-by = { $name } custa { $price } a menos que { $other }.
dearer-by = { $name } custa { $price } a mais que { $other }.
differs = { $attribute }: { $pairs }.

### Motivos

reason-did = { $did ->
        [bought] já comprou { $name }
        [cart] já pôs { $name } no carrinho
        [liked] já gostou de { $name }
       *[looked] já olhou { $name }
    }
reason-together = { $count } clientes compraram junto com { $name }
reason-after = muito escolhido depois de { $name }
reason-like = { $did ->
        [bought] parecido com { $name }, que já comprou
        [cart] parecido com { $name }, que está no seu carrinho
        [liked] parecido com { $name }, de que gostou
       *[looked] parecido com { $name }, que já olhou
    }
reason-cheaper = mais barato que { $name }
reason-better = mais bem avaliado que { $name }
reason-size = existe no seu tamanho, { $value }
reason-taste = seu gosto: { $value }
reason-habit = { $value }, como quase tudo o que escolheu
reason-rated = avaliação { $rating } de 5
reason-rated-by = avaliação { $rating } de 5, de { $count } clientes
reason-popular = comprado por { $count } clientes ultimamente
reason-new = novo na loja
reason-stocked = disponível
reason-alike = também { $value }
why = Por que { $name }: { $reason }.
why-search = Combina com o que procurou; nenhum dado seu foi usado.
why-none = { $name } é simplesmente algo que vendemos; não tenho motivo melhor.

### Perguntas

clarify-sure = Com prazer.
    .other = Claro.
clarify-total = Há { $count } para escolher.
clarify-category = Onde procuro: { $options }?
clarify-price = Quanto quer gastar: { $options }?
clarify-brand = Que marca prefere: { $options }?
clarify-person = Para quem é: { $options }?
clarify-attribute = { $attribute }: o que prefere, { $options }?
choose-values = { $name } vem em { $values }.
choose-which = Qual coloco ({ $attribute })?
which-one = A qual se refere: { $names }?
which-only = Só mostrei um até agora, é esse?
which-none = A qual produto se refere?
which-unseen = Ainda não mostrei nenhum.

### Comparar

compare-same-price = { $names } custam o mesmo: { $price }.
compare-cheaper = { $name } custa { $price } a menos: { $low } contra { $high } de { $other }.
compare-cheapest = O mais barato: { $names }, por { $price }.
compare-rated = { $name } tem avaliação melhor: { $rating }; { $pairs }.
compare-for = por { $attribute }, { $name }
compare-view = Eu escolheria { $parts }.
compare-none = Os dados da loja não mostram diferenças entre { $names }.

### Sobre um produto

answer-price = { $name } custa { $price }.
answer-price-each = { $name } custa { $price } cada.
answer-is = Sim, { $name }: { $attribute }.
answer-value = { $yes ->
        [yes] Sim. { $name }, { $attribute }: { $value }.
        [no] Não. { $name }, { $attribute }: { $value }.
       *[none] { $name }, { $attribute }: { $value }.
    }
answer-quote = { $yes ->
        [yes] Sim. A descrição de { $name } diz: { $quote }
        [no] Não. A descrição de { $name } diz: { $quote }
       *[none] A descrição de { $name } diz: { $quote }
    }
unanswered = Os dados de { $name } não dizem isso.
unanswered-known = Mas dizem: { $facts }.
review = Um cliente escreve: { $quote }
review-by = { $author }, cliente, escreve: { $quote }
reviews-mixed = Nas { $total } avaliações de { $name }: { $parts }.
part-praise = { $count } elogiam { $label }
part-blame = { $count } reclamam de { $label }
reviews-good = De { $total } avaliações de { $name }, { $count } dizem algo de bom.
reviews-bad = De { $total } avaliações de { $name }, { $count } fazem alguma crítica.
reviews-none-good = De { $total } avaliações de { $name }, nenhuma elogia claramente.
reviews-none-bad = De { $total } avaliações de { $name }, nenhuma critica claramente.
reviews-mention = De { $total } avaliações de { $name }, { $count } mencionam { $label }.
reviews-no-mention = De { $total } avaliações de { $name }, nenhuma menciona { $label }.
reviews-sides = Destas, { $parts }.
option-has = { $thing } vem em { $value }.
option-unknown = Os dados de { $name } não dizem nada sobre { $attribute }.
option-others = { $name } vem em { $values }, não em { $value }.
option-instead = Em { $value } há { $thing }.
goes-nothing = Os dados da loja não dizem o que combina com ele.
goes-unnamed = Os dados da loja não indicam nada em especial para ele.
goes-named = Com { $name } combina { $things }.
goes-kind = Para itens assim há { $things }.
goes-category = Entre os acessórios deste tipo há { $things }.
goes-bought = { $thing }: { $reason }.

### A loja toda

survey-one = Só um: { $thing }.
survey-only = Só um produto serve.
survey-count = Servem { $count } produtos.
survey-all = Temos { $count } produtos ao todo.
survey-all-stocked = Todos estão disponíveis.
survey-stocked = Disponíveis: { $count }.
survey-priced = Só um tem preço comparável: { $thing }.
survey-same-price = Todos custam { $price }.
survey-range = O mais barato é { $first } e o mais caro { $second }.
survey-unpriced = Sem preço comparável: { $count }.
survey-no-prices = Os dados da loja não dão preços destes.
survey-no-brands = Os dados da loja não dizem a marca destes.
survey-no-kinds = Os dados da loja não os põem em nenhuma categoria.
survey-no-values = Os dados da loja não dizem isso destes.
survey-brands = { $count ->
        [one] Uma só marca: { $values }.
       *[other] { $count } marcas: { $values }.
    }
survey-brands-most = { $count } marcas; quase tudo é de { $values }.
survey-kinds = { $count ->
        [one] Um só tipo: { $values }.
       *[other] { $count } tipos: { $values }.
    }
survey-kinds-most = { $count } tipos; os maiores são { $values }.
survey-values = { $attribute }: { $values }.
survey-values-most = { $attribute }: { $count } ao todo, sobretudo { $values }.
survey-unstated = Sem esse dado: { $count }.
survey-untold = De parte do que pede, os dados não dizem quais atendem.
then-unknown = Os dados da loja não dizem quando o estoque foi confirmado.
then-all = Em { $time }, disponíveis.
then-count = Em { $time }, disponíveis: { $count }.
then-all-later = Em { $time } ou depois, disponíveis.
then-count-later = Em { $time } ou depois, disponíveis: { $count }.

### Gostos

noted-likes = Anotado, seu gosto: { $values }.
noted-likes-theirs = Anotado, para essa pessoa: { $values }.
noted-size = Tamanho { $value }, anotado.
noted-dislikes = Certo, não vou sugerir { $values }.
noted-dislikes-theirs = Certo, para essa pessoa não vou sugerir { $values }.
noted-careful = Certo, deixo de fora tudo o que segundo os dados leva { $values }.
noted-fine = Certo, { $values } vale de novo.
noted-forgotten = Esquecido: { $values } não conta mais.
noted-here = Lembro disso só nesta conversa.
careful = Não posso julgar o que é seguro no seu caso; veja também a página do que escolher.
profile-off = As recomendações pessoais foram desativadas a seu pedido, então não guardo nenhum perfil.
profile-on-again = Diga se as quiser de novo.
profile-nothing-account = Ainda nada além da sua conta: não há pedidos e não me contou seus gostos.
profile-nothing = Ainda nada: não sei quem é e não me contou seus gostos.
profile-ask = Diga do que gosta ou não, e vou me guiar por isso.
profile-into = Acho que este tema interessa: { $label }.
profile-did = { $did ->
        [bought] Já comprou { $names }.
        [cart] Já pôs { $names } no carrinho.
        [liked] Já gostou de { $names }.
       *[looked] Já olhou { $names }.
    }
profile-likes = Disse que gosta de { $values }.
profile-dislikes = Disse que não quer { $values }.
profile-habits = Quase tudo o que escolheu é { $values }.
profile-band = Costuma gastar de { $low } a { $high }.
profile-band-one = Costuma gastar { $price }.
profile-sizes = Seu tamanho, pelo que escolheu ou disse, é { $values }.
profile-from = Isso vem de { $parts }.
part-orders = { $count ->
        [one] seu pedido
       *[other] seus { $count } pedidos
    }
part-events = o que olhou ou pôs no carrinho
part-told = o que me disse
profile-correct = Diga se algo não é assim, ou se devo esquecer.
erase-ask = Apago tudo o que guardo dos seus gostos: o que disse, olhou e pôs no carrinho?
erase-orders = Seus pedidos ficam na loja.
erased = Pronto, está tudo apagado.
erased-nothing = Não há nada a apagar: não guardo nada seu.
erased-kept = Certo, não apaguei nada.
orders-unused = Seus pedidos ficam na loja, mas não vou usá-los para recomendar.
profile-wrong = Desculpe. Diga do que não gosta e vou me guiar por isso.
profile-off-already = Já estão desativadas: não guardo nenhum perfil seu.
profile-off-now = Pronto: sem recomendações pessoais, e o que eu guardava está apagado.
profile-off-visit = Pronto: sem recomendações pessoais nesta visita, e o que eu guardava está apagado.
profile-on-already = Já estão ativadas.
profile-on = Pronto, volto a me guiar pelo que diz e faz aqui.
profile-on-orders = Pronto, volto a me guiar pelo que diz e faz aqui, e pelos seus pedidos.

### Regras da loja

policy-quote = Na página “{ $title }”, a loja diz: { $quote }
policy-unknown = As páginas da loja não dizem nada sobre isso.
    .other = Não encontro nada sobre isso nas páginas da loja.

### Carrinho

cart-added = Coloquei no seu carrinho { $thing }.
cart-removed = Tirei do seu carrinho { $name }.
cart-total = Seu carrinho soma { $price }.
cart-empty-now = Agora está vazio.
cart-empty = Seu carrinho está vazio.
cart-shown = No seu carrinho: { $names }.

### A uma pessoa

handed-thanks = Obrigado, meus colegas já sabem.
handed-added = Acrescentei isso para os meus colegas.
handed-already = Meus colegas já estão com isso.
handed-sorry = Sinto muito que tenha dado errado.
handed-listed = Passei isso a um colega.
    .other = Um colega vai ver isso.
handed-order = Isso um colega precisa fazer; seu pedido está na lista.
hours = Atendimento: { $quote }.
hours-until = Estão disponíveis agora, até: { $time }.
hours-back = Agora não estão; voltam: { $time }.
handed-where = Onde podem falar com você: e-mail ou telefone?

### Saudações

greeting = Olá!
    .other = Oi!
greeting-ask = O que procura?
thanks = De nada.
    .other = Com prazer.
goodbye = Até logo, e obrigado pela visita.
    .other = Até breve.
out-of-scope = Só posso ajudar com esta loja: produtos, regras e pedidos.
    .other = Com isso não posso ajudar, só com produtos, regras e pedidos desta loja.
careful-health = Não posso julgar o que é seguro para a sua saúde; só repito o que diz a página do produto.
careful-name = Diga um produto e eu vejo.
empty = Não entendi.
empty-ask = O que procura?
declined = Certo.
declined-tell = Diga se quiser ver outra coisa.

### Quem fala

ask-email = Com que e-mail fez o pedido?
ask-name = Quais são o nome completo e o CEP do pedido?
ask-token = Entre na sua conta neste site e poderei ver seus pedidos.
ask-code = Qual é o código de seis dígitos do e-mail?
ask-postcode-too = E qual é o CEP do pedido?
ask-name-too = E qual é o nome completo do pedido?
instead-email = Também serve o e-mail do pedido.
instead-name = Também servem o nome completo e o CEP.
instead-token = Também serve entrar na sua conta neste site.
instead-code = Também serve o código de seis dígitos do e-mail.
code-sent = Se constar nos nossos dados, um código de seis dígitos vai para o e-mail cadastrado.
code-says = Qual é o código?
mismatch = Com isso não encontro nenhum pedido.
mismatch-code = Esse código não é o certo, ou expirou.
mismatch-token = Não foi possível entrar na conta.
let-me-see = Vou ver.
    .other = Claro, vou ver.
welcome = Obrigado, { $person }.
welcome-bare = Obrigado.
barred-tries = Foram tentativas demais; por enquanto não posso consultar pedidos aqui.
barred-inbox = O código vai só para o e-mail cadastrado; sem essa caixa não posso consultar pedidos.
barred-email = Se pediu com outro e-mail, diga qual.
barred-others = Aqui só posso ajudar com seus próprios pedidos e sua própria conta.

### Pedidos

part-order = Pedido { $order }
status-pending = pendente
status-processed = processado
status-shipped = enviado
status-delivered = entregue
status-cancelled = cancelado
status-none = sem status registrado
status-other = { $quote }
part-delivered-on = entregue em { $day }
part-delivered = entregue
part-sent-on = enviado em { $day }
part-sent = enviado
part-carrier = por { $text }
part-tracking = rastreamento { $text }
part-expected = previsto para { $day }
part-was-expected = era previsto para { $day } e não consta como entregue
part-placed = feito em { $day }
part-total = { $price } no total
part-paid = { $price } com { $method }
part-days = de { $from } a { $to } dias úteis
part-days-one = { $count } dias úteis
order-parcels = O pedido { $order } está dividido em { $count } pacotes.
parcel-left = Ainda não vejo pacote para { $items }.
tracking-none = O pedido { $order } não tem número de rastreamento.
order-state = Status do pedido { $order }: { $status }.
order-paid = Pagamentos: { $parts }.
order-goes = O pedido { $order } vai para { $address }.
order-went = O pedido { $order } foi para { $address }.
order-was-to-go = O pedido { $order } ia para { $address }.
order-refunded = Reembolsado: { $parts }.
order-refund-takes = O reembolso leva { $days }.
order-request = No pedido { $order } está registrado: { $request }.
order-request-items = No pedido { $order } está registrado: { $request } de { $items }.
request-return = devolução
request-exchange = troca
request-cancel = cancelamento
request-change = alteração
request-other = uma solicitação
order-refund-goes = O reembolso vai para { $method }.
order-refund-after = Leva { $days } a partir de quando recebemos.
order-refund-none = Não consta nenhum reembolso do pedido { $order }.
order-invoice = A nota fiscal do pedido { $order }: { $link }
order-no-invoice = Aqui não posso enviar notas fiscais; isto é o que consta do pedido { $order }.
as-of = São dados de { $time }.
orders-none = Não vejo nenhum pedido seu assim.
orders-listed = { $count ->
        [one] Vejo um pedido seu:
       *[other] Vejo { $count } pedidos seus:
    }
orders-listed-open = { $count ->
        [one] Vejo um pedido seu a caminho:
       *[other] Vejo { $count } pedidos seus a caminho:
    }
orders-listed-refund = { $count ->
        [one] Vejo um pedido seu com reembolso ou devolução:
       *[other] Vejo { $count } pedidos seus com reembolso ou devolução:
    }
orders-some = Aqui estão { $count } de { $total } pedidos:
order-unknown = Não encontro entre os seus o pedido { $orders }.
order-unknown-bare = Não encontro esse pedido entre os seus.
order-known = Os que vejo: { $orders }.
order-known-more = Os que vejo: { $orders } e mais { $count }.
balance-none = Na sua conta não há nenhum vale-presente com saldo.
balance = Saldo dos seus vales-presente: { $parts }.
methods-none = Na sua conta não há nenhuma forma de pagamento salva.
methods = Salvo na sua conta: { $methods }.
account-name = Sua conta está em nome de { $person }, e-mail { $email }.
account-address = Seu endereço é { $address }.
account-nothing = nenhum
variants-none = Agora não há outra versão de { $name }.
variants-missing = { $name } não existe assim; o mais parecido é:
variants-lead = { $name } existe também assim:
variant-line = { $values }, { $price }.
variants-more = E mais { $count }.
variants-also = { $name } vem também em { $parts }.
part-value = { $value }
part-value-at = { $value } ({ $price })
method-card = { $brand } com final { $digits }
method-brand = cartão { $brand }
method-bank = cartão
method-gift = vale-presente
method-gift-with = vale-presente com { $price }
method-paypal = PayPal
method-credit = crédito da loja
method-order = a forma de pagamento do pedido
method-number = { $method } (número com final { $digits })

### O que falta

ask-order = { $kind ->
        [cancel_order] Que pedido cancelo?
        [change_order_address] Que pedido vai para outro endereço?
        [change_order_payment] Que pedido se paga de outra forma?
        [change_order_items] Que pedido altero?
        [return_items] De que pedido é a devolução?
        [exchange_items] De que pedido é a troca?
       *[other] A que pedido se refere?
    }
ask-items = { $kind ->
        [change_order_items] O que altero: { $items }?
        [return_items] O que devolve: { $items }?
        [exchange_items] O que troca por outro: { $items }?
       *[other] A que se refere: { $items }?
    }
ask-items-bare = { $kind ->
        [change_order_items] O que altero?
        [return_items] O que devolve?
        [exchange_items] O que troca por outro?
       *[other] A que se refere?
    }
ask-replacement = Por qual versão troco { $name }?
ask-replacement-list = Por qual destes troco { $name }?
ask-replacement-bare = Por qual versão troco?
missing-variant = { $name } não existe assim.
ask-method = { $kind ->
        [change_order_payment] Como quer pagar?
        [return_items] Para onde vai o reembolso?
       *[other] Com que forma de pagamento cubro a diferença?
    }
ask-method-of = { $kind ->
        [change_order_payment] Como quer pagar: { $methods }?
        [return_items] Para onde vai o reembolso: { $methods }?
       *[other] Com que forma de pagamento cubro a diferença: { $methods }?
    }
ask-reason = Qual é o motivo?
ask-reason-of = Qual é o motivo: { $options }?
ask-address = Para onde vai o pedido { $order }: rua, cidade, estado e CEP?
ask-address-account = Qual é o novo endereço da sua conta: rua, cidade, estado e CEP?
ask-address-parts = Falta: { $parts }.
part-address1 = a rua e o número
part-city = a cidade
part-state = o estado
part-zip = o CEP
part-country = o país
ask-unsure = O que quer fazer com isso?
failed-order = Não o encontro entre seus pedidos.
failed-items = Não o encontro no pedido.
failed-replacement = Não encontro um assim.
failed-method = Aqui não posso usar essa forma de pagamento.
failed-reason = Esse não é um dos motivos.
failed-address = Não consegui ler isso como endereço completo.
stuck = Desculpe, ainda não entendo a qual se refere.
stuck-ways = Escolha um dos oferecidos, diga “deixe assim” ou peça uma pessoa.
stuck-address = Desculpe, ainda não consigo ler isso como endereço completo.
stuck-address-ways = Diga rua, cidade, estado e CEP, diga “deixe assim” ou peça uma pessoa.

### Confirmar

noun-cancel_order = cancelar o pedido { $order }
noun-return_items = devolver do pedido { $order }: { $items }
noun-exchange_items = trocar por outro do pedido { $order }: { $items }
noun-change_order_items = alterar no pedido { $order }: { $items }
noun-return = devolver itens do pedido { $order }
noun-exchange = trocar por outros os itens do pedido { $order }
noun-items = alterar os itens do pedido { $order }
noun-change_order_address = mudar o endereço do pedido { $order }
noun-change_order_payment = mudar o pagamento do pedido { $order }
noun-change_account_address = mudar o endereço da sua conta
propose-again = Falta seu sim para { $noun }.
propose-changed = Os dados mudaram; agora está assim.
propose-doubted = Pelo que escreve, talvez não atenda; aqui não posso julgar isso, mas um colega pode.
propose-final = Depois disso não se pode mudar mais nada do pedido { $order }.
propose-send-back = { $count ->
        [one] Há um dia para enviar de volta.
       *[other] Há { $count } dias para enviar de volta.
    }
propose-cancel = Posso cancelar o pedido { $order }: { $items }.
propose-return = Devolução do pedido { $order }: { $items }.
propose-reason = O motivo registrado é { $quote }.
propose-fees = Já descontado: { $parts }.
part-fee-return_label = { $price } pela etiqueta de devolução
part-fee-freight = { $price } pelo transporte de volta
part-fee-other = { $price } de taxas
money-refund = { $price } voltam para { $method }.
money-refund-received = { $price } voltam para { $method } assim que recebermos.
money-refund-at-once = { $price } voltam para { $method } na hora.
money-refund-days = { $price } voltam para { $method }; leva { $days }.
money-refund-received-days = { $price } voltam para { $method }; leva { $days } a partir de quando recebemos.
money-pay = Seu pagamento: { $price } com { $method }.
money-pay-received = Seu pagamento: { $price } com { $method } quando recebermos.
money-pay-more = Seu pagamento: mais { $price } com { $method }.
money-pay-more-received = Seu pagamento: mais { $price } com { $method } quando recebermos.
money-charged = São cobrados { $price } de { $method }.
money-charged-more = São cobrados mais { $price } de { $method }.
propose-address = O pedido { $order } iria para { $address } em vez de { $before }.
propose-account-address = O endereço da sua conta seria { $address } em vez de { $before }.
propose-payment = Posso passar o pagamento do pedido { $order } para { $method }.
propose-items = No pedido { $order } eu mudaria:
propose-exchange = Do pedido { $order } eu trocaria por outro:
swap = { $name }: { $parts }.
part-instead = { $value } em vez de { $old }
part-without = sem { $old }
part-same-again = outro exatamente igual
part-price-instead = { $low } em vez de { $high }
part-price-instead-each = { $low } em vez de { $high } cada
propose-same-price = O preço não muda.
propose-condition = A loja põe esta condição: { $quote }
propose-ask = { $kind ->
        [cancel_order] Cancelo?
        [return_items] Inicio a devolução?
        [exchange_items] Inicio a troca?
        [change_order_payment] Mudo o pagamento?
        [change_order_items] Faço esta alteração?
       *[other] Mudo o endereço?
    }
    .other = { $kind ->
        [cancel_order] Quer que eu cancele?
        [return_items] Quer que eu inicie a devolução?
        [exchange_items] Quer que eu inicie a troca?
        [change_order_payment] Quer que eu mude o pagamento?
        [change_order_items] Quer que eu faça esta alteração?
       *[other] Quer que eu mude o endereço?
    }
withheld-proposal = Não posso mostrar esta alteração inteira, então não a faço; um colega pode ajudar.
withheld-made = Sua solicitação chegou ao sistema de pedidos; pergunte pelo pedido para ver como está.

### Feito

made = { $again ->
        [yes] Isso já estava feito: { $fact }.
       *[no] Feito: { $fact }.
    }
made-asked = { $again ->
        [yes] Já tinha solicitado, { $noun }; o sistema de pedidos ainda não confirmou.
       *[no] Solicitei, { $noun }; o sistema de pedidos ainda não confirmou.
    }
made-unsure = Até lá não posso dizer que está feito.
made-last = Os itens deste pedido não podem ser mudados outra vez.
fact-cancel_order = o pedido { $order } está cancelado
fact-return_items = está solicitada a devolução do pedido { $order }, { $items }
fact-exchange_items = está solicitada a troca do pedido { $order }, { $items }
fact-change_order_address = o pedido { $order } vai agora para { $address }
fact-change_order_payment = o pedido { $order } se paga agora com { $method }
fact-change_order_items = no pedido { $order } está alterado { $items }
fact-change_account_address = o endereço da sua conta é agora { $address }
dropped = Certo, não mudei nada.
dropped-noun = Certo, não faço: { $noun }.

### O que não se pode

refused = Não posso { $noun }: { $why }.
cause-status = o status é “{ $status }”
cause-status-only = o status é “{ $status }” e só se pode com “{ $options }”
cause-already_cancelled = já está cancelado
cause-already_changed = os itens já foram mudados uma vez, e não se pode mais
cause-open_request = já há algo em andamento ({ $request })
cause-dispatched = já está a caminho
cause-dispatched-carrier = já está a caminho por { $text }
cause-too_late = o prazo passou
cause-too_late-on = o prazo passou, o último dia foi { $day }
cause-not_returnable = nossas regras excluem isso
cause-not_returnable-why = nossas regras excluem { $quote }
cause-delivery_unknown = não sei quando foi entregue e não posso ver se está no prazo
cause-not_offered = esta loja não oferece isso
cause-abroad = não se oferece para pedidos ao exterior
cause-whole_order_only = não se podem tirar itens avulsos, só cancelar o pedido inteiro
cause-reason = esse motivo não serve
cause-reason-only = o motivo tem de ser { $options }
cause-several_payments = não foi pago com um só pagamento
cause-several_methods = foi pago com { $count } formas de pagamento
cause-partly_refunded = uma parte já foi reembolsada
cause-same_method = já se paga assim
cause-same_address = já tem esse endereço
cause-unknown_method = essa forma de pagamento não está salva na sua conta
cause-target = só pode voltar para o que pagou o pedido
cause-target-return = o reembolso só pode ir para o que pagou o pedido ou para um vale-presente seu
cause-target-credit = esta loja não reembolsa em crédito
cause-balance = o vale-presente não basta
cause-balance-sums = o vale-presente tem { $low } e seriam precisos { $high }
cause-nothing_paid = não resta nada a reembolsar
cause-no_items = ainda não sei a que itens se refere
cause-no_such_item = não encontro esse item no pedido
cause-no_such_order = não encontro esse pedido entre os seus
cause-quantity = de { $name } só há { $count }
cause-other_product = { $name } só pode ser trocado por outra versão do mesmo produto
cause-no_replacement = ainda não sei por que trocar { $name }
cause-same_item = { $name } já é esse
cause-unavailable = { $name } não está disponível assim agora
cause-address_incomplete = o endereço não está completo
cause-address_incomplete-parts = falta ao endereço { $parts }
cause-other = as regras não permitem
offer-cancel_order = Posso cancelar o pedido inteiro; faço isso?
offer-return_items = Pode devolver; inicio?
offer-exchange_items = Pode trocar por outra versão; inicio?
offer-change_order_items = Posso trocar por outra versão; faço isso?
offer-change_order_address = Posso mudar o endereço; faço isso?
offer-change_order_payment = Posso mudar o pagamento; faço isso?
after-return_items = Quando chegar, poderá devolver.
after-exchange_items = Quando chegar, poderá trocar por outra versão.
offer-person = Um colega pode ver isso; passo para ele?
trouble-sorry = Sinto muito que tenha dado errado.
trouble-which = De que pedido se trata?
trouble-person = Se preferir falar com um colega, diga.
trouble-tell = Diga o pedido ou o que aconteceu e vejo o que se pode fazer; ou passo já para um colega.
trouble-can = É possível: { $parts }.
trouble-choose = O que prefere, ou passo para um colega?
trouble-none = Nisso eu não posso fazer nada.
trouble-colleague = Passo para um colega?
service-declined = O sistema de pedidos não permite.
service-declined-why = O sistema de pedidos não permite: { $quote }.
service-unchanged = Nada foi mudado.
service-no-account = Não vejo pedidos nesta conta.
service-unsent = Agora não posso enviar códigos, então não posso consultar pedidos.
service-down-change = O sistema de pedidos não responde agora, então nada foi mudado.
service-down = O sistema de pedidos não responde agora, então não posso consultar pedidos.
try-again = Tente daqui a pouco; ou passo para um colega?
unchanged = Certo, nada foi mudado.
anything-else = Algo mais?
    .other = Posso ajudar em algo mais?

### Respostas rápidas

option-pass-on = Sim, passe
option-no-thanks = Não, obrigado
option-erase = Sim, apague tudo
option-keep = Não, guarde
option-yes = Sim
option-no = Não
option-best-rated = Mais bem avaliados
option-person = Falar com uma pessoa
option-next = Próximo passo
option-works = Agora funciona
option-unhelped = Isso não ajudou
option-stop = Parar
option-add = Adicionar ao carrinho
option-return = Devolver
option-exchange = Trocar
option-cancel = Cancelar o pedido
option-change = Alterar
option-all = Tudo
option-upto = Até { $price }
option-over = Mais de { $price }
option-between = De { $low } a { $high }
option-number = { $label }, número { $text }
option-same = o mesmo
option-unneeded = não preciso mais
option-mistake = pedido por engano
option-unlike = diferente da descrição
option-faulty = com defeito
option-unfit = não serve
option-order = { $order }: { $items }
option-order-more = { $order }: { $items } e mais { $count }

### Fotos

like-looks = Por cor e forma, o mais parecido é { $things }.
like-content = Segundo a sua foto, o mais parecido é { $things }.
like-none = Nada atende a tudo isso.
picture-nothing = Não tenho fotos dos nossos produtos para comparar com a sua.
picture-words = Diga com palavras o que ela mostra e eu procuro.
picture-aside = Uso as fotos só para buscar produtos parecidos, então me guiei pelas suas palavras.

### Ajuda e respostas anteriores

answer-kept = Nossa equipe respondeu em { $day }: { $quote }
answer-kept-in = Nossa equipe respondeu em { $day } (em { $label }): { $quote }
step-told = Passo { $count } de { $total }: { $quote }
manual-quote = Em “{ $title }” está escrito: { $quote }
size-told = O guia de tamanhos “{ $title }” dá para { $value }: { $facts }.
size-outside = O guia de tamanhos “{ $title }” vai de { $low } a { $high }; { $value } fica fora.
size-between = No guia de tamanhos “{ $title }”, { $value } fica entre { $options }.
support-which = De que produto se trata?
support-unknown = Os manuais que tenho não dizem nada sobre isso.
    .other = Não encontro nada sobre isso nos manuais.
support-last = Esse era o último passo.
support-helped = Ajudou?
support-out = O manual não sugere mais nada.
support-solved = Que bom.
    .other = Bem, então está resolvido.
support-stopped = Certo, paramos por aqui.
support-first = Esse era o primeiro passo.
support-no-needs = O manual não indica nada que seja preciso.
