#include "language/tag_features.h"

#include "learn/feature.h"

enum {
    BEFORE1 = 40,
    AFTER1,
    BEFORE2,
    AFTER2,
    BEFORE2_BEFORE1,
    C_BEFORE1,
    C_AFTER1,
    C_BEFORE2,
    C_BEFORE1_SELF,
    C_SELF_AFTER1,
    C_BEFORE2_BEFORE1,
    C_AFTER1_AFTER2,
    WORD_C_BEFORE1,
    WORD_C_AFTER1,
    WORD_C_BOTH,
    S_BEFORE1,
    S_AFTER1,
    S_FIRST,
    S_BEFORE1_SELF,
    S_SELF_AFTER1,
    S_CHARACTER,
    SUFFIX_BEFORE1,
    SUFFIX_SELF_AFTER1,
    SUFFIX_SELF_BEFORE1,
    LAST_SIGN,
    HELPER,
    HELPER_SUFFIX,
    L_SELF,
    L_BEFORE1,
    L_AFTER1,
    L_BEFORE2,
    L_AFTER2,
    L_BOTH,
    L_BEFORE2_BEFORE1,
    L_WORD_AFTER1,
    L_WORD_BOTH,
    L_BEFORE1_WORD_BEFORE1,
    L_AFTER1_WORD_AFTER1,
    L_SUFFIX_BOTH,
    L_SHAPE_BOTH,
    V_AFTER,
    V_AFTER_WORD,
    V_AFTER_LABEL,
};

// Words that are searched for a verb.
#define REACH 6

/* What stands in front of a sentence, and behind it. */
#define BORDER(number)                                                                             \
    {                                                                                              \
        .lower_hash = (number), .form_hash = (number), .shape_hash = (number),                     \
        .suffix2_hash = (number), .suffix3_hash = (number), .character = UINT64_MAX - (number)     \
    }
static const hs_tag_word start_border = BORDER(1), end_border = BORDER(2);

hs_tag_context hs_tag_context_make(hs_arena *arena, const bool *verbs, size_t length)
{
    hs_tag_context made = { .verbs = verbs, .length = length };
    const hs_tag_word **words = hs_arena_get(arena, (length + 4) * sizeof *words);
    uint16_t *first = hs_arena_get(arena, (length + 4) * sizeof *first);

    words[0] = words[1] = &start_border;
    words[length + 2] = words[length + 3] = &end_border;
    first[0] = first[1] = first[length + 2] = first[length + 3] = HS_CRF_LABELS;
    made.words = words + 2;
    made.first = first + 2;
    made.helpers = hs_arena_get(arena, (length + 1) * sizeof *made.helpers);
    return made;
}

void hs_tag_context_read(hs_tag_context *context)
{
    uint32_t helper = 0;
    size_t lower = 0, upper = 0;

    for (size_t t = 0; t < context->length; t++) {
        const hs_tag_word *word = context->words[t];
        context->helpers[t] = helper;
        helper = word->helper ? (uint32_t) t + 1 : helper;
        lower += word->shape == HS_SHAPE_LOWER;
        upper += word->shape >= HS_SHAPE_TITLE && word->shape <= HS_SHAPE_MIXED;
    }
    context->mode = lower == 0 ? 2 : upper > 3 && upper > 2 * lower ? 1 : 0;
}

static size_t add_words(const hs_tag_word *const *w, uint64_t *to)
{
    uint64_t b2 = w[-2]->lower_hash, b1 = w[-1]->lower_hash, a1 = w[1]->lower_hash,
             a2 = w[2]->lower_hash;
    size_t n = 0;

    to[n++] = hs_feature(BEFORE1, b1);
    to[n++] = hs_feature(AFTER1, a1);
    to[n++] = hs_feature(BEFORE2, b2);
    to[n++] = hs_feature(AFTER2, a2);
    to[n++] = hs_feature2(BEFORE2_BEFORE1, b2, b1);
    return n;
}

static size_t add_characters(const hs_tag_word *const *w, uint64_t *to)
{
    uint64_t b2 = w[-2]->character, b1 = w[-1]->character, self = w[0]->character,
             a1 = w[1]->character, a2 = w[2]->character, word = w[0]->lower_hash;
    size_t n = 0;

    to[n++] = hs_feature(C_BEFORE1, b1);
    to[n++] = hs_feature(C_AFTER1, a1);
    to[n++] = hs_feature(C_BEFORE2, b2);
    to[n++] = hs_feature2(C_BEFORE1_SELF, b1, self);
    to[n++] = hs_feature2(C_SELF_AFTER1, self, a1);
    to[n++] = hs_feature2(C_BEFORE2_BEFORE1, b2, b1);
    to[n++] = hs_feature2(C_AFTER1_AFTER2, a1, a2);
    to[n++] = hs_feature2(WORD_C_BEFORE1, word, b1);
    to[n++] = hs_feature2(WORD_C_AFTER1, word, a1);
    to[n++] = hs_feature3(WORD_C_BOTH, b1, word, a1);
    return n;
}

static size_t add_forms(const hs_tag_context *in, size_t at, uint64_t *to)
{
    const hs_tag_word *const *w = in->words + at;
    uint64_t state = (at == 0) + 2 * (uint64_t) in->mode, shape = w[0]->shape_hash;
    uint64_t suffix = w[0]->suffix3_hash;
    size_t n = 0;

    to[n++] = hs_feature(S_BEFORE1, w[-1]->shape_hash);
    to[n++] = hs_feature(S_AFTER1, w[1]->shape_hash);
    to[n++] = hs_feature2(S_FIRST, shape, state);
    to[n++] = hs_feature3(S_BEFORE1_SELF, w[-1]->shape_hash, shape, state);
    to[n++] = hs_feature3(S_SELF_AFTER1, shape, w[1]->shape_hash, state);
    to[n++] = hs_feature3(S_CHARACTER, w[0]->character, shape, state);
    to[n++] = hs_feature(SUFFIX_BEFORE1, w[-1]->suffix3_hash);
    to[n++] = hs_feature2(SUFFIX_SELF_AFTER1, suffix, w[1]->suffix2_hash);
    to[n++] = hs_feature2(SUFFIX_SELF_BEFORE1, suffix, w[-1]->suffix2_hash);
    return n;
}

/* Far to the left: a helping verb decides on the form of the verb behind it, a question mark at
 * the end on that of the verb in front. */
static size_t add_far(const hs_tag_context *in, size_t at, uint64_t *to)
{
    uint32_t place = in->helpers[at];
    uint64_t helper = place ? in->words[place - 1]->lower_hash : 0;
    uint64_t far = place ? at + 1 - place : 0;
    size_t n = 0;

    far = far > 4 ? 5 : far;
    to[n++] = hs_feature3(
        LAST_SIGN, in->words[in->length - 1]->lower_hash, in->words[at]->character, at == 0);
    to[n++] = hs_feature2(HELPER, helper, far);
    to[n++] = hs_feature2(HELPER_SUFFIX, helper, in->words[at]->suffix2_hash);
    return n;
}

static size_t finish(uint64_t *features, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        features[i] &= HS_TAG_FEATURE;
    }
    return count;
}

size_t hs_tag_features(const hs_tag_context *in, size_t at, uint64_t features[HS_TAG_CONTEXT])
{
    size_t n = add_words(in->words + at, features);

    n += add_characters(in->words + at, features + n);
    n += add_forms(in, at, features + n);
    return finish(features, n + add_far(in, at, features + n));
}

/* The nearest verb behind `at`, with how far it is; 0: there is none close by. */
static uint64_t next_verb(const hs_tag_context *in, size_t at)
{
    for (size_t far = 1; far <= REACH && at + far < in->length; far++) {
        size_t place = at + far;
        if (in->words[place]->shape == HS_SHAPE_MARKS) {
            break;
        }
        if (in->verbs[in->first[place]]) {
            return in->first[place] * 4u + (far > 2 ? 3 : far);
        }
    }
    return 0;
}

size_t hs_tag_near_features(const hs_tag_context *in, size_t at, uint64_t features[HS_TAG_CONTEXT])
{
    return finish(features, add_characters(in->words + at, features));
}

size_t hs_tag_other_features(const hs_tag_context *in, size_t at, uint64_t features[HS_TAG_CONTEXT])
{
    size_t n = add_words(in->words + at, features);

    n += add_forms(in, at, features + n);
    return finish(features, n + add_far(in, at, features + n));
}

size_t hs_tag_more_features(const hs_tag_context *in, size_t at, uint64_t to[HS_TAG_CONTEXT])
{
    const uint16_t *l = in->first + at;
    const hs_tag_word *const *w = in->words + at;
    uint64_t word = w[0]->lower_hash;
    uint64_t after = next_verb(in, at);
    size_t n = 0;

    to[n++] = hs_feature(L_SELF, l[0]);
    to[n++] = hs_feature(L_BEFORE1, l[-1]);
    to[n++] = hs_feature(L_AFTER1, l[1]);
    to[n++] = hs_feature(L_BEFORE2, l[-2]);
    to[n++] = hs_feature(L_AFTER2, l[2]);
    to[n++] = hs_feature2(L_BOTH, l[-1], l[1]);
    to[n++] = hs_feature2(L_BEFORE2_BEFORE1, l[-2], l[-1]);
    to[n++] = hs_feature2(L_WORD_AFTER1, word, l[1]);
    to[n++] = hs_feature3(L_WORD_BOTH, word, l[-1], l[1]);
    to[n++] = hs_feature3(L_BEFORE1_WORD_BEFORE1, w[-1]->lower_hash, l[-1], l[1]);
    to[n++] = hs_feature3(L_AFTER1_WORD_AFTER1, w[1]->lower_hash, l[-1], l[1]);
    to[n++] = hs_feature3(L_SUFFIX_BOTH, w[0]->suffix3_hash, l[-1], l[1]);
    to[n++] = hs_feature3(L_SHAPE_BOTH, w[0]->shape_hash, l[-1], l[1]);
    to[n++] = hs_feature(V_AFTER, after);
    to[n++] = hs_feature2(V_AFTER_WORD, after, word);
    to[n++] = hs_feature3(V_AFTER_LABEL, after, l[0], l[1]);
    return finish(to, n);
}
