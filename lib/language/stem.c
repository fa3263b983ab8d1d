#include "language/stem.h"

#include <libstemmer.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/map.h"
#include "text/utf8.h"

// Bytes of word types kept at most; a longer run starts the cache anew.
#define CACHE_BYTES ((size_t) 16 << 20)
// A longer word is no word: it is its own stem.
#define LONGEST 256

struct hs_stemmer {
    struct sb_stemmer *snowball;
    hs_arena arena; // of the cache
    hs_map stems;   // form → stem, a hs_slice in the arena
    jmp_buf *guard;
};

static hs_status no_such_language(const char *language, hs_error *error)
{
    char names[sizeof error->message] = "";

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
    made->snowball = sb_stemmer_new(language, NULL);
    if (made->snowball == NULL) {
        free(made);
        return no_such_language(language, error);
    }
    made->stems = hs_map_make(&made->arena);
    *stemmer = made;
    return HS_OK;
}

void hs_stemmer_close(hs_stemmer *stemmer)
{
    sb_stemmer_delete(stemmer->snowball);
    hs_arena_free(&stemmer->arena);
    free(stemmer);
}

static bool has_letter_or_digit(hs_slice word)
{
    size_t size;

    for (size_t i = 0; i < word.size; i += size) {
        uint32_t code = hs_utf8_decode(word.data + i, &size);
        if (hs_is_letter(code) || hs_is_digit(code)) {
            return true;
        }
    }
    return false;
}

/* libstemmer's answer for a word in lower case. */
static hs_slice ask_snowball(hs_stemmer *stemmer, hs_slice word)
{
    char folded[LONGEST * 2 + 4];
    size_t size;
    const sb_symbol *stem;

    if (hs_slice_find(word, '|') || !has_letter_or_digit(word)) {
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

void hs_stemmer_document(hs_stemmer *stemmer, hs_document *document)
{
    stemmer->arena.guard = document->arena->guard;
    if (stemmer->arena.held > CACHE_BYTES) {
        hs_arena_free(&stemmer->arena);
        stemmer->stems = hs_map_make(&stemmer->arena);
    }
    for (size_t i = 0; i < document->tokens_count; i++) {
        hs_token *token = &document->tokens[i];
        hs_slice stem = { NULL, 0 };
        if (token->kind == HS_WORD) {
            stem = hs_stemmer_stem(stemmer, token->column[HS_FORM]);
        }
        if (stem.data != NULL) {
            hs_misc_set(document, token, HS_LITERAL("Stem"), stem);
        }
    }
}
