/* Bylines, datelines and agencies: the names that stand at the edges of an article. */
#include "news/structure_line.h"
#include "text/utf8.h"

static uint32_t code_at(hs_slice text)
{
    size_t size;

    return text.size ? hs_utf8_decode(text.data, &size) : 0;
}

static hs_slice trim(hs_slice text, const char *bytes)
{
    while (text.size && strchr(bytes, text.data[0]))
        text = hs_slice_from(text, 1);
    while (text.size && strchr(bytes, text.data[text.size - 1]))
        text.size--;
    return text;
}

static bool in_list(hs_slice text, const char *const *list)
{
    for (; *list != NULL; list++)
        if (hs_slice_is(text, *list))
            return true;
    return false;
}

/* No lower case letter, and two capitals at least. */
static bool is_shouted(hs_slice word)
{
    size_t capitals = 0;

    for (size_t at = 0, size; at < word.size; at += size) {
        uint32_t code = hs_utf8_decode(word.data + at, &size);

        if (hs_is_lower(code))
            return false;
        capitals += hs_is_upper(code);
    }
    return capitals >= 2;
}

/* --- bylines -------------------------------------------------------------------------------------
 */

static const char *const small_words[] = { "and", "with", "of", "for", "the", "in", "de", "van",
    "von", "der", "den", "di", "da", "du", "la", "le", "al", "el", "bin", "ibn", "dos", "y", "&",
    "|", "-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2", "\xC2\xB7", "staff", "writer",
    "writers", "reporter", "correspondent", "editor", "special", "to", "contributor", "columnist",
    "our", "a", "at", "news", "agency", "agencies", "bureau", "chief", "senior", "political",
    "business", "sports", "on", "am", "pm", "a.m.", "p.m.", "et", NULL };

/* Names, and what stands between names, to the end. */
static bool is_run_of_names(hs_slice text)
{
    size_t names = 0;

    while (text.data != NULL) {
        hs_slice word = trim(hs_slice_cut(&text, ' '), ",;()");
        uint32_t code = code_at(word);

        if (word.size == 0 || in_list(word, small_words))
            continue;
        if (!hs_is_upper(code) && !hs_is_digit(code) && code != '@')
            return false;
        names += hs_is_upper(code);
    }
    return names >= 1;
}

/* JANE DOE as Jane Doe.  The letter behind an apostrophe or a hyphen stays as it is. */
static hs_slice unshout(hs_arena *arena, hs_slice name)
{
    char *out = hs_arena_get(arena, 2 * name.size + 8);
    size_t size = 0;
    bool start = true;

    for (size_t at = 0, length; at < name.size; at += length) {
        uint32_t code = hs_utf8_decode(name.data + at, &length);

        if (start || !hs_is_upper(code)) {
            memcpy(out + size, name.data + at, length);
            size += length;
        } else {
            size += hs_fold((hs_slice){ name.data + at, length }, out + size);
        }
        start = !hs_is_letter(code);
    }
    return (hs_slice){ out, size };
}

/* The names in front of the newspaper, the place, the date. */
static hs_slice cut_names(hs_slice text)
{
    static const char *const ends[] = { ", ", " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ",
        " for ", " of ", " in ", " \xE2\x80\xA2 ", " (", "; ", " \xC2\xB7 " };

    for (size_t at = 1; at < text.size; at++)
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
            if (hs_slice_starts(hs_slice_from(text, at), hs_slice_of(ends[i])))
                return (hs_slice){ text.data, at };
    return text;
}

hs_slice hs_line_byline(hs_arena *arena, const hs_line *line)
{
    static const char *const starts[] = { "by ", "by: ", "written by ", "written by: ", "story by ",
        "text by ", "reported by ", "translated by ", "edited by ", "posted by ", "published by ",
        "report by ", "author: ", "reporting by ", "exclusive by ", "(reporting by " };
    hs_slice name = { NULL, 0 };

    for (size_t i = 0; i < sizeof starts / sizeof *starts && line->words <= 25; i++)
        if (line->whole && hs_slice_starts(line->folded, hs_slice_of(starts[i])))
            name = hs_slice_from(line->text, strlen(starts[i]));
    if (name.data == NULL)
        return name;
    name = trim(hs_slice_cut(&name, ';'), ". )");
    if (!is_run_of_names(name) || !hs_is_upper(code_at(name)))
        return (hs_slice){ NULL, 0 };
    name = trim(cut_names(name), " ,.");
    return is_shouted(name) ? unshout(arena, name) : name;
}

/* --- agencies and datelines ----------------------------------------------------------------------
 */

static const char *const agencies[] = { "AFP", "AP", "UPI", "Reuters", "REUTERS", "Xinhua",
    "XINHUA", "Bloomberg", "The Associated Press", "Associated Press", "Agence France-Presse",
    "Agence France Presse", "United Press International", "Thomson Reuters", "dpa", "DPA", "TASS",
    "ITAR-TASS", "Interfax", "RIA Novosti", "Kyodo", "Kyodo News", "Jiji", "Yonhap", "ANSA", "EFE",
    "PTI", "IANS", "ANI", "PA", "PA Media", "CNN", "BBC", "IPS", "Anadolu", "AA", "Bernama",
    "Antara", "CNA", "VOA", "IRNA", "SANA", "MENA", "WAM", "KUNA", "APA", "AAP", "ANP", "NTB", "TT",
    "Ritzau", "STT", "Lusa", "LUSA", "Europa Press", "Notimex", "Canadian Press",
    "The Canadian Press", "SAPA", "NAN", "GNA", "UNI", "APP", "BSS", "UNB", "Belga", "SDA", "KNA",
    "epd", "PAP", "CTK", "MTI", NULL };

hs_slice hs_line_agency(hs_slice text)
{
    const char *stop = hs_slice_find(text, '.');

    if (stop != NULL)
        text.size = (size_t) (stop - text.data);
    text = trim(text, " ");
    while (text.size != 0) {
        if (in_list(text, agencies))
            return text;
        hs_slice_cut(&text, ' ');
        if (text.data == NULL)
            break;
    }
    return (hs_slice){ NULL, 0 };
}

/* One to four words, each with a capital (or all in capitals); N.H. and St. are words. */
static bool is_place(hs_slice text, bool shouted)
{
    size_t words = 0;

    while (text.data != NULL) {
        hs_slice word = hs_slice_cut(&text, ' ');

        if (!hs_is_upper(code_at(word)) || (shouted && !is_shouted(word) && word.size > 3))
            return false;
        for (size_t at = 0, size; at < word.size; at += size) {
            uint32_t code = hs_utf8_decode(word.data + at, &size);

            if (!hs_is_letter(code) && code != '.' && code != '-' && code != '\'' && code != '/'
                && code != 0x2019)
                return false;
        }
        words++;
    }
    return words >= 1 && words <= 4;
}

/* What stands in front of a dash or colon and is no place. */
static bool is_label(hs_slice text)
{
    static const char *const labels[] = { "CORRECTION", "UPDATE", "UPDATED", "EXCLUSIVE", "WATCH",
        "BREAKING", "OPINION", "ANALYSIS", "VIDEO", "PHOTOS", "READ", "MORE", "RELATED", "NOTE",
        "LIVE", "FILE", "EDITORIAL", "COMMENT", "FACTBOX", "EXPLAINER", "INTERVIEW", "FEATURE",
        "REVIEW", "BREAKING NEWS", "FACT CHECK", "WARNING", "CORRECTED", "PREVIEW", "NEWS",
        "SPORTS", NULL };

    return in_list(text, labels);
}

/* Three words or more. */
static bool is_spaced_thrice(hs_slice text)
{
    hs_slice_cut(&text, ' ');
    return text.data != NULL && hs_slice_find(text, ' ') != NULL;
}

/* Place, region, date in front of the agency and the dash. */
static bool read_place(hs_slice head, bool named, bool loose, hs_dateline *found)
{
    hs_slice rest = head, part = hs_slice_cut(&rest, ',');
    bool shouted = is_place(part, true) && is_shouted(part);

    if (part.size == 0 || is_label(part) || !is_place(part, false))
        return false;
    if (!shouted && !named && (!loose || rest.data != NULL || is_spaced_thrice(part)))
        return false;
    found->place = part;
    while (rest.data != NULL) {
        part = trim(hs_slice_cut(&rest, ','), " ");
        if (hs_line_only_date(part) || (part.size && hs_is_digit(code_at(part))))
            continue;
        if (!is_place(part, false))
            return false;
        found->place.size = (size_t) (part.data + part.size - found->place.data);
    }
    return true;
}

/* "(AFP)" at the end of the head. */
static hs_slice cut_agency(hs_slice *head)
{
    hs_slice agency = { NULL, 0 };
    const char *open = hs_slice_find(*head, '(');

    *head = trim(*head, " ");
    if (open == NULL || head->size == 0 || head->data[head->size - 1] != ')')
        return agency;
    agency = hs_slice_between(open + 1, head->data + head->size - 1);
    *head = trim(hs_slice_between(head->data, open), " ,");
    return agency;
}

/* May a dash or colon, as below, start at byte `at`?  Few places need a closer look. */
static inline bool may_separate(hs_slice text, size_t at)
{
    if (text.data[at] == ' ')
        return at + 1 < text.size && (text.data[at + 1] == '-' || text.data[at + 1] == '\xE2');
    return text.data[at] == ')' || text.data[at] == '\xE2' || text.data[at] == ':';
}

/* Bytes of the dash or colon at the start of `text`, white space included; 0: there is none. */
static size_t separator(hs_slice text, bool colon)
{
    static const hs_slice dashes[] = { HS_CONSTANT(" -- "), HS_CONSTANT(" - "),
        HS_CONSTANT(" \xE2\x80\x93 "), HS_CONSTANT(" \xE2\x80\x94 "), HS_CONSTANT(" \xE2\x80\x94"),
        HS_CONSTANT("\xE2\x80\x94"), HS_CONSTANT(") -"), HS_CONSTANT(")-"), HS_CONSTANT(")--") };

    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (hs_slice_starts(text, dashes[i]))
            return dashes[i].size;
    return colon && hs_slice_starts(text, HS_LITERAL(": ")) ? 2 : 0;
}

/* Is there a byte that one of them has, in what starts before `limit`?  Most lines have none. */
static bool has_separator(hs_slice text, size_t limit, bool colon)
{
    text.size = text.size < limit + 2 ? text.size : limit + 2;
    return hs_slice_find(text, '-') != NULL || hs_slice_find(text, '\xE2') != NULL
        || (colon && hs_slice_find(text, ':') != NULL);
}

/* The first place before `limit` where a dash or colon is, or `limit`; *size gets its bytes. */
static size_t find_separator(hs_slice text, size_t limit, bool colon, size_t *size)
{
    bool any = has_separator(text, limit, colon);

    *size = 0;
    for (size_t at = 0; any && at < limit; at++)
        if (may_separate(text, at)) {
            *size = separator(hs_slice_from(text, at), colon);
            if (*size != 0)
                return at;
        }
    return limit;
}

/* A capital; behind a place in capitals also a quotation mark or a figure. */
static bool starts_news(hs_slice text, bool shouted)
{
    uint32_t code = code_at(text);

    return hs_is_upper(code)
        || (shouted && (!hs_is_letter(code) || (code >= 0x80 && !hs_is_lower(code))));
}

static bool has_dash(hs_slice text)
{
    size_t size;

    return find_separator(text, text.size, false, &size) < text.size;
}

static bool ends_with_date(hs_slice text)
{
    const char *comma = hs_slice_find(text, ',');

    return comma != NULL && hs_line_only_date(hs_slice_between(comma + 1, text.data + text.size));
}

enum { HEAD = 90 }; // bytes in front of the dash

hs_dateline hs_line_dateline(hs_slice text, bool loose)
{
    hs_dateline found = { { NULL, 0 }, { NULL, 0 }, 0 };
    size_t size, at = find_separator(text, text.size < HEAD ? text.size : HEAD, loose, &size);
    hs_slice head;

    if (size == 0) { // "PARIS, Dec. 23" and no more
        at = text.size;
        if (at >= HEAD || !ends_with_date(text))
            return found;
    }
    head = (hs_slice){ text.data, at < text.size && text.data[at] == ')' ? at + 1 : at };
    found.agency = cut_agency(&head);
    if (found.agency.data != NULL && !is_place(found.agency, false)
        && !in_list(found.agency, agencies))
        return (hs_dateline){ { NULL, 0 }, { NULL, 0 }, 0 };
    // A colon serves capitals only: "Paris: A Guide" is no dateline.
    if (!read_place(head, found.agency.data != NULL,
            loose && at < text.size && text.data[at] != ':', &found))
        return (hs_dateline){ { NULL, 0 }, { NULL, 0 }, 0 };
    // "Paris - The …" is one, "Smith - who … - said" is none.
    if (found.agency.data == NULL && text.size > at + size
        && (!starts_news(hs_slice_from(text, at + size), is_shouted(found.place))
            || (!is_shouted(found.place) && has_dash(hs_slice_from(text, at + size)))))
        return (hs_dateline){ { NULL, 0 }, { NULL, 0 }, 0 };
    found.size = at + size;
    return found;
}
