"""Products' pictures in the index: what is made, what is left alone, and what cannot be had."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from retrieval.catalog.feeds.address import Fetched, Fetcher, Limits, Validators
from retrieval.catalog.product import Product
from retrieval.chroma import ChromaIndex
from retrieval.errors import FeedUnavailable
from retrieval.pictures import indexing
from retrieval.pictures.indexing import Indexed, index_pictures
from retrieval.pictures.likeness import Pictures, collection_name
from retrieval.pictures.looks import Looks
from retrieval.pictures.reading import Picture
from retrieval.pictures.sources import PictureFiles, PictureMissing
from retrieval.query import Vectors
from tests.retrieval.pictures.drawn import BLUE, RED, picture, saved, thing

DISC, BAR = (
    Product("disc", "Disc", images=("images/disc.png",)),
    Product("bar", "Bar", images=("images/bar.svg",)),
)


class Counting(Looks):
    """The same model, and how many pictures it was given."""

    def __init__(self) -> None:
        self.seen = 0

    def embed(self, pictures: Sequence[Picture]) -> Vectors:
        self.seen += len(pictures)
        return super().embed(pictures)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    for name in ("images", "pictures"):
        (tmp_path / name).mkdir()
    (tmp_path / "images" / "disc.png").write_bytes(saved(thing("disc", RED)))
    (tmp_path / "images" / "bar.svg").write_text("<svg/>")
    (tmp_path / "pictures" / "bar.webp").write_bytes(saved(thing("bar", BLUE), "WEBP"))
    return tmp_path


@pytest.fixture
def pictures(tmp_path: Path) -> Iterator[Pictures]:
    model = Counting()
    index = ChromaIndex(model.name, model.dimensions, path=tmp_path / "index", collection="pictures-test")
    yield Pictures(model, lambda: index)
    index.close()


def counted(pictures: Pictures) -> int:
    assert isinstance(pictures.model, Counting)
    return pictures.model.seen


def test_each_is_looked_at_once_and_again_when_it_changes(shop: Path, pictures: Pictures) -> None:
    source = PictureFiles(shop)
    assert index_pictures([DISC, BAR], source, pictures) == Indexed(made=2)
    assert index_pictures([DISC, BAR], source, pictures) == Indexed(unchanged=2)
    assert counted(pictures) == 2
    file = shop / "images" / "disc.png"
    file.write_bytes(saved(thing("disc", BLUE, (130, 130))))
    assert index_pictures([DISC, BAR], source, pictures) == Indexed(made=1, unchanged=1)
    nearest = pictures.index.nearest(Looks().embed([picture(thing("disc", BLUE))])[0], 2)
    assert [product_id for product_id, _ in nearest] == ["disc", "bar"]


def test_what_is_gone_is_removed(shop: Path, pictures: Pictures) -> None:
    source = PictureFiles(shop)
    index_pictures([DISC, BAR], source, pictures)
    bare = Product("disc", "Disc")
    assert index_pictures([bare], source, pictures) == Indexed(removed=2, without=1)
    assert pictures.index.count() == 0


def test_one_that_cannot_be_had_leaves_the_others_alone(shop: Path, pictures: Pictures) -> None:
    (shop / "images" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n cut")
    products = [
        Product("lost", "Lost", images=("images/lost.png",)),
        Product("broken", "Broken", images=("images/broken.png",)),
        DISC,
    ]
    done = index_pictures(products, PictureFiles(shop), pictures)
    assert (done.made, done.failed) == (1, 2)
    assert [problem.partition(":")[0] for problem in done.problems] == ["lost", "broken"]


def test_a_picture_that_breaks_later_leaves_no_old_vector(shop: Path, pictures: Pictures) -> None:
    index_pictures([DISC], PictureFiles(shop), pictures)
    (shop / "images" / "disc.png").write_bytes(b"\x89PNG\r\n\x1a\n cut")
    assert index_pictures([DISC], PictureFiles(shop), pictures).failed == 1
    assert pictures.index.count() == 0


def test_a_run_that_was_broken_off_goes_on(
    shop: Path, pictures: Pictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "AT_ONCE", 1)
    looks = iter([False, True])
    assert index_pictures([DISC, BAR], PictureFiles(shop), pictures, stopped=lambda: next(looks)).made == 1
    assert index_pictures([DISC, BAR], PictureFiles(shop), pictures) == Indexed(made=1, unchanged=1)


@pytest.mark.parametrize(
    "image",
    [
        "images/../shop.toml",
        "images/sub/../../shop.toml",
        "/etc/hostname",
        "file:///etc/hostname",
        "images/a\0b",
    ],
)
def test_no_file_outside_of_the_pictures_is_read(shop: Path, image: str) -> None:
    (shop / "shop.toml").write_text("secret")
    with pytest.raises(PictureMissing):
        PictureFiles(shop).read(image)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_that_leads_out_is_not_followed(shop: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "private.png"
    elsewhere.write_bytes(saved(thing("disc", RED)))
    (shop / "images" / "link.png").symlink_to(elsewhere)
    with pytest.raises(PictureMissing):
        PictureFiles(shop).read("images/link.png")


def test_addresses_are_fetched_with_the_guards_of_feeds(tmp_path: Path) -> None:
    """A real fetcher, at an address of this machine: refused before anything is sent."""
    with pytest.raises(PictureMissing, match="not public"):
        PictureFiles(tmp_path).read("http://127.0.0.1:9/disc.png")


def test_what_was_fetched_is_read_and_not_left_behind(tmp_path: Path) -> None:
    folders: list[Path] = []

    class Scripted(Fetcher):
        def fetch(self, address: str, known: Validators = Validators(), key: str = "") -> Fetched | None:  # noqa: B008
            if "gone" in address:
                raise FeedUnavailable("shop.example", "answers 404")
            folders.append(self.folder)
            (self.folder / "x.feed").write_bytes(saved(thing("disc", RED)))
            return Fetched(self.folder / "x.feed", Validators())

    source = PictureFiles(tmp_path, fetcher=Scripted)
    assert source.read("https://shop.example/disc.png").pixels.shape == (120, 120, 3)
    assert not folders[0].exists()
    with pytest.raises(PictureMissing, match="404"):
        source.read("https://shop.example/gone.png")
    assert Limits().most_bytes > source.bounds.most_bytes


def test_a_picture_is_kept_in_a_query_as_its_vector_alone(pictures: Pictures) -> None:
    seen = picture(thing("disc", RED))
    written = pictures.written(seen)
    vector = pictures.vector(written)
    assert vector is not None
    assert float(vector @ Looks().embed([seen])[0]) == pytest.approx(1, abs=1e-3)
    assert len(written) < 1500


@pytest.mark.parametrize("written", ["", "looks-1 ", "looks-1 !!!", "looks-1 AAAA", "other AAAA", "looks-1"])
def test_what_another_model_wrote_is_no_picture_of_this_one(pictures: Pictures, written: str) -> None:
    assert pictures.vector(written) is None


def test_each_model_has_a_collection_of_its_own() -> None:
    names = {
        collection_name(model, size)
        for model in ("looks-1", "openai/clip-vit-base-patch32")
        for size in (12, 512)
    }
    assert len(names) == 4
    assert "pictures-openai-clip-vit-base-patch32-512" in names
