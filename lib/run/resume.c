#include "run/resume.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- what the output has */

/* The bytes of the first sentence of a token stream; *id gets that of the document that it begins.
 */
static size_t next_sentence(hs_slice rest, hs_slice *id)
{
    hs_slice line;

    *id = (hs_slice){ NULL, 0 };
    for (hs_slice left = rest; hs_slice_find(left, '\n') != NULL;) {
        line = hs_slice_cut(&left, '\n');
        if (line.size == 0) {
            return (size_t) (left.data - rest.data);
        }
        if (id->data == NULL && *line.data == '#') {
            *id = hs_comment_value(line, HS_LITERAL("newdoc id"));
        }
    }
    return 0;
}

static hs_status add_document(hs_resume *resume, uint64_t id, size_t place, hs_error *error)
{
    if (resume->some && id == resume->last) {
        return HS_OK;
    }
    if (resume->some) {
        if (resume->done_count == resume->done_capacity) {
            size_t capacity = resume->done_capacity * 2 + 1024;
            uint64_t *done = realloc(resume->done, capacity * sizeof *done);
            if (done == NULL) {
                return hs_fail(error, HS_IO, "not enough memory");
            }
            resume->done = done;
            resume->done_capacity = capacity;
        }
        resume->done[resume->done_count++] = resume->last;
    }
    resume->some = true;
    resume->last = id;
    resume->keep = place;
    return HS_OK;
}

/* Reads the output in `all`. */
static hs_status read_output(hs_resume *resume, const hs_run *run, const void *state, hs_slice all,
    size_t head, hs_error *error)
{
    const hs_filter *last = run->stages[run->stages_count - 1].filter;
    hs_status status = HS_OK;

    for (size_t place = head, size; status == HS_OK; place += size) {
        hs_slice rest = hs_slice_from(all, place), id = { NULL, 0 };
        size = last->writes == HS_TOKENS ? next_sentence(rest, &id)
                                         : last->next_record(state, rest, &resume->arena, &id);
        if (size == 0) {
            break;
        }
        if (id.data != NULL) {
            status = add_document(resume, hs_hash(id), place, error);
        }
        hs_arena_reset(&resume->arena);
    }
    return status;
}

static hs_status map_output(hs_resume *resume, const char *file, const hs_run *run,
    const void *state, hs_slice head, hs_error *error)
{
    struct stat about;
    hs_slice all;
    hs_status status;
    void *map;

    if (fstat(resume->descriptor, &about) != 0 || !S_ISREG(about.st_mode)) {
        return hs_fail(error, HS_IO, "%s is no regular file; --resume needs one", file);
    }
    if (about.st_size == 0) {
        return HS_OK;
    }
    all.size = (size_t) about.st_size;
    map = mmap(NULL, all.size, PROT_READ, MAP_PRIVATE, resume->descriptor, 0);
    if (map == MAP_FAILED) {
        return hs_fail(error, HS_IO, "cannot read %s: %s", file, strerror(errno));
    }
    all.data = map;
    if (all.size > head.size ? !hs_slice_starts(all, head) : !hs_slice_starts(head, all)) {
        status = hs_fail(error, HS_USAGE,
            "%s starts otherwise than this run would write; with --resume give the options of the "
            "run that wrote it",
            file);
    } else {
        status = read_output(
            resume, run, state, all, all.size > head.size ? head.size : all.size, error);
    }
    if (status == HS_OK && !resume->some && all.size > head.size + 65536) {
        status
            = hs_fail(error, HS_USAGE, "%s holds something else than this run would write", file);
    }
    munmap(map, all.size);
    return status;
}

static hs_status cut_output(hs_resume *resume, hs_error *error)
{
    off_t keep = (off_t) resume->keep;

    resume->going = true;
    if (ftruncate(resume->descriptor, keep) != 0 || lseek(resume->descriptor, keep, SEEK_SET) < 0) {
        return hs_fail(error, HS_IO, "cannot go on with the file of --resume: %s", strerror(errno));
    }
    return HS_OK;
}

hs_status hs_resume_open(hs_resume *resume, const char *file, const hs_run *run, const void *state,
    hs_slice head, hs_error *error)
{
    const hs_filter *last = run->stages[run->stages_count - 1].filter;
    hs_status status;

    *resume = (hs_resume){ .descriptor = -1 };
    if (last->writes != HS_TOKENS && last->next_record == NULL) {
        return hs_fail(error, HS_USAGE, "what %s writes cannot be gone on with", last->name);
    }
    resume->descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (resume->descriptor < 0) {
        return hs_fail(error, HS_IO, "cannot write %s: %s", file, strerror(errno));
    }
    resume->arena.guard = &resume->guard;
    resume->seen = hs_map_make(&resume->arena);
    if (setjmp(resume->guard) != 0) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    status = map_output(resume, file, run, state, head, error);
    return status == HS_OK && !resume->some ? cut_output(resume, error) : status;
}

/* --- the input */

/* Passes over a document; one with the id of another one that was passed over before the last
 * could be either. */
static hs_status pass(hs_resume *resume, hs_slice id, hs_error *error)
{
    bool added;

    if (resume->before.data != NULL && hs_slice_equal(id, resume->before)) {
        return HS_OK;
    }
    id = hs_arena_copy(&resume->arena, id);
    hs_map_add(&resume->seen, id, &added);
    resume->before = id;
    return added
        ? HS_OK
        : hs_fail(error, HS_USAGE,
            "two documents are called %.*s: --resume cannot tell which one was done", HS_PRINT(id));
}

hs_status hs_resume_skip(
    hs_resume *resume, const hs_document *document, bool *skip, hs_error *error)
{
    uint64_t id = hs_hash(document->id);
    hs_status status;

    *skip = false;
    if (resume->going) {
        return HS_OK;
    }
    if (document->part <= 1 && resume->next == resume->done_count && id == resume->last) {
        return cut_output(resume, error);
    }
    *skip = true;
    if (document->part > 1) {
        return HS_OK;
    }
    if (resume->next < resume->done_count && id == resume->done[resume->next]) {
        resume->next++;
    }
    resume->skipped++;
    if (setjmp(resume->guard) != 0) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    status = pass(resume, document->id, error);
    return status;
}

hs_status hs_resume_end(hs_resume *resume, hs_error *error)
{
    if (resume->going) {
        return HS_OK;
    }
    return hs_fail(error, HS_USAGE,
        "the file of --resume has documents that are not in the input, or in another order; it was "
        "left as it is");
}

void hs_resume_close(hs_resume *resume)
{
    free(resume->done);
    hs_arena_free(&resume->arena);
}
