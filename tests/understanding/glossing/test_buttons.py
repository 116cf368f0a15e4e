"""The buttons of the widget say a sentence with a product's name: each is understood in every language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.turn import Conversation
from assistant.understanding.glossing.glosses import Glossing, served
from assistant.understanding.language import Detecting
from retrieval.facets import facets
from tests.understanding.shops import OUTDOORS

WIDGET = Path("assistant/web/widget")
LINES = Path("demo/catalogue.jsonl").read_text(encoding="utf-8").splitlines()
NAMES = [json.loads(line)["name"] for line in LINES]
ASKED = ("Ferry Roll-Top 30", "Heron 22 Day Pack")
KNOWN = facets(OUTDOORS)
GLOSSES = Glossing(Detecting(lambda: KNOWN, lambda: NAMES), lambda: KNOWN, lambda: NAMES)
SAYS = {
    "addWords": "add {} to my cart",
    "removeWords": "remove {} from my cart",
    "notWords": "not {}, something else",
    "moreWords": "tell me more about {}",
}


@pytest.mark.parametrize("button", SAYS)
@pytest.mark.parametrize("tag", sorted(served() - {"en"}))
def test_a_button_is_understood_in_its_language(tag: str, button: str) -> None:
    said = json.loads((WIDGET / f"{tag}.json").read_text(encoding="utf-8"))[button]
    for name in ASKED:
        gloss = GLOSSES.gloss(said.format(name=name), Conversation("c", tag))
        assert (gloss.language, gloss.english) == (tag, SAYS[button].format(name))
