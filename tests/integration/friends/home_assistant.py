# SPDX-License-Identifier: Apache-2.0
"""Stands in for Home Assistant: knows nothing but its broker, and does what discovery payloads tell it.

usage: home_assistant.py PORT USER PASSWORD STORY ROOMS [ROOM [VACANT]]
"""
import json
import sys

from broker_client import Client
from discovery_rules import check, check_device, check_state, render

FILTERS = ["homeassistant/#", "innkeeper/1/+/report", "innkeeper/1/+/telemetry", "innkeeper/1/+/link",
           "innkeeper/1/hub/link", "innkeeper/1/+/answer"]


class HomeAssistant:
    def __init__(self, port, user, password, rooms):
        self.broker = Client(port, user, password, FILTERS)
        self.broker.wait(lambda: len(self.topics()) == rooms, f"{rooms} devices")
        self.devices = {}
        for topic in self.topics():
            device = check_device(topic, self.broker.latest[topic])
            self.devices[topic.split("/")[-2]] = device
        identifiers = [d["device"]["identifiers"][0] for d in self.devices.values()]
        check(len(set(identifiers)) == rooms, "every device has its own identifier")

    def topics(self):
        return [topic for topic in self.broker.latest if topic.startswith("homeassistant/device/")]

    def entity(self, room, key):
        return self.devices[room]["components"][key]

    def state(self, room, key, name="value_template", topic="state_topic"):
        """What Home Assistant would show, or nothing before the first message."""
        entity = self.entity(room, key)
        payload = self.broker.latest.get(entity[topic])
        if payload is None:
            return None
        text = render(entity[name], payload)
        check_state(entity, name, text)
        return text

    def becomes(self, room, key, value, **names):
        self.broker.wait(lambda: self.state(room, key, **names) == value, f"{room} {key} {value}")

    def is_available(self, room):
        device = self.devices[room]
        heard = [(each, self.broker.latest.get(each["topic"])) for each in device["availability"]]
        return all(payload and render(each["value_template"], payload) == "online" for each, payload in heard)

    def ask(self, room, key, payload, topic="command_topic"):
        """Sends a command where discovery says, and returns the hub's answer to it."""
        begun = len(self.broker.heard)
        self.broker.say(self.entity(room, key)[topic], payload)
        answers = self.entity(room, "answer")

        def answered():
            for topic_heard, told in self.broker.heard[begun:]:
                if topic_heard == answers["state_topic"]:
                    event = render(answers["value_template"], told)
                    check_state(answers, "value_template", event)
                    return json.loads(event)
            return None

        return self.broker.wait(answered, f"an answer to {payload}")


TARGET = {"name": "temperature_state_template", "topic": "temperature_state_topic"}
FAN = {"name": "fan_mode_state_template", "topic": "fan_mode_state_topic"}


def see_all(house):
    """Every template of every entity, on what the rooms really say."""
    seen = 0
    for room, device in house.devices.items():
        house.broker.wait(lambda room=room: house.is_available(room), f"{room} available")
        for key, entity in device["components"].items():
            for name in [each for each in entity if each.endswith("_template")]:
                topic = "state_topic" if name == "value_template" else name.replace("_template", "_topic")
                if entity["platform"] == "event":
                    continue
                house.broker.wait(lambda: house.broker.latest.get(entity[topic]), f"{room} {key}", 90)
                check(house.state(room, key, name=name, topic=topic) is not None, f"{room} {key} {name}")
                seen += 1
    return seen


def command(house, room, vacant):
    answer = house.ask(room, "climate", "23.5", "temperature_command_topic")
    check(answer["event_type"] == "taken", answer)
    house.becomes(room, "climate", "23.5", **TARGET)
    answer = house.ask(room, "climate", "30", "temperature_command_topic")
    check(answer["event_type"] == "refused" and "18 to 26" in answer["why"], answer)
    house.becomes(room, "climate", "23.5", **TARGET)
    check(house.ask(room, "climate", "low", "fan_mode_command_topic")["event_type"] == "taken", "fan")
    house.becomes(room, "climate", "low", **FAN)
    check(house.ask(room, "scene", "relax")["event_type"] == "taken", "scene")
    house.becomes(room, "scene", "relax")
    wish = house.entity(room, "do_not_disturb")
    check(house.ask(room, "do_not_disturb", wish["payload_on"])["event_type"] == "taken", "do not disturb")
    house.becomes(room, "do_not_disturb", wish["payload_on"])
    answer = house.ask(room, "do_not_disturb", wish["payload_off"])
    check(answer["event_type"] == "refused" and "guest" in answer["why"], answer)
    answer = house.ask(vacant, "climate", "21", "temperature_command_topic")
    check(answer["event_type"] == "refused" and "nobody rents" in answer["why"], answer)
    for nonsense in ("hot", "nan", "1e99", "21.5 ", "{}", "x" * 10_000, "\u00e9\u00df"):
        answer = house.ask(vacant, "climate", nonsense, "temperature_command_topic")
        check(answer["event_type"] == "refused", (nonsense, answer))


def overdo(house, room, other):
    """More than a room may be asked: what is above it is dropped, and other rooms are served."""
    begun = len(house.broker.heard)
    topic = house.entity(room, "climate")["temperature_command_topic"]
    for i in range(60):
        house.broker.say(topic, str(20 + i % 5))
    # Answers come in the order of the requests.
    house.ask(other, "climate", "20", "temperature_command_topic")
    answers = house.entity(room, "answer")["state_topic"]
    count = sum(each == answers for each, _ in house.broker.heard[begun:])
    check(1 <= count < 40, f"{count} of 60 requests were answered")


def main():
    port, user, password, story, rooms, *names = sys.argv[1:]
    if story == "retain":
        broker = Client(int(port), user, password, FILTERS)
        broker.say(f"innkeeper/1/{names[0]}/ask/setpoint", "25", retain=True)
        # Not Home Assistant's to say: the broker must keep it out.
        broker.say(f"innkeeper/1/{names[0]}/report", "", retain=True)
        return
    house = HomeAssistant(int(port), user, password, int(rooms))
    if story == "see":
        print(see_all(house), "states of", len(house.devices), "devices")
    elif story == "command":
        command(house, *names)
    elif story == "overdo":
        overdo(house, *names)
    elif story == "names":
        print("\n".join(sorted(each["device"]["name"] for each in house.devices.values())))
    house.broker.close()


main()
