"""Which items are spoken of and what each is to become.

Words of values describe the item as it is or as it is wanted: by where they stand ("to", "for",
"from", "instead of") and otherwise by the records: a value that the owned line has describes it,
one that it has not is the wish.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.actions.desk.reading.marks import (
    AUTO,
    CHEAPEST,
    CORRECTS,
    DEAREST,
    ENDING,
    FREE,
    MARKS,
    NEW,
    NO_VALUE,
    NOT,
    OLD,
    ONE_STEP,
    ONE_THAT_IS,
    OR,
    PRONOUN,
    SAME,
    SAME_OPTION,
    SIZE_STEP,
    UNKNOWN_VALUES,
    WITH,
)
from assistant.actions.desk.reading.names import Mention
from assistant.actions.desk.reading.options import Value, mapping_at, pairs
from assistant.actions.desk.reading.records import Records, Row
from assistant.actions.desk.reading.scales import MORE_OF, TOP, UP, comparison, option_meant, ranked
from assistant.actions.desk.reading.things import Entry, item_of, noun_phrase
from assistant.actions.desk.reading.tokens import Text, read_tokens
from assistant.actions.desk.reading.verbs import VERBS
from assistant.desk import Wanted

_BEHIND_NOUN = frozenset(
    {"in", "one", "instead", ",", ".", "?", "!", "and", "please", "with", "if", "thanks"}
)
_CLOSES = frozenset({",", ".", ";", "-", ":"})


@dataclass(slots=True)
class Reader:
    """Reads one part of a message. `rows` are those that may be meant, `context` what "it" is,
    `new` whether words without a mark are the wish (an answer, a part that goes on)."""

    text: Text
    records: Records
    rows: Sequence[Row]
    context: Sequence[Entry]
    changes: bool = True
    new: bool = False
    taken: frozenset[int] = frozenset()
    entries: list[Entry] = field(default_factory=list)
    _waiting: list[tuple[int, int, str]] = field(default_factory=list)

    def read(self, start: int, end: int, mentions: Sequence[Mention]) -> list[Entry]:
        inside = [m for m in mentions if start <= m.start and m.end <= end]
        entry: Entry | None = None
        role = NEW if self.new else OLD
        at = start
        for n, mention in enumerate(inside):
            floor = inside[n - 1].end if n else start
            begins, values = noun_phrase(
                self.text, mention, self.records, max(floor, at), behind=entry is not None and self.changes
            )
            role = self._gap(at, begins, entry, role)
            if entry is not None and not entry.wanted and begins - at <= 1 and self._apposed(entry, mention):
                entry.old.update({value.option: value.value for value in values})
                at = mention.end
                continue
            fresh = self._is_fresh(entry, mention, role, begins)
            if fresh and entry is not None and not entry.wanted and self._apposed(entry, mention):
                self.entries = [e for e in self.entries if e is not entry or not (e.item and e.item.quantity)]
            if fresh:
                item = item_of(self.text, mention, values, begins, self.rows)
                known = self._in_context(mention) if not item.rows or not values else None
                entry = known or Entry(item, mention.products, item.rows, role=OLD)
                if known is None or known not in self.entries:
                    self.entries.append(entry)
                role = AUTO if self.new else OLD
                for value in values:
                    self._describe(entry, value, role)
                alone = len({r.line.variant_id for r in self.rows if r.line.product_id in item.products}) == 1
                if self.changes and known is None and alone:
                    self._loose(begins, mention.start, entry, NEW, set())
                    self._compared(begins, mention.start, entry, NEW, set())
                waiting, self._waiting = self._waiting, []
                for one, two, how in waiting:
                    self._gap(one, two, entry, how)
            elif entry is not None:
                self._values(begins, mention.start, entry, NEW if role == NEW else AUTO)
                if entry.item and mention.head == "one" and self._apposed(entry, mention):
                    entry.item.quantity = None
            at = mention.end
        if not inside and self.context:
            entry = self.context[-1]
            self.entries.extend(
                self.context
                if len(self.context) > 1 and PRONOUN.search(self.text.words(start, end))
                else [entry]
            )
        self._gap(at, end, entry, role)
        self._share()
        return self.entries

    def _apposed(self, entry: Entry, mention: Mention) -> bool:
        """ "One keyboard, the full size one": the same thing."""
        return mention.head in ("one", "ones") and bool(set(entry.products) & set(mention.products))

    def _in_context(self, mention: Mention) -> Entry | None:
        return (
            next(
                (
                    e
                    for e in self.context
                    if set(e.products) & set(mention.products) and len(mention.products) == 1
                ),
                None,
            )
            if len([e for e in self.context if set(e.products) & set(mention.products)]) == 1
            and not self.rows
            else None
        )

    def _is_fresh(self, entry: Entry | None, mention: Mention, role: str, begins: int) -> bool:
        if entry is None:
            return True
        common = set(entry.products) & set(mention.products)
        if common and role in (NEW, AUTO, WITH):
            listed = self.text[begins - 1].word in (",", "and", ";", "&") if begins else False
            several = len({row.key for row in self.rows if row.line.product_id in common}) > 1
            return listed and several and entry.wanted and self.text[begins].word in ("the", "my")
        if common and role == OLD:
            lead = self.text.words(begins, mention.start).split()
            return bool({"other", "another", "second"} & set(lead)) or self.text[begins - 1].word in (
                "and",
                ",",
                "&",
            )
        if (
            role == NEW
            and self.changes
            and self.text[begins].word in ("a", "an", "another")
            and not entry.wanted
            and self._marked(begins)
        ):
            entry.unmatched.append(self.text.said(mention.start, mention.end))
            return False
        return True

    def _marked(self, begins: int) -> bool:
        return self.text[begins - 1].word in ("to", "for", "into", "with") if begins else False

    def _gap(self, start: int, end: int, entry: Entry | None, role: str) -> str:
        """The words between names: marks, values, comparisons. Gives the role that words behind have."""
        if start >= end:
            return role
        if entry is None:
            self._waiting.append((start, end, AUTO))
            marks = self._marks(start, end, None)
            return marks[-1][2] if marks and marks[-1][2] == NEW and self.new else role
        at = start
        for begin, stop, mark in [*self._marks(start, end, entry), (end, end, role)]:
            self._values(at, begin, entry, role)
            if begin == end:
                break
            if mark == WITH and role == NOT:
                role = AUTO
            else:
                role = role if mark in (AUTO, WITH) and role in (NEW, NOT) else mark
            at = stop
        return OLD if role == NOT else role

    def _marks(self, start: int, end: int, entry: Entry | None) -> list[tuple[int, int, str]]:
        """The words that say how those behind them are meant; not those that are part of a value."""
        found: dict[int, tuple[int, int, str]] = {}
        within = {j for one, two, _ in self.text.find(SAME, start, end) for j in range(one, two)}
        for one, two, match in self.text.find(SAME_OPTION, start, end):
            what = self.text.at(match.start("what"))
            of_option = entry is not None and self._options_in(what, two, entry, names_only=True)
            within |= {one} if of_option else set()
        for product in entry.products if entry else ():
            values = self.records.options(product).find(self.text, start, end, self.taken)
            within |= {j for value in values for j in range(value.start, value.end)}
        for role, pattern in MARKS:
            for one, two, _ in self.text.find(pattern, start, end):
                marked = {j for start_, end_, _ in found.values() for j in range(start_, end_)}
                if any(j in self.taken or j in within or j in marked for j in range(one, two)):
                    continue
                found[one] = (one, two, role)
        for j in range(start, end):
            closes = self.text[j].word in _CLOSES or any(self.text.has(v, j, j + 1) for _, v in VERBS)
            if closes and any(m[2] == NOT and m[0] < j for m in found.values()):
                last = max(m for m in found.values() if m[0] < j)
                if last[2] == NOT and j not in found:
                    found[j] = (j, j + 1, NEW if self.changes else OLD)
        return sorted(found.values())

    def _values(self, start: int, end: int, entry: Entry, role: str) -> None:
        if start >= end:
            return
        text = self.text
        used: set[int] = set(self.taken)
        for j in range(start, end):
            stop = mapping_at(text, j)
            if stop > j and j not in used:
                self._mapping(j, min(stop, end), entry, role)
                used |= set(range(j, stop))
        if self.changes:
            used |= self._loose(start, end, entry, role, used)
        for product in entry.products:
            options = self.records.options(product)
            for value in options.find(text, start, end, frozenset(used)):
                unsure = value.weak and role in (OLD, AUTO) and not self._as_noun(value)
                if unsure and not self._near_item(value, entry):
                    continue
                self._take(entry, value, role)
                used |= set(range(value.start, value.end))
        if self.changes:
            self._compared(start, end, entry, role, used)
            if role in (NEW, WITH):
                self._missing(start, end, entry, used)

    def _as_noun(self, value: Value) -> bool:
        """ "A medium in black", "a large": a value that stands for the thing."""
        before = self.text[value.start - 1].word if value.start else ""
        after = self.text[value.end].word if value.end < len(self.text) else "."
        return self.changes and before in ("a", "an") and after in _BEHIND_NOUN

    def _missing(self, start: int, end: int, entry: Entry, used: set[int]) -> None:
        """What is wanted and no variant has: colors, materials, measures, a word behind "to"."""
        text = self.text
        for one, two, match in text.find(UNKNOWN_VALUES, start, end):
            if not used & set(range(one, two)):
                entry.unmatched.append(match.group())
        for j in range(start, end):
            if text[j].amount and j not in used and self._measures(entry, text[j].amount):
                entry.unmatched.append(text[j].text)
        for j in range(start, end - 1):
            number = text[j + 1]
            if text[j].word in ("size", "sizes") and number.text[:1].isdigit() and j + 1 not in used:
                entry.unmatched.append(f"size {number.text}")
        if entry.products:
            self._nothing_such(start, end, entry)

    def _nothing_such(self, start: int, end: int, entry: Entry) -> None:
        """A word behind "to" or "in" that no variant has ("change it to moss")."""
        behind = entry.item is None or start >= entry.item.end > 0
        if (
            self.new
            or not start
            or not behind
            or self.text[start - 1].word not in ("to", "into", "in")
            or entry.wanted
            or any(self.text.has(verb, start, start + 1) for _, verb in VERBS)
        ):
            return
        words = []
        for token in self.text.tokens[start:end]:
            if not token.word.isalpha() or token.word in ENDING:
                break
            words.append(token.text)
        said = [word for word in words if word.lower() not in NO_VALUE]
        if 0 < len(said) <= 2 and len(words) <= 3 and not self.taken & set(range(start, start + len(words))):
            entry.unmatched.append(" ".join(said))

    def _near_item(self, value: Value, entry: Entry) -> bool:
        return bool(entry.item and 0 <= value.start - entry.item.end <= 3) or self.new

    def _measures(self, entry: Entry, amount: str) -> bool:
        dimension = amount.partition("=")[0]
        return any(
            token.amount.startswith(dimension + "=")
            for product in entry.products
            for values in self.records.options(product).values.values()
            for value in values
            for token in read_tokens(value)
        )

    def _mapping(self, start: int, end: int, entry: Entry, role: str) -> None:
        for option, value in pairs(self.text, start, end):
            for product in entry.products:
                values = self.records.options(product).values
                known = next((o for o in values if o.lower() == option.lower()), None)
                if known and (exact := next((v for v in values[known] if v.lower() == value.lower()), None)):
                    (entry.goal if role == NEW else entry.old)[known] = exact
                    break
            else:
                if role == NEW:
                    entry.unmatched.append(f"{option} {value}")
        if role != NEW:
            entry.role = OLD

    def _describe(self, entry: Entry, value: Value, role: str) -> None:
        fits = any(row.line.options.get(value.option) == value.value for row in entry.rows)
        if fits or not self.changes:
            entry.old[value.option] = value.value
        else:
            entry.goal[value.option] = value.value

    def _take(self, entry: Entry, value: Value, role: str) -> None:
        if role == NOT:
            fits = any(row.line.options.get(value.option) == value.value for row in entry.rows)
            if fits:
                entry.old.setdefault(value.option, value.value)
            if self.changes:
                avoided = entry.avoided.setdefault(value.option, [])
                avoided += [value.value] if value.value not in avoided else []
            return
        if role == NEW:
            before = entry.said.get(value.option)
            between = (
                self.text.words(before, value.start) if before is not None and before <= value.start else ""
            )
            entry.said[value.option] = value.end
            known = entry.goal.get(value.option)
            if known not in (None, value.value) and OR.search(between) and not CORRECTS.search(between):
                entry.otherwise.append(Wanted({**entry.goal, value.option: value.value}))
                return
            entry.goal[value.option] = value.value
            return
        rows = entry.narrowed()
        fits = any(row.line.options.get(value.option) == value.value for row in rows)
        if fits:
            entry.old[value.option] = value.value
        elif self.changes:
            entry.goal[value.option] = value.value

    def _loose(self, start: int, end: int, entry: Entry, role: str, used: set[int]) -> set[int]:
        """What does not matter, what stays the same, the cheapest, the very same."""
        text, gone = self.text, set()
        for one, two, match in text.find(FREE, start, end):
            span = set(range(one, two))
            if used & span:
                continue
            named = self._options_in(one, two, entry)
            if CHEAPEST.search(match.group()):
                entry.pick = "cheapest"
            if named:
                entry.free |= named
                for option in named:
                    entry.goal.pop(option, None)
            if named or CHEAPEST.search(match.group()):
                gone |= span
        for one, two, _ in text.find(SAME, start, end):
            if not (used | gone) & set(range(one, two)):
                entry.pick = "same"
                gone |= set(range(one, two))
        self._kept(start, end, entry)
        for one, _, _ in text.find(ONE_THAT_IS, start, end):
            self._echoed(one, entry)
        self._picked(start, end, entry, gone)
        return gone

    def _echoed(self, end: int, entry: Entry) -> None:
        """ "It isn't waterproof … one that is": the other way round."""
        for product in entry.products:
            options = self.records.options(product)
            for value in options.find(self.text, 0, end):
                other = {"yes": "no", "no": "yes"}.get(value.value.lower())
                meant = next((v for v in options.values[value.option] if v.lower() == other), None)
                if meant:
                    entry.goal[value.option] = meant

    def _kept(self, start: int, end: int, entry: Entry) -> None:
        """ "Same size": what it has is wished for."""
        for _, two, match in self.text.find(SAME_OPTION, start, end):
            named = self._options_in(self.text.at(match.start("what")), two, entry, names_only=True)
            rows = entry.narrowed()
            for option in named:
                if (
                    rows
                    and len({row.line.options.get(option) for row in rows}) == 1
                    and option in rows[0].line.options
                ):
                    entry.goal[option] = rows[0].line.options[option]

    def _picked(self, start: int, end: int, entry: Entry, gone: set[int]) -> None:
        cheapest = self.text.find(CHEAPEST, start, end)
        if cheapest and not any(j in gone for one, two, _ in cheapest for j in range(one, two)):
            entry.pick = entry.pick if entry.pick == "same" else "cheapest"
        elif self.text.find(DEAREST, start, end):
            entry.pick = "dearest"

    def _options_in(self, start: int, end: int, entry: Entry, names_only: bool = False) -> set[str]:
        named: set[str] = set()
        for product in entry.products:
            options = self.records.options(product)
            for j in range(start, end):
                if self.text[j].is_word and (option := options.option_at(self.text, j)):
                    named.add(option)
            if not names_only:
                named |= {value.option for value in options.find(self.text, start, end)}
        return named

    def _compared(self, start: int, end: int, entry: Entry, role: str, used: set[int]) -> None:
        """ "bigger", "the tallest", "less bright": the values that are more or less than the one owned."""
        if role == NOT:
            return
        told: set[int] = set()
        for one, _, match in self.text.find(MORE_OF, start, end):
            if one in used:
                continue
            for product in entry.products:
                option = option_meant(match["what"], self.records.options(product).values)
                if option:
                    word = match["way"]
                    said = f"{match['way']} {option}"
                    self._more(entry, (option.lower(),), 1 if word in UP else -1, word in TOP, said)
                    told.add(one)
                    break
        for j in range(start, end):
            if j not in used and j not in told and (meant := comparison(self.text[j].word)):
                options, way, full = meant
                self._more(entry, options, way, full, self.text[j].word)
        for one, _, match in self.text.find(SIZE_STEP, start, end):
            if one not in used:
                way = -1 if match["down"] or match["down2"] else 1
                self._more(entry, ("size", "frame size"), way, False, match.group())

    def _more(self, entry: Entry, options: Sequence[str], way: int, full: bool, said: str) -> None:
        for product in entry.products:
            values = self.records.options(product).values
            option = next((o for wanted in options for o in values if o.lower() == wanted), None)
            if option is None:
                continue
            rows = [row for row in entry.narrowed() if row.line.product_id == product]
            owned = {row.line.options.get(option, "") for row in rows}
            if option in entry.goal:
                return
            order = ranked(values[option], next(iter(owned)) if owned else values[option][0])
            if not order:
                continue
            if full:
                entry.goal[option] = order[-1 if way > 0 else 0][1]
                return
            if len(owned) != 1:
                continue
            own = next((place for place, value in order if value in owned), None)
            if own is None:
                continue
            beyond = [value for place, value in order if (place > own if way > 0 else place < own)]
            if ONE_STEP.search(self.text.norm) and beyond:
                beyond = beyond[:1] if way > 0 else beyond[-1:]
            if len(beyond) == 1:
                entry.goal[option] = beyond[0]
            elif beyond:
                entry.avoided.setdefault(option, []).extend(v for _, v in order if v not in beyond)
            else:
                entry.unmatched.append(said)
            return

    def _share(self) -> None:
        """What is said of the last of several items holds for those before it that nothing is said of."""
        if not self.changes:
            return
        last = self.entries[-1] if self.entries else None
        if last is None or not last.wanted:
            return
        for entry in reversed(self.entries[:-1]):
            if entry.wanted:
                break
            for product in entry.products:
                values = self.records.options(product).values
                for option, value in last.goal.items():
                    if value in values.get(option, ()):
                        entry.goal.setdefault(option, value)
            entry.pick = entry.pick or last.pick
            if entry.pick == "same" and entry.goal:
                entry.pick = ""
