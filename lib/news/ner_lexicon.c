#include "news/ner_page.h"
#include "text/utf8.h"

// Types of a lexicon at most, between documents.
#define TYPES 200000

// Words whose types are fetched into the cache together.
#define BATCH 32

static unsigned class_of(uint32_t code)
{
    return hs_is_upper(code) ? 'X' : hs_is_digit(code) ? 'd' : hs_is_letter(code) ? 'x' : code;
}

/* Shapes: a letter for each class of characters, runs cut to three, or to one. */
static void look_at_letters(hs_ner_type *type, hs_slice form)
{
    uint64_t shape = 7, brief = 7;
    unsigned before = 0, run = 0, upper = 0, lower = 0, first_upper = 0;

    for (size_t i = 0, size; i < form.size && i < 250; i += size) {
        unsigned class = class_of(hs_utf8_decode(form.data + i, &size));
        run = class == before ? run + 1 : 1;
        shape = run <= 3 ? hs_run_key(shape, class) : shape;
        brief = run == 1 ? hs_run_key(brief, class) : brief;
        before = class;
        first_upper |= class == 'X' && upper + lower == 0;
        upper += class == 'X';
        lower += class == 'x';
        type->digits |= class == 'd';
    }
    type->shape = shape;
    type->brief = brief;
    type->letters = (uint8_t) (upper + lower == 0 ? HS_NO_LETTER
            : upper == 0                          ? HS_LOWER
            : lower == 0 && upper > 1             ? HS_UPPER
            : first_upper && upper == 1           ? HS_INITIAL
                                                  : HS_MIXED);
}

/* Where the character that is `back` characters from the end begins. */
static size_t step_back(hs_slice text, size_t from)
{
    do {
        from--;
    } while (from > 0 && ((unsigned char) text.data[from] & 0xc0) == 0x80);
    return from;
}

static size_t step_on(hs_slice text, size_t from)
{
    do {
        from++;
    } while (from < text.size && ((unsigned char) text.data[from] & 0xc0) == 0x80);
    return from;
}

static void cut_affixes(hs_ner_type *type, hs_slice lower)
{
    size_t front = 0, back = lower.size;

    for (size_t i = 0; i < 4 && back > 0; i++) {
        front = step_on(lower, front);
        back = step_back(lower, back);
        type->prefix[i] = hs_hash((hs_slice){ lower.data, front });
        type->suffix[i] = hs_hash(hs_slice_from(lower, back));
    }
}

static void cut_at_hyphens(hs_ner_type *type, hs_slice form)
{
    const char *first = hs_slice_find(form, '-'), *last = first;

    if (first == NULL || first == form.data || form.data[form.size - 1] == '-') {
        return;
    }
    for (const char *at = first; at < form.data + form.size; at++) {
        last = *at == '-' ? at : last;
    }
    type->head = hs_word_key(hs_slice_between(form.data, first));
    type->tail = hs_word_key(hs_slice_between(last + 1, form.data + form.size));
}

static bool contains(hs_slice text, hs_slice part)
{
    for (size_t i = 0; i + part.size <= text.size; i++) {
        if (memcmp(text.data + i, part.data, part.size) == 0) {
            return true;
        }
    }
    return false;
}

/* Addresses that are no names; "Example.com" may be a company's. */
static bool is_address(hs_slice lower)
{
    static const hs_slice ends[] = { HS_CONSTANT(".pdf"), HS_CONSTANT(".doc"), HS_CONSTANT(".htm"),
        HS_CONSTANT(".html"), HS_CONSTANT(".jpg"), HS_CONSTANT(".txt"), HS_CONSTANT(".xls") };

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (lower.size > 5 && hs_slice_ends(lower, ends[i])) {
            return true;
        }
    }
    return lower.size > 2
        && (memchr(lower.data + 1, '@', lower.size - 1) != NULL
            || memchr(lower.data + 1, '_', lower.size - 1) != NULL
            || contains(lower, HS_LITERAL("://")) || hs_slice_starts(lower, HS_LITERAL("www.")));
}

static uint32_t find_lemma(hs_ner_lexicon *lexicon, hs_slice lower)
{
    bool added;
    hs_map_value *value = hs_map_add(&lexicon->lowers, lower, &added);

    if (added) {
        value->number = lexicon->lemmas_count;
        HS_APPEND(&lexicon->arena, lexicon, lemmas);
    }
    return (uint32_t) value->number;
}

/* What the lists make of a word, roughly, and its case: a name of a person is seen in a given name
 * with a capitalised word behind it that no list has. */
static uint32_t kinds_of(const hs_ner_type *type)
{
    static const uint32_t kinds[] = { HS_LIST_BIT(first), HS_LIST_BIT(surname),
        HS_LIST_BIT(country) | HS_LIST_BIT(region) | HS_LIST_BIT(city) | HS_LIST_BIT(location),
        HS_LIST_BIT(people) | HS_LIST_BIT(language),
        HS_LIST_BIT(group) | HS_LIST_BIT(orgword) | HS_LIST_BIT(legal),
        HS_LIST_BIT(title) | HS_LIST_BIT(office), HS_LIST_BIT(common), HS_LIST_BIT(proper) };
    uint32_t found = type->letters;

    for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        found |= type->lists & kinds[i] ? UINT32_C(8) << i : 0;
    }
    return found;
}

static void make_type(hs_ner_lexicon *lexicon, hs_ner_type *type, hs_slice written)
{
    char *straight = hs_arena_get(&lexicon->arena, written.size + 1);
    hs_slice form = { straight, hs_straighten(written, straight) };
    hs_slice lower = { .data = hs_arena_get(&lexicon->arena, form.size * 2 + 4) };

    lower.size = hs_fold(form, (char *) (uintptr_t) lower.data);
    type->form = hs_hash(form);
    type->lower = hs_hash(lower);
    type->key = hs_word_key(form);
    type->length = (uint8_t) (form.size > 255 ? 255 : form.size);
    type->address = is_address(lower);
    look_at_letters(type, form);
    cut_affixes(type, lower);
    cut_at_hyphens(type, form);
    type->lists = hs_gazetteer_find(&lexicon->lists, hs_run_key(0, type->key));
    type->classes = hs_words_find(&lexicon->classes, type->lower);
    type->kinds = kinds_of(type);
    type->learned = hs_gazetteer_find(&lexicon->learned, hs_ner_word_run(type->key));
    type->begins = hs_gazetteer_find(&lexicon->learned, hs_run_key(0, type->key));
    type->lemma = find_lemma(lexicon, lower);
}

static uint32_t find_type(hs_ner_lexicon *lexicon, hs_slice form, uint64_t hash)
{
    hs_map_value *value = hs_map_add_hashed(&lexicon->forms, form, hash, &(bool){ false });

    if (value->number == 0) {
        hs_slice kept = hs_arena_copy(&lexicon->arena, form);
        hs_map_entry *entry
            = (hs_map_entry *) (void *) ((char *) value - offsetof(hs_map_entry, value));
        entry->key = kept;
        value->number = lexicon->types_count + 1;
        make_type(lexicon, HS_APPEND(&lexicon->arena, lexicon, types), kept);
        return (uint32_t) lexicon->types_count - 1;
    }
    return (uint32_t) value->number - 1;
}

void hs_ner_find_types(hs_ner_lexicon *lexicon, hs_words words, uint32_t *types)
{
    uint64_t hashes[BATCH];

    for (size_t first = 0; first < words.count; first += BATCH) {
        size_t count = words.count - first < BATCH ? words.count - first : BATCH;
        for (size_t i = 0; i < count; i++) {
            hashes[i] = hs_hash(words.items[first + i].form);
            hs_map_fetch(&lexicon->forms, hashes[i]);
        }
        for (size_t i = 0; i < count; i++) {
            hs_map_value likely = hs_map_fetch_key(&lexicon->forms, hashes[i]);
            if (likely.number != 0) {
                const char *type = (const char *) &lexicon->types[likely.number - 1];
                for (size_t at = 0; at < sizeof *lexicon->types; at += 64) {
                    __builtin_prefetch(type + at);
                }
            }
        }
        for (size_t i = 0; i < count; i++) {
            types[first + i] = find_type(lexicon, words.items[first + i].form, hashes[i]);
        }
    }
}

void hs_ner_lexicon_free(hs_ner_lexicon *lexicon) { hs_arena_free(&lexicon->arena); }

void hs_ner_lexicon_trim(hs_ner_lexicon *lexicon)
{
    if (lexicon->forms.arena != NULL && lexicon->types_count < TYPES) {
        return;
    }
    hs_arena_reset(&lexicon->arena);
    lexicon->forms = lexicon->lowers = hs_map_make(&lexicon->arena);
    lexicon->types = NULL;
    lexicon->lemmas = NULL;
    lexicon->types_count = lexicon->types_capacity = 0;
    lexicon->lemmas_count = lexicon->lemmas_capacity = 0;
}
