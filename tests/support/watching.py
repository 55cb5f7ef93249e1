"""What a page must not do behind the reader's back."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

PARTS = {"stylesheet", "script", "image", "font"}


@dataclass
class Watch:
    """Notes requests to other machines, broken parts, script errors and breaches of the security policy."""

    base: str
    seen: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.seen.append(f"script error: {error.error}"))

    def problems(self, *contexts: BrowserContext) -> list[str]:
        for page in [page for context in contexts for page in context.pages]:
            page.evaluate("1")  # lets events that wait in the pipe arrive
        return self.seen

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:", "about:")):
            self.seen.append(f"outside address: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.request.resource_type in PARTS:
            self.seen.append(f"{response.status}: {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.seen.append(message.text)
