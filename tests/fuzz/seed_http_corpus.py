# SPDX-License-Identifier: Apache-2.0
"""Writes a request for each route of docs/api.md as seeds of a fuzzing corpus.

Usage: seed_http_corpus.py FOLDER API.md
"""
import pathlib
import re
import sys

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
text = pathlib.Path(sys.argv[2]).read_text()
table = text.split("<!-- who may call what", 1)[1].split("\n\n", 1)[0]
bodies = re.findall(r"-d '([^']+)'", text) + re.findall(r"^[A-Z]+ +/api\S+ +(\{.*?\})", text, re.M)
for number, (method, path) in enumerate(re.findall(r"\| `([A-Z]+) (/\S+)` \|", table)):
    target = re.sub(r"\{\w+\}", "101", path)
    head = f"{method} {target} HTTP/1.1\r\nHost: localhost\r\nCookie: __Host-innkeeper=inks_x\r\n"
    head += "Authorization: Bearer inkt_x\r\nOrigin: http://localhost\r\n"
    if method == "GET":
        head += 'If-None-Match: W/"6d1c", *\r\nLast-Event-ID: run-1\r\n'
    elif number % 2:
        head += 'If-Match: "7", "6d1c"\r\n'
    else:
        head += "Idempotency-Key: 4f1c-1\r\n"
    for place, body in enumerate([""] if method in ("GET", "DELETE") else ["{}", *bodies]):
        field = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n" if body else ""
        request = f"{head}{field}\r\n{body}"
        (folder / f"route-{number}-{place}").write_bytes(b"\xff" + request.encode())
