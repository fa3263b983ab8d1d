#include "stream/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/map.h"
#include "text/utf8.h"

// Bytes of a name: what ~N and a suffix add stays under the 255 of most file systems.
enum { LONGEST = 200, KEPT = 160 };

struct hs_folder {
    const char *path;
    int descriptor;
    bool force;
    hs_arena arena;
    hs_map names; // in lower case → how often it was asked for
};

/* --- names */

static bool is_plain(uint32_t code, bool first)
{
    if (code == '.' || code == '-') {
        return !first;
    }
    return code == '_' || hs_is_digit(code) || hs_is_letter(code);
}

hs_slice hs_file_name(hs_arena *arena, hs_slice id)
{
    static const char hex[] = "0123456789ABCDEF";
    char *name = hs_arena_get(arena, 3 * id.size + 1);
    size_t size = 0, cut = 0, length;

    for (size_t i = 0; i < id.size; i += length) {
        bool plain = is_plain(hs_utf8_decode(id.data + i, &length), i == 0);
        for (size_t k = i; k < i + length; k++) {
            unsigned char byte = (unsigned char) id.data[k];
            if (plain) {
                name[size++] = (char) byte;
            } else {
                name[size++] = '%';
                name[size++] = hex[byte >> 4];
                name[size++] = hex[byte & 15];
            }
        }
        cut = size <= KEPT ? size : cut;
    }
    if (size == 0) {
        return HS_LITERAL("document");
    }
    return size <= LONGEST
        ? (hs_slice){ name, size }
        : hs_arena_print(arena, "%.*s~%016llx", (int) cut, name, (unsigned long long) hs_hash(id));
}

/* The entry of a name in the list of those in use. */
static hs_map_value *use_name(hs_folder *folder, hs_slice name, bool *added)
{
    char *folded = hs_arena_get(&folder->arena, 2 * name.size + 4);

    return hs_map_add(&folder->names, (hs_slice){ folded, hs_fold(name, folded) }, added);
}

hs_slice hs_folder_name(hs_folder *folder, hs_slice id, jmp_buf *guard)
{
    hs_slice name, tried;
    uint64_t number = 1;
    bool added;
    hs_map_value *entry;

    folder->arena.guard = guard;
    tried = name = hs_file_name(&folder->arena, id);
    entry = use_name(folder, name, &added);
    if (!added) {
        number = entry->number; // at least so many are taken
        do {
            tried = hs_arena_print(
                &folder->arena, "%.*s~%llu", HS_PRINT(name), (unsigned long long) ++number);
            use_name(folder, tried, &added)->number = 1;
        } while (!added);
        entry = use_name(folder, name, &added);
    }
    entry->number = number;
    return tried;
}

/* --- files */

hs_status hs_folder_open(hs_folder **folder, const char *path, bool force, hs_error *error)
{
    hs_folder *made = calloc(1, sizeof *made);

    if (made == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    made->path = path;
    made->force = force;
    if (mkdir(path, 0777) != 0 && errno != EEXIST) {
        free(made);
        return hs_fail(error, HS_IO, "cannot make the directory %s: %s", path, strerror(errno));
    }
    made->descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (made->descriptor < 0) {
        free(made);
        return hs_fail(error, HS_IO, "cannot open the directory %s: %s", path, strerror(errno));
    }
    made->names = hs_map_make(&made->arena);
    *folder = made;
    return HS_OK;
}

void hs_folder_close(hs_folder *folder)
{
    if (folder != NULL) {
        close(folder->descriptor);
        hs_arena_free(&folder->arena);
        free(folder);
    }
}

static bool write_all(int descriptor, hs_slice text)
{
    while (text.size != 0) {
        ssize_t wrote = write(descriptor, text.data, text.size);
        if (wrote < 0 && errno != EINTR) {
            return false;
        }
        text = hs_slice_from(text, wrote < 0 ? 0 : (size_t) wrote);
    }
    return true;
}

static hs_status cannot_write(const hs_folder *folder, const char *file, hs_error *error)
{
    if (errno == EEXIST) {
        return hs_fail(error, HS_BAD_DOCUMENT, "%s/%s is there already; --force writes over it",
            folder->path, file);
    }
    return hs_fail(error, HS_IO, "cannot write %s/%s: %s", folder->path, file, strerror(errno));
}

hs_status hs_folder_write(hs_folder *folder, hs_slice name, const char *suffix, hs_slice text,
    bool append, hs_error *error)
{
    int how = append ? O_APPEND : folder->force ? O_TRUNC : O_EXCL;
    char file[LONGEST + 55];
    int descriptor, met;
    bool done;

    snprintf(file, sizeof file, "%.*s%s", HS_PRINT(name), suffix);
    descriptor
        = openat(folder->descriptor, file, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | how, 0666);
    if (descriptor < 0) {
        return cannot_write(folder, file, error);
    }
    done = write_all(descriptor, text);
    met = errno;
    if (close(descriptor) != 0 && done) {
        return cannot_write(folder, file, error);
    }
    errno = met;
    return done ? HS_OK : cannot_write(folder, file, error);
}
