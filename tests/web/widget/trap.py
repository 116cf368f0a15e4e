"""A trap that snaps shut when a page does what a text told it to."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Locator, Page, Request

from tests.web.widget.payloads import HOST

PWNED = """window.pwned = () => {
  console.log("pwned()");
  try { top.pwnedTimes = (top.pwnedTimes ?? 0) + 1; } catch { /* a frame of its own kind */ }
};"""

STRANGE = """host => {
  const root = host.shadowRoot, strange = [];
  const known = new Set(("a b blockquote button details div form h2 h3 i img li ol p path section small span "
    + "summary svg table tbody td textarea th thead tr ul").split(" "));
  for (const node of root.querySelectorAll("*")) {
    const name = node.localName;
    if (!known.has(name) || (name === "svg" && !node.classList.contains("icon"))) strange.push(name);
    if (node.shadowRoot) strange.push(name + " with a shadow root");
    for (const { name: key, value } of node.attributes) {
      if (/^on|^srcdoc$|^srcset$|^formaction$/i.test(key)) strange.push(`${name} ${key}`);
      const address = /^(href|src|action|xlink:href)$/i.test(key);
      if (address && !/^https?:/.test(value)) strange.push(`${key}=${value}`);
      if (key === "style" && /url|expression|@import/i.test(value)) strange.push(`${name} ${value}`);
    }
  }
  return strange;
}"""


@dataclass
class Trap:
    """What was run, asked or opened that no text may run, ask or open."""

    context: BrowserContext
    caught: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.add_init_script(PWNED)
        self.context.on("console", self._told)
        self.context.on("dialog", self._talked)
        self.context.on("request", self._asked)

    def _told(self, said: ConsoleMessage) -> None:
        if said.text == "pwned()":
            self.caught.append(said.text)

    def _talked(self, dialog: Dialog) -> None:
        self.caught.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.hostname == HOST or address.scheme not in {"http", "https"}:
            self.caught.append(f"request {request.url}")

    def watch(self, page: Page) -> None:
        """From now on: windows that open, and the page being left."""
        here = page.url
        page.on("popup", lambda popup: self.caught.append(f"window {popup.url}"))
        page.on(
            "framenavigated",
            lambda frame: None if frame.url == here else self.caught.append(f"went to {frame.url}"),
        )

    def nothing(self, widget: Locator) -> None:
        """Raises AssertionError where anything was run, asked for, or became an element."""
        assert widget.evaluate(STRANGE) == []
        assert widget.page.frames == [widget.page.main_frame]
        assert self.caught == []
