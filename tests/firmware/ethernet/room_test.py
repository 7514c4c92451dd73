#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A room's firmware on Ethernet, in QEMU, next to a real mosquitto: room_test.py IMAGE.elf

The guest reaches the broker as 10.0.2.2, a TCP connection for each of its own. (A guestfwd to a socket would be one
connection for all of the emulator's life, so that nothing of the guest's ever closed.)
"""
import json
import os
import pathlib
import queue
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import zlib

ROOM = "r-1"
BOOT_SECONDS = 25  # the first attempt comes within ten, and DHCP takes some
PLAN = json.dumps({
    "schema": "innkeeper.plan/1", "epoch": 1790000000, "version": 1, "tenancy": 7, "rental": "rented",
    "climate": {"comfort": 22.5, "source": "guest", "vacant": {"heat": 16, "cool": 28}, "min": 18, "max": 26},
    "lights": {"welcome": {"ceiling": 60, "bedside": 30}, "source": "guest"}}, separators=(",", ":"))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Lines:
    """What a process says, line by line, waited for with a deadline."""

    def __init__(self, stream, name):
        self.lines, self.name, self.told = queue.Queue(), name, []
        threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def _read(self, stream):
        for line in stream:
            self.lines.put(line.rstrip("\r\n"))

    def wait(self, right, seconds, what):
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                line = self.lines.get(timeout=left)
            except queue.Empty:
                break
            self.told.append(line)
            if right(line):
                return line
        told = "\n  ".join(line[:200] for line in self.told[-30:])
        sys.exit(f"{self.name} never told within {seconds} s: {what}; it said:\n  {told}")


class House:
    def __init__(self, folder, image):
        self.folder, self.image, self.port = folder, image, free_port()
        self.children = []
        (folder / "mosquitto.conf").write_text(f"listener {self.port} 127.0.0.1\nallow_anonymous true\n")
        (folder / "eeprom.bin").write_bytes(b"\xff" * 4096)

    def start(self, *words, **options):
        child = subprocess.Popen(words, text=True, **options)
        self.children.append(child)
        return child

    def start_broker(self):
        log = open(self.folder / "mosquitto.log", "a")
        self.broker = self.start("/usr/sbin/mosquitto", "-c", str(self.folder / "mosquitto.conf"), stderr=log)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        else:
            sys.exit("mosquitto does not listen")
        ear = self.start("mosquitto_sub", "-p", str(self.port), "-q", "1", "-v", "-t", f"innkeeper/1/{ROOM}/link",
                         "-t", f"innkeeper/1/{ROOM}/report", stdout=subprocess.PIPE)
        self.heard = Lines(ear.stdout, "the broker")

    def publish_plan(self):
        subprocess.run(["mosquitto_pub", "-p", str(self.port), "-r", "-q", "1", "-t", f"innkeeper/1/{ROOM}/plan",
                        "-m", PLAN], check=True, timeout=10)

    def power_on(self):
        self.board = self.start(
            "qemu-system-arm", "-M", "mps2-an385", "-display", "none", "-monitor", "none", "-serial", "stdio",
            "-drive", f"if=none,id=ee,format=raw,file={self.folder}/eeprom.bin",
            "-device", "at24c-eeprom,address=0x50,rom-size=4096,drive=ee",
            "-nic", "user,model=lan9118", "-kernel", self.image,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.console = Lines(self.board.stdout, "the board")

    def type(self, line):
        self.board.stdin.write(line + "\n")
        self.board.stdin.flush()

    def wait_link(self, state, seconds=BOOT_SECONDS):
        wanted = f'innkeeper/1/{ROOM}/link {{"state":"{state}"}}'
        self.heard.wait(lambda line: line == wanted, seconds, state)

    def wait_report(self, right, seconds, what):
        topic = f"innkeeper/1/{ROOM}/report "
        line = self.heard.wait(
            lambda line: line.startswith(topic) and right(json.loads(line[len(topic):])), seconds, what)
        return json.loads(line[len(topic):])

    def end(self):
        for child in self.children:
            if child.poll() is None:
                child.kill()
            child.wait()


def provision(house):
    house.console.wait(lambda line: "not provisioned" in line, 10, "that it is nobody's")
    for line in (f"room {ROOM}", "light ceiling", "light bedside bedside", f"broker 10.0.2.2 {house.port}", "save"):
        house.type("provision " + line)
        house.console.wait(lambda said: said.startswith("ok"), 5, "ok to " + line)
    house.type("restart")


def is_applied(report):
    return report["result"] == "applied" and report["version"] == 1


def story(house):
    house.start_broker()
    house.power_on()
    provision(house)
    house.wait_link("online")
    house.publish_plan()
    report = house.wait_report(is_applied, 10, "that the plan is applied")
    assert report["digest"] == f"{zlib.crc32(PLAN.encode()):08x}", report
    assert report["state"]["lights"]["bedside"] == 30, report
    first_boot = report["boot"]

    house.board.kill()
    house.wait_link("lost")

    house.power_on()
    house.console.wait(lambda line: line.startswith("room " + ROOM), 10, "which room it is")
    house.wait_link("online")
    report = house.wait_report(is_applied, 10, "that the plan of its memory is in force")
    assert report["boot"] == first_boot + 1, report

    house.broker.kill()
    house.broker.wait()
    house.console.wait(lambda line: line.startswith("link down: closed"), 20, "that the broker is gone")
    house.start_broker()
    house.wait_link("online", 70)
    house.publish_plan()
    house.wait_report(is_applied, 10, "that it hears the same plan again")

    house.broker.send_signal(signal.SIGSTOP)
    house.console.wait(lambda line: line.startswith(("link down: no_pingresp", "link down: no_puback")), 60,
                       "that the broker is silent")
    house.broker.send_signal(signal.SIGCONT)
    house.wait_link("online", 70)

    house.type("restart")
    house.wait_link("offline", 10)


def main():
    image = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        house = House(pathlib.Path(folder), image)
        try:
            story(house)
        finally:
            house.end()
    print("the room came up, took its plan, lost power, came back, lost its broker, found it silent, and came back")


if __name__ == "__main__":
    main()
