"""`python -m evals evals` and `python -m evals bench`: run all of a kind, then one table."""

from __future__ import annotations

import runpy
import sys
import traceback

from evals.figures import REPORTS, show

KINDS = {
    "evals": (
        "search_quality",
        "carried",
        "extraction",
        "similarity",
        "sequential",
        "online_retail",
        "knowledge_quality",
        "transcripts",
        "intents",
        "opinions",
        "languages",
        "copywriting",
        "grounding",
        "languages_grounding",
        "truth",
        "dialogues",
        "experiments",
        "tau_retail",
        "api_fuzz",
    ),
    "bench": (
        "ingest_speed",
        "search_speed",
        "vector_speed",
        "generation_speed",
        "serving_speed",
        "recommend_speed",
        "load",
    ),
}


def main() -> int:
    if len(sys.argv) != 2 or sys.argv[1] not in KINDS:
        print("usage: python -m evals evals|bench")
        return 2
    failed = []
    for name in KINDS[sys.argv[1]]:
        print(f"\n== {name}", flush=True)
        sys.argv = [name]
        try:
            runpy.run_module(f"evals.{name}", run_name="__main__")
        except SystemExit as stop:
            if stop.code:
                failed.append(name)
        except Exception:  # noqa: BLE001 - the others still run, and this one is named
            traceback.print_exc()
            failed.append(name)
    show(sorted(REPORTS.glob("*.json")))
    for name in failed:
        print(f"{name} did not finish")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
