#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns tests/vectors into a table for an image: make_vectors.py FOLDER OUTPUT.cpp"""
import base64
import json
import pathlib
import sys


def quoted(data):
    return '"' + "".join(f"\\{byte:03o}" for byte in data) + '"'


def text(data):
    return f"{{{quoted(data)}, {len(data)}}}"


def row(kind, entry, valid):
    data = entry["document"].encode() if "document" in entry else base64.b64decode(entry["bytes"])
    fixtures = entry.get("fixtures")
    names = " ".join(fixtures) if fixtures is not None else ""
    errors = sorted(f"{error['at']} {error['code']}" for error in entry.get("errors", []))
    number = entry["value"] if valid and kind == "plan" else None
    meant = [number["epoch"], number["version"]] if number else entry.get("id") or [0, 0]
    return (f"    {{Kind::{kind}, {text(entry['name'].encode())}, {text(data)}, {'true' if fixtures is None else 'false'}, "
            f"{text(names.encode())}, {text(chr(10).join(errors).encode())}, {meant[0]}ULL, {meant[1]}U}},")


def main():
    folder = pathlib.Path(sys.argv[1])
    rows = []
    for kind in ("plan", "report", "telemetry", "link", "time"):
        for valid in (True, False):
            name = f"{kind}-{'valid' if valid else 'invalid'}.json"
            rows += [row(kind, entry, valid) for entry in json.loads((folder / name).read_text())]
    pathlib.Path(sys.argv[2]).write_text(
        '#include "tests/firmware/vectors.hpp"\n\nnamespace innkeeper::tests {\nnamespace {\n\n'
        "constexpr Vector kVectors[] = {\n" + "\n".join(rows) + "\n};\n\n}  // namespace\n\n"
        "std::span<const Vector> vectors() { return kVectors; }\n\n}  // namespace innkeeper::tests\n")


if __name__ == "__main__":
    main()
