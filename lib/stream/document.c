#include "stream/document.h"

void hs_document_clear(hs_document *document, hs_arena *arena)
{
    *document = (hs_document){ .arena = arena, .part = 1, .records = document->records };
}

/* --- comments */

hs_slice hs_comment_value(hs_slice line, hs_slice key)
{
    const hs_slice none = { NULL, 0 };
    hs_slice rest;

    if (line.size == 0 || line.data[0] != '#') {
        return none;
    }
    rest = hs_slice_from(line, 1);
    while (rest.size != 0 && rest.data[0] == ' ') {
        rest = hs_slice_from(rest, 1);
    }
    if (!hs_slice_starts(rest, key)) {
        return none;
    }
    rest = hs_slice_from(rest, key.size);
    while (rest.size != 0 && rest.data[0] == ' ') {
        rest = hs_slice_from(rest, 1);
    }
    if (rest.size == 0) { // "# newpar" alone: the key without a value
        return rest;
    }
    if (rest.data[0] != '=') {
        return none;
    }
    rest = hs_slice_from(rest, 1);
    return rest.size != 0 && rest.data[0] == ' ' ? hs_slice_from(rest, 1) : rest;
}

size_t hs_comment_place(const hs_sentence *sentence, hs_slice key)
{
    size_t i = 0;

    while (
        i < sentence->comments_count && hs_comment_value(sentence->comments[i], key).data == NULL) {
        i++;
    }
    return i;
}

hs_slice hs_comment_get(const hs_sentence *sentence, hs_slice key)
{
    size_t place = hs_comment_place(sentence, key);

    if (place == sentence->comments_count) {
        return (hs_slice){ NULL, 0 };
    }
    return hs_comment_value(sentence->comments[place], key);
}

void hs_comment_insert(
    hs_document *document, hs_sentence *sentence, size_t place, hs_slice key, hs_slice value)
{
    const hs_slice parts[] = { HS_LITERAL("# "), key, HS_LITERAL(" = "), value };
    hs_slice line = hs_arena_join(document->arena, parts, 4);
    char *byte = (char *) (uintptr_t) line.data;

    for (size_t i = 0; i < line.size; i++) {
        byte[i] = byte[i] == '\n' ? ' ' : byte[i];
    }
    if (place > sentence->comments_count) {
        place = sentence->comments_count;
    }
    (void) HS_APPEND(document->arena, sentence, comments);
    memmove(sentence->comments + place + 1, sentence->comments + place,
        (sentence->comments_count - 1 - place) * sizeof *sentence->comments);
    sentence->comments[place] = line;
}

bool hs_begins_paragraph(const hs_sentence *sentence)
{
    for (size_t i = 0; i < sentence->comments_count; i++) {
        if (hs_comment_value(sentence->comments[i], HS_LITERAL("newpar")).data != NULL
            || hs_comment_value(sentence->comments[i], HS_LITERAL("newpar id")).data != NULL) {
            return true;
        }
    }
    return false;
}

static bool is_head(hs_slice line)
{
    static const hs_slice heads[]
        = { HS_CONSTANT("# newdoc"), HS_CONSTANT("# meta::"), HS_CONSTANT("# hs::tool"),
              HS_CONSTANT("# hs::part"), HS_CONSTANT("# hs::offsets"), HS_CONSTANT("# global.") };

    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        if (hs_slice_starts(line, heads[i])) {
            return true;
        }
    }
    return false;
}

void hs_document_note(hs_document *document, hs_slice key, hs_slice value)
{
    hs_sentence *first = document->sentences;
    size_t place = 0;

    if (document->sentences_count == 0) {
        return;
    }
    while (place < first->comments_count && is_head(first->comments[place])) {
        place++;
    }
    hs_comment_insert(document, first, place, key, value);
}

/* --- MISC */

/* The item `key=…` of a MISC column, the key included; no data where it has none.  Where an item
 * ends is only looked for behind a first byte that is the key's. */
static inline hs_slice misc_item(hs_slice misc, hs_slice key)
{
    const char *item = misc.data, *end = misc.data + misc.size;

    while (item != NULL && (size_t) (end - item) > key.size) {
        hs_slice rest = hs_slice_between(item, end);
        if (item[key.size] == '=' && hs_slice_starts(rest, key)) {
            return hs_slice_cut(&rest, '|');
        }
        item = memchr(item, '|', rest.size);
        item = item != NULL ? item + 1 : NULL;
    }
    return (hs_slice){ NULL, 0 };
}

hs_slice hs_misc_get(hs_slice misc, hs_slice key)
{
    hs_slice item = misc_item(misc, key);

    return item.data ? hs_slice_from(item, key.size + 1) : item;
}

/* Written out, since it is done for every token of most filters. */
static hs_slice append_item(hs_arena *arena, hs_slice misc, hs_slice key, hs_slice value)
{
    char *place = hs_arena_get(arena, misc.size + key.size + value.size + 2), *next = place;

    if (!hs_slice_is(misc, "_") && misc.size != 0) {
        memcpy(next, misc.data, misc.size);
        next += misc.size;
        *next++ = '|';
    }
    memcpy(next, key.data, key.size);
    next += key.size;
    *next++ = '=';
    if (value.size != 0) {
        memcpy(next, value.data, value.size);
        next += value.size;
    }
    return hs_slice_between(place, next);
}

void hs_misc_set(hs_document *document, hs_token *token, hs_slice key, hs_slice value)
{
    hs_slice misc = token->column[HS_MISC], old = hs_misc_get(misc, key), parts[3];

    if (old.data != NULL) {
        parts[0] = hs_slice_between(misc.data, old.data);
        parts[1] = value;
        parts[2] = hs_slice_between(old.data + old.size, misc.data + misc.size);
        token->column[HS_MISC] = hs_arena_join(document->arena, parts, 3);
        return;
    }
    token->column[HS_MISC] = append_item(document->arena, misc, key, value);
}

void hs_misc_drop(hs_document *document, hs_token *token, hs_slice key)
{
    hs_slice misc = token->column[HS_MISC], item = misc_item(misc, key), parts[2];

    if (item.data == NULL) {
        return;
    }
    parts[0] = hs_slice_between(misc.data, item.data);
    parts[1] = hs_slice_between(item.data + item.size, misc.data + misc.size);
    if (parts[1].size != 0) { // the bar behind it goes with it
        parts[1] = hs_slice_from(parts[1], 1);
    } else if (parts[0].size != 0) {
        parts[0].size--;
    }
    misc = hs_arena_join(document->arena, parts, 2);
    token->column[HS_MISC] = misc.size ? misc : HS_LITERAL("_");
}

hs_unit hs_document_unit(const hs_document *document)
{
    hs_slice unit = { NULL, 0 };

    if (document->sentences_count != 0) {
        unit = hs_comment_get(&document->sentences[0], HS_LITERAL("hs::offsets"));
    }
    return hs_slice_is(unit, "bytes") ? HS_BYTES : hs_slice_is(unit, "utf16") ? HS_UTF16 : HS_CHARS;
}
