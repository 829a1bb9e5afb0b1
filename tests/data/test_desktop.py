# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop reads: desktop file, metainfo, settings, icons, and the Flatpak manifest's permissions."""

import pathlib
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as tree

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
APP_ID = "io.github.lyceum_desktop.Lyceum"
BUILD = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 else ROOT / "build" / "data"
PERMISSIONS = {"--share=network", "--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--socket=pulseaudio", "--device=dri"}
KEYS = {"download-quota", "discussion-own-cohort", "window-width", "window-height", "window-maximized", "workbench-state",
        "platform-address", "volume", "muted", "speed", "captions-shown", "caption-language", "caption-size",
        "caption-background", "caption-position", "transcript-language", "pip-width", "pip-place"}


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


class Desktop(unittest.TestCase):
    def test_desktop_file(self):
        self.assertEqual("", run("desktop-file-validate", BUILD / f"{APP_ID}.desktop"))

    def test_metainfo(self):
        run("appstreamcli", "validate", "--no-net", BUILD / f"{APP_ID}.metainfo.xml")
        root = tree.parse(BUILD / f"{APP_ID}.metainfo.xml").getroot()
        version = re.search(r"version: '([^']+)'", (ROOT / "meson.build").read_text(encoding="utf-8"))[1]
        self.assertEqual(version, root.find("releases/release").get("version"))
        self.assertEqual(APP_ID, root.find("id").text)
        self.assertEqual(2, len(root.findall("branding/color")))
        self.assertEqual("oars-1.1", root.find("content_rating").get("type"))

    def test_settings(self):
        run("glib-compile-schemas", "--strict", "--dry-run", ROOT / "data")
        root = tree.parse(ROOT / "data" / f"{APP_ID}.gschema.xml").getroot()
        self.assertEqual(KEYS, {key.get("name") for key in root.findall("schema/key")})
        self.assertIsNone(root.find("schema").get("path"), "each profile has a path of its own")
        sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.c"))
        self.assertFalse([key for key in KEYS if f'"{key}"' not in sources], "settings that nothing reads")
        self.assertTrue((BUILD / "gschemas.compiled").is_file())

    def test_icons(self):
        for path, size in ((f"scalable/apps/{APP_ID}.svg", "128"), (f"symbolic/apps/{APP_ID}-symbolic.svg", "16")):
            root = tree.parse(ROOT / "icons" / "hicolor" / path).getroot()
            self.assertEqual((size, size), (root.get("width"), root.get("height")))
            self.assertFalse([node for node in root.iter() if node.tag.rpartition("}")[2] in ("image", "script", "text")])

    def test_flatpak_permissions(self):
        manifest = yaml.safe_load((ROOT / "flatpak" / f"{APP_ID}.yml").read_text(encoding="utf-8"))
        self.assertEqual(PERMISSIONS, set(manifest["finish-args"]))
        self.assertEqual((APP_ID, "org.gnome.Platform", "51"), (manifest["id"], manifest["runtime"], str(manifest["runtime-version"])))
        self.assertEqual("lyceum", manifest["command"])
        for module in manifest["modules"]:
            for source in module["sources"]:
                if source["type"] == "git":
                    self.assertTrue(source["tag"] and re.fullmatch("[0-9a-f]{40}", source["commit"]))
                elif source["type"] == "archive":
                    self.assertTrue(source["url"].startswith("https://") and re.fullmatch("[0-9a-f]{64}", source["sha256"]))
                else:
                    self.assertEqual("dir", source["type"])


if __name__ == "__main__":
    unittest.main()
