/* The tagger, with a small model that is trained here: what it learns, odd documents, and models
 * that are not what they should be. */
#include "language/tag.h"
#include "language/tag_train.h"
#include "suite.h"

/* Appends a sentence of words that single spaces divide, "form/UPOS/XPOS/FEATS/lemma"; what is left
 * out is '_'. */
static void add_sentence(hs_document *document, const char *text)
{
    static const hs_column order[] = { HS_FORM, HS_UPOS, HS_XPOS, HS_FEATS, HS_LEMMA };
    hs_sentence *sentence = HS_APPEND(document->arena, document, sentences);
    hs_slice rest = hs_slice_of(text);

    sentence->first = document->tokens_count;
    while (rest.data != NULL) {
        hs_slice word = hs_slice_cut(&rest, ' ');
        hs_token *token = HS_APPEND(document->arena, document, tokens);
        for (int i = 0; i < HS_COLUMNS; i++) {
            token->column[i] = HS_LITERAL("_");
        }
        for (size_t i = 0; i < sizeof order / sizeof *order && word.data != NULL; i++) {
            token->column[order[i]] = hs_slice_cut(&word, '/');
        }
    }
    sentence->end = document->tokens_count;
}

static const char *const lessons[] = {
    "The/DET/DT/Definite=Def/the old/ADJ/JJ/_/old ferry/NOUN/NN/Number=Sing/ferry "
    "sank/VERB/VBD/_/sink "
    "././PUNCT/_/. She/PRON/PRP/_/she sailed/VERB/VBD/_/sail boats/NOUN/NNS/Number=Plur/boat",
    "Anna/PROPN/NNP/_/Anna Moll/PROPN/NNP/_/Moll owns/VERB/VBZ/_/own two/NUM/CD/_/two "
    "ferries/NOUN/NNS/Number=Plur/ferry and/CCONJ/CC/_/and rows/VERB/VBZ/_/row",
    "They/PRON/PRP/_/they will/AUX/MD/_/will row/VERB/VB/_/row a/DET/DT/_/a "
    "row/NOUN/NN/Number=Sing/row "
    "of/ADP/IN/_/of boats/NOUN/NNS/Number=Plur/boat to/PART/TO/_/to sail/VERB/VB/_/sail",
};

static char path[40];

static void train_model(void)
{
    hs_arena arena = { 0 };
    hs_corpus corpus = { .arena = &arena };
    hs_train_options options = { .epochs = 4, .rows = 1 << 8 };
    hs_error error = { .line = 0 };

    snprintf(path, sizeof path, "/tmp/check_tag.XXXXXX");
    close(mkstemp(path));
    for (size_t i = 0; i < 30; i++) {
        hs_document *document = HS_APPEND(&arena, &corpus, documents);
        hs_document_clear(document, &arena);
        add_sentence(document, lessons[i % 3]);
        add_sentence(document, lessons[(i + 1) % 3]);
    }
    ck_assert_msg(
        hs_tag_trainer.train(&corpus, &options, path, &error) == HS_OK, "%s", error.message);
    hs_arena_free(&arena);
}

static hs_tagger *open_tagger(void)
{
    hs_tagger *tagger = NULL;
    hs_error error = { .line = 0 };

    ck_assert_msg(hs_tagger_open(path, &tagger, &error) == HS_OK, "%s", error.message);
    return tagger;
}

static hs_slice read_file(hs_arena *arena)
{
    FILE *file = fopen(path, "rb");
    size_t room = 4u << 20;
    char *bytes = hs_arena_get(arena, room);
    size_t size;

    ck_assert_ptr_nonnull(file);
    size = fread(bytes, 1, room, file);
    fclose(file);
    ck_assert_uint_lt(size, room);
    return (hs_slice){ bytes, size };
}

static void write_file(const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
    ck_assert_int_eq(fclose(file), 0);
}

static void check_word(const hs_document *document, size_t at, const char *expected)
{
    const hs_slice *column = document->tokens[at].column;
    hs_slice is = hs_arena_print(document->arena, "%.*s %.*s %.*s %.*s %.*s",
        HS_PRINT(column[HS_FORM]), HS_PRINT(column[HS_UPOS]), HS_PRINT(column[HS_XPOS]),
        HS_PRINT(column[HS_FEATS]), HS_PRINT(column[HS_LEMMA]));

    ck_slice(is, expected);
}

/* Every word has all columns, and the rest is as it was. */
static void check_filled(const hs_document *document)
{
    for (size_t i = 0; i < document->tokens_count; i++) {
        const hs_slice *column = document->tokens[i].column;
        for (int k = HS_LEMMA; k <= HS_FEATS; k++) {
            ck_assert_uint_ne(column[k].size, 0);
        }
        ck_slice(column[HS_HEAD], "_");
        ck_slice(column[HS_MISC], "_");
    }
}

START_TEST(learns)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_tagger *tagger;
    hs_slice model;

    train_model();
    model = read_file(&arena);
    unlink(path);
    train_model(); // the same corpus, the same bytes
    ck_assert(hs_slice_equal(model, read_file(&arena)));
    tagger = open_tagger();
    hs_document_clear(&document, &arena);
    add_sentence(&document, "They will row a row of boats");
    hs_tagger_document(tagger, &document);
    check_word(&document, 2, "row VERB VB _ row");
    check_word(&document, 4, "row NOUN NN Number=Sing row");
    check_word(&document, 6, "boats NOUN NNS Number=Plur boat");
    hs_tagger_close(tagger);
    unlink(path);
    hs_arena_free(&arena);
}
END_TEST

/* --- odd documents */

START_TEST(sentences_of_any_length)
{
    enum { WORDS = 10000 };
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_tagger *tagger;
    char *text = hs_arena_get(&arena, WORDS * 5);

    train_model();
    tagger = open_tagger();
    hs_document_clear(&document, &arena);
    hs_tagger_document(tagger, &document);
    for (size_t i = 0; i < WORDS; i++) {
        memcpy(text + i * 5, i % 3 ? "boat " : "rows ", 5);
    }
    text[WORDS * 5 - 1] = '\0';
    add_sentence(&document, text);
    add_sentence(&document, "X");
    add_sentence(&document, "row");
    hs_tagger_document(tagger, &document);
    ck_assert_uint_eq(document.tokens_count, WORDS + 2);
    check_filled(&document);
    hs_tagger_close(tagger);
    unlink(path);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(words_of_any_kind)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_tagger *tagger;
    char *longest = hs_arena_get(&arena, 100001);

    train_model();
    tagger = open_tagger();
    hs_document_clear(&document, &arena);
    memset(longest, 'x', 100000);
    longest[100000] = '\0';
    add_sentence(&document, "ANNA MOLL OWNS TWO FERRIES AND ROWS .");
    add_sentence(&document, "4 2024 - 1,000 . $ 17%");
    add_sentence(&document, "\xc3\x85 \xe2\x80\x94 \xf0\x9f\x98\x80 \xcc\x81 \xe2\x80\x99s _ '");
    add_sentence(&document, longest);
    hs_tagger_document(tagger, &document);
    check_filled(&document);
    hs_tagger_close(tagger);
    unlink(path);
    hs_arena_free(&arena);
}
END_TEST

/* A document keeps its lemmas when the tagger has met so many words that it forgets them (the
 * address sanitizer sees where it does not). */
START_TEST(a_document_outlives_what_is_remembered)
{
    enum { WORDS = 70000, SIZE = 8 };
    hs_arena arena = { 0 };
    hs_document first = { 0 }, many = { 0 }, last = { 0 };
    hs_tagger *tagger;
    char *text = hs_arena_get(&arena, WORDS * SIZE + 1);

    train_model();
    tagger = open_tagger();
    hs_document_clear(&first, &arena);
    add_sentence(&first, "The boats sank");
    hs_tagger_document(tagger, &first);
    check_word(&first, 1, "boats NOUN NNS Number=Plur boat");
    hs_document_clear(&many, &arena);
    for (size_t i = 0; i < WORDS; i++) {
        snprintf(text + i * SIZE, SIZE + 1, "w%06zu ", i);
    }
    text[WORDS * SIZE - 1] = '\0';
    add_sentence(&many, text);
    hs_tagger_document(tagger, &many);
    hs_document_clear(&last, &arena);
    add_sentence(&last, text);
    hs_tagger_document(tagger, &last);
    check_word(&first, 1, "boats NOUN NNS Number=Plur boat");
    hs_tagger_close(tagger);
    unlink(path);
    hs_arena_free(&arena);
}
END_TEST

/* Lines of multiword tokens and empty nodes, and a sentence of nothing else, stay as they are. */
START_TEST(other_lines_are_left_alone)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_tagger *tagger;

    train_model();
    tagger = open_tagger();
    hs_document_clear(&document, &arena);
    add_sentence(&document, "They'll They will row");
    add_sentence(&document, "boats");
    document.tokens[0].kind = HS_RANGE;
    document.tokens[4].kind = HS_EMPTY;
    hs_tagger_document(tagger, &document);
    check_word(&document, 0, "They'll _ _ _ _");
    check_word(&document, 2, "will AUX MD _ will");
    check_word(&document, 4, "boats _ _ _ _");
    hs_tagger_close(tagger);
    unlink(path);
    hs_arena_free(&arena);
}
END_TEST

/* --- models */

static void refused(const char *file, const char *says)
{
    hs_tagger *tagger = NULL;
    hs_error error = { .line = 0 };

    ck_assert_int_eq(hs_tagger_open(file, &tagger, &error), HS_MODEL);
    ck_assert_msg(strstr(error.message, says) != NULL, "'%s' without '%s'", error.message, says);
    ck_assert_ptr_nonnull(strstr(error.message, file));
    ck_assert_ptr_null(tagger);
}

START_TEST(refuses_other_files)
{
    const hs_model_part part = { "labels", "NOUN NN\n", 8 };
    hs_error error = { .line = 0 };
    hs_arena arena = { 0 };
    hs_slice model;

    refused("Makefile", "is not a model");
    refused("no/such/file", "cannot open");
    refused("lib/models/en-ner.model", "is a model for hs-ner, not for hs-tag");
    train_model();
    model = read_file(&arena);
    write_file(model.data, model.size / 2);
    refused(path, "truncated");
    ck_assert_int_eq(
        hs_model_write(path, HS_TAG_KIND, HS_TAG_VERSION + 1, &part, 1, &error), HS_OK);
    refused(path, "train it again");
    ck_assert_int_eq(hs_model_write(path, HS_TAG_KIND, HS_TAG_VERSION, &part, 1, &error), HS_OK);
    refused(path, "lacks a part");
    unlink(path);
    hs_arena_free(&arena);
}
END_TEST

/* With a damaged model the tagger may be wrong, and nothing else. */
static void use_or_refuse(void)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_tagger *tagger = NULL;
    hs_error error = { .line = 0 };
    hs_status status = hs_tagger_open(path, &tagger, &error);

    ck_assert(status == HS_OK || status == HS_MODEL);
    if (status == HS_OK) {
        hs_document_clear(&document, &arena);
        add_sentence(&document, "They will row a row of boats to the old ferry");
        add_sentence(&document, "Anna owns 17 MacBoats , she said .");
        hs_tagger_document(tagger, &document);
        check_filled(&document);
    }
    hs_tagger_close(tagger);
    hs_arena_free(&arena);
}

static const char *const part_names[] = { "labels", "lexicon", "words", "tags", "sets", "stage1", "stage2",
    "lemma", "lemma.rules", "feats", "feats.values" };
enum { PARTS = sizeof part_names / sizeof *part_names };

/* The parts of the trained model, copied, so that the file can be written anew. */
static void read_parts(hs_arena *arena, hs_model_part parts[PARTS])
{
    hs_model model;
    hs_error error = { .line = 0 };

    ck_assert_int_eq(hs_model_open(path, HS_TAG_KIND, HS_TAG_VERSION, &model, &error), HS_OK);
    for (int i = 0; i < PARTS; i++) {
        hs_slice part = hs_model_get(&model, part_names[i]);
        ck_assert_ptr_nonnull(part.data);
        part = hs_arena_copy(arena, part);
        parts[i] = (hs_model_part){ part_names[i], part.data, part.size };
    }
    hs_model_close(&model);
}

static void write_parts(const hs_model_part parts[PARTS])
{
    hs_error error = { .line = 0 };

    ck_assert_int_eq(
        hs_model_write(path, HS_TAG_KIND, HS_TAG_VERSION, parts, PARTS, &error), HS_OK);
}

START_TEST(truncated_parts_do_no_harm)
{
    hs_arena arena = { 0 };
    hs_model_part parts[PARTS];

    train_model();
    read_parts(&arena, parts);
    for (int i = 0; i < PARTS; i++) {
        size_t whole = parts[i].size;
        for (size_t eighth = 0; eighth < 8; eighth++) {
            parts[i].size = whole * eighth / 8;
            write_parts(parts);
            use_or_refuse();
        }
        parts[i].size = whole > 0 ? whole - 1 : 0;
        write_parts(parts);
        use_or_refuse();
        parts[i].size = whole;
    }
    unlink(path);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(flipped_bits_do_no_harm)
{
    enum { FLIPS = 110 };
    hs_arena arena = { 0 };
    hs_model_part parts[PARTS];
    uint64_t random = 1;

    train_model();
    read_parts(&arena, parts);
    for (int i = 0; i < PARTS; i++) {
        for (int flip = 0; flip < FLIPS; flip++) {
            // D. E. Knuth's MMIX generator.
            random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            size_t bit = (size_t) (random >> 20) % (parts[i].size * 8);
            char *bytes = (char *) (uintptr_t) parts[i].data;
            bytes[bit / 8] = (char) (bytes[bit / 8] ^ 1 << bit % 8);
            write_parts(parts);
            use_or_refuse();
            if (flip % 8 != 7) { // else it stays, so that damage adds up
                bytes[bit / 8] = (char) (bytes[bit / 8] ^ 1 << bit % 8);
            }
        }
    }
    unlink(path);
    hs_arena_free(&arena);
}
END_TEST

SUITE("tag", learns, sentences_of_any_length, words_of_any_kind,
    a_document_outlives_what_is_remembered, other_lines_are_left_alone, refuses_other_files,
    truncated_parts_do_no_harm, flipped_bits_do_no_harm)
