"""What customers write, read by the records of the demo shop and of the benchmark: a table of messages
with what each has to come to (`>` the message, indented what it says)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.desk.reading.told import DATA, demo, tau, told

HERE = Path(__file__).parent
Case = tuple[str, str, list[str]]


def table(name: str) -> list[Case]:
    cases: list[Case] = []
    who = ""
    for row in (HERE / f"{name}.txt").read_text().splitlines():
        if row.startswith("# "):
            who = row[2:]
        elif row.startswith("> "):
            cases.append((who, row[2:], []))
        elif row.strip():
            cases[-1][2].append(row.strip())
    return cases


@pytest.mark.parametrize(("who", "text", "meant"), table("demo"))
def test_a_message_of_a_customer_of_the_demo_shop(who: str, text: str, meant: list[str]) -> None:
    assert told(text, demo(who)) == meant


@pytest.mark.data
@pytest.mark.parametrize(("who", "text", "meant"), [*table("tau"), *table("orders")])
def test_a_message_of_a_customer_of_the_benchmark(who: str, text: str, meant: list[str]) -> None:
    if not DATA.is_dir():
        pytest.skip(f"no tau-bench-retail at {DATA}: set FLOORWALKER_DATA")
    assert told(text, tau(who)) == meant
