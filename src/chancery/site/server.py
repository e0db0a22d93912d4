"""Serves pages and runs background work on one machine, from one command."""

from __future__ import annotations

import atexit
import errno
import socket
import subprocess
import sys
import threading
import time

import click
from django.conf import settings
from django.core.management import call_command
from django.utils.translation import gettext as _
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels


def _keep_working() -> None:
    """Runs a worker beside the server, and another when it dies."""
    child: list[subprocess.Popen[bytes]] = []

    def watch() -> None:
        while True:
            child[:] = [subprocess.Popen([sys.executable, "-m", "chancery", "worker"])]
            child[0].wait()
            time.sleep(2)

    threading.Thread(target=watch, daemon=True).start()

    def stop() -> None:
        for process in child:
            process.terminate()

    atexit.register(stop)


def require_free(host: str, port: int) -> None:
    """Ends the program (exit code 1) when another one listens on the port already.

    The server listens with SO_REUSEPORT, under which a second server would share the port unnoticed.
    """
    family, kind, protocol, _name, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    with socket.socket(family, kind, protocol) as probe:
        # Without SO_REUSEPORT the kernel refuses; with SO_REUSEADDR, closed connections don't count as use.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
            probe.listen(1)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise click.ClickException(
                _(
                    "Cổng %(port)s của %(host)s đang có chương trình khác dùng. Dừng chương trình đó, "
                    "hoặc đặt biến CHANCERY_PORT sang cổng khác rồi chạy lại."
                )
                % {"port": port, "host": host}
            ) from error


def serve(*, sample: bool) -> None:
    """Migrates, loads the sample office if asked and the database is empty, and serves until stopped."""
    require_free(settings.HOST, settings.PORT)
    call_command("migrate", verbosity=0)
    if sample:
        from .sample import load

        load.load()
        click.echo(load.sign_ins())
    click.echo(f"Chancery: http://{settings.HOST}:{settings.PORT}/")
    _keep_working()
    Granian(
        "chancery.site.wsgi:application",
        address=settings.HOST,
        port=settings.PORT,
        interface=Interfaces.WSGI,
        workers=2,
        blocking_threads=8,
        log_access=False,
        log_level=LogLevels.error,
    ).serve()
