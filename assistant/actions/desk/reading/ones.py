"""Things that are pointed at by what they are ("the plastic one"), and things that are to stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.actions.desk.reading.names import Mention
from assistant.actions.desk.reading.records import Records
from assistant.actions.desk.reading.tokens import Text
from retrieval.words import word_set

_TOWARDS = word_set(
    """to for into with in a an get want need prefer take like rather than instead of choose pick have
    be it them about from over as is was buy love"""
)
"""Before "the black one" these make it what is wanted, or nothing that is owned."""
_POINTS = word_set("""the my that this""")
_STAYS = re.compile(
    r"^(?:(?:can |should |will |must |to |shall |may )?(?:stays?|remains?)\b(?! (?:here|in touch|broken))"
    r"|(?:is|are|was|were) (?:all |totally |perfectly |just |absolutely )?(?:fine|ok|okay|good|great|perfect"
    r"|alright|unchanged)\b(?! (?:but|except|with me))"
    r"|,? ?(?:no|not)(?= ?(?:$|[.,!;]))"
    r"|,? ?(?:i|we)(?:'ll| will|'d like to| would like to| want to|'m| am)? (?:keep|keeping)\b(?! (?:it"
    r"|them) (?:in"
    r"|as))|(?:is|are) (?:to stay|to be kept|staying|not (?:to be )?(?:returned|included|affected|changed)))"
)
_SEVERAL = re.compile(r"^(?:(?:can |should |will )?(?:stay|remain)\b|are\b|were\b|,? ?(?:i|we)\b)")
_COMING = re.compile(
    r"\b(?:pending|unshipped|(?:not|hasn't|haven't|isn't)(?: been| yet)* (?:shipped|processed|arrived"
    r"|received"
    r"|delivered|come)"
    r"|on order|on (?:its|the|their) way|yet to (?:arrive|come)|still (?:coming|waiting)|upcoming)\b"
)
_HERE = re.compile(
    r"\b(?:arrived|(?:i|we)(?:'ve| have)? (?:just |already |recently |finally )?(?:received|got(?! to)"
    r"|gotten)"
    r"|(?:it|that|they|which|just) came|delivered|showed up)\b"
)
_FILLERS = word_set("""the my and , & a an other both""")


def ones(text: Text, mentions: Sequence[Mention], records: Records) -> list[Mention]:
    """ "The plastic one" of a thing that was named before, where one of theirs is that."""
    found: list[Mention] = []
    inside = {j for m in mentions for j in range(m.start, m.end)}
    for j in range(1, len(text)):
        if text[j].word not in ("one", "ones") or j in inside:
            continue
        before = next((m for m in reversed(mentions) if m.end <= j), None)
        if before is None:
            continue
        begin = next((i for i in range(j - 1, max(-1, j - 7), -1) if text[i].word in _POINTS), None)
        if begin is None or begin < before.end or (begin and text[begin - 1].word in _TOWARDS):
            continue
        if _fits(text, begin + 1, j, before, records):
            found.append(Mention(j, j + 1, before.products, 2, text[j].word))
    return found


def _fits(text: Text, start: int, end: int, before: Mention, records: Records) -> bool:
    """Whether all words between are values of one of theirs."""
    for product in before.products:
        values = records.options(product).find(text, start, end)
        covered = {j for value in values for j in range(value.start, value.end)}
        if not values or any(text[j].is_word and j not in covered for j in range(start, end)):
            continue
        for row in records.rows:
            own = row.line.options
            if row.line.product_id == product and all(own.get(v.option) == v.value for v in values):
                return True
    return False


def staying(text: Text, mentions: Sequence[Mention]) -> list[Mention]:
    """Those that are to stay as they are: "the lamp stays", "the boots and the mug I'll keep"."""
    kept: list[Mention] = []
    several = False
    for n in range(len(mentions) - 1, -1, -1):
        mention = mentions[n]
        match = _STAYS.match(text.words(mention.end, mention.end + 8))
        if match is None and (_left(text, mention) or _not_it(text, mentions, n)):
            kept.append(mention)
            several = False
            continue
        if match:
            kept.append(mention)
            several = _SEVERAL.match(match.group()) is not None
            continue
        after = mentions[n + 1] if n + 1 < len(mentions) else None
        if after is None or after not in kept or not several:
            several = False
            continue
        between = [token.word for token in text.tokens[mention.end : after.start]]
        if not set(between) <= _FILLERS or not ({"and", "&"} & set(between) or _begins(text, mentions, n)):
            several = False
            continue
        kept.append(mention)
        several = _begins(text, mentions, n)
    return kept


def _begins(text: Text, mentions: Sequence[Mention], n: int) -> bool:
    """Whether a list of things begins its sentence, so that all of it is of what stands behind."""
    while n and {t.word for t in text.tokens[mentions[n - 1].end : mentions[n].start]} <= _FILLERS:
        n -= 1
    words = 0
    for j in range(mentions[n].start - 1, -1, -1):
        if text[j].word in _ENDS:
            break
        words += text[j].is_word
    return words <= 3


_ALONE = re.compile(r"(?:alone|as (?:it|they|is)|out|be\b|like|the way|untouched|unchanged)")


_DENIED = re.compile(
    r"(?<!is )(?<!'s )(?<!was )(?<!does )(?<!do )(?<!did )\bnot (?:the|my)"
    r"(?: (?!and|but|or|for|to|in|same)[\w-]+){0,2}$"
)


def _left(text: Text, mention: Mention) -> bool:
    """ "Not the lamp", "keep the silver watch", "leave the bookshelf alone"."""
    before = text.words(max(0, mention.start - 7), mention.start)
    after = text.words(mention.end, mention.end + 4)
    if re.match(r"but (?:in|with|without|as|make|change)\b", after):
        return False
    if re.search(r"\bleave (?:the|my)(?: [\w-]+){0,3}$", before):
        return (
            re.match(r"(?:alone|as (?:it|they|is)|out|be\b|like|the way|untouched|unchanged)", after)
            is not None
        )
    held = r"\b(?:keep(?:ing)?|hold on to)(?: only| just)? (?:the|my)"
    if re.search(held + r"(?: (?!and|but|or|for|to|in|same)[\w-]+){0,3}$", before):
        return True
    if mention.head not in ("one", "ones") and re.search(
        r"\b(?:instead of|rather than) (?:the|my)(?: (?!and|but|or|for|to|in)[\w-]+){0,2}$", before
    ):
        return True
    return _DENIED.search(before) is not None


_NOT_IT = re.compile(
    r"\b(?:don't|do not|never|not)(?: (?:you|want|to|please|ever|even))* (?:chang|touch|cancel|return"
    r"|exchang|swap|replac|modify|includ|send|take)\w*(?: back)? (?:the|my)"
    r"(?: (?!and|but|or|for|to|in)[\w-]+){0,3}$"
)


def _not_it(text: Text, mentions: Sequence[Mention], n: int) -> bool:
    """ "Don't change the backpack, change the lamp": with one thing named behind it that is meant."""
    one = mentions[n]
    others = any(not set(m.products) & set(one.products) for m in mentions[n + 1 :])
    return others and _NOT_IT.search(text.words(max(0, one.start - 8), one.start)) is not None


def with_states(text: Text, mentions: Sequence[Mention]) -> list[Mention]:
    """The same with whether each has come or is still to come, where its clause says so."""
    found: list[Mention] = []
    for n, mention in enumerate(mentions):
        first = mentions[n - 1].end if n else 0
        last = mentions[n + 1].start if n + 1 < len(mentions) else len(text)
        start, end = max(first, mention.start - 6), min(last, mention.end + 8)
        for j in range(mention.start - 1, start - 1, -1):
            if text[j].word in _ENDS:
                start = j + 1
                break
        end = next((j for j in range(mention.end, end) if text[j].word in _ENDS), end)
        words = text.words(start, end)
        state = "pending" if _COMING.search(words) else "delivered" if _HERE.search(words) else ""
        found.append(replace(mention, state=state) if state else mention)
    return found


_ENDS = frozenset({".", "!", "?", ";"})
