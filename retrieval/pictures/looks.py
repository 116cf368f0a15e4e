"""How a picture looks, in numbers: colours, shape and texture of what stands before its background.

No model and no weights: histograms that are compared by cosine. It sees that two things are blue and
round, and not what they are.

Colours: a soft histogram in CIE Lab, compared as square roots (Bhattacharyya). Shape: histograms of
oriented gradients (Dalal and Triggs, 2005, section 6, without block overlap), the silhouette on a coarse
grid, and the silhouette's rings as Fourier magnitudes, which a turn of the thing leaves as they are.
Texture: uniform local binary patterns, the same however turned (Ojala, Pietikäinen and Mäenpää, 2002).
Every block is made of the picture and its mirror image, so that which way a thing points does not count.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image

from retrieval.pictures.foreground import foreground
from retrieval.pictures.model import By
from retrieval.pictures.reading import Picture
from retrieval.query import Vectors

Plane = npt.NDArray[np.float32]

SIDE = 128
"""Pixels of the longer side while it is looked at."""
FRAME = 48
"""Pixels of the square that the thing is fitted into for its shape."""
CELLS, ORIENTATIONS = 4, 9
GRID = 8
RINGS, ANGLES, HARMONICS = 4, 32, 6
LIGHTS, HUES = 5, 6
"""Bins of L, and of a and b each."""
WEIGHTS = {"color": 0.40, "edges": 0.25, "silhouette": 0.15, "rings": 0.10, "texture": 0.10}
PATTERNS = 10


class Looks:
    """A `PictureModel` of plain measurements."""

    name = "looks-1"
    by: By = "looks"
    dimensions = LIGHTS * HUES * HUES + CELLS**2 * ORIENTATIONS + GRID**2 + RINGS * HARMONICS + 2 * PATTERNS

    def embed(self, pictures: Sequence[Picture]) -> Vectors:
        if not pictures:
            return np.zeros((0, self.dimensions), np.float32)
        return np.stack([_vector(picture) for picture in pictures])

    def embed_texts(self, texts: Sequence[str]) -> Vectors | None:
        return None


def _vector(picture: Picture) -> Vectors:
    rgb, seen = _fitted(picture)
    lab = to_lab(rgb)
    mask = foreground(lab, seen)
    light: Plane = (lab[:, :, 0] / 100).astype(np.float32)
    cut, shape = _framed(light, mask)
    mirrored = cut[:, ::-1], shape[:, ::-1]
    blocks = {
        "color": np.sqrt(_colors(lab, mask)),
        "edges": np.sqrt(_edges(cut, shape) + _edges(*mirrored)),
        "silhouette": _silhouette(shape) + _silhouette(mirrored[1]),
        "rings": _rings(shape),
        "texture": np.sqrt(np.concatenate([_patterns(light, mask, 1), _patterns(light, mask, 3)])),
    }
    parts = [np.sqrt(WEIGHTS[name]) * unit(block) for name, block in blocks.items()]
    return unit(np.concatenate(parts)).astype(np.float32)


def unit(block: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """Of length one; noughts, which a blank picture has, become equal parts."""
    length = float(np.linalg.norm(block))
    return block / length if length > 1e-9 else np.full_like(block, block.size**-0.5)


def _fitted(picture: Picture) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    height, width = picture.seen.shape
    scale = SIDE / max(height, width)
    size = max(8, round(width * scale)), max(8, round(height * scale))
    if size == (width, height):
        return picture.pixels, picture.seen
    way = Image.Resampling.BILINEAR
    pixels = np.asarray(Image.fromarray(picture.pixels).resize(size, way))
    return pixels, np.asarray(Image.fromarray(picture.seen).resize(size, way))


def to_lab(rgb: npt.NDArray[np.uint8]) -> Plane:
    """CIE 1976 L*a*b* under D65, of sRGB."""
    linear = _LINEAR[rgb]
    xyz = linear @ _TO_XYZ.T / np.array([0.95047, 1.0, 1.08883], np.float32)
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = f[:, :, 0], f[:, :, 1], f[:, :, 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=2).astype(np.float32)


_STEPS = np.arange(256, dtype=np.float32) / 255
_LINEAR = np.where(_STEPS <= 0.04045, _STEPS / 12.92, ((_STEPS + 0.055) / 1.055) ** 2.4).astype(np.float32)
_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], np.float32)


def _colors(lab: Plane, mask: Plane) -> Plane:
    """How much of the thing is in each bin of L, a and b, shared between neighbouring bins."""
    spans = ((0.0, 100.0, LIGHTS), (-60.0, 60.0, HUES), (-60.0, 60.0, HUES))
    found = np.zeros((LIGHTS, HUES, HUES), np.float64)
    lows, parts = [], []
    for axis, (low, high, count) in enumerate(spans):
        place = np.clip((lab[:, :, axis] - low) / (high - low), 0, 1) * (count - 1)
        lows.append(np.minimum(place.astype(np.int64), count - 2))
        parts.append(place - lows[-1])
    for corner in np.ndindex(2, 2, 2):
        share = mask.astype(np.float64)
        for part, up in zip(parts, corner, strict=True):
            share = share * (part if up else 1 - part)
        light, red, blue = ((low + up).ravel() for low, up in zip(lows, corner, strict=True))
        flat = (light * HUES + red) * HUES + blue
        found += np.bincount(flat, share.ravel(), found.size).reshape(found.shape)
    shares: Plane = (found / max(found.sum(), 1e-9)).ravel().astype(np.float32)
    return shares


def _framed(light: Plane, mask: Plane) -> tuple[Plane, Plane]:
    """The thing alone, in a square that it just fills: its light over the mean, and its mask."""
    rows, columns = np.flatnonzero(mask.max(axis=1) > 0.5), np.flatnonzero(mask.max(axis=0) > 0.5)
    if len(rows) and len(columns):
        light = light[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        mask = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    inside = float((light * mask).sum() / max(float(mask.sum()), 1e-6))
    return _square((light - inside) * mask), _square(mask)


def _square(plane: Plane) -> Plane:
    side = max(plane.shape)
    padded = np.zeros((side, side), np.float32)
    top, left = (side - plane.shape[0]) // 2, (side - plane.shape[1]) // 2
    padded[top : top + plane.shape[0], left : left + plane.shape[1]] = plane
    image = Image.fromarray(padded, mode="F").resize((FRAME, FRAME), Image.Resampling.BOX)
    return np.asarray(image, np.float32)


def _edges(light: Plane, mask: Plane) -> Plane:
    """How strong edges of each direction are, in each cell; the silhouette's own edges count too."""
    plane = light + mask
    down, across = np.gradient(plane)
    strength = np.hypot(down, across)
    turn = (np.arctan2(down, across) % np.pi) / np.pi * ORIENTATIONS
    low = np.floor(turn).astype(np.int64)
    part = turn - low
    cell = np.arange(FRAME) * CELLS // FRAME
    base = (cell[:, None] * CELLS + cell[None, :]) * ORIENTATIONS
    size = CELLS**2 * ORIENTATIONS
    found = np.bincount((base + low % ORIENTATIONS).ravel(), (strength * (1 - part)).ravel(), size)
    found += np.bincount((base + (low + 1) % ORIENTATIONS).ravel(), (strength * part).ravel(), size)
    return found.astype(np.float32)


def _silhouette(mask: Plane) -> Plane:
    step = FRAME // GRID
    filled: Plane = mask.reshape(GRID, step, GRID, step).mean(axis=(1, 3)).ravel()
    return filled


def _rings(mask: Plane) -> Plane:
    """How much of each ring around the silhouette's centre it fills, direction by direction, without
    where the directions begin."""
    y, x = np.mgrid[:FRAME, :FRAME].astype(np.float32)
    whole = max(float(mask.sum()), 1e-6)
    y, x = y - float((y * mask).sum()) / whole, x - float((x * mask).sum()) / whole
    radius = np.hypot(y, x)
    spread = max(float(np.sqrt((radius**2 * mask).sum() / whole)), 1e-6)
    ring = np.minimum((radius / spread * RINGS / 2).astype(np.int64), RINGS - 1)
    angle = ((np.arctan2(y, x) + np.pi) / (2 * np.pi) * ANGLES).astype(np.int64) % ANGLES
    place = (ring * ANGLES + angle).ravel()
    filled = np.bincount(place, mask.ravel(), RINGS * ANGLES).reshape(RINGS, ANGLES)
    return np.abs(np.fft.rfft(filled, axis=1))[:, :HARMONICS].ravel().astype(np.float32)


def _patterns(light: Plane, mask: Plane, radius: int) -> Plane:
    """Which neighbours are lighter, by how many of the eight: rotation leaves a pattern as it is."""
    if min(light.shape) <= 2 * radius + 1:
        return np.zeros(PATTERNS, np.float32)
    inner = slice(radius, -radius)
    middle = light[inner, inner] + 0.01
    around = []
    for down, across in _AROUND:
        rows = slice(radius + down * radius, light.shape[0] - radius + down * radius)
        columns = slice(radius + across * radius, light.shape[1] - radius + across * radius)
        around.append(light[rows, columns] > middle)
    lighter = np.stack(around)
    changes = (lighter != np.roll(lighter, 1, axis=0)).sum(axis=0)
    code = np.where(changes <= 2, lighter.sum(axis=0), PATTERNS - 1)
    found = np.bincount(code.ravel(), mask[inner, inner].ravel(), PATTERNS)
    shares: Plane = (found / max(found.sum(), 1e-9)).astype(np.float32)
    return shares


_AROUND = ((-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1))
