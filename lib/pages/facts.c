#include "pages/facts.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <strings.h>

#include "pages/date.h"
#include "pages/squeeze.h"
#include "stream/article.h"

#define LONGEST 2000 // bytes of a fact

/* --- entities */

/* The code point of a reference, `&amp;` without its ends; 0: it is none. */
static unsigned entity_code(hs_slice name)
{
    char text[12];
    unsigned code = 0;
    bool hex;

    if (name.size == 0 || name.size >= sizeof text) {
        return 0;
    }
    memcpy(text, name.data, name.size);
    text[name.size] = '\0';
    if (text[0] != '#') {
        const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *) text);
        return entity ? entity->value : 0;
    }
    hex = (text[1] | 32) == 'x';
    for (const char *byte = text + 1 + hex; *byte; byte++) {
        int digit = *byte >= '0' && *byte <= '9'                ? *byte - '0'
            : hex && (*byte | 32) >= 'a' && (*byte | 32) <= 'f' ? (*byte | 32) - 'a' + 10
                                                                : -1;
        if (digit < 0 || code > 0x10ffff) {
            return 0;
        }
        code = code * (hex ? 16 : 10) + (unsigned) digit;
    }
    return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? 0 : code;
}

hs_slice hs_unescape(hs_arena *arena, hs_slice text)
{
    char *made, *to;

    if (hs_slice_find(text, '&') == NULL) {
        return text;
    }
    made = to = hs_arena_get(arena, text.size + 4); // a reference is no shorter than its character
    while (text.size != 0) {
        const char *mark = hs_slice_find(text, '&'), *end;
        hs_slice plain = mark ? hs_slice_between(text.data, mark) : text;
        unsigned code = 0;
        memcpy(to, plain.data, plain.size);
        to += plain.size;
        text = hs_slice_from(text, plain.size);
        if (text.size == 0) {
            break;
        }
        end = hs_slice_find((hs_slice){ text.data, text.size < 12 ? text.size : 12 }, ';');
        if (end != NULL) {
            code = entity_code(hs_slice_between(text.data + 1, end));
        }
        if (code != 0) {
            to += xmlCopyCharMultiByte((xmlChar *) to, (int) code);
            text = hs_slice_between(end + 1, text.data + text.size);
        } else {
            *to++ = '&';
            text = hs_slice_from(text, 1);
        }
    }
    return hs_slice_between(made, to);
}

/* --- facts */

static bool is_address(hs_slice text)
{
    return hs_slice_starts(text, HS_LITERAL("http://"))
        || hs_slice_starts(text, HS_LITERAL("https://"));
}

/* "By Ana Ruiz" is a byline of Ana Ruiz. */
static hs_slice without_by(hs_slice text)
{
    if (text.size > 3 && strncasecmp(text.data, "by ", 3) == 0) {
        return hs_slice_from(text, 3);
    }
    return text;
}

/* en_US, as Open Graph writes it, is en-US (BCP 47). */
static hs_slice language_tag(hs_arena *arena, hs_slice text)
{
    hs_slice copy = hs_arena_copy(arena, text);
    char *byte = (char *) (uintptr_t) copy.data;

    for (size_t i = 0; i < copy.size; i++) {
        bool good = (byte[i] >= 'a' && byte[i] <= 'z') || (byte[i] >= 'A' && byte[i] <= 'Z')
            || (byte[i] >= '0' && byte[i] <= '9') || byte[i] == '-';
        if (byte[i] == '_') {
            byte[i] = '-';
        } else if (!good) {
            return (hs_slice){ NULL, 0 };
        }
    }
    return copy.size <= 35 ? copy : (hs_slice){ NULL, 0 };
}

static hs_slice cut(hs_slice text, size_t most)
{
    if (text.size > most) {
        text.size = most;
        while (text.size != 0 && ((unsigned char) text.data[text.size] & 0xc0) == 0x80) {
            text.size--;
        }
    }
    return text;
}

static bool names(hs_slice byline, hs_slice name)
{
    for (; byline.size >= name.size; byline = hs_slice_from(byline, 1)) {
        if (hs_slice_starts(byline, name)) {
            return true;
        }
    }
    return false;
}

void hs_facts_add(hs_facts *to, hs_fact fact, int rank, hs_slice text)
{
    hs_slice known = to->value[fact];
    hs_slice value = hs_squeeze(to->arena, hs_unescape(to->arena, cut(text, LONGEST)));

    if (value.data == NULL) {
        return;
    }
    if (fact == HS_DATE || fact == HS_MODIFIED || fact == HS_FETCHED) {
        value = hs_date_read(to->arena, value);
    } else if (fact == HS_BYLINE) {
        value = is_address(value) ? (hs_slice){ NULL, 0 } : without_by(value);
    } else if (fact == HS_LANG) {
        value = language_tag(to->arena, value);
    } else if (fact == HS_URL && !is_address(value)) {
        return;
    }
    if (value.size == 0) {
        return;
    }
    if (known.data == NULL || rank < to->rank[fact]) {
        to->value[fact] = value;
        to->rank[fact] = rank;
    } else if (fact == HS_BYLINE && rank == to->rank[fact] && !names(known, value)
        && known.size < LONGEST) {
        to->value[fact] = hs_arena_print(to->arena, "%.*s, %.*s", HS_PRINT(known), HS_PRINT(value));
    }
}

void hs_facts_field(hs_document *document, const char *name, hs_slice value)
{
    if (value.size != 0) {
        hs_article_field(document, name, value);
    }
}

void hs_facts_write(const hs_facts *facts, hs_document *document)
{
    static const char *const fields[HS_FACTS] = { "title", "date", "byline", "publisher", "lang",
        "url", "modified", "section", "description", "fetched" };

    if (facts->id.size != 0) {
        document->id = facts->id;
    }
    for (hs_fact fact = HS_TITLE; fact < HS_FACTS; fact++) {
        hs_facts_field(document, fields[fact], facts->value[fact]);
    }
}
