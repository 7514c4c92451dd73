#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes lives of sane connections, in the steps of link_fuzz.cpp: seed_link_corpus.py FOLDER"""
import pathlib
import struct
import sys

DEADLINE, OPENED, CLOSED, REPORT, TELEMETRY, LINK, TAKE_ALL, LEAVE, FEED = 1, 2, 3, 4, 5, 6, 8, 249, 10


def feed(packet: bytes) -> bytes:
    return bytes([FEED, len(packet)]) + packet


def publish(topic: bytes, payload: bytes, number: int = 0) -> bytes:
    body = struct.pack(">H", len(topic)) + topic
    if number:
        body += struct.pack(">H", number)
    body += payload
    return bytes([0x32 if number else 0x30, len(body)]) + body


PLAN = b"innkeeper/1/r-1/plan"
UP = (bytes([DEADLINE, OPENED, TAKE_ALL]) + feed(b"\x20\x02\x00\x00") + bytes([TAKE_ALL]) +
      feed(b"\x90\x04\x00\x01\x01\x00"))
LIVES = {
    "up": UP,
    "plan": UP + feed(publish(PLAN, b"{}", 7)) + bytes([TAKE_ALL]),
    "time": UP + feed(publish(b"innkeeper/1/hub/time", b"{}")),
    "report": UP + bytes([REPORT, 7, 100, TAKE_ALL]) + feed(b"\x40\x02\x00\x02"),
    "link": UP + bytes([LINK, TAKE_ALL]) + feed(b"\x40\x02\x00\x02") + bytes([TELEMETRY, TAKE_ALL]),
    "ping": UP + bytes([DEADLINE, TAKE_ALL]) + feed(b"\xd0\x00") + bytes([DEADLINE, DEADLINE]),
    "leave": UP + bytes([LEAVE, TAKE_ALL]) + feed(b"\x40\x02\x00\x02") + bytes([TAKE_ALL]),
    "twice": UP + bytes([CLOSED]) + UP,
    "refused": bytes([DEADLINE, OPENED, TAKE_ALL]) + feed(b"\x20\x02\x00\x05"),
    "large": UP + feed(b"\x32\xff\x20" + struct.pack(">H", len(PLAN)) + PLAN + b"\x00\x01" + b"x" * 200),
}

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for name, steps in LIVES.items():
    (folder / f"seed-{name}").write_bytes(steps)
