# SPDX-License-Identifier: Apache-2.0
"""A client of the broker that remembers what it heard, with waits that end."""
import threading
import time

import paho.mqtt.client as mqtt

PATIENCE_S = 30


class Client:
    def __init__(self, port, user, password, filters):
        self.changed = threading.Condition()
        self.latest = {}  # payload by topic
        self.heard = []  # (topic, payload), in order
        self.subscribed = False
        self.client = mqtt.Client(client_id=f"test-{user}-{time.monotonic_ns()}")
        self.client.username_pw_set(user, password)
        self.client.on_connect = lambda client, *_: client.subscribe([(each, 1) for each in filters])
        self.client.on_subscribe = self.on_subscribe
        self.client.on_message = self.on_message
        self.client.connect("127.0.0.1", port)
        self.client.loop_start()
        self.wait(lambda: self.subscribed, "the subscription")

    def on_subscribe(self, *_):
        with self.changed:
            self.subscribed = True
            self.changed.notify_all()

    def on_message(self, _client, _data, message):
        with self.changed:
            payload = message.payload.decode()
            if payload:
                self.latest[message.topic] = payload
            else:
                self.latest.pop(message.topic, None)
            self.heard.append((message.topic, payload))
            self.changed.notify_all()

    def wait(self, reached, what, patience=PATIENCE_S):
        """What `reached` returns once it is true."""
        with self.changed:
            end = time.monotonic() + patience
            while True:
                found = reached()
                if found:
                    return found
                left = end - time.monotonic()
                if left <= 0:
                    raise AssertionError(f"{what}: not within {patience} s; heard last {self.heard[-3:]}")
                self.changed.wait(left)

    def say(self, topic, payload, retain=False):
        self.client.publish(topic, payload, qos=1, retain=retain).wait_for_publish(PATIENCE_S)

    def close(self):
        self.client.disconnect()
        self.client.loop_stop()
