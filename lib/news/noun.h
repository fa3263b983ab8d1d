/* Nouns by what they denote: persons, organizations, places, documents; and given names by gender.
 *
 * Three tables: noun_words.c is written by hand and comes first where tables differ in the class;
 * noun_derived.c is WordNet's (scripts/make-noun-classes), noun_given.c learned
 * (scripts/count-given-names).  A fourth is searched where it stands, since so many names would
 * take longer to read than all else at the start: noun_names.c, a package's
 * (scripts/make-given-names).
 *
 * Ownership: constants, and a map in the lexicon's own arena.  Threads: read-only once made. */
#ifndef HS_NEWS_NOUN_H
#define HS_NEWS_NOUN_H

#include "base/error.h"
#include "base/map.h"

/* Classes, or'ed. */
enum {
    HS_NOUN_PERSON = 1 << 0,
    HS_NOUN_ORGANIZATION = 1 << 1,
    HS_NOUN_PLACE = 1 << 2,
    HS_NOUN_DOCUMENT = 1 << 3, // report, poll, law: what speaks without being somebody
    HS_NOUN_FEMALE = 1 << 4,
    HS_NOUN_MALE = 1 << 5,
    HS_NOUN_MANY = 1 << 6,      // a singular that is many people: police, staff, majority
    HS_NOUN_HONORIFIC = 1 << 7, // Mr, Mrs, Sir: in front of a name, no role
    HS_NOUN_BUSINESS = 1 << 8,  // any company may be called so: company, firm, giant
    HS_NOUN_VAGUE = 1 << 9,     // any person may be called so: man, leader, official
    HS_NOUN_SEAT = 1 << 10,     // the last word of a body's or office's name that is called a place
    HS_NOUN_PART = 1 << 11,     // of many: percent, half, most, number, some
    HS_NOUN_OFFICE = 1 << 12,   // held by one at a time: president, minister; "the" makes it known
    HS_NOUN_LEGAL = 1 << 13,    // Inc, Corp: left out when names are compared
    HS_NOUN_NOT = 1 << 14,      // of none of these classes, whatever other tables have
    HS_GIVEN_FEMALE = 1 << 15,
    HS_GIVEN_MALE = 1 << 16,
    HS_NOUN_EPITHET = 1 << 17, // what a person who has been named is called again by: billionaire
    HS_NOUN_LIKE_BUSINESS = 1 << 18 // bank, newspaper: part of many such names, but not of all
};

#define HS_NOUN_CLASSES (HS_NOUN_PERSON | HS_NOUN_ORGANIZATION | HS_NOUN_PLACE | HS_NOUN_DOCUMENT)

/* Words of one field mean nearly the same person: actor and star, lawyer and attorney. */
#define HS_NOUN_FIELD_SHIFT 24
#define HS_NOUN_FIELD(number) ((uint32_t) (number) << HS_NOUN_FIELD_SHIFT)

typedef struct hs_noun_list {
    uint32_t flags;
    const char *words; // in lower case, a space between; NULL ends the table
} hs_noun_list;

extern const hs_noun_list hs_nouns[], hs_nouns_derived[], hs_nouns_given[];

/* Given names in lower case, sorted, a space behind each. */
extern const hs_slice hs_names_female, hs_names_male;

typedef struct hs_nouns_map hs_nouns_map;

/* HS_IO: no memory. */
hs_status hs_nouns_open(hs_nouns_map **nouns, hs_error *error);
void hs_nouns_close(hs_nouns_map *nouns);

/* Flags of a singular in lower case; compounds (co-founder, spokes-woman, "-man") by their last
 * part; 0: none known. */
uint32_t hs_noun_find(const hs_nouns_map *nouns, hs_slice lower);

/* HS_GIVEN_FEMALE or HS_GIVEN_MALE of a name in lower case that stands in front of a surname, by
 * all tables; 0: given to both, or none known.  Many of the fourth table's are surnames too
 * (Clinton, Lincoln): a name that stands alone is looked up by hs_noun_find. */
uint32_t hs_noun_given(const hs_nouns_map *nouns, hs_slice lower);

#endif
