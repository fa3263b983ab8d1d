/* Model files: opening refuses any bytes that are no model; the filters that take --model refuse
 * parts that do not fit, or work with them without harm.
 *
 * What a filter does with a model is tried on the shipped ones, changed by the input: its first
 * byte picks the filter, then come changes of eight bytes and what they put in:
 *
 *     what to do, which part, where (4), how many bytes (2), the bytes
 *
 * The header is made to agree with that, as one would who makes a model to do harm. */
#define _GNU_SOURCE // memfd_create
#include "fuzz.h"

// The functions that only a writer of models has.
#include "../../lib/learn/model.c"

#define KINDS 4
#define CHANGES 16

extern const hs_filter hs_tag_filter, hs_parse_filter, hs_ner_filter, hs_attribute_filter;

static const char article[]
    = "A Town Talks\n\nBy Ada Ray\n\nMayor Tom Reed of Linz denied it on "
      "Monday.\n\n\"We won't pay,\" he told Reuters, \"not 3.5 percent.\" "
      "Experts don't agree.\n\nAccording to the U.N., children’s books sold.\n";

typedef struct base {
    const hs_filter *filter;
    int file; // a copy of the shipped model
    char path[32];
    char *data; // [size] mapped, to write
    size_t size;
    hs_buffer stream; // of the article, as the filter gets it
} base;

static base bases[KINDS] = { { .filter = &hs_tag_filter }, { .filter = &hs_parse_filter },
    { .filter = &hs_ner_filter }, { .filter = &hs_attribute_filter } };

/* --- the shipped models */

static void copy_model(base *of)
{
    char name[PATH];
    struct stat about;
    int from;

    snprintf(name, sizeof name, "%s/en-%s.model", HS_FUZZ_MODELS, of->filter->name + 3);
    from = open(name, O_RDONLY);
    REQUIRE(from >= 0 && fstat(from, &about) == 0, "cannot open %s", name);
    of->size = (size_t) about.st_size;
    of->file = memfd_create("model", MFD_CLOEXEC);
    REQUIRE(of->file >= 0 && ftruncate(of->file, about.st_size) == 0, "no file in memory");
    of->data = mmap(NULL, of->size, PROT_READ | PROT_WRITE, MAP_SHARED, of->file, 0);
    REQUIRE(of->data != MAP_FAILED, "cannot map");
    REQUIRE(read(from, of->data, of->size) == about.st_size, "cannot read %s", name);
    close(from);
    snprintf(of->path, sizeof of->path, "/proc/self/fd/%d", of->file);
}

/* The stage stays open: the document points into its state. */
static void append_stage(const hs_filter *filter, hs_document *document)
{
    static fuzz_stage stages[32];
    static size_t count;
    hs_error error;

    stages[count] = fuzz_stage_open(filter, NULL, 0);
    REQUIRE(filter->process(stages[count++].state, document, &error) == HS_OK, "%s", error.message);
}

/* The article as each of the filters gets it, made by the filters in front of it. */
static void make_streams(void)
{
    hs_arena arena = { 0 };
    hs_document document;

    fuzz_clear(&document, &arena, NULL);
    document.id = HS_LITERAL("a");
    document.text = hs_slice_of(article);
    for (const hs_filter *const *filter = fuzz_filters; *filter != NULL; filter++) {
        for (unsigned k = 0; k < KINDS; k++) {
            if (bases[k].filter == *filter) {
                hs_conllu_write(&document, &bases[k].stream);
            }
        }
        if ((*filter)->writes == HS_TOKENS) {
            append_stage(*filter, &document);
        }
    }
    hs_arena_free(&arena);
}

/* --- changes */

typedef struct change {
    char *place;
    char old[64];
    size_t size;
} change;

/* Writes over `size` bytes; how it was is kept. */
static void put(change *made, char *place, const uint8_t *bytes, size_t size)
{
    made->place = place;
    made->size = size < sizeof made->old ? size : sizeof made->old;
    memcpy(made->old, place, made->size);
    memcpy(place, bytes, made->size);
}

/* Reads one change and makes it; the bytes used, 0: there are no more. */
static size_t make_change(base *of, change *made, const uint8_t *data, size_t size)
{
    table_row *rows = (table_row *) (void *) (of->data + sizeof(head));
    head *top = (head *) (void *) of->data;
    table_row *row = &rows[data[1] % top->parts];
    size_t where
        = data[2] | (size_t) data[3] << 8 | (size_t) data[4] << 16 | (size_t) data[5] << 24;
    size_t count = (data[6] | (size_t) data[7] << 8) % sizeof made->old;
    uint64_t length;

    made->size = 0;
    if (data[0] % 8 == 7) { // a part is shorter than it was
        length = row->size != 0 ? row->size - where % row->size : 0;
        put(made, (char *) &row->size, (const uint8_t *) &length, sizeof length);
        return 8;
    }
    count = count < size - 8 ? count : size - 8;
    where = data[0] % 8 < 4 ? where % 64 : where; // most of what can be wrong stands in front
    if (row->size != 0) {
        where %= row->size;
        count = count < row->size - where ? count : (size_t) (row->size - where);
        put(made, of->data + row->place + where, data + 8, count);
    }
    return 8 + count;
}

static size_t make_changes(base *of, change *made, const uint8_t *data, size_t size)
{
    head *top = (head *) (void *) of->data;
    size_t count = 0;

    while (size >= 8 && count < CHANGES) {
        size_t used = make_change(of, &made[count++], data, size);
        data += used;
        size -= used;
    }
    top->head_hash = hash_head(top, (const table_row *) (const void *) (of->data + sizeof *top));
    return count;
}

static void use(const base *of)
{
    fuzz_stage stage = { .filter = of->filter };
    hs_error error = { .line = 0 };
    hs_buffer out = { 0 }, again = { 0 };
    hs_status status;

    stage.config = calloc(1, of->filter->config_size + 1);
    REQUIRE(stage.config != NULL, "no memory");
    of->filter->set(stage.config, "model", of->path, &error);
    status = of->filter->open(stage.config, &stage.state, &error);
    REQUIRE(status == HS_OK || (status == HS_MODEL && error.message[0] != '\0'), "status %d: %s",
        (int) status, error.message);
    if (status == HS_OK) {
        fuzz_run(&stage, slice_of(&of->stream), &out);
        REQUIRE(fuzz_run(NULL, slice_of(&out), &again) == HS_OK, "the stream is not read back");
        of->filter->close(stage.state);
    }
    free(stage.config);
    hs_buffer_free(&out);
    hs_buffer_free(&again);
}

static void open_bytes(const uint8_t *data, size_t size)
{
    hs_model model;
    hs_error error = { .line = 0 };
    char path[32];
    int file = memfd_create("model", MFD_CLOEXEC);

    REQUIRE(file >= 0 && write(file, data, size) == (ssize_t) size, "no file in memory");
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    if (hs_model_open(path, "hs-parse", 1, &model, &error) == HS_OK) {
        hs_slice part = hs_model_get(&model, "words");
        REQUIRE(part.size <= size, "a part outside the file");
        (void) hs_model_sound(&model);
        hs_model_close(&model);
    } else {
        REQUIRE(error.message[0] != '\0', "an error without a sentence");
    }
    close(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    change made[CHANGES];
    base *of;
    size_t count;

    open_bytes(data, size);
    if (bases[0].data == NULL) {
        make_streams();
        for (unsigned k = 0; k < KINDS; k++) {
            copy_model(&bases[k]);
        }
    }
    if (size != 0) {
        of = &bases[data[0] % KINDS];
        count = make_changes(of, made, data + 1, size - 1);
        use(of);
        while (count-- > 0) {
            memcpy(made[count].place, made[count].old, made[count].size);
        }
    }
    return 0;
}
