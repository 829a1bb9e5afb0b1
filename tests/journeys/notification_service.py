# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows notifications as a desktop does (org.freedesktop.Notifications), to nobody: it keeps what is shown, and
presses a button where it is told."""

import threading

from gi.repository import Gio, GLib

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
XML = """<node><interface name="org.freedesktop.Notifications">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface></node>"""


class NotificationService:
    def __init__(self):
        self.lock = threading.Lock()
        self.shown = {}  # number -> (title, body, [(key, label)])
        self.told = []  # the titles of all that was ever shown
        self.count = 0
        self.bus = None
        self.ready = threading.Event()
        threading.Thread(target=self.run, daemon=True).start()
        assert self.ready.wait(30), "no session bus to own a name on"

    def run(self):
        context = GLib.MainContext.new()
        context.push_thread_default()
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0], self.call, None, None)
        Gio.bus_own_name_on_connection(self.bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: self.ready.set(), None)
        GLib.MainLoop.new(context, False).run()

    def call(self, bus, sender, path, interface, method, parameters, invocation):
        invocation.return_value(getattr(self, method)(*parameters.unpack()))

    def GetCapabilities(self):
        return GLib.Variant("(as)", (["actions", "body", "persistence"],))

    def GetServerInformation(self):
        return GLib.Variant("(ssss)", ("nobody", "Lyceum", "1", "1.2"))

    def Notify(self, program, replaces, icon, title, body, actions, hints, timeout):
        with self.lock:
            self.count += 1
            number = replaces or self.count
            self.shown[number] = (title, body, list(zip(actions[::2], actions[1::2])))
            self.told.append(title)
        return GLib.Variant("(u)", (number,))

    def CloseNotification(self, number):
        with self.lock:
            self.shown.pop(number, None)
        self.bus.emit_signal(None, PATH, NAME, "NotificationClosed", GLib.Variant("(uu)", (number, 3)))
        return None

    def find(self, title):
        with self.lock:
            return next((number for number, one in self.shown.items() if one[0] == title), None)

    def press(self, title, label):
        """The button with that label; "" is the notification itself. It closes with that."""
        with self.lock:
            number, actions = next((n, one[2]) for n, one in self.shown.items() if one[0] == title)
            del self.shown[number]
        key = next(key for key, words in actions if words == label or (not label and key == "default"))
        self.bus.emit_signal(None, PATH, NAME, "ActionInvoked", GLib.Variant("(us)", (number, key)))
        self.bus.emit_signal(None, PATH, NAME, "NotificationClosed", GLib.Variant("(uu)", (number, 2)))
