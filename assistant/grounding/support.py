"""The check of what is told of manuals and of the team's answers: each sentence is read and looked up in the
very text that it is said to stand in; a step's number, a size and a date have to be the right ones."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.evidence import AnswerQuoted, Evidence, Finding, ManualQuoted, SizeTold, StepTold
from assistant.naming import MONTHS, tongue

_STEP = re.compile(r"Step (\d+) of (\d+): (.+)", re.DOTALL)
_SIZE = re.compile(r"For (.+?), the size guide “(.+)” gives (.+)\.")
_BETWEEN = re.compile(r"In the size guide “(.+)”, (.+?) falls between sizes (.+) and (.+)\.")
_OFF = re.compile(r"(.+?) is off the table of the size guide “(.+)”, which runs from (.+?) to (.+)\.")
_DATED = re.compile(r"Our team answered this on (\d{1,2}) (\w+) (\d{4})(?:, in (.+))?\.")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_SPAN = re.compile(r"\d+(?:[.,]\d+)?(?:\s*[\u2013-]\s*\d+(?:[.,]\d+)?)?")
_UNIT = {"mm": Decimal("0.1"), "cm": Decimal(1), "in": Decimal("2.54")}


def borne_out(sentence: str, evidence: Evidence) -> bool:
    """Whether it tells a step, a size, a quotation or a date exactly as a finding of this reply has it."""
    text = sentence.strip()
    return any(_says(text, finding) for finding in evidence.findings)


def _says(text: str, finding: Finding) -> bool:
    match finding:
        case StepTold():
            return _step(text, finding)
        case ManualQuoted(passage, lines):
            return _within(text, passage.text) and any(_within(text, line) for line in lines)
        case AnswerQuoted():
            return _dated(text, finding) or _within(text, finding.passage.text)
        case SizeTold():
            return _size(text, finding)
    return False


def _step(text: str, finding: StepTold) -> bool:
    """The step of that number, whole or a sentence of it, as the passage has it."""
    if not 1 <= finding.place <= len(finding.steps):
        return False
    now = finding.steps[finding.place - 1]
    if not _within(now, finding.passage.text):
        return False
    told = _STEP.fullmatch(text)
    if told is None:
        return _within(text, now)
    place, of, words = told.groups()
    right = int(place) == finding.place and int(of) == len(finding.steps)
    return right and _plain(now).startswith(_plain(words))


def _dated(text: str, finding: AnswerQuoted) -> bool:
    told = _DATED.fullmatch(text)
    if told is None or told.group(2) not in MONTHS:
        return False
    spoken = None if finding.language == "en" else tongue(finding.language)
    if told.group(4) != spoken:
        return False
    day, month, year = int(told.group(1)), MONTHS.index(told.group(2)) + 1, int(told.group(3))
    return (day, month, year) == (finding.on.day, finding.on.month, finding.on.year)


def _size(text: str, finding: SizeTold) -> bool:
    """The measure that was asked for, and the size of the row that holds it, read from the passage."""
    heading = finding.passage.heading
    if told := _SIZE.fullmatch(text):
        said, where, sizes = told.groups()
        rows = [row for row in finding.passage.text.split("\n") if _holds(row, said, finding)]
        named = all(column in row and value in row for row in rows for column, value in finding.sizes)
        listed = all(f"{column} {value}" in sizes for column, value in finding.sizes)
        count = len(_NUMBER.findall(sizes)) <= sum(len(_NUMBER.findall(" ".join(s))) for s in finding.sizes)
        return (said, where) == (finding.said, heading) and len(rows) == 1 and named and listed and count
    if told := _BETWEEN.fullmatch(text):
        where, said, low, high = told.groups()
        return (where, said, (low, high)) == (heading, finding.said, finding.between) and _off(finding, said)
    if told := _OFF.fullmatch(text):
        said, where, low, high = told.groups()
        right = (said, where, low, high) == (finding.said, heading, finding.low, finding.high)
        return right and _off(finding, said)
    return False


def _off(finding: SizeTold, said: str) -> bool:
    return not any(_holds(row, said, finding) for row in finding.passage.text.split("\n"))


def _holds(row: str, said: str, finding: SizeTold) -> bool:
    """Whether a row of the table holds it: rows are told as "26.7–27.4: US size 10" or, where the measure
    stands in a later column, as "M: chest (cm) 96–101"."""
    named = row.lower().find(f"{finding.column.lower()} ")
    span = _SPAN.match(row if named < 0 else row[named + len(finding.column) + 1 :])
    number, _, unit = said.partition(" ")
    if span is None or {unit, finding.unit} - set(_UNIT) or not _NUMBER.fullmatch(number):
        return False
    ends = [Decimal(n.replace(",", ".")) for n in _NUMBER.findall(span.group())]
    value = Decimal(number.replace(",", ".")) * _UNIT[unit] / _UNIT[finding.unit]
    return ends[0] <= value <= ends[-1]


def _within(part: str, whole: str) -> bool:
    return bool(part) and _plain(part) in _plain(whole)


def _plain(text: str) -> str:
    return " ".join(text.split())
