#!/usr/bin/python3
"""Drop files on whatever window lies at a point of the screen.

usage: drop.py X Y PATH...

A real drag (XDND), as a file manager does one: a small GTK window offers the
paths as text/uri-list; xdotool presses the mouse on it, carries the pointer to
(X, Y) in steps, and lets go. Exits 0 when the target took the drop, 1 when it
refused, 2 when nothing came of it in 15 seconds.

Needs DISPLAY, a window manager, xdotool, and Python's gi with GTK 3.
"""
import pathlib
import subprocess
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk

GRIP = (12, 12)  # where the source is gripped, in its window at (0, 0)
STEPS = 12  # pointer moves between the grip and the target
SECONDS = 15


def gesture(x, y):
    """The drag as one xdotool command line: grip, pull away, carry, let go."""
    words = ["mousemove", *GRIP, "sleep", 0.3, "mousedown", 1, "sleep", 0.2]
    for step in range(1, STEPS + 1):
        along = step / STEPS
        words += ["mousemove", *(round(a + (b - a) * along) for a, b in zip(GRIP, (x, y))), "sleep", 0.08]
    # The target answers each move; a last small one asks it at the very place.
    words += ["mousemove", x + 1, y, "sleep", 0.2, "mousemove", x, y, "sleep", 0.4, "mouseup", 1]
    return ["xdotool", *map(str, words)]


def main(x, y, paths):
    uris = [pathlib.Path(path).resolve().as_uri() for path in paths]
    outcome = {"code": 2}

    window = Gtk.Window(type=Gtk.WindowType.POPUP)
    window.set_default_size(48, 48)
    window.move(0, 0)
    source = Gtk.EventBox()
    window.add(source)
    source.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, None, Gdk.DragAction.COPY)
    source.drag_source_add_uri_targets()

    def refused(*_):
        outcome["code"] = 1
        return True

    def over(*_):
        if outcome["code"] == 2:
            outcome["code"] = 0
        GLib.timeout_add(200, Gtk.main_quit)  # the target still reads the data

    source.connect("drag-data-get", lambda _source, _drag, data, *_: data.set_uris(uris))
    source.connect("drag-failed", refused)
    source.connect("drag-end", over)
    window.show_all()

    GLib.timeout_add(300, lambda: subprocess.Popen(gesture(x, y)) and False)
    GLib.timeout_add_seconds(SECONDS, Gtk.main_quit)
    Gtk.main()
    return outcome["code"]


if len(sys.argv) < 4:
    sys.exit(__doc__)
sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
