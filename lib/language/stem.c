#include "language/stem.h"

#include <errno.h>
#include <libstemmer.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/map.h"
#include "text/utf8.h"

// Word types kept at most, some 50 MB; a longer run starts the cache anew.
#define CACHE_TYPES ((size_t) 1 << 18)
// A longer word is no word: it is its own stem.
#define LONGEST 256

// Slots of the table of short words: 2 MB, of which the frequent words keep what they need of it in
// the processor's cache.
#define SHORT_SLOTS ((size_t) 1 << 16)
#define SHORT_WORD 16
#define SHORT_STEM 14
#define NO_STEM 255

/* A word of at most SHORT_WORD bytes, as two numbers, and its stem: found with one look at memory.
 */
typedef struct short_word {
    uint64_t head, tail;
    uint8_t size; // 0: the slot is free
    uint8_t stem_size;
    char stem[SHORT_STEM];
} short_word;

struct hs_stemmer {
    struct sb_stemmer *snowball;
    hs_arena arena; // of the cache
    hs_map stems;   // form → stem, a hs_slice in the arena
    void *shorts_memory;
    short_word *shorts; // [SHORT_SLOTS] open addressing; in it, at a multiple of a slot's size
    size_t shorts_count;
};

/* Why libstemmer gave none: the names that it takes are more than its list has, but only malloc
 * sets errno. */
static hs_status no_stemmer(const char *language, hs_error *error)
{
    char names[sizeof error->message] = "";

    if (errno == ENOMEM) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    for (const char **name = sb_stemmer_list(); *name != NULL; name++) {
        size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, " %s", *name);
    }
    return hs_fail(
        error, HS_USAGE, "no stemmer for the language '%s'; there are:%s", language, names);
}

hs_status hs_stemmer_open(const char *language, hs_stemmer **stemmer, hs_error *error)
{
    hs_stemmer *made = calloc(1, sizeof *made);

    if (made == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    made->shorts_memory = calloc(SHORT_SLOTS + 1, sizeof *made->shorts);
    if (made->shorts_memory == NULL) {
        free(made);
        return hs_fail(error, HS_IO, "not enough memory");
    }
    made->shorts = (short_word *) (((uintptr_t) made->shorts_memory + sizeof *made->shorts - 1)
        / sizeof *made->shorts * sizeof *made->shorts);
    errno = 0;
    made->snowball = sb_stemmer_new(language, NULL);
    if (made->snowball == NULL) {
        hs_status status = no_stemmer(language, error);
        free(made->shorts_memory);
        free(made);
        return status;
    }
    made->stems = hs_map_make(&made->arena);
    *stemmer = made;
    return HS_OK;
}

void hs_stemmer_close(hs_stemmer *stemmer)
{
    sb_stemmer_delete(stemmer->snowball);
    hs_arena_free(&stemmer->arena);
    free(stemmer->shorts_memory);
    free(stemmer);
}

/* libstemmer's answer for a word in lower case. */
static hs_slice ask_snowball(hs_stemmer *stemmer, hs_slice word)
{
    char folded[LONGEST * 2 + 4];
    size_t size;
    const sb_symbol *stem;

    if (hs_slice_find(word, '|') || !hs_has_letter_or_digit(word)) {
        return (hs_slice){ NULL, 0 };
    }
    size = hs_fold(word, folded);
    stem = sb_stemmer_stem(stemmer->snowball, (const sb_symbol *) folded, (int) size);
    if (stem == NULL) { // libstemmer found no memory
        longjmp(*stemmer->arena.guard, 1);
    }
    return hs_arena_copy(&stemmer->arena,
        (hs_slice){ (const char *) stem, (size_t) sb_stemmer_length(stemmer->snowball) });
}

hs_slice hs_stemmer_stem(hs_stemmer *stemmer, hs_slice word)
{
    const hs_map_value *known;
    hs_slice *stem;
    bool added;

    if (word.size > LONGEST) {
        return hs_slice_find(word, '|') ? (hs_slice){ NULL, 0 } : word;
    }
    known = hs_map_find(&stemmer->stems, word);
    if (known != NULL) {
        return *(const hs_slice *) known->pointer;
    }
    // All of the memory first: a jump must not leave a key without its stem.
    stem = HS_NEW(&stemmer->arena, hs_slice, 1);
    *stem = ask_snowball(stemmer, word);
    word = hs_arena_copy(&stemmer->arena, word);
    hs_map_add(&stemmer->stems, word, &added)->pointer = stem;
    return *stem;
}

/* The first and last bytes of a word, overlapping where it is short. */
static short_word read_word(hs_slice form)
{
    short_word word = { .size = (uint8_t) form.size };
    uint32_t four;

    if (form.size >= 8) {
        memcpy(&word.head, form.data, 8);
        memcpy(&word.tail, form.data + form.size - 8, 8);
    } else if (form.size >= 4) {
        memcpy(&four, form.data, 4);
        word.head = four;
        memcpy(&four, form.data + form.size - 4, 4);
        word.tail = four;
    } else if (form.size != 0) {
        word.head = (unsigned char) form.data[0];
        word.tail = (uint64_t) (unsigned char) form.data[form.size / 2] << 8
            | (unsigned char) form.data[form.size - 1];
    }
    return word;
}

/* The slot of the word, or the free one where it would go. */
static short_word *find_short(hs_stemmer *stemmer, const short_word *word)
{
    uint64_t hash
        = (word->head * UINT64_C(0x9e3779b97f4a7c15)) ^ (word->tail * UINT64_C(0xb504f333f9de6485));
    size_t i = (size_t) (hash >> 40) & (SHORT_SLOTS - 1);
    short_word *slot = &stemmer->shorts[i];

    while (slot->size != 0
        && (slot->head != word->head || slot->tail != word->tail || slot->size != word->size)) {
        i = (i + 1) & (SHORT_SLOTS - 1);
        slot = &stemmer->shorts[i];
    }
    return slot;
}

static void keep_short(hs_stemmer *stemmer, short_word word, hs_slice stem)
{
    if (stem.size > SHORT_STEM) {
        return;
    }
    if (stemmer->shorts_count == SHORT_SLOTS / 4 * 3) {
        memset(stemmer->shorts, 0, SHORT_SLOTS * sizeof *stemmer->shorts);
        stemmer->shorts_count = 0;
    }
    word.stem_size = stem.data ? (uint8_t) stem.size : NO_STEM;
    if (stem.size != 0) {
        memcpy(word.stem, stem.data, stem.size);
    }
    *find_short(stemmer, &word) = word;
    stemmer->shorts_count++;
}

/* hs_stemmer_stem, quick for short words; valid until the next call. */
static hs_slice stem_of(hs_stemmer *stemmer, hs_slice form)
{
    short_word word;
    const short_word *slot;
    hs_slice stem;

    if (form.size > SHORT_WORD) {
        return hs_stemmer_stem(stemmer, form);
    }
    word = read_word(form);
    slot = find_short(stemmer, &word);
    if (slot->size != 0) {
        return (hs_slice){ slot->stem_size == NO_STEM ? NULL : slot->stem,
            slot->stem_size == NO_STEM ? 0 : slot->stem_size };
    }
    stem = hs_stemmer_stem(stemmer, form);
    keep_short(stemmer, word, stem);
    return stem;
}

void hs_stemmer_document(hs_stemmer *stemmer, hs_document *document)
{
    stemmer->arena.guard = document->arena->guard;
    if (stemmer->stems.count > CACHE_TYPES) {
        hs_arena_free(&stemmer->arena);
        stemmer->stems = hs_map_make(&stemmer->arena);
    }
    for (size_t i = 0; i < document->tokens_count; i++) {
        hs_token *token = &document->tokens[i];
        hs_slice stem = { NULL, 0 };
        if (token->kind == HS_WORD) {
            stem = stem_of(stemmer, token->column[HS_FORM]);
        }
        if (stem.data != NULL) {
            hs_misc_set(document, token, HS_LITERAL("Stem"), stem);
        }
    }
}
