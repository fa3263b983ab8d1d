/* The parser: its oracle on trees that are worked out by hand or made at random, trees that it
 * finds with a small model that is trained here, odd documents, and models that are not what they
 * should be. */
#include "language/parse.h"
#include "language/parse_model.h"
#include "language/parse_oracle.h"
#include "language/parse_train.h"
#include "suite.h"

/* --- the oracle */

static hs_parse_state state_of(hs_arena *arena, uint32_t length)
{
    hs_parse_state state = hs_parse_state_make(arena, length);
    hs_slice word = HS_LITERAL("word");

    for (uint32_t i = 1; i <= length; i++) {
        hs_parse_word(&state, i, &(hs_parse_columns){ word, word, word, word });
    }
    return state;
}

static hs_parse_gold gold_of(hs_arena *arena, uint32_t *heads, uint32_t length)
{
    hs_parse_gold gold = { .length = length, .heads = heads };

    heads[0] = HS_PARSE_NO_HEAD;
    hs_parse_gold_index(arena, &gold);
    return gold;
}

/* Takes the action that the letter names. */
static void take(hs_parse_state *state, char letter)
{
    hs_parse_action action = letter == 's' ? HS_SHIFT : letter == 'l' ? HS_LEFT : HS_RIGHT;

    ck_assert(hs_parse_allows(state, action));
    hs_parse_apply(state, action, 0);
}

/* Arcs of the right tree that can still be made, at most, from this state on: found by trying all.
 */
static uint32_t most_arcs(
    hs_arena *arena, const hs_parse_gold *gold, const char *taken, hs_slice more, size_t steps)
{
    char path[64];
    uint32_t best = 0, right = 0;
    hs_parse_state state = state_of(arena, gold->length);

    memcpy(path, more.data, more.size);
    for (const char *letter = taken; *letter != '\0'; letter++) {
        take(&state, *letter);
    }
    for (size_t i = 0; i < more.size; i++) {
        take(&state, more.data[i]);
    }
    if (hs_parse_done(&state)) {
        for (uint32_t i = 1; i <= gold->length; i++) {
            right += state.nodes[i].head == gold->heads[i];
        }
        return right;
    }
    ck_assert_uint_lt(steps, sizeof path);
    for (int i = 0; i < HS_PARSE_ACTIONS; i++) {
        if (hs_parse_allows(&state, (hs_parse_action) i)) {
            uint32_t arcs;
            path[more.size] = "slr"[i];
            arcs = most_arcs(arena, gold, taken, (hs_slice){ path, more.size + 1 }, steps + 1);
            best = arcs > best ? arcs : best;
        }
    }
    return best;
}

/* The costs that the oracle gives are those that trying all actions gives. */
static void check_costs(hs_arena *arena, const hs_parse_gold *gold, const char *taken)
{
    hs_parse_state state = state_of(arena, gold->length);
    uint32_t costs[HS_PARSE_ACTIONS];
    uint32_t most = most_arcs(arena, gold, taken, HS_LITERAL(""), 0);

    for (const char *letter = taken; *letter != '\0'; letter++) {
        take(&state, *letter);
    }
    hs_parse_costs(&state, gold, costs);
    for (int i = 0; i < HS_PARSE_ACTIONS; i++) {
        if (!hs_parse_allows(&state, (hs_parse_action) i)) {
            ck_assert_uint_eq(costs[i], UINT32_MAX);
            continue;
        }
        char next[2] = { "slr"[i], '\0' };
        uint32_t then = most_arcs(arena, gold, taken, (hs_slice){ next, 1 }, 1);
        ck_assert_msg(most - then == costs[i], "after '%s' '%s' costs %u, not %u", taken, next,
            most - then, costs[i]);
    }
}

START_TEST(oracle_is_right)
{
    hs_arena arena = { 0 };
    // Anna said that boats sank
    uint32_t heads[6] = { 0, 2, 0, 5, 5, 2 };
    hs_parse_gold gold = gold_of(&arena, heads, 5);
    static const char *const taken[]
        = { "", "s", "sl", "ss", "sls", "slss", "slsss", "slssslls", "slssr", "sssr", "ssss" };

    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        check_costs(&arena, &gold, taken[i]);
    }
    hs_arena_free(&arena);
}
END_TEST

START_TEST(cheapest_actions_make_the_tree)
{
    hs_arena arena = { 0 };
    uint32_t heads[8] = { 0, 2, 7, 4, 2, 4, 2, 0 }; // all words before their head, or behind it
    hs_parse_gold gold = gold_of(&arena, heads, 7);
    hs_parse_state state = state_of(&arena, 7);

    while (!hs_parse_done(&state)) {
        uint32_t costs[HS_PARSE_ACTIONS];
        hs_parse_costs(&state, &gold, costs);
        hs_parse_action action = costs[HS_LEFT] == 0 ? HS_LEFT
            : costs[HS_RIGHT] == 0                   ? HS_RIGHT
                                                     : HS_SHIFT;
        ck_assert_uint_eq(costs[action], 0);
        hs_parse_apply(&state, action, 0);
    }
    for (uint32_t i = 1; i <= 7; i++) {
        ck_assert_uint_eq(state.nodes[i].head, heads[i]);
    }
    hs_arena_free(&arena);
}
END_TEST

START_TEST(crossing_arcs_are_lifted)
{
    // 4 hangs on 2 across 3, whose head is 1.
    uint32_t heads[6] = { HS_PARSE_NO_HEAD, 0, 5, 1, 2, 1 }, before = heads[4];

    ck_assert(hs_parse_is_tree(heads, 5));
    ck_assert_uint_eq(hs_parse_lift(heads, 5), 2);
    ck_assert_uint_ne(heads[4], before);
    ck_assert(hs_parse_is_tree(heads, 5));
    ck_assert_uint_eq(hs_parse_lift(heads, 5), 0);
}
END_TEST

START_TEST(knows_what_a_tree_is)
{
    uint32_t two_roots[4] = { HS_PARSE_NO_HEAD, 0, 0, 1 };
    uint32_t cycle[4] = { HS_PARSE_NO_HEAD, 0, 3, 2 };
    uint32_t outside[4] = { HS_PARSE_NO_HEAD, 0, 4, 1 };
    uint32_t none[4] = { HS_PARSE_NO_HEAD, 0, HS_PARSE_NO_HEAD, 1 };
    uint32_t tree[4] = { HS_PARSE_NO_HEAD, 2, 0, 2 };

    ck_assert(!hs_parse_is_tree(two_roots, 3));
    ck_assert(!hs_parse_is_tree(cycle, 3));
    ck_assert(!hs_parse_is_tree(outside, 3));
    ck_assert(!hs_parse_is_tree(none, 3));
    ck_assert(hs_parse_is_tree(tree, 3));
}
END_TEST

/* --- documents */

/* Appends a sentence of words that single spaces divide, "form/UPOS/XPOS/lemma/HEAD/DEPREL"; what
 * is left out is '_'. */
static void add_sentence(hs_document *document, const char *text)
{
    static const hs_column order[] = { HS_FORM, HS_UPOS, HS_XPOS, HS_LEMMA, HS_HEAD, HS_DEPREL };
    hs_sentence *sentence = HS_APPEND(document->arena, document, sentences);
    hs_slice rest = hs_slice_of(text);

    sentence->first = document->tokens_count;
    while (rest.data != NULL) {
        hs_slice word = hs_slice_cut(&rest, ' ');
        hs_token *token = HS_APPEND(document->arena, document, tokens);
        for (int i = 0; i < HS_COLUMNS; i++) {
            token->column[i] = HS_LITERAL("_");
        }
        token->column[HS_ID]
            = hs_arena_print(document->arena, "%zu", document->tokens_count - sentence->first);
        for (size_t i = 0; i < sizeof order / sizeof *order && word.data != NULL; i++) {
            token->column[order[i]] = hs_slice_cut(&word, '/');
        }
    }
    sentence->end = document->tokens_count;
}

static const char *const lessons[] = {
    "The/DET/DT/the/2/det ferry/NOUN/NN/ferry/3/nsubj sank/VERB/VBD/sink/0/root "
    "././PUNCT/./3/punct",
    "Anna/PROPN/NNP/Anna/2/nsubj owns/VERB/VBZ/own/0/root two/NUM/CD/two/4/nummod "
    "boats/NOUN/NNS/boat/2/obj",
    "She/PRON/PRP/she/2/nsubj said/VERB/VBD/say/0/root boats/NOUN/NNS/boat/4/nsubj "
    "sank/VERB/VBD/sink/2/ccomp",
};

static char path[40];

static void train_model(void)
{
    hs_arena arena = { 0 };
    hs_corpus corpus = { .arena = &arena };
    hs_train_options options = { .epochs = 4, .rows = 1 << 10 };
    hs_error error = { .line = 0 };

    snprintf(path, sizeof path, "/tmp/check_parse.XXXXXX");
    close(mkstemp(path));
    for (size_t i = 0; i < 30; i++) {
        hs_document *document = HS_APPEND(&arena, &corpus, documents);
        hs_document_clear(document, &arena);
        add_sentence(document, lessons[i % 3]);
        add_sentence(document, lessons[(i + 1) % 3]);
    }
    ck_assert_msg(
        hs_parse_trainer.train(&corpus, &options, path, &error) == HS_OK, "%s", error.message);
    hs_arena_free(&arena);
}

static hs_parser *open_parser(void)
{
    hs_parser *parser = NULL;
    hs_error error = { .line = 0 };

    ck_assert_msg(hs_parser_open(path, &parser, &error) == HS_OK, "%s", error.message);
    return parser;
}

static size_t number(hs_slice text)
{
    size_t value = 0;

    ck_assert_uint_ne(text.size, 0);
    for (size_t i = 0; i < text.size; i++) {
        ck_assert_msg(text.data[i] >= '0' && text.data[i] <= '9', "'%.*s'", HS_PRINT(text));
        value = value * 10 + (size_t) (text.data[i] - '0');
    }
    return value;
}

/* Every word of the sentence has one head, there is one root, nothing hangs on itself in a circle,
 * and no arcs cross. */
static void check_tree(const hs_document *document, const hs_sentence *sentence)
{
    uint32_t length = 0, *heads;
    bool projective = sentence->end - sentence->first < 2000; // it takes long to find out

    heads = HS_NEW(document->arena, uint32_t, sentence->end - sentence->first + 1);
    heads[0] = HS_PARSE_NO_HEAD;
    for (size_t i = sentence->first; i < sentence->end; i++) {
        const hs_token *token = &document->tokens[i];
        if (token->kind == HS_WORD) {
            heads[++length] = (uint32_t) number(token->column[HS_HEAD]);
            ck_assert_int_eq(heads[length] == 0, hs_slice_is(token->column[HS_DEPREL], "root"));
            ck_assert(!hs_slice_is(token->column[HS_DEPREL], "_"));
        }
    }
    ck_assert(!projective || hs_parse_is_tree(heads, length));
    ck_assert(!projective || hs_parse_lift(heads, length) == 0);
}

static void check_trees(const hs_document *document)
{
    for (size_t i = 0; i < document->sentences_count; i++) {
        check_tree(document, &document->sentences[i]);
    }
}

static void check_word(const hs_document *document, size_t at, const char *expected)
{
    const hs_slice *column = document->tokens[at].column;

    ck_slice(hs_arena_print(document->arena, "%.*s %.*s %.*s", HS_PRINT(column[HS_FORM]),
                 HS_PRINT(column[HS_HEAD]), HS_PRINT(column[HS_DEPREL])),
        expected);
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

START_TEST(learns)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_parser *parser;
    hs_slice model;

    train_model();
    model = read_file(&arena);
    unlink(path);
    train_model(); // the same corpus, the same bytes
    ck_assert(hs_slice_equal(model, read_file(&arena)));
    parser = open_parser();
    hs_document_clear(&document, &arena);
    add_sentence(&document,
        "Anna/PROPN/NNP/Anna said/VERB/VBD/say two/NUM/CD/two "
        "boats/NOUN/NNS/boat sank/VERB/VBD/sink");
    hs_parser_document(parser, &document);
    check_word(&document, 0, "Anna 2 nsubj");
    check_word(&document, 1, "said 0 root");
    check_word(&document, 2, "two 4 nummod");
    check_word(&document, 3, "boats 5 nsubj");
    check_word(&document, 4, "sank 2 ccomp");
    hs_parser_close(parser);
    unlink(path);
    hs_arena_free(&arena);
}
END_TEST

/* A sentence ten times as long takes about ten times as long: a time that grows with the square
 * would be minutes, and the tests' limit is one. */
START_TEST(sentences_of_any_length)
{
    enum { WORDS = 100000 };
    static const char *const pieces[] = { "boats/NOUN/NNS/boat ", "sank////////////// ",
        "the/DET/DT/the///// ", "said/VERB/VBD/say// ", "./PUNCT/././/////// " };
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_parser *parser;
    hs_buffer text = { 0 };

    train_model();
    parser = open_parser();
    hs_document_clear(&document, &arena);
    hs_parser_document(parser, &document);
    for (size_t i = 0; i < WORDS; i++) {
        hs_put(&text, hs_slice_of(pieces[(i * i + i / 7) % 5]));
    }
    text.data[text.size - 1] = '\0';
    add_sentence(&document, text.data);
    add_sentence(&document, "X");
    add_sentence(&document, "sank/VERB/VBD/sink ././PUNCT/.");
    hs_parser_document(parser, &document);
    check_trees(&document);
    check_word(&document, WORDS, "X 0 root");
    hs_buffer_free(&text);
    hs_parser_close(parser);
    unlink(path);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(words_of_any_kind)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_parser *parser;
    char *longest = hs_arena_get(&arena, 100001);

    train_model();
    parser = open_parser();
    hs_document_clear(&document, &arena);
    memset(longest, 'x', 100000);
    longest[100000] = '\0';
    add_sentence(&document, "Anna owns two boats"); // without tags
    add_sentence(&document, "_ _ _/_/_/_ / // ///");
    add_sentence(&document, "\xc3\x85/X \xe2\x80\x94/PUNCT/`` \xf0\x9f\x98\x80/'' \xcc\x81/,/,/,");
    add_sentence(&document, longest);
    hs_parser_document(parser, &document);
    check_trees(&document);
    hs_parser_close(parser);
    unlink(path);
    hs_arena_free(&arena);
}
END_TEST

/* Lines of multiword tokens and empty nodes, and a sentence of nothing else, stay as they are;
 * heads are numbers of words. */
START_TEST(other_lines_are_left_alone)
{
    static const char *const ids[] = { "1-2", "1", "2", "2.1", "3", "0.1" };
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_parser *parser;

    train_model();
    parser = open_parser();
    hs_document_clear(&document, &arena);
    add_sentence(&document,
        "They'll They/PRON/PRP/they said/VERB/VBD/say boats "
        "sank/VERB/VBD/sink/7/obj");
    add_sentence(&document, "boats");
    for (size_t i = 0; i < document.tokens_count; i++) {
        document.tokens[i].column[HS_ID] = hs_slice_of(ids[i]);
    }
    document.tokens[0].kind = HS_RANGE;
    document.tokens[3].kind = document.tokens[5].kind = HS_EMPTY;
    document.tokens[4].column[HS_DEPS] = HS_LITERAL("7:obj");
    hs_parser_document(parser, &document);
    check_word(&document, 0, "They'll _ _");
    check_word(&document, 1, "They 2 nsubj");
    check_word(&document, 2, "said 0 root");
    check_word(&document, 3, "boats _ _");
    check_word(&document, 4, "sank 2 ccomp");
    ck_slice(document.tokens[4].column[HS_DEPS], "_");
    check_word(&document, 5, "boats _ _");
    hs_parser_close(parser);
    unlink(path);
    hs_arena_free(&arena);
}
END_TEST

/* --- corpora */

START_TEST(nothing_to_learn_from)
{
    hs_arena arena = { 0 };
    hs_corpus corpus = { .arena = &arena };
    hs_train_options options = { .epochs = 1, .rows = 1 << 10 };
    hs_error error = { .line = 0 };
    hs_document *document = HS_APPEND(&arena, &corpus, documents);

    hs_document_clear(document, &arena);
    add_sentence(document, "No/DET/DT/no tree/NOUN/NN/tree");
    add_sentence(document, "A/DET/DT/a/2/det circle/NOUN/NN/circle/1/root");
    ck_assert_int_eq(
        hs_parse_trainer.train(&corpus, &options, "/nowhere", &error), HS_BAD_DOCUMENT);
    hs_arena_free(&arena);
}
END_TEST

/* --- models */

static void write_file(const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
    ck_assert_int_eq(fclose(file), 0);
}

static void refused(const char *file, const char *says)
{
    hs_parser *parser = NULL;
    hs_error error = { .line = 0 };

    ck_assert_int_eq(hs_parser_open(file, &parser, &error), HS_MODEL);
    ck_assert_msg(strstr(error.message, says) != NULL, "'%s' without '%s'", error.message, says);
    ck_assert_ptr_null(parser);
}

START_TEST(refuses_other_files)
{
    hs_model_part part = { "labels", "obj\n", 4 };
    hs_error error = { .line = 0 };
    hs_arena arena = { 0 };
    hs_slice model;

    refused("Makefile", "is not a model");
    refused("no/such/file", "cannot open");
    refused("lib/models/en-tag.model", "is a model for hs-tag, not for hs-parse");
    train_model();
    model = read_file(&arena);
    write_file(model.data, model.size / 2);
    refused(path, "truncated");
    ck_assert_int_eq(
        hs_model_write(path, HS_PARSE_KIND, HS_PARSE_VERSION + 1, &part, 1, &error), HS_OK);
    refused(path, "train it again");
    ck_assert_int_eq(
        hs_model_write(path, HS_PARSE_KIND, HS_PARSE_VERSION, &part, 1, &error), HS_OK);
    refused(path, "lacks a part");
    unlink(path);
    hs_arena_free(&arena);
}
END_TEST

enum { PARTS = 4 };

/* With a damaged model the parser may be wrong, and nothing else. */
static void use_or_refuse(void)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_parser *parser = NULL;
    hs_error error = { .line = 0 };
    hs_status status = hs_parser_open(path, &parser, &error);

    ck_assert(status == HS_OK || status == HS_MODEL);
    if (status == HS_OK) {
        hs_document_clear(&document, &arena);
        add_sentence(&document,
            "Anna/PROPN/NNP/Anna said/VERB/VBD/say two/NUM/CD/two "
            "boats/NOUN/NNS/boat sank/VERB/VBD/sink ././PUNCT/.");
        hs_parser_document(parser, &document);
        check_trees(&document);
    }
    hs_parser_close(parser);
    hs_arena_free(&arena);
}

START_TEST(damaged_parts_do_no_harm)
{
    static const char *const names[PARTS] = { "labels", "actions", "prints", "relations" };
    hs_arena arena = { 0 };
    hs_model_part parts[PARTS];
    hs_model model;
    hs_error error = { .line = 0 };
    uint64_t random = 1;

    train_model();
    ck_assert_int_eq(hs_model_open(path, HS_PARSE_KIND, HS_PARSE_VERSION, &model, &error), HS_OK);
    for (int i = 0; i < PARTS; i++) {
        hs_slice part = hs_model_get(&model, names[i]);
        ck_assert_ptr_nonnull(part.data);
        part = hs_arena_copy(&arena, part);
        parts[i] = (hs_model_part){ names[i], part.data, part.size };
    }
    hs_model_close(&model);
    for (int i = 0; i < PARTS * 100; i++) {
        hs_model_part *part = &parts[i % PARTS], whole = *part;
        char *bytes = (char *) (uintptr_t) part->data;
        // D. E. Knuth's MMIX generator.
        random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        if (random >> 63 && i % PARTS != 0) {
            part->size = (size_t) (random >> 20) % (whole.size + 1);
        } else {
            bytes[(size_t) (random >> 20) % whole.size] ^= (char) (1 << (random >> 60) % 8);
        }
        ck_assert_int_eq(
            hs_model_write(path, HS_PARSE_KIND, HS_PARSE_VERSION, parts, PARTS, &error), HS_OK);
        use_or_refuse();
        *part = whole;
    }
    unlink(path);
    hs_arena_free(&arena);
}
END_TEST

SUITE("parse", oracle_is_right, cheapest_actions_make_the_tree, crossing_arcs_are_lifted,
    knows_what_a_tree_is, learns, sentences_of_any_length, words_of_any_kind,
    other_lines_are_left_alone, nothing_to_learn_from, refuses_other_files,
    damaged_parts_do_no_harm)
