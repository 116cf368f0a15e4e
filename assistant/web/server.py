"""The whole server of a shop: API, images, chat page, and models that load while it starts."""

from __future__ import annotations

import logging
from collections.abc import Callable

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from assistant.errors import StorageFailed
from assistant.service.database import up_to_date
from assistant.shop import Shop
from assistant.web.addresses import IMAGES
from assistant.web.api.operations import Checks
from assistant.web.application import create_api
from assistant.web.dashboard import mount_dashboard
from assistant.web.loading import Loading
from assistant.web.starters import Starters
from assistant.web.ui import mount_page

log = logging.getLogger(__name__)

IMAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""An SVG is a document: opened by itself it may draw, and run nothing."""


def create_app(shop: Shop, warm: Callable[[Shop], None] | None = None) -> FastAPI:
    """API of `shop`, and its pages if its settings have them. `warm` loads its models, on a thread of its
    own, from now on; without it they load when first used and /readyz does not wait for them."""
    starters = Starters(shop)
    loading = Loading(lambda: warm(shop), then=starters.current) if warm else None
    app = create_api(shop, checks(shop, loading))
    app.state.starters = starters.current
    folder = shop.settings.folder / "images"
    app.mount(IMAGES, Images(directory=folder, check_dir=False), "images")
    if shop.settings.web.page:
        mount_dashboard(app, shop)
        mount_page(app, shop, starters)
    if loading:
        loading.begin()
    return app


class Images(StaticFiles):
    """The files of the shop's `images` folder, which a shop need not have."""

    async def check_config(self) -> None:
        """An absent folder is no mistake: its pictures are not found."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Content-Security-Policy"] = IMAGE_POLICY
        response.headers.setdefault("Cache-Control", "public, max-age=3600")
        return response


def checks(shop: Shop, loading: Loading | None) -> Checks:
    """What /readyz asks of a real shop."""

    def records() -> str | None:
        try:
            return None if up_to_date(shop.records.engine) else "the records are of another version"
        except StorageFailed:
            return "the records do not answer"

    def index() -> str | None:
        try:
            kept, indexed = shop.store.count(), shop.index.count()
        except Exception:  # whatever a database or vector store raises when it is down
            log.exception("the index could not be counted")
            return "the index does not answer"
        return None if indexed >= kept else f"{kept - indexed} of {kept} products are not indexed"

    return {"records": records, "index": index} | ({"models": lambda: loading.state.value} if loading else {})
