/* Dependency trees: columns HEAD and DEPREL of every word, in the scheme of Universal Dependencies
 * for English (universaldependencies.org), from what hs-tag wrote.
 *
 * Greedy and in linear time: a word is decided on with what has been read and built so far, in the
 * transition system of parse_state.h.  Every sentence gets one tree with one root and without
 * crossing arcs.
 *
 * Threads: one parser, one thread. */
#ifndef HS_LANGUAGE_PARSE_H
#define HS_LANGUAGE_PARSE_H

#include "base/error.h"
#include "learn/model.h"
#include "stream/document.h"

typedef struct hs_parser hs_parser;

/* Opens the model in `file`; NULL: the shipped one (learn/model.h).  HS_MODEL. */
hs_status hs_parser_open(const char *file, hs_parser **parser, hs_error *error);

void hs_parser_close(hs_parser *parser);

/* The model in use. */
const hs_model *hs_parser_model(const hs_parser *parser);

/* Fills the columns of every word, whatever stood there, and empties DEPS, which would belong to
 * another tree; lines of multiword tokens and empty nodes are left alone.  Works, less well,
 * without tags. */
void hs_parser_document(hs_parser *parser, hs_document *document);

#endif
