"""Run the benchmarks and print the table."""

import argparse
import importlib
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence

from tests.benchmarks.table import Row, table

BENCHMARKS = (
    "start",
    "edits",
    "audience",
    "stepping",
    "painting",
    "kinds",
    "photograph",
    "volume",
    "gallery",
    "dragging",
    "streaming",
    "large",
    "stopping",
    "learning",
    "learn_lens",
    "matrix",
    "field",
    "lessons",
    "language",
    "memory",
    "history",
)
"""The modules that measure, in the order of the table."""

PATIENCE = 900
"""Seconds that one benchmark may take."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks that are asked for; return 1 where one of them broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}; all if left out"
    )
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs of each figure (5)")
    parser.add_argument("--in-process", action="store_true", help="print rows as JSON; for the profiler")
    options = parser.parse_args(arguments)
    names = options.names or BENCHMARKS
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown or options.runs < 1:
        parser.error(f"no benchmark {', '.join(unknown)}" if unknown else "--runs must be at least 1")
    if options.in_process:
        for name in names:
            for row in importlib.import_module(f"tests.benchmarks.{name}").measure(options.runs):
                print(row.to_json(), flush=True)
        return 0
    rows: list[Row] = []
    broken: list[str] = []
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            rows.extend(_rows(name, options.runs))
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            broken.append(f"{name}: {error}")
    print(table(rows))
    for line in broken:
        print(line, file=sys.stderr)
    return 1 if broken else 0


def _rows(name: str, runs: int) -> Iterator[Row]:
    command = [sys.executable, "-m", "tests.benchmarks", name, "--runs", str(runs), "--in-process"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    # Compiling every module at every start is not what is to be measured.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, text=True, timeout=PATIENCE, check=True
    )
    for line in done.stdout.splitlines():
        yield Row.from_json(line)


if __name__ == "__main__":
    sys.exit(main())
