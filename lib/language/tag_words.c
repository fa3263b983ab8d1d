#include "language/tag_words.h"

#include "base/map.h"
#include "language/word_tags.h"
#include "learn/feature.h"
#include "text/utf8.h"

/* --- the form */

/* At most HS_TAG_FORM bytes, whole characters. */
static hs_slice cut(hs_slice form)
{
    if (form.size > HS_TAG_FORM) {
        form.size = HS_TAG_FORM;
        while (form.size > 0 && ((unsigned char) form.data[form.size] & 0xc0) == 0x80) {
            form.size--;
        }
    }
    return form;
}

/* The last, or first, `letters` characters. */
static hs_slice last_letters(hs_slice text, uint32_t letters)
{
    size_t start = text.size;

    while (letters > 0 && start > 0) {
        start--;
        letters -= ((unsigned char) text.data[start] & 0xc0) != 0x80;
    }
    return hs_slice_from(text, start);
}

static hs_slice first_letters(hs_slice text, uint32_t letters)
{
    size_t end = 0;

    while (letters > 0 && end < text.size) {
        end++;
        while (end < text.size && ((unsigned char) text.data[end] & 0xc0) == 0x80) {
            end++;
        }
        letters--;
    }
    return (hs_slice){ text.data, end };
}

typedef struct kinds {
    uint32_t letters, upper, lower, digits;
    bool first_upper;
    char pattern[HS_TAG_FORM];
    size_t pattern_size;
} kinds;

static char kind_of(uint32_t code, kinds *seen)
{
    if (hs_is_upper(code)) {
        seen->upper++;
        return 'X';
    }
    if (hs_is_lower(code)) {
        seen->lower++;
        return 'x';
    }
    if (hs_is_digit(code)) {
        seen->digits++;
        return 'd';
    }
    if (hs_is_letter(code)) {
        seen->letters++;
        return 'l';
    }
    return code < 0x80 ? (char) code : 'u';
}

/* Counts kinds of characters; runs of one kind are one sign of the pattern. */
static void look_at(hs_slice form, kinds *seen)
{
    for (size_t i = 0, size; i < form.size; i += size) {
        char kind = kind_of(hs_utf8_decode(form.data + i, &size), seen);
        if (i == 0) {
            seen->first_upper = kind == 'X';
        }
        if (seen->pattern_size == 0 || seen->pattern[seen->pattern_size - 1] != kind) {
            seen->pattern[seen->pattern_size++] = kind;
        }
    }
    seen->letters += seen->upper + seen->lower;
}

static hs_tag_shape shape_of(const kinds *seen)
{
    if (seen->digits > 0) {
        return HS_SHAPE_DIGITS;
    }
    if (seen->letters == 0) {
        return HS_SHAPE_MARKS;
    }
    if (seen->upper == 0) {
        return HS_SHAPE_LOWER;
    }
    if (seen->lower == 0) {
        return seen->letters == 1 ? HS_SHAPE_LETTER : HS_SHAPE_UPPER;
    }
    return seen->first_upper && seen->upper == 1 ? HS_SHAPE_TITLE : HS_SHAPE_MIXED;
}

void hs_tag_word_read(hs_arena *arena, hs_slice written, hs_tag_word *word)
{
    char *straight = hs_arena_get(arena, written.size + 1);
    hs_slice form = { straight, hs_straighten(written, straight) };
    char *lower = hs_arena_get(arena, 2 * form.size + 4);
    hs_slice folded = { lower, hs_fold(form, lower) };
    kinds seen = { 0 };

    look_at(cut(form), &seen);
    word->form = cut(form);
    word->lower = cut(folded);
    word->form_hash = hs_hash(form);
    word->lower_hash = hs_hash(folded);
    word->shape_hash = hs_hash((hs_slice){ seen.pattern, seen.pattern_size });
    word->suffix2_hash = hs_hash(last_letters(word->lower, 2));
    word->suffix3_hash = hs_hash(last_letters(word->lower, 3));
    word->shape = shape_of(&seen);
}

/* --- the lexicon */

enum { KEY_FORM = 1, KEY_LOWER, KEY_ENDING };

uint64_t hs_tag_key_form(const hs_tag_word *word) { return hs_feature(KEY_FORM, word->form_hash); }

uint64_t hs_tag_key_lower(const hs_tag_word *word)
{
    return hs_feature(KEY_LOWER, word->lower_hash);
}

uint64_t hs_tag_key_ending(const hs_tag_word *word, uint32_t letters)
{
    return hs_feature3(
        KEY_ENDING, letters, word->shape, hs_hash(last_letters(word->lower, letters)));
}

/* Is the word itself in the lexicon, or its ending only? */
typedef enum found { FOUND_NOT, FOUND_WORD, FOUND_ENDING } found;

static found find_class(const hs_tag_lexicon *lexicon, const hs_tag_word *word, uint32_t *class)
{
    bool capitals = word->shape >= HS_SHAPE_TITLE && word->shape <= HS_SHAPE_MIXED;

    if (hs_table_find(&lexicon->table, hs_tag_key_form(word), class)
        || (capitals && hs_table_find(&lexicon->table, hs_tag_key_lower(word), class))) {
        return FOUND_WORD;
    }
    for (uint32_t letters = HS_TAG_ENDING + 1; letters > 0; letters--) {
        if (hs_table_find(&lexicon->table, hs_tag_key_ending(word, letters - 1), class)) {
            return FOUND_ENDING;
        }
    }
    return FOUND_NOT;
}

bool hs_tag_lexicon_view(
    const hs_tag_lexicon_parts *parts, uint32_t labels, hs_arena *arena, hs_tag_lexicon *lexicon)
{
    const uint16_t *next = (const uint16_t *) (const void *) parts->sets.data;
    const uint16_t *end = next + parts->sets.size / sizeof *next;
    uint16_t *all = hs_arena_get(arena, labels * sizeof *all);
    hs_crf_labels *list = hs_arena_clear(arena, parts->sets.size / 2 + 1, sizeof *list);

    *lexicon = (hs_tag_lexicon){ .sets = list, .every = { labels, all } };
    for (uint32_t y = 0; y < labels; y++) {
        all[y] = (uint16_t) y;
    }
    while (next != NULL && next < end) {
        uint16_t count = *next++;
        if (count == 0 || count > labels || count > end - next) {
            return false;
        }
        list[lexicon->sets_count++] = (hs_crf_labels){ count, next };
        for (; count > 0; count--) {
            if (*next++ >= labels) {
                return false;
            }
        }
    }
    return hs_table_view(parts->table, &lexicon->table)
        && hs_table_view(parts->words, &lexicon->words)
        && hs_table_view(parts->tags, &lexicon->tags);
}

/* --- features */

enum {
    FORM = 10,
    LOWER,
    SHAPE,
    SUFFIX,              // and the next four
    PREFIX = SUFFIX + 5, // and the next three
    SHAPE_SUFFIX = PREFIX + 4,
    LAST_PART,
    CHARACTER,
    CHARACTER_SHAPE,
    FLAGS,
    FLAGS_SHAPE,
    FLAGS_SUFFIX,
    PART_FLAGS,
    TAGS,
    TAGS_SHAPE,
    TAGS_FLAGS,
    CHARACTER_TAGS,
};

typedef struct features {
    uint64_t items[HS_TAG_LOCAL];
    uint32_t count;
} features;

static void add(features *to, uint64_t feature)
{
    to->items[to->count++] = feature & HS_TAG_FEATURE;
}

/* What stands behind the last hyphen, if there is one inside the word. */
static hs_slice last_part(hs_slice word)
{
    size_t start = word.size;

    while (start > 0 && word.data[start - 1] != '-') {
        start--;
    }
    return start > 1 && start < word.size ? hs_slice_from(word, start) : (hs_slice){ word.data, 0 };
}

static void add_features(const hs_tag_lexicon *lexicon, const hs_tag_word *word, features *to)
{
    hs_slice part = last_part(word->lower);

    add(to, hs_feature(FORM, word->form_hash));
    add(to, hs_feature(LOWER, word->lower_hash));
    add(to, hs_feature(SHAPE, word->shape_hash));
    for (uint32_t letters = 1; letters <= 5; letters++) {
        add(to, hs_feature(SUFFIX + letters - 1, hs_hash(last_letters(word->lower, letters))));
    }
    for (uint32_t letters = 1; letters <= 4; letters++) {
        add(to, hs_feature(PREFIX + letters - 1, hs_hash(first_letters(word->lower, letters))));
    }
    add(to, hs_feature2(SHAPE_SUFFIX, word->shape_hash, word->suffix3_hash));
    add(to, hs_feature(CHARACTER, word->character));
    add(to, hs_feature2(CHARACTER_SHAPE, word->character, word->shape));
    add(to, hs_feature(FLAGS, word->flags));
    add(to, hs_feature2(FLAGS_SHAPE, word->flags, word->shape));
    add(to, hs_feature2(FLAGS_SUFFIX, word->flags, word->suffix2_hash));
    add(to, hs_feature(TAGS, word->tags));
    add(to, hs_feature2(TAGS_SHAPE, word->tags & HS_WORD_TAGS, word->shape));
    add(to, hs_feature2(TAGS_FLAGS, word->tags & HS_WORD_TAGS, word->flags));
    if (part.size != 0) {
        add(to, hs_feature(LAST_PART, hs_hash(part)));
        add(to, hs_feature2(LAST_PART, hs_hash(last_letters(part, 3)), 3));
        add(to,
            hs_feature2(PART_FLAGS, hs_words_find(&lexicon->words, hs_hash(part)), word->shape));
    }
}

/* What the word list says, also of a word that is drawn out ("prettty"). */
static uint32_t find_flags(const hs_tag_lexicon *lexicon, hs_arena *arena, hs_tag_word *word)
{
    uint32_t flags = hs_words_find(&lexicon->words, word->lower_hash);
    char squeezed[HS_TAG_FORM];
    size_t size = 0;

    for (size_t i = 0; flags == 0 && i < word->lower.size; i++) {
        if (i < 2 || word->lower.data[i] != word->lower.data[i - 1]
            || word->lower.data[i] != word->lower.data[i - 2]) {
            squeezed[size++] = word->lower.data[i];
        }
    }
    if (flags == 0 && size < word->lower.size) {
        while (flags == 0 && size > 2 && squeezed[size - 1] == squeezed[size - 2]) {
            size--;
        }
        flags = hs_words_find(&lexicon->words, hs_hash((hs_slice){ squeezed, size }));
        if (flags & HS_WORD_LEMMA) {
            word->squeezed = hs_arena_copy(arena, (hs_slice){ squeezed, size });
        }
    }
    return flags;
}

void hs_tag_word_look_up(const hs_tag_lexicon *lexicon, hs_arena *arena, hs_tag_word *word)
{
    features made = { .count = 0 };
    uint64_t *local;
    uint32_t class = 0;
    found where = find_class(lexicon, word, &class);
    bool well = where != FOUND_NOT && (class & 0xffff) < lexicon->sets_count;

    word->flags = find_flags(lexicon, arena, word);
    word->tags = hs_words_find(&lexicon->tags, word->lower_hash);
    word->among = well ? lexicon->sets[class & 0xffff] : lexicon->every;
    word->character = well ? class >> 16 & 0x7fff : UINT64_MAX;
    if (where == FOUND_ENDING) { // then the dictionary says more
        word->character = word->tags != 0
            ? hs_feature2(CHARACTER_TAGS, word->tags & HS_WORD_TAGS, word->shape)
            : hs_feature3(CHARACTER, word->character, word->flags, word->shape);
    }
    word->helper = well && class >> 31;
    add_features(lexicon, word, &made);
    local = HS_NEW(arena, uint64_t, made.count);
    memcpy(local, made.items, made.count * sizeof *local);
    word->local = local;
    word->local_count = made.count;
}
