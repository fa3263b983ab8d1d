"""Words, sentences and tags by UDPipe 1 (pip install ufal.udpipe), with the model that UDPIPE_MODEL
names; prints their numbers."""

import os
import sys

from ufal.udpipe import Model, ProcessingError, Sentence

model = Model.load(os.environ["UDPIPE_MODEL"])
tokenizer = model.newTokenizer(model.DEFAULT)
words = sentences = 0
with open(sys.argv[1], encoding="utf-8", errors="replace") as file:
    for paragraph in file.read().split("\n\n"):
        tokenizer.setText(paragraph)
        error, sentence = ProcessingError(), Sentence()
        while tokenizer.nextSentence(sentence, error):
            model.tag(sentence, model.DEFAULT)
            words += len(sentence.words) - 1
            sentences += 1
print(words, sentences)
