"""train extraction."""

from __future__ import annotations

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from assistant.cli.common import DEMO, AsJson, ShopFolder, console, errors, print_json
from assistant.errors import Invalid
from assistant.settings import load


def train_extraction(shop: ShopFolder = DEMO, as_json: AsJson = False) -> None:
    """Learn from the shop's labelled products what texts say, and read the whole catalogue by it."""
    from assistant import parts  # heavy, as the next
    from assistant.records import open_records
    from retrieval.extraction.catalogue import Extraction

    settings = load(shop)
    if not settings.extraction.enabled:
        raise Invalid("extraction.enabled", "extraction is switched off in this shop's settings")
    kept = open_records(settings)
    if not kept.store.count():
        raise Invalid("--shop", "the catalogue is empty: `floorwalker ingest` comes first")
    embedder = parts.make_embedder(settings)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("learning, then reading", total=kept.store.count())
        extraction = Extraction(settings.data / "extraction")
        trained = extraction.train(kept.store, embedder, lambda count: bar.advance(task, count))
    rules = len(trained.extractor.rules.phrases) + len(trained.extractor.rules.units)
    learned, meaning = trained.extractor.learned, trained.extractor.meaning
    guessed = {
        "learned": [labeller.name for labeller in learned.labellers] if learned else [],
        "by_meaning": [named.name for named in meaning.named] if meaning else [],
    }
    if as_json:
        counts = {"products": trained.products, "changed": trained.changed, "rules": rules}
        print_json(counts | guessed)
        return
    console.print(
        f"{trained.products:,} products read by {rules:,} rules; {trained.changed:,} changed.",
        highlight=False,
    )
    for how, names in guessed.items():
        console.print(f"Guessed, {how.replace('_', ' ')}: {', '.join(names) or 'nothing'}.", highlight=False)
