#!/usr/bin/env python3
"""Reads standoff as strictly as brat does: tests/brat.py DIRECTORY ...

Every NAME.ann has its NAME.txt; ids are unique and refer to what is there; stretches are in the text,
in order, without a line end, and say what the text says; types are those of annotation.conf.  Prints
what is wrong; exit status 1 where something is.
"""
import glob
import os
import re
import sys

NAME = r"[A-Za-z0-9_-]+"


def configuration(path):
    """Section to the names that it declares."""
    found, section = {}, None
    with open(path, encoding="utf-8") as lines:
        for line in map(str.strip, lines):
            if re.fullmatch(r"\[\w+\]", line):
                section = found.setdefault(line[1:-1], {})
            elif line:
                name, _, rest = line.partition("\t")
                section[name] = rest
    return found


def stretch(rest, text, types):
    match = re.fullmatch(rf"({NAME}) (\d+ \d+(?:;\d+ \d+)*)\t(.+)", rest)
    if not match:
        return "no stretch of text"
    pieces = [tuple(map(int, piece.split())) for piece in match[2].split(";")]
    before = -1
    for start, end in pieces:
        if not before <= start < end <= len(text):
            return f"offsets {start} {end} out of order or of the text"
        if len((text[start:end] + "x").splitlines()) != 1:
            return "a line end in a piece"
        before = end
    if " ".join(text[start:end] for start, end in pieces) != match[3]:
        return "says something else than the text"
    return None if match[1] in types else f"type {match[1]} is not declared"


def event(rest, ids, roles):
    items = [item.split(":") for item in rest.split(" ")]
    if any(len(item) != 2 or item[1] not in ids for item in items):
        return "refers to nothing"
    if ids[items[0][1]].split(" ")[0] != items[0][0]:
        return "its trigger is of another type"
    if items[0][0] not in roles:
        return "type is not declared"
    names = [name for name, _ in items[1:]]
    known = {role.partition(":")[0].rstrip("?*") for role in roles[items[0][0]].split(", ")}
    return None if set(names) <= known and len(set(names)) == len(names) else "roles"


def attribute(rest, ids, declared):
    items = rest.split(" ")
    if len(items) != 3 or items[1] not in ids:
        return "no attribute of anything"
    values = re.search(r"Value:(.*)", declared.get(items[0], ""))
    return None if values and items[2] in values[1].split("|") else f"{items[0]} {items[2]} is not declared"


def check(path, known):
    with open(path[:-len("ann")] + "txt", encoding="utf-8", newline="") as file:
        text = file.read()
    with open(path, encoding="utf-8", newline="") as file:
        content = file.read()
    lines = content.split("\n")
    if lines.pop() != "":
        yield 0, "the last line does not end"
    # brat's own reader ends lines where Python does.
    if len(lines) != len(content.splitlines()):
        yield 0, "characters that end lines"
    ids = {}
    for number, line in enumerate(lines, 1):
        key, _, rest = line.partition("\t")
        if key != "*" and (not re.fullmatch(r"[TEARN#]\d+", key) or key in ids):
            yield number, f"id {key}"
        ids[key] = rest
    types = known["entities"].keys() | known["events"].keys()
    for number, line in enumerate(lines, 1):
        key, _, rest = line.partition("\t")
        wrong = None
        if key[0] == "T":
            wrong = stretch(rest, text, types)
        elif key[0] == "E":
            wrong = event(rest, ids, known["events"])
        elif key[0] == "A":
            wrong = attribute(rest, ids, known["attributes"])
        elif key[0] == "#":
            wrong = None if rest.split("\t")[0].split(" ")[1] in ids else "a note on nothing"
        elif key == "*":
            name, *members = rest.split(" ")
            good = name in known["relations"] and len(members) > 1 and all(one in ids for one in members)
            wrong = None if good else "an equivalence of nothing"
        if wrong:
            yield number, wrong


def main(folders):
    status = 0
    for folder in folders:
        known = configuration(os.path.join(folder, "annotation.conf"))
        for path in sorted(glob.glob(os.path.join(glob.escape(folder), "*.ann"))):
            for number, wrong in check(path, known):
                print(f"{path}:{number}: {wrong}")
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
