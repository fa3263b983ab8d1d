#include "language/token_parts.h"

#include "language/token_lists.h"

#define LONGEST_NAME 64  // before the @: RFC 5321, 4.5.3.1.1
#define LONGEST_HOST 255 // RFC 5321, 4.5.3.1.2

static hs_slice between(hs_slice text, size_t start, size_t end)
{
    return (hs_slice){ text.data + start, end - start };
}

static char byte_at(hs_slice text, size_t at) { return at < text.size ? text.data[at] : ' '; }

static bool in(const char *set, char byte) { return byte != '\0' && strchr(set, byte) != NULL; }

static bool ascii_alnum(char byte) { return hs_ascii_letter(byte) || hs_ascii_digit(byte); }

static bool starts_fold(hs_slice text, size_t at, const char *prefix)
{
    for (; *prefix != '\0'; prefix++, at++) {
        if (at >= text.size || hs_ascii_fold(text.data[at]) != *prefix) {
            return false;
        }
    }
    return true;
}

/* Bytes that a URL may have in it as people write them: RFC 3986 and everything that is not ASCII
 * but quotation marks and dashes. */
static size_t url_byte(hs_slice text, size_t at)
{
    size_t size = 1;
    uint32_t code;

    if ((unsigned char) text.data[at] < 0x80) {
        return in("\"<>\\^`{|}", text.data[at]) ? 0 : 1;
    }
    code = hs_utf8_decode(text.data + at, &size);
    return (code >= 0x2010 && code <= 0x2027) || code == 0xab || code == 0xbb ? 0 : size;
}

static size_t url_body(hs_slice text, size_t start)
{
    size_t end = start, size, open = 0, close = 0;

    while (end < text.size && (size = url_byte(text, end)) != 0) {
        open += text.data[end] == '(';
        close += text.data[end] == ')';
        end += size;
    }
    while (end > start) {
        char last = text.data[end - 1];
        bool unbalanced = last == ')' && close > open;
        if (!unbalanced && !in(".,:;!?'*]", last)) {
            break;
        }
        close -= last == ')';
        end--;
    }
    return end;
}

size_t hs_url_end(hs_slice text, size_t at)
{
    static const char *const schemes[]
        = { "http://", "https://", "ftp://", "www.", "mailto:", "doi:" };
    size_t first;

    if (!in("hHfFwWmMdD", text.data[at])) {
        return at;
    }
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (hs_ascii_fold(text.data[at]) == schemes[i][0] && starts_fold(text, at, schemes[i])) {
            first = at + strlen(schemes[i]);
            return first < text.size
                    && (hs_class_at(text.data + first, &(size_t){ 0 }) <= HS_CLASS_DIGIT)
                ? url_body(text, at)
                : at;
        }
    }
    return at;
}

/* Labels with a period between each two; *last gets the start of the last. */
static size_t host_labels(hs_slice text, size_t at, size_t *last)
{
    size_t end = at, limit = text.size - at > LONGEST_HOST ? at + LONGEST_HOST : text.size;

    *last = at;
    while (end < limit) {
        char byte = text.data[end], next = byte_at(text, end + 1);
        if (byte == '.' && end > *last && ascii_alnum(next)) {
            *last = end + 1;
        } else if (!ascii_alnum(byte) && byte != '_' && !(byte == '-' && ascii_alnum(next))) {
            break;
        }
        end++;
    }
    return end;
}

static bool letter_or_digit_at(hs_slice text, size_t at)
{
    size_t size;

    return at < text.size && hs_class_at(text.data + at, &size) <= HS_CLASS_DIGIT
        && hs_class_at(text.data + at, &size) != HS_CLASS_SPACE;
}

size_t hs_email_end(hs_slice text, size_t at)
{
    size_t name = at, end, last;

    while (name < text.size && name - at < LONGEST_NAME
        && (ascii_alnum(text.data[name]) || in("._%+-", text.data[name]))) {
        name++;
    }
    if (name == at || byte_at(text, name) != '@' || !ascii_alnum(byte_at(text, name + 1))
        || !hs_ascii_letter(text.data[at])) {
        return at;
    }
    end = host_labels(text, name + 1, &last);
    return letter_or_digit_at(text, end) ? at : end;
}

/* Three or more labels of lower-case letters: a newsgroup, a package. */
static bool is_dotted_name(hs_slice name)
{
    size_t periods = 0;

    for (size_t i = 0; i < name.size; i++) {
        periods += name.data[i] == '.';
        if (name.data[i] != '.' && name.data[i] != '-' && !hs_ascii_lower(name.data[i])) {
            return false;
        }
    }
    return periods > 1 && name.size / (periods + 1) > 2;
}

size_t hs_file_end(hs_slice text, size_t at)
{
    size_t end = text.size, start = end;

    while (start > at && hs_ascii_letter(text.data[start - 1])) {
        start--;
    }
    if (end - at > LONGEST_HOST || start == at || text.data[start - 1] != '.'
        || !hs_is_file_suffix(between(text, start, end))) {
        return at;
    }
    for (size_t i = at; i < end; i++) {
        if (!ascii_alnum(text.data[i]) && !in("._-#%~", text.data[i])) {
            return at;
        }
    }
    return end;
}

size_t hs_host_end(hs_slice text, size_t at)
{
    size_t last, end;

    if (!ascii_alnum(text.data[at])) {
        return at;
    }
    end = host_labels(text, at, &last);
    if (last != at && is_dotted_name(between(text, at, end)) && !letter_or_digit_at(text, end)) {
        return end;
    }
    if (last == at || !hs_is_suffix(between(text, last, end)) || letter_or_digit_at(text, end)) {
        return at;
    }
    // 1.pm is no host, and neither is a sentence end without its space: a host has a letter.
    if (last - at < 3 && !hs_ascii_letter(text.data[at])) {
        return at;
    }
    return byte_at(text, end) == '/' && ascii_alnum(byte_at(text, end + 1)) ? url_body(text, at)
                                                                            : end;
}

size_t hs_handle_end(hs_slice text, size_t at)
{
    size_t size;
    char sign = text.data[at];

    if ((sign != '@' && sign != '#') || at + 1 >= text.size
        || hs_class_at(text.data + at + 1, &size) != HS_CLASS_LETTER) {
        return at;
    }
    return hs_alnum_end(text, at + 1);
}

size_t hs_emoticon_end(hs_slice text, size_t at)
{
    static const char *const faces[] = { ":-)", ":-(", ":-D", ":-P", ":-/", ":-|", ":'(", ";-)",
        ":)", ":(", ";)", ":D", ":P", ":p", ":/", ":]", ":|", "=)", "=(", "=D", "<3", "^_^", "^^",
        "-_-", ">:(", "XD", "xD" };

    if (!in(":;=<^->xX", text.data[at])) {
        return at;
    }
    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++) {
        size_t size = strlen(faces[i]), end = at + size;
        if (text.data[at] != faces[i][0] || text.size - at < size
            || memcmp(text.data + at, faces[i], size) != 0) {
            continue;
        }
        while (end < text.size && faces[i][size - 1] == text.data[end] && end - at < 16
            && in(")(", text.data[end])) {
            end++;
        }
        if (end == text.size || in(".,!?\"", text.data[end])) {
            return end;
        }
    }
    return at;
}

static bool extends_picture(uint32_t code)
{
    return (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0x1f3fb && code <= 0x1f3ff)
        || code == 0x20e3 || (code >= 0xe0020 && code <= 0xe007f);
}

static bool regional(uint32_t code) { return code >= 0x1f1e6 && code <= 0x1f1ff; }

size_t hs_picture_end(hs_slice text, size_t at)
{
    size_t size;
    uint32_t code = hs_utf8_decode(text.data + at, &size);
    bool flag = regional(code);

    at += size;
    while (at < text.size) {
        code = hs_utf8_decode(text.data + at, &size);
        if (code == 0x200d) { // joiner: the next picture belongs to this one
            at += size;
            if (at < text.size && hs_class_at(text.data + at, &size) == HS_CLASS_PICTURE) {
                at += size;
            }
        } else if (extends_picture(code) || (flag && regional(code))) {
            flag = false;
            at += size;
        } else {
            break;
        }
    }
    return at;
}

/* Is the last label of what starts here one that goes on as a degree: Ph.D, M.Sc? */
static size_t degree_end(hs_slice text, size_t at, size_t first_end)
{
    size_t second = first_end + 1, end = hs_letters_end(text, second);
    hs_slice one = between(text, at, first_end), two = between(text, second, end);
    bool first = hs_is_degree(one) && two.size == 1, last = one.size == 1 && hs_is_degree(two);

    if (!(first || last) || !hs_ascii_upper(two.data[0])) {
        return at;
    }
    return byte_at(text, end) == '.' ? end + 1 : end;
}

size_t hs_acronym_end(hs_slice text, size_t at)
{
    size_t first = at, end, count = 0, letter;

    // The first word may be of up to five letters: Pharm.D.
    for (end = at; end < text.size && end - at < 6 && hs_ascii_letter(text.data[end]); end++) { }
    if (byte_at(text, end) != '.' || !hs_ascii_letter(byte_at(text, end + 1))) {
        return at;
    }
    if (degree_end(text, at, end) != at) {
        return degree_end(text, at, end);
    }
    for (end = at;
         end + 1 < text.size && hs_ascii_letter(text.data[end]) && text.data[end + 1] == '.';
         end += 2) {
        count++;
    }
    letter
        = hs_letters_end((hs_slice){ text.data, text.size - end > 8 ? end + 8 : text.size }, end);
    while (letter < text.size && ((unsigned char) text.data[letter] & 0xc0) == 0x80) {
        letter++;
    }
    if (count > 0 && letter == end + 1 && byte_at(text, letter) != '.') {
        return letter; // U.S, p.m
    }
    return count > 1 ? end : first;
}

bool hs_is_clitic(hs_slice text, size_t at, size_t end)
{
    static const char *const clitics[] = { "s", "m", "re", "ve", "ll", "d" };
    size_t first = at + hs_apostrophe_size(text, at);

    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
        if (strlen(clitics[i]) == end - first && starts_fold(text, first, clitics[i])) {
            return true;
        }
    }
    return false;
}

/* A decade or a plural, 1980's, but not a possessive: 2016's. */
static bool is_decade(hs_slice text, size_t at, size_t apostrophe)
{
    size_t size = apostrophe - at;

    return (size == 2 || size == 4) && text.data[apostrophe - 1] == '0'
        && hs_ascii_digit(text.data[at]) && hs_ascii_digit(text.data[apostrophe - 2]);
}

size_t hs_clitic_start(hs_slice text, size_t at, size_t end)
{
    size_t place = end, size = 0;

    while (place > at && end - place < 8 && size == 0) {
        place--;
        if (((unsigned char) text.data[place] & 0xc0) != 0x80) { // where a character starts
            size = hs_apostrophe_size(text, place);
        }
    }
    if (size == 0 || place == at) {
        return end;
    }
    if (end - place == size + 1 && (text.data[end - 1] | 0x20) == 't' && place > at + 1
        && (text.data[place - 1] | 0x20) == 'n') {
        return place - 1;
    }
    if (!hs_is_clitic(text, place, end) || is_decade(text, at, place)) {
        return end;
    }
    return place;
}
