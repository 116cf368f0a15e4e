"""The files of products' pictures: in the shop's folder, or at their addresses."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from retrieval.catalog.feeds.address import Fetcher, Limits
from retrieval.errors import FeedUnavailable, RetrievalError
from retrieval.pictures.reading import Bounds, Picture, read

IMAGES, RASTERS = "images", "pictures"
"""Folders of the shop: its pictures, and by the same names photos of those that are drawings (SVG)."""
KINDS = (".webp", ".png", ".jpg", ".jpeg", ".avif", ".gif")
SCHEMES = ("https://", "http://")


class PictureMissing(RetrievalError):
    """A product's picture cannot be had; the text says why, without secrets of its address."""


class PictureSource(Protocol):
    def mark(self, image: str) -> str:
        """Another one for another picture, as far as can be seen without reading it. Raises
        PictureMissing where there is none."""
        ...

    def read(self, image: str) -> Picture:
        """Raises PictureMissing and PictureRefused."""
        ...


@dataclass(frozen=True, slots=True)
class PictureFiles:
    """Pictures of one shop. Addresses are fetched with the guards of feeds: public hosts alone unless
    `private`, bounded in bytes and seconds. What was fetched is read and deleted."""

    folder: Path
    private: bool = False
    bounds: Bounds = field(default_factory=Bounds)
    fetcher: Callable[[Path, bool, Limits], Fetcher] = Fetcher

    def mark(self, image: str) -> str:
        """An address stands for itself: what changes behind it is not seen until the address changes."""
        if image.startswith(SCHEMES):
            return image
        file = self._file(image)
        about = file.stat()
        return f"{file.name} {about.st_size} {about.st_mtime_ns}"

    def read(self, image: str) -> Picture:
        if image.startswith(SCHEMES):
            return read(self._fetched(image), self.bounds)
        file = self._file(image)
        if file.stat().st_size > self.bounds.most_bytes:
            raise PictureMissing(f"{image} has more than {self.bounds.most_bytes:,} bytes")
        return read(file.read_bytes(), self.bounds)

    def _fetched(self, address: str) -> bytes:
        limits = Limits(5.0, 10.0, 30.0, self.bounds.most_bytes, 3)
        with tempfile.TemporaryDirectory() as folder:
            try:
                got = self.fetcher(Path(folder), self.private, limits).fetch(address)
            except FeedUnavailable as error:
                raise PictureMissing(str(error)) from None
            return got.path.read_bytes() if got else b""

    def _file(self, image: str) -> Path:
        """The file that an image of the feed means; of a drawing the photo beside it."""
        name = image.removeprefix(f"{IMAGES}/")
        if not image.startswith(f"{IMAGES}/") or "\0" in name:
            raise PictureMissing(f"{image} is neither an address nor a file of {IMAGES}/")
        folder = self.folder / IMAGES
        choices = [folder / name]
        if name.lower().endswith(".svg"):
            folder = self.folder / RASTERS
            choices = [folder / (name[: -len(".svg")] + kind) for kind in KINDS]
        inside = folder.resolve()
        for file in choices:
            if file.is_file() and file.resolve().is_relative_to(inside):
                return file
        if folder.name == RASTERS:
            raise PictureMissing(f"{image} is a drawing, and {RASTERS}/ has no photo of that name")
        raise PictureMissing(f"{image} is not there")
