"""Writes demo/manuals/harborside-moka-pot.pdf: a page of text as a word processor would export it."""

from __future__ import annotations

from pathlib import Path

FILE = Path(__file__).parent / "manuals" / "harborside-moka-pot.pdf"
LINES = """
Harborside Moka Pot

Brewing coffee
1. Fill the base with cold water up to just below the valve.
2. Set the funnel in, fill it with medium ground coffee and do not press it down.
3. Screw the top on tightly and hold it by the base, not by the handle.
4. Heat it on a low flame and take it off as soon as it gurgles.

Removing limescale
1. Fill the base with water and two tablespoons of white vinegar.
2. Boil it through without coffee.
3. Rinse every part with clear water and boil plain water through twice.

Water leaks at the seam
Unscrew the pot when it is cold, wipe the thread and press the rubber gasket flat.
A gasket that has gone hard or has cracks has to be replaced.
""".strip().split("\n")


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page: its five objects, and where in the file each begins."""
    escaped = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines)
    words = "BT /F1 11 Tf 60 780 Td 16 TL\n" + "\n".join(f"({line}) Tj T*" for line in escaped) + "\nET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(words)} >>\nstream\n{words}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return out + f"{trailer}startxref\n{len(out)}\n%%EOF\n".encode("latin-1")


if __name__ == "__main__":
    FILE.write_bytes(pdf(LINES))
