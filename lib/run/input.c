#include "run/input.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "run/signals.h"

const char *const *hs_input_suffixes(hs_stream kind, bool pages)
{
    static const char *const of_articles[] = { ".txt", ".jsonl", ".ndjson", NULL },
                             *const of_pages[] = { ".txt", ".jsonl", ".ndjson", ".json", ".html",
                                 ".htm", ".xhtml", ".warc", ".xml", NULL },
                             *const of_tokens[] = { ".conllu", NULL };

    return kind == HS_TOKENS ? of_tokens : pages ? of_pages : of_articles;
}

static void set_string(hs_buffer *to, hs_slice text)
{
    to->size = 0;
    hs_put(to, text);
    hs_put_byte(to, '\0');
}

/* What the input starts with, without waiting for more than that. */
static hs_slice first_bytes(hs_input *input)
{
    hs_slice first;
    hs_error ignored = { .line = 0 };

    if (hs_source_peek(&input->source, 1, &first, &ignored) != HS_OK
        || (first.size != 0 && *first.data == '{' // alone it tells nothing, and more must come
            && hs_source_peek(&input->source, 2, &first, &ignored) != HS_OK)) {
        return (hs_slice){ NULL, 0 }; // reading it says why
    }
    first.size = input->source.buffer.size - input->source.next;
    return first;
}

static bool has_json_suffix(const hs_input *input)
{
    hs_slice name;

    hs_compression_named(hs_slice_of(input->file.data), &name);
    return hs_slice_ends(name, HS_LITERAL(".jsonl")) || hs_slice_ends(name, HS_LITERAL(".ndjson"));
}

/* What standard input has tells itself, so that what hs-read writes can go through a pipe. */
static hs_article_format format_of(hs_input *input)
{
    if (input->format >= 0) {
        return (hs_article_format) input->format;
    }
    if (input->source.descriptor == STDIN_FILENO) {
        return hs_slice_starts(first_bytes(input), HS_LITERAL("{\"")) ? HS_JSONL : HS_TEXT;
    }
    return has_json_suffix(input) ? HS_JSONL : HS_TEXT;
}

/* Does the open file have pages?  By -i, by its name, else by its first bytes. */
static bool has_pages(hs_input *input, int hint)
{
    if (input->pages == NULL || input->kind == HS_TOKENS) {
        return false;
    }
    if (input->kind == HS_PAGES || input->format >= 0) {
        return input->kind == HS_PAGES || input->format > HS_INPUT_JSON;
    }
    if (hint >= 0) {
        return true;
    }
    return input->pages->sniff(first_bytes(input)) >= 0;
}

static void start_pages(hs_input *input, hs_slice stem)
{
    int hint = input->pages ? input->pages->suffix(hs_slice_of(input->file.data)) : -1;
    hs_slice bare;

    // The records of an archive are compressed one by one: a damaged one costs that one.
    input->source.raw = input->kind != HS_TOKENS
        && (hint == HS_INPUT_WARC || (input->pages && input->format == HS_INPUT_WARC))
        && hs_compression_named(hs_slice_of(input->file.data), &bare) == HS_GZIP;
    input->paged = has_pages(input, hint);
    if (hint < 0 && has_json_suffix(input)) {
        hint = HS_INPUT_JSON;
    }
    input->page = (hs_page_reader){
        .source = &input->source, .stem = stem, .input = input->format, .hint = hint
    };
}

/* The guard is another one where a document goes into another batch than the one before. */
static void set_guards(hs_input *input)
{
    input->source.buffer.guard = input->guard;
    input->article.id.guard = input->token.id.guard = input->guard;
    input->page.bytes.out.guard = input->guard;
}

static void start(hs_input *input, int descriptor)
{
    hs_slice stem = { input->stem.data, input->stem.size - 1 };
    struct stat about;

    input->opened = true;
    input->waits = fstat(descriptor, &about) == 0 && !S_ISREG(about.st_mode);
    input->source = (hs_source){ .descriptor = descriptor,
        .name = input->file.data,
        .before_wait = input->waits ? input->before_wait : NULL,
        .context = input->context };
    input->source.buffer.guard = input->guard;
    input->article = (hs_article_reader){ .source = &input->source, .stem = stem };
    input->article.id.guard = input->guard;
    input->token
        = (hs_conllu_reader){ .source = &input->source, .stem = stem, .most = input->most };
    input->token.id.guard = input->guard;
    start_pages(input, stem);
    if (input->kind != HS_TOKENS && !input->paged) {
        input->article.format = format_of(input);
    }
}

static void finish(hs_input *input)
{
    if (input->opened) {
        input->taken += input->source.taken;
        if (input->paged) {
            input->pages->close(&input->page);
        }
        hs_conllu_close(&input->token);
        hs_article_close(&input->article);
        hs_source_close(&input->source);
        if (input->source.descriptor != STDIN_FILENO) {
            close(input->source.descriptor);
        }
        input->opened = false;
    }
}

static hs_status open_standard(hs_input *input)
{
    set_string(&input->file, HS_LITERAL("standard input"));
    set_string(&input->stem, HS_LITERAL("stdin"));
    start(input, STDIN_FILENO);
    return HS_OK;
}

static hs_status open_next(hs_input *input, hs_error *error)
{
    const char *name = NULL;
    int descriptor;
    hs_status status;

    input->file.guard = input->stem.guard = input->names.name.guard = input->guard;
    if (input->names.count == 0 && input->names.list == NULL && !input->named) {
        input->named = true;
        return open_standard(input);
    }
    input->named = true;
    status = hs_names_next(&input->names, &name, error);
    if (status != HS_END) {
        set_string(&input->file, hs_slice_of(name));
    }
    if (status != HS_OK) {
        return status;
    }
    if (strcmp(name, "-") == 0) {
        return open_standard(input);
    }
    set_string(&input->stem, hs_names_stem(&input->names));
    do {
        descriptor = open(name, O_RDONLY | O_CLOEXEC);
    } while (descriptor < 0 && errno == EINTR && !hs_interrupted());
    if (descriptor < 0) {
        return hs_fail(error, HS_IO, "cannot open: %s", strerror(errno));
    }
    start(input, descriptor);
    return HS_OK;
}

/* The first comments of a document; text that has but the first of them may be an article. */
static bool starts_tokens(hs_slice first)
{
    if (!hs_slice_starts(first, HS_LITERAL("# newdoc id = "))) {
        return false;
    }
    hs_slice_cut(&first, '\n');
    return hs_slice_starts(first, HS_LITERAL("# "));
}

/* Text that says by its first words that it is no article; -i text takes it for one. */
static hs_status refuse_others(hs_input *input, hs_error *error)
{
    static const struct {
        const char *start, *what;
    } others[] = {
        { "<!DOCTYPE html", "this is a page, not an article; hs-read takes the article out of it" },
        { "<!doctype html", "this is a page, not an article; hs-read takes the article out of it" },
        { "%PDF-", "this is PDF, not text; pdftotext makes text of it" },
    };
    hs_slice first;

    if (input->kind == HS_TOKENS || input->paged || input->format >= 0
        || input->article.format != HS_TEXT) {
        return HS_OK;
    }
    first = first_bytes(input);
    if (starts_tokens(first)) {
        return hs_fail(error, HS_BAD_DOCUMENT,
            "this is a token stream, not an article; hs-extract, hs-view and hs-convert read it");
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (hs_slice_starts(first, hs_slice_of(others[i].start))) {
            return hs_fail(error, HS_BAD_DOCUMENT, "%s", others[i].what);
        }
    }
    return HS_OK;
}

hs_status hs_input_read(hs_input *input, hs_document *document, hs_error *error)
{
    for (;;) {
        hs_status status = HS_OK;
        bool opens = !input->opened;
        hs_document_clear(document, document->arena);
        error->line = 0;
        set_guards(input);
        if (opens) {
            status = open_next(input, error);
        }
        if (input->file.size != 0) {
            hs_slice file = { input->file.data, input->file.size };
            document->file = hs_arena_copy(document->arena, file).data;
        }
        if (status != HS_OK) {
            return status;
        }
        status = opens ? refuse_others(input, error) : HS_OK;
        if (status != HS_OK) {
            finish(input);
            return status;
        }
        status = input->paged          ? input->pages->read(&input->page, document, error)
            : input->kind == HS_TOKENS ? hs_conllu_read(&input->token, document, error)
                                       : hs_article_read(&input->article, document, error);
        if (status == HS_END || status == HS_IO) {
            finish(input);
        }
        if (status != HS_END) {
            return status;
        }
    }
}

void hs_input_skip(hs_input *input)
{
    if (input->opened && input->paged) {
        input->pages->skip(&input->page);
    } else if (input->opened && input->kind == HS_TOKENS) {
        hs_conllu_skip(&input->token);
    } else if (input->opened) {
        hs_article_skip(&input->article);
    }
}

uint64_t hs_input_taken(const hs_input *input)
{
    return input->taken + (input->opened ? input->source.taken : 0);
}

void hs_input_close(hs_input *input)
{
    finish(input);
    hs_names_close(&input->names);
    hs_buffer_free(&input->file);
    hs_buffer_free(&input->stem);
}
