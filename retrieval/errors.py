"""The errors of retrieval. All derive from RetrievalError, whose text is fit for the shop's owner."""

from __future__ import annotations

from pathlib import Path


class RetrievalError(Exception):
    """The root of what retrieval raises."""


class FeedError(RetrievalError):
    """A feed that cannot be read at all: wrong format, wrong mapping, not a file."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path}: {detail}")
        self.path, self.detail = path, detail


class FeedUnavailable(RetrievalError):
    """An address does not give its feed. `name` and `detail` hold no secret of the address;
    `again_s` is how long it asked to be left alone."""

    def __init__(self, name: str, detail: str, again_s: float | None = None) -> None:
        super().__init__(f"{name} {detail}")
        self.name, self.detail, self.again_s = name, detail, again_s


class TooManyRejects(RetrievalError):
    """More than the allowed share of a feed's rows was bad; nothing was changed."""


class EmptyFeed(RetrievalError):
    """A full ingest of a feed without one good product; it would have emptied the catalogue."""


class Outdated(RetrievalError):
    """What is said of a product is older than what is known of it; nothing was changed."""


class IndexBusy(RetrievalError):
    """Another process owns the embedded vector store."""


class IndexMismatch(RetrievalError):
    """The index was built by another embedding model; it has to be built again."""


class IndexUnreachable(RetrievalError):
    """The vector store's server does not answer."""


class CatalogueDamaged(RetrievalError):
    """A stored product cannot be read."""


class CatalogueUnreachable(RetrievalError):
    """The database of the catalogue does not answer."""


class TrainingUnderWay(RetrievalError):
    """Another process is fitting the recommender of this shop."""


class NoFormerVersion(RetrievalError):
    """There is no version of the recommender before the one in service."""


class VersionDamaged(RetrievalError):
    """A version's folder cannot be used: a file is missing, or is not what was written."""


class TooLittleData(RetrievalError):
    """There are too few events to learn from."""


class RulesInvalid(RetrievalError):
    """The shop's rules of recommending cannot be used; the text names file, line and key."""
