/* Reads the columns of CoNLL-2003 (E. F. Tjong Kim Sang, F. De Meulder, "Introduction to the
 * CoNLL-2003 shared task", 2003) as documents of the token stream.
 *
 * A token a line, columns with spaces or tabs between them: the word first, the name last, the part
 * of speech second where there are four.  An empty line ends a sentence, -DOCSTART- begins a
 * document.  Names may be in IOB1, IOB2 or IOBES; they come as NER= in IOB2.  The text is not
 * known: words have one space between them.
 *
 * Ownership: documents live in the arena they are read into.  Threads: one reader, one thread. */
#ifndef HS_STREAM_COLUMNS_H
#define HS_STREAM_COLUMNS_H

#include "stream/document.h"
#include "stream/source.h"

typedef struct hs_columns_reader {
    hs_source *source;
    hs_slice stem;    // of the input's name: documents are STEM-1, STEM-2, …
    size_t documents; // begun so far
    bool begun;       // the line -DOCSTART- of the next has been taken
} hs_columns_reader;

/* Reads the next document into a cleared `document`.  HS_OK; HS_END; HS_IO; HS_BAD_DOCUMENT: not
 * UTF-8, too few columns, no label: error->line says where; the rest of that document is passed
 * over. */
hs_status hs_columns_read(hs_columns_reader *reader, hs_document *document, hs_error *error);

#endif
