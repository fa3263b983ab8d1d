#!/usr/bin/env python3
"""Contrast of the page's colours, WCAG 2.2, 1.4.3: tests/contrast.py STYLE

Reads the custom properties of the light and the dark theme; text needs 4.5 to 1 on every ground that
it may stand on, bars 3 to 1.  Prints what has less.
"""
import re
import sys

TEXT = [(ink, ground) for ink in ("ink", "quote") for ground in ("paper", "tint", "lit")]
TEXT += [("quiet", "paper"), ("accent", "paper"), ("ink", "tint")]


def luminance(color):
    parts = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, two):
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def main(path):
    with open(path, encoding="utf-8") as file:
        blocks = re.findall(r":root[^{]*\{([^}]*)\}", file.read())
    themes = [dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", block)) for block in blocks]
    status = len(themes) != 3 or themes[1] != themes[2]
    if status:
        print("not a light theme and twice the same dark one")
    for number, theme in enumerate(themes):
        for one, two, least in [(*pair, 4.5) for pair in TEXT] + [("bar", "paper", 3)]:
            if contrast(theme[one], theme[two]) < least:
                print(f"theme {number}: --{one} on --{two}: {contrast(theme[one], theme[two]):.2f}, less than {least}")
                status = True
    return int(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
