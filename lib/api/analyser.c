#include "api/analyser.h"

#include <stdlib.h>

#include "news/extract.h"
#include "run/chain.h"
#include "text/utf8.h"

_Static_assert(__builtin_strcmp(HEARSAY_VERSION, HS_VERSION) == 0, "two versions");
_Static_assert((int) HEARSAY_MEMORY == (int) HS_IO && (int) HEARSAY_MODEL == (int) HS_MODEL,
    "statuses are exit statuses; of input and output there is only memory");

const char *hearsay_version(void) { return HS_VERSION; }

const char *hearsay_message(const hearsay *analyser) { return analyser->error.message; }

static hearsay_status out_of_memory(hearsay *analyser)
{
    hs_fail(&analyser->error, HS_IO, "not enough memory");
    return HEARSAY_MEMORY;
}

/* Memory that runs out comes back to the setjmp that each entry to the library does. */
static void guard_all(hearsay *analyser)
{
    analyser->batch.arena.guard = analyser->batch.out.guard = &analyser->guard;
    analyser->results.guard = analyser->records.guard = &analyser->guard;
}

/* --- the start and the end */

hearsay *hearsay_new(void)
{
    hearsay *made = calloc(1, sizeof *made);
    hs_status status = HS_OK;

    if (made == NULL) {
        return NULL;
    }
    made->run.program = "hearsay";
    for (size_t i = 0; status == HS_OK && hs_chain[i] != NULL; i++) {
        status = hs_run_add(&made->run, hs_chain[i], &made->error);
    }
    if (status != HS_OK) {
        hearsay_free(made);
        made = NULL;
    }
    return made;
}

static void unload(hearsay *analyser)
{
    hs_lane_close(&analyser->lane);
    analyser->lane = (hs_lane){ .run = NULL };
    analyser->loaded = false;
}

void hearsay_free(hearsay *analyser)
{
    if (analyser == NULL) {
        return;
    }
    if (analyser->loaded) {
        unload(analyser);
    }
    hs_run_end(&analyser->run);
    for (size_t i = 0; i < HS_STAGES; i++) {
        free(analyser->models[i]);
    }
    hs_batch_free(&analyser->batch);
    hs_arena_free(&analyser->results);
    hs_buffer_free(&analyser->records);
    free(analyser);
}

/* --- options */

static bool takes_model(const hs_filter *filter)
{
    const hs_option *option = filter->options;

    while (option != NULL && option->name != NULL && strcmp(option->name, "model") != 0) {
        option++;
    }
    return option != NULL && option->name != NULL;
}

/* hs-tag has its model in FOLDER/en-tag.model. */
static hs_status set_model(hearsay *analyser, size_t index, const char *folder)
{
    hs_stage *stage = &analyser->run.stages[index];
    const char *name = stage->filter->name + strlen("hs-");
    size_t size = strlen(folder) + strlen(name) + sizeof "/en-.model";

    char *file = malloc(size);

    if (file == NULL) {
        return HS_IO;
    }
    snprintf(file, size, "%s/en-%s.model", folder, name);
    free(analyser->models[index]); // that the stage has had until now
    analyser->models[index] = file;
    return hs_stage_set(stage, "model", file, &analyser->error);
}

static hs_status set_models(hearsay *analyser, const char *folder)
{
    hs_status status = HS_OK;

    for (size_t i = 0; status == HS_OK && i < analyser->run.stages_count; i++) {
        if (takes_model(analyser->run.stages[i].filter)) {
            status = set_model(analyser, i, folder);
        }
    }
    return status;
}

hearsay_status hearsay_set(hearsay *analyser, const char *option, const char *value)
{
    hs_error *error = &analyser->error;
    hs_status status;

    error->message[0] = '\0';
    if (analyser->loaded) {
        status = hs_fail(error, HS_USAGE, "options are set before the models are loaded");
    } else if (strcmp(option, "models") == 0) {
        status = set_models(analyser, value);
    } else if (strcmp(option, "offsets") == 0 || strcmp(option, "paragraph") == 0) {
        status = hs_stage_set(&analyser->run.stages[0], option, value, error);
    } else {
        status = hs_fail(error, HS_USAGE, "there is no option '%s'", option);
    }
    return status == HS_IO ? out_of_memory(analyser) : (hearsay_status) status;
}

hearsay_status hearsay_load(hearsay *analyser)
{
    const char *who = analyser->run.program;
    hs_error error = { .line = 0 };
    hs_status status;

    analyser->error.message[0] = '\0';
    if (analyser->loaded) {
        return HEARSAY_OK;
    }
    status = hs_lane_open(
        &analyser->lane, &analyser->run, 0, analyser->run.stages_count, &who, &error);
    analyser->loaded = true;
    if (status != HS_OK) {
        unload(analyser);
        hs_fail(&analyser->error, status, "%s: %s", who, error.message);
    }
    analyser->lane.passes = true; // documents are kept for hearsay_records
    return (hearsay_status) status;
}

/* --- a text */

static void forget(hearsay *analyser)
{
    hs_batch_clear(&analyser->batch);
    analyser->batch.items[0].parts_count = 0;
    hs_arena_reset(&analyser->results);
    analyser->found = (hs_findings){ .attributions = NULL };
    analyser->records.size = 0;
    analyser->error.message[0] = '\0';
}

static hs_status check_models(hearsay *analyser)
{
    for (size_t i = 0; i < analyser->run.stages_count; i++) {
        const hs_filter *filter = analyser->run.stages[i].filter;
        const hs_model *model = filter->model ? filter->model(analyser->lane.states[i]) : NULL;
        if (model != NULL && hs_model_changed(model)) {
            return hs_fail(&analyser->error, HS_MODEL,
                "the model %s was changed while it was in use", model->name);
        }
    }
    return HS_OK;
}

/* The text goes through the filters as an article that is handed on in parts. */
static hs_status run_filters(hearsay *analyser, hs_slice id, hs_slice text)
{
    hs_batch *batch = &analyser->batch;
    hs_item *item = &batch->items[0];

    *item = (hs_item){ .blamed = analyser->run.program, .kind = HS_ITEM_ARTICLE };
    hs_document_clear(&item->document, &batch->arena);
    item->document.id = hs_arena_copy(&batch->arena, id);
    item->document.text = hs_arena_copy(&batch->arena, text);
    item->document.line = 1;
    batch->count = 1;
    analyser->lane.ran_out = false;
    hs_lane_process(&analyser->lane, batch);
    guard_all(analyser); // the lane has set its own
    if (analyser->lane.ran_out) {
        return hs_fail(&analyser->error, HS_IO, "not enough memory");
    }
    if (item->status != HS_OK) {
        hs_fail(&analyser->error, item->status, "%s: %s", item->blamed, item->error.message);
    }
    return item->status;
}

static hs_status analyse(hearsay *analyser, hs_slice id, hs_slice text)
{
    const hs_item *item = &analyser->batch.items[0];
    const char *bad = hs_utf8_invalid(text);
    hs_status status;

    if (bad != NULL) {
        return hs_fail(&analyser->error, HS_BAD_DOCUMENT, "byte %zu (0x%02x) is not UTF-8",
            (size_t) (bad - text.data) + 1, (unsigned) (unsigned char) *bad);
    }
    status = run_filters(analyser, id, text);
    for (size_t i = 0; status == HS_OK && i < item->parts_count; i++) {
        hs_findings_add(&analyser->found, &analyser->results, &item->parts[i]);
    }
    return status == HS_OK ? check_models(analyser) : status;
}

/* What was found in part of a text is not given out. */
static void take_back(hearsay *analyser)
{
    hs_error error = analyser->error;

    forget(analyser);
    analyser->error = error;
}

hearsay_status hearsay_analyse(hearsay *analyser, const char *id, const char *text, size_t size)
{
    volatile hs_status status = HS_OK;

    forget(analyser);
    status = (hs_status) hearsay_load(analyser);
    if (status != HS_OK) {
        return (hearsay_status) status;
    }
    if (setjmp(analyser->guard) != 0) {
        take_back(analyser);
        return out_of_memory(analyser);
    }
    guard_all(analyser);
    status = analyse(
        analyser, hs_slice_of(id ? id : "text"), (hs_slice){ text ? text : "", text ? size : 0 });
    if (status != HS_OK) {
        take_back(analyser);
    }
    return (hearsay_status) status; // HS_IO: memory
}

/* --- records */

static bool write_records(hearsay *analyser, const char *kind)
{
    const hs_extract_wanted all = { .permille = 0 };
    hs_record_writer writer = { .out = &analyser->records, .format = HS_RECORD_JSONL };
    const hs_item *text = &analyser->batch.items[0];
    int found = 0;

    while (hs_record_kinds[found] != NULL && strcmp(hs_record_kinds[found], kind) != 0) {
        found++;
    }
    if (hs_record_kinds[found] == NULL && strcmp(kind, "conllu") != 0) {
        return false;
    }
    for (size_t i = 0; i < text->parts_count; i++) {
        if (hs_record_kinds[found] == NULL) {
            hs_conllu_write(&text->parts[i], &analyser->records);
        } else {
            hs_extract(&text->parts[i], (hs_record_kind) found, &all, &writer);
        }
    }
    return true;
}

hearsay_status hearsay_records(
    hearsay *analyser, const char *kind, const char **records, size_t *size)
{
    *records = "";
    *size = 0;
    analyser->error.message[0] = '\0';
    analyser->records.size = 0;
    if (setjmp(analyser->guard) != 0) {
        return out_of_memory(analyser);
    }
    guard_all(analyser);
    if (!write_records(analyser, kind)) {
        hs_fail(&analyser->error, HS_USAGE, "there are no records of the kind '%s'", kind);
        return HEARSAY_USAGE;
    }
    hs_put_byte(&analyser->records, '\0');
    *records = analyser->records.data;
    *size = analyser->records.size - 1;
    return HEARSAY_OK;
}

/* --- what was found */

size_t hearsay_attributions(const hearsay *analyser) { return analyser->found.attributions_count; }

const hearsay_attribution *hearsay_attribution_at(const hearsay *analyser, size_t index)
{
    const hs_findings *found = &analyser->found;

    return index < found->attributions_count ? &found->attributions[index] : NULL;
}

size_t hearsay_entities(const hearsay *analyser) { return analyser->found.entities_count; }

const hearsay_entity *hearsay_entity_at(const hearsay *analyser, size_t index)
{
    const hs_findings *found = &analyser->found;

    return index < found->entities_count ? &found->entities[index] : NULL;
}

size_t hearsay_names(const hearsay *analyser) { return analyser->found.names_count; }

const hearsay_name *hearsay_name_at(const hearsay *analyser, size_t index)
{
    const hs_findings *found = &analyser->found;

    return index < found->names_count ? &found->names[index] : NULL;
}
