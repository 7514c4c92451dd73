# SPDX-License-Identifier: Apache-2.0
"""Writes each document and topic of the conformance vectors as one file of a fuzzing corpus.

Usage: seed_wire_corpus.py FOLDER VECTORS.json...
"""
import base64
import hashlib
import json
import pathlib
import sys


def bytes_of(entry):
    if "bytes" in entry:
        return base64.b64decode(entry["bytes"])
    return entry.get("document", entry.get("topic")).encode()


folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for path in sys.argv[2:]:
    for entry in json.loads(pathlib.Path(path).read_text()):
        document = bytes_of(entry)
        (folder / hashlib.sha1(document).hexdigest()).write_bytes(document)
