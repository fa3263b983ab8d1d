/* Model files: named parts in one file that is mapped, not read.
 *
 *     header       magic, byte order, format version, kind ("hs-tag"), feature version, number of
 *                  parts, size of the file, hash of the parts, hash of header and table
 *     table        a name, a place and a size for each part
 *     parts        each starts at a multiple of 64 bytes
 *
 * Opening checks all of the header and the table, and touches nothing else, so that it takes no
 * time and processes share the pages.  A part's content is checked by who reads it.
 *
 * A model may be replaced while it is used: the new one takes the name, the map keeps the old one.
 * Writing into the file or cutting it is another matter, since the map shows what is in the file:
 * hs_model_changed tells.  Where what is read has been cut off the system sends SIGBUS.
 *
 * Units: bytes; integers are little-endian.  Ownership: parts point into the map and live until
 * hs_model_close.  Threads: an open model is only read.  Errors: HS_MODEL with a sentence that
 * names the file. */
#ifndef HS_LEARN_MODEL_H
#define HS_LEARN_MODEL_H

#include <time.h>

#include "base/arena.h"
#include "base/error.h"

#define HS_MODEL_NAME 16 // bytes of a kind or a part's name, with the NUL

typedef struct hs_model {
    const char *data; // the mapped file
    size_t size;
    int descriptor;
    struct timespec written; // when the file was, last before it was opened
    uint64_t hash;           // of the parts: which model it is
    char name[32];           // of the file, without folder and suffix, cut where it is longer
} hs_model;

typedef struct hs_model_part {
    const char *name;
    const void *data;
    size_t size;
} hs_model_part;

/* Maps a model that was written with the same kind and feature version. */
hs_status hs_model_open(
    const char *file, const char *kind, uint32_t features, hs_model *model, hs_error *error);

/* Opens `wanted`, where it is not NULL, else the shipped model `name` ("en-tag.model"): in the
 * folder that the environment's HEARSAY_MODELS names, else in ../share/hearsay/models or
 * ../lib/models beside the running program's folder, else where `make` was told that models would
 * be installed.  The first that is there counts, even if it is no good. */
hs_status hs_model_find(const char *wanted, const char *name, const char *kind, uint32_t features,
    hs_model *model, hs_error *error);

/* Has the file been written to or cut since it was opened?  What was made with it is then worth
 * nothing. */
bool hs_model_changed(const hs_model *model);

/* A zeroed model may be closed. */
void hs_model_close(hs_model *model);

/* The part of that name; no data where the model has none. */
hs_slice hs_model_get(const hs_model *model, const char *name);

/* The same of a part that holds lines of text for columns: no data also where it is not UTF-8 or
 * has control characters, which would break the stream that they are written to. */
hs_slice hs_model_text(const hs_model *model, const char *name);

/* Does the content agree with the hash in the header?  Reads all of it. */
bool hs_model_sound(const hs_model *model);

/* Writes a model: to FILE.new first, which then takes the place of FILE, so that who has the old
 * one mapped keeps it.  The same parts give the same bytes.  HS_IO. */
hs_status hs_model_write(const char *file, const char *kind, uint32_t features,
    const hs_model_part *parts, size_t count, hs_error *error);

#endif
