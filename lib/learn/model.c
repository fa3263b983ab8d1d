#include "learn/model.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/utf8.h"

#ifndef HS_MODELS
#define HS_MODELS "/usr/local/share/hearsay/models"
#endif

#define MAGIC "hsmodel\n"
#define FORMAT 1
#define BYTE_ORDER_MARK UINT32_C(0x01020304)
#define ALIGNMENT 64
#define PARTS 64 // of one model at most
#define PATH 4096

typedef struct head {
    char magic[8];
    uint32_t byte_order, format;
    char kind[HS_MODEL_NAME];
    uint32_t features, parts;
    uint64_t size;       // of the file
    uint64_t parts_hash; // of all behind the table
    uint64_t head_hash;  // of this, with 0 here, and the table
} head;

typedef struct table_row {
    char name[HS_MODEL_NAME];
    uint64_t place, size;
} table_row;

/* --- hashes */

/* FNV-1a over words of eight bytes (G. Fowler, L. C. Noll, K.-P. Vo, 1991), four in a row at once;
 * `size` is a multiple of eight. */
static uint64_t hash_words(const char *data, size_t size)
{
    uint64_t lanes[4] = { 1, 2, 3, 4 }, word;

    for (size_t i = 0; i < size / 8; i++) {
        memcpy(&word, data + i * 8, 8);
        lanes[i % 4] = (lanes[i % 4] ^ word) * UINT64_C(0x100000001b3);
        lanes[i % 4] ^= lanes[i % 4] >> 32;
    }
    for (size_t i = 1; i < 4; i++) {
        lanes[0] = (lanes[0] ^ lanes[i]) * UINT64_C(0x100000001b3);
        lanes[0] ^= lanes[0] >> 32;
    }
    return lanes[0];
}

static uint64_t hash_head(const head *of, const table_row *rows)
{
    head plain = *of;
    uint64_t both[2];

    plain.head_hash = 0;
    both[0] = hash_words((const char *) &plain, sizeof plain);
    both[1] = hash_words((const char *) rows, of->parts * sizeof *rows);
    return hash_words((const char *) both, sizeof both);
}

/* --- opening */

static size_t table_end(const head *of)
{
    size_t end = sizeof *of + of->parts * sizeof(table_row);

    return (end + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static hs_status check_table(
    const char *file, const head *from, const table_row *rows, hs_error *error)
{
    for (uint32_t i = 0; i < from->parts; i++) {
        if (rows[i].name[HS_MODEL_NAME - 1] != '\0' || rows[i].place % ALIGNMENT != 0
            || rows[i].place < table_end(from) || rows[i].place > from->size
            || rows[i].size > from->size - rows[i].place) {
            return hs_fail(error, HS_MODEL, "model %s: its table of parts is damaged", file);
        }
    }
    return HS_OK;
}

static hs_status check_kind(
    const char *file, const head *from, const char *kind, uint32_t features, hs_error *error)
{
    if (strcmp(from->kind, kind) != 0) {
        return hs_fail(
            error, HS_MODEL, "model %s is a model for %s, not for %s", file, from->kind, kind);
    }
    if (from->features != features) {
        return hs_fail(error, HS_MODEL,
            "model %s was trained for version %u of the features, this program has version %u; "
            "train it again with hs-train",
            file, (unsigned) from->features, (unsigned) features);
    }
    return HS_OK;
}

static hs_status check(
    const char *file, const char *kind, uint32_t features, hs_model *model, hs_error *error)
{
    const table_row *rows = (const table_row *) (const void *) (model->data + sizeof(head));
    head from;

    if (model->size < sizeof from || memcmp(model->data, MAGIC, sizeof from.magic) != 0) {
        return hs_fail(error, HS_MODEL, "%s is not a model", file);
    }
    memcpy(&from, model->data, sizeof from);
    if (from.byte_order != BYTE_ORDER_MARK) {
        return hs_fail(
            error, HS_MODEL, "model %s was made on a machine of another byte order", file);
    }
    if (from.format != FORMAT) {
        return hs_fail(error, HS_MODEL,
            "model %s has version %u of the file format, this program reads version %d", file,
            (unsigned) from.format, FORMAT);
    }
    if (from.size != model->size) {
        return hs_fail(error, HS_MODEL, "model %s is %s: it has %zu bytes and should have %llu",
            file, model->size < from.size ? "truncated" : "too long", model->size,
            (unsigned long long) from.size);
    }
    if (from.parts > PARTS || table_end(&from) > model->size || from.kind[HS_MODEL_NAME - 1] != '\0'
        || from.head_hash != hash_head(&from, rows)) {
        return hs_fail(error, HS_MODEL, "model %s: its header is damaged", file);
    }
    model->hash = from.parts_hash;
    if (check_kind(file, &from, kind, features, error) != HS_OK) {
        return HS_MODEL;
    }
    return check_table(file, &from, rows, error);
}

/* What a comment line can hold: a name on disk may have any byte in it. */
static void set_name(const char *file, hs_model *model)
{
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
    const char *dot = strrchr(name, '.');
    size_t size = dot != NULL && dot != name ? (size_t) (dot - name) : strlen(name);

    size = size < sizeof model->name ? size : sizeof model->name - 1;
    for (size_t i = 0; i < size; i++) {
        model->name[i] = name[i];
        if (name[i] <= ' ' || name[i] > '~') {
            model->name[i] = '_';
        }
    }
}

/* Opens it to read, and not as one of the standard streams where those are closed: it stays open.
 */
static int open_file(const char *file)
{
    int descriptor, higher;

    do {
        descriptor = open(file, O_RDONLY | O_CLOEXEC);
    } while (descriptor < 0 && errno == EINTR);
    if (descriptor >= 0 && descriptor <= STDERR_FILENO) {
        higher = fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        close(descriptor);
        descriptor = higher;
    }
    return descriptor;
}

static hs_status map_file(const char *file, hs_model *model, hs_error *error)
{
    int descriptor = open_file(file);
    struct stat about;
    void *data = MAP_FAILED;

    if (descriptor < 0 || fstat(descriptor, &about) != 0) {
        hs_fail(error, HS_MODEL, "cannot open the model %s: %s", file, strerror(errno));
    } else if (!S_ISREG(about.st_mode) || about.st_size == 0) {
        hs_fail(error, HS_MODEL, "%s is not a model", file);
    } else {
        data = mmap(NULL, (size_t) about.st_size, PROT_READ, MAP_SHARED, descriptor, 0);
        if (data == MAP_FAILED) {
            hs_fail(error, HS_MODEL, "cannot map the model %s: %s", file, strerror(errno));
        }
    }
    if (data == MAP_FAILED) {
        if (descriptor >= 0) {
            close(descriptor);
        }
        return HS_MODEL;
    }
    *model = (hs_model){ .data = data,
        .size = (size_t) about.st_size,
        .descriptor = descriptor,
        .written = about.st_mtim };
    set_name(file, model);
    return HS_OK;
}

hs_status hs_model_open(
    const char *file, const char *kind, uint32_t features, hs_model *model, hs_error *error)
{
    hs_status status;

    *model = (hs_model){ 0 };
    status = map_file(file, model, error);
    if (status == HS_OK) {
        status = check(file, kind, features, model, error);
    }
    if (status != HS_OK) {
        hs_model_close(model);
    }
    return status;
}

void hs_model_close(hs_model *model)
{
    if (model->data != NULL) {
        munmap((void *) (uintptr_t) model->data, model->size);
        close(model->descriptor);
    }
    *model = (hs_model){ 0 };
}

bool hs_model_changed(const hs_model *model)
{
    struct stat about;

    return model->data != NULL
        && (fstat(model->descriptor, &about) != 0 || (size_t) about.st_size != model->size
            || about.st_mtim.tv_sec != model->written.tv_sec
            || about.st_mtim.tv_nsec != model->written.tv_nsec);
}

/* --- where models are */

/* Puts the folder of the running program, with a slash, in `path`; empty where the system does not
 * tell. */
static void program_folder(char *path)
{
    ssize_t size = readlink("/proc/self/exe", path, PATH - 1);

    while (size > 0 && path[size - 1] != '/') {
        size--;
    }
    path[size > 0 ? size : 0] = '\0';
}

/* Tries the folder `base` `below`; true where the model is there. */
static bool is_in(char *path, const char *base, const char *below, const char *name)
{
    int size = snprintf(path, PATH, "%s%s/%s", base, below, name);

    return base[0] != '\0' && size > 0 && size < PATH && access(path, F_OK) == 0;
}

hs_status hs_model_find(const char *wanted, const char *name, const char *kind, uint32_t features,
    hs_model *model, hs_error *error)
{
    const char *folder = getenv("HEARSAY_MODELS");
    char path[PATH], program[PATH];

    *model = (hs_model){ 0 };
    if (wanted != NULL) {
        return hs_model_open(wanted, kind, features, model, error);
    }
    program_folder(program);
    if (folder != NULL && folder[0] != '\0') {
        if (!is_in(path, folder, "", name)) {
            return hs_fail(
                error, HS_MODEL, "there is no model %s in %s (HEARSAY_MODELS)", name, folder);
        }
    } else if (!is_in(path, program, "../share/hearsay/models", name)
        && !is_in(path, program, "../lib/models", name) && !is_in(path, HS_MODELS, "", name)) {
        return hs_fail(error, HS_MODEL,
            "there is no model %s in %s; name one with --model or its folder in HEARSAY_MODELS",
            name, HS_MODELS);
    }
    return hs_model_open(path, kind, features, model, error);
}

/* --- parts */

hs_slice hs_model_get(const hs_model *model, const char *name)
{
    const table_row *row = (const table_row *) (const void *) (model->data + sizeof(head));
    head from;

    memcpy(&from, model->data, sizeof from);
    for (uint32_t i = 0; i < from.parts; i++, row++) {
        if (strcmp(row->name, name) == 0) {
            return (hs_slice){ model->data + row->place, (size_t) row->size };
        }
    }
    return (hs_slice){ NULL, 0 };
}

hs_slice hs_model_text(const hs_model *model, const char *name)
{
    hs_slice part = hs_model_get(model, name);
    bool clean = part.data != NULL && hs_utf8_invalid(part) == NULL;

    for (size_t i = 0; i < part.size && clean; i++) {
        clean = (unsigned char) part.data[i] >= ' ' || part.data[i] == '\n';
    }
    return clean ? part : (hs_slice){ NULL, 0 };
}

bool hs_model_sound(const hs_model *model)
{
    head from;

    memcpy(&from, model->data, sizeof from);
    return hash_words(model->data + table_end(&from), model->size - table_end(&from))
        == from.parts_hash;
}

/* --- writing */

/* Lays the file out in memory; NULL: no memory. */
static char *lay_out(head *to, const hs_model_part *parts)
{
    table_row rows[PARTS] = { 0 };
    size_t place = table_end(to);
    char *data;

    for (uint32_t i = 0; i < to->parts; i++) {
        snprintf(rows[i].name, sizeof rows[i].name, "%s", parts[i].name);
        rows[i].place = place;
        rows[i].size = parts[i].size;
        place += (parts[i].size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
    data = calloc(1, place);
    if (data == NULL) {
        return NULL;
    }
    for (uint32_t i = 0; i < to->parts; i++) {
        if (parts[i].size != 0) {
            memcpy(data + rows[i].place, parts[i].data, parts[i].size);
        }
    }
    to->size = place;
    to->parts_hash = hash_words(data + table_end(to), place - table_end(to));
    to->head_hash = hash_head(to, rows);
    memcpy(data, to, sizeof *to);
    memcpy(data + sizeof *to, rows, to->parts * sizeof *rows);
    return data;
}

static bool write_file(const char *file, const char *data, size_t size)
{
    FILE *out = fopen(file, "wb");
    bool well = out != NULL && fwrite(data, 1, size, out) == size;

    if (out != NULL && fclose(out) != 0) {
        well = false;
    }
    return well;
}

hs_status hs_model_write(const char *file, const char *kind, uint32_t features,
    const hs_model_part *parts, size_t count, hs_error *error)
{
    head to = { .magic = MAGIC,
        .byte_order = BYTE_ORDER_MARK,
        .format = FORMAT,
        .features = features,
        .parts = (uint32_t) count };
    char path[PATH], *data = NULL;
    struct stat there;
    hs_status status = HS_OK;

    if (stat(file, &there) == 0 && !S_ISREG(there.st_mode)) { // a device would be replaced
        return hs_fail(error, HS_IO, "cannot write the model %s: it is no regular file", file);
    }
    snprintf(to.kind, sizeof to.kind, "%s", kind);
    if (snprintf(path, sizeof path, "%s.new", file) >= (int) sizeof path || count > PARTS) {
        return hs_fail(error, HS_IO, "cannot write the model %s: name or table too long", file);
    }
    data = lay_out(&to, parts);
    if (data == NULL || !write_file(path, data, (size_t) to.size) || rename(path, file) != 0) {
        status = hs_fail(error, HS_IO, "cannot write the model %s: %s", file, strerror(errno));
    }
    free(data);
    return status;
}
