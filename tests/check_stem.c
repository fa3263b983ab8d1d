/* The cache in front of libstemmer gives what libstemmer gives, in every language that it has.
 *
 * The vocabularies of the Snowball project are not packaged, so there is no list of stems here to
 * compare with: the words are those of our own articles and made-up ones in the letters of every
 * script that a stemmer reads, and the other side is libstemmer itself. */
#include <libstemmer.h>

#include "language/stem.h"
#include "stream/conllu.h"
#include "suite.h"
#include "text/utf8.h"

#define GENERATED 4000

/* Letters that made-up words consist of, per script. */
static const struct {
    uint32_t first, last;
} scripts[] = { { 'a', 'z' }, { 'A', 'Z' }, { 0xc0, 0x17f }, { 0x386, 0x3ce }, { 0x400, 0x45f },
    { 0x531, 0x587 }, { 0x5d0, 0x5ea }, { 0x621, 0x64a }, { 0x905, 0x94d }, { 0xb85, 0xbcd },
    { '\'', '\'' }, { 0x2019, 0x2019 }, { '0', '9' } };

/* Endings that many stemmers look for. */
static const char *const endings[]
    = { "", "s", "es", "ing", "ingly", "ational", "ement", "issions", "heiten", "zione", "idades",
          "arnos", "ukset", "lerimiz", "ного", "ость", "ами", "ός", "ματα", "’s", "'s" };

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static size_t encode(uint32_t code, char *out)
{
    size_t size = code < 0x80 ? 1 : code < 0x800 ? 2 : 3;

    for (size_t i = size - 1; i != SIZE_MAX; i--, code >>= 6) {
        out[i] = (char) (size == 1 ? code
                : i                ? 0x80 | (code & 0x3f)
                                   : (0xf00u >> size & 0xff) | code);
    }
    return size;
}

/* A word of 1 to 12 letters of one script, and an ending. */
static size_t make_word(uint32_t *state, char *out)
{
    size_t script = next_random(state) % (sizeof scripts / sizeof *scripts), size = 0;
    uint32_t first = scripts[script].first, range = scripts[script].last - first + 1;
    const char *ending = endings[next_random(state) % (sizeof endings / sizeof *endings)];

    for (uint32_t letters = next_random(state) % 12 + 1; letters != 0; letters--) {
        size += encode(first + next_random(state) % range, out + size);
    }
    memcpy(out + size, ending, strlen(ending));
    return size + strlen(ending);
}

static void check_word(hs_stemmer *stemmer, struct sb_stemmer *snowball, hs_slice word)
{
    char folded[1024];
    int size = (int) hs_fold(word, folded);
    const sb_symbol *expected = sb_stemmer_stem(snowball, (const sb_symbol *) folded, size);
    hs_slice stem = hs_stemmer_stem(stemmer, word);

    if (stem.data == NULL) { // nothing but punctuation
        for (size_t i = 0, step; i < word.size; i += step) {
            uint32_t code = hs_utf8_decode(word.data + i, &step);
            ck_assert(!hs_is_letter(code) && !hs_is_digit(code));
        }
        return;
    }
    ck_assert_msg(stem.size == (size_t) sb_stemmer_length(snowball)
            && memcmp(stem.data, expected, stem.size) == 0,
        "'%.*s' gives '%.*s', not '%s'", HS_PRINT(word), HS_PRINT(stem), expected);
}

static void check_generated(hs_stemmer *stemmer, struct sb_stemmer *snowball)
{
    // The second time round every stem comes from the cache.
    for (int round = 0; round < 2; round++) {
        uint32_t state = 1;
        for (int i = 0; i < GENERATED; i++) {
            char word[128];
            size_t size = make_word(&state, word);
            check_word(stemmer, snowball, (hs_slice){ word, size });
        }
    }
}

static const char *const articles[] = { "bridge-crash", "dairy-earnings", "harbor-court",
    "marlowe-interview", "moss-study", "tabloid-diva" };

static void check_articles(hs_stemmer *stemmer, struct sb_stemmer *snowball)
{
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        char name[100], line[4096];
        FILE *file;
        snprintf(name, sizeof name, "corpora/%s.txt", articles[i]);
        file = fopen(name, "r");
        ck_assert_msg(file != NULL, "run it from the top folder: no %s", name);
        while (fgets(line, sizeof line, file) != NULL) {
            for (char *word = strtok(line, " \n"); word != NULL; word = strtok(NULL, " \n")) {
                check_word(stemmer, snowball, hs_slice_of(word));
            }
        }
        fclose(file);
    }
}

START_TEST(agrees_with_libstemmer)
{
    size_t languages = 0;

    for (const char **name = sb_stemmer_list(); *name != NULL; name++, languages++) {
        struct sb_stemmer *snowball = sb_stemmer_new(*name, NULL);
        hs_stemmer *stemmer;
        hs_error error = { .line = 0 };
        ck_assert_msg(hs_stemmer_open(*name, &stemmer, &error) == HS_OK, "%s", error.message);
        check_generated(stemmer, snowball);
        check_articles(stemmer, snowball);
        hs_stemmer_close(stemmer);
        sb_stemmer_delete(snowball);
    }
    ck_assert_uint_gt(languages, 10);
}
END_TEST

START_TEST(takes_other_names)
{
    static const char *const names[]
        = { "english", "en", "eng", "porter", "french", "fr", "german", "de", "ger", "deu" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        hs_stemmer *stemmer;
        hs_error error = { .line = 0 };
        ck_assert_msg(hs_stemmer_open(names[i], &stemmer, &error) == HS_OK, "%s", names[i]);
        hs_stemmer_close(stemmer);
    }
}
END_TEST

START_TEST(names_all_where_there_is_none)
{
    hs_stemmer *stemmer;
    hs_error error = { .line = 0 };

    ck_assert_int_eq(hs_stemmer_open("klingon", &stemmer, &error), HS_USAGE);
    for (const char **name = sb_stemmer_list(); *name != NULL; name++) {
        ck_assert_msg(strstr(error.message, *name) != NULL, "%s: %s", *name, error.message);
    }
}
END_TEST

START_TEST(knows_the_textbook)
{
    static const char *const stems[][3]
        = { { "english", "consolidation", "consolid" }, { "english", "Knives", "knive" },
              { "english", "didn’t", "didn't" }, { "english", "sheriff's", "sheriff" },
              { "english", "SKIES", "sky" }, { "porter", "relational", "relat" },
              { "porter", "ponies", "poni" }, { "french", "continuellement", "continuel" },
              { "german", "aufeinanderfolgenden", "aufeinanderfolg" } };

    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++) {
        hs_stemmer *stemmer;
        hs_error error = { .line = 0 };
        ck_assert_int_eq(hs_stemmer_open(stems[i][0], &stemmer, &error), HS_OK);
        ck_slice(hs_stemmer_stem(stemmer, hs_slice_of(stems[i][1])), stems[i][2]);
        hs_stemmer_close(stemmer);
    }
}
END_TEST

START_TEST(leaves_alone_what_is_no_word)
{
    static const char *const forms[] = { "—", "...", "|", "a|b", "$", "_" };
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_token tokens[8] = { { .kind = HS_RANGE }, { .kind = HS_EMPTY } };
    char text[300];
    hs_stemmer *stemmer;
    hs_error error = { .line = 0 };

    hs_document_clear(&document, &arena);
    for (size_t i = 0; i < 8; i++) {
        tokens[i].column[HS_FORM] = hs_slice_of(i < 2 ? "word" : forms[i - 2]);
        tokens[i].column[HS_MISC] = HS_LITERAL("_");
    }
    document.tokens = tokens;
    document.tokens_count = 8;
    ck_assert_int_eq(hs_stemmer_open("english", &stemmer, &error), HS_OK);
    hs_stemmer_document(stemmer, &document);
    for (size_t i = 0; i < 8; i++) {
        ck_slice(tokens[i].column[HS_MISC], "_");
    }
    memset(text, 'S', sizeof text);
    ck_assert_uint_eq(hs_stemmer_stem(stemmer, (hs_slice){ text, sizeof text }).size, sizeof text);
    hs_stemmer_close(stemmer);
    hs_arena_free(&arena);
}
END_TEST

/* A stream of ever new words does not fill the memory. */
START_TEST(starts_its_cache_anew)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_stemmer *stemmer;
    hs_error error = { .line = 0 };
    hs_token *tokens;
    size_t number = 0;

    ck_assert_int_eq(hs_stemmer_open("english", &stemmer, &error), HS_OK);
    for (int round = 0; round < 60; round++) {
        hs_arena_reset(&arena);
        hs_document_clear(&document, &arena);
        tokens = HS_NEW(&arena, hs_token, 10000);
        for (size_t i = 0; i < 10000; i++) {
            tokens[i].column[HS_FORM] = hs_arena_print(&arena, "bark%zus", number++);
            tokens[i].column[HS_MISC] = HS_LITERAL("_");
        }
        document.tokens = tokens;
        document.tokens_count = 10000;
        hs_stemmer_document(stemmer, &document);
        ck_slice(tokens[0].column[HS_MISC],
            hs_arena_print(&arena, "Stem=bark%zu%c", number - 10000, '\0').data);
    }
    hs_stemmer_close(stemmer);
    hs_arena_free(&arena);
}
END_TEST

SUITE("stem", agrees_with_libstemmer, takes_other_names, names_all_where_there_is_none,
    knows_the_textbook, leaves_alone_what_is_no_word, starts_its_cache_anew)
