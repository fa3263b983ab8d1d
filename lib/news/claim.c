#include "news/claim.h"

#include <stdlib.h>

#include "news/claim_addressee.h"

struct hs_claims {
    hs_arena arena;
    hs_map words;
};

hs_status hs_claims_open(hs_claims **claims, hs_error *error)
{
    hs_claims *made = calloc(1, sizeof *made);
    jmp_buf guard;

    if (made == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    made->arena.guard = &guard;
    if (setjmp(guard) != 0) {
        hs_claims_close(made);
        return hs_fail(error, HS_IO, "not enough memory");
    }
    made->words = hs_claim_words(&made->arena);
    made->arena.guard = NULL;
    *claims = made;
    return HS_OK;
}

void hs_claims_close(hs_claims *claims)
{
    hs_arena_free(&claims->arena);
    free(claims);
}

/* --- properties */

/* `key=value` in place of what the key had, or behind the others. */
static hs_slice with_property(
    hs_document *document, hs_slice properties, hs_slice key, const char *value)
{
    hs_slice item = hs_arena_print(document->arena, "%.*s=%s", HS_PRINT(key), value);
    hs_slice rest = properties, each, parts[3];
    size_t start;

    while (rest.data != NULL) {
        each = hs_slice_cut(&rest, ' ');
        if (each.size > key.size && each.data[key.size] == '=' && hs_slice_starts(each, key)) {
            start = (size_t) (each.data - properties.data);
            parts[0] = (hs_slice){ properties.data, start };
            parts[1] = item;
            parts[2] = hs_slice_from(properties, start + each.size);
            return hs_arena_join(document->arena, parts, 3);
        }
    }
    parts[0] = properties.data ? properties : HS_LITERAL("");
    parts[1] = properties.size ? HS_LITERAL(" ") : HS_LITERAL("");
    parts[2] = item;
    return hs_arena_join(document->arena, parts, 3);
}

static void set_properties(
    hs_document *document, hs_attribution *attribution, const hs_claim *claim)
{
    static const char *const certainties[] = { "certain", "probable", "possible", "unstated" };
    static const char *const factivities[] = { "factive", "neutral", "doubtful" };
    hs_slice act = hs_act_name(claim->act), all = attribution->properties;

    all = with_property(document, all, HS_LITERAL("class"), act.data);
    all = with_property(
        document, all, HS_LITERAL("polarity"), claim->is_negative ? "negative" : "positive");
    all = with_property(document, all, HS_LITERAL("certainty"), certainties[claim->certainty]);
    attribution->properties
        = with_property(document, all, HS_LITERAL("factivity"), factivities[claim->factivity]);
}

/* --- writing back: lines and ids stay where they are */

static const hs_slice attr_key = HS_CONSTANT("Attr"), comment_key = HS_CONSTANT("hs::attribution");

static void write_comments(hs_document *document, hs_attributions *all)
{
    hs_map places = hs_map_make(document->arena);
    bool added;

    for (size_t i = 0; i < all->items_count; i++) {
        hs_map_add(&places, all->items[i].id, &added)->pointer = &all->items[i];
    }
    for (size_t i = 0; i < document->sentences_count; i++) {
        hs_sentence *sentence = &document->sentences[i];
        for (size_t k = 0; k < sentence->comments_count; k++) {
            hs_slice rest = hs_comment_value(sentence->comments[k], comment_key), id;
            const hs_map_value *place;
            if (rest.data == NULL) {
                continue;
            }
            id = hs_slice_cut(&rest, ' ');
            place = hs_map_find(&places, id);
            if (place != NULL && place->pointer != NULL) {
                const hs_attribution *each = place->pointer;
                sentence->comments[k] = hs_arena_print(document->arena, "# %.*s = %.*s %.*s",
                    HS_PRINT(comment_key), HS_PRINT(id), HS_PRINT(each->properties));
                hs_map_add(&places, id, &added)->pointer = NULL; // done
            }
        }
    }
    for (size_t i = 0; i < all->items_count; i++) {
        const hs_attribution *each = &all->items[i];
        if (hs_map_find(&places, each->id)->pointer != NULL) {
            hs_comment_add(document, &document->sentences[each->sentence], comment_key,
                hs_arena_print(
                    document->arena, "%.*s %.*s", HS_PRINT(each->id), HS_PRINT(each->properties)));
        }
    }
}

static void write_spans(hs_document *document, hs_words words, const hs_attributions *all)
{
    hs_spans spans = { 0 };

    for (size_t i = 0; i < all->items_count; i++) {
        for (size_t k = 0; k < all->items[i].pieces_count; k++) {
            hs_spans_add(document, &spans, all->items[i].pieces[k]);
        }
    }
    hs_spans_write(document, words, attr_key, spans);
}

static bool has_role(const hs_attribution *attribution, hs_role role)
{
    for (size_t i = 0; i < attribution->pieces_count; i++) {
        if (hs_slice_equal(attribution->pieces[i].kind, hs_role_name(role))) {
            return true;
        }
    }
    return false;
}

/* Returns whether it got an addressee. */
static bool read_attribution(const hs_claim_reading *in, hs_attribution *attribution)
{
    hs_content content;
    hs_claim_cue cue;
    hs_claim claim;
    hs_span addressee = { .first = 0, .end = 0 };

    hs_content_read(in, attribution, &content);
    cue = hs_claim_cue_read(in, attribution, &content);
    claim = hs_claim_of(in, attribution, &cue, &content);
    set_properties(in->document, attribution, &claim);
    if (!has_role(attribution, HS_ADDRESSEE)) {
        addressee = hs_claim_addressee(in, attribution, &cue);
    }
    if (addressee.first == addressee.end) {
        return false;
    }
    hs_attribution_add(in->document, attribution, HS_ADDRESSEE, addressee.first, addressee.end);
    attribution->pieces[attribution->pieces_count - 1].id = attribution->id;
    return true;
}

void hs_claims_document(const hs_claims *claims, hs_document *document)
{
    hs_words words = hs_document_words(document);
    hs_attributions all = hs_attributions_read(document, words);
    hs_claim_reading in;
    bool labelled = false;

    if (all.items_count == 0) {
        return;
    }
    in = hs_claim_read(document, words, &claims->words);
    for (size_t i = 0; i < all.items_count; i++) {
        labelled |= read_attribution(&in, &all.items[i]);
    }
    write_comments(document, &all);
    if (labelled) {
        write_spans(document, words, &all);
    }
}
