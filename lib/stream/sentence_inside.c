#include "stream/sentence_inside.h"

#include "text/utf8.h"

// One sentence in so many has others inside, where the stream is cut otherwise: splitters leave
// fewer, those in quotations.
#define ONE_IN 5

static bool is_word(const hs_token *token) { return token->kind == HS_WORD; }

static bool is_among(hs_slice form, const char *const *list)
{
    for (; *list != NULL; list++) {
        if (hs_slice_is(form, *list)) {
            return true;
        }
    }
    return false;
}

static bool ends_sentence(hs_slice form)
{
    return form.size == 1 && (*form.data == '.' || *form.data == '?' || *form.data == '!');
}

/* A number in front of it is one of a list, and a letter an initial. */
static bool behind_word(const hs_document *document, size_t first, size_t mark)
{
    hs_slice form = mark > first ? document->tokens[mark - 1].column[HS_FORM] : HS_LITERAL("");

    return form.size > 1 && (*form.data < '0' || *form.data > '9');
}

/* A mark that opens as well as closes. */
static bool is_straight(hs_slice form) { return hs_slice_is(form, "\""); }

/* `open`: does a quotation that began with a straight mark go on? */
static bool closes(hs_slice form, bool open)
{
    static const char *const list[]
        = { "”", "’", "''", "'", "»", ")", "]", "-RRB-", "-RSB-", NULL };

    return is_straight(form) ? open : is_among(form, list);
}

static bool may_start(hs_slice form)
{
    static const char *const list[]
        = { "“", "‘", "\"", "``", "`", "«", "(", "[", "-LRB-", "-LSB-", NULL };
    size_t size;

    return form.size != 0
        && (hs_is_upper(hs_utf8_decode(form.data, &size)) || is_among(form, list));
}

/* The token that starts a sentence behind the final mark at `mark`, or `end`.  A quotation that
 * ends with a question goes on with who asked it. */
static size_t start_behind(const hs_document *document, size_t mark, size_t end, bool open)
{
    size_t next = mark + 1;

    while (next < end
        && (!is_word(&document->tokens[next])
            || closes(document->tokens[next].column[HS_FORM], open)
            || ends_sentence(document->tokens[next].column[HS_FORM]))) {
        open = open && !is_straight(document->tokens[next].column[HS_FORM]);
        next++;
    }
    if (next == end || !may_start(document->tokens[next].column[HS_FORM])
        || (next > mark + 1 && *document->tokens[mark].column[HS_FORM].data != '.')) {
        return end;
    }
    return next;
}

const bool *hs_sentences_inside(const hs_document *document)
{
    bool *starts = NULL;
    size_t having = 0;

    for (size_t s = 0; s < document->sentences_count; s++) {
        const hs_sentence *sentence = &document->sentences[s];
        bool has = false, open = false;
        for (size_t i = sentence->first; i < sentence->end; i++) {
            const hs_token *token = &document->tokens[i];
            open ^= is_word(token) && is_straight(token->column[HS_FORM]);
            if (is_word(token) && ends_sentence(token->column[HS_FORM])
                && behind_word(document, sentence->first, i)) {
                size_t next = start_behind(document, i, sentence->end, open);
                if (next < sentence->end) {
                    starts = starts != NULL
                        ? starts
                        : HS_NEW(document->arena, bool, document->tokens_count + 1);
                    starts[next] = has = true;
                }
            }
        }
        having += has;
    }
    return having * ONE_IN >= document->sentences_count ? starts : NULL;
}
