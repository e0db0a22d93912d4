"""A throw-away PostgreSQL server for tests and benchmarks: private, on a free loopback port, gone at the end.

    python tools/postgres.py run [--no-fsync] -- COMMAND…

runs COMMAND with CHANCERY_DATABASE set to the server, and exits as it does; 3 when the server can't be had.
`cluster()` is the same as a context manager.
"""

from __future__ import annotations

import argparse
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START_LIMIT = 60
"""Seconds."""


class Unavailable(Exception):
    """There is no server program, or it doesn't start."""


def programs() -> Path:
    """The folder of Debian's newest `initdb` and `postgres`. Raises Unavailable."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/postgres")]
    if folders:
        return max(folders, key=lambda folder: int(folder.parent.name))
    if (found := shutil.which("postgres")) and shutil.which("initdb"):
        return Path(found).resolve().parent
    raise Unavailable("PostgreSQL's server is not installed: apt-get install postgresql")


def _servant() -> dict[str, object]:
    """Whom to run as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    try:
        postgres = pwd.getpwnam("postgres")
    except KeyError:
        raise Unavailable("root can't run PostgreSQL, and there is no user named postgres") from None
    return {"user": postgres.pw_uid, "group": postgres.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _last_lines(path: Path) -> str:
    return "\n".join(path.read_text(errors="replace").splitlines()[-15:]) if path.exists() else ""


@contextmanager
def cluster(*, fsync: bool = True) -> Iterator[str]:
    """Starts a new server; gives its address for CHANCERY_DATABASE. fsync: False is faster and safe from nothing."""
    bin_, servant = programs(), _servant()
    home = Path(tempfile.mkdtemp(prefix="chancery-postgres-"))
    log = home / "log"
    server = None
    try:
        password = secrets.token_hex(16)
        (home / "password").write_text(password)
        for path in (home, home / "password"):
            path.chmod(0o700 if path.is_dir() else 0o600)
            if servant:
                os.chown(path, int(str(servant["user"])), int(str(servant["group"])))
        made = subprocess.run(
            [
                bin_ / "initdb",
                *("--pgdata", home / "data", "--username", "chancery", "--pwfile", home / "password"),
                *("--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
            ],
            cwd=home,
            capture_output=True,
            text=True,
            **servant,  # type: ignore[call-overload]
        )
        if made.returncode:
            raise Unavailable(f"initdb failed: {made.stderr.strip()}")
        port = _free_port()
        address = f"postgresql://chancery:{password}@127.0.0.1:{port}/postgres"
        with log.open("wb") as output:
            server = subprocess.Popen(
                [
                    bin_ / "postgres",
                    *("-D", home / "data", "-p", str(port), "-c", "listen_addresses=127.0.0.1"),
                    *("-c", f"unix_socket_directories={home}", "-c", "max_connections=200"),
                    *(() if fsync else ("-c", "fsync=off", "-c", "full_page_writes=off")),
                ],
                cwd=home,
                stdout=output,
                stderr=subprocess.STDOUT,
                # Ctrl+C is for the command; the server is stopped after it.
                start_new_session=True,
                **servant,  # type: ignore[call-overload]
            )
        started = time.monotonic()
        ready = [bin_ / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
        while subprocess.run(ready).returncode:
            if server.poll() is not None or time.monotonic() - started > START_LIMIT:
                raise Unavailable(f"PostgreSQL doesn't start:\n{_last_lines(log)}")
            time.sleep(0.1)
        yield address
    finally:
        if server and server.poll() is None:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(timeout=30)
            except subprocess.TimeoutExpired:
                server.send_signal(signal.SIGQUIT)
                server.wait()
        shutil.rmtree(home, ignore_errors=True)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("action", choices=["run"])
    parser.add_argument("--no-fsync", action="store_true", help="faster; for tests that need no power cut")
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with cluster(fsync=not arguments.no_fsync) as address:
            return subprocess.run(
                arguments.command, env={**os.environ, "CHANCERY_DATABASE": address}
            ).returncode
    except Unavailable as reason:
        print(reason, file=sys.stderr)
        return 3


if __name__ == "__main__":
    sys.exit(main())
