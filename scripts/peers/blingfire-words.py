"""Words and sentences by BlingFire (pip install blingfire); prints their numbers."""

import sys

import blingfire

PARAGRAPHS = 200  # at a time: it does not take a text of any size

words = sentences = 0
with open(sys.argv[1], encoding="utf-8", errors="replace") as lines:
    batch = []

    def run():
        global words, sentences
        text = "".join(batch)
        words += blingfire.text_to_words(text).count(" ") + 1
        sentences += blingfire.text_to_sentences(text).count("\n") + 1
        batch.clear()

    for line in lines:
        batch.append(line)
        if len(batch) == PARAGRAPHS:
            run()
    if batch:
        run()
print(words, sentences)
