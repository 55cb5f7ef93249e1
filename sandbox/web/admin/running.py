"""One long piece of work at a time, in a thread of its own: the page that began it can be left."""

import errno
import logging
import threading
from collections.abc import Callable
from typing import Any

from flask import current_app

from sandbox.operations.backup_zip import Progress
from sandbox.operations.refusals import Refused
from sandbox.web.languages import said

AT_ONCE = 2.0  # seconds within which a small school's is done before the answer leaves
NO_ROOM = Refused("Đĩa của máy chủ đã đầy nên việc này dừng lại. Các bản sao lưu cũ còn nguyên.")
BROKE_OFF = Refused("Việc này bị dừng vì lỗi của máy. Các bản sao lưu cũ còn nguyên. Thầy cô thử lại.")
log = logging.getLogger(__name__)


class Running:
    """`done` of `total` bytes; afterwards `words` say how it ended, and `tone`: done | stop.

    The thread knows no reader, so what it ends with is put into words when somebody looks.
    """

    def __init__(self) -> None:
        self.done, self.total = 0, 0
        self._end: Any = ""
        self._thread: threading.Thread | None = None
        self._turn = threading.Lock()

    @property
    def is_busy(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    @property
    def words(self) -> str:
        return said(self._end) if isinstance(self._end, Refused) else str(self._end)

    @property
    def tone(self) -> str:
        return "stop" if isinstance(self._end, Refused) else "done"

    def begin(self, work: Callable[[Progress], Any]) -> bool:
        """Whether it could begin; `work` is told where to report and answers what to say at its end."""
        with self._turn:
            if self.is_busy:
                return False
            self.done, self.total, self._end = 0, 0, ""
            self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
            self._thread.start()
        self._thread.join(AT_ONCE)
        return True

    def _run(self, work: Callable[[Progress], Any]) -> None:
        try:
            self._end = work(self._tell)
        except Refused as refused:
            self._end = refused
        except Exception as error:
            log.exception("long work")
            full = isinstance(error, OSError) and error.errno == errno.ENOSPC
            self._end = NO_ROOM if full else BROKE_OFF

    def _tell(self, done: int, total: int) -> None:
        self.done, self.total = done, total


def running() -> Running:
    found: Running = current_app.extensions.setdefault("dvc-running", Running())
    return found
