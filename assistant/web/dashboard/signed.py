"""Who is looking at the staff page, for each of its handlers."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.web.staff import Desk
from assistant.web.staff_door import staffer

QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden", "concurrency_limit": None}
"""How every handler of the page is called."""


class Signed(Exception):
    """The sign-in of this page has ended."""


class Signing:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def me(self, request: gr.Request) -> str:
        """Who is looking. The door lets nobody else in; a page whose sign-in ended meanwhile is told."""
        person = staffer(self._desk, request.headers.get("cookie"))
        if person is None:
            raise Signed
        return person.name
