"""A shop past one machine, in small and all on this one: PostgreSQL, a Chroma server, a server of the model,
several workers, one process for the pages, and nginx before them. The same shape as deploy/compose.yaml."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import httpx
import psutil
from sqlalchemy import create_engine, make_url, text
from transformers import AutoModelForCausalLM, AutoTokenizer

import assistant.generation
from assistant.generation.merging import merge
from assistant.generation.models import ModelStore
from assistant.settings import Settings
from evals.chroma_server import ChromaServer, free_port

POSTGRESQL = os.environ.get("FLOORWALKER_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/test")
DEPLOY = Path(__file__).parents[1] / "deploy"
BIN = Path(sys.executable).parent
STARTS_WITHIN_S = 180.0
MODEL = "smollm2-135m-instruct"
ADAPTER = Path(assistant.generation.__file__).parent / "adapter"


@dataclass(frozen=True, slots=True)
class Part:
    """A process of the estate, and where it answers."""

    name: str
    process: subprocess.Popen[bytes]
    address: str

    @property
    def memory_mb(self) -> float:
        """Resident, with its children."""
        try:
            whole = psutil.Process(self.process.pid)
            return float(
                sum(one.memory_info().rss for one in (whole, *whole.children(recursive=True))) / 2**20
            )
        except psutil.NoSuchProcess:
            return 0.0

    @property
    def cpu_s(self) -> float:
        """Seconds of processor time used so far, with its children."""
        try:
            whole = psutil.Process(self.process.pid)
            times = [one.cpu_times() for one in (whole, *whole.children(recursive=True))]
            return float(sum(time.user + time.system for time in times))
        except psutil.NoSuchProcess:
            return 0.0


@dataclass
class Estate:
    """Starts in order, waits for each part, and ends all of them. `folder` takes the logs and a copy of
    `shop`."""

    folder: Path
    shop: Path
    workers: int = 2
    model_server: bool = True
    settings: Mapping[str, str] = field(default_factory=dict)
    """More of the environment for the workers."""
    tell: Callable[[str], None] = print
    parts: list[Part] = field(default_factory=list)
    _ending: ExitStack = field(default_factory=ExitStack)

    @property
    def address(self) -> str:
        return next((part.address for part in self.parts if part.name == "nginx"), self.served[0].address)

    @property
    def served(self) -> list[Part]:
        return [part for part in self.parts if part.name.startswith("worker")]

    def part(self, name: str) -> Part:
        return next(part for part in self.parts if part.name == name)

    def __enter__(self) -> Estate:
        try:
            self._start()
        except BaseException:
            self._ending.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ending.close()

    def _start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        copy = self.folder / "shop"
        shutil.copytree(self.shop, copy, ignore=shutil.ignore_patterns("data"), dirs_exist_ok=True)
        environment = self._surroundings()
        self.tell("taking in the catalogue")
        done = subprocess.run(
            [str(BIN / "floorwalker"), "ingest", "--shop", str(copy), str(copy / "catalogue.jsonl")],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"floorwalker ingest failed: {done.stderr[-600:]}")
        names = [*(f"worker-{number}" for number in range(1, self.workers + 1)), "page"]
        started = [self._worker(name, copy, environment) for name in names]
        for part in started:
            self._until(part, "/readyz")
        if nginx := shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin"):
            self._before_them(nginx)
        else:
            self.tell("no nginx is installed: the first worker is asked alone")

    def _surroundings(self) -> dict[str, str]:
        """The services that all workers share, and the settings that name them."""
        chroma = self._ending.enter_context(ChromaServer(self.folder / "chroma"))
        self.parts.append(Part("chroma", chroma.process, chroma.url))
        environment = os.environ | {
            "FLOORWALKER_DATABASE__URL": self._database(),
            "FLOORWALKER_VECTORS__URL": chroma.url,
            "FLOORWALKER_WEB__TRUSTED_PROXIES": '["127.0.0.1"]',
            "FLOORWALKER_GENERATOR__MODEL": "template",
            "HF_HUB_OFFLINE": "1",
        }
        if self.model_server:
            folder = taught(self.folder / "taught")
            port = free_port()
            command = [
                str(BIN / "transformers"),
                "serve",
                str(folder),
                "--device",
                "cpu",
                "--host",
                "127.0.0.1",
            ]
            hub = self.folder / "hub"
            hub.mkdir(exist_ok=True)  # without it the list of models fails
            part = self._run(
                "model", [*command, "--port", str(port)], os.environ | {"HF_HUB_CACHE": str(hub)}, port
            )
            self._until(part, "/health")
            environment["FLOORWALKER_GENERATOR__MODEL"] = f"openai:{folder}@{part.address}/v1"
            environment["FLOORWALKER_GENERATOR__API_KEY"] = "none"
        return environment | dict(self.settings)

    def _database(self) -> str:
        """A database of its own, dropped at the end."""
        name, outside = (
            f"estate_{uuid.uuid4().hex[:12]}",
            create_engine(
                make_url(POSTGRESQL).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
            ),
        )
        with outside.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))

        def drop() -> None:
            with outside.connect() as connection:
                connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            outside.dispose()

        self._ending.callback(drop)
        return make_url(POSTGRESQL).set(database=name).render_as_string(False)

    def _worker(self, name: str, shop: Path, environment: Mapping[str, str]) -> Part:
        port = free_port()
        command = [str(BIN / "floorwalker"), "serve", "--shop", str(shop), "--port", str(port)]
        page = {"FLOORWALKER_WEB__PAGE": "true" if name == "page" else "false"}
        return self._run(name, command, {**environment, **page}, port)

    def _before_them(self, nginx: str) -> None:
        port, folder = free_port(), self.folder / "nginx"
        folder.mkdir(exist_ok=True)
        shutil.copy(DEPLOY / "nginx.conf", folder)
        (folder / "listen.conf").write_text(f"listen 127.0.0.1:{port};\n")
        (folder / "upstreams.conf").write_text(
            upstream("workers", [part.address for part in self.served])
            + upstream("pages", [self.part("page").address])
        )
        command = [
            nginx,
            "-p",
            str(folder),
            "-c",
            str(folder / "nginx.conf"),
            "-e",
            str(folder / "errors.log"),
        ]
        self._until(self._run("nginx", [*command, "-g", "daemon off;"], os.environ, port), "/healthz")

    def _run(self, name: str, command: Sequence[str], environment: Mapping[str, str], port: int) -> Part:
        self.tell(f"starting {name}")
        with (self.folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(command, env=dict(environment), stdout=log, stderr=log)
        self._ending.callback(end, process)
        part = Part(name, process, f"http://127.0.0.1:{port}")
        self.parts.append(part)
        return part

    def _until(self, part: Part, path: str) -> None:
        limit = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < limit and part.process.poll() is None:
            try:
                if httpx.get(part.address + path, timeout=2).is_success:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.2)
        told = (self.folder / f"{part.name}.log").read_text(errors="replace")[-600:]
        raise RuntimeError(f"{part.name} did not come up: {told}")


def taught(folder: Path) -> Path:
    """The default model with its adapter in its weights: a server of models knows no adapter of ours."""
    base = ModelStore(Settings().models).path(MODEL)
    model = AutoModelForCausalLM.from_pretrained(base, dtype="bfloat16")
    merge(model, ADAPTER)
    model.save_pretrained(folder)
    AutoTokenizer.from_pretrained(base).save_pretrained(folder)
    return folder


def upstream(name: str, addresses: Sequence[str]) -> str:
    servers = "".join(f"  server {address.removeprefix('http://')};\n" for address in addresses)
    return f"upstream {name} {{\n  least_conn;\n{servers}  keepalive 64;\n}}\n"


def end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
