"""Products' pictures into the index: only what changed, and each some that were made are kept, so that a
run that was broken off goes on where it was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from retrieval.catalog.product import Product
from retrieval.catalog.progress import Progress, Silent
from retrieval.pictures.likeness import Pictures
from retrieval.pictures.reading import Picture, PictureRefused
from retrieval.pictures.sources import PictureMissing, PictureSource

AT_ONCE = 32
TOLD = 20
"""Of those that could not be had, so many are named."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What a run did, in products: `made` and `unchanged` have a vector now, `removed` had one,
    `without` name no picture, and of `failed` none could be had; `problems` says of the first why."""

    made: int = 0
    unchanged: int = 0
    removed: int = 0
    without: int = 0
    failed: int = 0
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wanted:
    product_id: str
    image: str
    digest: str


def index_pictures(
    products: Iterable[Product],
    source: PictureSource,
    pictures: Pictures,
    progress: Progress | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Indexed:
    """Make the vectors of the first picture of each product, where they are not made yet, and remove
    those of products that are gone or have no picture any more.

    A picture that cannot be had leaves the others alone; its product keeps no vector of another one.
    """
    progress, index = progress or Silent(), pictures.index
    known, problems = index.hashes(), list[str]()
    wanted, without, failed = list[_Wanted](), 0, 0
    for product in products:
        if not product.images:
            without += 1
            continue
        try:
            wanted.append(_of(product, source))
        except (PictureMissing, OSError) as error:
            failed += 1
            problems.append(f"{product.id}: {error}")
    standing = {want.product_id for want in wanted}
    gone = [product_id for product_id in known if product_id not in standing]
    index.delete(gone)
    new = [want for want in wanted if known.get(want.product_id) != want.digest]
    made = 0
    progress.started("pictures", len(new))
    for start in range(0, len(new), AT_ONCE):
        some = new[start : start + AT_ONCE]
        if stopped():
            break
        read = list(_read(some, source, problems))
        failed += len(some) - len(read)
        if read:
            vectors = pictures.model.embed([picture for _, picture in read])
            index.upsert([want.product_id for want, _ in read], vectors, [want.digest for want, _ in read])
        broken = {want.product_id for want in some} - {want.product_id for want, _ in read}
        index.delete([product_id for product_id in broken if product_id in known])
        made += len(read)
        progress.advanced("pictures", len(some))
    progress.finished("pictures")
    return Indexed(made, len(wanted) - len(new), len(gone), without, failed, tuple(problems[:TOLD]))


def _of(product: Product, source: PictureSource) -> _Wanted:
    image = product.images[0]
    said = f"{image}\0{source.mark(image)}".encode()
    return _Wanted(product.id, image, hashlib.blake2b(said, digest_size=16).hexdigest())


def _read(
    some: Iterable[_Wanted], source: PictureSource, problems: list[str]
) -> Iterator[tuple[_Wanted, Picture]]:
    for want in some:
        try:
            yield want, source.read(want.image)
        except (PictureMissing, PictureRefused, OSError) as error:
            problems.append(f"{want.product_id}: {error}")
