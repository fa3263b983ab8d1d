/* Who said what, by rule: finds the attributions of a document.
 *
 * What it goes by: verbs of saying and their frames (news/lexicon.h), noun phrases by closed
 * classes (news/phrase.h), quotations (`Quote=`, by hs-quote) and the kinds of paragraphs (`#
 * hs::par`, by hs-structure): notices and links claim nothing.  The patterns are those of reported
 * speech in English news (Krestel, Bergler, Witte, "Minding the source: automatic tagging of
 * reported speech in newspaper articles", 2008), with contents as PolNeAR annotates them.
 *
 * Each attribution has the properties type (direct, indirect, mixed), cue (its lemma) and rule.
 * Threads: an attributor is only read once it is open. */
#ifndef HS_NEWS_ATTRIBUTE_H
#define HS_NEWS_ATTRIBUTE_H

#include "base/error.h"
#include "stream/document.h"

typedef struct hs_attributor hs_attributor;

/* HS_IO: no memory. */
hs_status hs_attributor_open(hs_attributor **attributor, hs_error *error);
void hs_attributor_close(hs_attributor *attributor);

/* Writes the `Attr=` labels and `# hs::attribution` comments of the document. */
void hs_attribute(const hs_attributor *attributor, hs_document *document);

#endif
