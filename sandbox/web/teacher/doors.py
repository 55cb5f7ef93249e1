"""How students reach the sandbox: the addresses of this machine and their QR."""

import ipaddress

from flask import current_app, request, url_for

from sandbox.addresses import lab_addresses


def addresses() -> list[str]:
    """What students may type, best first, without http://; empty when only this machine can open it."""
    host, _, port = request.host.rpartition(":") if ":" in request.host else (request.host, "", "")
    listed = [name.strip() for name in current_app.config["SHOWN_HOSTS"].split(",") if name.strip()]
    here = [] if _is_this_machine(host) else [host]
    hosts = dict.fromkeys([*listed, *here, *(one for one in lab_addresses() if not _is_this_machine(one))])
    return [f"{host}:{port}" if port and port != "80" else host for host in hosts]


def join_link(address: str, code: str) -> str:
    return f"http://{address}{url_for('auth.names', code=code)}"


def qr_svg(link: str) -> str:
    """A data: address of the QR, dark on white, made for projectors."""
    import segno

    return str(segno.make(link, error="m", micro=False).svg_data_uri(scale=4, border=2, light="#fff"))


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
