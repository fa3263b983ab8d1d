"""Words and sentences by NLTK (pip install nltk, and its data punkt_tab); prints their numbers."""

import sys

from nltk.tokenize import sent_tokenize, word_tokenize

words = sentences = 0
with open(sys.argv[1], encoding="utf-8", errors="replace") as file:
    for paragraph in file.read().split("\n\n"):
        for sentence in sent_tokenize(paragraph):
            words += len(word_tokenize(sentence, preserve_line=True))
            sentences += 1
print(words, sentences)
