"""Who may ask, and what every answer carries."""

import pytest

ODD_HOSTS = ("a..b", "a" * 300, "[", "evil.example", "8.8.8.8", "127.0.0.1.evil.example", "")


@pytest.mark.parametrize("host", ODD_HOSTS)
def test_an_odd_host_name_gets_a_refusal_and_nothing_else(app, host):
    answer = app.test_client().get("/", headers={"Host": host})
    assert answer.status_code in (400, 403)


@pytest.mark.parametrize("host", ["localhost", "localhost:8080", "127.0.0.1", "192.168.1.20:80", "10.0.0.3"])
def test_the_lab_is_let_in(app, host):
    assert app.test_client().get("/", headers={"Host": host}).status_code == 200


def test_a_public_peer_or_a_proxy_is_refused(app):
    assert app.test_client().get("/", environ_overrides={"REMOTE_ADDR": "8.8.8.8"}).status_code == 403
    assert app.test_client().get("/", headers={"X-Forwarded-For": "10.0.0.1"}).status_code == 403


def test_the_answer_tells_the_browser_to_trust_only_this_machine(client):
    headers = client.get("/").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Robots-Tag"] == "noindex, nofollow"


def test_the_machines_own_name_is_let_in_but_not_for_strangers(app):
    app.config["HOSTS"] = "may-tin-1"
    ask = app.test_client().get
    assert ask("/", headers={"Host": "may-tin-1"}).status_code == 200
    stranger = {"REMOTE_ADDR": "8.8.8.8"}
    assert ask("/", headers={"Host": "may-tin-1"}, environ_overrides=stranger).status_code == 403


def test_a_name_the_administrator_wrote_may_stand_behind_a_proxy(app):
    app.config["SHOWN_HOSTS"] = "dvc.truong.example"
    headers = {"Host": "dvc.truong.example", "X-Forwarded-For": "8.8.8.8"}
    assert app.test_client().get("/", headers=headers).status_code == 200
