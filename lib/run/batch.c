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
    batch->count = 0;
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
    }
    item->status = status;
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

static hs_status run_stages(hs_lane *lane, hs_item *item, hs_buffer *out)
{
    item->error.line = item->document.line;
    for (size_t i = lane->first; i < lane->end; i++) {
        const hs_filter *filter = lane->run->stages[i].filter;
        hs_status status;
        item->blamed = filter->name;
        status = filter->process(lane->states[i], &item->document, &item->error);
        if (status != HS_OK) {
            return status;
        }
        add_provenance(lane, i, &item->document);
    }
    if (!lane->passes && lane->run->stages[lane->end - 1].filter->writes == HS_TOKENS) {
        hs_conllu_write(&item->document, out);
    }
    return HS_OK;
}

static void process_item(hs_lane *lane, hs_batch *batch, hs_item *item)
{
    size_t before = batch->out.size;
    hs_arena *arena = lane->passes ? &batch->arena : &lane->arena;

    if (!lane->passes) {
        hs_arena_reset(arena);
    }
    arena->guard = batch->out.guard = &lane->guard;
    arena->limit = MEMORY_LIMIT;
    item->document.arena = arena;
    item->document.records = &batch->out;
    if (setjmp(lane->guard) != 0) {
        item->status
            = hs_fail(&item->error, HS_BAD_DOCUMENT, "not enough memory for this document");
    } else {
        item->status = run_stages(lane, item, &batch->out);
    }
    if (item->status != HS_OK) {
        batch->out.size = before;
    }
}

void hs_lane_process(hs_lane *lane, hs_batch *batch)
{
    for (size_t i = 0; i < batch->count; i++) {
        hs_item *item = &batch->items[i];
        if (item->status == HS_OK) {
            process_item(lane, batch, item);
        }
        if (lane->run->strict && item->status == HS_BAD_DOCUMENT) {
            batch->count = i + 1;
        }
    }
}
