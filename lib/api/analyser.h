/* What an analyser holds.  Private to lib/api; the interface is hearsay.h. */
#ifndef HS_API_ANALYSER_H
#define HS_API_ANALYSER_H

#include "api/hearsay.h"
#include "run/batch.h"

/* What was found, in memory of analyser->results. */
typedef struct hs_findings {
    hearsay_attribution *attributions; // [attributions_count]
    size_t attributions_count, attributions_capacity;
    hearsay_entity *entities;
    size_t entities_count, entities_capacity;
    hearsay_name *names;
    size_t names_count, names_capacity;
} hs_findings;

struct hearsay {
    hs_run run;
    hs_lane lane; // all stages of the run
    bool loaded;
    char *models[HS_STAGES]; // names of files, that configurations point to; NULL: none

    hs_batch batch; // with one item, the text; its parts are what records are made of
    hs_arena results;
    hs_findings found;
    hs_buffer records;

    hs_error error; // no message: nothing went wrong
    jmp_buf guard;
};

/* Adds what stands in a document that all filters have seen. */
void hs_findings_add(hs_findings *to, hs_arena *arena, hs_document *document);

#endif
