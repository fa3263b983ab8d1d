#include "run/names.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct hs_names_folder {
    hs_names_folder *above;
    struct dirent **entries; // [count] sorted
    int count, next;
    size_t length; // of names->name up to and with this folder's slash
};

/* --- folders */

static void leave_folder(hs_names *names)
{
    hs_names_folder *folder = names->folder;

    names->folder = folder->above;
    for (int i = folder->next; i < folder->count; i++) {
        free(folder->entries[i]);
    }
    free(folder->entries);
    free(folder);
}

static int is_visible(const struct dirent *entry) { return entry->d_name[0] != '.'; }

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void set_name(hs_names *names, size_t keep, const char *text)
{
    names->name.size = keep;
    hs_put(&names->name, hs_slice_of(text));
    hs_put_byte(&names->name, '\0');
}

/* names->name is the folder's. */
static hs_status enter_folder(hs_names *names, hs_error *error)
{
    hs_names_folder *folder = calloc(1, sizeof *folder);

    if (folder == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    folder->count = scandir(names->name.data, &folder->entries, is_visible, by_bytes);
    if (folder->count < 0) {
        free(folder);
        return hs_fail(error, HS_IO, "cannot read the folder: %s", strerror(errno));
    }
    names->name.size--; // the NUL
    if (names->name.size != 0 && names->name.data[names->name.size - 1] != '/') {
        hs_put_byte(&names->name, '/');
    }
    folder->length = names->name.size;
    folder->above = names->folder;
    names->folder = folder;
    return HS_OK;
}

static bool has_suffix(const hs_names *names, const char *file)
{
    hs_slice bare;

    hs_compression_named(hs_slice_of(file), &bare);
    for (const char *const *suffix = names->suffixes; *suffix != NULL; suffix++) {
        if (hs_slice_ends(bare, hs_slice_of(*suffix)) && bare.size > strlen(*suffix)) {
            return true;
        }
    }
    return false;
}

static bool is_folder(const char *name, bool follow)
{
    struct stat about;

    return (follow ? stat(name, &about) : lstat(name, &about)) == 0 && S_ISDIR(about.st_mode);
}

static hs_status no_such_file(hs_names *names, hs_error *error)
{
    char all[120] = "";

    for (const char *const *suffix = names->suffixes; *suffix != NULL; suffix++) {
        size_t used = strlen(all);
        snprintf(all + used, sizeof all - used, "%s*%s", used ? ", " : "", *suffix);
    }
    set_name(names, names->root, "");
    return hs_fail(error, HS_IO, "no file in this folder is called %s", all);
}

/* The next file in the folders being read; HS_END: there is none. */
static hs_status next_in_folder(hs_names *names, hs_error *error)
{
    while (names->folder != NULL) {
        hs_names_folder *folder = names->folder;
        struct dirent *entry;
        hs_status status = HS_OK;
        if (folder->next == folder->count) {
            leave_folder(names);
            if (names->folder == NULL && names->found == 0) {
                return no_such_file(names, error);
            }
            continue;
        }
        entry = folder->entries[folder->next++];
        set_name(names, folder->length, entry->d_name);
        if (is_folder(names->name.data, false)) {
            status = enter_folder(names, error);
        } else if (has_suffix(names, entry->d_name)) {
            names->found++;
            free(entry);
            return HS_OK;
        }
        free(entry);
        if (status != HS_OK) {
            return status;
        }
    }
    return HS_END;
}

/* --- the list */

static hs_status open_list(hs_names *names, hs_error *error)
{
    bool standard = strcmp(names->list, "-") == 0;
    int descriptor = standard ? STDIN_FILENO : open(names->list, O_RDONLY | O_CLOEXEC);
    hs_slice first;
    hs_status status;

    if (descriptor < 0) {
        return hs_fail(error, HS_IO, "cannot open: %s", strerror(errno));
    }
    names->source = calloc(1, sizeof *names->source);
    if (names->source == NULL) {
        close(descriptor);
        return hs_fail(error, HS_IO, "not enough memory");
    }
    names->source->descriptor = descriptor;
    names->source->name = names->list;
    names->source->buffer.guard = names->name.guard;
    status = hs_source_peek(names->source, 1, &first, error);
    if (status == HS_OK) {
        first = (hs_slice){ names->source->buffer.data, names->source->buffer.size };
        names->separator = first.size && hs_slice_find(first, '\0') ? '\0' : '\n';
    }
    return status;
}

static void close_list(hs_names *names)
{
    if (names->source != NULL) {
        if (names->source->descriptor != STDIN_FILENO) {
            close(names->source->descriptor);
        }
        hs_source_close(names->source);
        free(names->source);
        names->source = NULL;
    }
    names->list = NULL;
}

/* The next name of the list that is not empty. */
static hs_status next_in_list(hs_names *names, hs_error *error)
{
    hs_slice name = { "", 0 };
    hs_status status = HS_OK;
    bool whole;

    set_name(names, 0, names->list); // for messages
    if (names->source == NULL) {
        status = open_list(names, error);
    }
    if (names->source != NULL) {
        names->source->buffer.guard = names->name.guard; // it may be another than before
    }
    while (status == HS_OK && name.size == 0) {
        hs_source_mark(names->source);
        status = hs_source_until(names->source, names->separator, &name, &whole, error);
    }
    if (status != HS_OK) {
        close_list(names);
        return status;
    }
    names->name.size = 0;
    hs_put(&names->name, name);
    hs_put_byte(&names->name, '\0');
    return HS_OK;
}

/* --- all of them */

static hs_status next_named(hs_names *names, hs_error *error)
{
    if (names->list != NULL) {
        return next_in_list(names, error);
    }
    if (names->next < names->count) {
        set_name(names, 0, names->operands[names->next++]);
        return HS_OK;
    }
    return HS_END;
}

static hs_status next_name(hs_names *names, hs_error *error)
{
    for (;;) {
        hs_status status = next_in_folder(names, error);
        if (status != HS_END) {
            return status;
        }
        names->root = 0;
        status = next_named(names, error);
        if (status != HS_OK || !is_folder(names->name.data, true)) {
            return status;
        }
        names->found = 0;
        status = enter_folder(names, error);
        if (status != HS_OK) {
            return status;
        }
        names->root = names->name.size;
    }
}

hs_status hs_names_next(hs_names *names, const char **name, hs_error *error)
{
    hs_status status = next_name(names, error);

    *name = names->name.data;
    return status;
}

hs_slice hs_names_stem(const hs_names *names)
{
    hs_slice name = hs_slice_of(names->name.data), stem;
    const char *slash = strrchr(names->name.data, '/');
    size_t end;

    if (slash != NULL && names->root == 0) {
        name = hs_slice_from(name, (size_t) (slash + 1 - name.data));
    }
    name = hs_slice_from(name, names->root);
    hs_compression_named(name, &stem);
    stem = stem.size ? stem : name;
    end = stem.size;
    while (end > 1 && stem.data[end - 1] != '.' && stem.data[end - 1] != '/') {
        end--;
    }
    if (end > 1 && stem.data[end - 1] == '.' && stem.data[end - 2] != '/') {
        stem.size = end - 1;
    }
    return stem;
}

void hs_names_close(hs_names *names)
{
    while (names->folder != NULL) {
        leave_folder(names);
    }
    close_list(names);
    hs_buffer_free(&names->name);
}
