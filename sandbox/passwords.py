"""Argon2id hashes of passwords and PINs, a bounded number at a time."""

import os
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


class Passwords:
    """Time cost, memory in KiB and lanes follow OWASP's password storage sheet (t=2, 19 MiB, p=1).

    Hashing releases the interpreter, so it runs in threads of its own that may use every core.
    """

    def __init__(self, time_cost: int = 2, memory_kib: int = 19456) -> None:
        self._hasher = PasswordHasher(time_cost=time_cost, memory_cost=memory_kib, parallelism=1)
        self._pool = ThreadPoolExecutor(os.cpu_count() or 1, "argon2", initializer=_use_all_cores)
        self._nobody = self.hash("không ai dùng mật khẩu này")

    def hash(self, secret: str) -> str:
        return self._pool.submit(self._hasher.hash, secret).result()

    def verify(self, stored: str | None, secret: str) -> bool:
        """False for a wrong secret; an account that does not exist (None) takes as long."""
        right = self._pool.submit(self._verify, stored or self._nobody, secret).result()
        return right and stored is not None

    def _verify(self, stored: str, secret: str) -> bool:
        try:
            return self._hasher.verify(stored, secret)
        except (VerificationError, InvalidHashError):
            return False


def _use_all_cores() -> None:
    """The server is pinned to one core; on Linux affinity belongs to the thread."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, range(os.cpu_count() or 1))
