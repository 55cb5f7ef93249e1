"""The addresses and names of this machine that a lab may use: loopback and private ones, nothing public."""

import ipaddress
import socket
from contextlib import suppress


def lab_addresses() -> list[str]:
    """IPv4 addresses to listen on, loopback first."""
    found = {"127.0.0.1"}
    with suppress(OSError):  # a machine whose own name does not resolve
        found |= {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    found |= _outgoing()
    usable = [address for address in found if _is_lab(address) and _is_here(address)]
    return sorted(usable, key=lambda address: (address != "127.0.0.1", address))


def own_names() -> list[str]:
    """What other machines of the lab may call this one: its name, alone and with .local (mDNS)."""
    whole = socket.gethostname().strip().rstrip(".").lower()
    first = whole.split(".")[0]
    names = dict.fromkeys([whole, first, f"{first}.local"])
    return [] if first in ("", "localhost") or first.isdecimal() else list(names)


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


def _is_here(address: str) -> bool:
    """A hosts file may still name an address of another day."""
    with socket.socket() as probe:
        try:
            probe.bind((address, 0))
            return True
        except OSError:
            return False
