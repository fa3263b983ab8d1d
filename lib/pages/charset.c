#include "pages/charset.h"

#include <iconv.h>
#include <strings.h>

#include "text/utf8.h"

#define PRESCAN ((size_t) 4096) // HTML says 1024; pages with long comments in front are met
#define LABEL 40                // bytes of a name of a character set

static const hs_slice replacement = HS_CONSTANT("\xef\xbf\xbd");

/* --- which */

/* Names that browsers take for something else, and names that iconv has not (WHATWG Encoding
 * Standard, 4.2). */
static const char *const aliases[][2] = {
    { "utf8", "utf-8" },
    { "unicode-1-1-utf-8", "utf-8" },
    { "iso-8859-1", "cp1252" },
    { "iso8859-1", "cp1252" },
    { "iso_8859-1", "cp1252" },
    { "latin1", "cp1252" },
    { "latin-1", "cp1252" },
    { "l1", "cp1252" },
    { "us-ascii", "cp1252" },
    { "ascii", "cp1252" },
    { "ansi", "cp1252" },
    { "windows-1252", "cp1252" },
    { "x-cp1252", "cp1252" },
    { "iso-8859-9", "cp1254" },
    { "latin5", "cp1254" },
    { "iso-8859-11", "cp874" },
    { "tis-620", "cp874" },
    { "windows-874", "cp874" },
    { "iso-8859-8-i", "iso-8859-8" },
    { "gb2312", "gb18030" },
    { "gbk", "gb18030" },
    { "x-gbk", "gb18030" },
    { "shift_jis", "cp932" },
    { "shift-jis", "cp932" },
    { "x-sjis", "cp932" },
    { "sjis", "cp932" },
    { "euc-kr", "cp949" },
    { "ks_c_5601-1987", "cp949" },
    { "big5", "big5-hkscs" },
    { "x-mac-roman", "macintosh" },
    { "x-euc-jp", "euc-jp" },
};

/* The name as iconv wants it, into `name`; false where it cannot be one. */
static bool canonical(hs_slice label, char name[LABEL + 1])
{
    if (label.size == 0 || label.size > LABEL) {
        return false;
    }
    for (size_t i = 0; i < label.size; i++) {
        char byte = label.data[i];
        bool letter = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        if (byte >= 'A' && byte <= 'Z') {
            byte = (char) (byte + 32);
        } else if (!letter && (byte == '\0' || strchr("-_.:", byte) == NULL)) {
            return false; // also what would be an option of iconv: //TRANSLIT
        }
        name[i] = byte;
    }
    name[label.size] = '\0';
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        if (strcmp(name, aliases[i][0]) == 0) {
            strcpy(name, aliases[i][1]);
            break;
        }
    }
    return true;
}

/* Is it one that iconv knows? */
static bool is_known(hs_slice label)
{
    char name[LABEL + 1];
    iconv_t converter;

    if (!canonical(label, name) || (converter = iconv_open("UTF-8", name)) == (iconv_t) -1) {
        return false;
    }
    iconv_close(converter);
    return true;
}

/* The name behind `=`, in quotation marks or not. */
static hs_slice value_at(hs_slice rest)
{
    size_t i = 0, start;

    while (i < rest.size && strchr(" \t\r\n", rest.data[i]) && rest.data[i] != '\0') {
        i++;
    }
    if (i == rest.size || rest.data[i] != '=') {
        return (hs_slice){ NULL, 0 };
    }
    i++;
    while (i < rest.size && rest.data[i] != '\0' && strchr(" \t\r\n\"'", rest.data[i])) {
        i++;
    }
    start = i;
    while (
        i < rest.size && (unsigned char) rest.data[i] > ' ' && !strchr("\"'/>;?", rest.data[i])) {
        i++;
    }
    return (hs_slice){ rest.data + start, i - start };
}

/* What the page says of itself: `charset=` inside a <meta>, `encoding=` in the XML declaration. */
static hs_slice declared_inside(hs_slice bytes)
{
    const hs_slice none = { NULL, 0 };
    bool meta = false, xml = hs_slice_starts(bytes, HS_LITERAL("<?xml"));

    if (bytes.size > PRESCAN) {
        bytes.size = PRESCAN;
    }
    for (size_t i = 0; i < bytes.size; i++) {
        hs_slice rest = hs_slice_from(bytes, i), value = none;
        if (rest.data[0] == '>') {
            meta = xml = false;
        } else if (rest.size > 5 && strncasecmp(rest.data, "<meta", 5) == 0) {
            meta = true;
        } else if (meta && rest.size > 8 && strncasecmp(rest.data, "charset", 7) == 0) {
            value = value_at(hs_slice_from(rest, 7));
        } else if (xml && rest.size > 9 && strncmp(rest.data, "encoding", 8) == 0) {
            value = value_at(hs_slice_from(rest, 8));
        }
        if (value.size != 0 && is_known(value)) {
            return value;
        }
    }
    return none;
}

/* The character set of the bytes as iconv calls it; a byte order mark is taken off. */
static void choose(hs_slice *bytes, hs_slice declared, bool markup, char name[LABEL + 1])
{
    static const struct {
        hs_slice mark;
        const char *name;
    } marks[] = { { HS_CONSTANT("\xef\xbb\xbf"), "utf-8" }, { HS_CONSTANT("\xff\xfe"), "utf-16le" },
        { HS_CONSTANT("\xfe\xff"), "utf-16be" } };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (hs_slice_starts(*bytes, marks[i].mark)) {
            *bytes = hs_slice_from(*bytes, marks[i].mark.size);
            strcpy(name, marks[i].name);
            return;
        }
    }
    if (is_known(declared) && canonical(declared, name)) {
        return;
    }
    if (markup && canonical(declared_inside(*bytes), name)) {
        // It was read as ASCII, so it is none of these (HTML, 13.2.3.2).
        if (strncmp(name, "utf-16", 6) == 0 || strncmp(name, "utf-32", 6) == 0) {
            strcpy(name, "utf-8");
        }
        return;
    }
    strcpy(name, hs_utf8_invalid(*bytes) == NULL ? "utf-8" : "cp1252");
}

/* --- conversion */

/* Copies the text to `to`, U+FFFD for NUL and for every byte that is not valid UTF-8, three bytes
 * for one; returns how many those are.  Without `to` it only counts. */
static size_t put_valid(hs_slice text, char *to)
{
    size_t replaced = 0;

    while (text.size != 0) {
        const char *bad = hs_utf8_invalid(text);
        hs_slice good = bad ? hs_slice_between(text.data, bad) : text;
        const char *nul = hs_slice_find(good, '\0');
        good = nul ? hs_slice_between(good.data, nul) : good;
        if (to != NULL) {
            memcpy(to, good.data, good.size);
            to += good.size;
        }
        text = hs_slice_from(text, good.size);
        if (text.size != 0) {
            text = hs_slice_from(text, 1);
            replaced++;
            if (to != NULL) {
                memcpy(to, replacement.data, replacement.size);
                to += replacement.size;
            }
        }
    }
    return replaced;
}

/* No character set has a byte that becomes more than four of UTF-8. */
static hs_slice convert(hs_arena *arena, const char *name, hs_slice bytes, size_t *replaced)
{
    size_t room = 4 * bytes.size + 16, left = bytes.size;
    char *text = hs_arena_get(arena, room), *to = text;
    // iconv takes a pointer to bytes that it does not change.
    char *from = (char *) (uintptr_t) bytes.data;
    iconv_t converter = iconv_open("UTF-8", name);

    if (converter == (iconv_t) -1) {
        return (hs_slice){ NULL, 0 };
    }
    while (left != 0 && room >= replacement.size) {
        if (iconv(converter, &from, &left, &to, &room) == (size_t) -1) {
            memcpy(to, replacement.data, replacement.size);
            to += replacement.size;
            room -= replacement.size;
            ++*replaced;
            from++;
            left--;
        }
    }
    iconv_close(converter);
    return hs_slice_between(text, to);
}

hs_slice hs_charset_decode(
    hs_arena *arena, hs_slice bytes, hs_slice declared, bool markup, size_t *replaced)
{
    char name[LABEL + 1], *text;
    hs_slice converted = { NULL, 0 };
    size_t bad;

    *replaced = 0;
    if (bytes.size == 0) {
        return HS_LITERAL("");
    }
    choose(&bytes, declared, markup, name);
    if (strcmp(name, "utf-8") != 0) {
        converted = convert(arena, name, bytes, replaced);
    }
    bytes = converted.data ? converted : bytes;
    bad = put_valid(bytes, NULL);
    if (bad == 0) {
        return converted.data ? bytes : hs_arena_copy(arena, bytes);
    }
    text = hs_arena_get(arena, bytes.size + 2 * bad);
    put_valid(bytes, text);
    *replaced += bad;
    return (hs_slice){ text, bytes.size + 2 * bad };
}
