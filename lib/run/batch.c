#include "run/batch.h"

#define MEMORY_LIMIT ((size_t) 8 << 30) // of one document or part, a hundred times what one needs

/* --- reading */

void hs_batch_free(hs_batch *batch)
{
    hs_arena_free(&batch->arena);
    hs_buffer_free(&batch->out);
}

void hs_batch_clear(hs_batch *batch)
{
    hs_arena_reset(&batch->arena);
    batch->count = batch->size = 0;
}

#define TOKEN_BYTES 6 // of text, with the white space

static size_t size_of(const hs_document *document)
{
    return document->text.size + document->tokens_count * TOKEN_BYTES
        + (document->page ? document->page->bytes.size : 0);
}

hs_status hs_batch_read(hs_batch *batch, hs_input *input, const char *program)
{
    hs_item *item = &batch->items[batch->count];
    volatile hs_status status = HS_BAD_DOCUMENT;

    batch->arena.guard = batch->out.guard = &batch->guard;
    batch->arena.limit = MEMORY_LIMIT;
    input->guard = &batch->guard;
    *item = (hs_item){ .blamed = program };
    if (setjmp(batch->guard) != 0) {
        hs_input_skip(input);
        hs_fail(&item->error, HS_BAD_DOCUMENT, "not enough memory for this document");
    } else {
        hs_document_clear(&item->document, &batch->arena);
        status = hs_input_read(input, &item->document, &item->error);
        item->kind = input->paged ? HS_ITEM_PAGE : HS_ITEM_DOCUMENT;
    }
    item->status = status;
    batch->size += size_of(&item->document);
    batch->taken = hs_input_taken(input);
    batch->count += status != HS_END;
    return status;
}

/* --- processing */

hs_status hs_lane_open(
    hs_lane *lane, const hs_run *run, size_t first, size_t end, const char **who, hs_error *error)
{
    hs_status status = HS_OK;

    *lane = (hs_lane){ .run = run, .first = first, .end = end, .passes = end < run->stages_count };
    for (size_t i = first; status == HS_OK && i < end; i++) {
        const hs_filter *filter = run->stages[i].filter;
        *who = filter->name;
        if (filter->open) {
            status = filter->open(run->stages[i].config, &lane->states[i], error);
        }
    }
    return status;
}

void hs_lane_close(hs_lane *lane)
{
    for (size_t i = lane->first; i < lane->end; i++) {
        const hs_filter *filter = lane->run->stages[i].filter;
        if (filter->close && lane->states[i]) {
            filter->close(lane->states[i]);
        }
    }
    if (lane->extractor != NULL) {
        lane->run->pages->close_extractor(lane->extractor);
    }
    hs_arena_free(&lane->arena);
}

static void add_provenance(const hs_lane *lane, size_t stage, hs_document *document)
{
    const hs_filter *filter = lane->run->stages[stage].filter;
    bool wanted = !lane->run->no_provenance && !lane->run->stages[stage].no_provenance;

    if (wanted && filter->writes == HS_TOKENS && document->part == 1) {
        hs_slice tool = hs_arena_print(document->arena, "%s %s", filter->name, HS_VERSION);
        if (filter->model != NULL) {
            const hs_model *model = filter->model(lane->states[stage]);
            tool = hs_arena_print(document->arena, "%.*s model=%s:%016llx", HS_PRINT(tool),
                model->name, (unsigned long long) model->hash);
        }
        hs_document_note(document, HS_LITERAL("hs::tool"), tool);
    }
}

/* Runs stages first..end over one document. */
static hs_status run_stages(
    hs_lane *lane, size_t first, size_t end, hs_item *item, hs_document *document, hs_buffer *out)
{
    for (size_t i = first; i < end; i++) {
        const hs_filter *filter = lane->run->stages[i].filter;
        hs_status status;
        item->blamed = filter->name;
        status = filter->process(lane->states[i], document, &item->error);
        if (status != HS_OK) {
            return status;
        }
        add_provenance(lane, i, document);
    }
    if (end == lane->run->stages_count && lane->run->stages[end - 1].filter->writes == HS_TOKENS) {
        hs_conllu_write(document, out);
    }
    return HS_OK;
}

static hs_status make_article(hs_lane *lane, hs_item *item)
{
    const hs_page_functions *pages = lane->run->pages;
    hs_status status = HS_OK;

    if (lane->extractor == NULL) {
        status = pages->open_extractor(&lane->extractor, &item->error);
    }
    if (status == HS_OK) {
        status = pages->extract(lane->extractor, &item->document, 0, &item->error);
    }
    item->kind = HS_ITEM_ARTICLE;
    return status;
}

/* Gives the article to the stages from `first` on in parts, as the reader of articles would. */
static hs_status run_parts(hs_lane *lane, size_t first, hs_item *item, hs_buffer *out)
{
    hs_document part = { .arena = NULL };
    hs_status status = HS_OK;

    while (status == HS_OK && hs_article_part(&item->document, &part)) {
        hs_document work = part; // the stages fill it
        status = run_stages(lane, first, lane->end, item, &work, out);
        if (lane->passes) {
            *HS_APPEND(item->document.arena, item, parts) = work;
        }
    }
    return status;
}

static hs_status run_page(hs_lane *lane, hs_item *item, hs_buffer *out)
{
    const hs_filter *filter = lane->run->stages[0].filter;
    bool by_filter = filter->reads == HS_PAGES;
    hs_status status = HS_OK;

    if (by_filter) {
        item->blamed = filter->name;
        status = filter->process(lane->states[0], &item->document, &item->error);
    } else if (item->kind == HS_ITEM_PAGE) {
        status = make_article(lane, item);
    }
    if (status == HS_OK && by_filter && !lane->passes && lane->end == 1) {
        hs_article_write(&item->document, out);
        return HS_OK;
    }
    return status == HS_OK ? run_parts(lane, by_filter, item, out) : status;
}

static hs_status run_item(hs_lane *lane, hs_item *item, hs_buffer *out)
{
    hs_status status = HS_OK;

    item->error.line = item->document.line;
    if (lane->first == 0 && item->kind != HS_ITEM_DOCUMENT && item->parts_count == 0) {
        return run_page(lane, item, out);
    }
    if (item->parts_count == 0) {
        return run_stages(lane, lane->first, lane->end, item, &item->document, out);
    }
    for (size_t i = 0; status == HS_OK && i < item->parts_count; i++) {
        status = run_stages(lane, lane->first, lane->end, item, &item->parts[i], out);
    }
    return status;
}

static void use_arena(hs_lane *lane, hs_batch *batch, hs_item *item, hs_arena *arena)
{
    arena->guard = batch->out.guard = &lane->guard;
    arena->limit = MEMORY_LIMIT;
    item->document.arena = arena;
    item->document.records = &batch->out;
    for (size_t i = 0; i < item->parts_count; i++) {
        item->parts[i].arena = arena;
        item->parts[i].records = &batch->out;
    }
}

/* Runs stages first..end over an item; all of the lane's where it is a page. */
static void process_item(hs_lane *lane, hs_batch *batch, hs_item *item, size_t first, size_t end)
{
    size_t before = batch->out.size;

    use_arena(lane, batch, item, lane->passes ? &batch->arena : &lane->arena);
    if (setjmp(lane->guard) != 0) {
        lane->ran_out = true;
        item->status
            = hs_fail(&item->error, HS_BAD_DOCUMENT, "not enough memory for this document");
    } else if (first == lane->first && end == lane->end) {
        item->status = run_item(lane, item, &batch->out);
    } else {
        item->error.line = item->document.line;
        item->status = run_stages(lane, first, end, item, &item->document, &batch->out);
    }
    if (item->status != HS_OK) {
        batch->out.size = before;
    }
}

void hs_lane_extract(hs_lane *lane, hs_batch *batch, hs_item *item)
{
    use_arena(lane, batch, item, &batch->arena);
    if (setjmp(lane->guard) != 0) {
        item->status
            = hs_fail(&item->error, HS_BAD_DOCUMENT, "not enough memory for this document");
    } else {
        item->status = make_article(lane, item);
    }
}

/* One document after the other through all stages. */
static void process_by_document(hs_lane *lane, hs_batch *batch)
{
    for (size_t i = 0; i < batch->count; i++) {
        hs_item *item = &batch->items[i];
        if (item->status == HS_OK) {
            if (!lane->passes) {
                hs_arena_reset(&lane->arena);
            }
            process_item(lane, batch, item, lane->first, lane->end);
        }
        if (lane->run->strict && item->status == HS_BAD_DOCUMENT) {
            batch->count = i + 1;
        }
    }
}

/* One stage after the other over all documents. */
static void process_by_stage(hs_lane *lane, hs_batch *batch)
{
    hs_arena_reset(&lane->arena);
    for (size_t stage = lane->first; stage < lane->end; stage++) {
        for (size_t i = 0; i < batch->count; i++) {
            hs_item *item = &batch->items[i];
            if (item->status == HS_OK) {
                process_item(lane, batch, item, stage, stage + 1);
            }
        }
    }
}

/* Models are larger than the processor's caches: where there are several, a stage's is best used
 * for some documents in a row.  These share an arena then, so they must be small. */
static bool goes_by_stage(const hs_lane *lane, const hs_batch *batch)
{
    size_t models = 0;

    for (size_t i = lane->first; i < lane->end; i++) {
        models += lane->run->stages[i].filter->model != NULL;
    }
    for (size_t i = 0; i < batch->count; i++) {
        if (batch->items[i].kind != HS_ITEM_DOCUMENT || batch->items[i].parts_count != 0) {
            return false;
        }
    }
    return !lane->passes && !lane->run->strict && models > 1 && batch->count > 1
        && batch->size <= 2 * HS_BATCH_BYTES;
}

void hs_lane_process(hs_lane *lane, hs_batch *batch)
{
    if (goes_by_stage(lane, batch)) {
        process_by_stage(lane, batch);
    } else {
        process_by_document(lane, batch);
    }
}
