"""What each page of a visit costs on the line, as the browser itself counts it."""

from typing import Any

from playwright.sync_api import Page

FIRST, NEXT = 250 * 1024, 25 * 1024  # bytes: the first page of a lesson, and every further one
PARTS = {"Document", "Stylesheet", "Script", "Font", "Image"}  # not what is asked for once it stands


class Line:
    """Listens from now on; only Chromium tells."""

    def __init__(self, page: Page) -> None:
        self._pages: list[tuple[str, list[int]]] = []
        self._part_of: dict[str, list[int]] = {}
        session = page.context.new_cdp_session(page)
        session.on("Network.responseReceived", self._received)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def too_heavy(self) -> list[str]:
        """Pages that cost more than they may, with what they cost."""
        costs = [(place, sum(parts)) for place, parts in self._pages]
        most = [FIRST, *[NEXT] * len(costs)]
        return [f"{place}: {cost}" for (place, cost), may in zip(costs, most, strict=False) if cost > may]

    def __len__(self) -> int:
        return len(self._pages)

    def _received(self, event: dict[str, Any]) -> None:
        kind, answer = event["type"], event["response"]
        if kind == "Document" and answer["mimeType"] == "text/html":
            self._pages.append((answer["url"], []))
        if self._pages and kind in PARTS and (kind != "Document" or answer["mimeType"] == "text/html"):
            self._part_of[event["requestId"]] = self._pages[-1][1]

    def _finished(self, event: dict[str, Any]) -> None:
        parts = self._part_of.pop(event["requestId"], None)
        if parts is not None:
            parts.append(int(event["encodedDataLength"]))
