"""The addresses of this machine that a lab may use: loopback and private ones, nothing public."""

import ipaddress
import socket
from contextlib import suppress


def lab_addresses() -> list[str]:
    """IPv4 addresses to listen on, loopback first."""
    found = {"127.0.0.1"}
    with suppress(OSError):  # a machine whose own name does not resolve
        found |= {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    found |= _outgoing()
    usable = [address for address in found if _is_lab(address)]
    return sorted(usable, key=lambda address: (address != "127.0.0.1", address))


def _outgoing() -> set[str]:
    """The address this machine would send from; connecting a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.168.255.255", 9))
            return {probe.getsockname()[0]}
        except OSError:
            return set()


def _is_lab(address: str) -> bool:
    parsed = ipaddress.ip_address(address)
    if parsed.is_loopback:
        return address == "127.0.0.1"
    return parsed.is_private and not parsed.is_unspecified
