#include <stdlib.h>
#include <string.h>

#include "news/convert.h"
#include "run/import.h"
#include "run/options.h"
#include "stream/folder.h"

typedef struct convert_config {
    int format; // hs_convert_format
    const char *directory, *base;
    bool force;
} convert_config;

/* Serial: names of files must differ, and brat's numbers go on from part to part. */
typedef struct converter {
    convert_config with;
    hs_conversion conversion;
    hs_folder *folder;
    hs_slice name;  // of the document's files
    hs_buffer made; // for a file
    size_t documents;
} converter;

static const hs_option options[] = {
    { "output", 'o', "FORMAT", "text, brat, webannotation, schema or conll2003 (text)" },
    { "directory", 'd', "DIR", "write a file for each document there (brat: two)" },
    { "force", 0, NULL, "write over files that are there" },
    { "base", 0, "IRI", "documents without an address have this one and their id" },
    { "input", 'i', "FORMAT", "read brat or conll2003 instead, and write a token stream" },
    { 0 },
};

static hs_status set(void *config, const char *option, const char *argument, hs_error *error)
{
    convert_config *to = config;

    if (strcmp(option, "output") == 0) {
        return hs_option_choice(option, argument, hs_convert_formats, &to->format, error);
    }
    if (strcmp(option, "input") == 0) {
        return hs_fail(error, HS_USAGE,
            "--input makes a token stream of files: run hs-convert by itself in front of the pipe");
    }
    if (strcmp(option, "force") == 0) {
        to->force = true;
        return HS_OK;
    }
    *(strcmp(option, "directory") == 0 ? &to->directory : &to->base) = argument;
    return HS_OK;
}

static void close_converter(void *state)
{
    converter *with = state;

    hs_folder_close(with->folder);
    hs_buffer_free(&with->made);
    free(with);
}

/* brat wants to know the types; a file that is there may know more of them. */
static hs_status write_types(converter *made, hs_error *error)
{
    hs_status status;

    hs_convert_brat_types(&made->made);
    status = hs_folder_write(made->folder, HS_LITERAL("annotation"), ".conf",
        (hs_slice){ made->made.data, made->made.size }, false, error);
    return status == HS_BAD_DOCUMENT ? HS_OK : status;
}

static hs_status open_converter(const void *config, void **state, hs_error *error)
{
    converter *made = calloc(1, sizeof *made);
    hs_status status = HS_OK;

    if (made == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    made->with = *(const convert_config *) config;
    made->conversion.base = hs_slice_of(made->with.base);
    if (made->with.directory != NULL) {
        status = hs_folder_open(&made->folder, made->with.directory, made->with.force, error);
    }
    if (status == HS_OK && made->folder != NULL && made->with.format == HS_TO_BRAT) {
        status = write_types(made, error);
    }
    if (status != HS_OK) {
        close_converter(made);
        return status;
    }
    *state = made;
    return HS_OK;
}

/* A part of JSON cannot be appended to the one before, text and columns can. */
static bool goes_on(const converter *with, const hs_document *document)
{
    return document->part > 1 && with->with.format != HS_TO_WEBANNOTATION
        && with->with.format != HS_TO_SCHEMA;
}

static hs_status write_file(
    converter *with, hs_document *document, hs_convert_format format, hs_error *error)
{
    with->made.guard = document->arena->guard;
    with->made.size = 0;
    hs_convert(document, format, &with->conversion, &with->made);
    return hs_folder_write(with->folder, with->name, hs_convert_suffixes[format],
        (hs_slice){ with->made.data, with->made.size }, goes_on(with, document), error);
}

static hs_status write_files(converter *with, hs_document *document, hs_error *error)
{
    hs_convert_format format = (hs_convert_format) with->with.format;
    hs_status status = HS_OK;

    if (!goes_on(with, document)) {
        with->name = hs_folder_name(with->folder, document->id, document->arena->guard);
        hs_put_format(document->records, "%s/%.*s%s\n", with->with.directory, HS_PRINT(with->name),
            hs_convert_suffixes[format]);
    }
    if (format == HS_TO_BRAT) {
        status = write_file(with, document, HS_TO_TEXT, error);
    }
    return status == HS_OK ? write_file(with, document, format, error) : status;
}

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    converter *with = state;

    with->documents += document->part <= 1;
    if (with->folder != NULL) {
        return write_files(with, document, error);
    }
    if (with->with.format == HS_TO_BRAT && with->documents > 1) {
        return hs_fail(error, HS_BAD_DOCUMENT,
            "brat has a file for each document, and this is the second; use --directory");
    }
    hs_convert(
        document, (hs_convert_format) with->with.format, &with->conversion, document->records);
    return HS_OK;
}

const hs_filter hs_convert_filter = {
    .name = "hs-convert",
    .summary = "turn a token stream into brat, JSON-LD, CoNLL-2003 or text, and back",
    .reads = HS_TOKENS,
    .writes = HS_RECORDS,
    .serial = true,
    .makes_files = true,
    .options = options,
    .config_size = sizeof(convert_config),
    .set = set,
    .open = open_converter,
    .process = process,
    .close = close_converter,
};

#ifndef HS_FUSED
int main(int argc, char **argv)
{
    return hs_import_wanted(&hs_convert_filter, argc, argv)
        ? hs_import_main(&hs_convert_filter, argc, argv)
        : hs_filter_main(&hs_convert_filter, argc, argv);
}
#endif
