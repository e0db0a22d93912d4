"""Starting the server: one server a port."""

import socket

import click
import pytest

from chancery.site import server


@pytest.fixture
def taken() -> "socket.socket":
    """A port on which a program listens as our server does, with SO_REUSEPORT."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other


def test_a_port_in_use_is_refused_with_what_to_do(taken):
    port = taken.getsockname()[1]
    with pytest.raises(click.ClickException) as refused:
        server.require_free("127.0.0.1", port)
    assert refused.value.exit_code == 1
    assert f"Cổng {port} " in refused.value.message
    assert "CHANCERY_PORT" in refused.value.message


def test_a_free_port_is_accepted_and_left_free(taken):
    port = taken.getsockname()[1]
    taken.close()
    server.require_free("127.0.0.1", port)
    server.require_free("127.0.0.1", port)


def test_serving_refuses_before_it_touches_the_database(taken, settings, monkeypatch):
    settings.HOST, settings.PORT = "127.0.0.1", taken.getsockname()[1]
    called = []
    monkeypatch.setattr(server, "call_command", lambda *a, **k: called.append(a))
    with pytest.raises(click.ClickException):
        server.serve(sample=False)
    assert not called
