/* An article as it is shown: paragraphs, and the stretches in them that are marked. */
#ifndef HS_NEWS_VIEW_ARTICLE_H
#define HS_NEWS_VIEW_ARTICLE_H

#include "news/attribution.h"
#include "news/who.h"

typedef enum hs_mark_kind {
    HS_MARK_CONTENT,
    HS_MARK_QUOTE, // of speech, whoever says it
    HS_MARK_SOURCE,
    HS_MARK_CUE,
    HS_MARK_ADDRESSEE,
    HS_MARK_KINDS
} hs_mark_kind;

typedef struct hs_mark {
    hs_mark_kind kind;
    size_t number;     // of the attribution, from 1; 0: of none
    size_t first, end; // words of one paragraph
} hs_mark;

typedef struct hs_view_paragraph {
    size_t first, end; // words
    hs_slice kind;     // "headline", "body"; no data: not known
} hs_view_paragraph;

typedef struct hs_view_article {
    hs_document *document;
    hs_words words;
    hs_layout layout;
    hs_named_entities entities;
    hs_attributions attributions;
    hs_who *who;    // [attributions]
    hs_mark *marks; // [marks_count] by start, those around others first
    size_t marks_count, marks_capacity;
    hs_view_paragraph *paragraphs; // [paragraphs_count]
    size_t paragraphs_count, paragraphs_capacity;
    hs_slice title; // the first headline, or what is known of it; never without data
} hs_view_article;

hs_view_article hs_view_article_read(hs_document *document);

/* The text of words first..end. */
hs_slice hs_view_text(const hs_view_article *of, size_t first, size_t end);

/* `# meta::KEY =` of the document; no data: there is none. */
hs_slice hs_view_meta(const hs_view_article *of, const char *key);

/* What is done by it, where it is more than to state; no data: it is not. */
hs_slice hs_view_class(const hs_attribution *attribution);

/* Does the attribution's source itself say who speaks: by the name, or a capitalized word of it? */
bool hs_view_source_names(const hs_view_article *of, size_t attribution);

#endif
