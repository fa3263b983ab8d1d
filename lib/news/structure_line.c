#include "news/structure_line.h"

#include "news/structure_residue.h"
#include "text/utf8.h"

hs_slice hs_line_bare(hs_slice text)
{
    size_t size, last;

    while (text.size != 0 && !hs_is_worded(text)) {
        (void) hs_utf8_decode(text.data, &size);
        text = hs_slice_from(text, size);
    }
    while (text.size != 0) {
        for (last = text.size - 1; last > 0 && ((unsigned char) text.data[last] & 0xC0) == 0x80;)
            last--;
        if (hs_is_worded(hs_slice_from(text, last)))
            break;
        text.size = last;
    }
    return text;
}

static bool has(hs_slice text, hs_slice phrase)
{
    for (hs_slice rest = text; rest.size >= phrase.size;) {
        const char *place = hs_slice_find(rest, phrase.data[0]);

        if (place == NULL)
            return false;
        rest = hs_slice_between(place, text.data + text.size);
        if (hs_slice_starts(rest, phrase))
            return true;
        rest = hs_slice_from(rest, 1);
    }
    return false;
}

/* "Follow Jane Doe on Twitter @janedoe", "Follow @janedoe". */
static bool asks_to_follow(const hs_line *line)
{
    hs_slice text = line->folded;

    if (!hs_slice_starts(text, HS_LITERAL("follow ")) || line->words > 40)
        return false;
    return has(text, HS_LITERAL(" @")) || has(text, HS_LITERAL("twitter"))
        || has(text, HS_LITERAL("facebook")) || has(text, HS_LITERAL("instagram"))
        || hs_slice_starts(text, HS_LITERAL("follow us"));
}

/* The citation line under an article that has been retrieved. */
static bool is_citation(const hs_line *line)
{
    return line->words <= 60 && hs_slice_starts(line->folded, HS_LITERAL("citation:"))
        && (has(line->folded, HS_LITERAL("retrieved")) || has(line->folded, HS_LITERAL("(")));
}

/* Style sheets, scripts, braces. */
static bool is_code(const hs_line *line)
{
    hs_slice text = line->folded;
    char last = text.data[text.size - 1];

    if (text.size != 0 && line->words <= 40 && strchr("&%\\{", text.data[0]) != NULL)
        return true;
    if (line->words > 8 || text.size == 0)
        return false;
    return last == '{' || (last == '}' && text.data[0] != '{')
        || (last == ';' && hs_slice_find(text, ':') != NULL && hs_slice_find(text, '-') != NULL
            && line->words <= 5 && text.data[0] == line->text.data[0]);
}

/* One word that is an address, or a name after an at sign. */
static bool is_address(const hs_line *line)
{
    hs_slice text = line->folded;

    if (hs_slice_find(text, ' ') != NULL)
        return false;
    return text.data[0] == '@' || hs_slice_starts(text, HS_LITERAL("http"))
        || hs_slice_starts(text, HS_LITERAL("www."));
}

static bool starts_quoted(const hs_line *line)
{
    static const char *const marks[] = { "\"", "''", "\xE2\x80\x9C", "\xC2\xAB", "\xE2\x80\x9E" };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (hs_slice_starts(line->text, hs_slice_of(marks[i])))
            return true;
    return false;
}

hs_par hs_line_kind(const hs_residue *residue, const hs_line *line, bool *heads_links)
{
    const hs_residue_phrases *found;

    *heads_links = false;
    if (line->words == 0 || (line->bare.size <= 1 && line->whole))
        return HS_PAR_NOTICE;
    if (!line->whole)
        return HS_PAR_UNKNOWN;
    found = hs_residue_find(residue, line);
    // A quotation is residue only where all of it is a known phrase.
    if (found != NULL && (found->where == HS_PHRASE_IS || !starts_quoted(line))) {
        *heads_links = found->heads_links;
        return (hs_par) found->kind;
    }
    if (is_citation(line) || is_code(line))
        return HS_PAR_NOTICE;
    if (asks_to_follow(line) || is_address(line))
        return HS_PAR_LINK;
    if (line->words <= 14 && hs_line_only_date(line->folded))
        return HS_PAR_DATELINE;
    return HS_PAR_UNKNOWN;
}
