#!/usr/bin/env python3
"""Checks JSON-LD of hs-convert against the articles: tests/jsonld.py FORMAT FILE TEXT ...

FORMAT webannotation: every line is an AnnotationPage of the W3C's model, and every selector finds its
stretch in the text.  FORMAT schema: every line is a NewsArticle, and what is said in it is in the text.
The lines come in the order of the texts.  Prints what is wrong, and how much was checked.
"""
import json
import sys

MOTIVATIONS = {"identifying", "classifying", "describing", "tagging"}


def need(good, what):
    if not good:
        raise ValueError(what)


def target(each, source, text):
    need(each["type"] == "SpecificResource" and each["source"] == source, "target")
    place, quote = each["selector"]
    need(place["type"] == "TextPositionSelector" and quote["type"] == "TextQuoteSelector", "selectors")
    start, end, exact = place["start"], place["end"], quote["exact"]
    need(0 <= start < end <= len(text) and text[start:end] == exact, f"position of {exact!r}")
    need(text[:start].endswith(quote["prefix"]) and len(quote["prefix"]) == min(32, start), "prefix")
    need(text[end:].startswith(quote["suffix"]) and len(quote["suffix"]) == min(32, len(text) - end), "suffix")


def webannotation(page, text):
    need(page["@context"][0] == "http://www.w3.org/ns/anno.jsonld", "context")
    need(page["type"] == "AnnotationPage", "type")
    source = page["id"].rpartition("#")[0]
    ids = [each["id"] for each in page["items"]]
    need(len(set(ids)) == len(ids), "ids that are not unique")
    for each in page["items"]:
        need(each["type"] == "Annotation" and each["motivation"] in MOTIVATIONS, "annotation")
        need(each["target"], "an annotation of nothing")
        for body in each["body"]:
            need(body["type"] == "TextualBody" and body["purpose"] in MOTIVATIONS and body["value"], "body")
        for one in each["target"]:
            target(one, source, text)
    return len(ids)


def schema(article, text):
    need(article["@context"] == "https://schema.org" and article["@type"] == "NewsArticle", "article")
    flat = " ".join(text.split())
    for each in article["hasPart"]:
        need(each["@type"] in ("Quotation", "Claim"), "type")
        for piece in each["text"].split(" … "):
            need(" ".join(piece.split()) in flat, f"{piece!r} is not in the text")
        who = each.get("spokenByCharacter") or each.get("author")
        need(who is None or (who["@type"] in ("Person", "Organization", "Thing") and who["name"]), "speaker")
    return len(article["hasPart"])


def main(form, path, texts):
    check = {"webannotation": webannotation, "schema": schema}[form]
    count = 0
    with open(path, encoding="utf-8") as lines:
        for line, name in zip(lines, texts, strict=True):
            with open(name, encoding="utf-8", newline="") as file:
                text = file.read()
            try:
                count += check(json.loads(line), text)
            except (ValueError, KeyError, TypeError) as wrong:
                sys.exit(f"{name}: {wrong!r}")
    print(count)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
