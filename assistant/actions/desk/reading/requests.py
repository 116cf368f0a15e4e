"""The wishes of a message, put together from its parts in order."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.actions.desk.reading.families import BACK, continues, family_of
from assistant.actions.desk.reading.filling import EVERYTHING, answer, fill, items, reason_before
from assistant.actions.desk.reading.parts import Part, find_all, split
from assistant.actions.desk.reading.records import Records
from assistant.actions.desk.reading.scene import CHANGES, Build, Scene
from assistant.actions.desk.reading.swaps import Reader
from assistant.actions.desk.reading.things import Entry, Item
from assistant.actions.desk.reading.tokens import Text
from assistant.actions.desk.reading.verbs import POLICY, Family
from assistant.actions.desk.said import Ask
from assistant.desk import Desk

_IT = re.compile(
    r"\b(?:return|returning|send|sending|give|giving|refund|exchange)(?:ed)? (?:it|this|that order|this order"
    r"|(?:the|my) (?:whole |entire )?order|the items|them)\b"
)
_GO = re.compile(
    r"\b(?:then|i'd|i would|i'll|i will|just|please|go for|go with|choose"
    r"|pick|take|make it|settle|prefer|use|get)\b"
)


def read_requests(text: Text, records: Records, desk: Desk) -> Scene:
    scene = Scene(text, records, desk, find_all(text, records, desk.focus))
    for part in split(scene.found):
        _part(scene, part)
    scene.builds = [
        build for n, build in enumerate(scene.builds) if not _led_to(build, scene.builds[n + 1 : n + 2])
    ]
    for n, build in enumerate(scene.builds):
        _without_others(scene, build, scene.builds[:n])
        build.everything = build.everything or _all_of_order(scene, build)
    return scene


_OTHERS = re.compile(r"\b(?:everything|all) else\b|\brest\b|\ball (?:of )?the other\b")


def _without_others(scene: Scene, build: Build, before: list[Build]) -> None:
    """ "Keep the lamp … everything else goes back", "exchange the lamp and return the rest"."""
    if not build.everything or build.family in CHANGES or build.ask is not None:
        return
    known = {row.key for item in build.excepted for row in item.rows}
    rest = _OTHERS.search(scene.text.words(build.start, build.end))
    told = [b for b in scene.builds if b is not build and not b.everything]
    told = [b for b in told if b.family in CHANGES or (rest and b in before)]
    others = [entry.item for b in told for entry in b.entries if entry.item]
    if scene.found.kept:
        reader = Reader(
            scene.text, scene.records, scene.scope(build), [], changes=False, taken=scene.found.taken
        )
        kept = reader.read(scene.found.kept[0].start, len(scene.text), scene.found.kept)
        others += [entry.item for entry in kept if entry.item]
    for item in others:
        if not {row.key for row in item.rows} & known:
            build.excepted.append(item)
            known |= {row.key for row in item.rows}


def _led_to(build: Build, after: list[Build]) -> bool:
    """ "I don't want the black one, swap it for a white one": no wish of its own."""
    if build.family is not Family.UNWANTED or build.orders or build.everything or not after:
        return False
    if after[0].family not in CHANGES:
        return False
    keys = {row.key for entry in build.entries for row in entry.narrowed()}
    return not keys or bool(keys & {row.key for entry in after[0].entries for row in entry.narrowed()})


def _all_of_order(scene: Scene, build: Build) -> bool:
    """ "I'm not happy with order 1857, I want to return it": the order itself, not an item of it."""
    if build.family not in (Family.RETURN, Family.REFUND) or build.entries or not build.order_ids:
        return False
    named = any(not said.pointed for said in build.orders)
    return named and not scene.spoken and not scene.found.mentions and _IT.search(scene.text.norm) is not None


def _part(scene: Scene, part: Part) -> None:
    family, weak = family_of(scene, part)
    build = scene.current
    if (
        family is Family.UNWANTED
        and build is not None
        and build.family is Family.CANCEL
        and _whole(scene, build)
    ):
        _reason_only(scene, build, part)
        return
    if part.fallback and _if_not(scene, part, family):
        return
    if family is Family.REFUND and Ask.REFUND in part.asks and not part.fallback:
        _asked(scene, part)  # "I want to know what happened to my refund"
        return
    if (family is Family.REFUND or (weak and family is Family.UNWANTED)) and _says_more_of_draft(scene, part):
        family = None
    if family is not None and _only_asks(scene, part, weak):
        return
    if part.asks and (family is None or (weak and part.question)):
        _asked(scene, part)
        return
    if family is None and _takes_asked(scene, part):
        return
    if family is None:
        _more(scene, part)
        return
    if build is not None and continues(scene, build, family, weak, part):
        if build.weak and not weak:
            build.family, build.weak = family, False
        elif family in BACK and build.family is Family.UNWANTED:
            build.family = family
        fill(scene, build, part)
        return
    _begun(scene, part, family, weak)


_TAKES = re.compile(
    r"\b(?:i'd|i'll|id|i would|i will|we'd|we'll|let me|then) (?:like to |gladly |rather |love to"
    r" )?(?:take|have|go for|go with|want|prefer)"
    r" (?:that|it|this|one|those|them)\b|\bthat(?:'s| is| would be) the one\b"
)


def _takes_asked(scene: Scene, part: Part) -> bool:
    """ "Do you have it in blue? I'd take that": what was only asked about is the answer."""
    build = scene.current
    if build is None or build.ask is not Ask.VARIANTS or not scene.desk.drafts:
        return False
    if not _TAKES.search(scene.words(part)):
        return False
    asked = Part(build.start, build.end)
    made = Build(None, start=build.start, end=build.end)
    scene.builds[-1] = made
    answer(scene, made, asked)
    return True


def _whole(scene: Scene, build: Build) -> bool:
    """ "Cancel the order …", without a word of its items."""
    words = scene.text.words(build.start, build.end)
    return bool(build.orders) and not build.entries and re.search(r"\border\b", words) is not None


def _reason_only(scene: Scene, build: Build, part: Part) -> None:
    """Why a whole order is cancelled ("I found the radio cheaper, so I don't need it"): no item of it."""
    kept = list(build.orders)
    fill(scene, build, part)
    build.orders, build.entries = kept, []


def _begun(scene: Scene, part: Part, family: Family, weak: bool) -> None:
    made = Build(family, weak, start=part.start, end=part.end)
    scene.builds.append(made)
    fill(scene, made, part)
    if len(scene.builds) == 1:
        reason_before(scene, made, scene.text.words(0, part.start))
    while scene.unused:
        before = scene.unused.pop()
        _fallback(scene, before, family_of(scene, before)[0])


def _if_not(scene: Scene, part: Part, family: Family | None) -> bool:
    """What is wanted if something cannot be done, of the wish before it, of one to come, or of what is
    being put together."""
    if _fallback(scene, part, family):
        return True
    if scene.current is not None:
        return False
    if family in (Family.CANCEL, Family.RETURN, Family.REFUND):
        scene.unused.append(part)
        return True
    if family not in (None, *CHANGES) or not (scene.desk.drafts or scene.mentions(part)):
        return False
    made = Build(None if scene.desk.drafts else Family.CHANGE, start=part.start, end=part.end)
    if not _instead(scene, made, part):
        return False
    scene.builds.append(made)
    return True


def _says_more_of_draft(scene: Scene, part: Part) -> bool:
    """ "Refund to my gift card", while a change is put together: how it is paid."""
    alone = not (scene.mentions(part) or scene.orders(part))
    return alone and bool(scene.desk.drafts) and not any(build.family for build in scene.builds)


def _only_asks(scene: Scene, part: Part, weak: bool) -> bool:
    """Whether a part asks for a rule of the shop and not for a change of something of theirs."""
    text = scene.text
    if not text.has(POLICY, part.start, part.end) or not (part.question or weak or len(scene.builds) == 0):
        return False
    if scene.mentions(part) or scene.orders(part) or scene.desk.drafts:
        return False
    words = scene.words(part)
    return not re.search(r"\b(?:it|them|my order|this order|that order)\b", words) and (
        part.question or weak or re.search(r"\bpolic(?:y|ies)\b|\bhow long\b", words) is not None
    )


def _more(scene: Scene, part: Part) -> None:
    """A part that asks for nothing by itself: more of the wish before it, an answer, or what leads up to
    a wish."""
    build = scene.current
    mentions, orders = scene.mentions(part), scene.orders(part)
    if build is None and scene.desk.drafts:
        build = Build(None, start=part.start, end=part.end)
        scene.builds.append(build)
    if scene.desk.drafts and build is not None and build.family is None and build.ask is None:
        answer(scene, build, part)
        return
    if build is None or build.family is None:
        scene.heading = orders or scene.heading
        if mentions:
            _speaks_of(scene, part)
        elif build is None and not scene.desk.drafts and (orders and len(scene.text) <= 12):
            scene.builds.append(Build(None, start=part.start, end=part.end, orders=list(orders)))
        return
    _more_orders(scene, build, part)
    if build.family in CHANGES and (not mentions or not build.entries):
        _says_more(scene, build, part)
    elif build.family in CHANGES:
        _changes_more(scene, build, part)
    elif mentions and (not build.entries or _is_list(scene, part, mentions[0].start)):
        kept, build.orders = build.orders, list(build.orders)
        fill(scene, build, part)
        build.orders = kept
    elif mentions:
        _speaks_of(scene, part)
    else:
        kept = list(build.orders)
        fill(scene, build, part)
        build.orders = kept
        if scene.text.find(EVERYTHING, part.start, part.end) and build.entries:
            build.everything = False


def _more_orders(scene: Scene, build: Build, part: Part) -> None:
    """The order that was left open, or one more of which the same is wanted."""
    orders = scene.orders(part)
    also = bool(orders and build.orders) and not scene.mentions(part)
    also = also and _ALSO_OF.match(scene.words(part)) is not None
    if also or not (orders and build.orders):
        build.orders.extend(orders)
        build.each = build.each or also or any(o.each for o in orders)
    scene.heading = orders or scene.heading


_ALSO_OF = re.compile(
    r"^(?:(?:and|also|plus|oh|please|sorry|wait|actually|,) )*(?:the )?(?:same |likewise )?"
    r"(?:(?:goes )?(?:for|of|with|on) )?(?:order )?#? ?[a-z]*-?\d+"
    r"(?: (?:too|as well|also|please))*[ .!?]*$"
)
"""One more order of which the same is wanted ("And for W2.")."""


def _says_more(scene: Scene, build: Build, part: Part) -> None:
    build.methods.extend(scene.methods(part))
    if build.entries and not scene.mentions(part):
        last = [e for e in build.entries if e.products][-1:]
        if last:
            Reader(
                scene.text,
                scene.records,
                scene.scope(build),
                last,
                changes=True,
                new=True,
                taken=scene.found.taken,
            ).read(part.start, part.end, [])
        build.end = part.end
        return
    items(scene, build, part, changes=True)
    build.end = part.end


def _changes_more(scene: Scene, build: Build, part: Part) -> None:
    """ "The mouse should be white": of an item of the wish, more; of another, one more of the list."""
    build.methods.extend(scene.methods(part))
    known = [e for e in build.entries if any(set(e.products) & set(m.products) for m in scene.mentions(part))]
    reader = Reader(
        scene.text,
        scene.records,
        scene.scope(build),
        known[-1:] or [],
        changes=True,
        new=bool(known),
        taken=scene.found.taken,
    )
    for entry in reader.read(part.start, part.end, scene.mentions(part)):
        same = next((e for e in known if set(e.products) & set(entry.products)), None)
        if same is None:
            if entry.wanted or _is_list(scene, part, scene.mentions(part)[0].start):
                build.entries.append(entry)
            scene.spoken.append(entry)
        elif entry is not same and not {r.key for r in entry.narrowed()} & {r.key for r in same.narrowed()}:
            build.entries.append(entry)
        elif entry is not same:
            same.goal.update(entry.goal)
            same.pick = entry.pick or same.pick


def _speaks_of(scene: Scene, part: Part) -> None:
    """Things that are spoken of and nothing wanted of: what "it" will be."""
    build = Build(None)
    reader = Reader(scene.text, scene.records, scene.scope(build), [], changes=False, taken=scene.found.taken)
    scene.spoken.extend(reader.read(part.start, part.end, scene.mentions(part)))


def _is_list(scene: Scene, part: Part, first: int) -> bool:
    """Whether a part is one more thing of a list: little else stands before it."""
    if sum(token.is_word for token in scene.text.tokens[part.start : first]) > 3:
        return False
    last = scene.mentions(part)[-1].end
    return _TOLD_OF.match(scene.text.words(last, min(part.end, last + 3))) is None


_TOLD_OF = re.compile(
    r"(?!(?:is|are) (?:also|too|next|another)\b)(?:is|are|was|were|has|have|had|looks?|leaks?|broke"
    r"|came|arrived|does"
    r"|doesn't|isn't|aren't|works?|won't|stopped|needs?|should|seems?|got|gets|makes?)\b"
)
"""What is told of a thing; else it is one more of a list."""


def _asked(scene: Scene, part: Part) -> None:
    """One question, or two that are asked in one breath."""
    _asked_one(scene, part, part.asks[0])
    more = [ask for ask in part.asks[1:] if ask in (Ask.TRACKING, Ask.DETAILS, Ask.BALANCE, Ask.INVOICE)]
    if more and re.search(r"\b(?:and|also|plus)\b", scene.words(part)):
        _asked_one(scene, part, more[0])


def _asked_one(scene: Scene, part: Part, ask: Ask) -> None:
    orders = scene.orders(part)
    build = Build(None, ask=ask, start=part.start, end=part.end, orders=list(orders))
    build.each = any(o.each for o in orders)
    if mentions := scene.mentions(part):
        reader = Reader(
            scene.text, scene.records, scene.scope(build), [], changes=False, taken=scene.found.taken
        )
        build.entries = reader.read(part.start, part.end, mentions)
        scene.spoken.extend(build.entries)
    elif build.ask is Ask.VARIANTS:
        build.entries = scene.context()
    scene.heading = orders or scene.heading
    scene.builds.append(build)


def _fallback(scene: Scene, part: Part, family: Family | None) -> bool:
    """ "If not, …": what is wanted if the wish before it cannot be had."""
    build = scene.current
    if build is None:
        return False
    if family in (Family.CANCEL, Family.RETURN, Family.REFUND):
        other = Build(family, start=part.start, end=part.end, fallback=True)
        scene.builds.append(other)
        fill(scene, other, part)
        scene.builds.pop()
        build.otherwise = other
        return True
    if scene.changes(build) and build.entries:
        return _otherwise(scene, build.entries[-1], part)
    return False


def _instead(scene: Scene, build: Build, part: Part) -> bool:
    """The same said of what is being put together, or of something for the first time."""
    if not scene.changes(build):
        return False
    mentions = scene.mentions(part)
    if mentions:
        reader = Reader(
            scene.text, scene.records, scene.scope(build), [], changes=False, taken=scene.found.taken
        )
        entries = reader.read(part.start, part.end, mentions[:1])
    else:
        entries = scene.context()
    for entry in entries[-1:]:
        fresh = Entry(entry.item, entry.products, entry.rows)
        if _otherwise(scene, fresh, part):
            fresh.item = fresh.item or Item("", fresh.rows, fresh.products)
            build.entries.append(fresh)
            return True
    return False


def _otherwise(scene: Scene, entry: Entry, part: Part) -> bool:
    text = scene.text
    found = text.find(_GO, part.start, part.end)
    commas = [j for j in range(part.start, part.end) if text[j].word == ","]
    begin = found[0][0] if found else (commas[-1] + 1 if commas else part.start + 1)
    probe = Entry(entry.item, entry.products, entry.rows, dict(entry.old))
    Reader(text, scene.records, entry.rows, [probe], changes=True, new=True, taken=scene.found.taken).read(
        begin, part.end, []
    )
    if not probe.wanted:
        return False
    condition = Entry(entry.item, entry.products, entry.rows, dict(entry.old))
    Reader(
        text, scene.records, entry.rows, [condition], changes=True, new=True, taken=scene.found.taken
    ).read(part.start, begin, [])
    for option, value in condition.goal.items():
        entry.goal.setdefault(option, value)
    first, wanted = entry.result(), probe.result()
    if not wanted.pick:
        avoided = {option: no for option, no in first.avoided.items() if option not in wanted.options}
        options = {**first.options, **wanted.options}
        wanted = replace(wanted, options=options, avoided={**avoided, **wanted.avoided})
    entry.otherwise.append(wanted)
    return True
