"""Mở máy chủ thực hành cho phòng máy (lệnh mặc định)."""

import argparse
import logging
import re

from sandbox import create_app
from sandbox.addresses import lab_addresses
from sandbox.config import LIMITS
from sandbox.demo import WARNING, known_to_all, load_demo
from sandbox.extensions import Parts
from sandbox.listening import listening
from sandbox.operations import setup
from sandbox.operations.expiry import drop_expired
from sandbox.pinning import pin_to_core

CONNECTIONS = 1000  # 45 browsers keep six connections each; the default of 100 starves them


def run(args: list[str]) -> int:
    from waitress.server import create_server

    options = _options(args)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a class asking at once is no trouble
    app = create_app()
    parts: Parts = app.extensions["dvc-sandbox"]
    with parts.database.writing() as session:
        drop_expired(session, parts.clock())
    demo = load_demo(app) if options.demo else None
    port = options.port or app.config["PORT"]
    addresses = lab_addresses() if not options.local else ["127.0.0.1"]
    if app.config["PIN_TO_CORE"]:
        pin_to_core()
    server = create_server(
        app,
        sockets=listening(addresses, port),
        threads=app.config["THREADS"],
        connection_limit=CONNECTIONS,
        channel_timeout=60,
        backlog=1024,
        ident=None,
    )
    with parts.database.reading() as reading:
        first = setup.is_waiting(reading)
    _greet(addresses, port, demo, known_to_all(parts.database, parts.passwords), first)
    try:
        server.run()
    finally:
        server.close()
    return 0


def _options(args: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("dvc-sandbox serve", description=__doc__)
    parser.add_argument("--port", type=_port, help="cổng, mặc định 8080")
    parser.add_argument("--local", action="store_true", help="chỉ máy này mở được")
    parser.add_argument("--no-demo", dest="demo", action="store_false", help="không nạp trường mẫu")
    return parser.parse_args(args)


def _port(text: str) -> int:
    lowest, highest = LIMITS["PORT"]
    if not re.fullmatch("[0-9]{1,9}", text) or not lowest <= int(text) <= highest:
        raise argparse.ArgumentTypeError(f"cổng là một số từ {lowest} đến {highest}, không phải “{text}”")
    return int(text)


def _greet(addresses: list[str], port: int, demo: list[str] | None, warn: bool, first: bool) -> None:
    lan = [address for address in addresses if address != "127.0.0.1"]
    lines = ["", "Cổng Dịch vụ công thực hành đang chạy.", "", f"  Trên máy này:   http://localhost:{port}"]
    lines += [f"  Máy học sinh:   http://{address}:{port}" for address in lan]
    if first:
        lines += ["", f"Lần đầu: trên máy này, mở http://localhost:{port} để đặt tên trường và tài khoản."]
    lines += ["", *(demo or []), *(["", f"LƯU Ý: {WARNING}"] if warn else []), "", "Dừng: bấm Ctrl+C."]
    print("\n".join(lines), flush=True)
