"""A port or an address that cannot be had is said in words."""

import socket

import pytest

from sandbox.cli import main
from sandbox.listening import listening
from sandbox.operations.refusals import Refused


@pytest.mark.parametrize("port", ["99999", "0", "-1", "tám", "8080.5", "9" * 5000, "٨٠٨٠"])
def test_a_port_that_is_none_is_explained(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["serve", f"--port={port}"])
    assert left.value.code == 2
    assert "cổng là một số từ 1 đến 65535" in capsys.readouterr().err


def test_a_port_in_use_is_named_with_another_one() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Refused, match=f"Cổng {port} đang bận.*--port"):
            listening(["127.0.0.1"], port)


def test_an_address_of_another_machine_is_not_taken_for_a_busy_port() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
    with pytest.raises(Refused, match=r"Không dùng được địa chỉ 192\.0\.2\.77.*--local"):
        listening(["127.0.0.1", "192.0.2.77"], port)
    for taken in listening(["127.0.0.1"], port):
        taken.close()
