"""Serves pages and runs background work on one machine, from one command."""

from __future__ import annotations

import atexit
import subprocess
import sys
import threading
import time

import click
from django.conf import settings
from django.core.management import call_command
from granian import Granian
from granian.constants import Interfaces


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


def serve(*, sample: bool) -> None:
    """Migrates, loads the sample office if asked and the database is empty, and serves until stopped."""
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
    ).serve()
