/* Pipes in shell notation, and running them over files. */
#include <fcntl.h>

#include "run/run.h"
#include "suite.h"

/* A filter that writes its option `mark` as a comment on the first sentence. */
typedef struct mark_config {
    const char *mark;
} mark_config;

static hs_status set_mark(void *config, const char *option, const char *argument, hs_error *error)
{
    (void) option;
    ((mark_config *) config)->mark = argument;
    return strcmp(argument, "bad") == 0 ? hs_fail(error, HS_USAGE, "no such mark") : HS_OK;
}

static hs_status open_mark(const void *config, void **state, hs_error *error)
{
    const char *mark = ((const mark_config *) config)->mark;

    *state = (void *) (uintptr_t) (mark ? mark : "none");
    return mark && strcmp(mark, "model") == 0 ? hs_fail(error, HS_MODEL, "no such model") : HS_OK;
}

static hs_status mark(void *state, hs_document *document, hs_error *error)
{
    if (strcmp(state, "refuse") == 0 && hs_slice_is(document->id, "b")) {
        return hs_fail(error, HS_BAD_DOCUMENT, "refused");
    }
    if (strcmp(state, "exhaust") == 0 && hs_slice_is(document->id, "b")) {
        document->arena->limit = 1 << 20;
        for (;;) {
            hs_arena_get(document->arena, 1000);
        }
    }
    hs_comment_add(document, document->sentences, HS_LITERAL("mark"), hs_slice_of(state));
    return HS_OK;
}

static const hs_option mark_options[] = { { "mark", 'm', "MARK", "the mark" }, { 0 } };
static const hs_filter marker = { .name = "hs-mark",
    .summary = "mark",
    .reads = HS_TOKENS,
    .writes = HS_TOKENS,
    .options = mark_options,
    .config_size = sizeof(mark_config),
    .set = set_mark,
    .open = open_mark,
    .process = mark };

static hs_status count(void *state, hs_document *document, hs_error *error)
{
    (void) state;
    (void) error;
    hs_put_format(document->records, "%.*s %zu\n", HS_PRINT(document->id), document->tokens_count);
    return HS_OK;
}

static void names(void *state, hs_buffer *out)
{
    (void) state;
    hs_put(out, HS_LITERAL("id tokens\n"));
}

static const hs_filter counter = { .name = "hs-count",
    .summary = "count",
    .reads = HS_TOKENS,
    .writes = HS_RECORDS,
    .process = count,
    .begin = names };

static const hs_filter reader = { .name = "hs-read",
    .summary = "read",
    .reads = HS_ARTICLES,
    .writes = HS_TOKENS,
    .process = count };

static const hs_filter *const table[] = { &marker, &counter, &reader, NULL };

#define LINE "1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
#define THREE "# newdoc id = a\n" LINE "# newdoc id = b\n" LINE "# newdoc id = c\n" LINE

/* Runs the pipe over the stream; what it wrote goes to `out`. */
static hs_status run_over(
    hs_slice stream, const char *pipe, const char *option, char *out, size_t size)
{
    FILE *file = tmpfile();
    int input = dup(STDIN_FILENO), tokens = descriptor_of(stream);
    hs_run run
        = { .program = "test", .input = -1, .no_sandbox = true, .output = dup(fileno(file)) };
    hs_error error = { .line = 0 };
    hs_status status;

    if (option != NULL) {
        hs_run_set(&run, option, NULL, &error);
    }
    dup2(tokens, STDIN_FILENO);
    status = hs_run_add_pipe(&run, pipe, table, &error);
    if (status == HS_OK) {
        status = hs_run_files(&run, NULL, 0);
        rewind(file);
        out[fread(out, 1, size - 1, file)] = '\0';
    } else {
        snprintf(out, size, "%s", error.message);
    }
    dup2(input, STDIN_FILENO);
    close(input);
    close(tokens);
    fclose(file);
    hs_run_end(&run);
    return status;
}

static hs_status run_pipe(const char *pipe, const char *option, char *out, size_t size)
{
    return run_over(HS_LITERAL(THREE), pipe, option, out, size);
}

static void check_run(const char *pipe, hs_status status, const char *out)
{
    char text[2000];

    ck_assert_int_eq(run_pipe(pipe, "no-provenance", text, sizeof text), status);
    ck_assert_str_eq(text, out);
}

#define MARKED(id, lines) "# newdoc id = " id "\n" lines LINE

START_TEST(reads_words_as_a_shell)
{
    static const char *const marks[][2] = { { "-m x", "x" }, { "-mx", "x" }, { "--mark=x", "x" },
        { " -m\t'a b' ", "a b" }, { "-m \"a 'b' | c\"", "a 'b' | c" }, { "-m a\\ \\|b", "a |b" },
        { "-m ''", "" }, { "-m 'a\\b'", "a\\b" }, { "-m \"a\\\"b\"", "a\"b" },
        { "-m a'b'\"c\"", "abc" }, { "-m x\n", "x" } };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        char pipe[100], out[500];
        snprintf(pipe, sizeof pipe, "hs-mark %s", marks[i][0]);
        snprintf(out, sizeof out,
            "# newdoc id = a\n# mark = %s\n" LINE "# newdoc id = b\n# mark = %s\n" LINE
            "# newdoc id = c\n# mark = %s\n" LINE,
            marks[i][1], marks[i][1], marks[i][1]);
        check_run(pipe, HS_OK, out);
    }
}
END_TEST

START_TEST(runs_stages_in_order)
{
    check_run("hs-mark -m 1|hs-mark  |  hs-mark -m 3", HS_OK,
        MARKED("a", "# mark = 1\n# mark = none\n# mark = 3\n")
            MARKED("b", "# mark = 1\n# mark = none\n# mark = 3\n")
                MARKED("c", "# mark = 1\n# mark = none\n# mark = 3\n"));
    check_run("hs-mark | hs-count", HS_OK, "id tokens\na 1\nb 1\nc 1\n");
}
END_TEST

START_TEST(notes_provenance)
{
    char out[2000];

    ck_assert_int_eq(
        run_pipe("hs-mark | hs-mark --no-provenance | hs-mark", NULL, out, sizeof out), HS_OK);
    ck_assert_ptr_eq(strstr(out,
                         "# newdoc id = a\n# hs::tool = hs-mark " HS_VERSION
                         "\n# hs::tool = hs-mark " HS_VERSION "\n# mark = none\n"),
        out);
}
END_TEST

START_TEST(refuses_pipes)
{
    static const char *const cases[][2] = {
        { "", "a filter is missing" },
        { "hs-mark |", "a filter is missing" },
        { "hs-mark || hs-mark", "a filter is missing" },
        { "hs-none", "'hs-none' in the pipe is no filter" },
        { "hs-mark -x", "-x is not an option" },
        { "hs-mark -m", "-m needs an argument" },
        { "hs-mark -m bad", "no such mark" },
        { "hs-mark -m 'x", "a quotation mark in the pipe is not closed" },
        { "hs-mark file", "'file' in the pipe" },
        { "hs-count | hs-mark", "hs-mark cannot read what hs-count writes" },
        { "hs-mark | hs-read", "hs-read cannot read what hs-mark writes" },
    };
    char out[500];

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_msg(
            run_pipe(cases[i][0], NULL, out, sizeof out) == HS_USAGE, "taken: %s", cases[i][0]);
        ck_assert_msg(strstr(out, cases[i][1]) != NULL, "%s: %s", cases[i][0], out);
    }
}
END_TEST

START_TEST(bounds_pipes)
{
    char pipe[1000] = "hs-mark", out[500];

    for (int i = 1; i <= HS_STAGES; i++) {
        strcat(pipe, " | hs-mark");
    }
    ck_assert_int_eq(run_pipe(pipe, NULL, out, sizeof out), HS_USAGE);
    ck_assert_ptr_nonnull(strstr(out, "more than"));
    strcpy(pipe, "hs-mark");
    for (int i = 0; i < 100; i++) {
        strcat(pipe, " -mx");
    }
    ck_assert_int_eq(run_pipe(pipe, NULL, out, sizeof out), HS_USAGE);
    ck_assert_ptr_nonnull(strstr(out, "too many arguments"));
}
END_TEST

START_TEST(leaves_out_what_a_stage_refuses)
{
    check_run("hs-mark -m refuse", HS_BAD_DOCUMENT,
        MARKED("a", "# mark = refuse\n") MARKED("c", "# mark = refuse\n"));
    check_run("hs-mark -m refuse | hs-count", HS_BAD_DOCUMENT, "id tokens\na 1\nc 1\n");
}
END_TEST

START_TEST(outlives_a_document_without_memory)
{
    check_run("hs-mark -m exhaust | hs-count", HS_BAD_DOCUMENT, "id tokens\na 1\nc 1\n");
}
END_TEST

START_TEST(stops_when_strict)
{
    char out[500];

    ck_assert_int_eq(
        run_pipe("hs-mark -m refuse | hs-count", "strict", out, sizeof out), HS_BAD_DOCUMENT);
    ck_assert_str_eq(out, "id tokens\na 1\n");
}
END_TEST

/* What was written while the reader waited for more of a bad document is not written again. */
START_TEST(writes_once_before_a_bad_document)
{
    static const char head[] = "# newdoc id = a\n" LINE "# newdoc id = b\n# text = ",
                      tail[] = "\nbad\n\n# newdoc id = c\n" LINE;
    size_t size = 1 << 20; // many reads
    char *text = malloc(size), out[500];

    memset(text, 'x', size);
    memcpy(text, head, sizeof head - 1);
    memcpy(text + size - sizeof tail + 1, tail, sizeof tail - 1);
    ck_assert_int_eq(
        run_over((hs_slice){ text, size }, "hs-count", NULL, out, sizeof out), HS_BAD_DOCUMENT);
    ck_assert_str_eq(out, "id tokens\na 1\nc 1\n");
    free(text);
}
END_TEST

START_TEST(ends_when_a_stage_cannot_open) { check_run("hs-mark -m model", HS_MODEL, ""); }
END_TEST

SUITE("pipe", reads_words_as_a_shell, runs_stages_in_order, notes_provenance, refuses_pipes,
    bounds_pipes, leaves_out_what_a_stage_refuses, outlives_a_document_without_memory,
    stops_when_strict, writes_once_before_a_bad_document, ends_when_a_stage_cannot_open)
