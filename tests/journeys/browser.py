# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does in a browser to sign in: reads the page, types name and password, presses the
button and follows where it leads. LYCEUM_BROWSER_NAME and LYCEUM_BROWSER_PASSWORD are what they type.

install() makes it the program for web addresses of whoever starts with the environment it returns."""

import html.parser
import os
import pathlib
import shlex
import sys
import urllib.parse
import urllib.request

HANDLER = "lyceum-journey-browser.desktop"


class Form(html.parser.HTMLParser):
    """The first form of a page: where it goes, and its fields."""

    def __init__(self, page):
        super().__init__()
        self.action = None
        self.fields = {}
        self.labels = set()
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attribute = dict(attributes)
        if tag == "form" and self.action is None:
            self.action = attribute["action"]
        elif tag == "label":
            self.labels.add(attribute["for"])
        elif tag == "input":
            self.fields[attribute["name"]] = attribute.get("value", "")


def read(answer):
    return answer.read().decode("utf-8")


def sign_in(address, name, password):
    """The text of the page that the person sees at the end."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(address, timeout=30) as answer:
        form = Form(read(answer))
    assert {"name", "password"} <= form.labels, "the page names no field for a name or a password"
    form.fields.update(name=name, password=password)
    target = urllib.parse.urljoin(address, form.action)
    with opener.open(target, urllib.parse.urlencode(form.fields).encode(), timeout=30) as answer:
        assert urllib.parse.urlsplit(answer.url).path == "/callback", answer.url
        return read(answer)


def install(data, config, name, password):
    """Registers this program as the handler for http in the XDG folders; returns what the environment needs."""
    applications = data / "applications"
    applications.mkdir(parents=True, exist_ok=True)
    command = shlex.join([sys.executable, "-B", str(pathlib.Path(__file__).resolve())])
    (applications / HANDLER).write_text(
        f"[Desktop Entry]\nType=Application\nName=Journey browser\nExec={command} %u\n"
        "MimeType=x-scheme-handler/http;\n", encoding="utf-8")
    (config / "mimeapps.list").write_text(
        f"[Default Applications]\nx-scheme-handler/http={HANDLER}\n", encoding="utf-8")
    return {"LYCEUM_BROWSER_NAME": name, "LYCEUM_BROWSER_PASSWORD": password}


if __name__ == "__main__":
    sign_in(sys.argv[1], os.environ["LYCEUM_BROWSER_NAME"], os.environ["LYCEUM_BROWSER_PASSWORD"])
