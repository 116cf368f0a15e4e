"""A shop folder made of tau-bench's retail records: `python -m evals.tau.shop DIR`, then
`floorwalker serve --shop DIR`. Its rules are the benchmark's policy, its generator the templates."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path

from evals.figures import DATA
from evals.tau.records import FOLDER, Record, document, write

HERE = Path(__file__).parent
SHOP_TOML = """\
# The shop of tau-bench's retail records. Made by evals/tau/shop.py.

[shop]
name = "Tau Retail"
currency = "USD"
hours = "Monday to Friday, 9 am to 5 pm (Eastern time)"
time_zone = "America/New_York"

[generator]
model = "template"

[identity]
methods = ["email", "name"]

[web.limits]
requests = "off"
conversations = "off"
messages = "off"
address_messages = "off"
identify = "off"
"""


def make(folder: Path, data: Path = FOLDER) -> Record:
    """Write the folder (settings, rules, policies, catalogue, orders.json); gives its order records.

    Raises FileNotFoundError where the benchmark's data is absent, FileExistsError where the folder
    holds another shop.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / "orders.json").exists():
        raise FileExistsError(f"{folder} is not empty and no shop of this kind")
    records = document(data)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "shop.toml").write_text(SHOP_TOML, encoding="utf-8")
    shutil.copy(HERE / "rules.toml", folder / "rules.toml")
    shutil.copytree(HERE / "policies", folder / "policies", dirs_exist_ok=True)
    with (folder / "catalogue.jsonl").open("w", encoding="utf-8") as lines:
        for product in records["products"]:
            lines.write(json.dumps(listed(product)) + "\n")
    write(records, folder / "orders.json")
    return records


def fill(folder: Path) -> None:
    """Read the catalogue and the orders into the shop's data folder. Nothing is asked of a network."""
    from assistant import bootstrap
    from assistant.service.orders import import_book, read_book
    from assistant.settings import load
    from retrieval.catalog.sync import ingest

    settings = load(folder)
    shop = bootstrap.build(settings)
    feeds = [folder / "catalogue.jsonl"]
    ingest(
        feeds,
        store=shop.store,
        index=shop.index,
        embedder=shop.embedder,
        rejects=settings.data / "rejects.jsonl",
    )
    shop.search.settle()
    import_book(
        shop.records.engine,
        read_book((folder / "orders.json").read_bytes()),
        replace_all=True,
        overwrite=True,
    )
    shop.records.engine.dispose()


def listed(product: Record) -> Record:
    """A product as the catalogue has it: its cheapest price, and each variant with its own."""
    variants = product["variants"]
    options = sorted({name for variant in variants for name in variant["options"]})
    cheapest = min(variant["price"] for variant in variants)
    return {
        "id": product["id"],
        "name": product["name"],
        "description": f"{product['name']}, in versions that differ in {', '.join(options)}.",
        "price": {"amount": str(cheapest), "currency": "USD"},
        "stock": {"available": any(variant["available"] for variant in variants)},
        "variants": [
            {
                "id": variant["id"],
                "options": variant["options"],
                "price": {"amount": str(variant["price"]), "currency": "USD"},
                "stock": {"available": variant["available"]},
            }
            for variant in variants
        ],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    if not FOLDER.exists():
        print(f"there is no tau-bench-retail in {DATA}: set FLOORWALKER_DATA")
        return 1
    try:
        records = make(folder)
    except FileExistsError as error:
        print(error)
        return 1
    fill(folder)
    print(", ".join(f"{len(records[name]):,} {name}" for name in ("customers", "products", "orders")))
    print(f"floorwalker serve --shop {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
