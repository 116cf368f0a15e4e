"""What the assistant says that it did, does or will do needs the record of it."""

from __future__ import annotations

from assistant.evidence import CartChanged, HandedOff
from assistant.grounding.draft import Draft
from assistant.grounding.text import Kind, stem
from assistant.grounding.verdict import Objection, Reason
from assistant.grounding.words import ASKING, DEEDS, FIRST_PERSON, GRAMMAR, OFFERS, POLICY, SENSITIVE

_FILLERS = frozenset(
    [
        "just",
        "also",
        "already",
        "now",
        "gladly",
        "happily",
        "really",
        "only",
        "still",
        "then",
        "certainly",
        "definitely",
    ]
)
_WILL = frozenset(["will", "'ll", "shall"])
_MAY = frozenset(["can", "could", "would", "'d", "may", "might", "should", "do", "did"])
_HAVE = frozenset(["have", "'ve", "had", "has"])
_LOOKED = frozenset(
    stem(w)
    for w in [
        "found",
        "looked",
        "picked",
        "seen",
        "checked",
        "chosen",
        "got",
        "searched",
        "narrowed",
        "listed",
        "kept",
        "understood",
        "see",
        "find",
    ]
)
_PUT = frozenset(stem(w) for w in ["added", "add", "put", "placed", "place"])
_TAKEN = frozenset(stem(w) for w in ["removed", "remove", "taken", "took", "take"])
_PASSED = frozenset(
    stem(w)
    for w in [
        "passed",
        "asked",
        "told",
        "handed",
        "notified",
        "forwarded",
        "contacted",
        "escalated",
        "informed",
        "let",
        "sent",
        "noted",
        "logged",
        "left",
        "called",
    ]
)
_PEOPLE = frozenset(
    stem(w)
    for w in [
        "colleague",
        "colleagues",
        "person",
        "human",
        "someone",
        "somebody",
        "team",
        "agent",
        "staff",
        "people",
    ]
)
_PEOPLE_DO = frozenset(
    stem(w)
    for w in [
        "reply",
        "replies",
        "answer",
        "answers",
        "take",
        "takes",
        "over",
        "get",
        "back",
        "touch",
        "contact",
        "reach",
        "help",
        "look",
        "call",
        "write",
        "read",
        "see",
        "pick",
        "email",
        "message",
        "open",
        "hours",
        "conversation",
        "request",
        "question",
        "passed",
        "handed",
        "asked",
        "told",
        "here",
        "there",
        "soon",
        "message",
        "waiting",
        "wait",
        "queue",
        "during",
        "between",
        "available",
    ]
)
_OFFERED = frozenset(
    stem(w)
    for w in [
        "add",
        "put",
        "pass",
        "ask",
        "get",
        "show",
        "remove",
        "take",
        "connect",
        "fetch",
        "hand",
        "leave",
        "note",
    ]
)
_WE = frozenset(
    stem(w)
    for w in [
        "have",
        "carry",
        "sell",
        "stock",
        "find",
        "found",
        "see",
        "look",
        "help",
        "show",
        "know",
        "say",
        "offer",
        "got",
        "do",
    ]
)
_GETTING = frozenset(stem(w) for w in ["get", "receive", "save", "earn", "hear"])


def check(draft: Draft) -> None:
    """Raises Objection for a report or promise without its record; settles those with one."""
    for index, token in enumerate(draft.tokens):
        if draft.named(index):
            continue
        if token.lower in FIRST_PERSON:
            _first_person(draft, index)
        elif token.lower in _WILL or (
            token.lower == "going" and draft.lowers(index + 1, index + 1) == ["to"]
        ):
            _future(draft, index)
        elif token.lower in {"been", "be", "being"} or (
            token.lower in {"is", "are", "'s", "was", "were", "gets"}
        ):
            _passive(draft, index)
    _soon(draft)
    _people(draft)


def _soon(draft: Draft) -> None:
    """ "You can pick it up today" promises that it lies ready."""
    spoken = [t.lower for i, t in enumerate(draft.tokens) if not draft.named(i)]
    if draft.question or "you" not in spoken or not _MAY & set(spoken):
        return
    if _TIMES & set(spoken) or ("up" in spoken and "pick" in spoken and {"it", "them"} & set(spoken)):
        raise Objection(Reason.PROMISE, "promises when it can be had")


_TIMES = frozenset(["today", "tomorrow", "tonight", "shortly", "immediately", "overnight", "straightaway"])


def _verb(draft: Draft, index: int) -> tuple[int, set[str]]:
    """The first verb after `index` and the auxiliaries between; the sentence's length if none."""
    helpers = set[str]()
    for place in range(index + 1, min(len(draft.tokens), index + 7)):
        lower = draft.tokens[place].lower
        if lower in _WILL | _MAY | _HAVE | {
            "n't",
            "not",
            "'m",
            "am",
            "are",
            "'re",
            "be",
            "been",
            "going",
            "to",
            "never",
        }:
            helpers.add(lower)
        elif lower not in _FILLERS:
            return place, helpers
    return len(draft.tokens), helpers


def _first_person(draft: Draft, index: int) -> None:
    place, helpers = _verb(draft, index)
    if place >= len(draft.tokens):
        return
    if draft.tokens[place].kind is not Kind.WORD or place in draft.settled:
        return
    verb, word = draft.tokens[place].stem, draft.tokens[place].lower
    if helpers & {"n't", "not", "never"} or word in {"cannot"}:
        _cannot(draft, index, place, helpers)
        return
    before = draft.tokens[index - 1].lower if index else ""
    asks = before in _MAY | {"shall"} and draft.question
    if _is_we(draft, index) and not asks and verb not in _WE and word not in GRAMMAR and verb not in DEEDS:
        raise Objection(Reason.POLICY, f"we {word}")
    if asks or (helpers & (_MAY - {"do", "did"}) and not helpers & _HAVE):
        if verb in OFFERS | _OFFERED or word in GRAMMAR or (asks and verb in ASKING):
            return
        raise Objection(Reason.PROMISE, f"offers to {word}")
    if helpers & _WILL or {"going", "to"} <= helpers:
        if verb in OFFERS - _OFFERED:
            return
        _needs(draft, place)
    elif helpers & _HAVE or word.endswith("ed") or verb in DEEDS:
        if verb in _LOOKED or (verb in OFFERS and verb not in DEEDS):
            return
        if verb in DEEDS:
            _needs(draft, place)


def _is_we(draft: Draft, index: int) -> bool:
    return draft.tokens[index].lower == "we"


def _cannot(draft: Draft, index: int, place: int, helpers: set[str]) -> None:
    """What the assistant cannot do claims nothing; what the shop does not do is policy."""
    if _is_we(draft, index):
        if draft.tokens[place].stem not in _WE and draft.tokens[place].lower not in GRAMMAR:
            raise Objection(Reason.POLICY, f"we do not {draft.tokens[place].lower}")
        return
    if not helpers & {"can", "could", "may"}:
        return
    clause = [i for i in draft.clause(index) if i > index]
    if len(clause) > 9 or any(
        draft.named(i) or draft.tokens[i].lower in {"it", "they", "this", "these"} for i in clause
    ):
        return
    draft.settle(i for i in clause if draft.tokens[i].stem not in (POLICY | SENSITIVE) - draft.sources.echo)


def _needs(draft: Draft, place: int) -> None:
    """The record of the deed at `place`, or an objection."""
    verb, word = draft.tokens[place].stem, draft.tokens[place].lower
    sources = draft.sources
    changes = [f for f in sources.findings if isinstance(f, CartChanged)]
    for change in changes:
        if verb in (_PUT if change.change == "added" else _TAKEN) and _line(draft, place, change):
            draft.settle([place])
            return
    if verb in _PASSED and (sources.has(HandedOff) or sources.evidence.handed_off):
        draft.settle([place])
        return
    for written in sources.evidence.written:
        if verb in {stem(w) for w in f"{written.name} {written.result}".replace("_", " ").lower().split()}:
            if written.name.startswith("cart") and changes:
                break
            draft.settle([place])
            return
    raise Objection(Reason.PROMISE, f"no record of {word!r}")


def _line(draft: Draft, place: int, change: CartChanged) -> bool:
    """Whether what is said to have been put in or taken out is what was."""
    said = {s for m in draft.mentions if m.first > place or m.last < place for s in m.subjects}
    ids = {draft.sources.products[s].id for s in said}
    return not ids or change.line.product_id in ids


def _future(draft: Draft, index: int) -> None:
    before = draft.tokens[index - 1] if index else None
    if before is None or before.lower in FIRST_PERSON or (draft.question and index == 0):
        return
    place, helpers = _verb(draft, index)
    if place >= len(draft.tokens) or helpers & {"n't", "not", "never"}:
        return
    verb = draft.tokens[place].stem
    if before.lower == "you" and verb not in _GETTING and verb in OFFERS:
        return
    if _handed(draft) and (before.stem in _PEOPLE or before.lower in {"they", "she", "he", "who"}):
        return
    if (
        draft.of(index)
        and before.lower not in {"you", "they"}
        and before.stem not in _PEOPLE
        and verb not in DEEDS
    ):
        return
    raise Objection(Reason.PROMISE, f"promises {draft.tokens[place].lower!r}")


def _passive(draft: Draft, index: int) -> None:
    for place in range(index + 1, min(len(draft.tokens), index + 4)):
        token = draft.tokens[place]
        if token.lower in {"n't", "not", "being", "been", "be"} or token.lower in _FILLERS:
            continue
        if token.stem in DEEDS and (
            token.lower.endswith(("ed", "en", "nt")) or token.lower in {"put", "set"}
        ):
            if draft.denied[place] and token.stem not in _PUT | _TAKEN:
                return
            if any(token.stem in r.said for r in draft.of(place)) or _conditional(draft, index):
                return
            _needs(draft, place)
        return


def _conditional(draft: Draft, index: int) -> bool:
    return draft.question and draft.open_question


def _handed(draft: Draft) -> bool:
    return draft.sources.has(HandedOff) or draft.sources.evidence.handed_off


def _people(draft: Draft) -> None:
    """Words about the person who takes over are harmless once somebody was asked to."""
    if _handed(draft):
        draft.settle(i for i, t in enumerate(draft.tokens) if t.stem in _PEOPLE | _PEOPLE_DO)
        draft.settle(i for i, t in enumerate(draft.tokens) if t.stem in draft.sources.echo)
