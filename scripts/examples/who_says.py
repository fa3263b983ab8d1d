#!/usr/bin/env python3
"""Prints who says what in a text on standard input, as records: libhearsay by ctypes.

The library is the installed one, or the file that the environment's HEARSAY_LIBRARY names.
"""
import ctypes
import json
import os
import sys


class Hearsay:
    """One analyser; for one thread at a time."""

    def __init__(self, **options):
        self.native = ctypes.CDLL(os.environ.get("HEARSAY_LIBRARY", "libhearsay.so.0"))
        self.native.hearsay_new.restype = ctypes.c_void_p
        self.native.hearsay_message.restype = ctypes.c_char_p
        self.analyser = ctypes.c_void_p(self.native.hearsay_new())
        if not self.analyser:
            raise MemoryError
        for option, value in options.items():
            self.check(self.native.hearsay_set(self.analyser, option.encode(), value.encode()))

    def __del__(self):
        if getattr(self, "analyser", None):
            self.native.hearsay_free(self.analyser)

    def check(self, status):
        if status != 0:
            raise ValueError(self.native.hearsay_message(self.analyser).decode())

    def analyse(self, text, name="text"):
        data = text.encode()
        self.check(self.native.hearsay_analyse(
            self.analyser, name.encode(), data, ctypes.c_size_t(len(data))))

    def records(self, kind="attributions"):
        data, size = ctypes.c_char_p(), ctypes.c_size_t()
        self.check(self.native.hearsay_records(
            self.analyser, kind.encode(), ctypes.byref(data), ctypes.byref(size)))
        lines = ctypes.string_at(data, size.value).decode().splitlines()
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    analyser = Hearsay()
    analyser.analyse(sys.stdin.buffer.read().decode())
    for record in analyser.records():
        speaker = (record["speaker"] or {}).get("name") or "-"
        content = " … ".join(piece["text"] for piece in record["content"])
        print(record["id"], speaker, record["class"] or "-", content, sep="\t")
