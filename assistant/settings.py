"""Settings of one shop: `shop.toml` in its folder, over which FLOORWALKER_* variables win.

Read by bootstrap and the command line only; every default stands here and nowhere else.
A nested value is set from the environment with two underscores: FLOORWALKER_GENERATOR__MODEL.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    IPvAnyNetwork,
    ValidationError,
    field_validator,
    model_validator,
)
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
from assistant.opening import week
from retrieval.languages.codes import ENGLISH, language


class Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Shopfront(Section):
    """Who the shop is, as customers hear it."""

    name: str = "Our shop"
    currency: str = Field(default="USD", pattern=r"^[A-Z]{3}$")
    locale: str = "en-US"
    language: str | None = None
    """What the catalogue and the policies are written in, as a BCP 47 tag ("de"); that of the locale
    when absent."""
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
    """`name` is a bundled model, "use-multilingual-v3", a folder or a hub id; "auto" is
    all-minilm-l6-v2 for a shop in English and use-multilingual-v3 for one in another language.
    "hashing" needs no weights (tests)."""

    name: str = "auto"
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
SECOND = timedelta(seconds=1)
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


class Pictures(Section):
    """What looks at pictures that customers send. See docs/pictures.md."""

    model: str = "looks"
    """`looks` compares color, shape and texture and needs no weights; a folder or a hub id is a CLIP model;
    `none` takes no pictures."""
    allow_private: bool = False
    """Let the addresses of products' pictures be of the shop's own network."""
    most_mb: int = Field(default=6, ge=1, le=20)
    """Megabytes that one picture may have."""
    most_megapixels: int = Field(default=24, ge=1, le=100)


class Similarity(Section):
    """What makes products alike, by weight; 0 leaves a dimension out. See docs/similarity.md."""

    category: float = Field(default=0.3, ge=0)
    attributes: float = Field(default=0.25, ge=0)
    brand: float = Field(default=0.05, ge=0)
    price: float = Field(default=0.1, ge=0)
    meaning: float = Field(default=0.3, ge=0)
    behaviour: float = Field(default=0.2, ge=0)


class Recommend(Section):
    """What is recommended, and in which order. See docs/ranking.md."""

    enabled: bool = True
    """Whether what customers do is learned from and told back to them; without it the catalogue alone
    recommends, and search results are ordered the same for all."""
    repeat: Literal["auto", "never", "always"] = "auto"
    """Whether what a customer has bought may be recommended to them again: `auto` where it is the kind of
    thing that they or others buy again."""
    margin: float = Field(default=0.0, ge=0, le=1)
    """How much a product's margin raises it, beside 1 for the best against the least of what suits the
    customer; 0 leaves it out. Where it is on, say so to your customers: no reason that they are given
    names it, and none is given that is not true without it."""
    explore: float = Field(default=0.0, ge=0, le=0.5)
    """In which share of lists one place, the last, is drawn by lot from what nearly came in, so that what
    is never shown can prove itself; each impression keeps its chance."""
    diversity: float = Field(default=0.3, ge=0, le=1)
    """From 0, the best by score alone, to 1, as different as can be."""
    popular_share: float = Field(default=0.6, ge=0, le=1)
    """At most this share of a list goes to the few products that make half of all sales, unless the
    customer's own past has more of them, or there is nothing else."""
    rules: str = "recommend.toml"
    """A file in the shop's folder: what staff pin, bury and leave out."""
    sequence: Literal["none", "sasrec", "bert4rec", "xlnet"] = "none"
    """A sequence model that `floorwalker train` fits beside the rest: docs/training.md."""
    minutes: float = Field(default=30.0, gt=0)
    """How long that may take in all."""
    language: float = Field(default=0.0, ge=0)
    """Minutes in which `floorwalker train all` teaches the language model too; 0 leaves it out."""


class Orders(Section):
    """The shop's order records. See docs/order-records.md."""

    file: str = "orders.json"
    """A file in the shop's folder that `serve` takes in while there are no order records yet."""
    url: str | None = Field(default=None, repr=False)
    """Base address of the shop's own order system, which is then asked instead: docs/order-system.md."""
    key: str | None = Field(default=None, min_length=16, repr=False)
    """What calls to it are signed with."""
    timeout: Duration = Field(default=timedelta(seconds=5), gt=timedelta(0), le=timedelta(minutes=1))
    """How long it may be silent before a call is given up."""
    tries: int = Field(default=3, ge=1, le=10)
    """How often a call that failed is made in all."""
    stale_after: Duration = Field(default=timedelta(minutes=5), gt=timedelta(0))
    """How old its answers may be for a change to rest on them."""

    @model_validator(mode="after")
    def _signed(self) -> Self:
        if self.url is not None and self.key is None:
            raise ValueError("url needs a key")
        return self


class Handover(Section):
    """People who look after what the assistant leaves to them. See docs/handover.md."""

    open: Mapping[str, str] = {}
    """When people are there, by days: `{ mon-fri = "9:00-18:00", sat = "10:00-14:00" }`, in the shop's
    time zone. With it customers are told whether somebody is there now; without it they hear `shop.hours`."""
    closed_on: tuple[date, ...] = ()
    """Days on which nobody is there all the same, such as `[2026-12-25]`."""
    webhook: str | None = Field(default=None, repr=False)
    """Address of the shop's helpdesk, which is told of each hand-off and each step of it."""
    webhook_secret: str | None = Field(default=None, min_length=16, repr=False)
    """What those messages are signed with."""
    allow_private: bool = False
    """Let the helpdesk's address be one of the shop's own network, and plain http."""

    @field_validator("open")
    @classmethod
    def _readable(cls, said: Mapping[str, str]) -> Mapping[str, str]:
        week(said)
        return said

    @model_validator(mode="after")
    def _signed(self) -> Self:
        if self.webhook is None:
            return self
        if self.webhook_secret is None:
            raise ValueError("webhook needs a webhook_secret")
        if not self.webhook.startswith(("https://", "http://") if self.allow_private else "https://"):
            raise ValueError("webhook has to be an https address")
        return self


class Safety(Section):
    """What is said safely: docs/safety.md."""

    classifier: bool = True
    """Whether meaning is judged besides words, by a small multilingual model (160 MB of memory)."""
    helplines: Mapping[str, str] = {}
    """Sentences that name a help-line, by language ("de") or country ("US"), told to somebody in distress."""


class Privacy(Section):
    """What is kept of customers, how long and how. See docs/privacy.md."""

    keys: tuple[Annotated[str, Field(min_length=32)], ...] = Field(default=(), repr=False)
    """What contact fields in the database are encrypted with, the newest first; none: they stand open."""
    conversations: Duration | None = Field(default=None, ge=timedelta(hours=1))
    """How long after its last message a conversation is kept, such as "180 d"; for ever when absent."""
    audit: Duration | None = Field(default=timedelta(days=1095), gt=timedelta(0))
    """How long the line stays that says that somebody's data was exported or erased, without whose."""

    @field_validator("keys")
    @classmethod
    def _random(cls, keys: tuple[str, ...]) -> tuple[str, ...]:
        if any(len(set(key)) < 10 for key in keys):
            raise ValueError("a key is too regular; `floorwalker identity secret` makes one")
        return keys


class Answers(Section):
    """Answers that the shop's people gave in past chats. See docs/answers.md."""

    keep_days: int = Field(default=730, ge=1)
    """Days after which an approved answer goes back to the owner, from the day on which it was given."""
    staff: tuple[str, ...] = ()
    """Names of the shop's people, to be taken out of past chats wherever they stand."""


class Behaviour(Section):
    """What customers do with products, by pseudonym. See docs/events.md."""

    keep: Duration = Field(default=timedelta(days=400), ge=timedelta(days=1), le=timedelta(days=36_500))
    """How long events, what was shown and what was said of tastes are kept."""


class Smtp(Section):
    """The shop's mail server, for codes."""

    host: str | None = Field(default=None, pattern=r"^\S+$")
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    """`starttls` sends nothing if the server does not encrypt; `none` is for a server on this machine."""
    user: str | None = None
    password: str | None = Field(default=None, repr=False)
    sender: str | None = Field(default=None, pattern=r"^[^\s@<>,]+@[^\s@<>,]+$")
    """The address that customers see the code come from."""
    timeout: Duration = Field(default=timedelta(seconds=10), gt=timedelta(0), le=timedelta(minutes=1))

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.host is None:
            return self
        if self.sender is None:
            raise ValueError("smtp.host needs smtp.sender, the address that codes come from")
        if (self.user is None) != (self.password is None):
            raise ValueError("smtp.user and smtp.password go together")
        if self.security == "none" and self.user and self.host not in {"localhost", "127.0.0.1", "::1"}:
            raise ValueError('smtp.security = "none" would send the password unencrypted')
        return self


Methods = tuple[Literal["token", "code", "email", "name"], ...]
Secret = Annotated[str, Field(min_length=32)]
NEW_SECRET = "`floorwalker identity secret`"  # noqa: S105 - makes one


class Identity(Section):
    """How customers prove who they are before anything of an order is told. See docs/identity.md."""

    methods: Methods = Field(default=("token", "code"), min_length=1)
    """What proves it, the first choice first: `token` (signed by the shop's own site), `code` (sent to
    the address on file), `email` (that alone), `name` (the full name with the postcode). Of the default
    each counts once it has what it needs; one that is named has to have it."""
    secret: Secret | None = Field(default=None, repr=False)
    """What the shop's site signs tokens with: 32 characters or more, random."""
    older_secrets: tuple[Secret, ...] = Field(default=(), repr=False)
    """Secrets that are being replaced; what they signed still holds."""
    audience: str = Field(default="floorwalker", min_length=1)
    """The `aud` that a token has to have: another one for each shop that shares a secret."""
    token_life: Duration = Field(default=timedelta(minutes=15), ge=timedelta(minutes=1), le=timedelta(days=1))
    """How long a token may be valid at most."""
    codes_to: Literal["smtp", "console"] = "smtp"
    """`console` prints codes where the server runs, for trying a shop: never where others can read it."""
    code_life: Duration = Field(default=timedelta(minutes=10), ge=timedelta(minutes=1), le=timedelta(hours=1))
    """How long a code can be used."""
    code_tries: int = Field(default=5, ge=1, le=10)
    """Wrong tries that end a code."""
    codes_an_hour: int = Field(default=4, ge=1, le=100)
    """Codes that a conversation, an address and a customer may each ask for; three times as many a day."""
    tries_an_hour: int = Field(default=10, ge=1, le=1000)
    """Failed tries of a conversation, and of one who is claimed to be; of the latter three times as many
    a day."""
    smtp: Smtp = Smtp()

    @property
    def secrets(self) -> tuple[str, ...]:
        return (self.secret, *self.older_secrets) if self.secret else ()

    @property
    def sends_codes(self) -> bool:
        return self.codes_to == "console" or self.smtp.host is not None

    @model_validator(mode="after")
    def _usable(self) -> Self:
        if self.older_secrets and self.secret is None:
            raise ValueError("older_secrets are what secret replaces; name that too")
        if any(len(set(secret)) < 10 for secret in self.secrets):
            raise ValueError(f"secret is too regular; {NEW_SECRET} makes one")
        if "methods" not in self.model_fields_set:
            return self
        if "token" in self.methods and self.secret is None:
            raise ValueError(f'methods has "token", which needs a secret; {NEW_SECRET} makes one')
        if "code" in self.methods and not self.sends_codes:
            raise ValueError('methods has "code", which needs smtp.host; codes_to = "console" is for trying')
        return self


ORIGIN = re.compile(r"[a-z][a-z0-9+.-]*://(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?")
"""As browsers write it, so no `*` and no punctuation: it also stands in a Content-Security-Policy."""
USUAL_PORT = re.compile(r"http://.*:80|https://.*:443")
LIMIT = re.compile(r"\s*[1-9]\d*\s*/\s*(second|minute|hour|day)\s*")


def _limit(value: object) -> object:
    """ "30/minute", or several: "30/minute; 300/hour"; "off" is none at all."""
    if not isinstance(value, str):
        return value
    if value.strip().lower() == "off":
        return None
    if not all(LIMIT.fullmatch(part) for part in value.split(";")):
        raise ValueError('a limit such as 30/minute, several such as "30/minute; 300/hour", or off')
    return value


Limit = Annotated[str | None, BeforeValidator(_limit)]


class Limits(Section):
    """How often the API may be called before it says 429. See docs/api.md."""

    storage: str = Field(default="memory://", pattern=r"^(memory|rediss?)://", repr=False)
    """Where it is counted: in each process by itself, or at a Redis server for all of them."""
    requests: Limit = "1200/minute"
    """Everything, by address of the client."""
    conversations: Limit = "60/minute; 600/hour"
    """New conversations, by address."""
    messages: Limit = "30/minute; 600/hour"
    """Messages, by conversation."""
    address_messages: Limit = "240/minute"
    """Messages, by address: many customers can share one."""
    products: Limit = "300/minute"
    """Searches and products, by address."""
    feedback: Limit = "60/minute"
    """Ratings, by address."""
    events: Limit = "240/minute"
    """Calls that tell what customers did, by address; each tells of up to 100 things."""
    identify: Limit = "60/minute; 300/hour"
    """Proofs of who is speaking, by address."""
    keys: Limit = "1200/minute"
    """Calls with one of `web.api_keys`, by key; the limits of addresses do not hold for these."""


class Web(Section):
    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=0, le=65535)
    allowed_origins: tuple[str, ...] = ()
    api_keys: tuple[str, ...] = Field(default=(), repr=False)
    staff_keys: tuple[str, ...] = Field(default=(), repr=False)
    """Keys of the people who answer customers, each as `name:key`; customers and records see the name."""
    max_message_chars: int = Field(default=2000, ge=1)
    concurrent_replies: int = Field(default=8, ge=1)
    """Turns that run at once; eight times as many may wait. A local model writes their replies together."""
    turn_timeout: Duration = Field(default=60 * SECOND, ge=SECOND, le=150 * SECOND)
    """How long a customer waits for a whole reply; then it is ended with what was said by then."""
    request_timeout: Duration = Field(default=20 * SECOND, ge=SECOND, le=300 * SECOND)
    """How long a client may take to send a request, headers and body."""
    closing_time: Duration = Field(default=timedelta(seconds=6), ge=timedelta(0), le=timedelta(minutes=2))
    """How long replies under way are waited for when the server closes, before they are ended with what
    was said by then."""
    closing_notice: Duration = Field(default=timedelta(seconds=1), ge=timedelta(0), le=timedelta(minutes=1))
    """How long /readyz says that the server closes before it takes no more connections (SIGTERM alone)."""
    max_connections: int = Field(default=2000, ge=1)
    """Connections of one process at once."""
    trusted_proxies: tuple[str, ...] = ()
    """Addresses or networks of your own proxies, such as "10.0.0.0/8": of these X-Forwarded-For and
    X-Forwarded-Proto are believed."""
    page: bool = True
    """Serve the chat page and the staff page. Both keep their state in one process."""
    limits: Limits = Limits()

    @field_validator("allowed_origins")
    @classmethod
    def _exact(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        for origin in origins:
            if USUAL_PORT.fullmatch(origin):
                raise ValueError(f"{origin!r}: browsers leave that port out of an origin; leave it out too")
            if origin != "null" and not ORIGIN.fullmatch(origin):
                raise ValueError(
                    f"{origin!r} is no origin: scheme and host (and port) alone, such as https://shop.example"
                )
        return origins

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, proxies: tuple[str, ...]) -> tuple[str, ...]:
        """As networks proper: whoever reads "10.1.2.3/8" strictly would trust nobody by it."""
        return tuple(str(ip_network(proxy.strip(), strict=False)) for proxy in proxies)


class Telemetry(Section):
    """What those who run the shop can see of it. See docs/observability.md."""

    traces: Literal["off", "console", "otlp"] = "off"
    """Where the steps of each turn and request are told: standard error, or a collector (OTLP, gRPC)."""
    endpoint: str | None = Field(default=None, pattern=r"^https?://\S+$")
    """The collector's address; OTEL_EXPORTER_OTLP_ENDPOINT or http://localhost:4317 when absent."""
    share: float = Field(default=1.0, ge=0, le=1)
    """The share of requests that are traced, of those that no caller decided for."""
    service: str = Field(default="floorwalker", min_length=1)
    """What the traces call this server."""
    log: Literal["plain", "json"] = "plain"
    """How the server's log lines are written; FLOORWALKER_LOG says from which level on."""
    metrics_key: str | None = Field(default=None, min_length=16, repr=False)
    """The bearer that opens /metrics from anywhere."""
    metrics_from: tuple[IPvAnyNetwork, ...] = (IPv4Network("127.0.0.0/8"), IPv6Network("::1/128"))
    """Networks that /metrics answers without a key, such as "10.0.0.0/8"."""


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
    pictures: Pictures = Pictures()
    recommend: Recommend = Recommend()
    orders: Orders = Orders()
    handover: Handover = Handover()
    identity: Identity = Identity()
    privacy: Privacy = Privacy()
    safety: Safety = Safety()
    behaviour: Behaviour = Behaviour()
    answers: Answers = Answers()
    web: Web = Web()
    telemetry: Telemetry = Telemetry()

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

    @model_validator(mode="after")
    def _embedded_as_written(self) -> Self:
        if self.embedding.name == "auto":
            name = "all-minilm-l6-v2" if self.language == "en" else "use-multilingual-v3"
            self.__dict__["embedding"] = self.embedding.model_copy(update={"name": name})
        return self

    @property
    def language(self) -> str:
        """The tag of what the catalogue and the policies are written in; "en" for one not served."""
        return (language(self.shop.language or self.shop.locale) or ENGLISH).tag

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
    def manuals(self) -> Path:
        return self.folder / "manuals"

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
