"""Serve exports as sheets, for a look by hand and for benchmarks; see ``tests.emulator.sheets``."""

from __future__ import annotations

import argparse
import csv
import threading
from pathlib import Path

from kinerja.content.parallel import without_collection
from tests.emulator import sheets
from tests.emulator.sheets import Grid, Service, running, typed


def main() -> None:
    """Serve exports as sheets until interrupted."""
    parser = argparse.ArgumentParser(description=sheets.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("exports", nargs="+", metavar="DOCUMENT=FILE.csv")
    parser.add_argument("--sheet", default="Form Responses 1")
    parser.add_argument("--port", type=int, default=8085)
    options = parser.parse_args()
    documents: dict[str, dict[str, Grid]] = {}
    for export in options.exports:
        document, _, file = export.partition("=")
        with Path(file).open(encoding="utf-8-sig", newline="") as stream:
            documents[document] = {options.sheet: typed(list(csv.reader(stream)))}
    with without_collection(), running(Service(documents), options.port) as service:
        print(service.address, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
