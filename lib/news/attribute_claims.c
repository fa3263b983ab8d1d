#include "news/attribute_claims.h"

hs_range hs_trim(const hs_reading *in, hs_range range)
{
    while (!hs_is_empty(range) && !in->terms[range.first].letters && !in->terms[range.first].mark
        && !hs_among(in, range.first, "$ £ € ( [ # @")) {
        range.first++;
    }
    while (!hs_is_empty(range) && !in->terms[range.end - 1].letters
        && !in->terms[range.end - 1].mark && !hs_among(in, range.end - 1, "% ) ]")) {
        range.end--;
    }
    return range;
}

static bool has_letters(const hs_reading *in, hs_range range)
{
    for (size_t i = range.first; i < range.end; i++) {
        if (in->terms[i].letters) {
            return true;
        }
    }
    return false;
}

static void take(hs_finder *with, hs_range range)
{
    for (size_t i = range.first; i < range.end; i++) {
        with->taken[i] = true;
    }
}

void hs_claim_content(hs_finder *with, hs_claim *claim, hs_range content)
{
    content = hs_trim(with->in, content);
    if (has_letters(with->in, content)) {
        *HS_APPEND(with->document->arena, claim, contents) = content;
    }
}

bool hs_claim_keep(hs_finder *with, const hs_claim *claim)
{
    if (claim->contents_count == 0) {
        return false;
    }
    *HS_APPEND(with->document->arena, with, claims) = *claim;
    for (size_t i = 0; i < claim->contents_count; i++) {
        take(with, claim->contents[i]);
    }
    take(with, claim->cue);
    take(with, claim->source);
    return true;
}

bool hs_among(const hs_reading *in, size_t word, const char *words)
{
    hs_slice rest = hs_slice_of(words);

    while (rest.data != NULL && word < in->words.count) {
        if (hs_slice_equal(hs_slice_cut(&rest, ' '), in->terms[word].lower)) {
            return true;
        }
    }
    return false;
}
