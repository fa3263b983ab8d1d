/* The token stream as text: strict CoNLL-U (universaldependencies.org/format.html), read document
 * by document, and written byte for byte as it came where nothing was changed.
 *
 * A document starts at a sentence with a comment `# newdoc`; a stream without one is one document.
 * A document of very many tokens comes in parts (hs_document.part): at a comment `# hs::part = 2`,
 * or where HS_PART_TOKENS are reached at the end of a sentence.
 *
 * Ownership: documents live in the arena they are read into.  Threads: one reader, one thread. */
#ifndef HS_STREAM_CONLLU_H
#define HS_STREAM_CONLLU_H

#include "stream/document.h"
#include "stream/source.h"

#define HS_PART_TOKENS ((size_t) 1 << 20)

typedef struct hs_conllu_reader {
    hs_source *source;
    size_t most;   // tokens of a part; 0: HS_PART_TOKENS
    hs_slice stem; // of the input's name: the id of a document that brings none
    hs_buffer id;  // of the document that its next part belongs to
    size_t part;   // of the document or part read last; 0: none yet
    bool advanced; // a sentence of what is being read was taken
    size_t tokens; // of a document, to begin with
} hs_conllu_reader;

/* A zeroed reader with `source` set is ready for use. */
void hs_conllu_close(hs_conllu_reader *reader);

/* Reads the next document, or part of one, into a cleared `document`.
 * HS_OK; HS_END; HS_IO; HS_BAD_DOCUMENT: malformed, error->line says where: the reader has passed
 * over the rest of that document. */
hs_status hs_conllu_read(hs_conllu_reader *reader, hs_document *document, hs_error *error);

/* Passes over what is left of the document that is being read. */
void hs_conllu_skip(hs_conllu_reader *reader);

/* Appends the document to `out`. */
void hs_conllu_write(const hs_document *document, hs_buffer *out);

#endif
