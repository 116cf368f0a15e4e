# Mağazada nasıl konuşulur: kısa, somut, “siz” diye. Önce yanıt, sonra ek bilgi.
# Kimlikler ve değişkenler zh.ftl ile aynıdır; içlerinde ne olduğu assistant/locales/patterns.py dosyasındadır.
# .other aynı şeyin başka söylenişidir. Adlara ek getirilmez: ad iki noktadan sonra durur.

### Her yerde

quotation = “{ $quote }”
comma = { ", " }
nothing-to-say = Bunları buldum.
part-thing = { $name } ({ $price })
part-thing-each = { $name } (tanesi { $price })
part-times = { $count } × { $name }
part-variant = { $name } ({ $values })
part-pair = { $name }: { $value }
part-fact = { $attribute }: { $value }
part-and-others = { $names } ve diğerleri, toplam { $count }
part-item = bu ürün
part-items = { $items } ve diğerleri, toplam { $count } ürün
value-yes = evet
value-no = hayır
value-stocked = stokta var
value-out = tükendi
label-stock = stok
label-brand = marka
label-price = fiyat
label-rating = puan
pass-on = Soruyu bir çalışma arkadaşıma ileteyim mi?
a-person = Bir çalışma arkadaşım yardımcı olabilir; ileteyim mi?
facts = { $what }: { $facts }.

### Arama

found-one = Uyan bir ürün var: { $thing }.
    .other = Tam bir ürün uyuyor: { $thing }.
found-look = Şuna bakabilirsiniz: { $thing }.
found-all = Uyan { $count } ürün var: { $things }.
found-start = Önce şunlara bakın: { $first }, sonra { $second }.
    .other = Ben şundan başlardım: { $first }, ardından { $second }.
telling-both = Aralarında hem en ucuz hem en yüksek puanlı olan: { $name }.
telling-best = Aralarında puanı en yüksek olan: { $name }, puanı { $rating }.
telling-cheapest = Aralarında en ucuz olan: { $name }, { $price }.
rated = { $name }: 5 üzerinden { $rating } puan.
rated-by = { $name }: { $count } oyla 5 üzerinden { $rating } puan.
stocked = { $name }: stokta var.
out = { $name }: şu anda tükendi.
was-stocked = { $name }: { $time } itibarıyla stokta vardı.
ordered-cheapest = { $yes ->
        [yes] Stoktakiler arasında en ucuzu: { $thing }.
       *[no] En ucuzu: { $thing }.
    }
ordered-dearest = { $yes ->
        [yes] Stoktakiler arasında en pahalısı: { $thing }.
       *[no] En pahalısı: { $thing }.
    }
ordered-rated = { $yes ->
        [yes] Stoktakiler arasında puanı en yüksek olan: { $thing }.
       *[no] Puanı en yüksek olan: { $thing }.
    }
ordered-newest = { $yes ->
        [yes] Stoktakiler arasında en yenisi: { $thing }.
       *[no] En yenisi: { $thing }.
    }
ordered-first = { $yes ->
        [yes] Stoktakiler arasında ilk sıradaki: { $thing }.
       *[no] İlk sıradaki: { $thing }.
    }
level-cheapest = { $yes ->
        [yes] Stoktakiler arasında aynı fiyatla en ucuz olanlar: { $names }.
       *[no] Aynı fiyatla en ucuz olanlar: { $names }.
    }
level-dearest = { $yes ->
        [yes] Stoktakiler arasında aynı fiyatla en pahalı olanlar: { $names }.
       *[no] Aynı fiyatla en pahalı olanlar: { $names }.
    }
level-rated = { $yes ->
        [yes] Stoktakiler arasında aynı puanla en yüksek olanlar: { $names }.
       *[no] Aynı puanla en yüksek olanlar: { $names }.
    }
level-newest = { $yes ->
        [yes] Stoktakiler arasında aynı ölçüde en yeni olanlar: { $names }.
       *[no] Aynı ölçüde en yeni olanlar: { $names }.
    }
level-first = { $yes ->
        [yes] Stoktakiler arasında ilk sırayı paylaşanlar: { $names }.
       *[no] İlk sırayı paylaşanlar: { $names }.
    }
level-price = Hepsinin fiyatı { $price }.
level-rating = Hepsinin puanı 5 üzerinden { $rating }.
beyond-cheaper = Daha ucuz ama şu anda tükendi: { $name }, { $price }.
beyond-dearer = Daha pahalı ama şu anda tükendi: { $name }, { $price }.
beyond-rated = Puanı daha yüksek ama şu anda tükendi: { $name }, { $rating }.
next = Ondan sonra gelen: { $thing }.
unordered = Mağazanın verilerinde bu bilgi yok, bu yüzden buna göre sıralayamıyorum.
wanted = { $name } ({ $values })
wanted-below = en çok { $price }
wanted-above = en az { $price }
wanted-rated = en az { $rating } puan
wanted-not = { $value } hariç
none = İstediklerinizin hepsine uyan bir şey bulamadım.
none-wanted = Bulamadım: { $items }.
not-carried = Bu tür ürünler bizde yok.
not-carried-wanted = Bizde yok: { $items }.
nearest = En yakını: { $things }.
recommend = Benim önerim: { $thing }.
    .other = Şuna bir bakın: { $thing }.
recommend-why = Benim önerim: { $thing } – { $reason }.
    .other = Şuna bir bakın: { $thing } – { $reason }.
recommend-or = Ya da { $thing }.
recommend-or-why = Ya da { $thing } – { $reason }.
no-more = Bu türde hepsi bu kadar.
    .other = Bu türde başka ürün yok.
instead-same = Stokta olan: { $name }.
instead-there = Bir de şu var: { $name }.
nothing-instead = Yerine önerebileceğim uygun bir şey yok.
closest = Benzer olan: { $things }.
closest-stocked = Stoktakiler arasında en yakını: { $things }.
cheaper-by = { $name } { $price } daha ucuz, karşılaştırılan: { $other }.
dearer-by = { $name } { $price } daha pahalı, karşılaştırılan: { $other }.
differs = { $attribute } farkı: { $pairs }.

### Öneri nedenleri

reason-did = { $did ->
        [bought] satın aldığınız ürün: { $name }
        [cart] sepetinize eklediğiniz ürün: { $name }
        [liked] beğendiğiniz ürün: { $name }
       *[looked] baktığınız ürün: { $name }
    }
reason-together = { $count } müşteri şununla birlikte aldı: { $name }
reason-after = çoğu kez şundan sonra seçiliyor: { $name }
reason-like = { $did ->
        [bought] satın aldığınız şu ürüne benziyor: { $name }
        [cart] sepetinizdeki şu ürüne benziyor: { $name }
        [liked] beğendiğiniz şu ürüne benziyor: { $name }
       *[looked] baktığınız şu ürüne benziyor: { $name }
    }
reason-cheaper = şundan daha ucuz: { $name }
reason-better = puanı şundan daha yüksek: { $name }
reason-size = sizin bedeninizde var: { $value }
reason-taste = sevdiğiniz özellik: { $value }
reason-habit = çoğunlukla seçtiğiniz özellik: { $value }
reason-rated = 5 üzerinden { $rating } puan
reason-rated-by = { $count } oyla 5 üzerinden { $rating } puan
reason-popular = son zamanlarda { $count } müşteri aldı
reason-new = mağazada yeni
reason-stocked = stokta var
reason-alike = aynı özellik: { $value }
why = { $name } önerisinin nedeni: { $reason }.
why-search = Aradıklarınıza uyuyor; hakkınızdaki bilgiler kullanılmadı.
why-none = { $name }: mağazada satılıyor, özel bir nedeni yok.

### Sorular

clarify-sure = Elbette.
    .other = Tabii.
clarify-total = Toplam { $count } seçenek var.
clarify-category = Hangi türe bakalım: { $options }?
clarify-price = Bütçeniz ne kadar: { $options }?
clarify-brand = Hangi markayı istersiniz: { $options }?
clarify-person = Kimin için: { $options }?
clarify-attribute = Hangisini istersiniz ({ $attribute }): { $options }?
choose-values = { $name } için seçenekler: { $values }.
choose-which = Hangisi olsun ({ $attribute })?
which-one = Hangisini kastediyorsunuz: { $names }?
which-only = Şimdiye kadar yalnızca bir ürün gösterdim, onu mu kastediyorsunuz?
which-none = Hangi ürünü kastediyorsunuz?
which-unseen = Size henüz bir ürün göstermedim.

### Karşılaştırma

compare-same-price = Fiyatları aynı: { $names }, hepsi { $price }.
compare-cheaper = { $name } { $price } daha ucuz: fiyatı { $low }; { $other } ise { $high }.
compare-cheapest = En ucuz: { $names }, { $price }.
compare-rated = Puanı daha yüksek olan { $name }: { $rating }; { $pairs }.
compare-for = { $attribute } önemliyse { $name }
compare-view = Seçim şöyle: { $parts }.
compare-none = Mağazanın verilerine göre aralarında fark yok: { $names }.

### Bir ürün hakkında

answer-price = { $name } fiyatı: { $price }.
answer-price-each = { $name } tane fiyatı: { $price }.
answer-is = Evet, { $name }: { $attribute }.
answer-value = { $yes ->
        [yes] Evet. { $name }, { $attribute }: { $value }.
        [no] Hayır. { $name }, { $attribute }: { $value }.
       *[none] { $name }, { $attribute }: { $value }.
    }
answer-quote = { $yes ->
        [yes] Evet. { $name } açıklamasında yazan: { $quote }
        [no] Hayır. { $name } açıklamasında yazan: { $quote }
       *[none] { $name } açıklamasında yazan: { $quote }
    }
unanswered = { $name } verilerinde bu bilgi yok.
unanswered-known = Verilerde yazanlar: { $facts }.
review = Bir müşteri yazdı: { $quote }
review-by = Müşterimiz { $author } yazdı: { $quote }
reviews-mixed = { $name } için { $total } yorumda: { $parts }.
part-praise = { $count } övgü ({ $label })
part-blame = { $count } şikâyet ({ $label })
reviews-good = { $name } için { $total } yorumdan { $count } tanesi olumlu.
reviews-bad = { $name } için { $total } yorumdan { $count } tanesinde şikâyet var.
reviews-none-good = { $name } için { $total } yorumun hiçbirinde açık bir övgü yok.
reviews-none-bad = { $name } için { $total } yorumun hiçbirinde açık bir şikâyet yok.
reviews-mention = { $name } için { $total } yorumdan { $count } tanesi değiniyor: { $label }.
reviews-no-mention = { $name } için { $total } yorumun hiçbiri değinmiyor: { $label }.
reviews-sides = Bunlardan: { $parts }.
option-has = { $thing } için seçenek var: { $value }.
option-unknown = Mağazanın verilerinde { $name } için bu bilgi yok: { $attribute }.
option-others = { $name }: var olan { $values }; olmayan { $value }.
option-instead = { $value } olan ürün: { $thing }.
goes-nothing = Neyle uyduğu mağazanın verilerinde yazmıyor.
goes-unnamed = Ona özel bir ürün mağazanın verilerinde yazmıyor.
goes-named = { $name } ile uyan: { $things }.
goes-kind = Bu tür ürünlerle uyan: { $things }.
goes-category = Aynı türden aksesuarlar: { $things }.
goes-bought = { $thing }: { $reason }.

### Bütün mağaza

survey-one = Yalnızca bir tane var: { $thing }.
survey-only = Yalnızca bir ürün uyuyor.
survey-count = Toplam { $count } ürün uyuyor.
survey-all = Mağazada toplam { $count } ürün var.
survey-all-stocked = Hepsi stokta.
survey-stocked = Bunlardan { $count } tanesi stokta.
survey-priced = Karşılaştırılabilir fiyatı olan tek ürün: { $thing }.
survey-same-price = Fiyatların hepsi { $price }.
survey-range = En ucuzu { $first }, en pahalısı { $second }.
survey-unpriced = Fiyatı birlikte karşılaştırılamayan: { $count }.
survey-no-prices = Mağazanın verilerinde bunların fiyatı yok.
survey-no-brands = Mağazanın verilerinde bunların markası yok.
survey-no-kinds = Mağazanın verilerinde bunların türü yok.
survey-no-values = Mağazanın verilerinde bunların bu bilgisi yok.
survey-brands = { $count } marka: { $values }.
survey-brands-most = Toplam { $count } marka var, en çok ürünü olan: { $values }.
survey-kinds = { $count } tür: { $values }.
survey-kinds-most = Toplam { $count } tür var, en çok ürünü olan: { $values }.
survey-values = { $attribute }: { $values }.
survey-values-most = { $attribute } için toplam { $count } değer var, en sık olan: { $values }.
survey-unstated = Belirtilmeyen: { $count }.
survey-untold = İstediklerinizin bir kısmının hangi ürünlere uyduğu mağazanın verilerinde yazmıyor.
then-unknown = Stokun en son ne zaman doğrulandığı mağazanın verilerinde yazmıyor.
then-all = { $time } itibarıyla hepsi stokta.
then-count = { $time } itibarıyla { $count } ürün stokta.
then-all-later = { $time } ya da sonrası itibarıyla hepsi stokta.
then-count-later = { $time } ya da sonrası itibarıyla { $count } ürün stokta.

### Tercihler

noted-likes = Not ettim, sevdikleriniz: { $values }.
noted-likes-theirs = Not ettim, hediye edilecek kişinin sevdikleri: { $values }.
noted-size = Not ettim, beden: { $value }.
noted-dislikes = Peki, size şunları önermeyeceğim: { $values }.
noted-dislikes-theirs = Peki, hediye edilecek kişi için şunları önermeyeceğim: { $values }.
noted-careful = Peki, verilerinde şunlar yazan hiçbir ürünü önermeyeceğim: { $values }.
noted-fine = Peki, şunlar yeniden önerilebilir: { $values }.
noted-forgotten = Peki, önerilerde artık şunlara bakmayacağım: { $values }.
noted-here = Bunu yalnızca bu konuşma için aklımda tutuyorum.
careful = Sizin için güvenli olup olmadığına karar veremem; lütfen ürün sayfasına da bakın.
profile-off = Kişisel önerileri kapattınız, bu yüzden bilgi saklamıyorum.
profile-on-again = Yeniden açmak isterseniz söylemeniz yeter.
profile-nothing-account = Hesabınız dışında henüz bir şey bilmiyorum: siparişiniz yok, tercih de söylemediniz.
profile-nothing = Henüz bir şey bilmiyorum: kim olduğunuzu bilmiyorum, tercih de söylemediniz.
profile-ask = Neyi sevip neyi istemediğinizi söyleyin, ona göre arayayım.
profile-into = Sanırım ilgilendiğiniz konu: { $label }.
profile-did = { $did ->
        [bought] Satın aldıklarınız: { $names }.
        [cart] Sepetinize ekledikleriniz: { $names }.
        [liked] Beğendikleriniz: { $names }.
       *[looked] Baktıklarınız: { $names }.
    }
profile-likes = Sevdiğinizi söyledikleriniz: { $values }.
profile-dislikes = İstemediğinizi söyledikleriniz: { $values }.
profile-habits = Çoğunlukla seçtikleriniz: { $values }.
profile-band = Genellikle seçtiğiniz fiyatlar: { $low } ile { $high } arası.
profile-band-one = Genellikle seçtiğiniz fiyat: { $price } civarı.
profile-sizes = Seçtiğiniz ya da söylediğiniz bedenler: { $values }.
profile-from = Bunların kaynağı: { $parts }.
part-orders = { $count } siparişiniz
part-events = baktığınız ya da sepete eklediğiniz ürünler
part-told = bana söyledikleriniz
profile-correct = Yanlış olan varsa söyleyin; isterseniz hepsini unuturum.
erase-ask = Tercihleriniz hakkında sakladığım her şeyi sileyim mi: söyledikleriniz, baktıklarınız, sepete ekledikleriniz?
erase-orders = Siparişleriniz mağazada kalır.
erased = Tamam, hepsi silindi.
erased-nothing = Silinecek bir şey yok: tercihleriniz hakkında bir şey saklamadım.
erased-kept = Peki, hiçbir şey silmedim.
orders-unused = Siparişleriniz mağazada kalır ama önerilerde kullanmam.
profile-wrong = Özür dilerim. Neyi sevmediğinizi söyleyin, düzelteyim.
profile-off-already = Kişisel öneriler zaten kapalı, bilgi saklamıyorum.
profile-off-now = Tamam, kişisel öneriler kapandı ve saklanan bilgiler silindi.
profile-off-visit = Tamam, bu ziyarette kişisel öneri yok ve saklanan bilgiler silindi.
profile-on-already = Kişisel öneriler zaten açık.
profile-on = Tamam, burada söylediklerinizi ve yaptıklarınızı yeniden dikkate alacağım.
profile-on-orders = Tamam, burada söylediklerinizi, yaptıklarınızı ve siparişlerinizi yeniden dikkate alacağım.

### Mağazanın kuralları

policy-quote = Mağazanın “{ $title }” sayfasında yazan: { $quote }
policy-unknown = Mağazanın sayfalarında bu yazmıyor.
    .other = Mağazanın sayfalarında buna dair bir şey bulamadım.

### Sepet

cart-added = Sepete eklendi: { $thing }.
cart-removed = Sepetten çıkarıldı: { $name }.
cart-total = Sepet toplamı: { $price }.
cart-empty-now = Sepetiniz artık boş.
cart-empty = Sepetiniz boş.
cart-shown = Sepetinizdekiler: { $names }.

### Bir insana aktarma

handed-thanks = Teşekkürler, çalışma arkadaşıma ilettim.
handed-added = Çalışma arkadaşıma ek olarak ilettim.
handed-already = Çalışma arkadaşıma zaten iletildi.
handed-sorry = Yaşadığınız sıkıntı için özür dilerim.
handed-listed = Çalışma arkadaşıma ilettim.
    .other = Bir çalışma arkadaşım bakacak.
handed-order = Bunu bir çalışma arkadaşımın yapması gerekiyor; sizin için kaydettim.
hours = Çalışma arkadaşlarımın saatleri: { $quote }.
hours-until = Çalışma arkadaşlarım şu anda burada, bitiş saati: { $time }.
hours-back = Çalışma arkadaşlarım şu anda yok, dönüş: { $time }.
handed-where = Size ulaşabilmemiz için e-posta ya da telefon bırakın.

### Selamlaşma

greeting = Merhaba!
    .other = Merhaba, hoş geldiniz!
greeting-ask = Ne arıyorsunuz?
thanks = Rica ederim.
    .other = Ne demek.
goodbye = Hoşça kalın, iyi günler.
    .other = Görüşmek üzere, yine bekleriz.
out-of-scope = Yalnızca mağazamızın ürünleri, kuralları ve siparişleriyle ilgili yardımcı olabilirim.
    .other = Bunda yardımcı olamam; benim işim mağazamızın ürünleri, kuralları ve siparişleri.
careful-health = Sağlığınız için güvenli olup olmadığına karar veremem; yalnızca ürün sayfasında yazanı aktarabilirim.
careful-name = Bir ürün söyleyin, verilerine bakayım.
empty = Ne demek istediğinizi anlayamadım.
empty-ask = Ne arıyorsunuz?
declined = Peki.
declined-tell = Başka bir şeye bakmak isterseniz söyleyin.

### Kimlik doğrulama

ask-email = Hangi e-posta adresiyle sipariş verdiniz?
ask-name = Siparişteki ad soyadı ve posta kodunu yazar mısınız?
ask-token = Siparişinizi görebilmem için önce bu sitede oturum açın.
ask-code = E-postadaki altı haneli kod nedir?
ask-postcode-too = Siparişteki posta kodu nedir?
ask-name-too = Siparişteki ad soyad nedir?
instead-email = Sipariş verdiğiniz e-posta da olur.
instead-name = Ad soyad ve posta kodu da olur.
instead-token = Bu sitede oturum açmanız da olur.
instead-code = E-postadaki altı haneli kod da olur.
code-sent = Bizde kaydınız varsa kayıtlı e-postaya altı haneli bir kod gelir.
code-says = Kod nedir?
mismatch = Kayıtlarımızla uyuşmuyor.
mismatch-code = Kod yanlış ya da süresi dolmuş.
mismatch-token = Oturum açılamadı.
let-me-see = Hemen bakıyorum.
    .other = Peki, bir bakayım.
welcome = Teşekkürler, { $person }.
welcome-bare = Teşekkürler.
barred-tries = Çok fazla deneme oldu; şimdilik burada sipariş sorgulanamıyor.
barred-inbox = Kod yalnızca kayıtlı e-postaya gider; ulaşmazsa siparişe bakamam.
barred-email = Başka bir e-postayla sipariş verdiyseniz söyleyin.
barred-others = Burada yalnızca kendi siparişleriniz ve hesabınızla ilgilenebilirim.

### Siparişler

part-order = sipariş { $order }
status-pending = beklemede
status-processed = işlendi
status-shipped = kargoya verildi
status-delivered = teslim edildi
status-cancelled = iptal edildi
status-none = kayıt yok
status-other = { $quote }
part-delivered-on = { $day } günü teslim edildi
part-delivered = teslim edildi
part-sent-on = { $day } günü kargoya verildi
part-sent = kargoya verildi
part-carrier = kargo firması { $text }
part-tracking = takip numarası { $text }
part-expected = beklenen teslim { $day }
part-was-expected = beklenen teslim { $day } idi, teslim kaydı yok
part-placed = sipariş tarihi { $day }
part-total = toplam { $price }
part-paid = { $method } ile { $price }
part-days = { $from }–{ $to } iş günü
part-days-one = { $count } iş günü
order-parcels = Sipariş { $order }: { $count } pakete bölündü.
parcel-left = Henüz paketi görünmeyen: { $items }.
tracking-none = Sipariş { $order }: takip numarası yok.
order-state = Sipariş { $order } durumu: { $status }.
order-paid = Ödemeniz: { $parts }.
order-goes = Sipariş { $order } şu adrese gidiyor: { $address }.
order-went = Sipariş { $order } şu adrese gitti: { $address }.
order-was-to-go = Sipariş { $order } şu adrese gidecekti: { $address }.
order-refunded = İade edilen tutar: { $parts }.
order-refund-takes = Paranın hesaba geçme süresi: { $days }.
order-request = Sipariş { $order } için kayıtlı talep: { $request }.
order-request-items = Sipariş { $order } için kayıtlı { $request }: { $items }.
request-return = iade
request-exchange = değişim
request-cancel = iptal
request-change = değişiklik
request-other = talep
order-refund-goes = Paranın iade edileceği yer: { $method }.
order-refund-after = İade bize ulaştıktan sonraki süre: { $days }.
order-refund-none = Sipariş { $order }: para iadesi kaydı yok.
order-invoice = Sipariş { $order } faturası: { $link }
order-no-invoice = Buradan fatura gönderemiyorum; sipariş { $order } kaydı şöyle.
as-of = Kaydın zamanı: { $time }.
orders-none = Böyle bir siparişiniz görünmüyor.
orders-listed = { $count } siparişiniz var:
orders-listed-open = Henüz teslim edilmemiş { $count } siparişiniz var:
orders-listed-refund = Para iadesi ya da iade kaydı olan { $count } siparişiniz var:
orders-some = Toplam { $total } siparişiniz var, işte { $count } tanesi:
order-unknown = Siparişleriniz arasında bulamadım: { $orders }.
order-unknown-bare = Siparişleriniz arasında bu siparişi bulamadım.
order-known = Görebildiğim siparişler: { $orders }.
order-known-more = Görebildiğim siparişler: { $orders }; ayrıca { $count } tane daha.
balance-none = Hesabınızda bakiyesi olan hediye kartı yok.
balance = Hediye kartı bakiyeniz: { $parts }.
methods-none = Hesabınızda kayıtlı ödeme yöntemi yok.
methods = Hesabınızda kayıtlı ödeme yöntemleri: { $methods }.
account-name = Hesaptaki ad: { $person }, e-posta: { $email }.
account-address = Hesap adresi: { $address }.
account-nothing = yok
variants-none = { $name }: şu anda başka çeşidi yok.
variants-missing = { $name }: istediğiniz çeşit yok, en yakınları:
variants-lead = { $name }: şunlarla değiştirilebilir:
variant-line = { $values }, { $price }.
variants-more = Bunların dışında { $count } tane daha var.
variants-also = { $name }: ayrıca { $parts } var.
part-value = { $value }
part-value-at = { $value } ({ $price })
method-card = { $brand } (sonu { $digits })
method-brand = { $brand } kartı
method-bank = banka kartı
method-gift = hediye kartı
method-gift-with = hediye kartı (bakiye { $price })
method-paypal = PayPal
method-credit = mağaza kredisi
method-order = siparişin ilk ödeme yöntemi
method-number = { $method } (numarasının sonu { $digits })

### İşlemden önceki sorular

ask-order = { $kind ->
        [cancel_order] Hangi siparişi iptal edeyim?
        [change_order_address] Hangi siparişin adresi değişsin?
        [change_order_payment] Hangi siparişin ödeme yöntemi değişsin?
        [change_order_items] Hangi siparişi değiştireyim?
        [return_items] Hangi siparişten iade olacak?
        [exchange_items] Hangi siparişten değişim olacak?
       *[other] Hangi siparişi kastediyorsunuz?
    }
ask-items = { $kind ->
        [change_order_items] Hangisini değiştireyim: { $items }?
        [return_items] Hangisi iade edilsin: { $items }?
        [exchange_items] Hangisinin değişimini yapayım: { $items }?
       *[other] Hangisini kastediyorsunuz: { $items }?
    }
ask-items-bare = { $kind ->
        [change_order_items] Hangisini değiştireyim?
        [return_items] Hangisi iade edilsin?
        [exchange_items] Hangisinin değişimini yapayım?
       *[other] Hangisini kastediyorsunuz?
    }
ask-replacement = { $name } – yerine ne gelsin?
ask-replacement-list = { $name } – yerine hangisi gelsin:
ask-replacement-bare = Yerine ne gelsin?
missing-variant = { $name }: istediğiniz çeşit yok.
ask-method = { $kind ->
        [change_order_payment] Nasıl ödemek istersiniz?
        [return_items] Para nereye iade edilsin?
       *[other] Fark için hangi ödeme yöntemi kullanılsın?
    }
ask-method-of = { $kind ->
        [change_order_payment] Nasıl ödemek istersiniz: { $methods }?
        [return_items] Para nereye iade edilsin: { $methods }?
       *[other] Fark için hangi ödeme yöntemi kullanılsın: { $methods }?
    }
ask-reason = Nedeni nedir?
ask-reason-of = Bir neden seçin: { $options }.
ask-address = Sipariş { $order } nereye gitsin: sokak, şehir, eyalet (il) ve posta kodu?
ask-address-account = Hesabınızın yeni adresi nedir: sokak, şehir, eyalet (il) ve posta kodu?
ask-address-parts = Eksik olan: { $parts }.
part-address1 = sokak ve kapı numarası
part-city = şehir
part-state = eyalet (il)
part-zip = posta kodu
part-country = ülke
ask-unsure = Ne yapmak istersiniz?
failed-order = Siparişleriniz arasında bunu bulamadım.
failed-items = Bu siparişte o ürünü bulamadım.
failed-replacement = Böyle bir çeşit bulamadım.
failed-method = Bu ödeme yöntemi burada kullanılamıyor.
failed-reason = Bu, seçilebilecek nedenlerden değil.
failed-address = Adresin tamamını okuyamadım.
stuck = Özür dilerim, hangisini kastettiğinizi hâlâ anlayamadım.
stuck-ways = Gösterilenlerden birini seçebilir, “böyle kalsın” diyebilir ya da bir çalışma arkadaşımı isteyebilirsiniz.
stuck-address = Özür dilerim, adresin tamamını hâlâ okuyamadım.
stuck-address-ways = Sokağı, şehri, eyaleti (ili) ve posta kodunu yazın, “böyle kalsın” deyin ya da bir çalışma arkadaşımı isteyin.

### Onay

noun-cancel_order = sipariş { $order } iptali
noun-return_items = sipariş { $order } iadesi, { $items }
noun-exchange_items = sipariş { $order } değişimi, { $items }
noun-change_order_items = sipariş { $order } değişikliği, { $items }
noun-return = sipariş { $order } iadesi
noun-exchange = sipariş { $order } değişimi
noun-items = sipariş { $order } ürün değişikliği
noun-change_order_address = sipariş { $order } adres değişikliği
noun-change_order_payment = sipariş { $order } ödeme değişikliği
noun-change_account_address = hesap adresi değişikliği
propose-again = Onayınızı bekliyorum: { $noun }.
propose-changed = Kayıt değişti; şu anki durum şöyle.
propose-doubted = Söylediğinize göre bu kurala uymayabilir; burada karar veremem ama bir çalışma arkadaşım verebilir.
propose-final = Bundan sonra sipariş { $order } artık değiştirilemez.
propose-send-back = Geri göndermek için { $count } gününüz var.
propose-cancel = Sipariş { $order } iptal edilebilir: { $items }.
propose-return = Sipariş { $order } iadesi: { $items }.
propose-reason = Kaydedilecek neden: { $quote }.
propose-fees = İadeden düşülenler: { $parts }.
part-fee-return_label = iade etiketi { $price }
part-fee-freight = iade kargosu { $price }
part-fee-other = ücret { $price }
money-refund = { $price } iade edilir, yeri: { $method }.
money-refund-received = Ürün bize ulaşınca { $price } iade edilir, yeri: { $method }.
money-refund-at-once = { $price } hemen iade edilir, yeri: { $method }.
money-refund-days = { $price } iade edilir, süresi { $days }, yeri: { $method }.
money-refund-received-days = Ürün bize ulaştıktan sonra { $price } iade edilir, süresi { $days }, yeri: { $method }.
money-pay = Ödeyeceğiniz tutar { $price }, ödeme yöntemi: { $method }.
money-pay-received = Ürün bize ulaşınca ödeyeceğiniz tutar { $price }, ödeme yöntemi: { $method }.
money-pay-more = Ek olarak ödeyeceğiniz tutar { $price }, ödeme yöntemi: { $method }.
money-pay-more-received = Ürün bize ulaşınca ek olarak ödeyeceğiniz tutar { $price }, ödeme yöntemi: { $method }.
money-charged = Tahsil edilen { $price }, ödeme yöntemi: { $method }.
money-charged-more = Ek olarak tahsil edilen { $price }, ödeme yöntemi: { $method }.
propose-address = Sipariş { $order } için yeni adres: { $address } (önceki: { $before }).
propose-account-address = Hesabın yeni adresi: { $address } (önceki: { $before }).
propose-payment = Sipariş { $order } için yeni ödeme yöntemi olabilir: { $method }.
propose-items = Sipariş { $order } şöyle değişir:
propose-exchange = Sipariş { $order } için değişim şöyle olur:
swap = { $name }: { $parts }.
part-instead = { $value } (önceki: { $old })
part-without = { $old } olmadan
part-same-again = aynısından bir tane daha
part-price-instead = fiyat { $low } (önceki: { $high })
part-price-instead-each = tanesi { $low } (önceki: tanesi { $high })
propose-same-price = Fiyat aynı kalır.
propose-condition = Mağazanın kuralı: { $quote }
propose-ask = { $kind ->
        [cancel_order] İptal edeyim mi?
        [return_items] İadeyi başlatayım mı?
        [exchange_items] Değişimi başlatayım mı?
        [change_order_payment] Ödeme yöntemini değiştireyim mi?
        [change_order_items] Böyle değiştireyim mi?
       *[other] Adresi değiştireyim mi?
    }
    .other = { $kind ->
        [cancel_order] İptali onaylıyor musunuz?
        [return_items] İadeyi onaylıyor musunuz?
        [exchange_items] Değişimi onaylıyor musunuz?
        [change_order_payment] Ödeme değişikliğini onaylıyor musunuz?
        [change_order_items] Bu değişikliği onaylıyor musunuz?
       *[other] Adres değişikliğini onaylıyor musunuz?
    }
withheld-proposal = Bu değişikliği size eksiksiz gösteremiyorum, bu yüzden yapmıyorum; bir çalışma arkadaşım yardımcı olabilir.
withheld-made = Talebiniz sipariş sistemine iletildi; sonucu öğrenmek için bana bu siparişi sorun.

### Sonuç

made = { $again ->
        [yes] Bu zaten yapılmıştı: { $fact }.
       *[no] Tamam: { $fact }.
    }
made-asked = { $again ->
        [yes] Bu zaten istenmişti – { $noun }; sipariş sistemi henüz onaylamadı.
       *[no] İstendi – { $noun }; sipariş sistemi henüz onaylamadı.
    }
made-unsure = Onaylanana kadar yapıldı diyemem.
made-last = Bu siparişin ürünleri artık değiştirilemez.
fact-cancel_order = sipariş { $order } iptal edildi
fact-return_items = sipariş { $order } için iade istendi, { $items }
fact-exchange_items = sipariş { $order } için değişim istendi, { $items }
fact-change_order_address = sipariş { $order } için yeni adres { $address }
fact-change_order_payment = sipariş { $order } için yeni ödeme yöntemi { $method }
fact-change_order_items = sipariş { $order } değiştirildi, { $items }
fact-change_account_address = hesabın yeni adresi { $address }
dropped = Peki, hiçbir şeyi değiştirmedim.
dropped-noun = Peki, yapmadım: { $noun }.

### Olmadığında

refused = Maalesef olmuyor – { $noun }; nedeni: { $why }.
cause-status = siparişin durumu “{ $status }”
cause-status-only = siparişin durumu “{ $status }”, yalnızca “{ $options }” durumunda olur
cause-already_cancelled = sipariş zaten iptal edildi
cause-already_changed = ürünler zaten bir kez değiştirildi, ikinci kez değiştirilemez
cause-open_request = zaten süren bir işlem var ({ $request })
cause-dispatched = paket yolda
cause-dispatched-carrier = paket yolda, kargo firması { $text }
cause-too_late = süresi geçti
cause-too_late-on = süresi geçti, son gün { $day } idi
cause-not_returnable = kurallar izin vermiyor
cause-not_returnable-why = kurallar bunu kapsamıyor: { $quote }
cause-delivery_unknown = ne zaman teslim edildiği bilinmiyor, süre denetlenemiyor
cause-not_offered = mağazamız bunu sunmuyor
cause-abroad = yurt dışına giden siparişlerde bu sunulmuyor
cause-whole_order_only = tek tek ürünler olmuyor, yalnızca siparişin tamamı
cause-reason = bu neden yeterli değil
cause-reason-only = geçerli neden yalnızca { $options }
cause-several_payments = tek bir ödemeyle ödenmedi
cause-several_methods = { $count } ödeme yöntemiyle ödendi
cause-partly_refunded = bir kısmı zaten iade edildi
cause-same_method = zaten bu yöntemle ödendi
cause-same_address = adres zaten bu
cause-unknown_method = bu ödeme yöntemi hesabınızda kayıtlı değil
cause-target = yalnızca siparişin ödeme yöntemine iade edilir
cause-target-return = yalnızca siparişin ödeme yöntemine ya da hediye kartınıza iade edilir
cause-target-credit = mağazamız mağaza kredisi olarak iade yapmıyor
cause-balance = hediye kartının bakiyesi yetmiyor
cause-balance-sums = hediye kartının bakiyesi { $low }, gereken { $high }
cause-nothing_paid = iade edilecek tutar kalmadı
cause-no_items = hangi ürünleri kastettiğiniz henüz belli değil
cause-no_such_item = bu ürün siparişte bulunamadı
cause-no_such_order = bu sipariş siparişleriniz arasında bulunamadı
cause-quantity = şundan yalnızca { $count } tane var: { $name }
cause-other_product = { $name } yalnızca aynı ürünün başka çeşidiyle değiştirilebilir
cause-no_replacement = { $name } yerine ne geleceği henüz belli değil
cause-same_item = { $name } zaten bu çeşit
cause-unavailable = { $name } için bu çeşit şu anda yok
cause-address_incomplete = adres eksik
cause-address_incomplete-parts = adreste eksik olan: { $parts }
cause-other = kurallar izin vermiyor
offer-cancel_order = Onun yerine siparişin tamamını iptal edebilirim; edeyim mi?
offer-return_items = Onun yerine iade edebilirsiniz; başlatayım mı?
offer-exchange_items = Onun yerine başka çeşidiyle değişim yapabilirsiniz; başlatayım mı?
offer-change_order_items = Onun yerine başka çeşidine çevirebilirim; çevireyim mi?
offer-change_order_address = Onun yerine adresi değiştirebilirim; değiştireyim mi?
offer-change_order_payment = Onun yerine ödeme yöntemini değiştirebilirim; değiştireyim mi?
after-return_items = Teslim edildikten sonra iade edebilirsiniz.
after-exchange_items = Teslim edildikten sonra başka çeşidiyle değişim yapabilirsiniz.
offer-person = Bir çalışma arkadaşım bakabilir; ileteyim mi?
trouble-sorry = Böyle bir sorun yaşadığınız için özür dilerim.
trouble-which = Hangi siparişle ilgili?
trouble-person = Bir çalışma arkadaşımla görüşmek isterseniz söylemeniz yeter.
trouble-tell = Hangi sipariş olduğunu ve ne olduğunu yazın, ne yapılabileceğine bakayım; isterseniz hemen bir çalışma arkadaşıma ileteyim.
trouble-can = Yapılabilecekler: { $parts }.
trouble-choose = Ne yapmak istersiniz, yoksa bir çalışma arkadaşıma ileteyim mi?
trouble-none = Bunu kendim yapamam.
trouble-colleague = Bir çalışma arkadaşıma ileteyim mi?
service-declined = Sipariş sistemi buna izin vermiyor.
service-declined-why = Sipariş sistemi buna izin vermiyor: { $quote }.
service-unchanged = Hiçbir şey değişmedi.
service-no-account = Bu hesapta sipariş görünmüyor.
service-unsent = Şu anda kod gönderemiyorum, bu yüzden siparişlere bakamıyorum.
service-down-change = Sipariş sistemi şu anda yanıt vermiyor, hiçbir şey değişmedi.
service-down = Sipariş sistemi şu anda yanıt vermiyor, siparişlere bakamıyorum.
try-again = Biraz sonra yeniden dener misiniz; yoksa bir çalışma arkadaşıma ileteyim mi?
unchanged = Peki, hiçbir şey değişmedi.
anything-else = Başka bir isteğiniz var mı?
    .other = Yardımcı olabileceğim başka bir şey var mı?

### Hızlı yanıtlar

option-pass-on = Evet, iletin
option-no-thanks = Hayır, teşekkürler
option-erase = Evet, hepsini sil
option-keep = Hayır, kalsın
option-yes = Evet
option-no = Hayır
option-best-rated = En yüksek puanlı
option-person = Bir insanla görüşmek istiyorum
option-next = Sonraki adım
option-works = Şimdi çalışıyor
option-unhelped = İşe yaramadı
option-stop = Bitir
option-add = Sepete ekle
option-return = İade et
option-exchange = Değişim yap
option-cancel = Siparişi iptal et
option-change = Değiştir
option-all = Hepsi
option-upto = En çok { $price }
option-over = En az { $price }
option-between = { $low } – { $high }
option-number = { $label }, numara { $text }
option-same = aynısı
option-unneeded = artık gerekmiyor
option-mistake = yanlışlıkla sipariş edildi
option-unlike = açıklamaya uymuyor
option-faulty = kusurlu
option-unfit = uymuyor
option-order = { $order }: { $items }
option-order-more = { $order }: { $items } ve { $count } ürün daha

### Görseller

like-looks = Renk ve biçimce en yakını: { $things }.
like-content = Görselinize en yakını: { $things }.
like-none = Hepsine uyan bir şey yok.
picture-nothing = Karşılaştırabileceğim ürün görseli yok.
picture-words = Görselde ne olduğunu sözle anlatın, arayayım.
picture-aside = Görselleri yalnızca benzer ürün bulmak için kullanıyorum; bu kez yazdıklarınıza baktım.

### Kullanım yardımı ve önceki yanıtlar

answer-kept = Ekibimizin { $day } tarihli yanıtı: { $quote }
answer-kept-in = Ekibimizin { $day } tarihli yanıtı (dil: { $label }): { $quote }
step-told = Adım { $count } / { $total }: { $quote }
manual-quote = “{ $title }” içinde yazan: { $quote }
size-told = Beden tablosu “{ $title }”, { $value } için: { $facts }.
size-outside = Beden tablosu “{ $title }” şu aralıkta: { $low } – { $high }; { $value } yok.
size-between = Beden tablosu “{ $title }”, { $value } şunların arasında: { $options }.
support-which = Hangi ürünü kastediyorsunuz?
support-unknown = Bendeki kılavuzlarda bu yazmıyor.
    .other = Kılavuzlarda buna dair bir şey bulamadım.
support-last = Bu son adımdı.
support-helped = İşe yaradı mı?
support-out = Kılavuzda başka bir yol yok.
support-solved = Sevindim.
    .other = Ne güzel, çözüldü.
support-stopped = Peki, burada bırakalım.
support-first = Bu ilk adımdı.
support-no-needs = Kılavuzda nelerin gerektiği yazmıyor.
