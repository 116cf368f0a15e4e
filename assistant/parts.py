"""Single parts of a shop, each from its settings: for `bootstrap`, and for commands that need only one."""

from __future__ import annotations

from datetime import tzinfo
from functools import cache, partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from assistant.actions.asking_people import HandOver
from assistant.actions.dating import Dating
from assistant.errors import SettingsError
from assistant.feedback.experiments.entering import Experiments
from assistant.feedback.experiments.plan import FILE as EXPERIMENTS
from assistant.feedback.experiments.store import Assignments
from assistant.generation.models import ModelStore
from assistant.intake import Intake
from assistant.local_time import Local
from assistant.opening import Opening, week
from assistant.records import Records
from assistant.service.handoffs import Handoffs
from assistant.settings import Settings
from assistant.understanding.glossing.glosses import Votes
from assistant.understanding.nearest import Nearest
from assistant.understanding.vocabulary import Read, as_it_is
from assistant.web.pictures import bounds_of
from retrieval.catalog.freshness import Freshness
from retrieval.chroma import ChromaIndex
from retrieval.embedding import HashingEmbedder, SentenceEmbedder
from retrieval.errors import IndexBusy
from retrieval.knowledge import Knowledge
from retrieval.languages.codes import ENGLISH, LANGUAGES
from retrieval.languages.encoder import NAME as MULTILINGUAL
from retrieval.languages.encoder import MultilingualEmbedder
from retrieval.languages.lexicon import lexicon
from retrieval.languages.reading import reads
from retrieval.opinions.classifier import OpinionClassifier
from retrieval.opinions.reading import Reading
from retrieval.pictures.clip import Clip
from retrieval.pictures.likeness import Pictures, collection_name
from retrieval.pictures.looks import Looks
from retrieval.pictures.model import PictureModel
from retrieval.pictures.sources import PictureFiles
from retrieval.query import Embedder, ProductIndex


def dating(settings: Settings, freshness: Freshness) -> Dating:
    """Stocks with their times, as this shop tells them. Raises SettingsError for an unknown zone."""
    return Dating(freshness, settings.ingest.stock_age, zone_of(settings))


def zone_of(settings: Settings) -> tzinfo:
    """The shop's time zone. Raises SettingsError for one that there is not."""
    name = settings.shop.time_zone
    try:
        return ZoneInfo(name) if name else Local()
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SettingsError(f"shop.toml: shop.time_zone: there is no time zone {name}") from error


def hand_over(settings: Settings, handoffs: Handoffs) -> HandOver:
    """How a customer is put on the list of people, and told when they are there."""
    hours = settings.handover
    opening = Opening(week(hours.open), zone_of(settings), frozenset(hours.closed_on)) if hours.open else None
    return HandOver(handoffs, settings.shop.hours, opening)


def make_embedder(settings: Settings) -> Embedder:
    if settings.embedding.name == "hashing":
        return HashingEmbedder()
    if settings.embedding.name == MULTILINGUAL:
        return MultilingualEmbedder()
    source = ModelStore(settings.models).path(settings.embedding.name)
    how = settings.embedding
    return SentenceEmbedder(source, how.name, batch_size=how.batch_size, dtype=how.dtype)


def reading_of(settings: Settings) -> Read:
    """What the words of this shop's catalogue are in English."""
    spoken = LANGUAGES[settings.language]
    return as_it_is if spoken == ENGLISH else reads(lexicon(spoken.data))


def policies(settings: Settings, embedder: Embedder) -> Knowledge:
    """The shop's pages. What asks them in other languages is loaded by the first such question, or `warm`."""
    across: Embedder | None = embedder if embedder.name == MULTILINGUAL else MultilingualEmbedder(threads=1)
    if settings.embedding.name == "hashing":
        across = None
    url, written = settings.shop.policy_url, settings.language
    return Knowledge(settings.policies, embedder, url=url, across=across, written=written)


def opinions(settings: Settings, embedder: Embedder) -> Reading:
    """What reads reviews and comments; fitted when first asked, and kept beside the models."""
    return Reading(lambda: OpinionClassifier.standard(embedder, settings.models / "opinions"))


def make_index(settings: Settings, embedder: Embedder, *, reading: bool = False) -> ChromaIndex:
    """The vector store. With `reading` it opens beside another process that owns it; else
    that raises IndexBusy."""
    try:
        return _index(settings, embedder)
    except IndexBusy:
        if not reading:
            raise
        return index_beside(settings, embedder)


def index_beside(settings: Settings, embedder: Embedder) -> ChromaIndex:
    """The vector store, to be read and owned by nobody here: whoever wants to own it still can."""
    return _index(settings, embedder, read_only=True)


def _index(settings: Settings, embedder: Embedder, read_only: bool = False) -> ChromaIndex:
    folder = None if settings.vectors.url else settings.data / "chroma"
    url, side = settings.vectors.url, settings.data / "rows"
    return ChromaIndex(
        embedder.name, embedder.dimensions, path=folder, url=url, side=side, read_only=read_only
    )


def pictures_of(settings: Settings) -> Pictures | None:
    """What looks at pictures, if the settings name it; nothing is loaded or opened yet."""
    name = settings.pictures.model
    if name == "none":
        return None
    model = Looks() if name == "looks" else Clip(ModelStore(settings.models).source(name), name)
    return Pictures(model, lambda: picture_index(settings, model))


def picture_index(settings: Settings, model: PictureModel) -> ChromaIndex:
    """The vectors of pictures, each model's in a collection of its own. Beside another process that owns
    the folder it opens for reading alone."""
    name, size = collection_name(model.name, model.dimensions), model.dimensions
    url, folder = settings.vectors.url, settings.data / "pictures" / name
    open_in = partial(ChromaIndex, model.name, size, collection=name, side=folder / "rows", url=url)
    path = None if url else folder
    try:
        return open_in(path=path)
    except IndexBusy:
        return open_in(path=path, read_only=True)


def picture_files(settings: Settings) -> PictureFiles:
    return PictureFiles(settings.folder, settings.pictures.allow_private, bounds_of(settings.pictures))


def experiments(settings: Settings, kept: Records) -> Experiments:
    """What is tried on customers, as the shop's experiments.toml says. Raises SettingsError."""
    return Experiments(settings.folder / EXPERIMENTS, Assignments(kept.engine), kept.behaviour.subject)


def voting(settings: Settings, embedder: Embedder) -> Votes:
    """What messages in other languages are likest. Their encoder is loaded by the first, or by `warm`."""
    encoder = embedder if embedder.name == MULTILINGUAL else MultilingualEmbedder(threads=1)
    nearest = cache(lambda: Nearest.standard(encoder, settings.models / "intents"))
    return lambda text, known: nearest().vote(text, known)


def intake(settings: Settings, kept: Records, index: ProductIndex | None, embedder: Embedder) -> Intake:
    return Intake(settings, kept.freshness, index, embedder)
