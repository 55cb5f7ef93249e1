"""Takes the addresses and the port of the server, and says in words why it cannot."""

import errno
import os
import socket
from collections.abc import Sequence
from contextlib import ExitStack

from sandbox.operations.refusals import Refused

TAKEN = (errno.EADDRINUSE, 10048)  # the second numbers are Windows' own
FORBIDDEN = (errno.EACCES, errno.EPERM, 10013)


def listening(addresses: Sequence[str], port: int) -> list[socket.socket]:
    """A bound socket for each address, or none at all; raises Refused."""
    with ExitStack() as bound:
        sockets = [bound.enter_context(_bind(address, port)) for address in addresses]
        bound.pop_all()
    return sockets


def _bind(address: str, port: int) -> socket.socket:
    taken = socket.socket()
    try:
        # Without these a server just stopped would block its port, and Windows would share a port in use.
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None) if os.name == "nt" else socket.SO_REUSEADDR
        if exclusive is not None:
            taken.setsockopt(socket.SOL_SOCKET, exclusive, 1)
        taken.bind((address, port))
    except OSError as error:
        taken.close()
        raise Refused(_why(error, address, port)) from None
    return taken


def _why(error: OSError, address: str, port: int) -> str:
    other = port + 1 if port < 65535 else 8080
    if error.errno in TAKEN:
        return f"Cổng {port} đang bận. Tắt chương trình đang dùng, hoặc thêm: --port {other}"
    if error.errno in FORBIDDEN:
        return f"Máy không cho dùng cổng {port}. Hãy chọn cổng khác: --port {other}"
    return (
        f"Không dùng được địa chỉ {address} ({error.strerror or error}). "
        "Hãy kiểm tra mạng của máy, hoặc thêm --local để chỉ máy này mở được."
    )
