# SPDX-License-Identifier: GPL-3.0-or-later
"""A platform with accounts of its own, on the sandbox's cohort and course, with the limits as shipped."""

import contextlib
import json
import os
import re
import sqlite3
import subprocess

import driver

COHORT = "The Round Table"


def count(file, table, **where):
    """How many rows of a database have the values."""
    assert re.fullmatch(r"\w+", table)
    terms = " AND ".join(f"{name} = ?" for name in where)
    with contextlib.closing(sqlite3.connect(file)) as database:
        return database.execute(f"SELECT count(*) FROM {table} WHERE {terms}", tuple(where.values())).fetchone()[0]


def count_answers(file, login):
    """How many answers each attempt of that person has."""
    with contextlib.closing(sqlite3.connect(file)) as database:
        rows = database.execute("SELECT answers FROM attempt JOIN user ON user.id = creator_id WHERE login = ?", (login,))
        return [len(json.loads(row[0])) for row in rows]


class TeamPlatform:
    """The platform's program with its data in folder; it keeps its port when it is started again."""

    def __init__(self, folder):
        self.data = folder / "platform"
        self.port_file = folder / "port"
        self.log = open(folder / "platform.log", "w+", encoding="utf-8")
        self.port = 0
        self.process = None
        self.cohort = None  # its id, once it is filled

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def command(self, *words, text=""):
        done = subprocess.run([os.environ["LYCEUM_PLATFORM"], *words, "--data", self.data], input=text, text=True,
                              capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def fill(self, **passwords):
        """Takes the content from the sandbox, and adds a learner for each login."""
        self.start("--sandbox")
        self.stop()
        self.port = 0
        with contextlib.closing(sqlite3.connect(self.data / "platform.db")) as database:
            self.cohort = database.execute("SELECT uuid FROM cohort WHERE name = ?", (COHORT,)).fetchone()[0]
        for login, password in passwords.items():
            self.command("user", "add", login, login.capitalize(), text=password + "\n")
            self.command("member", "add", self.cohort, login, "learner")

    def start(self, *words):
        self.port_file.unlink(missing_ok=True)
        self.process = subprocess.Popen(
            [os.environ["LYCEUM_PLATFORM"], "serve", "--data", self.data, "--port", str(self.port), "--port-file",
             self.port_file, *words], stdout=self.log, stderr=self.log)
        driver.wait_for("the platform's port", lambda: self.port_file.exists() or self.fail_if_ended())
        self.port = int(self.port_file.read_text())

    def fail_if_ended(self):
        assert self.process.poll() is None, f"the platform ended:\n{self.said()}"

    def said(self):
        self.log.seek(0)
        return self.log.read()

    def stop(self):
        self.process.terminate()
        self.process.wait(driver.DEADLINE_S)

    def clear(self):
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.log.close()
