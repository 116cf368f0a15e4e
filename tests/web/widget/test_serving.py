"""The widget's files over the wire: small, for every page, and soon replaced."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.web import widget

FOLDER = Path(widget.__file__).parent
MOST = 25 * 1000
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.json"))


def english() -> dict[str, str]:
    text = (FOLDER / "widget.js").read_text(encoding="utf-8")
    return dict(
        re.findall(r'(\w+): (\[[^\]]*\]|"[^"]*")', text.partition("const ENGLISH = {")[2].partition("};")[0])
    )


def test_it_is_small_packed_and_for_every_page(client: TestClient) -> None:
    answer = client.get("/widget.js", headers={"Accept-Encoding": "gzip", "Origin": "https://any.example"})
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < MOST
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    written = (FOLDER / "widget.js").read_text(encoding="utf-8")
    assert answer.text == "\n".join(line.lstrip(" ") for line in written.split("\n"))
    plain = client.get("/widget.js", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == answer.content


@pytest.mark.parametrize(
    ("accepts", "packed"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("*", True), ("gzip;q=0", False), ("br", False)],
)
def test_it_is_packed_only_where_that_is_understood(client: TestClient, accepts: str, packed: bool) -> None:
    answer = client.head("/widget.js", headers={"Accept-Encoding": accepts})
    assert (answer.headers.get("content-encoding") == "gzip") is packed
    assert "Accept-Encoding" in answer.headers["vary"]


def test_a_page_that_knows_it_is_not_sent_it_again(client: TestClient) -> None:
    first = client.get("/widget.js")
    assert "max-age=300" in first.headers["cache-control"]
    again = client.get("/widget.js", headers={"If-None-Match": f'"x", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/widget.js", headers={"If-None-Match": '"another"'}).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_words_and_their_places(client: TestClient, language: str) -> None:
    words = client.get(f"/widget/{language}.json").json()
    known = english()
    assert len(known) > 60
    assert set(words) == set(known)
    for name, text in known.items():
        said = words[name] if isinstance(words[name], str) else json.dumps(words[name])
        assert sorted(re.findall(r"\{\w+\}", said)) == sorted(re.findall(r"\{\w+\}", text)), name
    assert all(len(words[name]) == known[name].count('", "') + 1 for name in ("reasonsUp", "reasonsDown"))


def test_the_script_knows_the_languages_that_there_are(client: TestClient) -> None:
    text = (FOLDER / "widget.js").read_text(encoding="utf-8")
    named = re.findall(r'([\w-]+)"?: "', re.search(r"const LAUNCHERS = \{([^}]*)\}", text)[1])  # type: ignore[index]
    assert sorted(named) == sorted(["en", *LANGUAGES])
    assert client.get("/widget/xx.json").status_code == 404
    assert client.get("/widget/..%2Fwidget.json").status_code == 404


def test_no_text_of_the_script_hangs_on_how_its_lines_are_indented() -> None:
    """They are sent without. Of the texts only the style sheet spans lines, and to that it is the same."""
    lines = (FOLDER / "widget.js").read_text(encoding="utf-8").splitlines()
    across = [line for line in lines if line.count("`") % 2 and not line.strip().startswith(("*", "/*"))]
    assert across == ["const CSS_TEXT = `", "`;"]


def test_the_script_never_makes_html_or_code_of_text() -> None:
    text = (FOLDER / "widget.js").read_text(encoding="utf-8")
    for sink in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "srcdoc",
    ):
        assert sink not in text


def test_what_it_is_opened_with(client: TestClient) -> None:
    assert client.get("/v1/widget").json() == {
        "shop": client.app.state.shop.settings.shop.name,  # type: ignore[attr-defined]
        "starters": [],
        "max_message_chars": 200,
        "pictures": True,
    }
