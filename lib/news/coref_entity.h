/* Entities while a document's mentions are put together.  For lib/news/coref*.c and speaker.c only.
 *
 * An entity that turns out to be another one points to it; hs_coref_find follows.  Units: indexes
 * of mentions and entities.  Ownership: the document's arena. */
#ifndef HS_NEWS_COREF_ENTITY_H
#define HS_NEWS_COREF_ENTITY_H

#include "news/attribution.h"
#include "news/mention.h"

#define HS_COREF_ATTRIBUTES 8
#define HS_COREF_PEOPLES 3

/* Whose somebody is: "his lawyer", "Smith's wife". */
typedef struct hs_coref_owner {
    bool owned;
    uint32_t entity; // HS_UNRESOLVED: it is not known whose
} hs_coref_owner;

/* A noun that an entity has been called by. */
typedef struct hs_coref_attribute {
    hs_slice lemma;
    uint32_t field; // of the noun; 0: none
    hs_coref_owner owner;
} hs_coref_attribute;

typedef struct hs_coref_entity {
    uint32_t same_as; // the entity that this one is; itself where it stands for itself
    hs_entity_type type;
    hs_slice key;  // of its longest name: words in lower case; no data: it has no name
    uint32_t name; // the mention that has it, or HS_UNRESOLVED
    int gender;    // votes: above 0 female, below 0 male
    bool plural;
    uint32_t count, names; // mentions so far; whole names in the document
    uint32_t last;         // mention
    hs_grammar grammar;    // the highest of its mentions in the sentence of the last one
    uint32_t first;        // mention
    uint32_t next;         // 1 + the entity before with the same surname
    hs_coref_attribute attributes[HS_COREF_ATTRIBUTES];
    uint32_t attributes_count;
    hs_slice peoples[HS_COREF_PEOPLES]; // nations and parties that it has been called by
    uint32_t peoples_count;
    uint32_t nouns;  // their flags, or'ed; without field
    hs_slice age;    // "Smith, 45, …"; no data: it is not known
    bool speaks;     // in some attribution
    uint32_t number; // of its id, once that is given
} hs_coref_entity;

typedef enum hs_speaker_kind {
    HS_SPEAKER_UNKNOWN,
    HS_SPEAKER_PERSON,
    HS_SPEAKER_ORGANIZATION,
    HS_SPEAKER_GOVERNMENT,
    HS_SPEAKER_GROUP,
    HS_SPEAKER_DOCUMENT,
    HS_SPEAKER_ANONYMOUS
} hs_speaker_kind;

typedef struct hs_speaker {
    uint32_t entity; // HS_UNRESOLVED: none
    hs_speaker_kind kind;
} hs_speaker;

#define HS_COREF_RECENT 24
#define HS_COREF_SPOKE 3

typedef struct hs_coref {
    hs_page page;
    hs_coref_entity *entities; // [entities_count]
    size_t entities_count, entities_capacity;
    hs_attributions attributions;
    uint32_t *sources;    // [attributions] mention that stands for the source, or HS_UNRESOLVED
    hs_speaker *speakers; // [attributions] once hs_speakers_find has run
    uint32_t *content;    // [words] 1 + index of the innermost attribution whose content it is in
    uint32_t *source;     // [words] 1 + index of an attribution whose source it is in
    uint32_t *prose;      // [sentences] how many, up to this one, are not all quotation
    uint32_t *spoken;     // [words] 1 + index of the speech quotation it is in
    uint32_t recent[HS_COREF_RECENT]; // [recent_count] entities, the latest mentioned first
    size_t recent_count;
    bool *pairs;                    // [attributions] the source is two: "Smith and Jones"
    bool pair_spoke;                // they did last
    bool *direct;                   // [attributions] type=direct: the words of the source
    bool *quoted;                   // [attributions] the content begins in quotation marks
    uint32_t spoke[HS_COREF_SPOKE]; // [spoke_count] entities that spoke, the last one first
    size_t spoke_count;
} hs_coref;

uint32_t hs_coref_find(const hs_coref *coref, uint32_t entity);

/* The entity of a mention, or NULL. */
hs_coref_entity *hs_coref_of(const hs_coref *coref, const hs_mention *mention);

/* Sentences from one mention to a later one, those that are all quotation left out. */
uint32_t hs_coref_distance(const hs_coref *coref, const hs_mention *from, const hs_mention *to);

/* A new entity for the mention. */
uint32_t hs_coref_add(hs_coref *coref, hs_mention *mention);

/* Both are one from now on; the earlier one stays. */
uint32_t hs_coref_join(hs_coref *coref, uint32_t a, uint32_t b);

/* The entity has been called by this noun. */
void hs_coref_call(
    hs_coref_entity *entity, hs_slice lemma, uint32_t noun, const hs_coref_owner *owner);

/* Whose the mention is. */
hs_coref_owner hs_coref_owner_of(const hs_coref *coref, const hs_mention *mention);

/* Takes the nations and parties among the words first..end as what the entity is of. */
void hs_coref_people(const hs_coref *coref, hs_coref_entity *entity, size_t first, size_t end);

/* Are words among them that the entity is of (1), or only others, where it is of some (-1)? */
int hs_coref_same_people(
    const hs_coref *coref, const hs_coref_entity *entity, size_t first, size_t end);

/* Has it been called by the noun, or by one of the same field?  Somebody's lawyer has been called
 * so as the lawyer of the same person, as far as it is known of whom. */
typedef enum hs_coref_likeness { HS_COREF_UNLIKE, HS_COREF_ALIKE, HS_COREF_SAME } hs_coref_likeness;
hs_coref_likeness hs_coref_is_called(
    const hs_coref_entity *entity, hs_slice lemma, uint32_t noun, const hs_coref_owner *owner);

/* Puts names together, of the whole document (coref_names.c). */
void hs_coref_names(hs_coref *coref);

/* The mention is of that entity: what is known of the entity by now. */
void hs_coref_touch(hs_coref *coref, hs_mention *mention, uint32_t entity);

/* The entity that a nominal (coref_nominals.c) or a pronoun (coref_pronouns.c) stands for, by what
 * stands before it; HS_UNRESOLVED: none that is known. */
uint32_t hs_coref_nominal(
    const hs_coref *coref, const hs_mention *mention, const hs_coref_owner *owner);
uint32_t hs_coref_pronoun(const hs_coref *coref, const hs_mention *mention);

/* The name beside a nominal that is in apposition to it, or the other way round: "an attorney for
 * Sony, David Boies"; NULL: none. */
const hs_mention *hs_coref_apposition(const hs_coref *coref, const hs_mention *mention);

/* Takes what stands in front of a person's name, "Hollywood star", as what he is called. */
void hs_coref_title(hs_coref *coref, const hs_mention *mention);

/* All of it: mentions with their entities.  The document needs UPOS and NER=. */
hs_coref hs_coref_make(hs_document *document, const hs_nouns_map *nouns);

#endif
