/* Who said what, by rule: finds the attributions of a document.
 *
 * What it goes by: verbs of saying and their frames (news/lexicon.h), noun phrases by closed
 * classes (news/phrase.h), quotations (`Quote=`, by hs-quote) and the kinds of paragraphs (`#
 * hs::par`, by hs-structure): notices and links claim nothing.  The patterns are those of reported
 * speech in English news (Krestel, Bergler, Witte, "Minding the source: automatic tagging of
 * reported speech in newspaper articles", 2008), with contents as PolNeAR annotates them.
 *
 * Each attribution has the properties type (direct, indirect, mixed), cue (its lemma) and rule.
 * Threads: one document, one thread.  Never fails. */
#ifndef HS_NEWS_ATTRIBUTE_H
#define HS_NEWS_ATTRIBUTE_H

#include "learn/train.h"
#include "news/lexicon.h"
#include "stream/document.h"

/* Writes the `Attr=` labels and `# hs::attribution` comments of the document. */
void hs_attribute(const hs_lexicon *lexicon, hs_document *document);


struct hs_attribute_model;
void hs_attribute_by_model(const struct hs_attribute_model *model, const hs_lexicon *lexicon, hs_document *document);

extern const hs_trainer hs_attribute_trainer;

#endif
