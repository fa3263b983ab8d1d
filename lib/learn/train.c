#include "learn/train.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "stream/conllu.h"

void hs_train_watch(const hs_train_options *options, const char *format, ...)
{
    char line[200];
    va_list arguments;

    if (options->watch != NULL) {
        va_start(arguments, format);
        vsnprintf(line, sizeof line, format, arguments);
        va_end(arguments);
        options->watch(options->context, line);
    }
}

hs_status hs_train_read_list(hs_arena *arena, const char *file, hs_slice *text, hs_error *error)
{
    enum { MOST = 8 << 20 };
    FILE *in = fopen(file, "rb");
    char *place = hs_arena_get(arena, MOST);

    if (in == NULL) {
        return hs_fail(error, HS_IO, "cannot open %s: train in the project's top folder", file);
    }
    *text = (hs_slice){ place, fread(place, 1, MOST, in) };
    fclose(in);
    return HS_OK;
}

static hs_status read_documents(hs_corpus *corpus, hs_source *source, hs_error *error)
{
    hs_conllu_reader reader = { .source = source, .stem = hs_slice_of(source->name) };
    hs_document document = { 0 };
    hs_status status;

    source->buffer.guard = reader.id.guard = corpus->arena->guard;
    hs_document_clear(&document, corpus->arena);
    while ((status = hs_conllu_read(&reader, &document, error)) == HS_OK) {
        *HS_APPEND(corpus->arena, corpus, documents) = document;
        hs_document_clear(&document, corpus->arena);
    }
    hs_conllu_close(&reader);
    return status == HS_END ? HS_OK : status;
}

hs_status hs_corpus_read(hs_corpus *corpus, const char *file, hs_error *error)
{
    int descriptor = open(file, O_RDONLY | O_CLOEXEC);
    hs_source source = { .descriptor = descriptor, .name = file };
    hs_status status;

    if (descriptor < 0) {
        return hs_fail(error, HS_IO, "cannot open: %s", strerror(errno));
    }
    status = read_documents(corpus, &source, error);
    hs_source_close(&source);
    close(descriptor);
    return status;
}
