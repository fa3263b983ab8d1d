#include "run/report.h"

#include <errno.h>
#include <jansson.h>
#include <time.h>

#define REDRAW 0.25 // seconds between two lines of progress

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

hs_status hs_report_open(hs_report *report, const char *file, hs_error *error)
{
    report->begun = now();
    if (file != NULL) {
        report->errors = fopen(file, "we");
        if (report->errors == NULL) {
            return hs_fail(error, HS_IO, "cannot write %s: %s", file, strerror(errno));
        }
    }
    return HS_OK;
}

static void wipe_progress(hs_report *report)
{
    if (report->drawn) {
        fputs("\r\033[K", stderr);
        report->drawn = false;
    }
}

/* --- messages */

/* A string that may hold bytes that are no UTF-8, as names of files may. */
static json_t *make_string(hs_slice text)
{
    json_t *made = json_stringn(text.data, text.size);

    if (made == NULL && text.data != NULL) {
        char *copy = strndup(text.data, text.size);
        for (char *byte = copy; byte && *byte; byte++) {
            *byte = (unsigned char) *byte < 0x80 ? *byte : '?';
        }
        made = copy ? json_string(copy) : NULL;
        free(copy);
    }
    return made ? made : json_null();
}

/* A line of the file of messages. */
static void write_line(hs_report *report, const hs_item *item)
{
    json_t *object = json_object();
    const hs_error *error = &item->error;

    json_object_set_new(object, "file", make_string(hs_slice_of(item->document.file)));
    if (error->line != 0) {
        json_object_set_new(object, "line", json_integer((json_int_t) error->line));
    }
    json_object_set_new(object, "doc", make_string(item->document.id));
    json_object_set_new(object, "program", json_string(item->blamed));
    json_object_set_new(
        object, "kind", json_string(item->status == HS_BAD_DOCUMENT ? "document" : "file"));
    json_object_set_new(object, "reason", make_string(hs_slice_of(error->message)));
    json_dumpf(object, report->errors, JSON_COMPACT);
    fputc('\n', report->errors);
    // A run that is killed leaves whole lines.  What cannot be written is not tried again by
    // fclose.
    if ((fflush(report->errors) != 0 || ferror(report->errors)) && report->errors_failed == 0) {
        report->errors_failed = errno ? errno : EIO;
    }
    json_decref(object);
}

static void say(const hs_item *item)
{
    const char *file = item->document.file;

    fprintf(stderr, "%s: ", item->blamed);
    if (file != NULL && item->error.line != 0) {
        fprintf(stderr, "%s:%zu: ", file, item->error.line);
    } else if (file != NULL) {
        fprintf(stderr, "%s: ", file);
    }
    fprintf(stderr, "%s\n", item->error.message);
}

static void worsen(hs_report *report, hs_status status)
{
    report->worst = status > report->worst ? status : report->worst;
}

void hs_report_item(hs_report *report, const hs_item *item)
{
    bool document = item->status == HS_OK || item->status == HS_BAD_DOCUMENT;

    report->documents += document && item->document.part <= 1;
    if (item->status == HS_OK) {
        return;
    }
    report->bad += document;
    report->files_bad += !document;
    worsen(report, item->status);
    wipe_progress(report);
    if (report->errors != NULL) {
        write_line(report, item);
    } else {
        say(item);
    }
}

void hs_report_failure(hs_report *report, const char *who, hs_status status, const hs_error *error)
{
    wipe_progress(report);
    worsen(report, status);
    fprintf(stderr, "%s: %s\n", who, error->message);
}

/* --- progress */

static const char *plural(size_t count) { return count == 1 ? "" : "s"; }

static void draw_time(double seconds)
{
    unsigned long whole = (unsigned long) (seconds + 0.5);

    if (whole >= 3600) {
        fprintf(stderr, "%lu:%02lu:%02lu", whole / 3600, whole / 60 % 60, whole % 60);
    } else {
        fprintf(stderr, "%lu:%02lu", whole / 60, whole % 60);
    }
}

static void draw_size(double bytes)
{
    fprintf(stderr, bytes < 1e6 ? "%.0f kB" : "%.1f MB", bytes < 1e6 ? bytes / 1e3 : bytes / 1e6);
}

static void draw_progress(hs_report *report)
{
    double rate = (double) report->taken / (report->shown - report->begun);

    fprintf(stderr, "\r\033[K%zu document%s, ", report->documents, plural(report->documents));
    draw_size((double) report->taken);
    fputs(", ", stderr);
    draw_size(rate);
    fputs("/s", stderr);
    if (report->all != 0 && rate > 0) {
        double share = (double) report->taken / (double) report->all;
        share = share < 1 ? share : 1;
        fprintf(stderr, ", %.0f %%, ", 100 * share);
        draw_time((double) report->all * (1 - share) / rate);
        fputs(" left", stderr);
    }
    report->drawn = true;
}

void hs_report_progress(hs_report *report, uint64_t taken)
{
    double time;

    if (!report->progress) {
        return;
    }
    report->taken = taken;
    time = now();
    if (time - report->shown >= REDRAW) {
        report->shown = time;
        draw_progress(report);
    }
}

/* --- the end */

void hs_report_close(hs_report *report)
{
    if (report->progress && report->taken != 0) {
        report->shown = now();
        draw_progress(report);
    }
    if (report->drawn) {
        fputc('\n', stderr);
        report->drawn = false;
    }
    if (report->resumed != 0) {
        fprintf(stderr, "%s: %zu document%s had been done before\n", report->program,
            report->resumed, plural(report->resumed));
    }
    if (report->errors != NULL && report->files_bad != 0) {
        fprintf(stderr, "%s: %zu file%s could not be read\n", report->program, report->files_bad,
            plural(report->files_bad));
    }
    if (report->bad != 0 && (report->errors != NULL || report->documents > 1)) {
        fprintf(stderr, "%s: %zu of %zu documents left out\n", report->program, report->bad,
            report->documents);
    }
    if (report->errors != NULL && fclose(report->errors) != 0 && report->errors_failed == 0) {
        report->errors_failed = errno;
    }
    if (report->errors_failed != 0) {
        fprintf(stderr, "%s: cannot write the file of --errors: %s\n", report->program,
            strerror(report->errors_failed));
        worsen(report, HS_IO);
    }
    report->errors = NULL;
}
