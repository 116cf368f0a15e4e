"""What has to be said in the evidence's own words: policies, safety, and anything in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.evidence import Nearest
from assistant.grounding.binding import mentions
from assistant.grounding.draft import Draft
from assistant.grounding.polarity import denied
from assistant.grounding.records import Record, Segment, pieces, segment, supports
from assistant.grounding.sources import Sources
from assistant.grounding.text import Kind, Token, stem, tokens
from assistant.grounding.verdict import Objection, Reason
from assistant.grounding.words import CARE, GRAMMAR, NEGATORS, OPINION_SOURCES, POLICY, SENSITIVE

_MARKED = re.compile(r"[“«]([^”»]{2,})[”»]|(?<![\w.])\"(?=\w)([^\"]{2,})\"")
_NEUTRAL = frozenset(
    stem(w)
    for w in [
        "please",
        "simply",
        "also",
        "shop",
        "store",
        "customer",
        "customers",
        "item",
        "items",
        "product",
        "products",
        "policy",
        "our",
        "we",
        "you",
        "your",
        "us",
        "it",
        "they",
        "them",
        "their",
        "there",
        "all",
        "page",
        "here",
    ]
)
"""What may be left out of a policy's sentence without changing it."""

_LEAD = frozenset(
    stem(w)
    for w in [
        "according",
        "policy",
        "policies",
        "says",
        "say",
        "shop",
        "terms",
        "per",
        "under",
        "page",
        "section",
        "yes",
        "rule",
        "rules",
        "it",
        "our",
        "data",
    ]
)
_LIMITS = frozenset(
    [
        "only",
        "must",
        "unless",
        "except",
        "if",
        "not",
        "no",
        "never",
        "n't",
        "cannot",
        "without",
        "within",
        "before",
        "after",
        "until",
        "but",
        "however",
        "provided",
        "excluding",
        "minimum",
        "maximum",
        "least",
        "most",
        "first",
        "over",
        "above",
    ]
)
_MODALS = frozenset(["can", "may", "could", "might", "must", "will", "should", "shall"])
_QUANTIFIERS = frozenset(
    ["all", "every", "any", "each", "some", "most", "only", "always", "never", "both", "no", "none"]
)
_STRENGTH = (
    _MODALS
    | _QUANTIFIERS
    | frozenset(["if", "unless", "except", "before", "after", "until", "without", "over", "under", "within"])
)


def quotations(text: str, sources: Sources) -> str:
    """The sentence without its quotations, each of which stands in the evidence like that (of the
    product that is named, if one is) or is the customer's own. Raises Objection for another."""
    rest = _MARKED.sub(" ", text)
    named = {s for m in mentions(tokens(rest), sources.products) for s in m.subjects}
    records = [sources.products[s] for s in named] or sources.products
    parts = [s for r in records for s in (*r.segments, *r.opinions)]
    parts += [s for passage in sources.passages for s in passage] + sources.turn.segments
    runs = [_plain(p.lowers) for p in parts] + [p for r in records for p in r.prose]
    for match in _MARKED.finditer(text):
        words = _plain(t.lower for t in tokens(match[1] or match[2]))
        stems = {t.stem for t in tokens(match[1] or match[2]) if t.kind is not Kind.MARK}
        stands = all(
            any(_contains(run, _plain(segment(p).lowers)) for run in runs)
            for p in pieces(match[1] or match[2])
        )
        if not words or not (stands or stems <= sources.echo | GRAMMAR):
            raise Objection(Reason.OPINION, f"not a quotation: {(match[1] or match[2])}")
        rest = _by_author(rest, match[1] or match[2], records)
    return rest


_BY = re.compile(r"^(One [\w ]+), (.+), (?=writes|wrote|says)")


def _by_author(rest: str, quotation: str, records: Sequence[Record]) -> str:
    """ "One customer, Dana W., writes": the name left out where that review is hers.

    Raises Objection where the words are somebody else's."""
    found = _BY.match(rest)
    if not found:
        return rest
    author = tuple(t.lower for t in tokens(found[2]))
    theirs = [text for record in records for name, text in record.reviews if name == author]
    if not any(quotation in text for text in theirs):
        raise Objection(Reason.OPINION, f"not said by {found[2]}")
    return f"{found[1]} {rest[found.end() :]}"


def _plain(words: Iterable[str]) -> tuple[str, ...]:
    found = list(words)
    while found and found[-1] in {".", ",", "!", "?", ";"}:
        found.pop()
    return tuple(found)


def verbatim(text: str, sources: Sources) -> bool:
    """Whether it is one of the shop's own sentences, from its beginning to its end."""
    said = _plain(t.lower for t in tokens(text))
    return len(said) > 1 and any(said == _plain(run) for run in sources.told)


def policy(draft: Draft) -> bool:
    """True when a passage says this sentence, conditions and all."""
    for passage in draft.sources.passages:
        for size in (1, 2, 3):
            for start in range(len(passage) - size + 1):
                if _entails(passage[start : start + size], draft):
                    return True
    return False


def policy_words(draft: Draft) -> list[int]:
    return [i for i, t in enumerate(draft.tokens) if t.stem in POLICY and i not in draft.settled]


def _entails(parts: Sequence[Segment], draft: Draft) -> bool:
    """Both ways: nothing said that the passage does not say, and none of its conditions dropped."""
    stems = {s for p in parts for s in p.order}
    lowers = [w for p in parts for w in p.lowers]
    claim = [t for t in draft.tokens if t.kind is not Kind.MARK]
    head = _head(claim, stems, draft.sources.headings)
    claim = claim[head:]
    if not claim or not _covered(claim, stems, set(lowers)):
        return False
    known = [q for p in parts for q in p.quantities]
    if any(q.first >= 0 and not any(supports(k, q) for k in known) for q in draft.quantities):
        return False
    return _keeps(parts, {t.stem for t in claim}, {t.lower for t in claim}) and _same_order(
        claim, parts, draft
    )


def _head(claim: Sequence[Token], stems: set[str], headings: set[str]) -> int:
    """How many opening words only say where this stands: "Our returns policy says that…"."""
    index = 0
    while index < len(claim):
        token = claim[index]
        if token.lower in NEGATORS or (token.stem in stems and token.stem not in headings | _LEAD):
            break
        if token.stem not in _LEAD | headings and token.lower not in GRAMMAR:
            break
        if token.lower in _STRENGTH:
            break
        index += 1
    says = [i for i in range(min(index, len(claim))) if claim[i].stem in _LEAD - {stem("our"), stem("it")}]
    return says[-1] + 1 if says and claim[0].lower not in {"you", "we"} else 0


def _covered(claim: Sequence[Token], stems: set[str], lowers: set[str]) -> bool:
    said = {t.lower for t in claim}
    if any(a in said and a not in lowers and b in lowers for a, b in (("we", "you"), ("you", "we"))):
        return False
    for token in claim:
        if token.lower in _STRENGTH and token.lower not in lowers:
            return False
        if token.stem not in stems and token.lower not in GRAMMAR and token.stem not in _NEUTRAL:
            return False
    return True


_CUT = re.compile(r"[;:()—–]|,(?=\s+(?:and|but|so)\b)")


def _keeps(parts: Sequence[Segment], stems: set[str], lowers: set[str]) -> bool:
    """Whether each part of the source that is spoken of at all, or limits, is said in full."""
    for part in parts:
        for piece in _CUT.split(part.text):
            found = [t for t in tokens(piece) if t.kind is not Kind.MARK]
            content = {t.stem for t in found if t.lower not in GRAMMAR and t.stem not in _NEUTRAL}
            limits = {t.lower for t in found} & (_LIMITS | _STRENGTH)
            touched = content & stems
            if not touched and not ({t.lower for t in found} & _LIMITS):
                continue
            if content - stems or (limits - lowers - {"all", "will", "any", "can", "may"}):
                return False
    return True


def _same_order(claim: Sequence[Token], parts: Sequence[Segment], draft: Draft) -> bool:
    """Negations govern the same words here and there."""
    said, unsaid = set[str](), set[str]()
    for part in parts:
        said |= part.said
        unsaid |= part.unsaid
    flags = denied(claim)
    for token, negative in zip(claim, flags, strict=True):
        if token.lower in GRAMMAR or token.stem in _NEUTRAL:
            continue
        if token.stem in said | unsaid and token.stem not in (unsaid if negative else said):
            return False
    return True


def sensitive(draft: Draft) -> None:
    """A word of safety, allergy, medicine or law stands only in the evidence's own sentence."""
    for index, token in enumerate(draft.tokens):
        if (
            token.stem not in SENSITIVE
            or index in draft.settled
            or _care(draft, index)
            or _title(draft, index)
        ):
            continue
        if (draft.sources.evidence.asked and _gap(draft)) or _not_found(draft, index):
            draft.settle([index])
            continue
        if not any(_quoted(draft, index, part) for part in _quotable(draft, index)):
            raise Objection(Reason.SENSITIVE, token.text)


def _title(draft: Draft, index: int) -> bool:
    """A word of a product's whole name: "the Doctor's Bag for Teddies"."""
    for mention in draft.mentions:
        run = tuple(t.lower for t in draft.tokens[mention.first : mention.last + 1])
        if mention.first <= index <= mention.last:
            return any(run == draft.sources.products[s].written for s in mention.subjects)
    return False


def _not_found(draft: Draft, index: int) -> bool:
    """ "Nothing here matches purple helmets & safety": what was asked for, and is not there."""
    asked = draft.tokens[index].stem in draft.sources.echo
    return asked and draft.denied[index] and draft.sources.has(Nearest)


def _care(draft: Draft, index: int) -> bool:
    """ "dishwasher safe" is a matter of washing up."""
    return index > 0 and draft.tokens[index - 1].stem in CARE and draft.tokens[index].lower == "safe"


def _gap(draft: Draft) -> bool:
    lowers = {t.lower for t in draft.tokens}
    return bool(lowers & {"n't", "not", "no", "nothing"}) and bool(
        {t.stem for t in draft.tokens} & {"say", "mention", "state", "tell", "specifi", "cover", "know"}
    )


def _quotable(draft: Draft, index: int) -> Iterable[Segment]:
    records = draft.of(index)
    if len(records) == 1 or len({r.id for r in records}) == 1:
        yield from records[0].segments
    else:
        first = records[0].segments if records else []
        yield from (s for s in first if all(s.lowers in [o.lowers for o in r.segments] for r in records[1:]))
    for passage in draft.sources.passages:
        yield from passage


def _quoted(draft: Draft, index: int, part: Segment) -> bool:
    """The words around `index` are the whole end of a sentence of the evidence, and what of it
    is left out at its beginning denies and limits nothing."""
    words = [w for w in part.lowers if w not in ".,;:!?"]
    here = list(draft.tokens)
    plain = [(i, t.lower) for i, t in enumerate(here) if t.kind is not Kind.MARK or t.text in "%°"]
    place = next((n for n, (i, _) in enumerate(plain) if i == index), None)
    if place is None:
        return False
    for start in range(len(words)):
        left = words[:start]
        if set(left) & (NEGATORS | _LIMITS) or not words[start:]:
            continue
        tail = words[start:]
        if draft.tokens[index].lower not in tail:
            continue
        at = place - tail.index(draft.tokens[index].lower)
        if at >= 0 and [w for _, w in plain[at : at + len(tail)]] == tail and not _denied_before(plain[:at]):
            draft.settle(i for i, _ in plain[at : at + len(tail)])
            return True
    return False


def _denied_before(words: Sequence[tuple[int, str]]) -> bool:
    return any(w in NEGATORS or w in _QUANTIFIERS for _, w in words)


def opinions(draft: Draft) -> None:
    """What customers are said to say has to stand in the reviews of that product."""
    sources = [i for i, t in enumerate(draft.tokens) if t.stem in OPINION_SOURCES and not draft.named(i)]
    if not sources or draft.question:
        return
    if any(t.lower in {"everyone", "everybody"} for t in draft.tokens):
        raise Objection(Reason.OPINION, "everyone")
    first = sources[0]
    records = draft.of(first)
    span = [i for i in draft.content() if not draft.named(i) and draft.tokens[i].stem not in OPINION_SOURCES]
    span += [i for i, t in enumerate(draft.tokens) if t.stem in _LIKING and i not in span]
    span = [i for i in span if i >= draft.clause(first)[0] and not _rating(draft, i)]
    reason = {s for r in records for s in r.said}
    if all(draft.tokens[i].stem in reason for i in (*span, *sources)):
        return
    many = {"most", "all", "many", "every", "always"} & {
        t.lower for i, t in enumerate(draft.tokens) if not draft.named(i)
    }
    if many:
        raise Objection(Reason.OPINION, f"{many.pop()} customers")
    for index in span:
        token = draft.tokens[index]
        if token.stem in _VERBS_OF_PRAISE and any(r.opinions for r in records):
            continue
        if not records or not all(_opinion(r.opinions, token.stem, draft.denied[index]) for r in records):
            raise Objection(Reason.OPINION, token.text)
    if span and not any(r.opinions for r in records):
        raise Objection(Reason.OPINION, "no reviews")
    draft.settle((*span, *sources))


_LIKING = frozenset(stem(w) for w in ["like", "enjoy", "love", "recommend", "adore"])
_VERBS_OF_PRAISE = frozenset(
    stem(w)
    for w in [
        "praise",
        "says",
        "write",
        "wrote",
        "comment",
        "according",
        "report",
        "note",
        "call",
        "describe",
        "mention",
        "review",
    ]
)


def _opinion(parts: Iterable[Segment], word: str, negative: bool) -> bool:
    return any(word in (part.unsaid if negative else part.said) for part in parts)


def _rating(draft: Draft, index: int) -> bool:
    return draft.tokens[index].stem in {"rated", "rate", "star", "rating", "averag"}


def _contains(text: Sequence[str], words: Sequence[str]) -> bool:
    size = len(words)
    return size > 0 and any(list(text[i : i + size]) == list(words) for i in range(len(text) - size + 1))
