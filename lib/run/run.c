#include "run/run.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "run/pool.h"
#include "run/report.h"
#include "run/resume.h"
#include "run/sandbox.h"
#include "run/signals.h"

#define FLUSH_BYTES ((size_t) 256 << 10)
#define LOCAL_TOKENS ((size_t) 1024) // a few hundred kilobytes

/* What is alive while a run runs. */
typedef struct running {
    hs_run *run;
    hs_input input;
    hs_report report; // with several threads: of who delivers
    hs_resume resume;
    hs_error failure; // met by the thread that reads, told of at the end
    hs_lane *lanes;   // [lanes_count] one a thread
    size_t lanes_count;
    hs_lane reading;  // no stages: it makes articles of pages for the thread that reads
    hs_lane serial;   // the stages that see one document at a time; none: its `end` is 0
    hs_buffer margin; // what stands in front of the records, and behind them
    hs_batch *batch;  // with one thread: the only one
    bool failed;      // the output cannot be written
    atomic_bool stop; // nothing more is to be read
} running;

static void stop_reading(running *now)
{
    now->stop = true;
    hs_signals_wake();
}

/* --- output */

/* Was a model written to while it was in use?  Then what was made with it is worth nothing. */
static hs_status check_models(const running *now, hs_error *error)
{
    for (size_t i = 0; i < now->run->stages_count; i++) {
        const hs_filter *filter = now->run->stages[i].filter;
        const hs_lane *lane = i < now->lanes[0].end ? &now->lanes[0] : &now->serial;
        const hs_model *model = filter->model ? filter->model(lane->states[i]) : NULL;
        if (model != NULL && hs_model_changed(model)) {
            return hs_fail(error, HS_MODEL,
                "the model %s was changed while it was in use; run again, and put a new model in "
                "the place of an old one with mv",
                model->name);
        }
    }
    return HS_OK;
}

static hs_status write_output(const running *now, hs_slice bytes, hs_error *error)
{
    hs_status status = check_models(now, error);

    if (status != HS_OK) {
        return status;
    }
    while (bytes.size != 0) {
        ssize_t wrote = write(now->run->output, bytes.data, bytes.size);
        if (wrote < 0 && errno != EINTR) {
            return hs_fail(error, HS_IO, "cannot write %s: %s",
                now->run->resume ? now->run->resume : "standard output", strerror(errno));
        }
        if (wrote > 0) {
            bytes = hs_slice_from(bytes, (size_t) wrote);
        }
    }
    return HS_OK;
}

/* A reader that went away (EPIPE where SIGPIPE is ignored) is no news. */
static void write_or_stop(running *now, hs_slice bytes)
{
    hs_error error = { .line = 0 };
    hs_status status;
    bool left;

    if (now->failed || bytes.size == 0) {
        return;
    }
    status = write_output(now, bytes, &error);
    if (status == HS_OK) {
        return;
    }
    left = status == HS_IO && errno == EPIPE; // before another call sets errno
    now->failed = true;
    stop_reading(now);
    if (left) {
        now->report.worst = HS_IO;
    } else {
        hs_report_failure(&now->report, now->run->program, status, &error);
    }
}

static void flush_batch(running *now, hs_batch *batch)
{
    write_or_stop(now, (hs_slice){ batch->out.data, batch->out.size });
    batch->out.size = 0;
}

/* Tells of the batch's documents, in their order. */
static void report_batch(running *now, const hs_batch *batch)
{
    for (size_t i = 0; i < batch->count; i++) {
        hs_report_item(&now->report, &batch->items[i]);
        if (now->run->strict && batch->items[i].status == HS_BAD_DOCUMENT) {
            stop_reading(now);
        }
    }
    hs_report_progress(&now->report, batch->taken);
}

/* What is left to do for a batch when its turn has come. */
static void finish_batch(running *now, hs_batch *batch)
{
    if (now->serial.end != 0) {
        hs_lane_process(&now->serial, batch);
    }
    report_batch(now, batch);
}

/* --- reading */

static hs_status before_wait(void *context, hs_error *error)
{
    running *now = context;

    if (now->batch != NULL) {
        flush_batch(now, now->batch);
    }
    if (now->stop || hs_signals_wait(now->input.source.descriptor) || now->stop) {
        return hs_fail(error, HS_IO, "not read to its end");
    }
    return HS_OK;
}

/* Was the document that was read last done by an earlier run?  Then it is taken out again. */
static bool passed_over(running *now, hs_batch *batch)
{
    hs_item *item = &batch->items[batch->count - 1];
    hs_document page = item->document;
    bool by_filter = now->run->stages[0].filter->reads == HS_PAGES, extracted = false, skip = false;

    if (now->run->resume == NULL || item->status != HS_OK) {
        return false;
    }
    if (item->kind == HS_ITEM_PAGE && !now->resume.going) { // its id may stand in it
        hs_lane_extract(&now->reading, batch, item);
        extracted = true;
    }
    if (item->status == HS_OK
        && hs_resume_skip(&now->resume, &item->document, &skip, &now->failure) != HS_OK) {
        now->stop = true;
        skip = true;
    }
    if (extracted && by_filter && !skip) { // the filter makes the article, or says why it cannot
        item->document = page;
        item->kind = HS_ITEM_PAGE;
        item->status = HS_OK;
    }
    batch->count -= skip;
    return skip;
}

/* Reads documents up to `most`, fewer where reading on would take long; HS_END: there are no more.
 */
static hs_status read_batch(running *now, hs_batch *batch, size_t most)
{
    hs_status status = HS_OK;

    while (batch->count < most) {
        status = hs_batch_read(batch, &now->input, now->run->program);
        if (now->stop || hs_interrupted()) {
            // Not to be told of; or perhaps done by an earlier run, whose output is not to be
            // written over.
            bool drop = status != HS_OK || (now->run->resume && !now->resume.going);
            batch->count -= drop && status != HS_END;
            return HS_END;
        }
        if (status == HS_END) {
            break;
        }
        if (passed_over(now, batch)) {
            return HS_OK; // the next one takes no memory beside it
        }
        // What a pipe or a terminal gives is worked on at once.
        if (now->input.waits || batch->size >= HS_BATCH_BYTES) {
            break;
        }
    }
    return status == HS_END ? HS_END : HS_OK;
}

static void enter_sandbox(const running *now)
{
    bool makes_files = false;

    for (size_t i = 0; i < now->run->stages_count; i++) {
        makes_files = makes_files || now->run->stages[i].filter->makes_files;
    }
    if (!now->run->no_sandbox) {
        hs_sandbox_enter(makes_files);
    }
}

/* --- running */

static bool is_local(const hs_run *run)
{
    for (size_t i = 0; i < run->stages_count; i++) {
        if (!run->stages[i].filter->local) {
            return false;
        }
    }
    return true;
}

static void run_alone(running *now, hs_batch *batch)
{
    size_t most = is_local(now->run) ? 1 : HS_BATCH_ITEMS;
    hs_status status;

    now->batch = batch;
    do {
        hs_batch_clear(batch);
        status = read_batch(now, batch, most);
        hs_lane_process(&now->lanes[0], batch);
        finish_batch(now, batch);
        if (batch->out.size >= FLUSH_BYTES) {
            flush_batch(now, batch);
        }
    } while (status != HS_END && !now->stop);
    flush_batch(now, batch);
    now->batch = NULL;
}

static void work(void *context, size_t worker, hs_batch *batch)
{
    running *now = context;

    hs_lane_process(&now->lanes[worker], batch);
}

static bool deliver(void *context, hs_batch *batch)
{
    running *now = context;

    if (!now->stop) {
        finish_batch(now, batch);
        flush_batch(now, batch);
    }
    return !now->stop;
}

static void read_for(running *now, hs_pool *pool)
{
    hs_status status = HS_OK;
    hs_batch *batch;

    while (status != HS_END && (batch = hs_pool_take(pool)) != NULL) {
        status = read_batch(now, batch, HS_BATCH_ITEMS);
        hs_pool_hand_in(pool);
    }
    if (hs_interrupted()) {
        hs_pool_stop(pool);
    }
}

static hs_status run_threads(running *now, hs_error *error)
{
    const hs_pool_tasks tasks = { .work = work, .deliver = deliver, .context = now };
    hs_pool *pool;
    hs_status status;

    hs_signals_hold(true);
    status = hs_pool_open(&pool, now->lanes_count, &tasks, error);
    hs_signals_hold(false);
    if (status == HS_OK) {
        enter_sandbox(now);
        read_for(now, pool);
        hs_pool_close(pool);
    }
    return status;
}

/* --- setting up */

static size_t count_cores(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);

    return cores < 1 ? 1 : cores > HS_JOBS ? HS_JOBS : (size_t) cores;
}

/* A lane for each thread, and one for the stages from the first serial one on. */
static hs_status open_lanes(running *now, const char **who, hs_error *error)
{
    const hs_run *run = now->run;
    size_t jobs = run->jobs ? run->jobs : count_cores(), split = 0;
    hs_status status = HS_OK;

    while (split < run->stages_count && !run->stages[split].filter->serial) {
        split++;
    }
    now->lanes = calloc(jobs, sizeof *now->lanes);
    if (now->lanes == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    for (size_t i = 0; status == HS_OK && i < jobs; i++) {
        status = hs_lane_open(&now->lanes[i], run, 0, split, who, error);
        now->lanes_count++;
    }
    if (status == HS_OK && split < run->stages_count) {
        status = hs_lane_open(&now->serial, run, split, run->stages_count, who, error);
    }
    return status;
}

static void open_input(running *now, char *const *files, size_t count)
{
    const hs_run *run = now->run;

    now->input = (hs_input){ .kind = run->stages[0].filter->reads,
        .pages = run->pages,
        .format = run->input,
        .most = is_local(run) ? LOCAL_TOKENS : 0,
        .before_wait = before_wait,
        .context = now };
    now->input.names = (hs_names){ .operands = files,
        .count = count,
        .list = run->list,
        .suffixes = hs_input_suffixes(now->input.kind, run->pages != NULL) };
}

/* The bytes of all files that `names` gives; 0 where one has no size. */
static uint64_t add_sizes(hs_names *names)
{
    const char *name;
    hs_error error;
    hs_status status;
    uint64_t bytes = 0;

    while ((status = hs_names_next(names, &name, &error)) != HS_END) {
        struct stat about;
        if (status == HS_OK && (stat(name, &about) != 0 || !S_ISREG(about.st_mode))) {
            return 0;
        }
        bytes += status == HS_OK ? (uint64_t) about.st_size : 0;
    }
    return bytes;
}

/* The bytes of all files, for the time that is left; 0 where that cannot be known. */
static uint64_t count_bytes(const running *now)
{
    hs_names names = now->input.names;
    volatile uint64_t bytes = 0;
    jmp_buf guard;

    names.name.guard = &guard;
    if ((names.count == 0 && names.list == NULL) || (names.list && strcmp(names.list, "-") == 0)) {
        return 0;
    }
    if (setjmp(guard) == 0) {
        bytes = add_sizes(&names);
    }
    hs_names_close(&names);
    return bytes;
}

/* What stands in front of the first record, unless the output to go on with has it. */
static hs_status put_head(running *now, const hs_filter *filter, void *state, hs_error *error)
{
    hs_run *run = now->run;
    hs_slice bytes;
    hs_status status = HS_OK;

    if (filter->begin) {
        filter->begin(state, &now->margin);
    }
    if (run->resume != NULL) {
        bytes = (hs_slice){ now->margin.data, now->margin.size };
        status = hs_resume_open(&now->resume, run->resume, run, state, bytes, error);
        run->output = now->resume.descriptor;
    }
    now->margin.size *= !now->resume.some;
    return status;
}

static hs_status put_margin(running *now, bool head, hs_error *error)
{
    size_t last = now->run->stages_count - 1;
    const hs_filter *filter = now->run->stages[last].filter;
    void *state = (now->serial.end ? &now->serial : &now->lanes[0])->states[last];

    if (head) {
        return put_head(now, filter, state, error);
    }
    if (filter->end) {
        filter->end(state, &now->margin);
    }
    return HS_OK;
}

/* Writes what stands in front of the records, or behind them. */
static hs_status write_margin(running *now, bool head, hs_error *error)
{
    volatile hs_status status = HS_IO;
    jmp_buf guard;

    now->margin.guard = &guard;
    now->margin.size = 0;
    if (setjmp(guard) != 0) {
        hs_fail(error, HS_IO, "not enough memory");
    } else {
        status = put_margin(now, head, error);
    }
    now->margin.guard = NULL;
    if (status == HS_OK) {
        write_or_stop(now, (hs_slice){ now->margin.data, now->margin.size });
    }
    return status;
}

static hs_status run_opened(running *now, hs_error *error)
{
    hs_status status = write_margin(now, true, error);
    hs_batch *batch;

    if (status != HS_OK) {
        return status;
    }
    if (now->lanes_count > 1) {
        status = run_threads(now, error);
    } else {
        batch = calloc(1, sizeof *batch);
        if (batch == NULL) {
            return hs_fail(error, HS_IO, "not enough memory");
        }
        enter_sandbox(now);
        run_alone(now, batch);
        hs_batch_free(batch);
        free(batch);
    }
    if (status == HS_OK && !now->stop && !hs_interrupted()) {
        status = write_margin(now, false, error);
    }
    if (status == HS_OK && now->failure.message[0] != '\0') {
        *error = now->failure;
        return HS_USAGE;
    }
    if (status == HS_OK && now->run->resume && !now->stop && !hs_interrupted()) {
        status = hs_resume_end(&now->resume, error);
    }
    return status;
}

static hs_status run_all(running *now, const char **who, hs_error *error)
{
    hs_run *run = now->run;
    hs_status status = hs_report_open(&now->report, run->errors, error);

    if (status == HS_OK) {
        status = open_lanes(now, who, error);
    }
    if (status == HS_OK) {
        *who = run->program;
        now->report.all = now->report.progress ? count_bytes(now) : 0;
        status = run_opened(now, error);
    }
    return status;
}

static void close_all(running *now)
{
    now->report.resumed = now->resume.skipped;
    hs_report_close(&now->report);
    hs_resume_close(&now->resume);
    hs_input_close(&now->input);
    hs_buffer_free(&now->margin);
    for (size_t i = 0; i < now->lanes_count; i++) {
        hs_lane_close(&now->lanes[i]);
    }
    free(now->lanes);
    hs_lane_close(&now->reading);
    if (now->serial.end != 0) {
        hs_lane_close(&now->serial);
    }
}

/* A standard stream that is closed must not come to be the next file that is opened: in its place
 * goes one that fails as it would. */
static void hold_standard(void)
{
    for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++) {
        if (fcntl(i, F_GETFD) < 0 && errno == EBADF
            && open("/dev/null", i == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0) {
            return;
        }
    }
}

hs_status hs_run_files(hs_run *run, char *const *files, size_t count)
{
    running now = { .run = run, .reading = { .run = run } };
    const char *who = run->program;
    hs_error error = { .line = 0 };
    hs_status status;

    now.report = (hs_report){ .program = run->program,
        .progress = run->progress && isatty(STDERR_FILENO) };
    hold_standard();
    open_input(&now, files, count);
    hs_signals_open(run->program);
    status = run_all(&now, &who, &error);
    if (status != HS_OK) {
        hs_report_failure(&now.report, who, status, &error);
    }
    close_all(&now);
    status = now.report.worst;
    if (status == HS_OK && close(run->output) != 0 && errno != EBADF) {
        fprintf(stderr, "%s: cannot write standard output: %s\n", run->program, strerror(errno));
        status = HS_IO;
    }
    hs_signals_close();
    return status;
}
