"""The values of a product's own options, as people write them: "six feet", "32 gb", "full-size",
"size L", "no backlight", "waterproof"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.actions.desk.reading.names import joined, run_forms
from assistant.actions.desk.reading.tokens import Text, Token, keys, read_tokens
from assistant.orders import Goods
from retrieval.words import word_set

ALSO_WRITTEN: Mapping[str, tuple[str, ...]] = {
    "xs": ("extra small", "x small"), "s": ("small",), "m": ("medium",), "l": ("large",),
    "xl": ("extra large", "x large"), "xxl": ("2xl", "double xl", "xx large", "extra extra large",
    "double extra large"),
    "small": ("s",), "medium": ("m", "mid size", "midsize"), "large": ("l",),
    "men": ("men's", "man", "male", "for him", "masculine"), "women": ("women's", "woman", "female",
    "for her", "ladies"),
    "wired": ("corded", "with a wire", "with a cable"), "wireless": ("cordless", "bluetooth"),
    "robotic": ("robot",), "automatic": ("fully automatic", "auto"), "professional": ("pro",),
    "non-polarized": ("not polarized", "unpolarized"), "not resistant": ("no water resistance",
    "not water resistant",
    "non water resistant", "not waterproof"), "google assistant": ("google home", "google nest"),
    "amazon alexa": ("amazon echo", "echo"), "apple homekit": ("apple home", "siri"), "silver": ("silvery",),
    "full size": ("full sized",), "backlight none": ("unlit",), "rgb": ("rainbow", "multicolor",
    "multi color"),
    "ac adapter": ("plug in", "mains", "power adapter", "wall plug"), "battery": ("battery powered",
    "batteries"),
    "usb": ("usb powered",), "wood": ("wooden",), "analog": ("analogue",), "high-back": ("high backed",
    "tall back"),
    "animals": ("animal",), "landscape": ("scenery",), "space gray": ("gray",), "softshell": ("soft",),
    "hardshell": ("hard",), "hard cover": ("hardback",), "soft cover": ("softback", "paperback"),
    "crew neck": ("crewneck", "round neck"), "v-neck": ("v neck", "vneck"), "wi-fi + cellular": ("cellular",
    "lte", "wi-fi and cellular", "wi-fi plus cellular"), "auto shutoff": ("automatic shutoff",
    "auto shut off",
    "automatic shut off"), "pet hair removal": ("pet hair",), "plastic": ("plastic",),
    "natural rubber": ("rubber",),
    "rose gold": ("rosegold",), "navy": ("navy blue", "dark blue"), "none": ("no features", "no feature"),
    "graphic": ("graphics",), "pvc": ("vinyl",), "rechargeable": ("rechargeable battery",),
    "sunbrella": ("sunbrela",),
    "metal": ("metallic",), "leather": ("leathery",), "warm white": ("warm",),
    "side burner": ("side burners",),
    "half": ("half zip", "half zipped", "half zipper"), "full": ("full zip", "full zipped", "full zipper"),
    "beginner": ("beginners",), "rotisserie": ("rotiserie",),
}  # fmt: skip
GENERIC = word_set("""color material size type features feature style settings setting level of the kind""")
"""Words of an option's name that tell it from no other."""
_NO_PART = word_set(
    """back none yes no card one men low high full half free light cover level set all of and with for the
    in not on brand part type ear cover white gray gold fan home power tone cups case wide water pet
    hair small point hard soft mode night settings adapter resistant degrees card equivalent a b c d
    i size to by"""
)
"""Words of a value that do not stand for it by themselves."""
WEAK = word_set(
    """none yes no high low s m l art men women full half fixed fresh light small medium large fast basic
    custom plain standard road mountain drip a b c x dark gas 1 2 3 4 5 6 7 8 9 10 11 12 timer auto
    soft hard graphic"""
)
"""Values that are everyday words too: they count by what stands around them."""


@dataclass(frozen=True, slots=True)
class Value:
    """Tokens `start` to `end` say `value` of `option`; `whole` where all of it, `weak` where it might be
    said by accident. `no`: it is what is not wanted."""

    start: int
    end: int
    option: str
    value: str
    whole: bool = True
    weak: bool = False
    no: bool = False


@lru_cache(maxsize=16_384)
def _forms(option: str, value: str) -> tuple[tuple[frozenset[str], bool], ...]:
    """The forms of a value: those that are all of it, and single words that are part of it."""
    tokens = [token for token in read_tokens(value) if token.is_word]
    if not tokens:
        return ()
    found = [(joined(tokens), True)]
    lower = value.lower().replace("grey", "gray")
    if len(tokens) == 1 and tokens[0].number:
        unit = next((word for word in re.findall(r"[a-z]+", option.lower()) if word not in GENERIC), "")
        found.append((joined(list(read_tokens(f"{value} {unit}"))), True))
    written = ALSO_WRITTEN.get(lower, ())
    found.extend((joined([t for t in read_tokens(also) if t.is_word]), True) for also in written)
    if len(tokens) > 1:
        found += [
            (joined([t]), False)
            for t in tokens
            if t.word not in _NO_PART and (t.amount or t.number or len(t.word) > 2)
        ]
    return tuple(found)


@lru_cache(maxsize=4096)
def option_words(option: str) -> frozenset[str]:
    """The words of an option's name that tell it from others, as they compare."""
    words = [t.word for t in read_tokens(option) if t.is_word]
    own = [w for w in words if w not in GENERIC] or words
    return frozenset(key for word in own for key in keys(word))


@lru_cache(maxsize=4096)
def all_option_words(option: str) -> frozenset[str]:
    return frozenset(key for t in read_tokens(option) if t.is_word for key in keys(t.word))


@lru_cache(maxsize=4096)
def option_tokens(option: str) -> tuple[Token, ...]:
    return tuple(t for t in read_tokens(option) if t.is_word)


class Options:
    """The options of one product and how their values are said."""

    def __init__(self, goods: Goods, *own: Mapping[str, str]) -> None:
        self.values: dict[str, list[str]] = {}
        for options in [variant.options for variant in goods.variants] + list(own):
            for option, value in options.items():
                if value not in self.values.setdefault(option, []):
                    self.values[option].append(value)
        self._flags = [
            (option, words, {value.lower(): value for value in values})
            for option, values in self.values.items()
            for words in (option_tokens(option), *_ALSO_NAMED.get(option.lower(), ()))
            if {"yes", "no"} <= {value.lower() for value in values} or "none" in map(str.lower, values)
        ]
        """The options that are there or not."""
        self._by_form: dict[str, list[tuple[str, str, bool]]] = {}
        for option, values in self.values.items():
            for value in values:
                for forms, whole in _forms(option, value):
                    for form in forms:
                        row = (option, value, whole)
                        if row not in self._by_form.setdefault(form, []):
                            self._by_form[form].append(row)
        for form, rows in self._by_form.items():
            exact = [row for row in rows if row[2]]
            if exact:
                self._by_form[form] = exact
            elif len({(o, v) for o, v, _ in rows}) > 1:
                self._by_form[form] = []

        self._starts = {form[:1] for form in self._by_form}

    def find(
        self, text: Text, start: int = 0, end: int | None = None, taken: frozenset[int] = frozenset()
    ) -> list[Value]:
        stop = len(text) if end is None else end
        found: list[Value] = []
        i = start
        while i < stop:
            hit = None if i in taken else self._at(text, i, stop, taken)
            if hit:
                found.append(hit)
                i = hit.end
            else:
                i += 1
        return found

    def option_at(self, text: Text, i: int) -> str | None:
        """The option whose name stands at a token ("brightness", "frame color"), if it is only one's."""
        word = text[i].word
        forms = keys(word)
        named = [option for option in self.values if forms & option_words(option)]
        if len(named) != 1:
            named = [option for option in self.values if forms & all_option_words(option)]
        return named[0] if len(named) == 1 else None

    def _at(self, text: Text, i: int, stop: int, taken: frozenset[int]) -> Value | None:
        if not text[i].is_word:
            return None
        special = self._yes_or_no(text, i, stop)
        if special:
            return special
        if not text[i].amount and text[i].word[:1] not in self._starts:
            return None
        for end in range(min(stop, i + 4), i, -1):
            rows: list[tuple[str, str, bool]] = []
            for form in run_forms(text, i, end):
                rows += [row for row in self._by_form.get(form, ()) if row not in rows]
            if not rows or any(j in taken for j in range(i, end)):
                continue
            if hit := self._chosen(text, i, end, rows):
                return hit
        return None

    def _chosen(
        self, text: Text, start: int, end: int, rows: Sequence[tuple[str, str, bool]]
    ) -> Value | None:
        """Of the options that have this value, the one whose name is near."""
        near = self._named_near(text, start, end)
        fitting = [row for row in rows if row[0] in near] or list(rows)
        whole = [row for row in fitting if row[2]]
        option, value, complete = (whole or fitting)[0]
        said = text.words(start, end)
        if len(said) == 1 and said.isalpha():
            upper = text[start].text.isupper() and text[start].text != "I"
            if not upper and option not in near:
                return None
        if start and text[start - 1].word == "too" and said.isalpha():
            return None
        if said in ("yes", "no") and option not in near:
            return None
        weak = (said in WEAK or said.isdigit() or not complete) and option not in near
        return Value(start, end, option, value, complete, weak)

    def _named_near(self, text: Text, start: int, end: int) -> set[str]:
        """The options whose names stand right before or behind."""
        around: set[str] = set()
        for j in [*range(max(0, start - 3), start), *range(end, min(len(text), end + 2))]:
            word = text[j].word
            if word in (",", ".", ";", "and", "but", "to"):
                if j >= end:
                    break
                around.clear()
                continue
            forms = keys(word)
            around |= {option for option in self.values if forms & option_words(option)}
        return around

    def _yes_or_no(self, text: Text, i: int, stop: int) -> Value | None:
        """ "waterproof", "not waterproof", "no backlight", "without armrests"."""
        if not self._flags:
            return None
        word = text[i].word
        denied = word in _DENIED
        at = i + 1 if denied else i
        if denied and at < stop and text[at].word in ("a", "any", "the"):
            at += 1
        if at >= stop:
            return None
        for option, words, lower in self._flags:
            width = len(words)
            if at + width > stop or not all(map(_alike, words, text.tokens[at : at + width])):
                continue
            if denied and word in ("no", "without", "non", "not", "isn't", "aren't") and "none" in lower:
                return Value(i, at + width, option, lower["none"])
            if not {"yes", "no"} <= set(lower):
                continue
            after = text[at + width].word if at + width < len(text) else ""
            if after in ("yes", "no"):
                return Value(i, at + width + 1, option, lower[after])
            said = "no" if denied else "yes"
            return Value(i, at + width, option, lower[said], weak=False)
        return None


_ALSO_NAMED = {
    "water resistance": tuple(option_tokens(w) for w in ("waterproof", "water proof", "water resistant")),
    "waterproof": tuple(option_tokens(w) for w in ("water resistant", "water resistance", "water proof")),
}
_DENIED = frozenset({"no", "not", "non", "without", "isn't", "aren't", "doesn't"})


def _alike(word: Token, token: Token) -> bool:
    if keys(word.word) & keys(token.word):
        return True
    return word.word == "resistance" and token.word in ("resistant", "proof")


def mapping_at(text: Text, i: int) -> int:
    """Where a dict that starts at a token ends ("{'color': 'black'}"); the token itself if it is none."""
    if text[i].word != "{":
        return i
    return next((j + 1 for j in range(i, len(text)) if text[j].word == "}"), len(text))


def pairs(text: Text, start: int, end: int) -> Iterator[tuple[str, str]]:
    """The pairs of such a dict, as written."""
    inner = text.said(start, end)
    for match in re.finditer(r"['\"]([^'\"]+)['\"]\s*:\s*['\"]([^'\"]*)['\"]", inner):
        yield match[1], match[2]
