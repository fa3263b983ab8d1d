/* Mentions: the words of a text that stand for a person, an organization or a place.
 *
 * Names as hs-ner found them, with the title or noun in front; pronouns; noun phrases whose head is
 * a noun for a person, an organization or a place (news/noun.h).  Noun phrases are found by part of
 * speech, without a parse; where HEAD and DEPREL are filled, they tell subjects from others.
 *
 * A mention goes from its determiner to its head or the 's behind it, as in the GUM corpus, without
 * apposition or relative clause.
 *
 * Units: words, half open.  Ownership: the document's arena. */
#ifndef HS_NEWS_MENTION_H
#define HS_NEWS_MENTION_H

#include "news/noun.h"
#include "stream/spans.h"

typedef enum hs_upos {
    HS_UPOS_OTHER,
    HS_UPOS_NOUN,
    HS_UPOS_PROPN,
    HS_UPOS_PRON,
    HS_UPOS_DET,
    HS_UPOS_ADJ,
    HS_UPOS_NUM,
    HS_UPOS_ADV,
    HS_UPOS_VERB,
    HS_UPOS_AUX,
    HS_UPOS_ADP,
    HS_UPOS_CCONJ,
    HS_UPOS_SCONJ,
    HS_UPOS_PART,
    HS_UPOS_PUNCT
} hs_upos;

typedef struct hs_page_word {
    hs_slice lower; // the form in lower case, apostrophes straight
    hs_slice lemma; // in lower case, of nouns
    uint32_t noun;  // HS_NOUN_… of nouns and names
    uint32_t name;  // 1 + index of the name it stands in; 0: none
    hs_upos upos;
    bool plural;     // a noun in the plural
    bool capital;    // begins with an upper-case letter
    bool finite;     // a verb with a subject, as far as the tag tells
    bool participle; // VBN or VBG
    bool breaks;     // a source or a cue begins or has ended: no noun phrase goes on here
} hs_page_word;

typedef enum hs_mention_kind {
    HS_MENTION_NAME,
    HS_MENTION_NOMINAL,
    HS_MENTION_PRONOUN
} hs_mention_kind;

typedef enum hs_entity_type {
    HS_PERSON_ENTITY,
    HS_ORGANIZATION_ENTITY,
    HS_PLACE_ENTITY,
    HS_NO_ENTITY
} hs_entity_type;

typedef enum hs_grammar { HS_OBLIQUE, HS_OBJECT, HS_SUBJECT_OF, HS_OWNER } hs_grammar;

typedef enum hs_pronoun {
    HS_NO_PRONOUN,
    HS_HE,
    HS_SHE,
    HS_IT,
    HS_THEY,
    HS_I,
    HS_WE,
    HS_WHO,
    HS_WHICH
} hs_pronoun;

typedef struct hs_mention {
    size_t first, end;
    size_t head;
    size_t name_first, name_end; // of a name: without title and determiner
    uint32_t noun;               // HS_NOUN_… of the head of a nominal
    uint32_t sentence;
    uint32_t entity; // index, HS_UNRESOLVED: none
    hs_mention_kind kind;
    hs_entity_type type; // of a pronoun: HS_NO_ENTITY
    hs_pronoun pronoun;
    hs_grammar grammar;
    bool plural;
    bool definite;   // the, this, a possessor in front; a bare title
    bool bare;       // nothing in front of the head that determines it
    bool embedded;   // in another mention's own words, as its modifier or possessor
    bool possessive; // his, their, Sony's
} hs_mention;

#define HS_UNRESOLVED UINT32_MAX

typedef struct hs_page {
    hs_document *document;
    const hs_nouns_map *nouns;
    hs_words words;
    hs_page_word *items;   // [words.count]
    size_t *sentence_ends; // [sentences]
    hs_spans names;        // NER=
    hs_mention
        *mentions; // [mentions_count] by start, of those that start at one word the longest first
    size_t mentions_count, mentions_capacity;
} hs_page;

hs_page hs_page_make(hs_document *document, const hs_nouns_map *nouns);

/* Does the word's lower-case form read so?  False outside the document. */
bool hs_page_is(const hs_page *page, size_t word, const char *text);

/* The end of the sentence that the word stands in. */
size_t hs_page_sentence_end(const hs_page *page, size_t word);

/* The first mention at or behind the word. */
size_t hs_page_mention_from(const hs_page *page, size_t word);

/* Where a noun phrase ends, prepositional phrases and what is in parentheses behind it included. */
size_t hs_phrase_end(const hs_page *page, size_t end);

#endif
