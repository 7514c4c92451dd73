# SPDX-License-Identifier: Apache-2.0
"""Holds a running hub to its own OpenAPI document.

Every schema is one, every example satisfies its schema, and the hub, asked along every route with the examples
of its own document, answers with statuses and bodies that the document names; a key that no schema names is
refused too.

Usage: check_openapi.py INNKEEPERD PROPERTY.TOML, with Python 3 and the package python3-jsonschema; or
check_openapi.py --document FILE, which looks at schemas and examples alone.
"""
import copy
import http.client
import json
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time

try:
    import jsonschema
except ImportError:
    sys.exit("missing: the Python package jsonschema. Remedy: apt-get install python3-jsonschema")

START_S = 30
ANSWER_S = 10
WRITES = ["post", "put", "patch"]
# Whoever asks these is out afterwards, or needs what only a person or a PMS has.
NOT_ASKED = {"post /api/v1/session", "post /api/v1/setup", "delete /api/v1/session",
             "put /api/v1/session/password", "post /api/v1/pms/events", "get /api/v1/events"}
CHECK_IN = "post /api/v1/rooms/{number}/check-in"
GUEST_LINK = "post /api/v1/rooms/{number}/guest-link"
# These are about a guest, whom the check-out before has sent away or the move to another room.
OF_A_GUEST = {"post /api/v1/rooms/{number}/move", "post /api/v1/rooms/{number}/comfort",
              "post /api/v1/guest-links", GUEST_LINK}


def schemas_with(document, schema):
    """`schema` with everything that it may refer to."""
    return {**schema, "components": document["components"]}


def closed(schema):
    """The same schema, but of an object only with the keys that it names."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "additionalProperties" not in schema and "type" in schema:
        made["additionalProperties"] = False
    return made


def operations(document):
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method} {path}", operation


def resolved(document, one):
    """A parameter, which may stand in the components."""
    return document["components"]["parameters"][one["$ref"].rsplit("/", 1)[1]] if "$ref" in one else one


def media(what):
    """Type, schema and example of a body or an answer."""
    for kind, content in what.get("content", {}).items():
        yield kind, content.get("schema"), content.get("example")


def check_examples(document):
    problems, count = [], 0
    for name, schema in document["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)
    for name, operation in operations(document):
        places = {"body": operation.get("requestBody", {}), **operation["responses"]}
        for place, what in places.items():
            for kind, schema, example in media(what):
                if kind == "application/problem+json" or schema is None:
                    continue
                jsonschema.Draft202012Validator.check_schema(schema)
                if example is None:
                    problems.append(f"{name}, {place}: no example")
                    continue
                count += 1
                validator = jsonschema.Draft202012Validator(schemas_with(document, schema))
                for error in validator.iter_errors(example):
                    problems.append(f"{name}, {place}: example: {error.json_path}: {error.message}")
        for one in operation["parameters"]:
            one = resolved(document, one)
            if "example" in one and "schema" in one:
                validator = jsonschema.Draft202012Validator(schemas_with(document, one["schema"]))
                problems += [f"{name}: {one['name']}: {e.message}" for e in validator.iter_errors(one["example"])]
    return count, problems


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Hub:
    """A hub without broker or PMS, in a folder of its own."""

    def __init__(self, program, property_file):
        self.folder = tempfile.TemporaryDirectory(prefix="innkeeper-openapi-")
        root = pathlib.Path(self.folder.name)
        (root / "property.toml").write_text(pathlib.Path(property_file).read_text())
        (root / "hub.toml").write_text(
            '[property]\nfile = "property.toml"\n[database]\npath = "hub.db"\n'
            '[broker]\nhost = "127.0.0.1"\nport = 9\n'
            f'[http]\nlisten = "127.0.0.1:{free_port()}"\n')
        self.log = open(root / "hub.log", "w+")
        self.process = subprocess.Popen([program, "--config", str(root / "hub.toml")], stdout=self.log, stderr=self.log)
        self.port = self.await_port()
        self.token = (root / "hub.db.token").read_text().strip()

    def await_port(self):
        end = time.monotonic() + START_S
        while time.monotonic() < end and self.process.poll() is None:
            text = pathlib.Path(self.log.name).read_text()
            found = re.search(r"http_port\D+(\d+)", text)
            if found:
                return int(found.group(1))
            time.sleep(0.05)
        sys.exit("the hub did not start:\n" + pathlib.Path(self.log.name).read_text())

    def ask(self, method, target, body=None, kind="application/json", fields=None):
        """`fields`: who asks, if it is not the holder of the hub's own token."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_S)
        headers = dict(fields or {"Authorization": "Bearer " + self.token})
        if body is not None:
            headers["Content-Type"] = kind
            body = (body if isinstance(body, str) else json.dumps(body)).encode()
        connection.request(method, target, body, headers)
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        return answer.status, answer.headers, text

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(ANSWER_S)
        self.folder.cleanup()
        return status


def target_of(path, operation):
    for one in operation["parameters"]:
        if one.get("in") == "path":
            path = path.replace("{" + one["name"] + "}", str(one["example"]))
    return path


def check_answer(document, name, operation, status, headers, text):
    answer = operation["responses"].get(str(status))
    if answer is None:
        return [f"{name}: answered with {status}, which the document does not name: {text[:300]!r}"]
    kind = headers.get_content_type() if text else ""
    schema = {k: s for k, s, _ in media(answer)}.get(kind)
    if not text or schema is None:
        named = [k for k, _, _ in media(answer)]
        fits = not text and not named or kind in named or "*/*" in named
        return [] if fits else [f"{name}, {status}: {kind or 'no body'} instead of {named}"]
    body = json.loads(text)
    whole = schemas_with(document, copy.deepcopy(schema))
    if kind != "application/problem+json":
        whole = closed(whole)
    validator = jsonschema.Draft202012Validator(whole)
    return [f"{name}, {status}: {e.json_path}: {e.message}" for e in validator.iter_errors(body)]


def ask_one(document, hub, name, property_text="", fields=None):
    """Status and text of the answer to the document's own example, and what is wrong with it."""
    method, path = name.split(" ", 1)
    operation = document["paths"][path][method]
    body, kind = None, None
    for kind, _, body in media(operation.get("requestBody", {})):
        body = property_text if kind == "application/toml" else body
    status, headers, text = hub.ask(method.upper(), target_of(path, operation), body, kind, fields)
    problems = check_answer(document, name, operation, status, headers, text)
    if body is not None and status in (400, 415, 422):
        problems.append(f"{name}: the hub refuses the document's own example: {text[:300]!r}")
    return status, text, problems


def ask_all(document, hub, method, property_text):
    problems, asked, good = [], 0, 0
    for name, _ in operations(document):
        if name.split(" ", 1)[0] != method or name in NOT_ASKED:
            continue
        if name in OF_A_GUEST:
            ask_one(document, hub, CHECK_IN)
        status, text, found = ask_one(document, hub, name, property_text)
        asked += 1
        good += status < 300
        problems += found
        if name in OF_A_GUEST and status >= 300:
            problems.append(f"{name}: {status}, though there is a guest: {text[:300]!r}")
    return asked, good, problems


def ask_as_guest(document, hub):
    """Along the routes that are for guests only, with the token of a card."""
    ask_one(document, hub, CHECK_IN)
    _, text, problems = ask_one(document, hub, GUEST_LINK)
    token = json.loads(text)["link"].split("#")[1]
    name = "post /api/v1/guest/session"
    status, headers, text = hub.ask("POST", "/api/v1/guest/session", {"token": token})
    problems += check_answer(document, name, document["paths"]["/api/v1/guest/session"]["post"],
                             status, headers, text)
    fields = {"Cookie": headers["Set-Cookie"].split(";")[0], "Origin": f"http://127.0.0.1:{hub.port}"}
    names = [name for name, operation in operations(document) if operation["x-access"]["roles"] == ["guest"]]
    for name in names:
        status, text, found = ask_one(document, hub, name, fields=fields)
        problems += found
        if status >= 300:
            problems.append(f"{name}: {status} to the guest: {text[:300]!r}")
    return len(names), problems


def main():
    if sys.argv[1] == "--document":
        count, problems = check_examples(json.loads(pathlib.Path(sys.argv[2]).read_text()))
        print(f"{count} examples checked")
        sys.exit("\n".join(problems) if problems else 0)
    hub = Hub(sys.argv[1], sys.argv[2])
    try:
        status, _, text = hub.ask("GET", "/api/v1/openapi.json")
        document = json.loads(text)
        count, problems = check_examples(document)
        print(f"{count} examples checked")
        # What is written first is there to be looked at, and gone at last.
        for method in [*WRITES, "get", "delete"]:
            if method == "get":
                asked, found = ask_as_guest(document, hub)
                print(f"as a guest: {asked} routes asked")
                problems += found
            asked, good, found = ask_all(document, hub, method, pathlib.Path(sys.argv[2]).read_text())
            print(f"{method}: {asked} routes asked, {good} answered well")
            problems += found
    finally:
        status = hub.close()
    if status != 0:
        problems.append(f"the hub ended with {status}")
    if problems:
        sys.exit("\n".join(problems))


main()
