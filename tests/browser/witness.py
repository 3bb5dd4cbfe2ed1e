"""What a page does behind its reader's back: requests, messages in the console, things stored."""

from __future__ import annotations

from playwright.sync_api import Page

_STORES = """async () => ({
    localStorage: localStorage.length,
    sessionStorage: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    "service workers": (await navigator.serviceWorker.getRegistrations()).length,
})"""


class Witness:
    """Watches a tab from before its first page."""

    def __init__(self, page: Page, origin: str) -> None:
        """Take note from now on; ``origin`` is the only one that may be asked for anything."""
        self._page = page
        self._origin = origin
        self.asked: list[str] = []
        self._messages: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self._messages.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self._messages.append(f"error: {error.message}"))

    def faults(self) -> list[str]:
        """Foreign requests, console messages, and whatever is stored."""
        foreign = [f"request to {url}" for url in self.asked if not url.startswith(f"{self._origin}/")]
        stores = {"cookies": len(self._page.context.cookies()), **self._page.evaluate(_STORES)}
        return [*foreign, *self._messages, *(f"{count} in {store}" for store, count in stores.items() if count)]
