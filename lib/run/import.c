#include "run/import.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "language/tokenize.h"
#include "news/import_brat.h"
#include "run/names.h"
#include "run/run.h"
#include "run/sandbox.h"
#include "stream/columns.h"
#include "stream/conllu.h"

typedef enum from_format { FROM_BRAT, FROM_CONLL2003 } from_format;

typedef struct importing {
    const char *program;
    int format;        // from_format
    const char *other; // an option that does not go with --input
    hs_run common;
    hs_arena arena;      // of one document
    hs_arena annotation; // of one file of brat
    hs_buffer out;
    hs_names names;
    jmp_buf guard;
    const char *file;
    hs_status worst;
    bool stop;
} importing;

/* --- the command line */

static hs_status take(void *context, const char *option, const char *argument, hs_error *error)
{
    static const char *const formats[] = { "brat", "conll2003", NULL };
    importing *to = context;

    if (strcmp(option, "input") == 0) {
        return hs_option_choice(option, argument, formats, &to->format, error);
    }
    to->other = option;
    return HS_OK;
}

static hs_status note(void *context, const char *option, const char *argument, hs_error *error)
{
    bool *wanted = context;

    (void) argument;
    (void) error;
    *wanted |= strcmp(option, "input") == 0;
    return HS_OK;
}

static hs_status pass(void *context, const char *option, const char *argument, hs_error *error)
{
    (void) context;
    (void) option;
    (void) argument;
    (void) error;
    return HS_OK;
}

bool hs_import_wanted(const hs_filter *filter, int argc, char **argv)
{
    bool wanted = false;
    const hs_option_group groups[]
        = { { filter->options, note, &wanted }, { hs_run_options, pass, NULL } };
    char **copy = malloc(((size_t) argc + 1) * sizeof *copy); // the parser moves them about
    hs_error ignored;
    int operands;

    if (copy != NULL) {
        memcpy(copy, argv, ((size_t) argc + 1) * sizeof *copy);
        hs_options_parse(groups, 2, argc, copy, &operands, &ignored);
        free(copy);
    }
    return wanted;
}

/* --- messages and output */

static void report(importing *now, hs_status status, const hs_error *error)
{
    if (error->line != 0) {
        fprintf(stderr, "%s: %s:%zu: %s\n", now->program, now->file, error->line, error->message);
    } else {
        fprintf(stderr, "%s: %s: %s\n", now->program, now->file, error->message);
    }
    now->worst = status > now->worst ? status : now->worst;
    now->stop |= now->common.strict && status == HS_BAD_DOCUMENT;
}

static void report_misfits(const importing *now, const hs_brat_misfits *misfits)
{
    const struct {
        size_t count;
        const char *what;
    } all[] = { { misfits->cut, "ends of annotations stand inside words: the whole word is taken" },
        { misfits->lost, "annotations have no word: left out" },
        { misfits->overlaps, "names overlap another or have a gap: left out" },
        { misfits->incomplete, "attributions have no content: left out" },
        { misfits->unused, "sources, cues and contents are in no attribution: left out" } };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i].count != 0) {
            fprintf(stderr, "%s: %s: %zu %s\n", now->program, now->file, all[i].count, all[i].what);
        }
    }
}

static void put_out(importing *now)
{
    if (now->out.size != 0 && fwrite(now->out.data, 1, now->out.size, stdout) != now->out.size) {
        now->stop = true; // told when standard output is closed
    }
    now->out.size = 0;
}

static void finish(importing *now, hs_document *document)
{
    if (!now->common.no_provenance && document->part == 1) {
        hs_slice tool = hs_arena_print(document->arena, "%s %s", now->program, HS_VERSION);
        hs_document_note(document, HS_LITERAL("hs::tool"), tool);
    }
    hs_conllu_write(document, &now->out);
}

static hs_status open_file(importing *now, int *descriptor, hs_error *error)
{
    *descriptor
        = strcmp(now->file, "-") == 0 ? STDIN_FILENO : open(now->file, O_RDONLY | O_CLOEXEC);
    return *descriptor < 0 ? hs_fail(error, HS_IO, "cannot open: %s", strerror(errno)) : HS_OK;
}

static void close_file(int descriptor)
{
    if (descriptor != STDIN_FILENO) {
        close(descriptor);
    }
}

static hs_slice stem_of(const importing *now)
{
    return strcmp(now->file, "-") == 0 ? HS_LITERAL("stdin") : hs_names_stem(&now->names);
}

/* --- CoNLL-2003 */

static hs_status next_columns(importing *now, hs_columns_reader *reader, hs_error *error)
{
    hs_document document = { .records = NULL };
    hs_status status;

    hs_arena_reset(&now->arena);
    hs_document_clear(&document, &now->arena);
    status = hs_columns_read(reader, &document, error);
    if (status == HS_OK) {
        finish(now, &document);
    }
    return status;
}

static void import_columns(importing *now)
{
    hs_error error = { .line = 0 };
    int descriptor;
    hs_source source;
    hs_columns_reader reader;
    hs_status status = open_file(now, &descriptor, &error);

    if (status != HS_OK) {
        report(now, status, &error);
        return;
    }
    source = (hs_source){ .descriptor = descriptor, .name = now->file };
    source.buffer.guard = &now->guard;
    reader = (hs_columns_reader){ .source = &source, .stem = stem_of(now) };
    do {
        error.line = 0;
        status = next_columns(now, &reader, &error);
        if (status != HS_OK && status != HS_END) {
            report(now, status, &error);
        }
        put_out(now);
    } while (!now->stop && status != HS_END && status != HS_IO);
    hs_source_close(&source);
    close_file(descriptor);
}

/* --- brat */

/* Tokenizes and annotates the article, part by part; nothing of it comes out where that fails. */
static hs_status annotate_parts(
    importing *now, hs_article_reader *reader, hs_brat *brat, hs_error *error)
{
    hs_brat_misfits misfits = { 0 };
    hs_document document = { .records = NULL };
    hs_status status;

    for (;;) {
        hs_arena_reset(&now->arena);
        hs_document_clear(&document, &now->arena);
        status = hs_article_read(reader, &document, error);
        if (status != HS_OK) {
            break;
        }
        status = hs_tokenize_document(&document, (hs_tokenize_options){ .unit = HS_CHARS }, error);
        if (status == HS_OK) {
            status = hs_brat_apply(brat, &document, &misfits, error);
        }
        if (status != HS_OK) {
            break;
        }
        finish(now, &document);
    }
    if (status != HS_END) {
        now->out.size = 0;
        return status;
    }
    hs_brat_end(brat, &misfits);
    report_misfits(now, &misfits);
    return HS_OK;
}

static hs_status annotate(importing *now, const char *article, hs_brat *brat, hs_error *error)
{
    hs_source source = { .name = article };
    hs_article_reader reader = { .source = &source, .format = HS_TEXT, .stem = stem_of(now) };
    hs_status status;

    source.descriptor = open(article, O_RDONLY | O_CLOEXEC);
    if (source.descriptor < 0) {
        return hs_fail(error, HS_IO, "cannot open the article %s: %s", article, strerror(errno));
    }
    source.buffer.guard = reader.id.guard = &now->guard;
    status = annotate_parts(now, &reader, brat, error);
    close(source.descriptor);
    hs_article_close(&reader);
    hs_source_close(&source);
    return status;
}

/* All of the file of annotations, into their arena. */
static hs_status read_annotations(importing *now, hs_brat **brat, hs_error *error)
{
    hs_source source = { .name = now->file };
    hs_slice text = { NULL, 0 };
    hs_status status = open_file(now, &source.descriptor, error);

    if (status != HS_OK) {
        return status;
    }
    source.buffer.guard = &now->guard;
    status = hs_source_peek(&source, HS_LINE_LIMIT + 1, &text, error);
    if (status == HS_OK && text.size > HS_LINE_LIMIT) {
        status = hs_fail(
            error, HS_BAD_DOCUMENT, "more than %zu MB of annotations", HS_LINE_LIMIT >> 20);
    }
    text = hs_arena_copy(&now->annotation, text);
    hs_source_close(&source);
    close_file(source.descriptor);
    return status == HS_OK ? hs_brat_read(brat, &now->annotation, text, error) : status;
}

/* NAME.ann with NAME.txt beside it. */
static void import_brat(importing *now)
{
    hs_slice name = hs_slice_of(now->file);
    hs_error error = { .line = 0 };
    hs_brat *brat = NULL;
    hs_status status;

    hs_arena_reset(&now->annotation);
    if (!hs_slice_ends(name, HS_LITERAL(".ann"))) {
        status = hs_fail(
            &error, HS_USAGE, "with --input=brat name files NAME.ann, with NAME.txt beside them");
    } else {
        status = read_annotations(now, &brat, &error);
    }
    if (status == HS_OK) {
        const hs_slice parts[] = { { name.data, name.size - 3 }, { "txt", sizeof "txt" } };
        status = annotate(now, hs_arena_join(&now->annotation, parts, 2).data, brat, &error);
    }
    if (status != HS_OK) {
        report(now, status, &error);
    }
    put_out(now);
}

/* --- all */

static void import_file(importing *now)
{
    hs_error error = { .line = 0 };

    if (setjmp(now->guard) != 0) {
        now->out.size = 0;
        hs_fail(&error, HS_BAD_DOCUMENT, "not enough memory for this document");
        report(now, HS_BAD_DOCUMENT, &error);
    } else if (now->format == FROM_BRAT) {
        import_brat(now);
    } else {
        import_columns(now);
    }
}

static void import_files(importing *now)
{
    hs_error error = { .line = 0 };
    hs_status status;

    while (!now->stop && (status = hs_names_next(&now->names, &now->file, &error)) != HS_END) {
        if (status == HS_OK) {
            import_file(now);
        } else {
            report(now, status, &error);
        }
    }
    hs_names_close(&now->names);
    hs_arena_free(&now->arena);
    hs_arena_free(&now->annotation);
    hs_buffer_free(&now->out);
}

static hs_status parse(
    importing *now, const hs_filter *filter, int argc, char **argv, int *operands, hs_error *error)
{
    const hs_option_group groups[]
        = { { filter->options, take, now }, { hs_run_options, hs_run_set, &now->common } };
    hs_status status = hs_options_parse(groups, 2, argc, argv, operands, error);

    if (status != HS_OK || now->common.help || now->common.version) {
        return status;
    }
    if (now->other != NULL || now->common.errors != NULL) {
        return hs_fail(
            error, HS_USAGE, "--%s does not go with --input", now->other ? now->other : "errors");
    }
    if (now->format == FROM_BRAT && *operands == argc && now->common.list == NULL) {
        return hs_fail(error, HS_USAGE,
            "with --input=brat name files NAME.ann, with NAME.txt beside them; see --help");
    }
    return status;
}

int hs_import_main(const hs_filter *filter, int argc, char **argv)
{
    // What is read of a folder.
    static const char *const suffixes[][4]
        = { { ".ann", NULL }, { ".conll", ".conll2003", ".iob2", NULL } };
    char help[] = "--help", version[] = "--version", input[] = "-";
    char *standard[] = { input };
    importing now = { .program = filter->name };
    hs_error error = { .line = 0 };
    int operands = 0;
    hs_status status = parse(&now, filter, argc, argv, &operands, &error);

    if (status != HS_OK) {
        fprintf(stderr, "%s: %s\n", filter->name, error.message);
        return (int) status;
    }
    if (now.common.help || now.common.version) {
        char *asked[] = { argv[0], now.common.help ? help : version, NULL };
        return hs_filter_main(filter, 2, asked);
    }
    now.arena.guard = now.annotation.guard = now.out.guard = &now.guard;
    now.names = (hs_names){ .operands = argv + operands,
        .count = (size_t) (argc - operands),
        .list = now.common.list,
        .suffixes = suffixes[now.format] };
    if (now.names.count == 0 && now.common.list == NULL) {
        now.names.operands = standard;
        now.names.count = 1;
    }
    if (!now.common.no_sandbox) {
        hs_sandbox_enter(false);
    }
    import_files(&now);
    status = (hs_status) hs_run_close_stdout(filter->name);
    return (int) (status == HS_OK ? now.worst : status);
}
