/* hearsay: who says what in news articles.
 *
 *     hearsay *analyser = hearsay_new();
 *     if (hearsay_analyse(analyser, "id", text, size) != HEARSAY_OK) {
 *         fprintf(stderr, "%s\n", hearsay_message(analyser));
 *     }
 *     for (size_t i = 0; i < hearsay_attributions(analyser); i++) {
 *         const hearsay_attribution *each = hearsay_attribution_at(analyser, i);
 *         …
 *     }
 *     hearsay_free(analyser);
 *
 * An analyser runs the filters that the program hearsay(1) runs, and finds the same.  The fields
 * are those of its records, which hearsay-formats(5) and hs-extract(1) describe.
 *
 * Units: offsets are in code points of the text, or in what the option `offsets` says; half open,
 * from 0.  Sizes are in bytes.
 *
 * Ownership: all that an analyser gives out is its own and lives until the next hearsay_analyse,
 * hearsay_set or hearsay_free.  The text is only read, and not kept.
 *
 * Threads: an analyser belongs to one thread at a time; several analysers may be at work in several
 * threads, and share their models' memory.
 *
 * Errors: a status, and a sentence by hearsay_message.  Where memory runs out that is a status too,
 * and the analyser can be used again.  The library prints nothing, handles no signals, starts no
 * threads and no processes, changes neither locale nor environment (it reads HEARSAY_MODELS), and
 * keeps files open for reading only: the models.
 *
 * Binary interface: structs only grow at their end, and are made by the library alone. */
#ifndef HEARSAY_H
#define HEARSAY_H

#include <stddef.h>

#define HEARSAY_VERSION "0.1.0"

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __GNUC__
#define HEARSAY_API __attribute__((visibility("default")))
#else
#define HEARSAY_API
#endif

typedef enum hearsay_status {
    HEARSAY_OK = 0,
    HEARSAY_BAD_TEXT = 1, /* it is not UTF-8, or too large */
    HEARSAY_USAGE = 2,    /* no such option, value or kind of record, or not now */
    HEARSAY_MEMORY = 3,
    HEARSAY_MODEL = 4 /* a model is missing, damaged, or was changed while it was in use */
} hearsay_status;

typedef struct hearsay hearsay;

/* The version of the library: HEARSAY_VERSION of the header that it was built with. */
HEARSAY_API const char *hearsay_version(void);

/* A new analyser; NULL: no memory. */
HEARSAY_API hearsay *hearsay_new(void);

/* NULL is let be. */
HEARSAY_API void hearsay_free(hearsay *analyser);

/* Sets an option, before the models are loaded:
 *     offsets    chars (the default), bytes or utf16
 *     paragraph  ends at a blank line (blank, the default) or at each (line)
 *     models     the folder of the models; else they are looked for as hearsay(7) says */
HEARSAY_API hearsay_status hearsay_set(hearsay *analyser, const char *option, const char *value);

/* Loads the models; hearsay_analyse does so where it has not been done. */
HEARSAY_API hearsay_status hearsay_load(hearsay *analyser);

/* Analyses a text of `size` bytes.  `id` names it in records; NULL: "text".  What was found in the
 * text before is forgotten, also where it fails. */
HEARSAY_API hearsay_status hearsay_analyse(
    hearsay *analyser, const char *id, const char *text, size_t size);

/* What went wrong last, in a sentence; "" where nothing did. */
HEARSAY_API const char *hearsay_message(const hearsay *analyser);

/* --- what was found */

/* A stretch of the text; of this struct there are arrays, so it stays as it is. */
typedef struct hearsay_span {
    size_t start, end;
    const char *text; /* [size] as it stands in the article; a NUL follows */
    size_t size;
} hearsay_span;

/* Stretches that belong together, in the order of the text. */
typedef struct hearsay_spans {
    const hearsay_span *items; /* [count] */
    size_t count;
} hearsay_spans;

/* One attribution.  Strings are NULL where it is not known. */
typedef struct hearsay_attribution {
    const char *id;   /* "a1" */
    const char *type; /* direct, indirect, mixed */
    hearsay_spans source, cue, content, addressee;
    const char *speaker;      /* the longest name in the text of who says it */
    const char *entity;       /* which entity that is */
    const char *speaker_kind; /* what kind of speaker */
    const char *role;         /* in the words of the article: "a spokesman for the port" */
    const char *mode;         /* speech, writing, thought */
    const char *act;          /* what is done by it: the `class` of records */
    const char *polarity, *certainty, *factivity;
    const char *parent; /* the attribution in whose content it stands */
    const char *rule;   /* what found it */
    double confidence;  /* 0 to 1; negative: not known */
    const char *sentence, *paragraph;
} hearsay_attribution;

HEARSAY_API size_t hearsay_attributions(const hearsay *analyser);

/* In text order; NULL: there are not so many. */
HEARSAY_API const hearsay_attribution *hearsay_attribution_at(
    const hearsay *analyser, size_t index);

/* Somebody or something that the text speaks of, with all mentions: names, nouns and pronouns. */
typedef struct hearsay_entity {
    const char *id;   /* "e1" */
    const char *type; /* person, organization, place … */
    const char *name; /* the longest one; NULL: it has none */
    const char *role;
    hearsay_spans mentions;
} hearsay_entity;

HEARSAY_API size_t hearsay_entities(const hearsay *analyser);
HEARSAY_API const hearsay_entity *hearsay_entity_at(const hearsay *analyser, size_t index);

/* A named entity: PER, ORG, LOC, DATE … */
typedef struct hearsay_name {
    const char *type;
    hearsay_span span;
    const char *entity; /* which of the entities it names; NULL: none */
} hearsay_name;

HEARSAY_API size_t hearsay_names(const hearsay *analyser);
HEARSAY_API const hearsay_name *hearsay_name_at(const hearsay *analyser, size_t index);

/* Records as JSON Lines, those of `hearsay -o jsonl -r KIND`: attributions, quotations, entities,
 * claims or tokens; or, as conllu, the annotated token stream.  *records [*size], a NUL behind it,
 * lives until this is called again. */
HEARSAY_API hearsay_status hearsay_records(
    hearsay *analyser, const char *kind, const char **records, size_t *size);

#ifdef __cplusplus
}
#endif

#endif
