"""What importers of corpora share: CoNLL-U read by sentences, and documents with names written as a
token stream."""


def sentences(lines):
    """Yields (comments, rows of ten columns)."""
    comments, rows = [], []
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("#"):
            comments.append(line)
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = [], []
    if rows:
        yield comments, rows


def iob2(labels):
    """I-X that continues nothing becomes B-X."""
    before = "O"
    for label in labels:
        if label.startswith("I-") and before[1:] != label[1:]:
            label = "B" + label[1:]
        yield label
        before = label


def put(name, document):
    place = 0
    print(f"# newdoc id = {name}")
    for number, sentence in enumerate(document, 1):
        print(f"# sent_id = {name}-{number}\n# text = {' '.join(form for form, _ in sentence)}")
        labels = iob2(label for _, label in sentence)
        for index, ((form, _), label) in enumerate(zip(sentence, labels), 1):
            misc = f"TokenRange={place}:{place + len(form)}" + (f"|NER={label}" if label != "O" else "")
            print("\t".join([str(index), form] + ["_"] * 7 + [misc]))
            place += len(form) + 1
        print()
