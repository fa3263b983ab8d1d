/* The recognizer's parts: lists, rules, and a small model that is trained here. */
#include "news/gazetteer.h"
#include "news/ner.h"
#include "news/ner_rules.h"
#include "suite.h"

/* Appends a sentence of words that single spaces divide; "word/B-PER" has a gold label. */
static void add_sentence(hs_document *document, const char *text)
{
    hs_sentence *sentence = HS_APPEND(document->arena, document, sentences);
    hs_slice rest = hs_slice_of(text);

    sentence->first = document->tokens_count;
    while (rest.data != NULL) {
        hs_slice label = hs_slice_cut(&rest, ' '), form = hs_slice_cut(&label, '/');
        hs_token *token = HS_APPEND(document->arena, document, tokens);
        for (int i = 0; i < HS_COLUMNS; i++) {
            token->column[i] = HS_LITERAL("_");
        }
        token->column[HS_FORM] = form;
        if (label.data != NULL) {
            token->column[HS_MISC] = hs_arena_print(document->arena, "NER=%.*s", HS_PRINT(label));
        }
    }
    document->sentences[document->sentences_count - 1].end = document->tokens_count;
}

static void check_labels(hs_document *document, size_t sentence, const char *text)
{
    hs_slice rest = hs_slice_of(text);

    for (size_t i = document->sentences[sentence].first; rest.data != NULL; i++) {
        hs_slice label = hs_slice_cut(&rest, ' '), form = hs_slice_cut(&label, '/');
        hs_slice is = hs_misc_get(document->tokens[i].column[HS_MISC], HS_LITERAL("NER"));
        ck_assert_msg(
            hs_slice_equal(is, label), "%s: %.*s is '%.*s'", text, HS_PRINT(form), HS_PRINT(is));
    }
}

/* --- rules */

static const char *const ruled[] = {
    "Rain is due on Monday/B-DATE and Tuesday/B-DATE .",
    "It closed on Monday/B-DATE ,/I-DATE May/I-DATE 3/I-DATE ,/I-DATE 2024/I-DATE .",
    "Doors open 3/B-DATE May/I-DATE 2024/I-DATE , at 10:30/B-TIME a.m./I-TIME GMT/I-TIME .",
    "The 21st/B-DATE of/I-DATE June/I-DATE is the longest day",
    "They may march in March/B-DATE , or in May/B-DATE .",
    "May I see it ? March on !",
    "Filed 2024-05-03/B-DATE and 3.5.2024/B-DATE .",
    "It has stood since 1911/B-DATE , and 1911 people saw it in the 1990s/B-DATE .",
    "He left last/B-DATE week/I-DATE , she comes today/B-DATE at noon/B-TIME .",
    "It costs $5/B-MONEY , or $/B-MONEY 5.3/I-MONEY million/I-MONEY for all",
    "US$/B-MONEY 3/I-MONEY bn/I-MONEY and EUR/B-MONEY 200/I-MONEY and 20/B-MONEY pence/I-MONEY",
    "three/B-MONEY million/I-MONEY euros/I-MONEY are five/B-PERCENT percent/I-PERCENT",
    "It lost US/B-MONEY $/I-MONEY 5/I-MONEY billion/I-MONEY , or RM/B-MONEY 20/I-MONEY bn/I-MONEY",
    "Five/B-MONEY US/I-MONEY dollars/I-MONEY went to the US in the 2019/B-DATE elections",
    "Up 3.4/B-PERCENT per/I-PERCENT cent/I-PERCENT",
    "Up 5%/B-PERCENT or 3/B-PERCENT %/I-PERCENT",
    "Write to @harbour_news/B-HANDLE or desk@example.org or @ home",
    "The flight at 5pm/B-TIME took 12 hours and 30 minutes",
};

static void rule_document(hs_document *document, hs_arena *arena, const char *text)
{
    hs_spans spans = { 0 };
    hs_words words;

    hs_document_clear(document, arena);
    add_sentence(document, text);
    for (size_t i = 0; i < document->tokens_count; i++) {
        document->tokens[i].column[HS_MISC] = HS_LITERAL("_");
    }
    words = hs_document_words(document);
    hs_ner_rules(document, words, &spans);
    hs_spans_write(document, words, HS_LITERAL("NER"), spans);
}

START_TEST(rules_find)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };

    for (size_t i = 0; i < sizeof ruled / sizeof *ruled; i++) {
        rule_document(&document, &arena, ruled[i]);
        check_labels(&document, 0, ruled[i]);
    }
    hs_arena_free(&arena);
}
END_TEST

START_TEST(rules_leave_names_alone)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_spans spans = { 0 };
    hs_words words;

    hs_document_clear(&document, &arena);
    add_sentence(&document, "The Monday Club meets on Monday");
    words = hs_document_words(&document);
    hs_spans_add(&document, &spans, (hs_span){ .kind = HS_LITERAL("ORG"), .first = 1, .end = 3 });
    hs_ner_rules(&document, words, &spans);
    ck_assert_uint_eq(spans.items_count, 2);
    ck_assert_uint_eq(spans.items[1].first, 5);
    hs_arena_free(&arena);
}
END_TEST

/* --- lists */

START_TEST(lists_are_read)
{
    hs_arena arena = { 0 };
    hs_gazetteer_maker maker = { .arena = &arena };
    hs_gazetteer table;
    uint64_t keys[4] = { hs_word_key(HS_LITERAL("New")), hs_word_key(HS_LITERAL("Harbour.")),
        hs_word_key(HS_LITERAL("City")), hs_word_key(HS_LITERAL("hall")) };
    size_t line, length;

    ck_assert(hs_gazetteer_read(&maker,
        HS_LITERAL("# a comment\ncity\tNew Harbour\nplace\tnew, NEW HARBOUR CITY\n"), &line));
    table = hs_gazetteer_made(&maker);
    ck_assert_uint_eq(
        hs_gazetteer_longest(&table, keys, 4, &length), HS_RUN_ENTRY | 1u << HS_LIST_place);
    ck_assert_uint_eq(length, 3);
    ck_assert_uint_eq(hs_gazetteer_longest(&table, keys, 2, &length),
        HS_RUN_ENTRY | HS_RUN_STARTS | 1u << HS_LIST_city);
    ck_assert_uint_eq(hs_gazetteer_longest(&table, keys + 2, 2, &length), 0);
    ck_assert(!hs_gazetteer_read(&maker, HS_LITERAL("city\ta\nnonsense\tb\n"), &line));
    ck_assert_uint_eq(line, 2);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(lists_grow)
{
    hs_arena arena = { 0 };
    hs_gazetteer_maker maker = { .arena = &arena };
    hs_gazetteer table;

    for (uint64_t i = 1; i <= 5000; i++) {
        *hs_gazetteer_put(&maker, hs_run_key(0, i * i)) = (uint32_t) i;
    }
    table = hs_gazetteer_made(&maker);
    for (uint64_t i = 1; i <= 5000; i++) {
        ck_assert_uint_eq(hs_gazetteer_find(&table, hs_run_key(0, i * i)), i);
    }
    ck_assert_uint_eq(hs_gazetteer_find(&table, hs_run_key(0, 2)), 0);
    hs_gazetteer_shrink(&maker);
    table = hs_gazetteer_made(&maker);
    ck_assert_uint_le(table.capacity, 6001);
    for (uint64_t i = 1; i <= 5000; i++) {
        ck_assert_uint_eq(hs_gazetteer_find(&table, hs_run_key(0, i * i)), i);
    }
    ck_assert_uint_eq(hs_gazetteer_find(&table, hs_run_key(0, 2)), 0);
    hs_arena_free(&arena);
}
END_TEST

/* --- a model */

static const char *const lessons[] = {
    "Anna/B-PER Moll/I-PER of/O Brackwater/B-LOC works for Tidal/B-ORG Works/I-ORG Ltd/I-ORG .",
    "Mr Moll/B-PER lives in Norway/B-LOC , said Peter/B-PER Quay/I-PER .",
    "The Danish/B-MISC bank Fjord/B-ORG Bank/I-ORG is in Denmark/B-LOC .",
};

static const char *const fine_lessons[] = {
    "The Danish/B-NORP ship passed Tidal/B-FAC Bridge/I-FAC on its way to Norway/B-LOC .",
    "A Norwegian/B-NORP bought the Quayphone/B-PRODUCT at Harbour/B-FAC Bridge/I-FAC .",
    "The Quayphone/B-PRODUCT won the Winter/B-MISC Cup/I-MISC in Denmark/B-LOC .",
};

static void make_corpus(hs_corpus *corpus, const char *const from[3])
{
    for (size_t i = 0; i < 30; i++) {
        hs_document *document = HS_APPEND(corpus->arena, corpus, documents);
        hs_document_clear(document, corpus->arena);
        add_sentence(document, from[i % 3]);
        add_sentence(document, from[(i + 1) % 3]);
    }
}

static void train_model(const char *file, const char *const from[3])
{
    hs_arena arena = { 0 };
    hs_corpus corpus = { .arena = &arena };
    hs_train_options options = { .epochs = 4, .rows = 1 << 14 };
    hs_error error = { .line = 0 };

    make_corpus(&corpus, from);
    ck_assert_msg(
        hs_ner_trainer.train(&corpus, &options, file, &error) == HS_OK, "%s", error.message);
    hs_arena_free(&arena);
}

static hs_slice read_file(hs_arena *arena, const char *name)
{
    FILE *file = fopen(name, "rb");
    char *bytes = hs_arena_get(arena, 16u << 20);
    hs_slice read;

    ck_assert_ptr_nonnull(file);
    read = (hs_slice){ bytes, fread(bytes, 1, 16u << 20, file) };
    fclose(file);
    return read;
}

START_TEST(learns)
{
    char one[] = "/tmp/check_ner.XXXXXX", other[] = "/tmp/check_ner.XXXXXX";
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_ner *ner = NULL;
    hs_error error = { .line = 0 };

    close(mkstemp(one));
    close(mkstemp(other));
    train_model(one, lessons);
    train_model(other, lessons);
    ck_assert(hs_slice_equal(read_file(&arena, one), read_file(&arena, other)));
    ck_assert_msg(hs_ner_open(one, HS_NER_ALL, &ner, &error) == HS_OK, "%s", error.message);
    hs_document_clear(&document, &arena);
    add_sentence(&document, "Mr Moll lives in Norway , said Peter Quay .");
    add_sentence(&document, "Moll");
    hs_ner_document(ner, &document);
    check_labels(
        &document, 0, "Mr Moll/B-PER lives in Norway/B-LOC , said Peter/B-PER Quay/I-PER .");
    hs_ner_close(ner);
    unlink(one);
    unlink(other);
    hs_arena_free(&arena);
}
END_TEST

static void check_types(const char *file, hs_ner_types types, const char *text)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_ner *ner = NULL;
    hs_error error = { .line = 0 };

    ck_assert_msg(hs_ner_open(file, types, &ner, &error) == HS_OK, "%s", error.message);
    hs_document_clear(&document, &arena);
    add_sentence(&document, text);
    hs_ner_document(ner, &document);
    check_labels(&document, 0, text);
    hs_ner_close(ner);
    hs_arena_free(&arena);
}

START_TEST(fine_types)
{
    char file[] = "/tmp/check_ner.XXXXXX";

    close(mkstemp(file));
    train_model(file, fine_lessons);
    check_types(file, HS_NER_ALL, fine_lessons[0]);
    check_types(file, HS_NER_ALL, fine_lessons[1]);
    check_types(file, HS_NER_ALL, fine_lessons[2]);
    check_types(file, HS_NER_FOUR,
        "The Danish/B-MISC ship passed Tidal/B-LOC Bridge/I-LOC on its way to Norway/B-LOC .");
    unlink(file);
}
END_TEST

/* Proper nouns whose kinds the corpus does not tell get those that other documents teach. */
START_TEST(learns_from_proper_nouns)
{
    char file[] = "/tmp/check_ner.XXXXXX";
    hs_arena arena = { 0 };
    hs_corpus corpus = { .arena = &arena };
    hs_train_options options = { .epochs = 4, .rows = 1 << 14 };
    hs_error error = { .line = 0 };

    close(mkstemp(file));
    make_corpus(&corpus, lessons);
    for (size_t i = 0; i < 30; i++) {
        hs_document *document = HS_APPEND(&arena, &corpus, documents);
        hs_document_clear(document, &arena);
        add_sentence(document, "zork lives here , said Peter zork .");
        document->tokens[0].column[HS_UPOS] = HS_LITERAL("PROPN");
        document->tokens[5].column[HS_UPOS] = HS_LITERAL("PROPN");
        document->tokens[6].column[HS_UPOS] = HS_LITERAL("PROPN");
    }
    ck_assert_msg(
        hs_ner_trainer.train(&corpus, &options, file, &error) == HS_OK, "%s", error.message);
    check_types(file, HS_NER_FOUR, "zork/B-PER lives here , said Peter/B-PER zork/I-PER .");
    unlink(file);
    hs_arena_free(&arena);
}
END_TEST

/* Nothing is lost or read beyond its end in odd documents. */
START_TEST(odd_documents)
{
    char file[] = "/tmp/check_ner.XXXXXX";
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_ner *ner = NULL;
    hs_error error = { .line = 0 };
    char *text = hs_arena_get(&arena, 60000);

    close(mkstemp(file));
    train_model(file, lessons);
    ck_assert_msg(hs_ner_open(file, HS_NER_FOUR, &ner, &error) == HS_OK, "%s", error.message);
    hs_document_clear(&document, &arena);
    hs_ner_document(ner, &document);
    for (size_t i = 0; i < 10000; i++) {
        memcpy(text + i * 5, i % 3 ? "Moll " : "MOLL ", 5);
    }
    text[49999] = '\0';
    add_sentence(&document, text);
    add_sentence(&document, "X");
    add_sentence(&document, "\xc3\x85 \xe2\x80\x94 - . @ $ \xf0\x9f\x98\x80");
    add_sentence(&document, "MOLL OF NORWAY");
    hs_ner_document(ner, &document);
    ck_assert_uint_eq(document.tokens_count, 10000 + 1 + 7 + 3);
    hs_ner_close(ner);
    unlink(file);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(refuses_other_files)
{
    hs_ner *ner = NULL;
    hs_error error = { .line = 0 };

    ck_assert_int_eq(hs_ner_open("Makefile", HS_NER_ALL, &ner, &error), HS_MODEL);
    ck_assert_ptr_nonnull(strstr(error.message, "Makefile"));
    ck_assert_int_eq(hs_ner_open("no/such/file", HS_NER_ALL, &ner, &error), HS_MODEL);
    ck_assert_ptr_null(ner);
}
END_TEST

SUITE("ner", rules_find, rules_leave_names_alone, lists_are_read, lists_grow, learns, fine_types,
    learns_from_proper_nouns, odd_documents, refuses_other_files)
