"""Draws the demo shop's pictures: one flat SVG a product, by what it is, tinted by its first color.

`python demo/illustrate.py` writes demo/images/*.svg from catalogue.jsonl and drawings.toml.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

HERE = Path(__file__).parent
FRAME = Template(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">'
    '<rect width="200" height="200" fill="$field"/>$shadow$drawing</svg>\n'
)
SHADOW = Template('<ellipse cx="100" cy="168" rx="72" ry="6" fill="$d" opacity=".18"/>')
COLORS = {
    "beech": "#cda57a",
    "black": "#3b4248",
    "brass": "#c4a04c",
    "brick red": "#b3543f",
    "brown": "#8a6246",
    "charcoal": "#555c61",
    "clear": "#bcd6df",
    "copper": "#c1784a",
    "coral": "#e58470",
    "coral stripe": "#e58470",
    "cream": "#e9dcc0",
    "ecru": "#ddd0b4",
    "forest": "#3f6650",
    "graphite": "#5d666d",
    "gray": "#8f979c",
    "green": "#5d8f5f",
    "heather": "#9b86a6",
    "mixed": "#c98f5a",
    "moss": "#74814f",
    "natural": "#d2b184",
    "navy": "#36506f",
    "navy stripe": "#36506f",
    "oatmeal": "#d3c3a8",
    "ochre": "#cf9b3c",
    "olive": "#7b7a48",
    "orange": "#e08a3c",
    "red": "#c94f45",
    "rust": "#ad5f38",
    "sage": "#9db297",
    "sand": "#d3b98d",
    "sea blue": "#4f8ea8",
    "signal yellow": "#e3bf2f",
    "silver": "#aab4ba",
    "slate": "#64788a",
    "teal": "#3f8f8c",
    "walnut": "#7d573b",
    "white": "#eef0ee",
    "yellow": "#e9bd45",
}
UNCOLORED = ("#5f8f9f", "#b3705a", "#7f8f5c", "#c09a50", "#8a7796")
"""For products that name no color: one of these, always the same one for an id."""
FIXED = {"w": "#fffaf0", "k": "#39444c", "n": "#cfa577", "o": "#a97c50", "s": "#bcc6cc", "t": "#8c98a0"}


def mix(color: str, other: str, share: float) -> str:
    """`color` with that share of `other` in it; both are #rrggbb."""
    pairs = zip(bytes.fromhex(color[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def color_of(product: dict[str, Any]) -> str:
    for variant in product.get("variants", []):
        for option in ("color", "handle"):
            if variant["options"].get(option) in COLORS:
                return COLORS[variant["options"][option]]
    for value in product["attributes"].get("color", []):
        if value in COLORS:
            return COLORS[value]
    return UNCOLORED[sum(product["id"].encode()) % len(UNCOLORED)]


def palette(main: str) -> dict[str, str]:
    """The colors that a drawing may name, from its main one."""
    red, green, blue = bytes.fromhex(main[1:])
    warm = red > blue + 20 and green > blue
    pale = min(red, green, blue) > 190
    return FIXED | {
        "m": main,
        "d": mix(main, "#2b2f36", 0.3),
        "l": mix(main, "#ffffff", 0.38),
        "a": "#3f7f93" if warm else "#e0a13f",
        "field": "#c9dadd" if pale else mix(main, "#f8f3ea", 0.8),
    }


def drawings(path: Path) -> dict[str, dict[str, Any]]:
    """What stands for each category leaf and product id that drawings.toml lists."""
    by_name = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: drawing for drawing in by_name.values() for key in drawing["for"]}


def illustrations(folder: Path) -> Iterator[tuple[str, str]]:
    """Each image's path in the shop's folder, with its SVG.

    Raises KeyError for a product that nothing stands for.
    """
    known = drawings(folder / "drawings.toml")
    for line in (folder / "catalogue.jsonl").read_text(encoding="utf-8").splitlines():
        product = json.loads(line)
        drawing = known.get(product["id"]) or known[product["category"][-1]]
        colors = palette(color_of(product))
        body = Template(drawing["svg"]).substitute(colors)
        shadow = SHADOW.substitute(colors) if drawing.get("shadow", True) else ""
        yield product["images"][0], FRAME.substitute(colors, shadow=shadow, drawing=body)


def main() -> None:
    (HERE / "images").mkdir(exist_ok=True)
    for path, svg in illustrations(HERE):
        (HERE / path).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
