#include "news/attribute.h"

#include <stdlib.h>

#include "news/attribute_claims.h"
#include "news/attribute_evidence.h"
#include "news/attribute_mend.h"
#include "news/attribute_model.h"
#include "news/attribute_sense.h"
#include "news/attribution.h"
#include "news/claim_words.h"

struct hs_attributor {
    hs_attribute_model model;
    hs_lexicon *lexicon;
    hs_arena arena; // of the map
    hs_map acts;    // what cues do
};

static hs_status make_acts(hs_attributor *with, hs_error *error)
{
    jmp_buf guard;

    with->arena.guard = &guard;
    if (setjmp(guard) != 0) {
        return hs_fail(error, HS_IO, "not enough memory for the attributions");
    }
    with->acts = hs_claim_words(&with->arena);
    with->arena.guard = NULL;
    return HS_OK;
}

hs_status hs_attributor_open(const char *file, hs_attributor **attributor, hs_error *error)
{
    hs_attributor *made = calloc(1, sizeof *made);
    hs_status status;

    *attributor = NULL;
    if (made == NULL) {
        return hs_fail(error, HS_IO, "not enough memory for the attributions");
    }
    status = hs_attribute_model_open(file, &made->model, error);
    if (status == HS_OK) {
        status = hs_lexicon_open(&made->lexicon, error);
    }
    if (status == HS_OK) {
        status = make_acts(made, error);
    }
    if (status != HS_OK) {
        hs_attributor_close(made);
        return status;
    }
    *attributor = made;
    return HS_OK;
}

void hs_attributor_close(hs_attributor *attributor)
{
    if (attributor != NULL) {
        hs_attribute_model_close(&attributor->model);
        if (attributor->lexicon != NULL) {
            hs_lexicon_close(attributor->lexicon);
        }
        hs_arena_free(&attributor->arena);
        free(attributor);
    }
}

const hs_model *hs_attributor_model(const hs_attributor *attributor)
{
    return &attributor->model.model;
}

/* --- claims by the model */

/* What the model has found in a document. */
typedef struct findings {
    hs_attribute_page page;
    hs_parts parts;
    hs_joins joins; // in text order of their cues
    size_t next;    // of the joins, not among the claims yet
    int32_t *margins;
} findings;

static uint32_t look_up(void *context, uint64_t key)
{
    const hs_attribute_model *model = context;
    uint32_t value = 0;

    return hs_table_find(&model->learned, key, &value) ? value : 0;
}

/* The page with what the first stage has decided, as the second one is to see it. */
static hs_attribute_page make_page(
    const hs_attribute_model *model, const hs_reading *in, hs_arena *scratch, int32_t *margins)
{
    hs_attribute_page page = hs_attribute_page_make(in, look_up, (void *) (uintptr_t) model);

    hs_attribute_page_decided(&page, hs_attribute_label(model, 0, &page, scratch, margins));
    hs_attribute_page_count(&page);
    return page;
}

static findings find(const hs_attributor *with, const hs_reading *in)
{
    const hs_attribute_model *model = &with->model;
    hs_arena scratch = { .guard = in->document->arena->guard };
    findings of = { .margins = HS_NEW(in->document->arena, int32_t, in->words.count + 1) };

    of.page = make_page(model, in, &scratch, of.margins);
    hs_attribute_page_decided(
        &of.page, hs_attribute_label(model, 1, &of.page, &scratch, of.margins));
    of.parts = hs_attribute_parts(&of.page, of.page.first);
    of.joins = hs_attribute_join(&model->links, &of.page, &of.parts);
    hs_edge_settle(&model->edges, &of.page, &of.parts, &of.joins, of.margins);
    hs_source_settle(&model->sources, &of.page, &of.parts, &of.joins, of.margins);
    hs_confidence_settle(&model->confidence, &of.page, &of.parts, &of.joins, of.margins);
    hs_arena_free(&scratch);
    return of;
}

static bool is_other_sense(const findings *from, const hs_join *join)
{
    const hs_part *parts = from->parts.items;

    return join->contents_count == 1
        && hs_is_other_sense(&from->page, &parts[join->cue], &parts[join->contents[0]]);
}

static void add_claims(
    const hs_attributor *with, hs_finder *to, findings *from, const hs_paragraph *paragraph)
{
    size_t end = to->in->sentences[paragraph->end - 1].end;

    to->paragraph_claims = to->claims_count;
    for (; from->next < from->joins.items_count; from->next++) {
        const hs_join *join = &from->joins.items[from->next];
        hs_claim claim;
        if (from->parts.items[join->cue].range.first >= end) {
            break;
        }
        if (!is_other_sense(from, join)) {
            claim = hs_claim_of_join(&with->acts, to, &from->page, from->parts.items, join);
            hs_claim_keep(to, &claim);
        }
    }
}

static void take_joins(hs_finder *with, const findings *from)
{
    for (size_t i = 0; i < from->joins.items_count; i++) {
        const hs_join *join = &from->joins.items[i];
        hs_claim_take(with, from->parts.items[join->cue].range);
        hs_claim_take(with, join->by);
        for (size_t k = 0; k < join->contents_count; k++) {
            hs_claim_take(with, from->parts.items[join->contents[k]].range);
        }
    }
}

/* --- writing */

static void add_role(hs_document *document, hs_attribution *to, hs_role role, hs_range range)
{
    if (!hs_is_empty(range)) {
        hs_attribution_add(document, to, role, range.first, range.end);
    }
}

static size_t content_size(const hs_claim *of)
{
    size_t size = 0;

    for (size_t k = 0; k < of->contents_count; k++) {
        size += of->contents[k].end - of->contents[k].first;
    }
    return size;
}

/* Of each word, the claim with the smallest content that it stands in, +1; 0: none. */
static size_t *find_owners(const hs_finder *with)
{
    size_t *owners = HS_NEW(with->document->arena, size_t, with->in->words.count + 1);
    size_t *sizes = HS_NEW(with->document->arena, size_t, with->claims_count + 1);

    for (size_t i = 0; i < with->claims_count; i++) {
        const hs_claim *claim = &with->claims[i];
        sizes[i] = content_size(claim);
        for (size_t k = 0; k < claim->contents_count; k++) {
            for (size_t w = claim->contents[k].first; w < claim->contents[k].end; w++) {
                if (owners[w] == 0 || sizes[owners[w] - 1] > sizes[i]) {
                    owners[w] = i + 1;
                }
            }
        }
    }
    return owners;
}

static hs_slice properties_of(const hs_finder *with, const hs_claim *of)
{
    hs_arena *arena = with->document->arena;
    hs_slice parts[2];

    parts[0] = hs_arena_print(arena, "type=%s cue=%.*s mode=%s rule=%s",
        hs_claim_type(with->in, of), HS_PRINT(of->lemma), of->mode, of->rule);
    if (of->confidence == 0) {
        return parts[0];
    }
    parts[1] = hs_arena_print(arena, " confidence=0.%02u", of->confidence);
    return hs_arena_join(arena, parts, 2);
}

static void write_claims(hs_finder *with)
{
    hs_document *document = with->document;
    hs_attributions all = { 0 };
    const size_t *owners = find_owners(with);

    for (size_t i = 0; i < with->claims_count; i++) {
        const hs_claim *from = &with->claims[i];
        hs_attribution *to = HS_APPEND(document->arena, &all, items);
        add_role(document, to, HS_SOURCE, from->source);
        add_role(document, to, HS_CUE, from->cue);
        for (size_t k = 0; k < from->contents_count; k++) {
            add_role(document, to, HS_CONTENT, from->contents[k]);
        }
        if (!hs_is_empty(from->cue) && owners[from->cue.first] != i + 1) {
            to->parent = owners[from->cue.first];
        }
        to->properties = properties_of(with, from);
    }
    hs_attributions_write(document, with->in->words, &all);
}

static bool has_tags(hs_words words)
{
    for (size_t i = 0; i < words.count; i++) {
        if (!hs_slice_is(words.items[i].token->column[HS_UPOS], "_")) {
            return true;
        }
    }
    return words.count == 0;
}

/* What the rules find, with the mode that the list of verbs tells. */
static hs_finder find_by_rules(hs_document *document, const hs_reading *in)
{
    hs_finder with = hs_rule_claims(document, in);

    for (size_t i = 0; i < with.claims_count; i++) {
        hs_claim *claim = &with.claims[i];
        if (claim->mode == NULL) {
            const hs_cue *cue
                = hs_is_empty(claim->cue) ? NULL : in->terms[claim->cue.end - 1].entry.cue;
            bool thought = cue != NULL && (cue->takes & HS_IS_SPEECH) == 0;
            claim->mode = thought ? "thought" : "speech";
        }
    }
    return with;
}

/* What the model finds, and what rules know better. */
static hs_finder find_by_model(
    const hs_attributor *attributor, hs_document *document, const hs_reading *in)
{
    hs_finder with = { .in = in, .document = document };
    findings found = find(attributor, in);

    with.taken = HS_NEW(document->arena, bool, in->words.count + 1);
    take_joins(&with, &found);
    with.transcript = hs_is_transcript(in);
    for (size_t i = 0; i < in->paragraphs_count; i++) {
        if (in->paragraphs[i].kind != HS_NO_PROSE) {
            add_claims(attributor, &with, &found, &in->paragraphs[i]);
            hs_sure_rules(&with, &in->paragraphs[i]);
            hs_label_rule(&with, &in->paragraphs[i]);
            hs_continue_quotes(&with, &in->paragraphs[i]);
        }
    }
    return with;
}

void hs_attributor_document(hs_attributor *attributor, hs_document *document)
{
    hs_reading in = hs_reading_make(document, attributor->lexicon);
    hs_finder with = has_tags(in.words) ? find_by_model(attributor, document, &in)
                                        : find_by_rules(document, &in);

    write_claims(&with);
}

hs_evidence hs_attributor_evidence(const hs_attributor *attributor, hs_document *document)
{
    hs_arena scratch = { .guard = document->arena->guard };
    hs_reading *in = HS_NEW(document->arena, hs_reading, 1);
    hs_evidence made = { .model = &attributor->model, .in = in };
    int32_t *margins;
    findings found;

    *in = hs_reading_make(document, attributor->lexicon);
    margins = HS_NEW(document->arena, int32_t, in->words.count + 1);
    made.seen = make_page(made.model, in, &scratch, margins);
    hs_arena_free(&scratch);
    found = find(attributor, in);
    made.decided = found.page;
    made.labelled = hs_attribute_parts(&found.page, found.page.first);
    made.parts = found.parts;
    made.joins = found.joins;
    made.margins = found.margins;
    return made;
}
