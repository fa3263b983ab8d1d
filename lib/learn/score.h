/* Scores of one token stream against another: gold, and what a filter, or another program, made.
 *
 * Five layers.  Whatever stands in a text is found by its place: how many characters that are no
 * white space stand before it and before its end.  So the streams need not have the same tokens,
 * but their texts must agree but for white space.
 *
 *     tags          sentences, words; UPOS, XPOS, FEATS and lemma of words that count.  As in the
 *                   CoNLL 2018 shared task (D. Zeman et al., 2018) a sentence or word counts when
 *                   both its ends agree, and a column when the word counts too; words of a
 *                   multiword token have its ends and are told apart by their number in it.
 *                   Columns are compared whole, FEATS with all that is in it.
 *     dependencies  HEAD and DEPREL of words that count, as in that task: UAS, the head is the same
 *                   word; LAS, and the relation is the same but for its subtype, a ":pass"; the
 *                   same with subtypes; and each relation with its subtype by itself.
 *     entities      NER=: both ends and the type, as conlleval counts (Tjong Kim Sang, 2000).
 *     quotations    Quote=: both ends; both ends and the class.
 *     attributions  Attr=: source, cue and content, their contiguous pieces by both ends, and whole
 *                   attributions, paired one to one in the order of the text: `exact`, all three
 *                   the same but for a leading "that"; `att50`, content and source each share at
 *                   least half of the longer one, or both have none.  So that no tokenizer is
 *                   favoured, what is compared are runs of letters and digits, and other characters
 *                   one by one; those at the ends of a piece do not count.  An attribution without
 *                   content is none.
 *     coreference   Entity=: mentions by both ends, MUC, B³, CEAF-e and their mean (Pradhan et al.,
 *                   2014).  Names and pronouns, by gold's UPOS and HEAD, of persons, organizations
 *                   and places; an entity that has one mention left is left out.
 *
 * Units: counts.  Ownership: rows live in score->arena; each pair of documents in its own arena.
 * Threads: one score, one thread.  Errors: HS_BAD_DOCUMENT where streams do not go together;
 * memory that runs out jumps to the guard of score->arena. */
#ifndef HS_LEARN_SCORE_H
#define HS_LEARN_SCORE_H

#include "base/error.h"
#include "base/map.h"
#include "stream/conllu.h"

typedef enum hs_score_layer {
    HS_SCORE_TAGS,
    HS_SCORE_DEPENDENCIES,
    HS_SCORE_ENTITIES,
    HS_SCORE_QUOTATIONS,
    HS_SCORE_ATTRIBUTIONS,
    HS_SCORE_COREFERENCE,
    HS_SCORE_LAYERS
} hs_score_layer;

#define HS_SCORE_COLUMNS 4

/* "tags", "entities" …; ends with NULL. */
extern const char *const hs_score_layers[];

/* A line of the result. */
typedef struct hs_score_row {
    hs_slice name; // "UPOS", "PER", "att50"
    size_t gold, system, right;
    unsigned place;  // among the rows of its layer; 0: a type or class, by name
    bool in_parts;   // what is right counts in part: see parts
    double parts[2]; // sums of these parts, over gold's and over the system's
    bool is_mean;    // of other rows: see means
    double means[3]; // precision, recall, F1 in percent
    bool empty;      // a column: no word of gold has a value in it, so the numbers mean nothing
} hs_score_row;

typedef struct hs_score_rows {
    hs_score_row *items; // [items_count]
    size_t items_count, items_capacity;
    hs_map places; // by name
} hs_score_rows;

typedef struct hs_score {
    hs_arena *arena;
    // Which types of entities count: NULL: all; "four": those of CoNLL-2003, to which others are
    // brought (stream/entity.h); or names with commas between them: these, as they are called.
    const char *types;
    // Leave out attributions inside others (parent= in `# hs::attribution`), for corpora that mark
    // none.
    bool outermost;
    bool all_mentions;              // coreference: also noun phrases, and entities of every type
    bool gold_has[HS_SCORE_LAYERS]; // gold carries the layer
    bool columns[HS_SCORE_COLUMNS]; // and UPOS, XPOS, FEATS, LEMMA of the tags
    hs_score_rows rows[HS_SCORE_LAYERS];
    const char *where; // after an error: the stream that error->line is of
} hs_score;

/* Adds a pair of documents that have the same text; error->line is of the system's. */
hs_status hs_score_documents(
    hs_score *score, hs_document *gold, hs_document *system, hs_error *error);

/* Adds all documents of two streams, pair by pair: each pair must have the same id, where both
 * have one.  HS_OK, HS_IO, HS_BAD_DOCUMENT: score->where and error->line tell where. */
hs_status hs_score_streams(hs_score *score, hs_source *gold, hs_source *system, hs_error *error);

/* The same of two files, one of which may be "-", standard input. */
hs_status hs_score_files(hs_score *score, const char *gold, const char *system, hs_error *error);

/* Puts the rows of all layers in order, and takes out those of columns that gold leaves empty. */
void hs_score_end(hs_score *score);

/* In percent. */
double hs_score_precision(const hs_score_row *row);
double hs_score_recall(const hs_score_row *row);
double hs_score_f1(const hs_score_row *row);

#endif
