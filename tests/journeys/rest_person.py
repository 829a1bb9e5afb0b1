# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who does without a window: their acts are requests, as another program would send them."""

import contextlib
import hashlib
import json
import secrets
import sqlite3
import time
import urllib.request
import uuid


class RestPerson:
    def __init__(self, platform, login):
        self.platform = platform
        self.token = secrets.token_urlsafe(32)
        with contextlib.closing(sqlite3.connect(platform.data / "platform.db")) as database, database:
            self.key, self.id = database.execute("SELECT id, uuid FROM user WHERE login = ?", (login,)).fetchone()
            device = database.execute("INSERT INTO device (user_id, created_at) VALUES (?, 0)", (self.key,)).lastrowid
            database.execute("INSERT INTO token (hash, device_id, kind, expires_at) VALUES (?, ?, 'access', ?)",
                             (hashlib.sha256(self.token.encode()).hexdigest(), device, int(time.time() * 1000) + 900000))

    def request(self, method, path, body):
        request = urllib.request.Request(self.platform.address + path, json.dumps(body).encode(), {
            "Authorization": f"Bearer {self.token}", "Content-Type": "application/json",
            "Idempotency-Key": str(uuid.uuid4())}, method=method)
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def ask(self, path):
        request = urllib.request.Request(self.platform.address + path,
                                         headers={"Authorization": f"Bearer {self.token}"})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def say(self, container, text, *mentioned):
        """Returns the post's id."""
        post = str(uuid.uuid4())
        self.request("PUT", f"/v1/containers/{container}/posts/{post}", {
            "body": text, "mention_ids": [person.id for person in mentioned]})
        return post

    def rows(self, sql, *values):
        with contextlib.closing(sqlite3.connect(self.platform.data / "platform.db")) as database:
            return database.execute(sql, values).fetchall()
