#!/usr/bin/env python3
"""Check the gold token streams of this folder against their texts.

usage: check.py [NAME.conllu ...]      (default: every .conllu beside this file)

Prints one line per fault, then a line of counts; exits 1 if there was a fault.
"""
import re
import sys
from pathlib import Path

KINDS = {"headline", "dateline", "byline", "caption", "body", "notice", "link"}
QUOTES = {"speech", "scare", "title", "name", "other"}
ROLES = {"source", "cue", "content", "addressee"}
CLASSES = {
    "statement", "accusation", "denial", "confirmation", "demand", "request",
    "threat", "promise", "praise", "criticism", "prediction", "question",
    "proposal", "belief", "intention",
}
CLOSED = {
    "type": {"direct", "indirect", "mixed"},
    "class": CLASSES,
    "polarity": {"positive", "negative"},
    "certainty": {"certain", "probable", "possible", "unstated"},
    "factivity": {"factive", "neutral", "doubtful"},
    "speaker_kind": {
        "person", "organization", "government", "group", "document", "anonymous", "unknown",
    },
}
OPEN = ("cue", "speaker", "role", "parent")
ORDER = ["SpaceAfter", "SpacesAfter", "TokenRange", "Quote", "Attr"]
ESCAPES = {"s": " ", "t": "\t", "n": "\n", "r": "\r", "p": "|", "\\": "\\"}
LABEL = re.compile(r"([BI])-([a-z]+):([qa][0-9]+)$")


def unescape(s):
    return re.sub(r"\\(.)", lambda m: ESCAPES[m.group(1)], s)


def parse_misc(s):
    return dict(x.split("=", 1) for x in s.split("|"))


def check_labels(fault, misc, key, names, letter, before):
    """The labels of one word; `before` are the ids open on the word before."""
    now = {}
    for label in misc[key].split(",") if key in misc else []:
        m = LABEL.match(label)
        if not m or m.group(2) not in names or m.group(3)[0] != letter:
            fault(f"bad label {label}")
            continue
        what = (m.group(2), m.group(3))
        if what in now:
            fault(f"label twice {label}")
        if m.group(1) == "I" and what not in before:
            fault(f"I- without B- {label}")
        now[what] = m.group(1)
    return now


def check_comment(fault, value, seen, text):
    ident, *pairs = value.split(" ")
    keys = dict(p.split("=", 1) for p in pairs)
    if ident in seen:
        fault(f"comment twice {ident}")
    seen[ident] = keys
    for key, value in keys.items():
        if key not in CLOSED and key not in OPEN:
            fault(f"{ident} has an unknown {key}")
        elif not value:
            fault(f"{ident} has an empty {key}")
    if "cue" not in keys:
        fault(f"{ident} has no cue")
    for key, values in CLOSED.items():
        if keys.get(key) not in values:
            fault(f"{ident} {key}={keys.get(key)}")
    name, kind = keys.get("speaker", ""), keys.get("speaker_kind")
    if kind == "person" and not name:
        fault(f"{ident} is a person without a name")
    if name and kind in ("anonymous", "unknown"):
        fault(f"{ident} speaker={name} is {kind}")
    if not all(part in text for part in name.split("_")):
        fault(f"{ident} speaker={name} is not a name in the text")
    for role in keys.get("role", "").split("/"):
        if role.replace("_", " ") not in " ".join(text.split()):
            fault(f"{ident} role={role} is not in the text")
    if "role" in keys and not name:
        fault(f"{ident} has a role and no name")


def check_file(path):
    faults = []
    lineno = 0

    def fault(message):
        faults.append(f"{path.name}:{lineno}: {message}")

    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    data = path.read_bytes().decode("utf-8")
    name = path.stem
    if not data.endswith("\n\n") or "\r" in data:
        fault("no blank line at the end, or CR")
    rebuilt = []
    comments, cues, quotes, first = {}, {}, set(), {}
    roles = {}
    sentences = paragraphs = tokens = 0
    open_q, open_a = {}, {}
    expected, range_end, piece = 1, 0, ""
    here, words, sent_text, start = [], [], "", None
    for line in data[:-1].split("\n"):
        lineno += 1
        if line.startswith("#"):
            key, _, value = line[2:].partition(" = ")
            if key == "newdoc id" and value != name:
                fault("newdoc id is not the file name")
            elif key == "newpar id":
                paragraphs += 1
                open_q, open_a = {}, {}
                if value != f"{name}-p{paragraphs}":
                    fault("newpar id out of order")
            elif key == "hs::par" and value not in KINDS:
                fault(f"paragraph kind {value}")
            elif key == "sent_id":
                sentences += 1
                if value != f"{name}-s{sentences}":
                    fault("sent_id out of order")
            elif key == "text":
                sent_text = value
            elif key == "hs::attribution":
                check_comment(fault, value, comments, text)
                here.append(value.split(" ")[0])
        elif line == "":
            if not words:
                fault("sentence without tokens")
                continue
            span = text[words[0][0]:words[-1][1]]
            if re.sub(r"\s+", " ", span) != sent_text:
                fault("# text is not the text of the tokens")
            if sorted(here) != sorted(a for a in first if first[a] == sentences):
                fault("attribution comment not on the sentence it starts in")
            expected, here, words = 1, [], []
        else:
            col = line.split("\t")
            if len(col) != 10 or any(c == "" or c != c.strip() for c in col):
                fault("not ten columns")
                continue
            if any(c != "_" for c in col[2:9]):
                fault("columns 3-9 are not empty")
            misc = parse_misc(col[9])
            if [k for k in ORDER if k in misc] != list(misc):
                fault("MISC keys unknown or out of order")
            start, end = map(int, misc["TokenRange"].split(":"))
            if text[start:end] != col[1]:
                fault(f"TokenRange {start}:{end} is not {col[1]}")
            space = " "
            if "SpaceAfter" in misc:
                space = ""
            elif "SpacesAfter" in misc:
                space = unescape(misc["SpacesAfter"])
            if "-" in col[0]:
                a, b = map(int, col[0].split("-"))
                if a != expected or b <= a or "Quote" in misc or "Attr" in misc:
                    fault("bad range line")
                range_end, piece = b, col[1]
                rebuilt.append(col[1] + space)
                words.append((start, end))
                continue
            if int(col[0]) != expected:
                fault(f"id {col[0]}, not {expected}")
            expected += 1
            tokens += 1
            if int(col[0]) <= range_end and piece:
                if not piece.startswith(col[1]):
                    fault("words do not make up their range line")
                piece = piece[len(col[1]):]
                if int(col[0]) == range_end:
                    if piece:
                        fault("words do not make up their range line")
                    range_end, piece = 0, ""
            else:
                rebuilt.append(col[1] + space)
                words.append((start, end))
            open_q = check_labels(fault, misc, "Quote", QUOTES, "q", open_q)
            open_a = check_labels(fault, misc, "Attr", ROLES, "a", open_a)
            quotes.update(i for _, i in open_q)
            for (role, ident), letter in open_a.items():
                first.setdefault(ident, sentences)
                roles.setdefault(ident, set()).add(role)
                if role == "cue" and letter == "B":
                    cues[ident] = cues.get(ident, 0) + 1
    if "".join(rebuilt) != text:
        fault("the text rebuilt from the stream is not the text")
    for ident in sorted(set(comments) | set(roles)):
        if ident not in comments:
            fault(f"{ident} has no comment")
        elif ident not in roles:
            fault(f"{ident} has no labels")
        else:
            if "content" not in roles[ident]:
                fault(f"{ident} has no content")
            if cues.get(ident) != 1:
                fault(f"{ident} has {cues.get(ident, 0)} cue spans")
            if comments[ident].get("parent", ident) not in comments:
                fault(f"{ident} has an unknown parent")
    return faults, (sentences, tokens, len(comments), len(quotes))


def main(argv):
    paths = [Path(a) for a in argv] or sorted(Path(__file__).resolve().parent.glob("*.conllu"))
    total = [0, 0, 0, 0]
    bad = False
    for path in paths:
        faults, counts = check_file(path)
        total = [a + b for a, b in zip(total, counts)]
        for line in faults:
            bad = True
            print(line)
        print(f"{path.stem}: %d sentences, %d words, %d attributions, %d quotations" % counts)
    print(f"{len(paths)} files: %d sentences, %d words, %d attributions, %d quotations" % tuple(total))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
