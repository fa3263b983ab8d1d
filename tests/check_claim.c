/* Claims: the table, and what single attributions do.  The shipped tagger tags them; `make check`
 * says where it is. */
#include "language/tag.h"
#include "language/tokenize.h"
#include "news/attribution.h"
#include "news/claim.h"
#include "news/claim_words.h"
#include "suite.h"

/* --- the table */

START_TEST(no_cue_twice)
{
    hs_arena arena = { 0 };
    hs_map verbs = hs_map_make(&arena), nouns = hs_map_make(&arena);

    for (const hs_claim_list *list = hs_claim_lists; list->words != NULL; list++) {
        for (hs_slice rest = hs_slice_of(list->words); rest.data != NULL;) {
            hs_slice word = hs_slice_cut(&rest, ' ');
            bool added = true;
            ck_assert_msg(word.size != 0, "an empty word in '%s'", list->words);
            if (list->verb != HS_NO_ACT) {
                hs_map_add(&verbs, word, &added);
            }
            ck_assert_msg(added, "'%.*s' twice as verb", HS_PRINT(word));
            if (list->noun != HS_NO_ACT) {
                hs_map_add(&nouns, word, &added);
            }
            ck_assert_msg(added, "'%.*s' twice as noun", HS_PRINT(word));
        }
    }
    ck_assert_uint_gt(verbs.count + nouns.count, 500);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(every_class_has_a_name_and_a_verb)
{
    for (hs_act act = HS_ACT_STATEMENT; act < HS_ACTS; act++) {
        bool found = false;
        ck_assert_uint_gt(hs_act_name(act).size, 0);
        for (const hs_claim_list *list = hs_claim_lists; list->words != NULL; list++) {
            found |= list->verb == act;
        }
        ck_assert_msg(found, "no verb for %s", hs_act_name(act).data);
    }
}
END_TEST

/* --- attributions, written as "{s The mayor} {c denied} {t that it rained}": s source, c cue,
 * t content, a addressee; a role may have several pieces */

enum { LINE = 1024, PIECES = 16 };

typedef struct marked {
    char text[LINE];
    struct {
        hs_role role;
        size_t start, end; // bytes of text
    } pieces[PIECES];
    size_t count;
} marked;

static hs_role role_of(char letter)
{
    return letter == 's' ? HS_SOURCE
        : letter == 'c'  ? HS_CUE
        : letter == 't'  ? HS_CONTENT
                         : HS_ADDRESSEE;
}

static void read_marks(const char *from, marked *to)
{
    size_t size = 0;

    to->count = 0;
    for (; *from != '\0'; from++) {
        if (*from == '{') {
            to->pieces[to->count].role = role_of(from[1]);
            to->pieces[to->count].start = size;
            from += 2;
        } else if (*from == '}') {
            to->pieces[to->count++].end = size;
        } else {
            to->text[size++] = *from;
        }
    }
    to->text[size] = '\0';
}

static hs_tagger *tagger(void)
{
    static hs_tagger *opened;
    hs_error error;

    if (opened == NULL) {
        ck_assert_msg(hs_tagger_open(NULL, &opened, &error) == HS_OK, "%s", error.message);
    }
    return opened;
}

static void make_document(
    hs_arena *arena, hs_document *document, const marked *from, bool tag, const char *properties)
{
    hs_attributions all = { 0 };
    hs_attribution *one;
    const hs_extent *extents;
    hs_words words;
    hs_error error;

    hs_document_clear(document, arena);
    document->id = HS_LITERAL("d");
    document->text = hs_slice_of(from->text);
    ck_assert_int_eq(
        hs_tokenize_document(document, (hs_tokenize_options){ .unit = HS_BYTES }, &error), HS_OK);
    if (tag) {
        hs_tagger_document(tagger(), document);
    }
    words = hs_document_words(document);
    extents = hs_document_extents(document);
    one = HS_APPEND(arena, &all, items);
    one->properties = hs_slice_of(properties);
    for (size_t i = 0; i < from->count; i++) {
        size_t first = 0, end = words.count;
        while (first < words.count && extents[first].start < from->pieces[i].start) {
            first++;
        }
        while (end > first && extents[end - 1].end > from->pieces[i].end) {
            end--;
        }
        hs_attribution_add(document, one, from->pieces[i].role, first, end);
    }
    hs_attributions_write(document, words, &all);
}

/* "class polarity certainty factivity [addressee]" */
static void put_claim(hs_document *document, char *out)
{
    static const char *const keys[] = { "class", "polarity", "certainty", "factivity" };
    hs_words words = hs_document_words(document);
    hs_attributions all = hs_attributions_read(document, words);
    int size = 0;

    ck_assert_uint_eq(all.items_count, 1);
    for (size_t i = 0; i < 4; i++) {
        hs_slice value = hs_attribution_property(&all.items[0], hs_slice_of(keys[i]));
        size += snprintf(out + size, LINE - (size_t) size, "%s%.*s", i ? " " : "", HS_PRINT(value));
    }
    for (size_t i = 0; i < all.items[0].pieces_count; i++) {
        hs_span piece = all.items[0].pieces[i];
        if (hs_slice_equal(piece.kind, hs_role_name(HS_ADDRESSEE))) {
            hs_slice text = hs_words_text(document, words, piece.first, piece.end);
            size += snprintf(out + size, LINE - (size_t) size, " [%.*s]", HS_PRINT(text));
        }
    }
}

static void check_with(const char *properties, bool tag, const char *text, const char *expected)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_claims *claims = NULL;
    hs_error error;
    marked from;
    char out[LINE];

    ck_assert_int_eq(hs_claims_open(&claims, &error), HS_OK);
    read_marks(text, &from);
    make_document(&arena, &document, &from, tag, properties);
    for (int again = 0; again < 2; again++) {
        hs_claims_document(claims, &document);
        put_claim(&document, out);
        ck_assert_msg(strcmp(out, expected) == 0, "%s\n  is  %s\n  not %s", text, out, expected);
    }
    hs_claims_close(claims);
    hs_arena_free(&arena);
}

static void check(const char *text, const char *expected)
{
    check_with("type=indirect", true, text, expected);
}

START_TEST(classes)
{
    check("{s The mayor} {c said} {t the bridge is closed}.", "statement positive certain neutral");
    check("{s The mayor} {c denied} {t the charge}.", "denial positive certain neutral");
    check(
        "{s The mayor} {c confirmed} {t that it rained}.", "confirmation positive certain factive");
    check("{s She} {c accused} {t the port of hiding it}.",
        "accusation positive certain neutral [the port]");
    check("{s Growers} {c expect} {t a late harvest}.", "prediction positive probable neutral");
    check("{s The captain} {c thinks} {t the tide will turn}.", "belief positive probable neutral");
    check("{s He} {c thanked} {t the crew for staying}.",
        "praise positive certain factive [the crew]");
    check("{s He} {c opposes} {t the tax}.", "criticism positive unstated neutral");
    check("{s The judge} {c ordered} {t both men to leave}.",
        "demand positive unstated neutral [both men]");
    check("{s She} {c urged} {t drivers to wait}.", "request positive unstated neutral [drivers]");
    check("{s He} {c asked} {t whether it was safe}.", "question positive unstated neutral");
    check("{s The board} {c proposed} {t a new road}.", "proposal positive unstated neutral");
    check("{s The club} {c promised} {t to pay}.", "promise positive unstated neutral");
    check("{s They} {c threatened} {t to sue}.", "threat positive unstated neutral");
    check("{s The duchy} {c plans} {t a toll}.", "intention positive unstated neutral");
}
END_TEST

START_TEST(frames)
{
    check("{s He} {c told} {a them} {t to leave}.", "demand positive unstated neutral [them]");
    check("{s He} {c told} {a them} {t that it was late}.",
        "statement positive certain neutral [them]");
    check("{s She} {c asked for} {t water}.", "request positive unstated neutral");
    check("{s They} {c agreed} {t to meet}.", "promise positive unstated neutral");
    check("{s She} {c agreed} {t that it was late}.", "confirmation positive certain neutral");
    check("{s He} {c warned} {t that prices would rise}.", "prediction positive certain neutral");
    check("{s She} {c warned} {t them not to go}.", "demand positive unstated neutral [them]");
    check("{s He} {c suggested} {t waiting until May}.", "proposal positive unstated neutral");
    check("{s The figures} {c suggest} {t that it fell}.", "statement positive probable neutral");
    check("{s She} {c rejected} {t the claim}.", "denial positive certain neutral");
    check("{s She} {c rejected} {t the offer}.", "intention negative unstated neutral");
    check("{s He} {c called} {t the plan a disgrace}.", "criticism positive certain neutral");
    check("{s He} {c called} {t the plan a triumph}.", "praise positive certain neutral");
    check("{s He} {c called} {t the boat Daisy}.", "statement positive certain neutral");
    check("{s Villagers} {c vowed} {t to fight the plan}.", "threat positive unstated neutral");
    check("{s She} {c called on} {t the king to resign}.",
        "request positive unstated neutral [the king]");
    check("{s She} {c called for} {t the king to resign}.",
        "demand positive unstated neutral [the king]");
    check("{s The port} {c issued a warning} {t that it would close}.",
        "prediction positive certain neutral");
}
END_TEST

START_TEST(contents_that_act)
{
    check("{s He} {c said} {t they would sue}.", "threat positive certain neutral");
    check("{s He} {c said} {t the town would have no choice but to close it}.",
        "threat positive certain neutral");
    check("{s He} {c said} {t the union might sue}.", "statement positive possible neutral");
    check("{s She} {c said} {t the minister must resign}.", "demand positive unstated neutral");
    check("{s She} {c said} {t I must leave}.", "statement positive certain neutral");
    check("{t That is a lie}, {s she} {c said}.", "denial positive certain neutral");
    check("{t The report is not true}, {s she} {c said}.", "denial positive certain neutral");
    check_with("type=direct", true, "{t \"Who rang the bell?\"} {s he} {c said}.",
        "question positive unstated neutral");
    check_with("type=direct", true, "{t \"We condemn the attack,\"} {s he} {c said}.",
        "criticism positive certain neutral");
    check_with("type=direct", true, "{t \"I promise you a new road,\"} {s he} {c said}.",
        "promise positive certain neutral");
}
END_TEST

START_TEST(polarity)
{
    check("{s She} {c did not say} {t who paid}.", "statement negative unstated neutral");
    check("{s She} did not {c say} {t who paid}.", "statement negative unstated neutral");
    check("{s She} {c has yet to say} {t who paid}.", "statement negative unstated neutral");
    check("{s She} {c never promised} {t to pay}.", "promise negative unstated neutral");
    check("{s He} {c declined} {t to comment}.", "statement negative unstated neutral");
    check("{s He} {c refused} {t to leave}.", "intention negative unstated neutral");
    check("{s He} {c refused to confirm} {t that it fell}.",
        "confirmation negative unstated neutral");
    check("{s He} {c failed to explain} {t why it fell}.", "statement negative unstated neutral");
    check("{s Nobody} {c said} {t that it fell}.", "statement negative unstated neutral");
    check("{s He} {c did not rule out} {t a strike}.", "statement negative possible neutral");
    check("{s He} {c did not deny} {t that it fell}.", "denial negative unstated neutral");
    check("{s They} {c have no plan} {t to leave}.", "intention negative unstated neutral");
}
END_TEST

START_TEST(certainty)
{
    check("{s She} {c said} {t it may rain}.", "statement positive possible neutral");
    check("{s She} {c said} {t it would probably rain}.", "statement positive probable neutral");
    check("{s She} {c said} {t it could not be seen}.", "statement positive certain neutral");
    check("{s She} {c said} {t the men who might know were away}.",
        "statement positive certain neutral");
    check("{s She} {c insisted} {t that it was safe}.", "statement positive certain neutral");
    check_with("type=direct", true, "{t \"I think it is safe,\"} {s she} {c said}.",
        "statement positive probable neutral");
    check("{s She} {c said} {t prices should recover}.", "statement positive probable neutral");
    check("{s She} {c said} {t the king should go}.", "statement positive certain neutral");
    check("{s She} {c said} {t it seemed to be late}.", "statement positive probable neutral");
    check("{s They} {c fear} {t that it will fall}.", "belief positive possible neutral");
    check("{s He} {c promised} {t that it would open}.", "promise positive certain neutral");
}
END_TEST

START_TEST(factivity)
{
    check("{s She} {c revealed} {t that it had sunk}.", "statement positive certain factive");
    check("{s She} {c knew} {t that it had sunk}.", "belief positive certain factive");
    check("{s She} {c claimed} {t that it had sunk}.", "statement positive certain doubtful");
    check("{s We} {c claim} {t that it sank}.", "statement positive certain neutral");
    check("{s The papers} {c show} {t that it sank}.", "statement positive certain factive");
    check(
        "{s The papers} {c do not show} {t that it sank}.", "statement negative unstated neutral");
    check(
        "{s She} {c criticized} {t him for leaving}.", "criticism positive certain factive [him]");
}
END_TEST

START_TEST(addressees)
{
    check("{s He} {c blamed} {t the fire on the owners}.",
        "accusation positive certain neutral [the owners]");
    check("{s Orvanna} {c threatened} {t the islanders with a blockade}.",
        "threat positive unstated neutral [the islanders]");
    check("{s She} {c wrote in a letter to the old king} {t that it was late}.",
        "statement positive certain neutral [the old king]");
    check("We {c were told} {t that it was late}.", "statement positive certain neutral [We]");
    check("{t It is late}, {c warned} {s the mayor}.", "prediction positive certain neutral");
    check("{s He} {c threatened} {t a strike}.", "threat positive unstated neutral");
    check("There were {c calls for} {t the king to resign}.",
        "demand positive unstated neutral [the king]");
    check("{s She} {c urged} {t her friends in the valley not to go}.",
        "request positive unstated neutral [her friends in the valley]");
    check("{s They} {c pressed the king on} {t his debts}.",
        "question positive unstated neutral [the king]");
}
END_TEST

START_TEST(odd_input)
{
    check("{s The mayor}: {t it is late}.", "statement positive certain neutral");
    check("{c said}", "statement positive certain neutral");
    check("{t .}", "statement positive certain neutral");
    check("{s ...} {c !} {t ?}", "statement positive certain neutral");
    // Without tags, by the words and by the property.
    check_with("type=indirect cue=deny", false, "{s She} {c denies} {t the charge}.",
        "denial positive certain neutral");
    check_with("type=indirect cue=call_for", false, "{s She} {c calls for} {t a vote}.",
        "demand positive unstated neutral");
    check_with(
        "", false, "{s She} {c said} {t it may rain}.", "statement positive possible neutral");
    // What stands there is replaced, the rest stays.
    check_with("class=threat type=indirect factivity=x", true, "{s He} {c said} {t it is late}.",
        "statement positive certain neutral");
}
END_TEST

SUITE("claim", no_cue_twice, every_class_has_a_name_and_a_verb, classes, frames, contents_that_act,
    polarity, certainty, factivity, addressees, odd_input)
