"""The second rule: free text of a model, claim by claim. What is not known to be harmless or true is refused.

A sentence is cut into clauses; each is said of the products that it names, else of those named last, else of
all. Every concept of it has to be in the data of each of them, or be denied there where it is negated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.evidence import Evidence, OrderTold, PolicyFound, PolicyUnknown, Shown
from assistant.grounding.languages import facts, ledger
from assistant.grounding.languages.atoms import Atom, Kind, atoms
from assistant.grounding.languages.house import is_quoted
from assistant.grounding.languages.tongues import tongue
from assistant.grounding.orders import only_orders
from assistant.grounding.sources import Sources
from assistant.grounding.text import fold, stem
from assistant.grounding.verdict import Objection, Reason
from assistant.grounding.words import LEAKS, POLICY, SALE, SENSITIVE
from retrieval.languages.codes import LANGUAGES

_QUOTED = re.compile(r"„([^“”]*)[“”]|“([^”]*)”|«\s*([^»]*?)\s*»|「([^」]*)」|『([^』]*)』|\"([^\"]*)\"")
_ODD = re.compile(r"[\x00-\x1f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd<>\[\]{}|`#*_\\^~]")
_LINK = re.compile(r"https?:|www\.|@|\b[\w-]+\.(?:com|net|org|io|co|shop|de|es|fr|cn|eu)\b", re.IGNORECASE)
NEUTRAL = frozenset(
    {"price", "color", "size", "brand", "category", "name", "material", "product", "item", "model"}
)
"""What these say is said by what stands with them."""
PARTICLES = frozenset({"ne", "n"})
"""Half of a denial, beside the word that denies."""
_CUT = frozenset(",;:，；：、。.!?！？،؛؟۔()（）–—")
_ASKS = re.compile(r"[?？؟]\s*[”“»」\"]?\s*$")
_QUESTION = re.compile(r"[?？؟吗嗎]")


def free_text(text: str, sources: Sources, before: str) -> None:
    """Raises Objection for the first claim that is not borne out."""
    evidence = sources.evidence
    code = LANGUAGES[evidence.language].data
    _surface(text, code)
    if not tongue(code).roles:
        raise Objection(Reason.UNSUPPORTED, "no list of harmless words for this language")
    if only_orders(evidence) or any(isinstance(f, OrderTold | PolicyUnknown) for f in evidence.findings):
        raise Objection(Reason.UNSUPPORTED, "said in the house's own words only")
    quoted, text = _quotes(text, evidence)
    told = _Told(sources, before)
    found = atoms(text, evidence.language, told.names, told.values())
    for atom in found:
        if atom.kind is Kind.UNKNOWN:
            raise Objection(Reason.UNSUPPORTED, atom.text)
    if sources.passages or any(isinstance(f, PolicyFound) for f in evidence.findings):
        _only_talk(found, quoted)
        return
    if _QUESTION.search(text) and any(a.role == "negators" for a in found):
        raise Objection(Reason.POLARITY, "a denial in a question affirms")
    asks = bool(_ASKS.search(text)) and not any(a.kind is Kind.NAME for a in found)
    cut = list(clauses(found, told))
    loose = [a for clause in cut if not clause.tells_stock() for a in clause.atoms]
    for clause in cut:
        clause.check(told, loose, asks=asks)


def _surface(text: str, code: str) -> None:
    low = fold(text).lower()
    for mark in (*LEAKS, *(fold(leak).lower() for leak in tongue(code).leaks)):
        if mark in low:
            raise Objection(Reason.LEAK, mark)
    if _ODD.search(text):
        raise Objection(Reason.GIBBERISH, "markup or control characters")
    if _LINK.search(text):
        raise Objection(Reason.LINK, "a link or an address")


def _quotes(text: str, evidence: Evidence) -> tuple[bool, str]:
    """The text without its quotes, each of which is whole sentences of a page, or a product's own."""
    pages = [p.text for p in evidence.passages]
    pages += [p.text for f in evidence.findings if isinstance(f, PolicyFound) for p in f.passages]
    pages += [s.product.description for s in shown(evidence)]
    names = {s.product.name for s in shown(evidence)}
    found = list(_QUOTED.finditer(text))
    for match in found:
        said = next(group for group in match.groups() if group is not None).strip()
        if said not in names and not any(is_quoted(said, page) for page in pages):
            raise Objection(Reason.POLICY, f"no such quote: {said[:60]}")
    left = _QUOTED.sub(lambda m: f" {m.group()[1:-1]} " if m.group()[1:-1].strip() in names else " ", text)
    return bool(found), left


def _only_talk(found: Sequence[Atom], quoted: bool) -> None:
    """Of what the shop's pages say nothing is put in other words."""
    for atom in found:
        if atom.kind is Kind.MARK or (atom.kind is Kind.WORD and atom.role in {"talk", "joins", "phrases"}):
            continue
        raise Objection(Reason.POLICY, f"{atom.text}: pages are quoted")
    if not quoted and any(a.kind is not Kind.MARK for a in found) and len(found) > 8:
        raise Objection(Reason.POLICY, "pages are quoted")


def shown(evidence: Evidence) -> tuple[Shown, ...]:
    """All products of the evidence, each once."""
    parts = [*evidence.products]
    for finding in evidence.findings:
        parts += ledger.shown(finding)
    return tuple({(s.product.id, s.variant and s.variant.id): s for s in parts}.values())


@dataclass(slots=True)
class _Told:
    """What there is to speak of, and what was spoken of last."""

    sources: Sources
    before: str
    cards: tuple[Shown, ...] = ()
    names: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.cards = shown(self.sources.evidence)
        self.names = [" ".join(s.product.name.split()) for s in self.cards]

    def values(self) -> Iterator[str]:
        for card in self.cards:
            yield from facts.values(card.product)
            if card.product.brand:
                yield card.product.brand

    def named(self, name: str) -> list[Shown]:
        return [card for card, own in zip(self.cards, self.names, strict=True) if own == name]

    def last(self) -> list[Shown]:
        """What the reply named last; all where it has named nothing."""
        places = [(self.before.rfind(name), name) for name in self.names]
        place, name = max(places, default=(-1, ""))
        return self.named(name) if place >= 0 else list(self.cards)


@dataclass(slots=True)
class Clause:
    atoms: list[Atom]
    subjects: list[Shown]

    def tells_stock(self) -> bool:
        return bool(self._roles() & {"stocked", "out"})

    def check(self, told: _Told, loose: Sequence[Atom], *, asks: bool) -> None:
        """`loose` is what stands in clauses of the sentence that say nothing of stock."""
        if self.subjects or asks:
            self._claims(told, loose, asks=asks)
        elif any(not _harmless(atom) for atom in self.atoms):
            raise Objection(Reason.UNSUPPORTED, "of no product")

    def _claims(self, told: _Told, loose: Sequence[Atom], *, asks: bool) -> None:
        """A negation reaches to the next join; it has to deny something, and no other negation."""
        negated, used, denials = False, True, 0
        names = sum(atom.kind is Kind.NAME for atom in self.atoms)
        for place, atom in enumerate(self.atoms):
            match atom.kind:
                case Kind.MONEY:
                    self._money(place, told, asks=asks)
                case Kind.NUMBER:
                    self._number(place, told, named=names > 0)
                case Kind.CONCEPT | Kind.VALUE:
                    self._concept(atom, negated, told, asks=asks)
                    used = used or not _neutral(atom)
                case Kind.WORD if atom.role == "negators":
                    denials = (0 if used else denials) + (atom.text not in PARTICLES)
                    negated, used = True, False
                    if denials > 1:
                        raise Objection(Reason.POLARITY, "a denial of a denial")
                case Kind.WORD if atom.role == "joins":
                    negated = negated and atom.text in {"oder", "ni", "o", "ou", "或"}
                case Kind.WORD if atom.role in {"stocked", "out"}:
                    self._stock(atom.role == "stocked", negated, loose)
                    used = True
                case Kind.WORD if atom.role in {"cheapest", "best_rated", "cheaper", "dearer"}:
                    self._compare(place, atom, negated, told)
        if not used:
            raise Objection(Reason.POLARITY, "a denial of nothing that is known")

    # ---- amounts ------------------------------------------------------------------------------

    def _money(self, place: int, told: _Told, *, asks: bool) -> None:
        atom, roles = self.atoms[place], self._roles()
        if asks:
            amounts = {q.value for q in told.sources.echoed}
            if atom.value not in amounts:
                raise Objection(Reason.PRICE, atom.text)
            return
        if "total" in roles:
            total = told.sources.cart.total if told.sources.cart else None
            if total is None or (total.amount, total.currency) != (atom.value, atom.unit):
                raise Objection(Reason.PRICE, f"no such total: {atom.text}")
            return
        limit = "below_after" in roles or self._role(place - 1) == "below"
        for card in self._bound(place, told):
            price = card.price
            if price is None or price.currency != atom.unit:
                raise Objection(Reason.PRICE, atom.text)
            if not (price.amount < atom.value if limit else price.amount == atom.value):
                raise Objection(Reason.PRICE, f"{atom.text}, not {price.amount}")

    def _bound(self, place: int, told: _Told) -> list[Shown]:
        """What an amount is said of: the name that it stands behind, if little stands between."""
        for back in range(1, 6):
            atom = self.atoms[place - back] if place - back >= 0 else None
            if atom is None or atom.kind in {Kind.MONEY, Kind.NUMBER}:
                break
            if atom.kind is Kind.NAME:
                return told.named(atom.text)
        return self.subjects

    def _number(self, place: int, told: _Told, *, named: bool) -> None:
        atom, following = self.atoms[place], self._role(place + 1)
        near = {self._role(place + step) for step in (-3, -2, -1, 1, 2)}
        if "rated" in near:
            scale = self._role(place - 1) == "rated" and atom.value == 5
            if not scale and not all(_rated(card, atom.value) for card in self.subjects):
                raise Objection(Reason.NUMBER, f"a rating of {atom.text}")
            return
        if following == "things" and not atom.unit:
            if named or int(atom.value) not in told.sources.counts:
                raise Objection(Reason.COUNT, atom.text)
            return
        concepts = [a for a in self.atoms if a.terms]
        if not all(facts.has_number(card, atom.value, atom.unit, concepts) for card in self.subjects):
            raise Objection(Reason.NUMBER, f"{atom.text} {atom.unit}".strip())

    # ---- what a thing is ----------------------------------------------------------------------

    def _concept(self, atom: Atom, negated: bool, told: _Told, *, asks: bool) -> None:
        if _neutral(atom):
            return
        stems = {stem(word) for term in atom.terms for word in term.lower().split()}
        if stems & (POLICY | SALE | SENSITIVE):
            raise Objection(Reason.POLICY, f"{atom.text}: not in words of our own")
        if asks:
            if not facts.asked(atom, told.sources):
                raise Objection(Reason.UNSUPPORTED, atom.text)
            return
        around = [a for a in self.atoms if a.terms and a is not atom]
        for card in self.subjects:
            if not facts.borne_out(card, atom, around, told.sources, negated=negated):
                reason = Reason.POLARITY if negated else Reason.UNSUPPORTED
                raise Objection(reason, f"{atom.text}: {card.product.name[:60]}")

    def _stock(self, there: bool, negated: bool, loose: Sequence[Atom]) -> None:
        """Of each color or size that is named, in its own clause or beside it, and else of the whole."""
        wanted = there is not negated
        named = [a for a in (*self.atoms, *loose) if a.kind in {Kind.CONCEPT, Kind.VALUE, Kind.NUMBER}]
        if not self.subjects or any(facts.stocked(card, named) is not wanted for card in self.subjects):
            raise Objection(Reason.AVAILABILITY, "not what is known of its stock")

    def _compare(self, place: int, atom: Atom, negated: bool, told: _Told) -> None:
        names = [(i, a.text) for i, a in enumerate(self.atoms) if a.kind is Kind.NAME]
        if negated or not names:
            raise Objection(Reason.COMPARISON, atom.text)
        if atom.role in {"cheapest", "best_rated"}:
            true = len(names) == 1 and all(
                facts.leads(card, told.cards, by_price=atom.role == "cheapest")
                for card in told.named(names[0][1])
            )
        else:
            first = [name for i, name in names if i < place]
            other = [name for i, name in names if i > place]
            less = atom.role == "cheaper"
            true = len(first) == len(other) == 1 and all(
                facts.costs_less(a, b) if less else facts.costs_less(b, a)
                for a in told.named(first[0])
                for b in told.named(other[0])
            )
        if not true:
            raise Objection(Reason.COMPARISON, atom.text)

    def _role(self, place: int) -> str:
        return self.atoms[place].role if 0 <= place < len(self.atoms) else ""

    def _roles(self) -> set[str]:
        return {atom.role for atom in self.atoms}


def _rated(card: Shown, value: Decimal) -> bool:
    rating = card.product.rating
    return rating is not None and Decimal(str(rating)) == value


def _neutral(atom: Atom) -> bool:
    return bool(NEUTRAL & {term.lower() for term in atom.terms})


def _harmless(atom: Atom) -> bool:
    return atom.kind is Kind.MARK or (
        atom.kind is Kind.WORD and atom.role in {"talk", "joins", "phrases", "breaks"}
    )


def clauses(found: Sequence[Atom], told: _Told) -> Iterator[Clause]:
    """The clauses with what each is said of. A clause of names alone belongs to those beside it."""
    runs = _runs(found)
    names = [[a.text for a in run if a.kind is Kind.NAME] for run in runs]
    bare = [
        bool(own) and all(a.kind is Kind.NAME or _harmless(a) for a in run)
        for run, own in zip(runs, names, strict=True)
    ]
    subjects = told.last()
    for i, run in enumerate(runs):
        own = list(names[i])
        for step in (-1, 1):
            at = i + step
            while 0 <= at < len(runs) and bare[at] and (own or step < 0):
                own += names[at]
                at += step
        if own:
            subjects = [card for name in dict.fromkeys(own) for card in told.named(name)]
        if not bare[i]:
            yield Clause(run, subjects)


def _runs(found: Sequence[Atom]) -> list[list[Atom]]:
    runs: list[list[Atom]] = [[]]
    depth = 0
    for atom in found:
        if atom.kind is Kind.MARK and atom.text in "(（)）":
            depth += 1 if atom.text in "(（" else -1
            continue
        cut = atom.kind is Kind.MARK and atom.text in _CUT and depth <= 0
        if cut or (atom.kind is Kind.WORD and atom.role == "breaks"):
            runs.append([])
        elif atom.kind is not Kind.MARK:
            runs[-1].append(atom)
    return [run for run in runs if run]
