"""The shop's own documents: policies and answers, found by section and quoted with their place."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import numpy as np
import numpy.typing as npt

from retrieval.keyword import Field, KeywordIndex
from retrieval.languages.codes import ENGLISH, LANGUAGES, Language, language
from retrieval.languages.encoder import NAME as MULTILINGUAL
from retrieval.markdown import parts
from retrieval.query import Embedder
from retrieval.words import terms

FIELDS = {"heading": Field(weight=3.0, b=0.3), "text": Field(weight=1.0, b=0.5)}
SUFFIXES = frozenset({".md", ".markdown"})
LARGEST = 2_000_000
"""Bytes of one document; a larger file is no policy."""

MEANING, WORDS = 0.7, 0.3
"""Shares of the cosine and of the query's words found, in a section's score."""

LEAST = 0.27
"""Sections that score lower do not answer; `evals/knowledge_quality.py` reports what this costs."""

COSINES = {MULTILINGUAL: 1.4}
"""What an encoder's cosines are multiplied by to mean what those of the default encoder do, so that one
threshold holds for all (chosen on `evals/policy_questions_dev.tsv`)."""

KEPT = 0.75
"""Further sections are returned down to this share of the best one's score."""


Judged = npt.NDArray[np.float64]

REPHRASED = (
    (re.compile(r"\b(?:gone|went) back\b", re.IGNORECASE), "been returned"),
    (re.compile(r"\b(?:go(?:es)?|be (?:sent|taken|brought|given)) back\b", re.IGNORECASE), "be returned"),
    (
        re.compile(r"\b(?:send|take|bring|give|ship)(?:ing)? (?:(\w+) (?:\w+ )?)?back\b", re.IGNORECASE),
        r"return \1",
    ),
    (re.compile(r"\bpay(?:ing)? (?:with|by|in|using)\b", re.IGNORECASE), "payment with"),
)
"""Everyday English for what a shop's pages call returns and payment."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading. `id` is "returns#condition"; `path` are headings above; `language` is
    the tag of what it is written in, `document` what its versions in all languages are called ("returns")."""

    id: str
    title: str
    heading: str
    anchor: str
    text: str
    url: str | None = None
    path: tuple[str, ...] = ()
    language: str = ENGLISH.tag
    document: str = ""


@dataclass(frozen=True, slots=True)
class SectionHit:
    """`score` runs from 0 to about 1; `similarity` is the cosine of the section's nearest paragraph, on the
    scale of the default encoder."""

    section: Section
    score: float
    similarity: float


@dataclass(frozen=True, slots=True)
class _Loaded:
    signature: tuple[tuple[str, int, int], ...]
    sections: tuple[Section, ...]
    index: SectionIndex
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """`text` in English or as the shop writes; `typed` as the customer wrote it, where `text` is a reading
    of that ("" where they are the same), in `language`."""

    text: str
    typed: str = ""
    language: Language = ENGLISH


class SectionIndex:
    """How well each of some sections answers a question: by meaning, and by the words that it has.

    `across` is an encoder of many languages, which is asked with what was typed; `embedder` may be it.
    """

    def __init__(
        self, sections: Sequence[Section], embedder: Embedder, across: Embedder | None = None
    ) -> None:
        chunks = [
            (place, f"{' - '.join(_headings(s))}: {paragraph}")
            for place, s in enumerate(sections)
            for paragraph in _paragraphs(s.text)
        ]
        texts = ({"heading": " ".join((s.title, *s.path, s.heading)), "text": s.text} for s in sections)
        self._size, self._embedder, self._across = len(sections), embedder, across
        self._languages = [s.language for s in sections]
        self._keywords = KeywordIndex.read(FIELDS, texts)
        self._section_of = np.array([place for place, _ in chunks], dtype=np.int64)
        self._chunks = [text for _, text in chunks]
        self._vectors = {embedder.name: embedder.embed(self._chunks)}

    def judge(self, text: str) -> tuple[Judged, Judged]:
        """Of each section its score, and the cosine of its nearest paragraph; both from 0 to 1."""
        return self.judge_question(Question(text))

    def judge_question(self, asked: Question) -> tuple[Judged, Judged]:
        """The same of a question that was read into English: by the reading or by what was typed, whichever
        comes nearer, as either may fail; in the customer's own language by what was typed alone."""
        read, words = self._cosines(self._embedder, asked.text), _found_words(self._keywords, asked.text)
        if (otherwise := rephrased(asked.text)) != asked.text:
            read = np.maximum(read, self._cosines(self._embedder, otherwise))
            words = np.maximum(words, _found_words(self._keywords, otherwise))
        if asked.typed and self._across is not None:
            typed = self._cosines(self._across, asked.typed)
            own = np.array([tag.startswith(asked.language.data) for tag in self._languages])
            read = np.where(own, typed, np.maximum(read, typed))
            words = np.maximum(words, _found_words(self._keywords, asked.typed))
        return MEANING * read + WORDS * words, read

    def _cosines(self, embedder: Embedder, text: str) -> Judged:
        cosines = np.zeros(self._size)
        if self._size:
            if embedder.name not in self._vectors:
                self._vectors[embedder.name] = embedder.embed(self._chunks)
            near = self._vectors[embedder.name] @ embedder.embed([text])[0]
            np.maximum.at(cosines, self._section_of, COSINES.get(embedder.name, 1.0) * near)
        return cosines


class Knowledge:
    """The Markdown files of a folder, read again whenever one of them changes.

    `url` is an address with `{document}` and `{anchor}` in it. A file that cannot be used is
    named in `problems` and left out. `returns.de.md` is the German version of `returns.md`, which is in
    `written`, the tag of the shop's own language. `across` is an encoder of many languages.
    """

    def __init__(
        self,
        folder: Path,
        embedder: Embedder,
        url: str | None = None,
        least: float = LEAST,
        across: Embedder | None = None,
        written: str = ENGLISH.tag,
    ) -> None:
        self._folder, self._embedder, self._url, self._least = folder, embedder, url, least
        self._across, self._written = across, written
        self._loaded: _Loaded | None = None
        self._lock = threading.Lock()

    def find(
        self, text: str, k: int = 3, typed: str = "", spoken: str | None = None
    ) -> tuple[SectionHit, ...]:
        """The sections that answer, best first; none if none does. `typed` is the question as the customer
        wrote it, where `text` is its reading in English; `spoken` the tag of their language, in which each
        document is quoted that the shop has in it."""
        loaded = self._current()
        if not text.strip() or not loaded.sections or k <= 0:
            return ()
        tag = (language(spoken or self._written) or ENGLISH).tag
        scores, cosines = loaded.index.judge_question(Question(text, typed, LANGUAGES[tag]))
        scores = np.where(_versions(loaded.sections, tag, self._written), scores, 0.0)
        best = np.argsort(-scores, kind="stable")[:k]
        least = max(self._least, KEPT * float(scores[best[0]]))
        return tuple(
            SectionHit(loaded.sections[i], float(scores[i]), float(cosines[i]))
            for i in best
            if scores[i] >= least
        )

    def get(self, section_id: str) -> Section | None:
        return next((section for section in self.sections() if section.id == section_id), None)

    def sections(self) -> tuple[Section, ...]:
        return self._current().sections

    @property
    def problems(self) -> tuple[str, ...]:
        """What was wrong with files, in words for the shop's owner."""
        return self._current().problems

    def _current(self) -> _Loaded:
        with self._lock:
            signature = self._signature()
            if self._loaded is None or self._loaded.signature != signature:
                self._loaded = self._read(signature)
            return self._loaded

    def _signature(self) -> tuple[tuple[str, int, int], ...]:
        if not self._folder.is_dir():
            return ()
        files = (path for path in sorted(self._folder.rglob("*")) if path.suffix.lower() in SUFFIXES)
        found = ((str(path.relative_to(self._folder)), path.stat()) for path in files if path.is_file())
        return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)

    def _read(self, signature: tuple[tuple[str, int, int], ...]) -> _Loaded:
        sections: list[Section] = []
        problems = [] if signature else [f"{self._folder}: no Markdown documents"]
        for name, _, size in signature:
            try:
                found = self._document(name, size)
            except (OSError, UnicodeDecodeError) as error:
                problems.append(f"{name}: cannot be read ({error})")
                continue
            sections.extend(found)
            if not found:
                problems.append(f"{name}: empty, or longer than {LARGEST} bytes")
        found_all = tuple(sections)
        return _Loaded(signature, found_all, self._index(found_all), tuple(problems))

    def _index(self, sections: Sequence[Section]) -> SectionIndex:
        return SectionIndex(sections, self._embedder, self._across)

    def _document(self, name: str, size: int) -> list[Section]:
        if size > LARGEST:
            return []
        document = str(Path(name).with_suffix("")).replace("\\", "/")
        base, written = _version(document)
        title, found = parts((self._folder / name).read_text(encoding="utf-8"), _spoken(base))
        return [
            Section(
                id=f"{document}#{part.anchor}",
                title=title,
                heading=part.heading,
                anchor=part.anchor,
                text=part.text,
                url=self._address(document, part.anchor),
                path=part.path,
                language=written or self._written,
                document=base,
            )
            for part in found
        ]

    def _address(self, document: str, place: str) -> str | None:
        return self._url and self._url.replace("{document}", quote(document)).replace(
            "{anchor}", quote(place)
        )


def rephrased(question: str) -> str:
    """The question in the words that a shop's pages have for it."""
    for said, written in REPHRASED:
        question = said.sub(written, question)
    return question


def _version(document: str) -> tuple[str, str | None]:
    """What a document is called in all languages, and the tag of the language that its name ends in:
    "returns.de" is ("returns", "de")."""
    base, dot, ending = document.rpartition(".")
    found = language(ending) if dot and base else None
    return (base, found.tag) if found else (document, None)


def _versions(sections: Sequence[Section], tag: str, written: str) -> npt.NDArray[np.bool_]:
    """True for the sections to look in: of each document its version in this language, in the other
    writing of it, in the shop's own language, or what there is."""
    order = [(s.language == tag, s.language[:2] == tag[:2], s.language == written) for s in sections]
    best: dict[str, tuple[bool, bool, bool]] = {}
    for section, place in zip(sections, order, strict=True):
        best[section.document] = max(place, best.get(section.document, place))
    return np.array([place == best[s.document] for s, place in zip(sections, order, strict=True)], dtype=bool)


def _headings(section: Section) -> tuple[str, ...]:
    """Title, headings above, heading; each once."""
    return tuple(dict.fromkeys((section.title, *section.path, section.heading)))


def _found_words(keywords: KeywordIndex, text: str) -> npt.NDArray[np.float64]:
    """For each section, the share of the question's words that it has; rare words count more."""
    weights = {term: keywords.rarity(term) for term in terms(text)}
    total = np.zeros(keywords.size)
    for term, weight in weights.items():
        total[keywords.rows_with(term, FIELDS)] += weight
    return total / (sum(weights.values()) or 1.0)


def _paragraphs(text: str) -> Sequence[str]:
    """A section's paragraphs and its beginning: an encoder blurs what is long."""
    return list(dict.fromkeys((text[:1000], *text.split("\n"))))


def _spoken(document: str) -> str:
    return document.rsplit("/", 1)[-1].replace("-", " ").replace("_", " ").capitalize()
