# SPDX-License-Identifier: Apache-2.0
"""What Home Assistant asks of a device's discovery payload, as tables, and the templates evaluated as it does.

Source: the schemas in https://github.com/home-assistant/core under homeassistant/components/mqtt:
schemas.py (DEVICE_DISCOVERY_SCHEMA, MQTT_ENTITY_DEVICE_INFO_SCHEMA, MQTT_ORIGIN_INFO_SCHEMA and the list of
availability), discovery.py (TOPIC_MATCHER), config.py (MQTT_RO_SCHEMA asks for state_topic, MQTT_RW_SCHEMA for
command_topic), and PLATFORM_SCHEMA_MODERN of climate.py, sensor.py, binary_sensor.py, switch.py, select.py and
event.py. Keys that a schema does not know are dropped by Home Assistant without a word, so they are an error here.
"""
import json
import re

import jinja2.sandbox

TOPIC = re.compile(
    r"homeassistant/(?P<component>\w+)/(?:(?P<node_id>[a-zA-Z0-9_-]+)/)?(?P<object_id>[a-zA-Z0-9_-]+)/config"
)
ROOT = {"device", "origin", "availability", "availability_mode", "qos", "components"}
DEVICE = {"identifiers", "name", "manufacturer", "model"}
ENTITY = {"platform", "unique_id", "name", "entity_category", "device_class"}  # of every platform
CLIMATE_TOPICS = {
    "action_topic", "current_temperature_topic", "fan_mode_command_topic", "fan_mode_state_topic",
    "mode_state_topic", "temperature_command_topic", "temperature_state_topic",
}
REQUIRED = {  # by platform, beside platform and unique_id
    "climate": set(),
    "sensor": {"state_topic"},
    "binary_sensor": {"state_topic"},
    "switch": {"command_topic"},
    "select": {"command_topic", "options"},
    "event": {"state_topic", "event_types"},
}
KNOWN = {
    "climate": CLIMATE_TOPICS | {
        "action_template", "current_temperature_template", "fan_mode_state_template", "fan_modes", "max_temp",
        "min_temp", "mode_state_template", "modes", "precision", "temp_step", "temperature_state_template",
        "temperature_unit",
    },
    "sensor": {"state_topic", "value_template", "unit_of_measurement", "state_class"},
    "binary_sensor": {"state_topic", "value_template"},  # ON and OFF are its defaults
    "switch": {"state_topic", "value_template", "command_topic", "payload_on", "payload_off"},
    "select": {"state_topic", "value_template", "command_topic", "options"},
    "event": {"state_topic", "value_template", "event_types"},
}
DEVICE_CLASSES = {
    "sensor": {"temperature": {"°C"}, "humidity": {"%"}},
    "binary_sensor": {"window", "problem", "occupancy"},
}
MODES = {"auto", "off", "cool", "heat", "dry", "fan_only", "heat_cool"}
ACTIONS = {"off", "heating", "cooling", "drying", "idle", "fan", "preheating", "defrosting"}
BLANK = jinja2.sandbox.ImmutableSandboxedEnvironment()


def render(template, payload):
    """As MqttValueTemplate does: value_json is there when the payload is JSON."""
    value_json = json.loads(payload)
    return BLANK.from_string(template).render(value=payload, value_json=value_json)


def check(condition, what):
    if not condition:
        raise AssertionError(what)


def check_topic(topic, at):
    check(isinstance(topic, str) and topic and "+" not in topic and "#" not in topic, f"{at}: {topic!r}")


def check_entity(key, entity, unique_ids):
    platform = entity.get("platform")
    check(platform in REQUIRED, f"{key}: platform {platform!r}")
    check(entity.get("unique_id") not in unique_ids | {None}, f"{key}: unique_id {entity.get('unique_id')!r}")
    unique_ids.add(entity["unique_id"])
    missing = REQUIRED[platform] - entity.keys()
    check(not missing, f"{key}: {missing} missing")
    unknown = entity.keys() - KNOWN[platform] - ENTITY
    check(not unknown, f"{key}: Home Assistant does not know {unknown}")
    check(entity.get("entity_category", "diagnostic") in ("config", "diagnostic"), key)
    for name, value in entity.items():
        if name.endswith("_topic"):
            check_topic(value, f"{key}.{name}")
        if name.endswith("_template"):
            BLANK.from_string(value)
    device_class = entity.get("device_class")
    if device_class is not None:
        check(device_class in DEVICE_CLASSES.get(platform, {}), f"{key}: {device_class}")
    if platform == "sensor":
        units = DEVICE_CLASSES["sensor"].get(device_class, {"%", None})
        check(entity.get("unit_of_measurement") in units, f"{key}: unit")
        check(entity.get("state_class") in ("measurement", None), f"{key}: state_class")
    if platform == "climate":
        check(set(entity["modes"]) <= MODES, f"{key}: modes")
        check(entity["min_temp"] < entity["max_temp"], f"{key}: limits")
        check(entity["temperature_unit"] in ("C", "F"), f"{key}: unit")
        check(entity["precision"] in (0.1, 0.5, 1.0), f"{key}: precision")


def check_device(topic, payload):
    """The payload as a document, once it fulfils every rule."""
    matched = TOPIC.fullmatch(topic)
    check(matched and matched["component"] == "device", topic)
    document = json.loads(payload)
    check(document.keys() == ROOT, f"{topic}: {document.keys() ^ ROOT}")
    check(document["device"].keys() <= DEVICE, f"{topic}: device")
    check(len(document["device"]["identifiers"]) == 1, f"{topic}: identifiers")
    check(document["origin"]["name"] == "Innkeeper", f"{topic}: origin")
    check(document["availability_mode"] in ("all", "any", "latest"), f"{topic}: availability_mode")
    for each in document["availability"]:
        check(each.keys() <= {"topic", "value_template", "payload_available", "payload_not_available"}, topic)
        check_topic(each["topic"], topic)
    unique_ids = set()
    for key, entity in document["components"].items():
        check_entity(key, entity, unique_ids)
    return document


def check_state(entity, name, text):
    """That Home Assistant takes what a template of this name made of a message."""
    platform = entity["platform"]
    if text == "None":  # unknown, to all but switch and climate modes
        check(platform in ("sensor", "select") or name.startswith(("temperature", "current")), f"{name} is None")
    elif platform == "binary_sensor":
        check(text in ("ON", "OFF"), text)
    elif platform == "switch":
        check(text in (entity["payload_on"], entity["payload_off"]), text)
    elif platform == "select":
        check(text in entity["options"], text)
    elif platform == "event":
        check(json.loads(text)["event_type"] in entity["event_types"], text)
    elif name == "mode_state_template":
        check(text in entity["modes"], text)
    elif name == "fan_mode_state_template":
        check(text in entity["fan_modes"], text)
    elif name == "action_template":
        check(text in ACTIONS, text)
    elif "unit_of_measurement" in entity or platform == "climate":
        float(text)
