"""The grammars that customers speak by: `a`, `b` and `c` share no wording that has a choice to it.

B is held back: whoever mends the assistant looks at failures from A and C only. In C people begin with
what has happened.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def load(name: str) -> dict[str, Any]:
    """Grammar "a", "b" or "c"."""
    text = (Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")
    # option names and values such as `none`, `yes` and `8` are words here, not YAML's own
    words: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return words
