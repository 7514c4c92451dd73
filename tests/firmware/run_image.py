#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a test image in QEMU with counted instructions: run_image.py IMAGE.elf [--twice] [--budgets FILE]

--twice    runs it again and compares every byte of what it says, cycles included
--budgets  compares the numbers that it says (`name value`) with those of the file
"""
import json
import subprocess
import sys
import tempfile


def run(image):
    with tempfile.NamedTemporaryFile() as eeprom:
        eeprom.write(b"\xff" * 4096)
        eeprom.flush()
        return subprocess.run(
            ["qemu-system-arm", "-M", "mps2-an385", "-display", "none", "-monitor", "none", "-serial", "null",
             "-icount", "shift=5,sleep=off", "-semihosting-config", "enable=on,target=native",
             "-drive", f"if=none,id=ee,format=raw,file={eeprom.name}",
             "-device", "at24c-eeprom,address=0x50,rom-size=4096,drive=ee", "-kernel", image],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=110)


def main():
    image = sys.argv[1]
    first = run(image)
    said = first.stdout + first.stderr
    print(said)
    if first.returncode != 0:
        return first.returncode
    if "--twice" in sys.argv:
        second = run(image)
        if second.stdout + second.stderr != said:
            sys.exit("the second run said something else:\n" + second.stdout + second.stderr)
    if "--budgets" in sys.argv:
        limits = json.load(open(sys.argv[sys.argv.index("--budgets") + 1]))
        for line in said.splitlines():
            name, _, value = line.partition(" ")
            if name in limits and int(value) > limits[name]:
                sys.exit(f"{name}: {value} is above its budget of {limits[name]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
