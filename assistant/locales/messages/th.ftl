# วิธีพูดของพนักงานร้าน: สั้น ชัดเจน สุภาพ ตอบก่อนแล้วค่อยเสริม ทุกประโยคลงท้ายด้วย ค่ะ หรือ คะ
# id และอาร์กิวเมนต์เหมือน zh.ftl ชนิดของอาร์กิวเมนต์อยู่ใน assistant/locales/patterns.py
# .other คืออีกวิธีพูดของประโยคเดียวกัน

### ใช้ทั่วไป

quotation = “{ $quote }”
comma = {", "}
nothing-to-say = เจอตามนี้ค่ะ
part-thing = { $name } ({ $price })
part-thing-each = { $name } (ชิ้นละ { $price })
part-times = { $name } { $count } ชิ้น
part-variant = { $name } ({ $values })
part-pair = { $name } เป็น { $value }
part-fact = { $attribute }: { $value }
part-and-others = { $names } และอื่นๆ รวม { $count } รายการ
part-item = ชิ้นนี้
part-items = { $items } และอื่นๆ รวม { $count } ชิ้น
value-yes = ใช่
value-no = ไม่ใช่
value-stocked = มีสินค้า
value-out = สินค้าหมด
label-stock = สต็อก
label-brand = แบรนด์
label-price = ราคา
label-rating = คะแนน
pass-on = ให้ส่งเรื่องถามเจ้าหน้าที่ไหมคะ
a-person = เจ้าหน้าที่ช่วยเรื่องนี้ได้ ให้โอนเรื่องไหมคะ
facts = { $what }: { $facts } ค่ะ

### ค้นหาสินค้า

found-one = มี 1 รายการที่ตรง: { $thing } ค่ะ
found-look = ลองดู { $thing } ค่ะ
found-all = มีที่ตรง { $count } รายการ: { $things } ค่ะ
found-start = ลองดู { $first } กับ { $second } ก่อนได้ค่ะ
telling-both = ในนี้ { $name } ถูกที่สุดและได้คะแนนสูงสุดค่ะ
telling-best = ในนี้ { $name } ได้คะแนนสูงสุด { $rating } คะแนนค่ะ
telling-cheapest = ในนี้ถูกที่สุดคือ { $name } ราคา { $price } ค่ะ
rated = { $name } ได้ { $rating } คะแนนจาก 5 ค่ะ
rated-by = { $name } ได้ { $rating } คะแนนจาก 5 จากผู้ให้คะแนน { $count } คนค่ะ
stocked = { $name } มีสินค้าค่ะ
out = ตอนนี้ { $name } หมดค่ะ
was-stocked = { $name } มีสินค้าเมื่อ { $time } ค่ะ
ordered-cheapest = { $yes ->
        [yes] ในรายการที่มีสินค้า ถูกที่สุดคือ { $thing } ค่ะ
       *[no] ถูกที่สุดคือ { $thing } ค่ะ
    }
ordered-dearest = { $yes ->
        [yes] ในรายการที่มีสินค้า แพงที่สุดคือ { $thing } ค่ะ
       *[no] แพงที่สุดคือ { $thing } ค่ะ
    }
ordered-rated = { $yes ->
        [yes] ในรายการที่มีสินค้า คะแนนสูงสุดคือ { $thing } ค่ะ
       *[no] คะแนนสูงสุดคือ { $thing } ค่ะ
    }
ordered-newest = { $yes ->
        [yes] ในรายการที่มีสินค้า ใหม่ที่สุดคือ { $thing } ค่ะ
       *[no] ใหม่ที่สุดคือ { $thing } ค่ะ
    }
ordered-first = { $yes ->
        [yes] ในรายการที่มีสินค้า อันดับแรกคือ { $thing } ค่ะ
       *[no] อันดับแรกคือ { $thing } ค่ะ
    }
level-cheapest = { $yes ->
        [yes] ในรายการที่มีสินค้า ถูกที่สุดเท่ากันคือ { $names } ค่ะ
       *[no] ถูกที่สุดเท่ากันคือ { $names } ค่ะ
    }
level-dearest = { $yes ->
        [yes] ในรายการที่มีสินค้า แพงที่สุดเท่ากันคือ { $names } ค่ะ
       *[no] แพงที่สุดเท่ากันคือ { $names } ค่ะ
    }
level-rated = { $yes ->
        [yes] ในรายการที่มีสินค้า คะแนนสูงสุดเท่ากันคือ { $names } ค่ะ
       *[no] คะแนนสูงสุดเท่ากันคือ { $names } ค่ะ
    }
level-newest = { $yes ->
        [yes] ในรายการที่มีสินค้า ใหม่ที่สุดเท่ากันคือ { $names } ค่ะ
       *[no] ใหม่ที่สุดเท่ากันคือ { $names } ค่ะ
    }
level-first = { $yes ->
        [yes] ในรายการที่มีสินค้า อันดับแรกร่วมกันคือ { $names } ค่ะ
       *[no] อันดับแรกร่วมกันคือ { $names } ค่ะ
    }
level-price = ทุกรายการราคา { $price } ค่ะ
level-rating = ทุกรายการได้ { $rating } คะแนนจาก 5 ค่ะ
beyond-cheaper = { $name } ถูกกว่า ราคา { $price } แต่ตอนนี้สินค้าหมดค่ะ
beyond-dearer = { $name } แพงกว่า ราคา { $price } แต่ตอนนี้สินค้าหมดค่ะ
beyond-rated = { $name } คะแนนสูงกว่า { $rating } คะแนน แต่ตอนนี้สินค้าหมดค่ะ
next = ถัดไปคือ { $thing } ค่ะ
unordered = ข้อมูลร้านไม่มีเรื่องนี้ของสินค้าเหล่านี้ จึงเรียงแบบนั้นไม่ได้ค่ะ
wanted = { $name } ({ $values })
wanted-below = ไม่เกิน { $price }
wanted-above = { $price } ขึ้นไป
wanted-rated = คะแนน { $rating } ขึ้นไป
wanted-not = ไม่เอา { $value }
none = ไม่พบสินค้าที่ตรงทุกข้อค่ะ
none-wanted = ไม่พบ { $items } ค่ะ
not-carried = ร้านเราไม่มีสินค้าประเภทนี้ค่ะ
not-carried-wanted = ร้านเราไม่มี { $items } ค่ะ
nearest = ใกล้เคียงที่สุดคือ { $things } ค่ะ
recommend = แนะนำ { $thing } ค่ะ
recommend-why = แนะนำ { $thing }: { $reason } ค่ะ
recommend-or = หรือจะเป็น { $thing } ก็ได้ค่ะ
recommend-or-why = หรือจะเป็น { $thing } ก็ได้: { $reason } ค่ะ
no-more = ประเภทนี้มีเท่านี้ค่ะ
instead-same = { $name } มีสินค้าค่ะ
instead-there = ยังมี { $name } ค่ะ
nothing-instead = ตอนนี้ยังไม่มีสินค้าทดแทนที่เหมาะค่ะ
closest = ใกล้เคียงที่สุดคือ { $things } ค่ะ
closest-stocked = ในรายการที่มีสินค้า ใกล้เคียงที่สุดคือ { $things } ค่ะ
cheaper-by = { $name } ถูกกว่า { $other } อยู่ { $price } ค่ะ
dearer-by = { $name } แพงกว่า { $other } อยู่ { $price } ค่ะ
differs = { $attribute }: { $pairs } ค่ะ

### เหตุผล

reason-did = { $did ->
        [bought] คุณเคยซื้อ { $name }
        [cart] คุณใส่ { $name } ในตะกร้า
        [liked] คุณชอบ { $name }
       *[looked] คุณเคยดู { $name }
    }
reason-together = ลูกค้า { $count } คนซื้อพร้อมกับ { $name }
reason-after = มักถูกเลือกต่อจาก { $name }
reason-like = { $did ->
        [bought] คล้ายกับ { $name } ที่คุณเคยซื้อ
        [cart] คล้ายกับ { $name } ในตะกร้าของคุณ
        [liked] คล้ายกับ { $name } ที่คุณชอบ
       *[looked] คล้ายกับ { $name } ที่คุณเคยดู
    }
reason-cheaper = ถูกกว่า { $name }
reason-better = ได้คะแนนดีกว่า { $name }
reason-size = มีไซซ์ของคุณ คือ { $value }
reason-taste = คุณชอบ { $value }
reason-habit = { $value } เหมือนของส่วนใหญ่ที่คุณเลือก
reason-rated = ได้ { $rating } คะแนนจาก 5
reason-rated-by = ได้ { $rating } คะแนนจาก 5 จากผู้ให้คะแนน { $count } คน
reason-popular = ช่วงนี้มีลูกค้าซื้อ { $count } คน
reason-new = มาใหม่ในร้าน
reason-stocked = มีสินค้า
reason-alike = { $value } เหมือนกัน
why = ที่แนะนำ { $name } เพราะ: { $reason } ค่ะ
why-search = ตรงกับที่คุณค้นหา ไม่ได้ใช้ข้อมูลของคุณค่ะ
why-none = { $name } เป็นสินค้าของร้านเรา ไม่มีเหตุผลอื่นที่ดีกว่านี้ค่ะ

### ถามกลับ

clarify-sure = ได้ค่ะ
    .other = ยินดีค่ะ
clarify-total = มีให้เลือก { $count } รายการค่ะ
clarify-category = สนใจแนวไหน: { $options } คะ
clarify-price = งบประมาณเท่าไหร่: { $options } คะ
clarify-brand = ต้องการแบรนด์ไหน: { $options } คะ
clarify-person = ซื้อให้ใคร: { $options } คะ
clarify-attribute = { $attribute } ต้องการแบบไหน: { $options } คะ
choose-values = { $name } มีให้เลือก: { $values } ค่ะ
choose-which = ต้องการ{ $attribute }แบบไหนคะ
which-one = หมายถึงชิ้นไหน: { $names } คะ
which-only = ตอนนี้ให้ดูไปแค่ชิ้นเดียว หมายถึงชิ้นนี้ใช่ไหมคะ
which-none = หมายถึงสินค้าชิ้นไหนคะ
which-unseen = ยังไม่ได้ให้ดูสินค้าเลยค่ะ

### เปรียบเทียบ

compare-same-price = { $names } ราคาเท่ากัน: { $price } ค่ะ
compare-cheaper = { $name } ถูกกว่า { $price }: { $low } ส่วน { $other } ราคา { $high } ค่ะ
compare-cheapest = ถูกที่สุดคือ { $names } ราคา { $price } ค่ะ
compare-rated = { $name } ได้คะแนนสูงกว่า: { $rating }; { $pairs } ค่ะ
compare-for = ด้าน{ $attribute }เลือก { $name }
compare-view = { $parts } ค่ะ
compare-none = ในข้อมูลของร้านไม่ต่างกัน: { $names } ค่ะ

### คำถามเรื่องสินค้า

answer-price = { $name } ราคา { $price } ค่ะ
answer-price-each = { $name } ราคาชิ้นละ { $price } ค่ะ
answer-is = ใช่ { $name }: { $attribute } ค่ะ
answer-value = { $yes ->
        [yes] ใช่ { $name } { $attribute }: { $value } ค่ะ
        [no] ไม่ใช่ { $name } { $attribute }: { $value } ค่ะ
       *[none] { $name } { $attribute }: { $value } ค่ะ
    }
answer-quote = { $yes ->
        [yes] ใช่ รายละเอียดของ { $name } เขียนว่า { $quote } ค่ะ
        [no] ไม่ใช่ รายละเอียดของ { $name } เขียนว่า { $quote } ค่ะ
       *[none] รายละเอียดของ { $name } เขียนว่า { $quote } ค่ะ
    }
unanswered = ข้อมูลของ { $name } ไม่ได้บอกไว้ค่ะ
unanswered-known = ที่บอกไว้มี: { $facts } ค่ะ
review = ลูกค้าคนหนึ่งเขียนว่า { $quote } ค่ะ
review-by = { $author } ลูกค้าของเรา เขียนว่า { $quote } ค่ะ
reviews-mixed = รีวิว { $total } รายการของ { $name }: { $parts } ค่ะ
part-praise = { $count } คนชมเรื่อง{ $label }
part-blame = { $count } คนตำหนิเรื่อง{ $label }
reviews-good = จากรีวิว { $total } รายการของ { $name } มี { $count } รายการพูดในแง่ดีค่ะ
reviews-bad = จากรีวิว { $total } รายการของ { $name } มี { $count } รายการที่ตำหนิค่ะ
reviews-none-good = จากรีวิว { $total } รายการของ { $name } ไม่มีรายการที่ชมชัดเจนค่ะ
reviews-none-bad = จากรีวิว { $total } รายการของ { $name } ไม่มีรายการที่ตำหนิชัดเจนค่ะ
reviews-mention = จากรีวิว { $total } รายการของ { $name } มี { $count } รายการพูดถึง: { $label } ค่ะ
reviews-no-mention = จากรีวิว { $total } รายการของ { $name } ไม่มีใครพูดถึง: { $label } ค่ะ
reviews-sides = ในจำนวนนี้: { $parts } ค่ะ
option-has = { $thing } มีแบบ { $value } ค่ะ
option-unknown = ข้อมูลของ { $name } ไม่ได้บอกเรื่อง{ $attribute }ค่ะ
option-others = { $name } มีแบบ { $values } ไม่มีแบบ { $value } ค่ะ
option-instead = แบบ { $value } มี { $thing } ค่ะ

### ของที่ใช้คู่กัน

goes-nothing = ข้อมูลของร้านไม่ได้บอกว่าใช้คู่กับอะไรค่ะ
goes-unnamed = ข้อมูลของร้านไม่ได้ระบุของที่ใช้คู่กันไว้โดยเฉพาะค่ะ
goes-named = ของที่ใช้คู่กับ { $name } คือ { $things } ค่ะ
goes-kind = สำหรับสินค้าแบบนี้มี { $things } ค่ะ
goes-category = ในหมวดอุปกรณ์เสริมแบบนี้มี { $things } ค่ะ
goes-bought = { $thing }: { $reason } ค่ะ

### ภาพรวม

survey-one = มีแค่รายการเดียว: { $thing } ค่ะ
survey-only = มีที่ตรงแค่รายการเดียวค่ะ
survey-count = มีที่ตรง { $count } รายการค่ะ
survey-all = ร้านเรามีสินค้าทั้งหมด { $count } รายการค่ะ
survey-all-stocked = มีสินค้าครบทุกรายการค่ะ
survey-stocked = ในนี้มีสินค้า { $count } รายการค่ะ
survey-priced = มีรายการเดียวที่เทียบราคาได้: { $thing } ค่ะ
survey-same-price = ราคา { $price } เท่ากันทุกรายการค่ะ
survey-range = ถูกที่สุด: { $first } แพงที่สุด: { $second } ค่ะ
survey-unpriced = ที่เทียบราคาไม่ได้มี { $count } รายการค่ะ
survey-no-prices = ข้อมูลของร้านไม่ได้บอกราคาค่ะ
survey-no-brands = ข้อมูลของร้านไม่ได้บอกแบรนด์ค่ะ
survey-no-kinds = ข้อมูลของร้านไม่ได้จัดหมวดไว้ค่ะ
survey-no-values = ข้อมูลของร้านไม่ได้บอกเรื่องนี้ค่ะ
survey-brands = { $count ->
        [one] มีแบรนด์เดียว: { $values } ค่ะ
       *[other] มี { $count } แบรนด์: { $values } ค่ะ
    }
survey-brands-most = มี { $count } แบรนด์ ส่วนใหญ่เป็นของ { $values } ค่ะ
survey-kinds = { $count ->
        [one] มีประเภทเดียว: { $values } ค่ะ
       *[other] มี { $count } ประเภท: { $values } ค่ะ
    }
survey-kinds-most = มี { $count } ประเภท ส่วนใหญ่อยู่ใน { $values } ค่ะ
survey-values = { $attribute }: { $values } ค่ะ
survey-values-most = { $attribute }: ทั้งหมด { $count } แบบ ที่มากที่สุดคือ { $values } ค่ะ
survey-unstated = ที่ไม่ได้ระบุมี { $count } รายการค่ะ
survey-untold = บางข้อที่ต้องการ ข้อมูลไม่ได้บอกว่ารายการไหนตรงค่ะ
then-unknown = ข้อมูลของร้านไม่ได้บอกว่ายืนยันสต็อกล่าสุดเมื่อไหร่ค่ะ
then-all = ข้อมูลเมื่อ { $time }: มีสินค้าทั้งหมดค่ะ
then-count = ข้อมูลเมื่อ { $time }: มีสินค้า { $count } รายการค่ะ
then-all-later = ข้อมูลเมื่อ { $time } หรือหลังจากนั้น: มีสินค้าทั้งหมดค่ะ
then-count-later = ข้อมูลเมื่อ { $time } หรือหลังจากนั้น: มีสินค้า { $count } รายการค่ะ

### ความชอบของลูกค้า

noted-likes = จดไว้แล้วว่าชอบ: { $values } ค่ะ
noted-likes-theirs = จดไว้แล้วสำหรับผู้รับของขวัญ: { $values } ค่ะ
noted-size = จดไซซ์ { $value } ไว้แล้วค่ะ
noted-dislikes = ได้ จะไม่แนะนำ: { $values } ค่ะ
noted-dislikes-theirs = ได้ สำหรับผู้รับของขวัญจะไม่แนะนำ: { $values } ค่ะ
noted-careful = ได้ จะไม่แนะนำสินค้าที่ข้อมูลระบุว่ามี: { $values } ค่ะ
noted-fine = ได้ ต่อไปแนะนำ { $values } ได้อีกค่ะ
noted-forgotten = ลบแล้ว จะไม่นำ { $values } มาคิดอีกค่ะ
noted-here = จะจำไว้เฉพาะการสนทนานี้ค่ะ
careful = อะไรปลอดภัยสำหรับคุณ ทางเราตัดสินแทนไม่ได้ กรุณาดูหน้าสินค้าด้วยค่ะ
profile-off = คุณปิดคำแนะนำเฉพาะบุคคลไว้ จึงไม่มีการเก็บโปรไฟล์ค่ะ
profile-on-again = อยากเปิดอีกเมื่อไหร่ บอกได้ค่ะ
profile-nothing-account = นอกจากบัญชีแล้วยังไม่มีอะไร ยังไม่มีคำสั่งซื้อและยังไม่ได้บอกความชอบค่ะ
profile-nothing = ยังไม่มีอะไร ไม่ทราบว่าคุณคือใคร และยังไม่ได้บอกความชอบค่ะ
profile-ask = บอกได้ว่าชอบหรือไม่ชอบอะไร จะได้แนะนำให้ตรงค่ะ
profile-into = คิดว่าคุณสนใจ { $label } ค่ะ
profile-did = { $did ->
        [bought] คุณเคยซื้อ { $names } ค่ะ
        [cart] คุณใส่ { $names } ในตะกร้าค่ะ
        [liked] คุณชอบ { $names } ค่ะ
       *[looked] คุณเคยดู { $names } ค่ะ
    }
profile-likes = คุณบอกว่าชอบ: { $values } ค่ะ
profile-dislikes = คุณบอกว่าไม่ต้องการ: { $values } ค่ะ
profile-habits = ของที่คุณเลือกส่วนใหญ่เป็น { $values } ค่ะ
profile-band = ปกติคุณใช้จ่ายระหว่าง { $low } ถึง { $high } ค่ะ
profile-band-one = ปกติคุณใช้จ่าย { $price } ค่ะ
profile-sizes = จากที่คุณเลือกหรือบอก ไซซ์ของคุณคือ { $values } ค่ะ
profile-from = ข้อมูลนี้มาจาก: { $parts } ค่ะ
part-orders = { $count ->
        [one] คำสั่งซื้อของคุณ
       *[other] คำสั่งซื้อ { $count } รายการของคุณ
    }
part-events = สิ่งที่คุณดูหรือใส่ตะกร้า
part-told = สิ่งที่คุณบอก
profile-correct = ถ้ามีอะไรไม่ถูกหรืออยากให้ลบ บอกได้ค่ะ
erase-ask = ให้ลบทุกอย่างเกี่ยวกับความชอบของคุณไหม ทั้งที่คุณบอก ที่ดู และที่ใส่ตะกร้าคะ
erase-orders = คำสั่งซื้อของคุณยังอยู่กับร้านค่ะ
erased = เรียบร้อย ลบทั้งหมดแล้วค่ะ
erased-nothing = ไม่มีอะไรให้ลบ ไม่ได้เก็บข้อมูลของคุณไว้ค่ะ
erased-kept = ได้ ไม่ได้ลบอะไรค่ะ
orders-unused = คำสั่งซื้อยังอยู่กับร้าน แต่จะไม่นำมาใช้แนะนำค่ะ
profile-wrong = ขออภัย บอกได้ว่าไม่ชอบอะไร จะได้ไม่แนะนำค่ะ
profile-off-already = ปิดไว้อยู่แล้ว ไม่มีการเก็บโปรไฟล์ของคุณค่ะ
profile-off-now = เรียบร้อย ไม่มีคำแนะนำเฉพาะบุคคลแล้ว และลบสิ่งที่เก็บไว้แล้วค่ะ
profile-off-visit = เรียบร้อย ครั้งนี้จะไม่มีคำแนะนำเฉพาะบุคคล และลบสิ่งที่เก็บไว้แล้วค่ะ
profile-on-already = เปิดไว้อยู่แล้วค่ะ
profile-on = เรียบร้อย จะแนะนำตามสิ่งที่คุณบอกและทำที่นี่ค่ะ
profile-on-orders = เรียบร้อย จะแนะนำตามสิ่งที่คุณบอกและทำที่นี่ และตามคำสั่งซื้อของคุณค่ะ

### หน้าข้อมูลร้าน ตะกร้า เจ้าหน้าที่

policy-quote = หน้า “{ $title }” ของร้านเขียนว่า { $quote } ค่ะ
policy-unknown = หน้าข้อมูลของร้านไม่ได้บอกเรื่องนี้ไว้ค่ะ
    .other = เรื่องนี้หาในหน้าข้อมูลของร้านไม่พบค่ะ
cart-added = ใส่ตะกร้าแล้ว: { $thing } ค่ะ
cart-removed = เอาออกจากตะกร้าแล้ว: { $name } ค่ะ
cart-total = ตะกร้ารวม { $price } ค่ะ
cart-empty-now = ตอนนี้ตะกร้าว่างแล้วค่ะ
cart-empty = ตะกร้ายังว่างอยู่ค่ะ
cart-shown = ในตะกร้ามี: { $names } ค่ะ
handed-thanks = ขอบคุณ เจ้าหน้าที่ทราบเรื่องแล้วค่ะ
handed-added = เพิ่มข้อมูลให้เจ้าหน้าที่แล้วค่ะ
handed-already = เจ้าหน้าที่ได้รับเรื่องแล้วค่ะ
handed-sorry = ขออภัยที่เกิดเรื่องแบบนี้ค่ะ
handed-listed = ส่งเรื่องให้เจ้าหน้าที่แล้วค่ะ
    .other = เจ้าหน้าที่จะดูเรื่องนี้ให้ค่ะ
handed-order = เรื่องนี้ต้องให้เจ้าหน้าที่ทำ ส่งเรื่องไว้แล้วค่ะ
hours = เวลาทำการของทีม: { $quote } ค่ะ
hours-until = ตอนนี้ทีมอยู่ ถึง { $time } ค่ะ
hours-back = ตอนนี้ไม่มีคนอยู่ กลับมาอีกที { $time } ค่ะ
handed-where = ให้ติดต่อกลับทางไหนดี อีเมลหรือโทรศัพท์คะ

### ทักทาย

greeting = สวัสดีค่ะ
    .other = ยินดีต้อนรับค่ะ
greeting-ask = กำลังหาอะไรอยู่คะ
thanks = ยินดีค่ะ
    .other = ด้วยความยินดีค่ะ
goodbye = ขอบคุณที่แวะมา สวัสดีค่ะ
    .other = สวัสดีค่ะ
out-of-scope = ช่วยได้เฉพาะเรื่องของร้านนี้ คือสินค้า กฎของร้าน และคำสั่งซื้อของคุณค่ะ
    .other = เรื่องนั้นช่วยไม่ได้ ช่วยได้เรื่องสินค้า กฎของร้าน และคำสั่งซื้อของร้านนี้ค่ะ
careful-health = อะไรปลอดภัยต่อสุขภาพของคุณ ทางเราตัดสินแทนไม่ได้ บอกได้เฉพาะที่เขียนในหน้าสินค้าค่ะ
careful-name = บอกชื่อสินค้ามา แล้วจะดูให้ค่ะ
empty = ขออภัย ยังไม่เข้าใจค่ะ
empty-ask = กำลังหาอะไรอยู่คะ
declined = ได้ค่ะ
declined-tell = อยากดูอย่างอื่นเมื่อไหร่ บอกได้ค่ะ

### ยืนยันตัวตน

ask-email = สั่งซื้อด้วยอีเมลอะไรคะ
ask-name = ชื่อเต็มและรหัสไปรษณีย์ตามคำสั่งซื้อคืออะไรคะ
ask-token = กรุณาเข้าสู่ระบบในหน้านี้ แล้วจะดูคำสั่งซื้อให้ค่ะ
ask-code = รหัสหกหลักในอีเมลคืออะไรคะ
ask-postcode-too = และรหัสไปรษณีย์ในคำสั่งซื้อคืออะไรคะ
ask-name-too = และชื่อเต็มในคำสั่งซื้อคืออะไรคะ
instead-email = ใช้อีเมลของคำสั่งซื้อก็ได้ค่ะ
instead-name = ใช้ชื่อเต็มกับรหัสไปรษณีย์ก็ได้ค่ะ
instead-token = เข้าสู่ระบบในหน้านี้ก็ได้ค่ะ
instead-code = ใช้รหัสหกหลักในอีเมลก็ได้ค่ะ
code-sent = ถ้ามีข้อมูลอยู่กับร้าน รหัสหกหลักจะส่งไปที่อีเมลที่ลงทะเบียนไว้ค่ะ
code-says = รหัสคืออะไรคะ
mismatch = หาคำสั่งซื้อจากข้อมูลนี้ไม่พบค่ะ
mismatch-code = รหัสไม่ถูกต้องหรือหมดอายุแล้วค่ะ
mismatch-token = เข้าสู่ระบบไม่สำเร็จค่ะ
let-me-see = ขอดูให้สักครู่ค่ะ
    .other = ได้ จะดูให้ค่ะ
welcome = ขอบคุณ คุณ{ $person } ค่ะ
welcome-bare = ขอบคุณค่ะ
barred-tries = ลองหลายครั้งเกินไป ตอนนี้ยังดูคำสั่งซื้อให้ที่นี่ไม่ได้ค่ะ
barred-inbox = รหัสส่งได้เฉพาะอีเมลที่ลงทะเบียนไว้ ถ้าเข้าอีเมลนั้นไม่ได้ จะดูคำสั่งซื้อให้ไม่ได้ค่ะ
barred-email = ถ้าสั่งด้วยอีเมลอื่น บอกอีเมลนั้นได้ค่ะ
barred-others = ที่นี่ช่วยได้เฉพาะคำสั่งซื้อและบัญชีของคุณเองค่ะ

### คำสั่งซื้อ

part-order = คำสั่งซื้อ { $order }
status-pending = รอดำเนินการ
status-processed = ดำเนินการแล้ว
status-shipped = จัดส่งแล้ว
status-delivered = ส่งถึงแล้ว
status-cancelled = ยกเลิกแล้ว
status-none = ไม่มีสถานะบันทึกไว้
status-other = { $quote }
part-delivered-on = ส่งถึงแล้วเมื่อ { $day }
part-delivered = ส่งถึงแล้ว

part-sent-on = ส่งออกแล้วเมื่อ { $day }
part-sent = ส่งออกแล้ว
part-carrier = ขนส่งโดย { $text }
part-tracking = เลขพัสดุ { $text }
part-expected = คาดว่าจะถึง { $day }
part-was-expected = เดิมคาดว่าจะถึง { $day } แต่ยังไม่มีบันทึกว่าส่งถึง
part-placed = สั่งซื้อเมื่อ { $day }
part-total = รวม { $price }
part-paid = { $price } ด้วย { $method }
part-days = { $from } ถึง { $to } วันทำการ
part-days-one = { $count } วันทำการ
order-parcels = คำสั่งซื้อ { $order } แยกส่งเป็น { $count } กล่องค่ะ
parcel-left = ยังไม่เห็นพัสดุของ { $items } ค่ะ
tracking-none = คำสั่งซื้อ { $order } ไม่มีเลขพัสดุค่ะ
order-state = สถานะคำสั่งซื้อ { $order }: { $status } ค่ะ
order-paid = ยอดที่ชำระ: { $parts } ค่ะ
order-goes = คำสั่งซื้อ { $order } จะส่งไปที่ { $address } ค่ะ
order-went = คำสั่งซื้อ { $order } ส่งไปที่ { $address } แล้วค่ะ
order-was-to-go = เดิมคำสั่งซื้อ { $order } จะส่งไปที่ { $address } ค่ะ
order-refunded = คืนเงินแล้ว: { $parts } ค่ะ
order-refund-takes = การคืนเงินใช้เวลา { $days }ค่ะ
order-request = คำสั่งซื้อ { $order } มีบันทึก{ $request }ค่ะ
order-request-items = คำสั่งซื้อ { $order } มีบันทึก{ $request }: { $items } ค่ะ
request-return = การคืนสินค้า
request-exchange = การเปลี่ยนสินค้า
request-cancel = การยกเลิก
request-change = การแก้ไข
request-other = คำขอหนึ่งรายการ
order-refund-goes = เงินจะคืนเข้า { $method } ค่ะ
order-refund-after = หลังจากได้รับสินค้าคืนแล้ว ใช้เวลา { $days }ค่ะ
order-refund-none = คำสั่งซื้อ { $order } ไม่มีบันทึกการคืนเงินค่ะ
order-invoice = ใบแจ้งหนี้ของคำสั่งซื้อ { $order }: { $link }
order-no-invoice = ส่งใบแจ้งหนี้จากตรงนี้ไม่ได้ แต่มีข้อมูลของคำสั่งซื้อ { $order } ตามนี้ค่ะ
as-of = นี่คือข้อมูล ณ { $time } ค่ะ
orders-none = ไม่พบคำสั่งซื้อแบบนั้นของคุณลูกค้าค่ะ
orders-listed = คุณลูกค้ามีคำสั่งซื้อ { $count } รายการ:
orders-listed-open = คุณลูกค้ามีคำสั่งซื้อที่ยังไม่ถึง { $count } รายการ:
orders-listed-refund = คุณลูกค้ามีคำสั่งซื้อที่มีการคืนเงินหรือคืนสินค้า { $count } รายการ:
orders-some = จากคำสั่งซื้อทั้งหมด { $total } รายการ นี่คือ { $count } รายการ:
order-unknown = ไม่พบ { $orders } ในคำสั่งซื้อของคุณลูกค้าค่ะ
order-unknown-bare = ไม่พบคำสั่งซื้อนี้ในรายการของคุณลูกค้าค่ะ
order-known = คำสั่งซื้อที่เห็นมี { $orders } ค่ะ
order-known-more = คำสั่งซื้อที่เห็นมี { $orders } และอีก { $count } รายการค่ะ
balance-none = ในบัญชีไม่มีบัตรของขวัญที่มียอดคงเหลือค่ะ
balance = ยอดคงเหลือในบัตรของขวัญ: { $parts } ค่ะ
methods-none = ในบัญชีไม่ได้บันทึกวิธีชำระเงินไว้ค่ะ
methods = วิธีชำระเงินที่บันทึกไว้ในบัญชี: { $methods } ค่ะ
account-name = บัญชีนี้ชื่อ { $person } อีเมล { $email } ค่ะ
account-address = ที่อยู่ในบัญชีคือ { $address } ค่ะ
account-nothing = ไม่มีข้อมูล
variants-none = ตอนนี้ { $name } ไม่มีแบบอื่นให้เลือกค่ะ
variants-missing = { $name } ไม่มีแบบที่ต้องการ ที่ใกล้เคียงที่สุดมี:
variants-lead = { $name } เปลี่ยนเป็นแบบเหล่านี้ได้:
variant-line = { $values } ราคา { $price } ค่ะ
variants-more = ยังมีอีก { $count } แบบค่ะ
variants-also = { $name } ยังมีแบบ { $parts } ด้วยค่ะ
part-value = { $value }
part-value-at = { $value } ({ $price })
method-card = บัตร { $brand } ลงท้าย { $digits }
method-brand = บัตร { $brand }
method-bank = บัตรธนาคาร
method-gift = บัตรของขวัญ
method-gift-with = บัตรของขวัญ (ยอดคงเหลือ { $price })
method-paypal = PayPal
method-credit = เครดิตร้านค้า
method-order = วิธีชำระเงินเดิมของคำสั่งซื้อ
method-number = { $method } (หมายเลขลงท้าย { $digits })

### ถามก่อนดำเนินการ

ask-order = { $kind ->
        [cancel_order] ต้องการยกเลิกคำสั่งซื้อไหนคะ
        [change_order_address] ต้องการเปลี่ยนที่อยู่ของคำสั่งซื้อไหนคะ
        [change_order_payment] ต้องการเปลี่ยนวิธีชำระเงินของคำสั่งซื้อไหนคะ
        [change_order_items] ต้องการแก้ไขคำสั่งซื้อไหนคะ
        [return_items] ต้องการคืนสินค้าจากคำสั่งซื้อไหนคะ
        [exchange_items] ต้องการเปลี่ยนสินค้าจากคำสั่งซื้อไหนคะ
       *[other] หมายถึงคำสั่งซื้อไหนคะ
    }
ask-items = { $kind ->
        [change_order_items] ต้องการแก้ไขชิ้นไหน: { $items } คะ
        [return_items] ต้องการคืนชิ้นไหน: { $items } คะ
        [exchange_items] ต้องการเปลี่ยนชิ้นไหน: { $items } คะ
       *[other] หมายถึงชิ้นไหน: { $items } คะ
    }
ask-items-bare = { $kind ->
        [change_order_items] ต้องการแก้ไขชิ้นไหนคะ
        [return_items] ต้องการคืนชิ้นไหนคะ
        [exchange_items] ต้องการเปลี่ยนชิ้นไหนคะ
       *[other] หมายถึงชิ้นไหนคะ
    }
ask-replacement = ต้องการเปลี่ยน { $name } เป็นแบบไหนคะ
ask-replacement-list = ต้องการเปลี่ยน { $name } เป็นแบบไหนจากนี้:
ask-replacement-bare = ต้องการเปลี่ยนเป็นแบบไหนคะ
missing-variant = { $name } ไม่มีแบบที่ต้องการค่ะ
ask-method = { $kind ->
        [change_order_payment] ต้องการชำระเงินด้วยวิธีไหนคะ
        [return_items] ต้องการรับเงินคืนทางไหนคะ
       *[other] ส่วนต่างราคาใช้วิธีชำระเงินไหนดีคะ
    }
ask-method-of = { $kind ->
        [change_order_payment] ต้องการชำระเงินด้วยวิธีไหน: { $methods } คะ
        [return_items] ต้องการรับเงินคืนทางไหน: { $methods } คะ
       *[other] ส่วนต่างราคาใช้วิธีชำระเงินไหนดี: { $methods } คะ
    }
ask-reason = รบกวนบอกเหตุผลได้ไหมคะ
ask-reason-of = รบกวนเลือกเหตุผลหนึ่งข้อ: { $options } ค่ะ
ask-address = รบกวนแจ้งที่อยู่ที่จะให้ส่งคำสั่งซื้อ { $order } ทั้งถนน เมือง รัฐหรือจังหวัด และรหัสไปรษณีย์ค่ะ
ask-address-account = รบกวนแจ้งที่อยู่ใหม่ของบัญชี ทั้งถนน เมือง รัฐหรือจังหวัด และรหัสไปรษณีย์ค่ะ
ask-address-parts = ยังขาด { $parts } รบกวนบอกด้วยค่ะ
part-address1 = บ้านเลขที่และถนน
part-city = เมือง
part-state = รัฐหรือจังหวัด
part-zip = รหัสไปรษณีย์
part-country = ประเทศ
ask-unsure = ต้องการให้ดำเนินการอย่างไรดีคะ
failed-order = ไม่พบรายการนี้ในคำสั่งซื้อของคุณลูกค้าค่ะ
failed-items = ไม่พบสินค้าชิ้นนี้ในคำสั่งซื้อค่ะ
failed-replacement = ไม่พบแบบนั้นค่ะ
failed-method = วิธีชำระเงินนี้ใช้ตรงนี้ไม่ได้ค่ะ
failed-reason = ไม่มีเหตุผลนี้ในตัวเลือกค่ะ
failed-address = อ่านที่อยู่นี้ได้ไม่ครบค่ะ
stuck = ขออภัยที่ยังไม่เข้าใจว่าหมายถึงรายการไหนค่ะ
stuck-ways = เลือกจากตัวเลือกที่ให้ไว้ บอกว่า “ไม่เปลี่ยนแล้ว” หรือขอคุยกับเจ้าหน้าที่ก็ได้ค่ะ
stuck-address = ขออภัยที่ยังอ่านที่อยู่ได้ไม่ครบค่ะ
stuck-address-ways = บอกถนน เมือง รัฐหรือจังหวัด และรหัสไปรษณีย์ หรือบอกว่า “ไม่เปลี่ยนแล้ว” หรือขอคุยกับเจ้าหน้าที่ก็ได้ค่ะ

### ยืนยันก่อนดำเนินการ

noun-cancel_order = ยกเลิกคำสั่งซื้อ { $order }
noun-return_items = คืน { $items } ในคำสั่งซื้อ { $order }
noun-exchange_items = เปลี่ยน { $items } ในคำสั่งซื้อ { $order }
noun-change_order_items = แก้ไข { $items } ในคำสั่งซื้อ { $order }
noun-return = คืนสินค้าในคำสั่งซื้อ { $order }
noun-exchange = เปลี่ยนสินค้าในคำสั่งซื้อ { $order }
noun-items = แก้ไขสินค้าในคำสั่งซื้อ { $order }
noun-change_order_address = เปลี่ยนที่อยู่จัดส่งของคำสั่งซื้อ { $order }
noun-change_order_payment = เปลี่ยนวิธีชำระเงินของคำสั่งซื้อ { $order }
noun-change_account_address = เปลี่ยนที่อยู่ในบัญชี
propose-again = ยังรอการยืนยันอยู่: { $noun } ค่ะ
propose-changed = ข้อมูลมีการเปลี่ยนแปลง ตอนนี้เป็นตามนี้ค่ะ
propose-doubted = ตามที่แจ้งมาอาจไม่ตรงกับเงื่อนไขนี้ ตรงนี้ตัดสินให้ไม่ได้ แต่เจ้าหน้าที่ช่วยได้ค่ะ
propose-final = หลังจากนี้ คำสั่งซื้อ { $order } จะแก้ไขอย่างอื่นไม่ได้อีกแล้วค่ะ
propose-send-back = มีเวลาส่งสินค้าคืน { $count } วันค่ะ
propose-cancel = ยกเลิกคำสั่งซื้อ { $order } ได้: { $items } ค่ะ
propose-return = การคืนสินค้าในคำสั่งซื้อ { $order }: { $items } ค่ะ
propose-reason = เหตุผลที่บันทึกไว้คือ { $quote } ค่ะ
propose-fees = ยอดคืนหักแล้ว: { $parts } ค่ะ
part-fee-return_label = ค่าใบปะหน้าพัสดุส่งคืน { $price }
part-fee-freight = ค่าขนส่งคืน { $price }
part-fee-other = ค่าธรรมเนียม { $price }
money-refund = { $price } จะคืนเข้า { $method } ค่ะ
money-refund-received = เมื่อได้รับสินค้าแล้ว { $price } จะคืนเข้า { $method } ทันทีค่ะ
money-refund-at-once = { $price } จะคืนเข้า { $method } ทันทีค่ะ
money-refund-days = { $price } จะคืนเข้า { $method } ภายใน { $days }ค่ะ
money-refund-received-days = เมื่อได้รับสินค้าแล้ว { $price } จะคืนเข้า { $method } ภายใน { $days }ค่ะ
money-pay = คุณลูกค้าชำระ { $price } ด้วย { $method } ค่ะ
money-pay-received = เมื่อเราได้รับสินค้าแล้ว คุณลูกค้าชำระ { $price } ด้วย { $method } ค่ะ
money-pay-more = คุณลูกค้าชำระเพิ่ม { $price } ด้วย { $method } ค่ะ
money-pay-more-received = เมื่อเราได้รับสินค้าแล้ว คุณลูกค้าชำระเพิ่ม { $price } ด้วย { $method } ค่ะ
money-charged = เรียกเก็บ { $price } จาก { $method } ค่ะ
money-charged-more = เรียกเก็บเพิ่ม { $price } จาก { $method } ค่ะ
propose-address = คำสั่งซื้อ { $order } จะเปลี่ยนไปส่งที่ { $address } จากเดิม { $before } ค่ะ
propose-account-address = ที่อยู่ในบัญชีจะเปลี่ยนเป็น { $address } จากเดิม { $before } ค่ะ
propose-payment = คำสั่งซื้อ { $order } เปลี่ยนไปชำระด้วย { $method } ได้ค่ะ
propose-items = คำสั่งซื้อ { $order } จะแก้ไขดังนี้:
propose-exchange = คำสั่งซื้อ { $order } จะเปลี่ยนสินค้าดังนี้:
swap = { $name }: { $parts } ค่ะ
part-instead = { $value } (เดิม { $old })
part-without = ไม่มี { $old }
part-same-again = เปลี่ยนเป็นชิ้นใหม่แบบเดิม
part-price-instead = ราคา { $low } (เดิม { $high })
part-price-instead-each = ชิ้นละ { $low } (เดิมชิ้นละ { $high })
propose-same-price = ราคาเท่าเดิมค่ะ
propose-condition = เงื่อนไขของร้านระบุว่า { $quote }
propose-ask = { $kind ->
        [cancel_order] ให้ยกเลิกเลยไหมคะ
        [return_items] ให้เริ่มคืนสินค้าเลยไหมคะ
        [exchange_items] ให้เริ่มเปลี่ยนสินค้าเลยไหมคะ
        [change_order_payment] ให้เปลี่ยนวิธีชำระเงินเลยไหมคะ
        [change_order_items] ให้แก้ไขตามนี้เลยไหมคะ
       *[other] ให้เปลี่ยนที่อยู่เลยไหมคะ
    }
    .other = { $kind ->
        [cancel_order] ยืนยันการยกเลิกไหมคะ
        [return_items] ยืนยันการคืนสินค้าไหมคะ
        [exchange_items] ยืนยันการเปลี่ยนสินค้าไหมคะ
        [change_order_payment] ยืนยันการเปลี่ยนวิธีชำระเงินไหมคะ
        [change_order_items] ยืนยันการแก้ไขตามนี้ไหมคะ
       *[other] ยืนยันการเปลี่ยนที่อยู่ไหมคะ
    }
withheld-proposal = แจ้งรายละเอียดของการแก้ไขนี้ได้ไม่ครบ จึงยังไม่ดำเนินการ แต่เจ้าหน้าที่ช่วยได้ค่ะ
withheld-made = คำขออยู่ในระบบคำสั่งซื้อแล้ว ถ้าอยากทราบผล ถามถึงคำสั่งซื้อนี้ได้เลยค่ะ

### ผลการดำเนินการ

made = { $again ->
        [yes] รายการนี้ทำเรียบร้อยไปก่อนแล้ว: { $fact } ค่ะ
       *[no] เรียบร้อยแล้ว: { $fact } ค่ะ
    }
made-asked = { $again ->
        [yes] รายการนี้ส่งคำขอไปก่อนแล้ว: { $noun } แต่ระบบคำสั่งซื้อยังไม่ยืนยันค่ะ
       *[no] ส่งคำขอแล้ว: { $noun } แต่ระบบคำสั่งซื้อยังไม่ยืนยันค่ะ
    }
made-unsure = ก่อนจะมีการยืนยัน ยังบอกไม่ได้ว่าเรียบร้อยแล้วค่ะ
made-last = สินค้าในคำสั่งซื้อนี้แก้ไขไม่ได้อีกแล้วค่ะ
fact-cancel_order = ยกเลิกคำสั่งซื้อ { $order } แล้ว
fact-return_items = ขอคืน { $items } ในคำสั่งซื้อ { $order } แล้ว
fact-exchange_items = ขอเปลี่ยน { $items } ในคำสั่งซื้อ { $order } แล้ว
fact-change_order_address = คำสั่งซื้อ { $order } เปลี่ยนไปส่งที่ { $address }
fact-change_order_payment = คำสั่งซื้อ { $order } เปลี่ยนไปชำระด้วย { $method }
fact-change_order_items = แก้ไข { $items } ในคำสั่งซื้อ { $order } แล้ว
fact-change_account_address = ที่อยู่ในบัญชีเปลี่ยนเป็น { $address }
dropped = ถ้าอย่างนั้น ไม่เปลี่ยนแปลงอะไรค่ะ
dropped-noun = ถ้าอย่างนั้น จะไม่ดำเนินการ: { $noun } ค่ะ

### เมื่อทำไม่ได้

refused = ขออภัยที่ทำรายการนี้ให้ไม่ได้: { $noun } เพราะ { $why } ค่ะ
cause-status = สถานะคำสั่งซื้อคือ “{ $status }”
cause-status-only = สถานะคำสั่งซื้อคือ “{ $status }” ทำได้เฉพาะสถานะ “{ $options }”
cause-already_cancelled = ยกเลิกไปแล้ว
cause-already_changed = เคยแก้ไขสินค้าแล้ว แก้ไขได้ครั้งเดียว
cause-open_request = มี{ $request }ที่กำลังดำเนินการอยู่
cause-dispatched = พัสดุอยู่ระหว่างจัดส่ง
cause-dispatched-carrier = พัสดุอยู่ระหว่างจัดส่งกับ { $text }
cause-too_late = เลยกำหนดแล้ว
cause-too_late-on = เลยกำหนดแล้ว วันสุดท้ายคือ { $day }
cause-not_returnable = ไม่เป็นไปตามเงื่อนไขของร้าน
cause-not_returnable-why = เงื่อนไขของร้านไม่รวม { $quote }
cause-delivery_unknown = ไม่ทราบว่าส่งถึงเมื่อไร จึงตรวจไม่ได้ว่ายังอยู่ในกำหนดหรือไม่
cause-not_offered = ร้านไม่มีบริการนี้
cause-abroad = คำสั่งซื้อที่ส่งต่างประเทศไม่มีบริการนี้
cause-whole_order_only = ยกเลิกบางชิ้นไม่ได้ ต้องยกเลิกทั้งคำสั่งซื้อ
cause-reason = เหตุผลนี้ใช้ไม่ได้
cause-reason-only = ใช้ได้เฉพาะเหตุผล { $options }
cause-several_payments = ไม่ได้ชำระเงินในครั้งเดียว
cause-several_methods = ชำระด้วยวิธีต่างกัน { $count } แบบ
cause-partly_refunded = คืนเงินไปบางส่วนแล้ว
cause-same_method = ชำระด้วยวิธีนี้อยู่แล้ว
cause-same_address = เป็นที่อยู่นี้อยู่แล้ว
cause-unknown_method = ในบัญชีไม่ได้บันทึกวิธีชำระเงินนี้ไว้
cause-target = คืนเงินได้เฉพาะทางวิธีชำระเงินเดิม
cause-target-return = คืนเงินได้เฉพาะทางวิธีชำระเงินเดิมหรือบัตรของขวัญของคุณลูกค้า
cause-target-credit = ร้านไม่คืนเงินเป็นเครดิตร้านค้า
cause-balance = ยอดในบัตรของขวัญไม่พอ
cause-balance-sums = บัตรของขวัญมียอด { $low } แต่ต้องใช้ { $high }
cause-nothing_paid = ไม่มียอดที่จะคืนแล้ว
cause-no_items = ยังไม่ทราบว่าหมายถึงชิ้นไหน
cause-no_such_item = ไม่พบสินค้าชิ้นนี้ในคำสั่งซื้อ
cause-no_such_order = ไม่พบคำสั่งซื้อนี้ในรายการของคุณลูกค้า
cause-quantity = { $name } มีแค่ { $count } ชิ้น
cause-other_product = { $name } เปลี่ยนได้เฉพาะเป็นแบบอื่นของสินค้าเดียวกัน
cause-no_replacement = ยังไม่ทราบว่าจะเปลี่ยน { $name } เป็นแบบไหน
cause-same_item = { $name } เป็นแบบนี้อยู่แล้ว
cause-unavailable = ตอนนี้ไม่มี { $name } แบบนี้
cause-address_incomplete = ที่อยู่ไม่ครบ
cause-address_incomplete-parts = ที่อยู่ยังขาด { $parts }
cause-other = เงื่อนไขของร้านไม่อนุญาต
offer-cancel_order = ยกเลิกทั้งคำสั่งซื้อแทนได้ ให้ยกเลิกไหมคะ
offer-return_items = คืนสินค้าแทนได้ ให้เริ่มคืนสินค้าไหมคะ
offer-exchange_items = เปลี่ยนเป็นแบบอื่นแทนได้ ให้เริ่มเปลี่ยนสินค้าไหมคะ
offer-change_order_items = แก้ไขเป็นแบบอื่นแทนได้ ให้แก้ไขไหมคะ
offer-change_order_address = เปลี่ยนที่อยู่แทนได้ ให้เปลี่ยนไหมคะ
offer-change_order_payment = เปลี่ยนวิธีชำระเงินแทนได้ ให้เปลี่ยนไหมคะ
after-return_items = เมื่อได้รับของแล้ว คืนสินค้าได้ค่ะ
after-exchange_items = เมื่อได้รับของแล้ว เปลี่ยนเป็นแบบอื่นได้ค่ะ
offer-person = เจ้าหน้าที่ช่วยดูให้ได้ ให้ส่งเรื่องต่อไหมคะ
trouble-sorry = ขออภัยที่เกิดปัญหาขึ้นค่ะ
trouble-which = เป็นคำสั่งซื้อไหนคะ
trouble-person = ถ้าอยากคุยกับเจ้าหน้าที่เลย บอกได้เลยค่ะ
trouble-tell = รบกวนบอกว่าเป็นคำสั่งซื้อไหนและเกิดอะไรขึ้น จะดูให้ว่าทำอะไรได้บ้าง หรือให้ส่งต่อเจ้าหน้าที่เลยก็ได้ค่ะ
trouble-can = ดำเนินการได้: { $parts } ค่ะ
trouble-choose = ต้องการแบบไหนดี หรือให้ส่งต่อเจ้าหน้าที่คะ
trouble-none = เรื่องนี้ดำเนินการให้เองไม่ได้ค่ะ
trouble-colleague = ให้ส่งต่อเจ้าหน้าที่ไหมคะ
service-declined = ระบบคำสั่งซื้อไม่อนุญาตให้ดำเนินการแบบนี้ค่ะ
service-declined-why = ระบบคำสั่งซื้อไม่อนุญาตให้ดำเนินการแบบนี้: { $quote } ค่ะ
service-unchanged = ไม่มีอะไรเปลี่ยนแปลงค่ะ
service-no-account = ไม่พบคำสั่งซื้อในบัญชีนี้ค่ะ
service-unsent = ตอนนี้ส่งรหัสยืนยันไม่ได้ จึงยังดูคำสั่งซื้อให้ไม่ได้ค่ะ
service-down-change = ตอนนี้ระบบคำสั่งซื้อไม่ตอบสนอง จึงไม่มีอะไรเปลี่ยนแปลงค่ะ
service-down = ตอนนี้ระบบคำสั่งซื้อไม่ตอบสนอง จึงยังดูคำสั่งซื้อให้ไม่ได้ค่ะ
try-again = รบกวนลองใหม่อีกครั้งภายหลัง หรือให้ส่งต่อเจ้าหน้าที่ดีคะ
unchanged = ถ้าอย่างนั้น คงไว้ตามเดิมค่ะ
anything-else = มีอะไรให้ช่วยอีกไหมคะ
    .other = รับอะไรเพิ่มอีกไหมคะ

### ปุ่มตอบด่วน

option-pass-on = ส่งต่อเจ้าหน้าที่
option-no-thanks = ไม่เป็นไร ขอบคุณ
option-erase = ใช่ ลบทั้งหมด
option-keep = ไม่ลบ เก็บไว้
option-yes = ใช่
option-no = ไม่
option-best-rated = คะแนนสูงสุด
option-person = คุยกับเจ้าหน้าที่
option-next = ขั้นตอนต่อไป
option-works = ใช้ได้แล้ว
option-unhelped = ไม่ได้ผล
option-stop = พอแค่นี้
option-add = ใส่ตะกร้า
option-return = คืนสินค้า
option-exchange = เปลี่ยนสินค้า
option-cancel = ยกเลิกคำสั่งซื้อ
option-change = แก้ไข
option-all = ทั้งหมด
option-upto = ไม่เกิน { $price }
option-over = มากกว่า { $price }
option-between = { $low } ถึง { $high }
option-number = { $label } หมายเลข { $text }
option-same = เหมือนเดิม
option-unneeded = ไม่ต้องการแล้ว
option-mistake = สั่งผิด
option-unlike = ไม่ตรงกับรายละเอียด
option-faulty = สินค้าชำรุด
option-unfit = ไม่พอดี
option-order = { $order }: { $items }
option-order-more = { $order }: { $items } และอีก { $count } ชิ้น

### รูปภาพ

like-looks = ดูจากสีและรูปทรง ที่ใกล้เคียงที่สุดคือ { $things } ค่ะ
like-content = ดูจากรูปที่ส่งมา ที่ใกล้เคียงที่สุดคือ { $things } ค่ะ
like-none = ไม่มีชิ้นที่ตรงทั้งหมดค่ะ
picture-nothing = สินค้าของร้านไม่มีรูปให้เทียบค่ะ
picture-words = รบกวนพิมพ์บอกว่าในรูปคืออะไร จะช่วยหาให้ค่ะ
picture-aside = รูปใช้หาสินค้าที่คล้ายกันเท่านั้น ครั้งนี้จึงหาตามข้อความค่ะ

### วิธีใช้และคำตอบก่อนหน้า

answer-kept = ทางร้านเคยตอบไว้เมื่อ { $day } ว่า { $quote }
answer-kept-in = ทางร้านเคยตอบไว้เมื่อ { $day } (ต้นฉบับเป็นภาษา{ $label }) ว่า { $quote }
step-told = ขั้นตอนที่ { $count } จาก { $total }: { $quote }
manual-quote = ใน “{ $title }” เขียนว่า { $quote }
size-told = ในตารางไซซ์ “{ $title }” { $value } ตรงกับ { $facts } ค่ะ
size-outside = ตารางไซซ์ “{ $title }” มีตั้งแต่ { $low } ถึง { $high } ไม่มี { $value } ค่ะ
size-between = ในตารางไซซ์ “{ $title }” { $value } อยู่ระหว่าง { $options } ค่ะ
support-which = หมายถึงสินค้าชิ้นไหนคะ
support-unknown = ในคู่มือที่มีอยู่ไม่ได้เขียนเรื่องนี้ไว้ค่ะ
    .other = หาเรื่องนี้ในคู่มือไม่พบค่ะ
support-last = ขั้นตอนนี้เป็นขั้นตอนสุดท้ายแล้วค่ะ
support-helped = ช่วยได้ไหมคะ
support-out = ในคู่มือไม่มีวิธีอื่นแล้วค่ะ
support-solved = ดีใจด้วยค่ะ
    .other = ดีเลย แก้ได้แล้วค่ะ
support-stopped = ถ้าอย่างนั้น หยุดไว้ตรงนี้ก่อนค่ะ
support-first = ขั้นตอนนี้เป็นขั้นตอนแรกแล้วค่ะ
support-no-needs = ในคู่มือไม่ได้บอกว่าต้องเตรียมอะไรค่ะ
