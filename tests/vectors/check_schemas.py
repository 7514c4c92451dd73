# SPDX-License-Identifier: Apache-2.0
"""Runs the conformance vectors against the JSON Schemas of docs/schemas.

Every valid vector must satisfy the schema of its kind. Every invalid one must fail it, unless what is wrong
cannot be stated in a schema; those are listed here, and the list is checked too.

Usage: check_schemas.py REPOSITORY, with Python 3 and the package python3-jsonschema.
"""
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    sys.exit("missing: the Python package jsonschema. Remedy: apt-get install python3-jsonschema")

KINDS = ["plan", "report", "telemetry", "link", "time"]

# What a JSON parser finds before any schema, or what needs more than the document to be judged.
BEYOND_CODES = {"too_large", "syntax", "depth", "duplicate_key", "unknown_fixture"}

# To a schema 42.0 is an integer and -0 is 0; it counts no decimals, no nodes and no digits of a number, and
# compares no two values.
BEYOND_NAMES = {
    "plan": {
        "epoch of another type: 1.79e9",
        "epoch of another type: 1790000000.0",
        "version of another type: 42.0",
        "version of another type: 4.2e1",
        "a light at -0",
        "a light at 60.0",
        "a light at 6e1",
        "comfort out of range: 2.25e001",
        "comfort out of range: 22.5001",
        "comfort out of range: 22.50000000000000001",
        "comfort out of range: 22.50000000000000000000000000000000000000000",
        "min above max",
        "a min above the default of max",
        "a max below the default of min",
        "a vacant band narrower than the dead band",
        "a vacant band upside down",
        "quiet hours that end as they begin",
        "names of lights of 97 bytes together",
    },
    "report": {
        "more values than a hub can hold",
        "an insane number in an unknown key",
        "air with four decimals",
    },
    "telemetry": {"cooling with decimals"},
    "link": set(),
    "time": {"minus nothing"},
}


def entries(root, name):
    return json.loads((root / "tests" / "vectors" / f"{name}.json").read_text())


def check_kind(root, kind):
    schema = json.loads((root / "docs" / "schemas" / f"{kind}.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    problems = []
    for entry in entries(root, f"{kind}-valid"):
        for error in validator.iter_errors(json.loads(entry["document"])):
            problems.append(f"{kind}: '{entry['name']}' is valid, but: {error.message}")
    checked = 0
    beyond = set(BEYOND_NAMES[kind])
    for entry in entries(root, f"{kind}-invalid"):
        if {error["code"] for error in entry["errors"]} <= BEYOND_CODES:
            continue
        fails = not validator.is_valid(json.loads(entry["document"]))
        checked += fails
        if entry["name"] in beyond:
            beyond.remove(entry["name"])
            if fails:
                problems.append(f"{kind}: '{entry['name']}' is listed as beyond the schema, but fails it")
        elif not fails:
            problems.append(f"{kind}: '{entry['name']}' is invalid, but satisfies the schema")
    problems += [f"{kind}: '{name}' is listed here, but is no vector" for name in sorted(beyond)]
    return checked, problems


def check_pms(root):
    """What documents of PMSs mean satisfies the schema of posted events, and so do the page's examples; events
    with something amiss do not."""
    schema = json.loads((root / "docs" / "schemas" / "pms-events.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    bodies = []
    for file in sorted((root / "tests" / "vectors" / "pms").glob("*.json")):
        for entry in json.loads(file.read_text()):
            for number, event in enumerate(entry.get("means", [])):
                bodies.append((f"{file.stem}: {entry['name']}", {"events": [{"id": str(number), **event}]}))
    page = (root / "docs" / "pms-webhook.md").read_text()
    for number, block in enumerate(page.split("```json\n")[1:]):
        body = json.loads(block.split("```")[0])
        if "events" in body and "format" not in body:
            bodies.append((f"example {number} of docs/pms-webhook.md", body))
    problems = []
    for name, body in bodies:
        problems += [f"pms: '{name}' is valid, but: {error.message}" for error in validator.iter_errors(body)]
    reservation = {"id": "1", "updated_at": "2026-10-04T15:12:00Z", "status": "in_house", "room": "1"}
    amiss = [{"status": "asleep"}, {"room": None}, {"updated_at": "yesterday"}, {"persons": 0}, {"name": "Canary"}]
    for wrong in amiss:
        if validator.is_valid({"events": [{"id": "e", "reservation": {**reservation, **wrong}}]}):
            problems.append(f"pms: a reservation with {wrong} is invalid, but satisfies the schema")
    return len(bodies), len(amiss), problems


def main():
    root = pathlib.Path(sys.argv[1])
    valid, amiss, problems = check_pms(root)
    print(f"pms-events: {valid} valid, {amiss} invalid documents checked")
    for kind in KINDS:
        checked, found = check_kind(root, kind)
        problems += found
        print(f"{kind}: {len(entries(root, kind + '-valid'))} valid, {checked} invalid vectors checked")
    if problems:
        sys.exit("\n".join(problems))


main()
