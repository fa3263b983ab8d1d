#include "run/run.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "stream/conllu.h"

#define FLUSH_BYTES ((size_t) 256 << 10)
#define LOCAL_TOKENS ((size_t) 1024)    // a few hundred kilobytes
#define MEMORY_LIMIT ((size_t) 8 << 30) // of one document or part, a hundred times what one needs

/* What is alive while a run runs. */
typedef struct running {
    hs_run *run;
    hs_arena arena;
    hs_buffer out;
    jmp_buf guard; // where base/arena.h jumps when memory runs out
    hs_source source;
    hs_article_reader articles;
    hs_conllu_reader tokens;
    const char *file;
    const char *blamed; // who met the error: the program or one of its filters
    hs_status worst;
    bool stop;
} running;

static void report(running *now, const char *who, hs_status status, const hs_error *error)
{
    if (error->line != 0) {
        fprintf(stderr, "%s: %s:%zu: %s\n", who, now->file, error->line, error->message);
    } else {
        fprintf(stderr, "%s: %s: %s\n", who, now->file, error->message);
    }
    if (status > now->worst) {
        now->worst = status;
    }
    now->stop = now->stop || (now->run->strict && status == HS_BAD_DOCUMENT);
}

/* --- output */

static hs_status flush_output(void *context, hs_error *error)
{
    running *now = context;
    size_t done = 0;

    while (done < now->out.size) {
        ssize_t wrote = write(now->run->output, now->out.data + done, now->out.size - done);
        if (wrote < 0 && errno == EINTR) {
            continue;
        }
        if (wrote < 0) {
            now->out.size = 0;
            now->stop = true;
            return hs_fail(error, HS_IO, "cannot write standard output: %s", strerror(errno));
        }
        done += (size_t) wrote;
    }
    now->out.size = 0;
    return HS_OK;
}

/* A reader that went away (EPIPE where SIGPIPE is ignored) is no news. */
static void report_write(running *now, const hs_error *error)
{
    if (errno != EPIPE) {
        fprintf(stderr, "%s: %s\n", now->run->program, error->message);
    }
    now->worst = HS_IO;
}

static void flush_or_stop(running *now)
{
    hs_error error = { .line = 0 };

    if (flush_output(now, &error) != HS_OK) {
        report_write(now, &error);
    }
}

/* --- one document */

static bool reads_articles(const running *now)
{
    return now->run->stages[0].filter->reads == HS_ARTICLES;
}

static hs_status read_document(running *now, hs_document *document, hs_error *error)
{
    return reads_articles(now) ? hs_article_read(&now->articles, document, error)
                               : hs_conllu_read(&now->tokens, document, error);
}

static void add_provenance(const hs_run *run, const hs_stage *stage, hs_document *document)
{
    const hs_filter *filter = stage->filter;
    bool wanted = !run->no_provenance && !stage->no_provenance;

    if (wanted && filter->writes == HS_TOKENS && document->part == 1) {
        hs_slice tool = hs_arena_print(document->arena, "%s %s", filter->name, HS_VERSION);
        if (filter->model != NULL) {
            const hs_model *model = filter->model(stage->state);
            tool = hs_arena_print(document->arena, "%.*s model=%s:%016llx", HS_PRINT(tool),
                model->name, (unsigned long long) model->hash);
        }
        hs_document_note(document, HS_LITERAL("hs::tool"), tool);
    }
}

static hs_status process_document(running *now, hs_document *document, hs_error *error)
{
    hs_stage *stage = now->run->stages, *end = stage + now->run->stages_count;

    for (; stage < end; stage++) {
        hs_status status;
        now->blamed = stage->filter->name;
        status = stage->filter->process(stage->state, document, error);
        if (status != HS_OK) {
            return status;
        }
        add_provenance(now->run, stage, document);
    }
    if (end[-1].filter->writes == HS_TOKENS) {
        hs_conllu_write(document, &now->out);
    }
    return HS_OK;
}

static hs_status out_of_memory(running *now, bool reading, hs_error *error)
{
    if (reading && reads_articles(now)) {
        hs_article_skip(&now->articles);
    } else if (reading) {
        hs_conllu_skip(&now->tokens);
    }
    return hs_fail(error, HS_BAD_DOCUMENT, "not enough memory for this document");
}

/* Reads one document and runs the stages over it.  A document that fails leaves nothing in the
 * output.
 */
static hs_status next_document(running *now)
{
    hs_document document = { .records = &now->out };
    volatile size_t before = now->out.size;
    volatile bool reading = true;
    hs_error error = { .line = 0 };
    hs_status status;

    hs_arena_reset(&now->arena);
    hs_document_clear(&document, &now->arena);
    document.file = now->file;
    now->blamed = now->run->program;
    if (setjmp(now->guard) != 0) {
        status = out_of_memory(now, reading, &error);
    } else {
        status = read_document(now, &document, &error);
        reading = false;
        before = now->out.size; // reading may have written what was finished
        if (status == HS_OK) {
            error.line = document.line;
            status = process_document(now, &document, &error);
        }
    }
    if (status == HS_OK || status == HS_END) {
        return status;
    }
    if (!reading) {
        now->out.size = before;
    }
    if (now->stop && status == HS_IO) { // what could not be written while waiting for input
        report_write(now, &error);
    } else {
        report(now, now->blamed, status, &error);
    }
    return status;
}

/* --- files */

/* The file's name without folders and last suffix: the id of its document. */
static hs_slice stem_of(const char *file)
{
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
    const char *dot = strrchr(name, '.');

    return dot != NULL && dot != name ? hs_slice_between(name, dot) : hs_slice_of(name);
}

static hs_article_format format_of(const running *now)
{
    hs_slice name = hs_slice_of(now->file);

    if (now->run->input >= 0) {
        return (hs_article_format) now->run->input;
    }
    return hs_slice_ends(name, HS_LITERAL(".jsonl")) || hs_slice_ends(name, HS_LITERAL(".ndjson"))
        ? HS_JSONL
        : HS_TEXT;
}

static bool is_local(const hs_run *run)
{
    for (size_t i = 0; i < run->stages_count; i++) {
        if (!run->stages[i].filter->local) {
            return false;
        }
    }
    return true;
}

static void run_descriptor(running *now, int descriptor, hs_slice stem)
{
    hs_status status;

    now->source = (hs_source){
        .descriptor = descriptor, .name = now->file, .before_wait = flush_output, .context = now
    };
    now->source.buffer.guard = &now->guard;
    now->articles
        = (hs_article_reader){ .source = &now->source, .format = format_of(now), .stem = stem };
    now->articles.id.guard = &now->guard;
    now->tokens = (hs_conllu_reader){
        .source = &now->source, .stem = stem, .most = is_local(now->run) ? LOCAL_TOKENS : 0
    };
    now->tokens.id.guard = &now->guard;
    do {
        status = next_document(now);
        if (now->out.size >= FLUSH_BYTES) {
            flush_or_stop(now);
        }
    } while (!now->stop && status != HS_END && status != HS_IO);
    hs_conllu_close(&now->tokens);
    hs_article_close(&now->articles);
    hs_source_close(&now->source);
}

static void run_file(running *now, const char *file)
{
    hs_error error = { .line = 0 };
    int descriptor;

    if (strcmp(file, "-") == 0) {
        now->file = "standard input";
        run_descriptor(now, STDIN_FILENO, HS_LITERAL("stdin"));
        return;
    }
    now->file = file;
    descriptor = open(file, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        hs_fail(&error, HS_IO, "cannot open: %s", strerror(errno));
        report(now, now->run->program, HS_IO, &error);
        return;
    }
    run_descriptor(now, descriptor, stem_of(file));
    close(descriptor);
}

/* --- stages */

static hs_status open_stages(hs_run *run, const char **who, hs_error *error)
{
    for (size_t i = 0; i < run->stages_count; i++) {
        hs_stage *stage = &run->stages[i];
        hs_status status;
        *who = stage->filter->name;
        status = stage->filter->open ? stage->filter->open(stage->config, &stage->state, error)
                                     : HS_OK;
        if (status != HS_OK) {
            return status;
        }
    }
    return HS_OK;
}

static void close_stages(hs_run *run)
{
    for (size_t i = 0; i < run->stages_count; i++) {
        hs_stage *stage = &run->stages[i];
        if (stage->filter->close && stage->state) {
            stage->filter->close(stage->state);
        }
        stage->state = NULL;
    }
}

static void run_opened(running *now, char *const *files, size_t count)
{
    const hs_stage *last = &now->run->stages[now->run->stages_count - 1];

    if (last->filter->begin) {
        last->filter->begin(last->state, &now->out);
    }
    if (count == 0) {
        run_file(now, "-");
    }
    for (size_t i = 0; i < count && !now->stop; i++) {
        run_file(now, files[i]);
    }
    flush_or_stop(now);
}

hs_status hs_run_files(hs_run *run, char *const *files, size_t count)
{
    running *now = calloc(1, sizeof *now);
    const char *who = run->program;
    hs_error error = { .line = 0 };
    hs_status status;

    if (now == NULL) {
        fprintf(stderr, "%s: not enough memory\n", run->program);
        return HS_IO;
    }
    now->run = run;
    now->arena.guard = now->out.guard = &now->guard;
    now->arena.limit = MEMORY_LIMIT;
    status = open_stages(run, &who, &error);
    if (status == HS_OK) {
        run_opened(now, files, count);
        status = now->worst;
    } else {
        fprintf(stderr, "%s: %s\n", who, error.message);
    }
    close_stages(run);
    hs_buffer_free(&now->out);
    hs_arena_free(&now->arena);
    free(now);
    if (status == HS_OK && close(run->output) != 0 && errno != EBADF) {
        fprintf(stderr, "%s: cannot write standard output: %s\n", run->program, strerror(errno));
        status = HS_IO;
    }
    return status;
}
