/* Who said what: finds the attributions of a document.
 *
 * Source, cue and content are labelled and linked by a model (news/attribute_model.h), learned from
 * PolNeAR, whose scope is wide: speech and writing, but also beliefs, intentions and attitudes,
 * with verbs, nouns and prepositions as cues (E. Newell, D. Margolin, D. Ruths, "An attribution
 * relations corpus for political news", 2018).  The model is told what rules say, those of reported
 * speech in English news (R. Krestel, S. Bergler, R. Witte, "Minding the source: automatic tagging
 * of reported speech in newspaper articles", 2008): they know what the corpus is too small for.
 * Speech that no cue introduces is found by rule alone: labels of transcripts and headlines,
 * quotations that go on an earlier one, names behind a dash.
 *
 * What it goes by: lemmas and parts of speech (hs-tag), quotations (hs-quote), the kinds of
 * paragraphs (hs-structure: notices and links claim nothing), and as far as they are there names
 * (hs-ner) and trees (hs-parse).
 *
 * Each attribution has the properties type (direct, indirect, mixed), cue (its lemma), mode
 * (speech, writing, thought), rule (model, or the rule that found it) and confidence.
 *
 * Where the words have no parts of speech the rules alone are asked, and confidence is not known.
 *
 * Threads: one attributor, one thread.  Errors: HS_MODEL. */
#ifndef HS_NEWS_ATTRIBUTE_H
#define HS_NEWS_ATTRIBUTE_H

#include "learn/model.h"
#include "learn/train.h"
#include "stream/document.h"

typedef struct hs_attributor hs_attributor;

/* Opens the model in `file`; NULL: the shipped one (learn/model.h). */
hs_status hs_attributor_open(const char *file, hs_attributor **attributor, hs_error *error);

void hs_attributor_close(hs_attributor *attributor);

/* The model in use. */
const hs_model *hs_attributor_model(const hs_attributor *attributor);

/* Writes the `Attr=` labels and `# hs::attribution` comments of the document; what stood there
 * before is taken out. */
void hs_attributor_document(hs_attributor *attributor, hs_document *document);

extern const hs_trainer hs_attribute_trainer;

#endif
