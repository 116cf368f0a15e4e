"""Experiments as they are printed for the shop's owner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.cli.common import console, plain, table

if TYPE_CHECKING:
    from assistant.feedback.experiments.reporting import Cell, Report


def print_check(record: dict[str, Any]) -> None:
    needed = record["units_needed"]
    console.print(
        plain(
            f"{record['experiment']} ({record['state']}, {record['method']}): {record['metric']} is "
            f"{record['baseline']:.1%} by {record['baseline_from']}; looks for {record['effect']:.1%}."
        )
    )
    table("", ("arm", "needed"), [(arm, f"{units:,}") for arm, units in needed.items()])
    total = sum(needed.values())
    if record["days"] is None:
        console.print(f"{total:,} in all. Nobody came in the last 28 days, so nothing tells how long.")
    else:
        console.print(f"{total:,} in all; {record['units_a_day']:g} new a day: {record['days']:,.0f} days.")
    for remark in record["remarks"]:
        console.print(plain(f"Note: {remark}."))
    console.print()


def print_report(found: Report) -> None:
    from assistant.feedback.experiments.metrics import METRICS

    head = (
        f"{found.experiment} ({found.state}), by {found.unit}; {found.method}, allocation {found.allocation}"
    )
    table(head, ("arm", "state", f"{found.unit}s", "replies", "share of new"), _arm_rows(found))
    rows = [
        (METRICS[name].words, arm.name, *_cell(METRICS[name].rate, arm.cells[name]))
        for name in (found.metric, *(name for name in METRICS if name != found.metric))
        for arm in found.arms
    ]
    level = f"{100 * (1 - found.alpha):g} %"
    columns = ("metric", "arm", "value", level, "to control", f"{level} ", "p", "p, adjusted")
    table(f"decides: {METRICS[found.metric].words}", columns, rows)
    console.print(
        f"Sample ratio: p = {found.sample_ratio:.3g}{'' if found.trusted else ': NOT TO BE TRUSTED'}"
    )
    if found.left_out:
        console.print(f"{found.left_out} left out, seen in two arms.")
    for watch in found.watches:
        console.print(plain(f"Guard rail, {watch.arm}: {watch.words}{_tripped(watch.p)}"))
    for words in found.verdicts:
        console.print(plain(words), style="bold")
    console.print()


def _tripped(p: float | None) -> str:
    return " (too little is known)" if p is None else f" (p = {p:.2g})"


def _arm_rows(found: Report) -> Sequence[Sequence[str]]:
    return [
        (
            f"{arm.name}{' (control)' if arm.control else ''}",
            arm.state,
            f"{arm.units:,}",
            f"{arm.turns:,}",
            f"{arm.chance:.0%}" + (f", best {arm.best:.0%}" if arm.best is not None else ""),
        )
        for arm in found.arms
    ]


def _cell(rate: bool, cell: Cell) -> tuple[str, ...]:
    def told(value: float | None, sign: str = "") -> str:
        if value is None:
            return "-"
        return f"{100 * value:{sign}.1f} %" if rate else f"{value:{sign}.2f} s"

    def between(low: float | None, high: float | None, sign: str = "") -> str:
        return "-" if low is None else f"{told(low, sign)} … {told(high, sign)}"

    return (
        told(cell.value),
        between(cell.low, cell.high),
        told(cell.difference, "+"),
        between(cell.difference_low, cell.difference_high, "+"),
        _p(cell.p),
        _p(cell.adjusted),
    )


def _p(value: float | None) -> str:
    return "-" if value is None else "< 0.001" if value < 0.001 else f"{value:.3f}"
