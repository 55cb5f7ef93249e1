"""One server process with waitress, pinned like the real one, that tells the CPU time it has used."""

import http.client
import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from sandbox.pinning import pin_to_core

CPU_PAGE = "/-cpu"


class Client:
    """One keep-alive connection; answers as (status, headers, body)."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._headers = {"Cookie": cookie} if cookie else {}

    def get(self, path: str) -> tuple[int, str]:
        return self._ask("GET", path, None, {})

    def post(self, path: str, form: dict[str, str]) -> tuple[int, str]:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(form), kind)

    def cpu(self) -> float:
        """Seconds of CPU the server process has used."""
        return float(self.get(CPU_PAGE)[1])

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> tuple[int, str]:
        self._connection.request(method, path, body, self._headers | headers)
        answer = self._connection.getresponse()
        return answer.status, answer.read().decode()


@contextmanager
def serving(make: Callable[[Path], tuple[Any, Any]], folder: Path) -> Iterator[tuple[int, Any]]:
    """Run `make(folder)` → (WSGI app, facts) in a process of its own; the port and the facts."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(make, folder, theirs))
    process.start()
    try:
        yield ours.recv()
    finally:
        process.terminate()
        process.join()


def _serve(make: Callable[[Path], tuple[Any, Any]], folder: Path, pipe: Any) -> None:
    from waitress.server import create_server

    app, facts = make(folder)
    pin_to_core()

    def metered(environ: dict[str, Any], start: Any) -> Any:
        if environ["PATH_INFO"] == CPU_PAGE:
            start("200 OK", [("Content-Type", "text/plain")])
            return [str(time.process_time()).encode()]
        return app(environ, start)

    server = create_server(metered, host="127.0.0.1", port=0, threads=8, connection_limit=1000)
    pipe.send((server.effective_port, facts))
    server.run()
