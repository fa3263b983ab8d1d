"""What Debian packages have as data: where it is, with which version and licence, and readers of it.

For the scripts that make lists of it, which take one argument: the folder where packages are unpacked,
by default /, where they are installed.
"""
import ast
import json
import os
import re
import subprocess
import sys
import unicodedata

ROOT = sys.argv[1] if len(sys.argv) > 1 else "/"
LICENCES = {"iso-codes": "LGPL-2.1+", "tzdata": "public domain", "wordnet-base": "WordNet 3.0 (permissive)",
            "wamerican": "SCOWL (permissive, public domain)", "python3-fake-factory": "Expat",
            "festlex-poslex": "University of Edinburgh (permissive)"}


def path(name):
    """In ROOT, or where the system has it."""
    below = os.path.join(ROOT, name)
    return below if os.path.exists(below) else "/" + name


def version(package):
    shown = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True)
    if shown.returncode == 0:
        return shown.stdout
    shown = subprocess.run(["apt-cache", "policy", package], capture_output=True, text=True).stdout
    return re.search(r"Candidate: (\S+)", shown)[1]


def iso(name, key):
    with open(path(f"usr/share/iso-codes/json/iso_{name}.json"), encoding="utf-8") as data:
        return json.load(data)[key]


def plain(name):
    """Without what stands in brackets or behind a comma."""
    return re.sub(r"\s*[\[(*].*", "", name).split(",")[0].strip()


def iso_codes():
    for entry in iso("3166-1", "3166-1"):
        for key in ("name", "common_name", "official_name"):
            if key in entry:
                yield "country", plain(entry[key])
    for entry in iso("3166-2", "3166-2"):
        for name in re.split(r"\s*[;/]\s*", entry["name"]):
            yield "region", plain(name)
    for entry in iso("3166-3", "3166-3"):
        yield "country", plain(entry["name"])
    for entry in iso("639-2", "639-2"):
        for name in entry["name"].split(";"):
            yield "language", plain(name)
    for entry in iso("4217", "4217"):
        yield "currency", plain(entry["name"])
        yield "currency", entry["alpha_3"]


def zones():
    with open(path("usr/share/zoneinfo/zone.tab"), encoding="utf-8") as table:
        for line in table:
            if line[0] != "#":
                yield "city", line.split("\t")[2].split("/")[-1].strip().replace("_", " ")


# Lexicographer files of WordNet, wninput(5WN).
ARTIFACT, COMMUNICATION, GROUP, LOCATION, PERSON = 6, 10, 14, 15, 18


def synsets(part):
    with open(path("usr/share/wordnet/data." + part), encoding="utf-8") as data:
        for line in data:
            if line[0] != " ":
                field = line.split(" | ")[0].split()
                words = [re.sub(r"\(.*\)", "", w).replace("_", " ") for w in field[4:4 + 2 * int(field[3], 16):2]]
                yield int(field[1]), "@i" in field, words


def wordnet():
    for file, instance, words in synsets("noun"):
        for word in words:
            if not word[0].isupper():
                continue
            if file == PERSON and instance:
                yield "person", word
                parts = word.split()
                if len(parts) > 1 and re.fullmatch(r"[A-Z]\w+", parts[0]):
                    yield "first", parts[0]
                if len(parts) > 1 and re.fullmatch(r"[A-Z][\w'-]+", parts[-1]):
                    yield "surname", parts[-1]
            elif file == PERSON:
                yield "people", word
            elif file == LOCATION:
                yield "location", word
            elif file == GROUP:
                yield "group", word
            elif file == COMMUNICATION:
                yield "work", word
            elif file == ARTIFACT:
                yield "artifact", word
    for _, _, words in synsets("adj"):
        for word in words:
            if word[0].isupper():
                yield "people", word


def strings(tree):
    """The strings of a list, or of pairs with how frequent each is, as they are written down."""
    if isinstance(tree, ast.Call) and tree.args:
        tree = tree.args[0]
    if isinstance(tree, ast.BinOp):
        return strings(tree.left) + strings(tree.right)
    if not isinstance(tree, (ast.Tuple, ast.List, ast.Set)):
        return []
    items = [item.elts[0] if isinstance(item, ast.Tuple) and item.elts else item for item in tree.elts]
    return [item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)]


def names_of(assigned):
    """Where the name of a variable says that it has names of persons: them, with it."""
    kind = assigned.targets[0].id if isinstance(assigned.targets[0], ast.Name) else ""
    for name in strings(assigned.value) if kind.startswith(("first_name", "last_name")) else []:
        bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        for written in name, bare:
            if re.fullmatch(r"[A-Z\u00c0-\u017f][\w'’-]+", written) and not written[1:].isupper():
                yield kind, written


def personal_names():
    """Given names and surnames of many countries, of one word and in Latin letters, and as they are
    written where accents are left out; each with what its list is called: first_names_male."""
    providers = path("usr/lib/python3/dist-packages/faker/providers/person")
    for country in sorted(os.listdir(providers)):
        source = os.path.join(providers, country, "__init__.py")
        if os.path.exists(source):
            with open(source, encoding="utf-8") as text:
                for node in ast.walk(ast.parse(text.read())):
                    if isinstance(node, ast.Assign):
                        yield from names_of(node)


def dictionary():
    """Words that are written in lower case, and names that are not."""
    with open(path("usr/share/dict/american-english"), encoding="utf-8") as words:
        words = [w.strip() for w in words if "'" not in w]
    lower = {w for w in words if w.islower()}
    for word in sorted(lower):
        yield "common", word
    for word in words:
        if word[0].isupper() and word.lower() not in lower:
            yield "proper", word
