# SPDX-License-Identifier: Apache-2.0
"""Writes the documents of PMSs, and what they mean, as seeds of a fuzzing corpus.

Usage: seed_webhook_corpus.py FOLDER VECTORS.json...
"""
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for path in map(pathlib.Path, sys.argv[2:]):
    for number, entry in enumerate(json.loads(path.read_text())):
        payload = {"format": path.stem, "events": [{"id": "e", "payload": entry["payload"]}]}
        (folder / f"{path.stem}-{number}").write_text(json.dumps(payload))
        own = {"events": [{"id": str(i), **event} for i, event in enumerate(entry.get("means", []))]}
        (folder / f"own-{path.stem}-{number}").write_text(json.dumps(own))
