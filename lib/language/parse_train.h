/* Training of hs-parse's model.
 *
 * parse_corpus.c reads the corpus, parse_train.c learns and writes the model, parse_oracle.c tells
 * what would be right, and parse_learn.c is how.  The parser goes through every sentence as it does
 * in use, on what it decides itself, right or wrong, so that it learns to go on from its own
 * errors. */
#ifndef HS_LANGUAGE_PARSE_TRAIN_H
#define HS_LANGUAGE_PARSE_TRAIN_H

#include "learn/train.h"

/* Columns HEAD and DEPREL; sentences in which these are no tree with one root are left out, and
 * arcs that cross others are hung higher. */
extern const hs_trainer hs_parse_trainer;

#endif
