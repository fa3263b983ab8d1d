#include "news/claim.h"
#include "run/filter.h"

static hs_status open_claims(const void *config, void **state, hs_error *error)
{
    hs_claims *claims = NULL;
    hs_status status = hs_claims_open(&claims, error);

    (void) config;
    *state = claims;
    return status;
}

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    (void) error;
    hs_claims_document(state, document);
    return HS_OK;
}

static void close_claims(void *state) { hs_claims_close(state); }

const hs_filter hs_claim_filter = {
    .name = "hs-claim",
    .summary = "class attributions: statement, accusation, denial and others",
    .reads = HS_TOKENS,
    .writes = HS_TOKENS,
    .open = open_claims,
    .process = process,
    .close = close_claims,
};

HS_PROGRAM(hs_claim_filter)
