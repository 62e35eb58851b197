"""A throw-away PostgreSQL for tests: its own cluster on loopback, gone afterwards."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Nothing in this cluster outlives the tests, so it need not wait for the disk.
QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"


def find_binaries() -> Path | None:
    """Where `initdb` and `pg_ctl` are: Debian's newest version, or the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    on_path = [Path(found).parent for found in [shutil.which("initdb")] if found]
    return next(
        (path for path in [*debian, *on_path] if (path / "initdb").exists() and (path / "pg_ctl").exists()), None
    )


@contextlib.contextmanager
def throwaway_postgres() -> Iterator[str | None]:
    """The address of an empty database on a fresh cluster, or None where PostgreSQL is not installed."""
    with (
        tempfile.TemporaryDirectory(prefix="guildhouse-postgres-") as folder,
        running_postgres(Path(folder)) as address,
    ):
        yield address


@contextlib.contextmanager
def running_postgres(folder: Path) -> Iterator[str | None]:
    """The same on the cluster in this folder, made when there is none; what is written there stays when it has stopped."""
    binaries = find_binaries()
    if binaries is None:
        yield None
        return
    account = _unprivileged_account()
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
    port = free_port()
    place = folder / "cluster"
    if not place.exists():
        made = ["-D", place, "-U", "house", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        _run(account, binaries / "initdb", *made)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} {QUICK}"
    _run(account, binaries / "pg_ctl", "-D", place, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"postgresql://house@127.0.0.1:{port}/postgres"
    finally:
        _run(account, binaries / "pg_ctl", "-D", place, "-m", "fast", "stop")


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _unprivileged_account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root; Debian's own account for it, or nobody, takes the place."""
    if os.geteuid() != 0:
        return None
    names = {account.pw_name: account for account in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _run(account: pwd.struct_passwd | None, *command: object) -> None:
    became = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, cwd="/", **became)
