#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A room's firmware on a serial modem, in QEMU, next to a real mosquitto: room_test.py IMAGE.elf STORY

The modem is QEMU's: it carries the bytes of a UART to a TCP connection, dials again a second after it was lost, and
throws away what is sent meanwhile. Between it and the broker stands a relay that can fall silent or talk nonsense.
"""
import json
import os
import pathlib
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "ethernet"))
from room_test import ROOM, House, Lines  # noqa: E402

EPOCH = 1790000000


class Relay:
    """Carries TCP connections to the broker, as long as it is told to."""

    def __init__(self, target):
        self.target, self.silent, self.pairs = target, False, []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            board, _ = self.listener.accept()
            try:
                broker = socket.create_connection(("127.0.0.1", self.target), 5)
            except OSError:
                board.close()
                continue
            broker.settimeout(None)
            self.pairs.append((board, broker))
            for ends in ((board, broker), (broker, board)):
                threading.Thread(target=self._carry, args=ends, daemon=True).start()

    def _carry(self, source, sink):
        try:
            while piece := source.recv(4096):
                if not self.silent:
                    sink.sendall(piece)
        except OSError:
            pass
        if not self.silent:
            self.close((source, sink))

    @staticmethod
    def close(pair):
        for end in pair:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def hang_up(self):
        for pair in self.pairs:
            self.close(pair)
        self.pairs.clear()

    def say(self, data):
        """To the board, as if the broker did."""
        self.pairs[-1][0].sendall(data)


class ModemHouse(House):
    def __init__(self, folder, image):
        super().__init__(folder, image)
        self.relay = Relay(self.port)

    def power_on(self):
        self.board = self.start(
            "qemu-system-arm", "-M", "mps2-an385", "-display", "none", "-monitor", "none", "-serial", "stdio",
            "-drive", f"if=none,id=ee,format=raw,file={self.folder}/eeprom.bin",
            "-device", "at24c-eeprom,address=0x50,rom-size=4096,drive=ee",
            "-device", "tmp105,id=air,address=0x48",
            "-chardev", f"socket,id=modem,host=127.0.0.1,port={self.relay.port},reconnect=1",
            "-serial", "chardev:modem", "-kernel", self.image,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.console = Lines(self.board.stdout, "the board")

    def plan(self, version, level=50):
        """A plan whose lights every version sets otherwise, by a hold of maintenance."""
        document = json.dumps({
            "schema": "innkeeper.plan/1", "epoch": EPOCH, "version": version, "tenancy": 7, "rental": "rented",
            "climate": {"comfort": 22.5}, "lights": {"welcome": {"ceiling": 60, "bedside": 30}},
            "maintenance": {"lights": level}}, separators=(",", ":"))
        self.plans.stdin.write(document + "\n")
        self.plans.stdin.flush()

    def open_plans(self):
        """One publisher for all plans: a process for each would take longer than the plans."""
        self.plans = self.start("mosquitto_pub", "-p", str(self.port), "-r", "-q", "1", "-l", "-t",
                                f"innkeeper/1/{ROOM}/plan", stdin=subprocess.PIPE)

    def begin(self):
        self.start_broker()
        self.power_on()
        self.console.wait(lambda line: "not provisioned" in line, 10, "that it is nobody's")
        for line in (f"room {ROOM}", "light ceiling", "light bedside bedside", "save"):
            self.type("provision " + line)
            self.console.wait(lambda said: said.startswith("ok"), 5, "ok to " + line)
        self.type("restart")
        self.console.wait(lambda line: line == "link up", 40, "that the link is up")
        self.open_plans()

    def wait_applied(self, version, seconds=20):
        return self.wait_report(lambda r: r["result"] == "applied" and r["version"] == version, seconds,
                                f"that plan {version} is applied")

    def wait_outputs(self, level, seconds=20):
        end = f" ceiling {level} bedside {level}"
        return self.console.wait(lambda line: line.startswith("outputs ") and line.endswith(end), seconds,
                                 f"lights at {level}")


def power_cut(house):
    house.plan(1, 42)
    before = house.wait_applied(1)
    house.wait_outputs(42)
    house.board.kill()
    house.wait_link("lost")
    house.power_on()
    house.console.wait(lambda line: line.startswith("outputs 1 ") and line.endswith(" ceiling 42 bedside 42"), 10,
                       "the lights of its plan, first of all")
    house.console.wait(lambda line: line == "link up", 40, "that the link is up")
    after = house.wait_applied(1)
    assert after["boot"] == before["boot"] + 1, (before["boot"], after["boot"])
    assert after["digest"] == before["digest"]


def broker_crash(house):
    house.plan(1)
    house.wait_applied(1)
    house.plans.kill()
    house.broker.kill()
    house.broker.wait()
    house.console.wait(lambda line: line.startswith("link down"), 60, "that the broker is gone")
    house.start_broker()
    house.console.wait(lambda line: line == "link up", 90, "that the link is up again")
    house.open_plans()
    house.plan(2, 70)
    house.wait_applied(2)
    house.wait_outputs(70)


def frozen_broker(house):
    house.plan(1)
    house.wait_applied(1)
    house.broker.send_signal(19)
    house.console.wait(lambda line: line.startswith(("link down: no_pingresp", "link down: no_puback")), 60,
                       "that the broker is silent")
    house.type("light ceiling 10")
    house.console.wait(lambda line: line == "ok", 3, "ok to the panel meanwhile")
    house.broker.send_signal(18)
    house.console.wait(lambda line: line == "link up", 120, "that the link is up again")
    house.plan(2, 70)
    house.wait_applied(2)


def half_open(house):
    """Both ends hold a connection that carries nothing, until the modem's own keep-alive ends it."""
    house.plan(1)
    house.wait_applied(1)
    house.relay.silent = True
    house.console.wait(lambda line: line.startswith(("link down: no_pingresp", "link down: no_puback")), 60,
                       "that nobody answers")
    house.wait_link("lost", 60)
    house.relay.silent = False
    house.relay.hang_up()
    house.console.wait(lambda line: line == "link up", 120, "that the link is up again")
    house.plan(2, 70)
    house.wait_applied(2)


def modem_garbage(house):
    seed = int(os.environ.get("INNKEEPER_SEED", time.time_ns() % 1_000_000))
    print(f"INNKEEPER_SEED={seed}")
    dice = random.Random(seed)
    house.plan(1)
    house.wait_applied(1)
    for _ in range(10):
        noise = bytes(dice.randrange(256) for _ in range(dice.randrange(1, 3000)))
        try:
            house.relay.say(b"\r\nNO CARRIER\r\n" + noise)
        except (OSError, IndexError):
            pass  # the broker has just hung up on what the board made of it
        house.type("status")
        house.console.wait(lambda line: line.startswith("up "), 5, "its state, whatever the modem says")
        time.sleep(0.3)
    house.relay.hang_up()
    # Noise may have looked like a whole connection: what counts is that plans arrive again.
    deadline = time.monotonic() + 120
    version = 1
    while time.monotonic() < deadline:
        version += 1
        house.plan(version, 10 + version)
        try:
            house.wait_applied(version, 15)
            return
        except SystemExit:
            continue
    sys.exit("no plan arrived after the noise")


def thousand_plans(house):
    """Every plan moves the lights once: none is missed, and none moves them twice."""
    count = int(os.environ.get("INNKEEPER_PLANS", "1000"))
    begun = time.monotonic()
    previous = None
    for version in range(1, count + 1):
        level = 1 + version % 100
        house.plan(version, level)
        house.wait_applied(version)
        line = house.wait_outputs(level)
        number = int(line.split()[1])
        assert previous is None or number == previous + 1, (version, previous, line)
        previous = number
    house.type("status")
    line = house.console.wait(lambda said: said.startswith("outputs driven "), 5, "its state")
    assert line.startswith(f"outputs driven {previous} times"), (previous, line)
    print(f"{count} plans, each applied once, in {time.monotonic() - begun:.1f} s; {line}")


def watch_stack(house):
    """What the painted stack tells never exceeds what the analysis of the instructions says."""
    house.type("status")
    line = house.console.wait(lambda said: said.startswith("up "), 5, "its state")
    used = int(line.split("stack ")[1].split()[0])
    budgets = json.loads((pathlib.Path(__file__).parent.parent / "budgets.json").read_text())
    print(line)
    assert used <= budgets["stack_worst"], (used, budgets["stack_worst"])


STORIES = {story.__name__: story for story in
           (power_cut, broker_crash, frozen_broker, half_open, modem_garbage, thousand_plans)}


def main():
    if len(sys.argv) != 3 or sys.argv[2] not in STORIES:
        sys.exit(f"usage: room_test.py IMAGE.elf {'|'.join(STORIES)}")
    with tempfile.TemporaryDirectory() as folder:
        house = ModemHouse(pathlib.Path(folder), os.path.abspath(sys.argv[1]))
        try:
            house.begin()
            STORIES[sys.argv[2]](house)
            watch_stack(house)
        finally:
            house.end()


if __name__ == "__main__":
    main()
