"""`experiments.toml` of a shop's folder, read strictly: what is tried, on whom, and what decides."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic import model_validator as whole

import prompts
from assistant.errors import SettingsError
from assistant.feedback.experiments.metrics import METRICS, PRIMARY
from assistant.variant import STYLES, TAUGHT, TOLD, Variant
from retrieval.blending import BLEND, THRESHOLDS, Blend, Fusion, Thresholds

FILE = "experiments.toml"
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
VARIED = ("prompt", "ranker", "fusion", "style")


class Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Weights(Section):
    """Weights of the search, by the names that `retrieval.blending` gives them; others stay as they are."""

    meaning: Share = BLEND.meaning
    modifier: Share = BLEND.modifier
    of_kind: Share = BLEND.of_kind
    synonym: Share = BLEND.synonym
    agreeing: Annotated[int, Field(ge=1, le=10)] = BLEND.agreeing
    headed: Share = BLEND.headed
    surely: Share = THRESHOLDS.surely
    together: Share = THRESHOLDS.together
    likely: Share = THRESHOLDS.likely
    plausible: Share = THRESHOLDS.plausible
    agreement: Share = THRESHOLDS.agreement
    coverage: Share = THRESHOLDS.coverage
    tail: Share = THRESHOLDS.tail

    def fusion(self) -> Fusion:
        given = self.model_dump()
        blend = Blend(**{each.name: given[each.name] for each in fields(Blend)})
        return Fusion(blend, Thresholds(**{each.name: given[each.name] for each in fields(Thresholds)}))


class Arm(Section):
    """One of the ways that are compared. What it does not vary stays as it is in the shop."""

    name: Name
    weight: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 1.0
    prompt: str = ""
    ranker: Annotated[str, Field(pattern=r"^[\w.:-]{0,64}$")] = ""
    fusion: Weights | None = None
    style: str = ""

    @field_validator("style")
    @classmethod
    def _spoken(cls, style: str) -> str:
        if style and style not in STYLES:
            raise ValueError(f"{style!r} is no way of speaking; there are {', '.join(STYLES)}")
        return style

    @field_validator("prompt")
    @classmethod
    def _worded(cls, prompt: str) -> str:
        if prompt and prompt not in prompts.names():
            raise ValueError(f"there is no template {prompt!r} in prompts/")
        if prompt and not any(prompts.variables(prompt) <= form for form in (TAUGHT, TOLD)):
            raise ValueError(f"the template {prompt!r} words no replies: it asks for other variables")
        return prompt

    @property
    def varies(self) -> frozenset[str]:
        return frozenset(name for name in VARIED if getattr(self, name))

    @cached_property
    def variant(self) -> Variant:
        fusion = self.fusion.fusion() if self.fusion else None
        return Variant(self.ranker, fusion, self.style, self.prompt)


class Guard(Section):
    """What an arm may not do to customers, whatever it does for the primary metric: `worst` is the worst
    value allowed, `worse_by` how much worse than control; a test that may be looked at any time stops it."""

    metric: str
    worst: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    worse_by: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None

    @field_validator("metric")
    @classmethod
    def _known(cls, metric: str) -> str:
        if metric not in METRICS:
            raise ValueError(f"{metric!r} is no metric; there are {', '.join(METRICS)}")
        return metric

    @whole(mode="after")
    def _one(self) -> Self:
        if (self.worst is None) == (self.worse_by is None):
            raise ValueError("say either worst or worse_by")
        return self


class Experiment(Section):
    """One question, put to customers. See docs/experiments.md for what each key means."""

    name: Name
    state: Literal["draft", "running", "ended"] = "draft"
    unit: Literal["customer", "conversation"] = "customer"
    share: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] = 1.0
    control: str
    metric: str = "satisfaction"
    baseline: Annotated[float, Field(gt=0, lt=1)] | None = None
    effect: Annotated[float, Field(gt=0, lt=1)]
    power: Annotated[float, Field(gt=0.5, lt=1)] = 0.8
    alpha: Annotated[float, Field(gt=0, lt=0.5)] = 0.05
    method: Literal["fixed", "always-valid"] = "fixed"
    allocation: Literal["fixed", "thompson"] = "fixed"
    floor: Annotated[float, Field(ge=0.01, lt=0.5)] = 0.1
    days: Annotated[float, Field(gt=0, le=90)] = 7.0
    starts: AwareDatetime | None = None
    ends: AwareDatetime | None = None
    arm: tuple[Arm, ...] = Field(min_length=2, max_length=8)
    guard: tuple[Guard, ...] = Field(default=(), max_length=8)

    @field_validator("metric")
    @classmethod
    def _decides(cls, metric: str) -> str:
        if metric not in PRIMARY:
            raise ValueError(f"{metric!r} can not decide; one of {', '.join(PRIMARY)} can")
        return metric

    @whole(mode="after")
    def _agrees(self) -> Self:
        names = [arm.name for arm in self.arm]
        if len(set(names)) < len(names):
            raise ValueError("two arms have the same name")
        if self.control not in names:
            raise ValueError(f"control: there is no arm {self.control!r}")
        if self.starts and self.ends and self.starts >= self.ends:
            raise ValueError("ends: it is before it starts")
        if self.allocation == "thompson" and self.floor * len(names) > 1:
            raise ValueError(f"floor: {len(names)} arms cannot have {self.floor:g} each")
        if self.baseline is not None and not 0 < self._aim < 1:
            raise ValueError(f"effect: {self.baseline:g} cannot change by {self.effect:g}")
        return self

    @property
    def _aim(self) -> float:
        better = 1 if METRICS[self.metric].good else -1
        return (self.baseline or 0.5) + better * self.effect

    @property
    def varies(self) -> frozenset[str]:
        return frozenset().union(*(arm.varies for arm in self.arm))

    @property
    def others(self) -> tuple[Arm, ...]:
        """The arms beside control, in the file's order."""
        return tuple(arm for arm in self.arm if arm.name != self.control)

    def named(self, name: str) -> Arm | None:
        return next((arm for arm in self.arm if arm.name == name), None)

    def runs(self, at: datetime) -> bool:
        begun = self.starts is None or self.starts <= at
        return self.state == "running" and begun and (self.ends is None or at < self.ends)

    def over(self, at: datetime) -> bool:
        return self.state == "ended" or (self.ends is not None and at >= self.ends)

    def weights(self) -> dict[str, float]:
        """Shares of the arms, which sum to 1."""
        total = sum(arm.weight for arm in self.arm)
        return {arm.name: arm.weight / total for arm in self.arm}


@dataclass(frozen=True, slots=True)
class Plan:
    """All experiments of a shop."""

    experiments: tuple[Experiment, ...] = ()
    by_name: Mapping[str, Experiment] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {each.name: each for each in self.experiments})

    def running(self, at: datetime) -> Iterator[Experiment]:
        return (each for each in self.experiments if each.runs(at))


NOTHING = Plan()


def load(file: Path) -> Plan:
    """What the file says; nothing where there is none.

    Raises SettingsError, naming the file, the experiment and the key.
    """
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return NOTHING
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{file} cannot be read: {error}") from error
    for key in told:
        if key != "experiment":
            raise SettingsError(f"{file}: {key}: only [[experiment]] stands here")
    listed = told.get("experiment", [])
    if not isinstance(listed, list):
        raise SettingsError(f"{file}: experiment: write [[experiment]], with two brackets")
    experiments = tuple(_read(file, number, each) for number, each in enumerate(listed, 1))
    _apart(file, experiments)
    return Plan(experiments)


def _read(file: Path, number: int, told: Any) -> Experiment:
    try:
        return Experiment.model_validate(told)
    except ValidationError as error:
        unknown = "extra_forbidden"  # a key that is misspelt is also missing: that it is unknown says more
        first = min(error.errors(), key=lambda each: each["type"] != unknown)
        name = told.get("name") if isinstance(told, dict) else None
        which = f"experiment {name!r}" if isinstance(name, str) else f"experiment {number}"
        where = "".join(f"{part}: " for part in _place(told, first["loc"]))
        said = first["msg"].removeprefix("Value error, ")
        said = "there is no such key" if first["type"] == unknown else said
        raise SettingsError(f"{file}: {which}: {where}{said}") from error


def _place(told: Any, loc: tuple[int | str, ...]) -> Iterator[str]:
    """The keys that lead to an error; an arm by its name, where it has one."""
    for part in loc:
        try:
            told = told[part]
        except (KeyError, IndexError, TypeError):
            told = None
        name = told.get("name") if isinstance(told, dict) and isinstance(part, int) else None
        yield repr(name) if name else f"{part + 1}" if isinstance(part, int) else part


def _apart(file: Path, experiments: tuple[Experiment, ...]) -> None:
    """No name twice, and no two that run at once and vary the same thing: a turn could not be both."""
    for one, two in combinations(experiments, 2):
        if one.name == two.name:
            raise SettingsError(f"{file}: experiment {one.name!r}: name: it stands there twice")
        both = sorted(one.varies & two.varies)
        if both and one.state == two.state == "running" and _meet(one, two):
            raise SettingsError(
                f"{file}: experiment {two.name!r}: {both[0]}: {one.name!r} varies it at the same time"
            )


def _meet(one: Experiment, two: Experiment) -> bool:
    first = one.ends is None or two.starts is None or two.starts < one.ends
    return first and (two.ends is None or one.starts is None or one.starts < two.ends)
