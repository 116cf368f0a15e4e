"""Settings of one shop: `shop.toml` in its folder, over which FLOORWALKER_* variables win.

Read by bootstrap and the command line only; every default stands here and nowhere else.
A nested value is set from the environment with two underscores: FLOORWALKER_GENERATOR__MODEL.
"""

from __future__ import annotations

import os
import re
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from pydantic_settings import (
    SettingsError as Unreadable,
)

from assistant.errors import SettingsError


class Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Shopfront(Section):
    """Who the shop is, as customers hear it."""

    name: str = "Our shop"
    currency: str = Field(default="USD", pattern=r"^[A-Z]{3}$")
    locale: str = "en-US"
    hours: str = "Monday to Friday, 9 am to 5 pm"
    time_zone: str | None = None
    """Zone of the times that customers hear, such as "Europe/Paris"; the machine's own when absent."""
    checkout_url: str | None = None
    """Address of the shop's own checkout; `{items}` becomes id:quantity pairs."""
    policy_url: str | None = None
    """Address of a policy page; `{document}` and `{anchor}` are filled in."""


class Generator(Section):
    """What words the replies. `model` is a bundled model, a folder, a hub id, "template", or
    `openai:MODEL@URL`: a model of an OpenAI-compatible server at that base address."""

    model: str = "smollm2-135m-instruct"
    adapter: str = "auto"
    """What a local model was taught: a folder, "none", or "auto": the shop's own if
    `floorwalker train generator` made one, else the one that comes with the default model."""
    api_key: str | None = Field(default=None, repr=False)
    """The server's key; OPENAI_API_KEY of the environment when absent."""
    context_tokens: int | None = Field(default=None, ge=512)
    """Tokens that the model can read and write at once; what its configuration says when absent,
    and 8192 for a server's model."""
    dtype: Literal["auto", "float32", "bfloat16", "int8"] = "auto"
    max_new_tokens: int = Field(default=90, ge=8, le=2048)
    timeout_s: float = Field(default=8.0, gt=0)
    """Seconds that a whole reply may take; what is not worded by then the templates say."""
    threads: int | None = Field(default=None, ge=1)
    batch: int = Field(default=32, ge=1)
    """Replies that a local model writes at a time, token by token."""
    queue_limit: int = Field(default=32, ge=0)
    """Replies that may wait for a local model; past it the templates speak at once."""

    @property
    def key(self) -> str | None:
        return self.api_key or os.environ.get("OPENAI_API_KEY")


class Assistant(Section):
    """How a message comes to what is looked up. See docs/planner.md."""

    planner: Literal["rules", "tools"] = "rules"
    """`tools` lets the generator's model choose among the actions; it has to be a server's model
    that calls tools."""
    planner_timeout_s: float = Field(default=10.0, gt=0)
    """Seconds that choosing may take; then the rules choose, or what was found so far is said."""


class Embedding(Section):
    """`name` is a bundled model, a folder or a hub id; "hashing" needs no weights (tests)."""

    name: str = "all-minilm-l6-v2"
    batch_size: int = Field(default=64, ge=1)
    """Texts encoded at once, at most; fewer where they are long."""
    dtype: Literal["auto", "float32", "bfloat16"] = "auto"
    """What products are encoded in. bfloat16 is about three times as fast where the processor has
    instructions for it, and `auto` takes it there only; questions are always encoded in float32.
    Vectors of both stand together: changing it embeds nothing again."""


class VectorStore(Section):
    url: str | None = None
    """Address of a Chroma server; embedded in the data folder when absent."""


class Database(Section):
    url: str | None = Field(default=None, repr=False)
    """SQLAlchemy address; SQLite in the data folder when absent."""


DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(s|min|h|d)")
SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400}


def _duration(value: object) -> object:
    """ "90 s", "15 min", "6 h" or "2 d"; a number is seconds."""
    if not isinstance(value, str):
        return value
    said = DURATION.fullmatch(value.strip())
    if said is None:
        raise ValueError("a time such as 90 s, 15 min, 6 h or 2 d")
    return timedelta(seconds=float(said[1]) * SECONDS[said[2]])


Duration = Annotated[timedelta, BeforeValidator(_duration)]


class Feed(Section):
    """One feed. `at` is a file in the shop's folder, or an http or https address that is asked
    again `every` so often; the rest is as for `floorwalker ingest`. See docs/feeds.md."""

    at: str = Field(min_length=1, repr=False)
    every: Duration = Field(default=timedelta(hours=1), ge=timedelta(seconds=10))
    format: Literal["auto", "jsonl", "shopify", "google", "mapping"] = "auto"
    mapping: str | None = None
    full: bool = False
    """Remove what this feed held and no feed holds any more."""
    allow_private: bool = False
    """Let the address be one of the shop's own network."""
    timeout: Duration = Field(default=timedelta(minutes=15), gt=timedelta(0))
    most_mb: int = Field(default=2048, ge=1)

    @property
    def is_address(self) -> bool:
        return "://" in self.at


class Ingest(Section):
    feeds: tuple[Feed | str, ...] = Field(default=("catalogue.jsonl",), repr=False)
    """Files in the shop's folder that `serve` ingests when the catalogue is still empty, and
    addresses that it asks again and again; a table instead of a text says more of one."""
    max_reject_share: float = Field(default=0.1, ge=0, le=1)
    stock_age: Duration | None = Field(default=None, gt=timedelta(0))
    """How long after it was last confirmed a product may be called in stock, such as "6 h"; for
    ever when absent."""

    @property
    def sources(self) -> tuple[Feed, ...]:
        return tuple(Feed(at=feed) if isinstance(feed, str) else feed for feed in self.feeds)


class Extraction(Section):
    """Values that products' texts say where the feed gives none. See docs/extraction.md."""

    enabled: bool = True


class Similarity(Section):
    """What makes products alike, by weight; 0 leaves a dimension out. See docs/similarity.md."""

    category: float = Field(default=0.3, ge=0)
    attributes: float = Field(default=0.25, ge=0)
    brand: float = Field(default=0.05, ge=0)
    price: float = Field(default=0.1, ge=0)
    meaning: float = Field(default=0.3, ge=0)
    behaviour: float = Field(default=0.2, ge=0)


class Web(Section):
    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=0, le=65535)
    allowed_origins: tuple[str, ...] = ()
    api_keys: tuple[str, ...] = Field(default=(), repr=False)
    staff_keys: tuple[str, ...] = Field(default=(), repr=False)
    max_message_chars: int = Field(default=2000, ge=1)
    concurrent_replies: int = Field(default=2, ge=1)


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="FLOORWALKER_", env_nested_delimiter="__", frozen=True, extra="forbid"
    )

    folder: Path = Path("demo")
    """The shop's folder."""
    data_folder: Path | None = None
    """Database, index and trained models; `data` in the shop's folder when absent."""
    models_folder: Path | None = None
    """Where model files lie; ~/.cache/floorwalker/models when absent."""
    shop: Shopfront = Shopfront()
    generator: Generator = Generator()
    assistant: Assistant = Assistant()
    embedding: Embedding = Embedding()
    vectors: VectorStore = VectorStore()
    database: Database = Database()
    ingest: Ingest = Ingest()
    extraction: Extraction = Extraction()
    similarity: Similarity = Similarity()
    web: Web = Web()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        folder = init_settings().get("folder") or env_settings().get("folder") or "demo"
        file = Path(folder) / "shop.toml"
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, toml_file=file)

    @property
    def data(self) -> Path:
        return self.data_folder or self.folder / "data"

    @property
    def models(self) -> Path:
        return self.models_folder or Path.home() / ".cache" / "floorwalker" / "models"

    @property
    def policies(self) -> Path:
        return self.folder / "policies"

    @property
    def database_url(self) -> str:
        return self.database.url or f"sqlite:///{(self.data / 'floorwalker.sqlite').resolve()}"


def load(folder: Path | None = None, **values: object) -> Settings:
    """The settings of the shop in `folder`.

    Raises SettingsError, naming file and key, if the folder or a value cannot be used.
    """
    if folder is not None:
        values["folder"] = folder
    try:
        settings = Settings(**values)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"shop.toml or FLOORWALKER_*: {where}: {first['msg']}") from error
    except Unreadable as error:
        raise SettingsError(f"FLOORWALKER_*: {error}; lists and sections are written as JSON") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{folder or 'the'} shop.toml cannot be read: {error}") from error
    if not settings.folder.is_dir():
        raise SettingsError(
            f"{settings.folder} is not a folder; `floorwalker init {settings.folder}` makes a shop there"
        )
    return settings
