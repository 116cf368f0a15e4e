# كيف يتكلم موظف المتجر: بإيجاز وأدب، والجواب أولًا ثم ما يكمّله.
# المعرّفات والوسائط هي نفسها التي في zh.ftl، وما في كل وسيط مذكور في assistant/locales/patterns.py.
# الأسماء تأتي بعد نقطتين أو بين علامتين كي لا يتغيّر آخرها، والعدد يحكم معدوده. ‎.other صيغة ثانية للجملة نفسها.

### في كل مكان

quotation = «{ $quote }»
comma = { "، " }
nothing-to-say = هذا ما وجدته لك.
part-thing = { $name } ({ $price })
part-thing-each = { $name } ({ $price } للقطعة)
part-times = { $count } × { $name }
part-variant = { $name } ({ $values })
part-pair = { $name } – { $value }
part-fact = { $attribute }: { $value }
part-and-others = { $names } وغيرها، والعدد { $count }
part-item = هذا المنتج
part-items = { $items } وغير ذلك، والعدد { $count }
value-yes = نعم
value-no = لا
value-stocked = متوفر
value-out = غير متوفر
label-stock = التوفر
label-brand = العلامة التجارية
label-price = السعر
label-rating = التقييم
pass-on = هل أنقل سؤالك إلى أحد الزملاء؟
a-person = يستطيع أحد الزملاء مساعدتك، فهل أحوّلك إليه؟
facts = { $what }: { $facts }.

### البحث

found-one = المناسب منتج واحد: { $thing }.
    .other = وجدت لك منتجًا واحدًا مناسبًا: { $thing }.
found-look = اقتراحي لك: { $thing }.
found-all = { $count ->
        [two] المناسب منتجان: { $things }.
        [few] المناسب { $count } منتجات: { $things }.
        [many] المناسب { $count } منتجًا: { $things }.
       *[other] المناسب { $count } منتج: { $things }.
    }
found-start = أقترح البدء بهذين: { $first } ثم { $second }.
    .other = أنسب ما نبدأ به: { $first } ثم { $second }.
telling-both = الأرخص والأعلى تقييمًا بينها: { $name }.
telling-best = الأعلى تقييمًا بينها: { $name }، وتقييمه { $rating }.
telling-cheapest = الأرخص بينها: { $name }، وسعره { $price }.
rated = { $name }: التقييم { $rating } من 5.
rated-by = { $name }: التقييم { $rating } من 5، وعدد المقيّمين { $count }.
stocked = { $name }: متوفر.
out = { $name }: غير متوفر حاليًا.
was-stocked = { $name }: كان متوفرًا بتاريخ { $time }.
ordered-cheapest = { $yes ->
        [yes] الأرخص من المتوفر: { $thing }.
       *[no] الأرخص: { $thing }.
    }
ordered-dearest = { $yes ->
        [yes] الأغلى من المتوفر: { $thing }.
       *[no] الأغلى: { $thing }.
    }
ordered-rated = { $yes ->
        [yes] الأعلى تقييمًا من المتوفر: { $thing }.
       *[no] الأعلى تقييمًا: { $thing }.
    }
ordered-newest = { $yes ->
        [yes] الأحدث من المتوفر: { $thing }.
       *[no] الأحدث: { $thing }.
    }
ordered-first = { $yes ->
        [yes] الأول من المتوفر: { $thing }.
       *[no] الأول: { $thing }.
    }
level-cheapest = { $yes ->
        [yes] متساوية في أنها الأرخص من المتوفر: { $names }.
       *[no] متساوية في أنها الأرخص: { $names }.
    }
level-dearest = { $yes ->
        [yes] متساوية في أنها الأغلى من المتوفر: { $names }.
       *[no] متساوية في أنها الأغلى: { $names }.
    }
level-rated = { $yes ->
        [yes] متساوية في أعلى تقييم من المتوفر: { $names }.
       *[no] متساوية في أعلى تقييم: { $names }.
    }
level-newest = { $yes ->
        [yes] متساوية في أنها الأحدث من المتوفر: { $names }.
       *[no] متساوية في أنها الأحدث: { $names }.
    }
level-first = { $yes ->
        [yes] متساوية في المرتبة الأولى من المتوفر: { $names }.
       *[no] متساوية في المرتبة الأولى: { $names }.
    }
level-price = سعر كل منها { $price }.
level-rating = تقييم كل منها { $rating } من 5.
beyond-cheaper = هناك أرخص: { $name }، بسعر { $price }، لكنه غير متوفر حاليًا.
beyond-dearer = هناك أغلى: { $name }، بسعر { $price }، لكنه غير متوفر حاليًا.
beyond-rated = هناك أعلى تقييمًا: { $name }، وتقييمه { $rating }، لكنه غير متوفر حاليًا.
next = ويليه: { $thing }.
unordered = بيانات المتجر لا تذكر ذلك عن هذه المنتجات، فلا أستطيع ترتيبها هكذا.
wanted = { $name } ({ $values })
wanted-below = حتى { $price }
wanted-above = من { $price } فأكثر
wanted-rated = تقييم { $rating } فأكثر
wanted-not = من غير { $value }
none = لم أجد ما يطابق طلبك تمامًا.
none-wanted = لم أجد: { $items }.
not-carried = هذا الصنف ليس لدينا.
not-carried-wanted = ليس لدينا: { $items }.
nearest = أقرب ما لدينا: { $things }.
recommend = أنصحك بهذا: { $thing }.
    .other = اقتراحي لك: { $thing }.
recommend-why = أنصحك بهذا: { $thing } – { $reason }.
    .other = اقتراحي لك: { $thing } – { $reason }.
recommend-or = أو هذا: { $thing }.
recommend-or-why = أو هذا: { $thing } – { $reason }.
no-more = هذا كل ما لدينا من هذا الصنف.
    .other = ليس لدينا غير ذلك من هذا الصنف.
instead-same = { $name }: متوفر.
instead-there = ولدينا أيضًا: { $name }.
nothing-instead = لا يوجد بديل مناسب حاليًا.
closest = الأقرب إليه: { $things }.
closest-stocked = الأقرب إليه من المتوفر: { $things }.
cheaper-by = { $name } أرخص من { $other } بفارق { $price }.
dearer-by = { $name } أغلى من { $other } بفارق { $price }.
differs = { $attribute }: { $pairs }.

### أسباب الاقتراح

reason-did = { $did ->
        [bought] سبق أن اشتريت { $name }
        [cart] أضفت { $name } إلى السلة
        [liked] أعجبك { $name }
       *[looked] شاهدت { $name }
    }
reason-together = { $count ->
        [one] اشتراه عميل واحد مع { $name }
        [two] اشتراه عميلان مع { $name }
        [few] اشتراه { $count } عملاء مع { $name }
        [many] اشتراه { $count } عميلًا مع { $name }
       *[other] اشتراه { $count } عميل مع { $name }
    }
reason-after = كثيرًا ما يُختار بعد { $name }
reason-like = { $did ->
        [bought] يشبه { $name } الذي اشتريته
        [cart] يشبه { $name } الذي أضفته إلى السلة
        [liked] يشبه { $name } الذي أعجبك
       *[looked] يشبه { $name } الذي شاهدته
    }
reason-cheaper = أرخص من { $name }
reason-better = تقييمه أعلى من { $name }
reason-size = متوفر بمقاسك { $value }
reason-taste = كما تفضّل: { $value }
reason-habit = كأغلب اختياراتك: { $value }
reason-rated = تقييمه { $rating } من 5
reason-rated-by = تقييمه { $rating } من 5، وعدد المقيّمين { $count }
reason-popular = { $count ->
        [one] اشتراه عميل واحد مؤخرًا
        [two] اشتراه عميلان مؤخرًا
        [few] اشتراه { $count } عملاء مؤخرًا
        [many] اشتراه { $count } عميلًا مؤخرًا
       *[other] اشتراه { $count } عميل مؤخرًا
    }
reason-new = وصل حديثًا
reason-stocked = متوفر الآن
reason-alike = مثله: { $value }
why = سبب اقتراح { $name }: { $reason }.
why-search = لأنه يوافق ما بحثت عنه، ولم تُستخدم أي معلومات شخصية.
why-none = { $name } من منتجات متجرنا، ولا سبب خاصًا غير ذلك.

### الأسئلة

clarify-sure = بكل سرور.
    .other = حسنًا.
clarify-total = { $count ->
        [one] أمامك خيار واحد.
        [two] أمامك خياران.
        [few] أمامك { $count } خيارات.
        [many] أمامك { $count } خيارًا.
       *[other] أمامك { $count } خيار.
    }
clarify-category = أي صنف يهمك: { $options }؟
clarify-price = كم ميزانيتك تقريبًا: { $options }؟
clarify-brand = أي علامة تجارية تفضّل: { $options }؟
clarify-person = لمن هو: { $options }؟
clarify-attribute = أي { $attribute } تفضّل: { $options }؟
choose-values = { $name } – المتاح: { $values }.
choose-which = أي { $attribute } تريد؟
which-one = أيها تقصد: { $names }؟
which-only = لم أعرض عليك إلا هذا المنتج، فهل هو المقصود؟
which-none = أي منتج تقصد؟
which-unseen = لم أعرض عليك أي منتج بعد.

### المقارنة

compare-same-price = { $names }: السعر نفسه، { $price }.
compare-cheaper = { $name } أرخص بفارق { $price }: سعره { $low }، أما { $other } فسعره { $high }.
compare-cheapest = الأرخص: { $names }، بسعر { $price }.
compare-rated = { $name } أعلى تقييمًا: { $rating }؛ { $pairs }.
compare-for = إن كان الأهم { $attribute } فاختيارك { $name }
compare-view = رأيي: { $parts }.
compare-none = لا فرق بينها في بيانات المتجر: { $names }.

### عن منتج واحد

answer-price = سعر { $name }: { $price }.
answer-price-each = سعر القطعة من { $name }: { $price }.
answer-is = نعم، { $name }: { $attribute }.
answer-value = { $yes ->
        [yes] نعم، { $name } – { $attribute }: { $value }.
        [no] لا، { $name } – { $attribute }: { $value }.
       *[none] { $name } – { $attribute }: { $value }.
    }
answer-quote = { $yes ->
        [yes] نعم، جاء في وصف { $name }: { $quote }
        [no] لا، جاء في وصف { $name }: { $quote }
       *[none] جاء في وصف { $name }: { $quote }
    }
unanswered = بيانات { $name } لا تذكر ذلك.
unanswered-known = المذكور في البيانات: { $facts }.
review = كتب أحد العملاء: { $quote }
review-by = كتب العميل { $author }: { $quote }
reviews-mixed = آراء العملاء المكتوبة في { $name }، وعددها { $total }: { $parts }.
part-praise = المديح – { $label } ({ $count })
part-blame = الشكوى – { $label } ({ $count })
reviews-good = آراء العملاء المكتوبة في { $name }، وعددها { $total }: منها { $count } فيها مديح.
reviews-bad = آراء العملاء المكتوبة في { $name }، وعددها { $total }: منها { $count } فيها شكوى.
reviews-none-good = آراء العملاء المكتوبة في { $name }، وعددها { $total }: لا مديح واضحًا فيها.
reviews-none-bad = آراء العملاء المكتوبة في { $name }، وعددها { $total }: لا شكوى واضحة فيها.
reviews-mention = آراء العملاء المكتوبة في { $name }، وعددها { $total }: منها { $count } تذكر هذا: { $label }.
reviews-no-mention = آراء العملاء المكتوبة في { $name }، وعددها { $total }: لا شيء منها يذكر هذا: { $label }.
reviews-sides = منها: { $parts }.
option-has = { $thing } – متاح بهذا الخيار: { $value }.
option-unknown = بيانات { $name } لا تذكر هذا: { $attribute }.
option-others = { $name } – المتاح: { $values }، وليس { $value }.
option-instead = بهذا الخيار ({ $value }) لدينا { $thing }.
goes-nothing = بيانات المتجر لا تذكر ما يناسبه.
goes-unnamed = بيانات المتجر لا تذكر ملحقات خاصة به.
goes-named = يناسب { $name }: { $things }.
goes-kind = لمنتجات من هذا النوع لدينا: { $things }.
goes-category = من ملحقات هذا الصنف لدينا: { $things }.
goes-bought = { $thing }: { $reason }.

### المتجر كله

survey-one = منتج واحد فقط: { $thing }.
survey-only = منتج واحد فقط يطابق ذلك.
survey-count = { $count ->
        [one] يطابق ذلك منتج واحد.
        [two] يطابق ذلك منتجان.
        [few] يطابق ذلك { $count } منتجات.
        [many] يطابق ذلك { $count } منتجًا.
       *[other] يطابق ذلك { $count } منتج.
    }
survey-all = { $count ->
        [one] في المتجر منتج واحد.
        [two] في المتجر منتجان.
        [few] في المتجر { $count } منتجات.
        [many] في المتجر { $count } منتجًا.
       *[other] في المتجر { $count } منتج.
    }
survey-all-stocked = كلها متوفرة.
survey-stocked = عدد المتوفر منها: { $count }.
survey-priced = واحد منها فقط سعره قابل للمقارنة: { $thing }.
survey-same-price = سعر كل منها { $price }.
survey-range = الأرخص { $first }، والأغلى { $second }.
survey-unpriced = منتجات أخرى لا تمكن مقارنة أسعارها: { $count }.
survey-no-prices = بيانات المتجر لا تذكر أسعارها.
survey-no-brands = بيانات المتجر لا تذكر علاماتها التجارية.
survey-no-kinds = بيانات المتجر لا تذكر أصنافها.
survey-no-values = بيانات المتجر لا تذكر ذلك عنها.
survey-brands = { $count ->
        [one] علامة تجارية واحدة: { $values }.
        [two] علامتان تجاريتان: { $values }.
        [few] { $count } علامات تجارية: { $values }.
       *[other] { $count } علامة تجارية: { $values }.
    }
survey-brands-most = عدد العلامات التجارية { $count }، وأكثرها منتجات: { $values }.
survey-kinds = { $count ->
        [one] صنف واحد: { $values }.
        [two] صنفان: { $values }.
        [few] { $count } أصناف: { $values }.
        [many] { $count } صنفًا: { $values }.
       *[other] { $count } صنف: { $values }.
    }
survey-kinds-most = عدد الأصناف { $count }، وأكثرها منتجات: { $values }.
survey-values = { $attribute }: { $values }.
survey-values-most = { $attribute } – عددها { $count }، وأكثرها: { $values }.
survey-unstated = منتجات أخرى لا يُذكر ذلك عنها: { $count }.
survey-untold = بعض ما طلبته لا تذكر بيانات المتجر أي المنتجات يوافقه.
then-unknown = بيانات المتجر لا تذكر متى جرى التأكد من التوفر.
then-all = كانت كلها متوفرة بتاريخ { $time }.
then-count = عدد المتوفر منها بتاريخ { $time }: { $count }.
then-all-later = كانت كلها متوفرة بتاريخ { $time } أو بعده.
then-count-later = عدد المتوفر منها بتاريخ { $time } أو بعده: { $count }.

### الأذواق

noted-likes = سجّلت ما يعجبك: { $values }.
noted-likes-theirs = سجّلت ما يعجب ذلك الشخص: { $values }.
noted-size = سجّلت المقاس: { $value }.
noted-dislikes = حسنًا، لن أقترح عليك: { $values }.
noted-dislikes-theirs = حسنًا، لن أقترح لذلك الشخص: { $values }.
noted-careful = حسنًا، أستبعد كل ما تذكر بياناته أن فيه: { $values }.
noted-fine = حسنًا، عاد ممكنًا اقتراح: { $values }.
noted-forgotten = حسنًا، لن آخذ هذا في الحسبان بعد الآن: { $values }.
noted-here = أتذكر هذا في هذه المحادثة فقط.
careful = لا أستطيع الحكم على ما هو آمن لك، فيُرجى الاطلاع أيضًا على صفحة المنتج الذي تختاره.
profile-off = أوقفت الاقتراحات الشخصية، ولذلك لا أحتفظ بملف لك.
profile-on-again = إن أردت تشغيلها من جديد فيكفي أن تقول لي ذلك.
profile-nothing-account = لا أعرف عنك غير حسابك: لا طلبات ولا أذواق ذكرتها.
profile-nothing = لا أعرف عنك شيئًا بعد: لا من أنت ولا ما تفضّل.
profile-ask = أخبرني بما يعجبك وما لا يعجبك، وسأراعي ذلك.
profile-into = أظن أن هذا يهمك: { $label }.
profile-did = { $did ->
        [bought] اشتريت: { $names }.
        [cart] أضفت إلى السلة: { $names }.
        [liked] أعجبك: { $names }.
       *[looked] شاهدت: { $names }.
    }
profile-likes = قلت إنه يعجبك: { $values }.
profile-dislikes = قلت إنك لا تريد: { $values }.
profile-habits = أغلب ما اخترته: { $values }.
profile-band = تختار عادةً ما بين { $low } و { $high }.
profile-band-one = تختار عادةً ما سعره نحو { $price }.
profile-sizes = المقاس المسجّل لك مما اخترته أو قلته: { $values }.
profile-from = مصدر ذلك: { $parts }.
part-orders = { $count ->
        [one] طلبك الوحيد
        [two] طلباك الاثنان
       *[other] طلباتك ({ $count })
    }
part-events = ما شاهدته أو أضفته إلى السلة
part-told = ما قلته لي
profile-correct = إن كان فيها خطأ أو أردت أن أنسى شيئًا فأخبرني.
erase-ask = هل أحذف كل ما سجّلته عن ذوقك: ما قلته وما شاهدته وما أضفته إلى السلة؟
erase-orders = طلباتك تبقى في المتجر.
erased = تم، حُذف كل ذلك.
erased-nothing = لا شيء لأحذفه، فأنا لا أحتفظ بأي شيء عن ذوقك.
erased-kept = حسنًا، لم أحذف شيئًا.
orders-unused = طلباتك تبقى في المتجر، لكني لا أستخدمها للاقتراحات.
profile-wrong = عذرًا. أخبرني بما لا يعجبك وسأراعي ذلك.
profile-off-already = الاقتراحات الشخصية متوقفة أصلًا، ولا أحتفظ بملف لك.
profile-off-now = تم: أوقفت الاقتراحات الشخصية وحذفت ما سجّلته.
profile-off-visit = تم: لا اقتراحات شخصية في هذه الزيارة، وحذفت ما سجّلته.
profile-on-already = الاقتراحات الشخصية تعمل أصلًا.
profile-on = تم، سأراعي من جديد ما تقوله وتفعله هنا.
profile-on-orders = تم، سأراعي من جديد ما تقوله وتفعله هنا، وكذلك طلباتك.

### سياسات المتجر

policy-quote = جاء في صفحة «{ $title }» في المتجر: { $quote }
policy-unknown = صفحات المتجر لا تذكر ذلك.
    .other = لم أجد ذلك في صفحات المتجر.

### السلة

cart-added = أُضيف إلى السلة: { $thing }.
cart-removed = أُزيل من السلة: { $name }.
cart-total = مجموع السلة: { $price }.
cart-empty-now = السلة فارغة الآن.
cart-empty = سلتك فارغة.
cart-shown = في سلتك: { $names }.

### التحويل إلى موظف

handed-thanks = شكرًا، أبلغت الزملاء بذلك.
handed-added = أضفت ذلك لعلم الزملاء.
handed-already = هذا عند الزملاء بالفعل.
handed-sorry = نأسف لما حدث.
handed-listed = نقلت ذلك إلى أحد الزملاء.
    .other = سينظر أحد الزملاء في ذلك.
handed-order = هذا يحتاج إلى أحد الزملاء، وقد سجّلت طلبك لديهم.
hours = ساعات العمل: { $quote }.
hours-until = الزملاء موجودون الآن، حتى { $time }.
hours-back = الزملاء غير موجودين الآن، ويعودون: { $time }.
handed-where = كيف نتواصل معك: بالبريد الإلكتروني أم بالهاتف؟

### التحية

greeting = مرحبًا!
    .other = أهلًا وسهلًا!
greeting-ask = عمّ تبحث؟
thanks = عفوًا.
    .other = على الرحب والسعة.
goodbye = مع السلامة، شكرًا لزيارتك.
    .other = إلى اللقاء.
out-of-scope = أستطيع المساعدة في هذا المتجر فقط: منتجاته وسياساته وطلباتك فيه.
    .other = لا أستطيع المساعدة في هذا، بل في منتجات هذا المتجر وسياساته وطلباتك فقط.
careful-health = لا أستطيع الحكم على ما هو آمن لصحتك، وإنما أنقل ما تقوله صفحة المنتج.
careful-name = ما اسم المنتج؟ سأبحث في بياناته.
empty = لم أفهم ذلك تمامًا.
empty-ask = عمّ تبحث؟
declined = حسنًا.
declined-tell = إن أردت رؤية غير ذلك فأخبرني.

### التحقق من الهوية

ask-email = ما البريد الإلكتروني الذي طلبت به؟
ask-name = ما الاسم الكامل والرمز البريدي المسجّلان في الطلب؟
ask-token = يُرجى تسجيل الدخول في هذا الموقع كي أرى طلباتك.
ask-code = ما الرمز المكوّن من ستة أرقام الذي وصلك بالبريد؟
ask-postcode-too = وما الرمز البريدي المسجّل في الطلب؟
ask-name-too = وما الاسم الكامل المسجّل في الطلب؟
instead-email = يكفي أيضًا البريد الإلكتروني المسجّل في الطلب.
instead-name = يكفي أيضًا الاسم الكامل والرمز البريدي.
instead-token = يكفي أيضًا تسجيل الدخول في هذا الموقع.
instead-code = يكفي أيضًا الرمز المكوّن من ستة أرقام من البريد.
code-sent = إن كان ذلك مسجّلًا لدينا، فسيصل رمز من ستة أرقام إلى البريد المسجّل.
code-says = ما الرمز؟
mismatch = هذا لا يطابق ما لدينا.
mismatch-code = الرمز غير صحيح أو انتهت صلاحيته.
mismatch-token = لم ينجح تسجيل الدخول.
let-me-see = سأتحقق من ذلك.
    .other = حسنًا، سأنظر في ذلك.
welcome = شكرًا لك، { $person }.
welcome-bare = شكرًا لك.
barred-tries = المحاولات كثيرة جدًا، فلا أستطيع عرض الطلبات هنا حاليًا.
barred-inbox = الرمز يُرسل إلى البريد المسجّل فقط، ومن دونه لا أستطيع عرض الطلبات.
barred-email = إن كان الطلب ببريد إلكتروني آخر، فأخبرني به.
barred-others = لا أستطيع هنا المساعدة إلا في طلباتك وحسابك أنت.

### الطلبات

part-order = الطلب { $order }
status-pending = قيد الانتظار
status-processed = قيد التجهيز
status-shipped = تم شحنه
status-delivered = تم تسليمه
status-cancelled = ملغى
status-none = غير مسجّلة
status-other = { $quote }
part-delivered-on = سُلّم يوم { $day }
part-delivered = سُلّم
part-sent-on = شُحن يوم { $day }
part-sent = شُحن
part-carrier = شركة الشحن { $text }
part-tracking = رقم التتبع { $text }
part-expected = التسليم المتوقع يوم { $day }
part-was-expected = كان متوقعًا يوم { $day } ولم يُسجّل تسليمه بعد
part-placed = طُلب يوم { $day }
part-total = المجموع { $price }
part-paid = { $price } بواسطة { $method }
part-days = { $to ->
        [few] { $from } إلى { $to } أيام عمل
       *[other] { $from } إلى { $to } يوم عمل
    }
part-days-one = { $count ->
        [one] يوم عمل واحد
        [two] يوما عمل
        [few] { $count } أيام عمل
       *[other] { $count } يوم عمل
    }
order-parcels = { $count ->
        [one] الطلب { $order } في طرد واحد.
        [two] الطلب { $order } في طردين.
        [few] الطلب { $order } في { $count } طرود.
        [many] الطلب { $order } في { $count } طردًا.
       *[other] الطلب { $order } في { $count } طرد.
    }
parcel-left = لا أرى بعد طردًا فيه: { $items }.
tracking-none = الطلب { $order } ليس له رقم تتبع.
order-state = حالة الطلب { $order }: { $status }.
order-paid = ما دفعته: { $parts }.
order-goes = الطلب { $order } يُرسل إلى: { $address }.
order-went = الطلب { $order } أُرسل إلى: { $address }.
order-was-to-go = الطلب { $order } كان سيُرسل إلى: { $address }.
order-refunded = ما أُعيد إليك: { $parts }.
order-refund-takes = مدة استرداد المبلغ: { $days }.
order-request = سُجّل على الطلب { $order }: { $request }.
order-request-items = سُجّل على الطلب { $order }: { $request } – { $items }.
request-return = إرجاع
request-exchange = استبدال
request-cancel = إلغاء
request-change = تعديل
request-other = طلب خدمة
order-refund-goes = يُعاد المبلغ إلى: { $method }.
order-refund-after = المدة بعد استلامنا المرتجع: { $days }.
order-refund-none = لا استرداد مسجّلًا على الطلب { $order }.
order-invoice = فاتورة الطلب { $order }: { $link }
order-no-invoice = لا أستطيع إرسال الفواتير هنا، وهذا ما هو مسجّل عن الطلب { $order }.
as-of = هذه البيانات بتاريخ { $time }.
orders-none = لا أرى طلبًا كهذا لديك.
orders-listed = { $count ->
        [one] لديك طلب واحد:
        [two] لديك طلبان:
        [few] لديك { $count } طلبات:
        [many] لديك { $count } طلبًا:
       *[other] لديك { $count } طلب:
    }
orders-listed-open = { $count ->
        [one] لديك طلب واحد لم يصل بعد:
        [two] لديك طلبان لم يصلا بعد:
        [few] لديك { $count } طلبات لم تصل بعد:
        [many] لديك { $count } طلبًا لم تصل بعد:
       *[other] لديك { $count } طلب لم تصل بعد:
    }
orders-listed-refund = { $count ->
        [one] لديك طلب واحد فيه إرجاع أو استرداد:
        [two] لديك طلبان فيهما إرجاع أو استرداد:
        [few] لديك { $count } طلبات فيها إرجاع أو استرداد:
        [many] لديك { $count } طلبًا فيها إرجاع أو استرداد:
       *[other] لديك { $count } طلب فيها إرجاع أو استرداد:
    }
orders-some = عدد طلباتك { $total }، وهنا منها { $count }:
order-unknown = لا أجد بين طلباتك: { $orders }.
order-unknown-bare = لا أجد هذا الطلب بين طلباتك.
order-known = الطلبات التي أراها: { $orders }.
order-known-more = الطلبات التي أراها: { $orders }، وغيرها { $count }.
balance-none = ليس في حسابك بطاقة هدايا فيها رصيد.
balance = رصيد بطاقة الهدايا لديك: { $parts }.
methods-none = ليس في حسابك وسيلة دفع محفوظة.
methods = وسائل الدفع المحفوظة في حسابك: { $methods }.
account-name = الحساب باسم { $person }، والبريد الإلكتروني { $email }.
account-address = عنوانك المسجّل: { $address }.
account-nothing = لا شيء
variants-none = لا يتوفر حاليًا خيار آخر من { $name }.
variants-missing = { $name }: لا يتوفر الخيار المطلوب، والأقرب إليه:
variants-lead = { $name }: يمكن تبديله بأحد هذه الخيارات:
variant-line = { $values }، { $price }.
variants-more = وخيارات أخرى عددها { $count }.
variants-also = { $name } – متاح أيضًا: { $parts }.
part-value = { $value }
part-value-at = { $value } ({ $price })
method-card = { $brand } المنتهية بالرقم { $digits }
method-brand = بطاقة { $brand }
method-bank = بطاقة مصرفية
method-gift = بطاقة هدايا
method-gift-with = بطاقة هدايا رصيدها { $price }
method-paypal = PayPal
method-credit = رصيد المتجر
method-order = وسيلة الدفع الأصلية للطلب
method-number = { $method } (ينتهي رقمها بـ { $digits })

### ما ينقص قبل التنفيذ

ask-order = { $kind ->
        [cancel_order] أي طلب تريد إلغاءه؟
        [change_order_address] أي طلب تريد تغيير عنوانه؟
        [change_order_payment] أي طلب تريد تغيير وسيلة دفعه؟
        [change_order_items] أي طلب تريد تعديله؟
        [return_items] من أي طلب تريد الإرجاع؟
        [exchange_items] من أي طلب تريد الاستبدال؟
       *[other] أي طلب تقصد؟
    }
ask-items = { $kind ->
        [change_order_items] ما الذي تريد تعديله: { $items }؟
        [return_items] ما الذي تريد إرجاعه: { $items }؟
        [exchange_items] ما الذي تريد استبداله: { $items }؟
       *[other] ما الذي تقصده: { $items }؟
    }
ask-items-bare = { $kind ->
        [change_order_items] ما الذي تريد تعديله؟
        [return_items] ما الذي تريد إرجاعه؟
        [exchange_items] ما الذي تريد استبداله؟
       *[other] ما الذي تقصده؟
    }
ask-replacement = بماذا تريد تبديل { $name }؟
ask-replacement-list = بأي من هذه تريد تبديل { $name }؟
ask-replacement-bare = بماذا تريد تبديله؟
missing-variant = { $name }: لا يتوفر الخيار المطلوب.
ask-method = { $kind ->
        [change_order_payment] كيف تريد أن تدفع؟
        [return_items] إلى أين يُعاد المبلغ؟
       *[other] كيف تريد تسوية الفرق؟
    }
ask-method-of = { $kind ->
        [change_order_payment] كيف تريد أن تدفع: { $methods }؟
        [return_items] إلى أين يُعاد المبلغ: { $methods }؟
       *[other] كيف تريد تسوية الفرق: { $methods }؟
    }
ask-reason = ما السبب؟
ask-reason-of = ما السبب: { $options }؟
ask-address = إلى أين يُرسل الطلب { $order }: الشارع والمدينة والولاية والرمز البريدي؟
ask-address-account = ما العنوان الجديد للحساب: الشارع والمدينة والولاية والرمز البريدي؟
ask-address-parts = ما زال ينقص: { $parts }.
part-address1 = الشارع ورقم المبنى
part-city = المدينة
part-state = الولاية
part-zip = الرمز البريدي
part-country = البلد
ask-unsure = ماذا تريد أن نفعل؟
failed-order = لا أجد ذلك بين طلباتك.
failed-items = لا أجد ذلك في الطلب.
failed-replacement = لم أجد خيارًا كهذا.
failed-method = لا يمكن استخدام وسيلة الدفع هذه هنا.
failed-reason = هذا ليس من الأسباب الممكنة.
failed-address = لم أستطع قراءة ذلك عنوانًا كاملًا.
stuck = عذرًا، ما زلت لا أعرف أيها تقصد.
stuck-ways = يمكنك الاختيار مما عرضته، أو قول «اترك ذلك»، أو طلب موظف.
stuck-address = عذرًا، ما زلت لا أستطيع قراءة ذلك عنوانًا كاملًا.
stuck-address-ways = أحتاج الشارع والمدينة والولاية والرمز البريدي، ويمكنك أيضًا قول «اترك ذلك»، أو طلب موظف.

### التأكيد

noun-cancel_order = إلغاء الطلب { $order }
noun-return_items = الإرجاع من الطلب { $order }: { $items }
noun-exchange_items = الاستبدال من الطلب { $order }: { $items }
noun-change_order_items = التعديل في الطلب { $order }: { $items }
noun-return = إرجاع منتجات الطلب { $order }
noun-exchange = استبدال منتجات الطلب { $order }
noun-items = تعديل منتجات الطلب { $order }
noun-change_order_address = تغيير عنوان الطلب { $order }
noun-change_order_payment = تغيير وسيلة دفع الطلب { $order }
noun-change_account_address = تغيير عنوان الحساب
propose-again = ما زلت أنتظر موافقتك: { $noun }.
propose-changed = تغيّرت البيانات، وهذا هو الوضع الآن.
propose-doubted = بحسب ما قلته قد لا ينطبق هذا الشرط؛ لا أستطيع الحكم في ذلك هنا، ويستطيعه أحد الزملاء.
propose-final = بعد ذلك لا يمكن تعديل شيء آخر في الطلب { $order }.
propose-send-back = { $count ->
        [one] أمامك يوم واحد لإرسال المنتجات إلينا.
        [two] أمامك يومان لإرسال المنتجات إلينا.
        [few] أمامك { $count } أيام لإرسال المنتجات إلينا.
        [many] أمامك { $count } يومًا لإرسال المنتجات إلينا.
       *[other] أمامك { $count } يوم لإرسال المنتجات إلينا.
    }
propose-cancel = أستطيع إلغاء الطلب { $order }: { $items }.
propose-return = الإرجاع من الطلب { $order }: { $items }.
propose-reason = السبب المسجّل: { $quote }.
propose-fees = خُصم من المبلغ: { $parts }.
part-fee-return_label = { $price } لبطاقة شحن الإرجاع
part-fee-freight = { $price } لشحن الإرجاع
part-fee-other = { $price } رسوم
money-refund = يُعاد { $price } إلى { $method }.
money-refund-received = يُعاد { $price } إلى { $method } بعد استلامنا المنتجات.
money-refund-at-once = يُعاد { $price } فورًا إلى { $method }.
money-refund-days = يُعاد { $price } إلى { $method } خلال { $days }.
money-refund-received-days = يُعاد { $price } إلى { $method } خلال { $days } بعد استلامنا المنتجات.
money-pay = تدفع { $price } بواسطة { $method }.
money-pay-received = تدفع { $price } بواسطة { $method } بعد استلامنا المنتجات.
money-pay-more = تدفع إضافةً { $price } بواسطة { $method }.
money-pay-more-received = تدفع إضافةً { $price } بواسطة { $method } بعد استلامنا المنتجات.
money-charged = خُصم { $price } من { $method }.
money-charged-more = خُصم إضافةً { $price } من { $method }.
propose-address = يُرسل الطلب { $order } إلى { $address } بدلًا من { $before }.
propose-account-address = عنوان الحساب الجديد: { $address } بدلًا من { $before }.
propose-payment = أستطيع تغيير وسيلة دفع الطلب { $order } إلى: { $method }.
propose-items = التعديل في الطلب { $order }:
propose-exchange = الاستبدال من الطلب { $order }:
swap = { $name }: { $parts }.
part-instead = { $value } بدلًا من { $old }
part-without = من غير { $old }
part-same-again = قطعة أخرى مثلها
part-price-instead = { $low } بدلًا من { $high }
part-price-instead-each = { $low } بدلًا من { $high } للقطعة
propose-same-price = السعر لا يتغيّر.
propose-condition = شرط المتجر: { $quote }
propose-ask = { $kind ->
        [cancel_order] هل ألغيه؟
        [return_items] هل أبدأ الإرجاع؟
        [exchange_items] هل أبدأ الاستبدال؟
        [change_order_payment] هل أغيّر وسيلة الدفع؟
        [change_order_items] هل أجري هذا التعديل؟
       *[other] هل أغيّر العنوان؟
    }
    .other = { $kind ->
        [cancel_order] هل توافق على الإلغاء؟
        [return_items] هل توافق على بدء الإرجاع؟
        [exchange_items] هل توافق على بدء الاستبدال؟
        [change_order_payment] هل توافق على تغيير وسيلة الدفع؟
        [change_order_items] هل توافق على هذا التعديل؟
       *[other] هل توافق على تغيير العنوان؟
    }
withheld-proposal = لا أستطيع عرض هذا التعديل عليك كاملًا، فلن أنفّذه؛ يستطيع أحد الزملاء مساعدتك.
withheld-made = وصل طلبك إلى نظام الطلبات، ولمعرفة نتيجته يكفي أن تسألني عن هذا الطلب.

### ما تم

made = { $again ->
        [yes] كان هذا قد تم من قبل: { $fact }.
       *[no] تم: { $fact }.
    }
made-asked = { $again ->
        [yes] كان هذا قد أُرسل من قبل: { $noun }؛ ولم يؤكده نظام الطلبات بعد.
       *[no] أُرسل الطلب: { $noun }؛ ولم يؤكده نظام الطلبات بعد.
    }
made-unsure = قبل التأكيد لا أستطيع أن أقول إنه تم.
made-last = لا يمكن تعديل منتجات هذا الطلب مرة أخرى.
fact-cancel_order = أُلغي الطلب { $order }
fact-return_items = سُجّل الإرجاع من الطلب { $order }، { $items }
fact-exchange_items = سُجّل الاستبدال من الطلب { $order }، { $items }
fact-change_order_address = الطلب { $order } يُرسل الآن إلى { $address }
fact-change_order_payment = الطلب { $order } يُدفع الآن بواسطة { $method }
fact-change_order_items = عُدّل في الطلب { $order }: { $items }
fact-change_account_address = عنوان الحساب الآن { $address }
dropped = حسنًا، لم أغيّر شيئًا.
dropped-noun = حسنًا، لم أنفّذ هذا: { $noun }.

### ما لا يمكن

refused = عذرًا، هذا غير ممكن: { $noun }؛ والسبب: { $why }.
cause-status = حالة الطلب «{ $status }»
cause-status-only = حالة الطلب «{ $status }»، ولا يمكن ذلك إلا في حالة «{ $options }»
cause-already_cancelled = الطلب ملغى بالفعل
cause-already_changed = عُدّلت المنتجات مرة من قبل، ولا يمكن أكثر من مرة
cause-open_request = هناك ما هو قيد التنفيذ بالفعل ({ $request })
cause-dispatched = الطرد في الطريق بالفعل
cause-dispatched-carrier = الطرد في الطريق بالفعل، مع { $text }
cause-too_late = انتهت المهلة
cause-too_late-on = انتهت المهلة، وكان آخرها يوم { $day }
cause-not_returnable = سياستنا تستثني ذلك
cause-not_returnable-why = سياستنا تستثني { $quote }
cause-delivery_unknown = لا نعرف متى سُلّم، فلا يمكن معرفة إن كان ضمن المهلة
cause-not_offered = متجرنا لا يقدّم هذه الخدمة
cause-abroad = هذه الخدمة غير متاحة للطلبات خارج البلد
cause-whole_order_only = لا يمكن إلغاء بعض المنتجات، بل الطلب كله فقط
cause-reason = هذا السبب غير مقبول
cause-reason-only = السبب لا بد أن يكون: { $options }
cause-several_payments = لم يُدفع الطلب دفعة واحدة
cause-several_methods = عدد وسائل الدفع المستخدمة: { $count }
cause-partly_refunded = أُعيد جزء من المبلغ من قبل
cause-same_method = الدفع بهذه الوسيلة بالفعل
cause-same_address = العنوان هو هذا بالفعل
cause-unknown_method = وسيلة الدفع هذه غير محفوظة في حسابك
cause-target = لا يُعاد المبلغ إلا إلى وسيلة الدفع الأصلية
cause-target-return = لا يُعاد المبلغ إلا إلى وسيلة الدفع الأصلية أو بطاقة الهدايا لديك
cause-target-credit = متجرنا لا يعيد المبالغ إلى رصيد المتجر
cause-balance = رصيد بطاقة الهدايا لا يكفي
cause-balance-sums = رصيد بطاقة الهدايا { $low }، والمطلوب { $high }
cause-nothing_paid = لم يبق مبلغ يُعاد
cause-no_items = لم يتضح بعد أي المنتجات تقصد
cause-no_such_item = هذا المنتج غير موجود في الطلب
cause-no_such_order = لا أجد هذا الطلب بين طلباتك
cause-quantity = { $name }: العدد المتاح { $count } فقط
cause-other_product = { $name }: التبديل ممكن بخيار آخر من المنتج نفسه فقط
cause-no_replacement = { $name }: لم يتضح بعد بماذا يُبدَّل
cause-same_item = { $name }: هو هذا الخيار بالفعل
cause-unavailable = { $name }: هذا الخيار غير متوفر حاليًا
cause-address_incomplete = العنوان غير كامل
cause-address_incomplete-parts = العنوان ينقصه: { $parts }
cause-other = سياستنا لا تسمح بذلك
offer-cancel_order = أستطيع بدلًا من ذلك إلغاء الطلب كله، فهل أفعل؟
offer-return_items = يمكن بدلًا من ذلك الإرجاع، فهل أبدأ؟
offer-exchange_items = يمكن الاستبدال بخيار آخر، فهل أبدأ؟
offer-change_order_items = أستطيع التبديل بخيار آخر، فهل أفعل؟
offer-change_order_address = أستطيع تغيير العنوان، فهل أفعل؟
offer-change_order_payment = أستطيع تغيير وسيلة الدفع، فهل أفعل؟
after-return_items = بعد وصوله يمكن إرجاعه.
after-exchange_items = بعد وصوله يمكن استبداله بخيار آخر.
offer-person = يستطيع أحد الزملاء النظر في ذلك، فهل أحوّلك إليه؟
trouble-sorry = نأسف لما حدث.
trouble-which = في أي طلب حدث ذلك؟
trouble-person = إن كنت تفضّل التحدث مع موظف فيكفي أن تقول لي ذلك.
trouble-tell = أخبرني برقم الطلب أو بما حدث لأرى ما يمكن فعله، أو أحوّلك فورًا إلى أحد الزملاء.
trouble-can = الممكن: { $parts }.
trouble-choose = ماذا تفضّل، أم أحوّلك إلى أحد الزملاء؟
trouble-none = لا أستطيع حل هذا بنفسي.
trouble-colleague = هل أحوّلك إلى أحد الزملاء؟
service-declined = نظام الطلبات لا يسمح بذلك.
service-declined-why = نظام الطلبات لا يسمح بذلك: { $quote }.
service-unchanged = لم يتغيّر شيء.
service-no-account = لا أرى طلبات في هذا الحساب.
service-unsent = لا أستطيع إرسال الرموز الآن، فلا أستطيع عرض الطلبات.
service-down-change = نظام الطلبات لا يستجيب الآن، فلم يتغيّر شيء.
service-down = نظام الطلبات لا يستجيب الآن، فلا أستطيع عرض الطلبات.
try-again = هل نحاول بعد قليل، أم أحوّلك إلى أحد الزملاء؟
unchanged = حسنًا، لم يتغيّر شيء.
anything-else = هل من شيء آخر؟
    .other = بماذا أساعدك أيضًا؟

### الردود السريعة

option-pass-on = نعم، حوّلني
option-no-thanks = لا، شكرًا
option-erase = نعم، احذف كل شيء
option-keep = لا، اتركه
option-yes = نعم
option-no = لا
option-best-rated = الأعلى تقييمًا
option-person = التحدث مع موظف
option-next = الخطوة التالية
option-works = يعمل الآن
option-unhelped = لم ينفع ذلك
option-stop = إنهاء
option-add = أضفه إلى السلة
option-return = إرجاع
option-exchange = استبدال
option-cancel = إلغاء الطلب
option-change = تعديل
option-all = الكل
option-upto = حتى { $price }
option-over = أكثر من { $price }
option-between = من { $low } إلى { $high }
option-number = { $label }، رقم { $text }
option-same = نفسه
option-unneeded = لم أعد أحتاجه
option-mistake = طلبته بالخطأ
option-unlike = لا يطابق الوصف
option-faulty = فيه عيب
option-unfit = غير مناسب
option-order = { $order }: { $items }
option-order-more = { $order }: { $items }، وغير ذلك { $count }

### الصور

like-looks = الأقرب لونًا وشكلًا: { $things }.
like-content = الأقرب إلى صورتك: { $things }.
like-none = لا شيء يطابق ذلك كله.
picture-nothing = ليست لمنتجاتنا صور نقارن بها صورتك.
picture-words = يُرجى وصف ما في الصورة بالكلمات وسأبحث عنه.
picture-aside = أستخدم الصور للبحث عن منتجات مشابهة فقط، ولذلك اعتمدت هذه المرة على كلماتك.

### المساعدة في الاستخدام والأجوبة السابقة

answer-kept = أجاب فريقنا يوم { $day }: { $quote }
answer-kept-in = أجاب فريقنا يوم { $day } (لغة الجواب: { $label }): { $quote }
step-told = الخطوة { $count } من { $total }: { $quote }
manual-quote = جاء في «{ $title }»: { $quote }
size-told = جدول المقاسات «{ $title }»، المقاس { $value }: { $facts }.
size-outside = جدول المقاسات «{ $title }» من { $low } إلى { $high }، وليس فيه { $value }.
size-between = في جدول المقاسات «{ $title }» يقع { $value } بين { $options }.
support-which = أي منتج تقصد؟
support-unknown = الأدلة التي لدي لا تذكر ذلك.
    .other = لم أجد ذلك في دليل الاستخدام.
support-last = كانت هذه آخر خطوة.
support-helped = هل أفاد ذلك؟
support-out = ليس في الدليل حلول أخرى.
support-solved = يسعدني ذلك.
    .other = ممتاز، حُلّت المشكلة إذن.
support-stopped = حسنًا، نتوقف هنا.
support-first = كانت هذه أول خطوة.
support-no-needs = الدليل لا يذكر شيئًا يلزم تجهيزه.
