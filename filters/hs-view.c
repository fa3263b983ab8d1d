#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "news/view.h"
#include "run/options.h"

enum { AUTO, TERMINAL, HTML };                     // format: AUTO is not to be asked for
enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };    // as --color names them
enum { NARROWEST = 20, WIDEST = 100, USUAL = 80 }; // columns; longer lines are hard to read

typedef struct view_config {
    int format, color;
    size_t width; // 0: of the terminal
} view_config;

/* Serial: all documents are one page. */
typedef struct viewer {
    view_config with;
    hs_view *view;
} viewer;

static const hs_option options[] = {
    { "output", 'o', "FORMAT", "terminal or html (terminal, where standard output is one)" },
    { "color", 0, "WHEN", "colours on a terminal: auto, always or never (auto)" },
    { "width", 0, "COLUMNS", "of lines on a terminal (its own, at most 100)" },
    { 0 },
};

static hs_status set_width(view_config *to, const char *argument, hs_error *error)
{
    char *end;
    unsigned long number = strtoul(argument, &end, 10);

    if (end == argument || *end != '\0' || number < NARROWEST || number > 1000) {
        return hs_fail(
            error, HS_USAGE, "--width takes a number from 20 to 1000, not '%s'", argument);
    }
    to->width = number;
    return HS_OK;
}

static hs_status set(void *config, const char *option, const char *argument, hs_error *error)
{
    static const char *const formats[] = { "terminal", "html", NULL };
    static const char *const colors[] = { "auto", "always", "never", NULL };
    view_config *to = config;

    if (strcmp(option, "width") == 0) {
        return set_width(to, argument, error);
    }
    if (strcmp(option, "color") == 0) {
        return hs_option_choice(option, argument, colors, &to->color, error);
    }
    hs_status status = hs_option_choice(option, argument, formats, &to->format, error);
    to->format += status == HS_OK; // behind AUTO
    return status;
}

/* https://no-color.org */
static bool wants_color(int when, bool terminal)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

    if (when != COLOR_AUTO) {
        return when == COLOR_ALWAYS;
    }
    return terminal && (no == NULL || *no == '\0') && term != NULL && strcmp(term, "dumb") != 0;
}

static size_t terminal_width(void)
{
    struct winsize size = { 0 };

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < NARROWEST) {
        return USUAL;
    }
    return size.ws_col < WIDEST ? size.ws_col : WIDEST;
}

static void close_view(void *state)
{
    hs_view_close(((viewer *) state)->view);
    free(state);
}

static hs_status open_view(const void *config, void **state, hs_error *error)
{
    bool terminal = isatty(STDOUT_FILENO) != 0;
    viewer *made = calloc(1, sizeof *made);

    if (made == NULL || hs_view_open(&made->view, error) != HS_OK) {
        free(made);
        return hs_fail(error, HS_IO, "not enough memory");
    }
    made->with = *(const view_config *) config;
    if (made->with.format == AUTO) {
        made->with.format = terminal ? TERMINAL : HTML;
    }
    made->with.color = wants_color(made->with.color, terminal);
    made->with.width = made->with.width ? made->with.width : terminal_width();
    *state = made;
    return HS_OK;
}

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    viewer *with = state;

    (void) error;
    if (with->with.format == HTML) {
        hs_view_html(with->view, document, document->records);
    } else {
        hs_view_terminal(document, with->with.width, with->with.color, document->records);
    }
    return HS_OK;
}

static void end(void *state, hs_buffer *out) { hs_view_html_end(((viewer *) state)->view, out); }

const hs_filter hs_view_filter = {
    .name = "hs-view",
    .summary = "show articles with their speakers, quotations and claims",
    .reads = HS_TOKENS,
    .writes = HS_RECORDS,
    .serial = true,
    .options = options,
    .config_size = sizeof(view_config),
    .set = set,
    .open = open_view,
    .process = process,
    .end = end,
    .close = close_view,
};

HS_PROGRAM(hs_view_filter)
