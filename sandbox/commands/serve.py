"""Mở máy chủ thực hành cho phòng máy (lệnh mặc định)."""

import argparse
import logging
import sys

from sandbox import create_app
from sandbox.addresses import lab_addresses
from sandbox.demo import load_demo
from sandbox.pinning import pin_to_core

CONNECTIONS = 1000  # 45 browsers keep six connections each; the default of 100 starves them


def run(args: list[str]) -> int:
    from waitress.server import create_server

    options = _options(args)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    app = create_app()
    demo = load_demo(app) if options.demo else None
    port = options.port or app.config["PORT"]
    addresses = lab_addresses() if not options.local else ["127.0.0.1"]
    if app.config["PIN_TO_CORE"]:
        pin_to_core()
    try:
        server = create_server(
            app,
            listen=" ".join(f"{address}:{port}" for address in addresses),
            threads=app.config["THREADS"],
            connection_limit=CONNECTIONS,
            channel_timeout=60,
            backlog=1024,
            ident=None,
        )
    except OSError:
        print(
            f"Cổng {port} đang bận. Tắt chương trình đang dùng, hoặc thêm: --port {port + 1}", file=sys.stderr
        )
        return 1
    _greet(addresses, port, demo)
    try:
        server.run()
    finally:
        server.close()
    return 0


def _options(args: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("dvc-sandbox serve", description=__doc__)
    parser.add_argument("--port", type=int, help="cổng, mặc định 8080")
    parser.add_argument("--local", action="store_true", help="chỉ máy này mở được")
    parser.add_argument("--no-demo", dest="demo", action="store_false", help="không nạp trường mẫu")
    return parser.parse_args(args)


def _greet(addresses: list[str], port: int, demo: list[str] | None) -> None:
    lan = [address for address in addresses if address != "127.0.0.1"]
    lines = ["", "Cổng Dịch vụ công thực hành đang chạy.", "", f"  Trên máy này:   http://localhost:{port}"]
    lines += [f"  Máy học sinh:   http://{address}:{port}" for address in lan]
    lines += ["", *(demo or []), "", "Dừng: bấm Ctrl+C."]
    print("\n".join(lines), flush=True)
