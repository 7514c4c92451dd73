#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares an image with its budgets: budget.py IMAGE.elf BUDGETS.json, with IMAGE.map beside it.

Prints text, data, bss and ram (data and bss, stack included) in bytes. Anything above its budget is an error, and so
is whatever a room's firmware must not hold: a heap, tables of exceptions, floating point.
"""
import json
import re
import subprocess
import sys

FORBIDDEN = {
    "a heap": re.compile(r"^(_?malloc(_r)?|_?free(_r)?|_?sbrk(_r)?|_Zn[wa][jm].*|_Zd[la]Pv.*)$"),
    "exceptions": re.compile(r"^(__cxa_(throw|allocate_exception|begin_catch|rethrow)|_Unwind_.*|__gxx_personality.*|"
                             r"__aeabi_unwind_cpp_pr[12])$"),
    "floating point": re.compile(r"^__aeabi_(f|d|cf|cd|i2f|i2d|ui2f|ui2d|l2f|l2d|ul2f|ul2d)(?!iv|mod).*$"),
}


def symbols(elf):
    text = subprocess.run(["arm-none-eabi-nm", elf], check=True, text=True, capture_output=True).stdout
    return [line.split()[-1] for line in text.splitlines()]


def main():
    elf, limits = sys.argv[1], json.load(open(sys.argv[2]))
    text, data, bss = (int(n) for n in subprocess.run(
        ["arm-none-eabi-size", elf], check=True, text=True, capture_output=True).stdout.splitlines()[1].split()[:3])
    problems = []
    for name, size in (("text", text), ("data", data), ("bss", bss), ("ram", data + bss)):
        print(f"{name} {size} of {limits[name]}")
        if size > limits[name]:
            problems.append(f"{name} has {size} bytes, {size - limits[name]} above its budget")
    for what, pattern in FORBIDDEN.items():
        found = sorted({name for name in symbols(elf) if pattern.match(name)})
        print(f"{what}: {len(found)} symbols")
        if found:
            problems.append(f"the image holds {what}: " + ", ".join(found))
    linked = open(elf.removesuffix(".elf") + ".map", encoding="utf-8").read()
    linked = linked[linked.index("Linker script and memory map"):]
    tables = sum(int(size, 16) for size in re.findall(r"^ \.ARM\.extab\S*\s+0x[0-9a-f]+\s+0x([0-9a-f]+) ", linked, re.M))
    discarded = "/DISCARD/" in linked and tables > 0
    print(f"tables of exceptions in the link map: {tables} bytes")
    if discarded:
        problems.append(f"{tables} bytes of tables of exceptions were linked")
    for problem in problems:
        print("budget: " + problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
