#include "news/lexicon.h"

#include <stdlib.h>

struct hs_lexicon {
    hs_arena arena;
    hs_map entries; // lower-case form → hs_entry
};

/* --- making the map */

static hs_entry *add_form(hs_lexicon *lexicon, hs_slice form)
{
    bool added;
    hs_map_value *value = hs_map_add(&lexicon->entries, form, &added);

    if (added) {
        value->pointer = HS_NEW(lexicon->entries.arena, hs_entry, 1);
    }
    return (hs_entry *) (uintptr_t) value->pointer;
}

static void add_cue_form(hs_lexicon *lexicon, const hs_cue *cue, hs_slice form, unsigned kind)
{
    hs_entry *entry = add_form(lexicon, form);

    if (entry->cue == NULL || entry->cue == cue) {
        entry->cue = cue;
        entry->forms |= kind;
    }
    if (cue->tails == NULL && (cue->takes & (HS_IS_SPEECH | HS_TAKES_QUOTE))) {
        entry->classes |= HS_REPORTS;
    }
}

static bool is_vowel(char letter) { return memchr("aeiou", letter, 5) != NULL; }

/* Regular inflection: base + suffix with e dropped and y turned into i. */
static hs_slice inflect(hs_arena *arena, const char *lemma, const char *suffix)
{
    hs_slice base = hs_slice_of(lemma), parts[3] = { base, HS_LITERAL(""), hs_slice_of(suffix) };
    char last = base.data[base.size - 1], before = base.data[base.size - 2];
    bool s = suffix[0] == 's';

    if (last == 'e' && !s) {
        parts[0].size--;
    } else if (last == 'y' && !is_vowel(before) && suffix[0] != 'i') {
        parts[0].size--;
        parts[1] = s ? HS_LITERAL("ie") : HS_LITERAL("i");
    } else if (s
        && (hs_slice_ends(base, HS_LITERAL("s")) || hs_slice_ends(base, HS_LITERAL("sh"))
            || hs_slice_ends(base, HS_LITERAL("ch")) || last == 'x')) {
        parts[1] = HS_LITERAL("e");
    }
    return hs_arena_join(arena, parts, 3);
}

/* A verb whose participle doubles its last letter (slammed) doubles it before -ing too. */
static hs_slice gerund(hs_arena *arena, const hs_cue *cue)
{
    hs_slice base = hs_slice_of(cue->lemma), doubled = hs_slice_of(cue->participle);
    size_t n = base.size;
    hs_slice parts[2] = { { doubled.data, n + 1 }, HS_LITERAL("ing") };

    if (doubled.data != NULL && doubled.size == n + 3 && doubled.data[n] == base.data[n - 1]) {
        return hs_arena_join(arena, parts, 2);
    }
    return inflect(arena, cue->lemma, "ing");
}

static void add_cue(hs_lexicon *lexicon, const hs_cue *cue)
{
    hs_arena *arena = lexicon->entries.arena;
    hs_slice past = hs_slice_of(cue->past), participle = hs_slice_of(cue->participle);

    if (past.data == NULL) {
        past = participle.data ? participle : inflect(arena, cue->lemma, "ed");
    }
    if (participle.data == NULL) {
        participle = past;
    }
    add_cue_form(lexicon, cue, hs_slice_of(cue->lemma), HS_BASE);
    add_cue_form(lexicon, cue, inflect(arena, cue->lemma, "s"), HS_THIRD);
    add_cue_form(lexicon, cue, past, HS_PAST);
    add_cue_form(lexicon, cue, participle, HS_PARTICIPLE);
    add_cue_form(lexicon, cue, gerund(arena, cue), HS_GERUND);
}

static void add_list(hs_lexicon *lexicon, const hs_word_list *list)
{
    for (hs_slice rest = hs_slice_of(list->words); rest.data != NULL;) {
        add_form(lexicon, hs_slice_cut(&rest, ' '))->classes |= list->classes;
    }
}

hs_status hs_lexicon_open(hs_lexicon **lexicon, hs_error *error)
{
    hs_lexicon *made = calloc(1, sizeof *made);
    jmp_buf guard;

    if (made == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    made->arena.guard = &guard;
    if (setjmp(guard) != 0) {
        hs_lexicon_close(made);
        return hs_fail(error, HS_IO, "not enough memory");
    }
    made->entries = hs_map_make(&made->arena);
    for (const hs_cue *cue = hs_cues; cue->lemma != NULL; cue++) {
        add_cue(made, cue);
    }
    for (const hs_word_list *list = hs_word_lists; list->words != NULL; list++) {
        add_list(made, list);
    }
    made->arena.guard = NULL;
    *lexicon = made;
    return HS_OK;
}

void hs_lexicon_close(hs_lexicon *lexicon)
{
    hs_arena_free(&lexicon->arena);
    free(lexicon);
}

hs_status hs_lexicon_open_state(const void *config, void **state, hs_error *error)
{
    hs_lexicon *lexicon = NULL;
    hs_status status = hs_lexicon_open(&lexicon, error);

    (void) config;
    *state = lexicon;
    return status;
}

void hs_lexicon_close_state(void *state) { hs_lexicon_close(state); }

hs_entry hs_lexicon_find(const hs_lexicon *lexicon, hs_slice form)
{
    const hs_map_value *value = hs_map_find(&lexicon->entries, form);

    return value ? *(const hs_entry *) value->pointer : (hs_entry){ 0 };
}
