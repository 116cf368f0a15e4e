"""What of a picture is the thing, and what is behind it: by how far a pixel is from the border's colours.

It is meant for pictures of goods, where the thing stands before something plain. Where no such border
is to be found, the middle counts most.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retrieval.pictures.reading import Pixels

Plane = npt.NDArray[np.float32]

RING = 0.04
"""Of the shorter side: how wide the border is that is taken for background."""
FEW, MOST = 0.02, 0.92
"""Of the picture: outside of these shares no foreground is believed."""
NEAR, FAR = 6.0, 14.0
"""Distances in Lab up to which a pixel is background, and from which it is foreground."""
SHADES = 4
"""Background colours that the border may have."""


def foreground(lab: Plane, seen: Pixels) -> Plane:
    """From 0 (behind) to 1 (the thing), of shape (height, width)."""
    opaque: Plane = (seen / 255).astype(np.float32)
    if opaque.mean() < MOST:
        return opaque
    height, width = seen.shape
    ring = max(1, round(RING * min(height, width)))
    border = np.concatenate(
        [part.reshape(-1, 3) for part in (lab[:ring], lab[-ring:], lab[:, :ring], lab[:, -ring:])]
    )
    distance = np.full((height, width), np.inf, np.float32)
    for shade in _shades(border):
        distance = np.minimum(distance, np.sqrt(((lab - shade) ** 2).sum(axis=2)))
    mask = np.clip((distance - NEAR) / (FAR - NEAR), 0, 1).astype(np.float32) * opaque
    return mask if FEW < mask.mean() < MOST else middle(height, width)


def _shades(border: Plane) -> Plane:
    """A few colours that stand for the border's: the middle one, then what is farthest from those before,
    where much of the border is like it."""
    shades: list[Plane] = [np.median(border, axis=0).astype(np.float32)]
    for _ in range(SHADES - 1):
        distance = np.min([((border - shade) ** 2).sum(axis=1) for shade in shades], axis=0)
        far = border[distance > NEAR**2]
        if len(far) < 0.1 * len(border):
            break
        shades.append(np.median(far, axis=0).astype(np.float32))
    return np.array(shades, np.float32)


def middle(height: int, width: int) -> Plane:
    """1 in the middle, falling off to the border."""
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    falling: Plane = np.exp(-2 * (x**2 + y**2)).astype(np.float32)
    return falling
