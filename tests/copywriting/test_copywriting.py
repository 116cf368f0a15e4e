"""Drafts of copy: only what the data bears out, kept for the owner, stale when the product changes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.copywriting.checking import Check, objection, wordings
from assistant.copywriting.desk import Drafting, Wanted, approve, edited, read, written
from assistant.copywriting.drafting import Drafter
from assistant.copywriting.exporting import by_product, feed_row, write_table
from assistant.copywriting.kinds import KINDS, LANGUAGES, TONES, Line
from assistant.errors import Invalid
from assistant.grounding import Grounding
from assistant.safety import Category, Held, Policy, Verdict
from assistant.service.copy_drafts import CopyDrafts
from assistant.service.database import open_database
from retrieval.catalog.feeds.read import read as read_feed
from retrieval.catalog.product import Product
from retrieval.facets import facets

KETTLE = Product(
    "K-1",
    "Copper Kettle",
    brand="Ferro",
    category=("Kitchen", "Kettles"),
    attributes={"material": ("copper",), "weight": ("900 g",), "dishwasher safe": ("no",)},
)
PAN = Product("P-1", "Iron Pan", category=("Kitchen", "Pans"), attributes={"material": ("iron",)})
PEERS = tuple(
    Product(f"K-{i}", f"Kettle {i}", category=("Kitchen", "Kettles"), attributes={"capacity": ("2 l",)})
    for i in range(2, 6)
)
SHELF = (KETTLE, PAN, *PEERS)
VOCABULARY = facets(SHELF)
CHECK = Check(Grounding(lambda: VOCABULARY, lambda: [p.name for p in SHELF]))
DRAFTER = Drafter(CHECK, lambda: VOCABULARY)
ALL = Wanted(KINDS, "plain", "en")


@pytest.fixture
def drafts(tmp_path: Path, migrated: bytes) -> Iterator[CopyDrafts]:
    file = tmp_path / "records.sqlite"
    file.write_bytes(migrated)
    engine = open_database(f"sqlite:///{file}")
    yield CopyDrafts(engine)
    engine.dispose()


@pytest.mark.parametrize("tone", TONES)
def test_every_sentence_rests_on_a_fact_and_passes(tone: str) -> None:
    copy = DRAFTER.draft(KETTLE, "description", tone, "en")  # type: ignore[arg-type]
    assert copy.left_out == ()
    assert "copper" in copy.text
    assert "900 g" in copy.text
    assert all(line.evidence for line in copy.lines)


@pytest.mark.parametrize(
    ("language", "true", "lie"),
    [
        ("en", "It is made of copper.", "It is made of iron."),
        ("en", "It weighs 900 g.", "It weighs 950 g."),
        ("en", "It is not dishwasher safe.", "It is dishwasher safe."),
        ("zh", "重900 克。", "重950 克。"),
        ("de", "Gewicht: 900 g.", "Gewicht: 950 g."),
        ("es", "Copper Kettle es de Ferro.", "Copper Kettle es de Hark."),
        ("fr", "Poids : 900 g.", "Poids : 900 g, incassable."),
    ],
)
def test_a_planted_lie_is_left_out(language: str, true: str, lie: str) -> None:
    taken, left = CHECK.lines([Line(true), Line(lie)], KETTLE, language)
    assert [line.text for line in taken] == [true]
    assert [each.text for each in left] == [lie]


@pytest.mark.parametrize("language", ["zh", "de", "es", "fr"])
def test_other_languages_keep_names_and_read_their_own_sentences_back(language: str) -> None:
    for kind in KINDS:
        copy = DRAFTER.draft(KETTLE, kind, "plain", language)
        assert copy.left_out == ()
        assert copy.lines
        other = [line.text for line in copy.lines if wordings(language).borne_out(line.text, PAN)]
        assert other == []
    assert "Copper Kettle" in DRAFTER.draft(KETTLE, "title", "plain", language).text


def test_a_model_speaks_only_where_its_words_are_true() -> None:
    says = {"material": "It is made of copper throughout and never rusts.", "weight": "It weighs 900 g."}
    model = replace(DRAFTER, words=lambda evidence: says.get(evidence.findings[0].about, ""))  # type: ignore[union-attr]
    copy = model.draft(KETTLE, "description", "plain", "en")
    assert "never rusts" not in copy.text
    assert "copper" in copy.text
    assert [left.text for left in copy.left_out] == [says["material"]]


def test_what_is_unsafe_is_left_out_though_true() -> None:
    careful = Drafter(
        replace(CHECK, objects=lambda text, language: "weights" if "900" in text else None),
        lambda: VOCABULARY,
    )
    copy = careful.draft(KETTLE, "description", "plain", "en")
    assert "900" not in copy.text
    assert {left.reason for left in copy.left_out} == {"unsafe"}


def test_the_shops_own_policy_is_asked_in_the_drafts_language() -> None:
    asked: list[str] = []

    class Own(Policy):
        def judge(self, text: str, language: str = "en", quoted: Sequence[str] = ()) -> Verdict:
            asked.append(language)
            return Held(Category.LEGAL)

    careful = Drafter(replace(CHECK, objects=objection(Own())), lambda: VOCABULARY)
    copy = careful.draft(KETTLE, "description", "plain", "de")
    assert copy.lines == ()
    assert {left.detail for left in copy.left_out if left.reason == "unsafe"} == {"legal"}
    assert set(asked) == {"de"}


def test_what_the_data_does_not_say_is_listed_and_not_answered() -> None:
    copy = DRAFTER.draft(KETTLE, "questions", "plain", "en", ("Does it whistle?",))
    assert copy.unsaid == ("Does it whistle?", "What is the capacity?")
    assert "whistle" not in copy.text
    assert "What is it made of? It is made of copper." in copy.text.splitlines()


def test_a_second_run_makes_nothing_and_a_changed_product_is_drafted_anew(drafts: CopyDrafts) -> None:
    drafting = Drafting(drafts, DRAFTER)
    assert len(list(drafting.run([KETTLE, PAN], ALL))) == 2 * len(KINDS)
    assert list(drafting.run([KETTLE, PAN], ALL)) == []
    changed = replace(KETTLE, attributes={"material": ("steel",)})
    assert {kept.product_id for kept in drafting.run([changed, PAN], ALL)} == {"K-1"}


def test_a_run_that_was_cut_off_goes_on(drafts: CopyDrafts) -> None:
    drafting = Drafting(drafts, DRAFTER)
    begun = drafting.run([KETTLE, PAN], ALL)
    first = next(begun)
    begun.close()
    assert [kept.id for kept in drafts.all()] == [first.id]
    assert len(list(drafting.run([KETTLE, PAN], ALL))) == 2 * len(KINDS) - 1


def test_a_stale_draft_is_not_approved_and_a_price_makes_none_stale(drafts: CopyDrafts) -> None:
    kept = next(Drafting(drafts, DRAFTER).run([KETTLE], ALL))
    for product in (replace(KETTLE, description="Now with a whistle."), None):
        with pytest.raises(Invalid):
            approve(drafts, kept, product)
    approve(drafts, kept, replace(KETTLE, rating=4.0))
    assert drafts.get(kept.id).state == "approved"


def test_an_edit_names_what_is_not_borne_out_and_has_to_be_approved_again(drafts: CopyDrafts) -> None:
    kept = list(Drafting(drafts, DRAFTER).run([KETTLE], ALL))[1]
    approve(drafts, kept, KETTLE)
    new = edited(kept, "It is made of copper. It weighs 2 kg.", KETTLE, CHECK)
    drafts.reword(kept.id, written(new))
    assert [left.text for left in read(drafts.get(kept.id)).left_out] == ["It weighs 2 kg."]
    assert drafts.get(kept.id).state == "draft"


def test_only_what_is_approved_is_exported_and_ingest_reads_it(drafts: CopyDrafts, tmp_path: Path) -> None:
    for kept in Drafting(drafts, DRAFTER).run([KETTLE], ALL):
        if kept.kind in {"description", "bullets"}:
            approve(drafts, kept, KETTLE)
    copies = by_product(drafts.all(), "en")
    assert set(copies["K-1"]) == {"description", "bullets"}
    feed = tmp_path / "patch.jsonl"
    feed.write_text(json.dumps(feed_row(KETTLE, copies["K-1"])), encoding="utf-8")
    (again,) = (item for item in read_feed(feed) if isinstance(item, Product))
    assert (again.name, again.attributes) == (KETTLE.name, KETTLE.attributes)
    assert "made of copper" in again.description
    assert "- Material: copper" in again.description


def test_a_table_runs_nothing_and_marks_nothing_up() -> None:
    bad = replace(KETTLE, id="=1+1", name="<b>Kettle</b>")
    copy = DRAFTER.draft(bad, "description", "plain", "en")
    out = io.StringIO()
    write_table([(bad, {"description": replace(copy, lines=(Line("<script>"),))})], out)
    (row,) = list(csv.reader(io.StringIO(out.getvalue())))[1:]
    assert row[0] == "'=1+1"
    assert row[2] == "<p>&lt;script&gt;</p>"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_tells_facts_and_refuses_anothers(code: str) -> None:
    for kind in KINDS:
        copy = DRAFTER.draft(KETTLE, kind, "plain", code)
        assert copy.lines, kind
        assert copy.left_out == (), kind
        assert DRAFTER.check.lines(copy.lines[1:], PAN, code)[0] == (), kind


def test_a_quality_that_the_own_words_name_is_not_told_again() -> None:
    robe = Product("R-1", "Robe", description="A fully waterproof robe.", attributes={"waterproof": ("yes",)})
    copy = DRAFTER.draft(robe, "description", "plain", "en")
    assert copy.text == "A fully waterproof robe."
