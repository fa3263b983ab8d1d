/* Near-duplicates: made of the articles in corpora/ as papers make them of a wire's story. */
#include "news/duplicate.h"

#include "language/stem.h"
#include "language/tokenize.h"
#include "suite.h"

static const char *const names[] = { "airline-fares", "bridge-crash", "copper-brief",
    "dairy-earnings", "grain-standoff", "harbor-court", "lantern-museum", "lighthouse-speech",
    "marlowe-interview", "mayor-race", "moorland-row", "moss-study", "night-buses", "river-talks",
    "school-clock", "sound-swim", "stadium-match", "tabloid-diva" };
enum { NAMES = sizeof names / sizeof *names };

typedef struct fixture {
    hs_arena arena;
    hs_document document;
    hs_duplicates *duplicates;
    hs_error error;
} fixture;

static void begin(fixture *in)
{
    *in = (fixture){ .error = { .line = 0 } };
    ck_assert_int_eq(hs_duplicates_open(&in->duplicates, &in->error), HS_OK);
}

static void end(fixture *in)
{
    hs_duplicates_close(in->duplicates);
    hs_arena_free(&in->arena);
}

/* Marks the document of that id and text. */
static bool mark(fixture *in, hs_slice id, hs_slice text, size_t part)
{
    hs_arena_reset(&in->arena);
    hs_document_clear(&in->document, &in->arena);
    in->document.id = id;
    in->document.text = text;
    in->document.part = part;
    ck_assert_int_eq(
        hs_tokenize_document(&in->document, (hs_tokenize_options){ 0 }, &in->error), HS_OK);
    return hs_duplicates_mark(in->duplicates, &in->document, 500);
}

static hs_slice comment(const fixture *in, const char *key)
{
    return hs_comment_get(&in->document.sentences[0], hs_slice_of(key));
}

static hs_slice article(const char *name)
{
    static char bytes[1 << 16];
    char path[100];
    FILE *file;
    size_t size;

    snprintf(path, sizeof path, "corpora/%s.txt", name);
    file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return (hs_slice){ bytes, size };
}

/* --- edits */

typedef enum edit { HEADLINE, BYLINE, CUT_TWO, CUT_QUARTER, WORDS, ALL, EDITS } edit;

static const char *const edit_names[]
    = { "headline", "byline", "cut two", "cut quarter", "words", "all" };

/* The text without its last `count` paragraphs. */
static hs_slice cut(hs_slice text, size_t count)
{
    while (count != 0 && text.size > 1) {
        text.size--;
        count -= text.data[text.size - 1] == '\n' && text.data[text.size] == '\n';
    }
    return text;
}

/* One word in thirty is another. */
static void put_words(hs_buffer *out, hs_slice text)
{
    size_t words = 0;

    for (size_t i = 0; i < text.size; i++) {
        bool starts = text.data[i] > ' ' && (i == 0 || text.data[i - 1] <= ' ');
        words += starts;
        if (starts && words % 30 == 7) {
            hs_put(out, HS_LITERAL("another "));
            while (i + 1 < text.size && text.data[i + 1] > ' ') {
                i++;
            }
        } else {
            hs_put_byte(out, text.data[i]);
        }
    }
}

static hs_slice edited(hs_slice text, edit how, hs_buffer *out)
{
    const char *first = hs_slice_find(text, '\n');

    out->size = 0;
    if (how == CUT_TWO || how == ALL) {
        text = cut(text, 2);
    } else if (how == CUT_QUARTER) {
        size_t goal = text.size / 4 * 3;
        while (text.size > goal) {
            text = cut(text, 1);
        }
    }
    if (how == HEADLINE || how == ALL) {
        hs_put(out, HS_LITERAL("Quite another headline stands here now"));
        text = hs_slice_between(first, text.data + text.size);
    }
    if (how == BYLINE) {
        hs_put(out, HS_LITERAL("By Una Marsh and Ted Oakes, of our own staff\n\n"));
    }
    if (how == WORDS || how == ALL) {
        put_words(out, text);
    } else {
        hs_put(out, text);
    }
    return (hs_slice){ out->data, out->size };
}

START_TEST(finds_edited_stories)
{
    fixture in;
    hs_buffer text = { 0 };
    size_t found[EDITS] = { 0 }, wrong = 0, all = 0;

    begin(&in);
    for (size_t i = 0; i < NAMES; i++) {
        ck_assert_msg(!mark(&in, hs_slice_of(names[i]), article(names[i]), 1), "%s", names[i]);
        ck_no_slice(comment(&in, "hs::duplicate_of"));
    }
    for (edit how = HEADLINE; how < EDITS; how++) {
        for (size_t i = 0; i < NAMES; i++) {
            if (mark(&in, HS_LITERAL("copy"), edited(article(names[i]), how, &text), 1)) {
                bool right = hs_slice_is(comment(&in, "hs::duplicate_of"), names[i]);
                found[how] += right;
                wrong += !right;
            }
        }
        printf("  %-12s %zu of %d found\n", edit_names[how], found[how], NAMES);
        all += found[how];
    }
    printf("  precision %.3f, recall %.3f\n", (double) all / (double) (all + wrong),
        (double) all / (NAMES * EDITS));
    ck_assert_uint_eq(wrong, 0);
    ck_assert_uint_eq(found[HEADLINE], NAMES);
    ck_assert_uint_eq(found[BYLINE], NAMES);
    ck_assert_uint_eq(found[WORDS], NAMES);
    ck_assert_uint_ge(100 * all, 95 * NAMES * EDITS);
    hs_buffer_free(&text);
    end(&in);
}
END_TEST

START_TEST(marks_and_unmarks)
{
    fixture in;
    hs_slice text = HS_LITERAL("The mill closed on Monday, its owner said, after ninety years.");

    begin(&in);
    ck_assert(!mark(&in, HS_LITERAL("a"), text, 1));
    ck_assert(mark(&in, HS_LITERAL("b"), text, 1));
    ck_slice(comment(&in, "hs::duplicate_of"), "a");
    ck_slice(comment(&in, "hs::similarity"), "1.00");
    ck_slice(in.document.sentences[0].comments[2], "# hs::duplicate_of = a");
    // A copy of a copy is one of the first.
    ck_assert(mark(&in, HS_LITERAL("c"), text, 1));
    ck_slice(comment(&in, "hs::duplicate_of"), "a");
    // A later part is what its first part was.
    ck_assert(mark(&in, HS_LITERAL("c"), HS_LITERAL("Something else."), 2));
    ck_no_slice(comment(&in, "hs::duplicate_of"));
    // In a state of its own it is none, and old marks go.
    ck_assert(mark(&in, HS_LITERAL("d"), text, 1));
    hs_duplicates_close(in.duplicates);
    ck_assert_int_eq(hs_duplicates_open(&in.duplicates, &in.error), HS_OK);
    ck_assert(!hs_duplicates_mark(in.duplicates, &in.document, 500));
    ck_no_slice(comment(&in, "hs::duplicate_of"));
    ck_no_slice(comment(&in, "hs::similarity"));
    // Words count, not marks, case or the end of a stem where there are stems.
    ck_assert(mark(&in, HS_LITERAL("e"),
        HS_LITERAL("THE MILL closed on Monday its owner said - after ninety years"), 1));
    ck_assert(!mark(&in, HS_LITERAL("f"), HS_LITERAL("* * *"), 1));
    ck_assert(!mark(&in, HS_LITERAL("g"), HS_LITERAL("* * *"), 1));
    ck_assert(!mark(&in, HS_LITERAL("h"), HS_LITERAL("Correction"), 1));
    ck_assert(mark(&in, HS_LITERAL("i"), HS_LITERAL("Correction."), 1));
    end(&in);
}
END_TEST

START_TEST(reads_stems)
{
    fixture in;
    hs_stemmer *stemmer;

    begin(&in);
    ck_assert_int_eq(hs_stemmer_open("english", &stemmer, &in.error), HS_OK);
    for (int i = 0; i < 2; i++) {
        hs_slice text
            = i ? HS_LITERAL("Mills closing, owners said") : HS_LITERAL("Mill closed, owner said");
        hs_arena_reset(&in.arena);
        hs_document_clear(&in.document, &in.arena);
        in.document.id = HS_LITERAL("a");
        in.document.text = text;
        ck_assert_int_eq(
            hs_tokenize_document(&in.document, (hs_tokenize_options){ 0 }, &in.error), HS_OK);
        hs_stemmer_document(stemmer, &in.document);
        ck_assert_int_eq(hs_duplicates_mark(in.duplicates, &in.document, 1000), i == 1);
    }
    hs_stemmer_close(stemmer);
    end(&in);
}
END_TEST

/* Many documents: each is found again, none is taken for another. */
START_TEST(keeps_many_apart)
{
    fixture in;
    enum { MANY = 3000, WORDS_EACH = 60 };
    static char text[MANY][WORDS_EACH * 8], ids[MANY][8];
    uint32_t state = 3;

    begin(&in);
    for (size_t i = 0; i < MANY; i++) {
        size_t used = 0;
        for (size_t j = 0; j < WORDS_EACH; j++) {
            state = state * 1664525 + 1013904223;
            used += (size_t) sprintf(text[i] + used, "w%u ", (state >> 16) % 5000);
        }
        sprintf(ids[i], "%zu", i);
        ck_assert(!mark(&in, hs_slice_of(ids[i]), hs_slice_of(text[i]), 1));
    }
    for (size_t i = 0; i < MANY; i++) {
        ck_assert(mark(&in, HS_LITERAL("copy"), hs_slice_of(text[i]), 1));
        ck_slice(comment(&in, "hs::duplicate_of"), ids[i]);
    }
    end(&in);
}
END_TEST

SUITE("duplicate", finds_edited_stories, marks_and_unmarks, reads_stems, keeps_many_apart)
