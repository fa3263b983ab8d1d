#include "news/convert.h"

#include "news/convert_parts.h"

const char *const hs_convert_formats[]
    = { "text", "brat", "webannotation", "schema", "conll2003", NULL };
const char *const hs_convert_suffixes[] = { ".txt", ".ann", ".jsonld", ".jsonld", ".conll" };

size_t hs_converting_start(const hs_converting *of, size_t first)
{
    return of->conversion->chars + of->layout.places[first].start_char;
}

size_t hs_converting_end(const hs_converting *of, size_t end)
{
    return of->conversion->chars + of->layout.places[end - 1].end_char;
}

hs_slice hs_converting_text(const hs_converting *of, size_t first, size_t end)
{
    size_t start = of->layout.places[first].start;

    return (hs_slice){ of->layout.text.data + start, of->layout.places[end - 1].end - start };
}

hs_slice hs_converting_meta(const hs_converting *of, const char *key)
{
    const hs_slice parts[] = { HS_LITERAL("meta::"), hs_slice_of(key) }, none = { NULL, 0 };

    return of->document->sentences_count
        ? hs_comment_get(&of->document->sentences[0], hs_arena_join(of->document->arena, parts, 2))
        : none;
}

/* RFC 3986: what is not unreserved becomes %XX, so that an id is one segment of a path. */
static hs_slice percent(hs_arena *arena, hs_slice text)
{
    static const char hex[] = "0123456789ABCDEF";
    char *made = hs_arena_get(arena, 3 * text.size + 1);
    size_t size = 0;

    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        if ((byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z')
            || (byte != '\0' && strchr("-._~", byte))) {
            made[size++] = byte;
        } else {
            made[size++] = '%';
            made[size++] = hex[(unsigned char) byte >> 4];
            made[size++] = hex[(unsigned char) byte & 15];
        }
    }
    return (hs_slice){ made, size };
}

/* An http address without a character that RFC 3986 has no place for. */
static bool is_address(hs_slice url)
{
    if (!hs_slice_starts(url, HS_LITERAL("http://"))
        && !hs_slice_starts(url, HS_LITERAL("https://"))) {
        return false;
    }
    for (size_t i = 0; i < url.size; i++) {
        if ((unsigned char) url.data[i] <= ' ' || memchr("\"<>\\^`{|}\177", url.data[i], 10)) {
            return false;
        }
    }
    return true;
}

hs_slice hs_converting_iri(const hs_converting *of)
{
    hs_slice url = hs_converting_meta(of, "url");
    const hs_slice parts[]
        = { of->conversion->base, percent(of->document->arena, of->document->id) };

    return is_address(url) ? url : hs_arena_join(of->document->arena, parts, 2);
}

void hs_convert(
    hs_document *document, hs_convert_format format, hs_conversion *conversion, hs_buffer *out)
{
    static void (*const converters[HS_CONVERT_FORMATS])(hs_converting * of) = { NULL,
        hs_convert_brat, hs_convert_webannotation, hs_convert_schema, hs_convert_conll2003 };
    hs_converting of = { .document = document, .conversion = conversion, .out = out };

    if (format == HS_TO_TEXT) {
        hs_document_text(document, out);
        return;
    }
    if (document->part <= 1) {
        *conversion = (hs_conversion){ .base = conversion->base };
    }
    of.words = hs_document_words(document);
    of.layout = hs_document_layout(document);
    of.entities = hs_named_entities_read(document, of.words);
    of.attributions = hs_attributions_read(document, of.words);
    of.quotes = hs_spans_group(document, hs_spans_read(document, of.words, HS_LITERAL("Quote")));
    converters[format](&of);
    conversion->chars += of.layout.chars;
}
