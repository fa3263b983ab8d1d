/* Model files: what is written comes back; what is damaged, foreign or of another version is
 * refused with a sentence that names the file; damaged parts are refused or answer harmlessly. */
#include <sys/stat.h>

#include "learn/crf.h"
#include "learn/model.h"
#include "learn/table.h"
#include "suite.h"

#define KIND "hs-test"
#define VERSION 7

/* Where the header has what a test changes (learn/model.c). */
enum { BYTE_ORDER_AT = 8, FORMAT_AT = 12, FEATURES_AT = 32, TABLE_AT = 64 };

static char path[40];

static void setup(void)
{
    snprintf(path, sizeof path, "/tmp/check_model.XXXXXX");
    close(mkstemp(path));
}

static void write_model(const char *kind, uint32_t features)
{
    const hs_model_part parts[]
        = { { "first", "abc", 3 }, { "empty", NULL, 0 }, { "exactly15bytes_", "0123456789", 10 } };
    hs_error error = { .line = 0 };

    ck_assert_int_eq(hs_model_write(path, kind, features, parts, 3, &error), HS_OK);
}

static size_t read_model(char *bytes, size_t room)
{
    FILE *file = fopen(path, "rb");
    size_t size;

    ck_assert_ptr_nonnull(file);
    size = fread(bytes, 1, room, file);
    ck_assert_uint_lt(size, room);
    fclose(file);
    return size;
}

static void write_bytes(const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
    ck_assert_int_eq(fclose(file), 0);
}

/* Opening fails with a sentence that names the file and says this. */
static void refused(const char *says)
{
    hs_model model;
    hs_error error = { .line = 0 };

    ck_assert_int_eq(hs_model_open(path, KIND, VERSION, &model, &error), HS_MODEL);
    ck_assert_msg(strstr(error.message, says) != NULL, "'%s' without '%s'", error.message, says);
    ck_assert_ptr_nonnull(strstr(error.message, path));
    ck_assert_ptr_null(model.data);
    hs_model_close(&model);
}

START_TEST(parts_come_back)
{
    hs_model model;
    hs_error error = { .line = 0 };

    setup();
    write_model(KIND, VERSION);
    ck_assert_int_eq(hs_model_open(path, KIND, VERSION, &model, &error), HS_OK);
    ck_slice(hs_model_get(&model, "first"), "abc");
    ck_slice(hs_model_get(&model, "empty"), "");
    ck_slice(hs_model_get(&model, "exactly15bytes_"), "0123456789");
    ck_no_slice(hs_model_get(&model, "second"));
    ck_assert(hs_model_sound(&model));
    ck_assert_uint_eq((uintptr_t) hs_model_get(&model, "exactly15bytes_").data % 64, 0);
    hs_model_close(&model);
    unlink(path);
}
END_TEST

START_TEST(refuses_what_is_no_model)
{
    setup();
    refused("is not a model"); // an empty file
    write_bytes("1\tAnna\t_\n", 9);
    refused("is not a model");
    unlink(path);
    refused("cannot open");
}
END_TEST

START_TEST(refuses_other_kinds_and_versions)
{
    setup();
    write_model("hs-other", VERSION);
    refused("is a model for hs-other, not for hs-test");
    write_model(KIND, VERSION + 1);
    refused("version 8 of the features, this program has version 7; train it again");
    write_model(KIND, 0);
    refused("version 0 of the features");
    unlink(path);
}
END_TEST

START_TEST(refuses_any_truncation)
{
    char bytes[4096];
    size_t size;

    setup();
    write_model(KIND, VERSION);
    size = read_model(bytes, sizeof bytes);
    for (size_t cut = 0; cut < size; cut += 5) {
        write_bytes(bytes, cut);
        refused(cut < TABLE_AT ? "is not a model" : "truncated");
    }
    bytes[size] = 0;
    write_bytes(bytes, size + 1);
    refused("too long");
    unlink(path);
}
END_TEST

START_TEST(refuses_any_damage_of_the_header)
{
    char bytes[4096];
    size_t size, table = 3 * 32;

    setup();
    write_model(KIND, VERSION);
    size = read_model(bytes, sizeof bytes);
    for (size_t bit = 0; bit < (TABLE_AT + table) * 8; bit++) {
        bytes[bit / 8] = (char) (bytes[bit / 8] ^ 1 << bit % 8);
        write_bytes(bytes, size);
        refused("");
        bytes[bit / 8] = (char) (bytes[bit / 8] ^ 1 << bit % 8);
    }
    bytes[BYTE_ORDER_AT] = 1;
    write_bytes(bytes, size);
    refused("byte order");
    bytes[BYTE_ORDER_AT] = 4;
    bytes[FORMAT_AT] = 99;
    write_bytes(bytes, size);
    refused("version 99 of the file format");
    bytes[FORMAT_AT] = 1;
    // The hash of the header tells a version that was only patched in.
    bytes[FEATURES_AT] = VERSION + 1;
    write_bytes(bytes, size);
    refused("header is damaged");
    unlink(path);
}
END_TEST

START_TEST(tells_damage_of_the_parts)
{
    char bytes[4096];
    hs_model model;
    hs_error error = { .line = 0 };
    size_t size;

    setup();
    write_model(KIND, VERSION);
    size = read_model(bytes, sizeof bytes);
    bytes[size - 64] ^= 1;
    write_bytes(bytes, size);
    ck_assert_int_eq(hs_model_open(path, KIND, VERSION, &model, &error), HS_OK);
    ck_assert(!hs_model_sound(&model));
    hs_model_close(&model);
    unlink(path);
}
END_TEST

START_TEST(finds_models)
{
    hs_model model;
    hs_error error = { .line = 0 };

    setup();
    write_model(KIND, VERSION);
    ck_assert_int_eq(setenv("HEARSAY_MODELS", "/tmp", 1), 0);
    ck_assert_int_eq(hs_model_find(NULL, path + 5, KIND, VERSION, &model, &error), HS_OK);
    hs_model_close(&model);
    ck_assert_int_eq(hs_model_find(NULL, "no-such.model", KIND, VERSION, &model, &error), HS_MODEL);
    ck_assert_ptr_nonnull(strstr(error.message, "no model no-such.model in /tmp (HEARSAY_MODELS)"));
    ck_assert_ptr_null(model.data);
    ck_assert_int_eq(hs_model_find("/no/such", path + 5, KIND, VERSION, &model, &error), HS_MODEL);
    ck_assert_ptr_nonnull(strstr(error.message, "/no/such"));
    unlink(path);
}
END_TEST

START_TEST(writes_nowhere_else)
{
    const hs_model_part part = { "first", "abc", 3 };
    hs_error error = { .line = 0 };

    ck_assert_int_eq(hs_model_write("/no/such/folder.model", KIND, 1, &part, 1, &error), HS_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "/no/such/folder.model"));
}
END_TEST

/* What is no file, such as /dev/null, is not replaced by one. */
START_TEST(replaces_no_device)
{
    const hs_model_part part = { "first", "abc", 3 };
    hs_error error = { .line = 0 };
    struct stat there;
    char pipe_name[40];

    snprintf(pipe_name, sizeof pipe_name, "/tmp/hs-pipe-%ld", (long) getpid());
    ck_assert_int_eq(mkfifo(pipe_name, 0600), 0);
    ck_assert_int_eq(hs_model_write(pipe_name, KIND, 1, &part, 1, &error), HS_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "no regular file"));
    ck_assert_int_eq(stat(pipe_name, &there), 0);
    ck_assert(S_ISFIFO(there.st_mode));
    unlink(pipe_name);
}
END_TEST

/* --- parts */

START_TEST(tables_answer_or_are_refused)
{
    hs_table_entry entries[40];
    hs_table table;
    uint32_t value;
    size_t size;
    char *bytes;

    for (uint64_t i = 0; i < 40; i++) {
        entries[i] = (hs_table_entry){ (i + 1) * UINT64_C(0x9e3779b97f4a7c15), (uint32_t) i };
    }
    bytes = hs_table_pack(entries, 40, &size);
    ck_assert(hs_table_view((hs_slice){ bytes, size }, &table));
    for (uint32_t i = 0; i < 40; i++) {
        ck_assert(hs_table_find(&table, entries[i].key, &value) && value == i);
    }
    ck_assert(!hs_table_find(&table, 12345, &value));
    for (size_t cut = 0; cut < size; cut++) {
        // Half a table, a quarter of one …, are tables too, if they have a free slot.
        if (hs_table_view((hs_slice){ bytes, cut }, &table)) {
            ck_assert_uint_eq(cut & (cut - 1), 0);
            for (uint32_t i = 0; i < 40; i++) {
                hs_table_find(&table, entries[i].key, &value);
            }
        }
    }
    ck_assert(!hs_table_view((hs_slice){ NULL, 0 }, &table));
    memset(bytes, 0xff, size); // a search would never end
    ck_assert(!hs_table_view((hs_slice){ bytes, size }, &table));
    free(bytes);
}
END_TEST

START_TEST(fields_of_other_sizes_are_refused)
{
    // Labels, rows, step, stride, then transitions and weights: a field of one label.
    _Alignas(16) char bytes[16 + 2 * 32 + 16 + 16] = { 0 };
    const uint32_t good[4] = { 1, 1, 16, 16 };
    hs_crf model;

    memcpy(bytes, good, sizeof good);
    ck_assert(hs_crf_view((hs_slice){ bytes, sizeof bytes }, &model));
    for (size_t cut = 0; cut < sizeof bytes; cut++) {
        ck_assert(!hs_crf_view((hs_slice){ bytes, cut }, &model));
    }
    for (size_t bit = 0; bit < sizeof good * 8; bit++) {
        bytes[bit / 8] = (char) (bytes[bit / 8] ^ 1 << bit % 8);
        if (hs_crf_view((hs_slice){ bytes, sizeof bytes }, &model)) {
            // Fewer or more labels may still fit in the stride.
            ck_assert_uint_eq(model.stride, 16);
            ck_assert_uint_eq(model.rows, 1);
        }
        bytes[bit / 8] = (char) (bytes[bit / 8] ^ 1 << bit % 8);
    }
    ck_assert(!hs_crf_view((hs_slice){ NULL, 0 }, &model));
}
END_TEST

START_TEST(text_is_utf8_without_control_characters)
{
    const hs_model_part parts[] = { { "text", "NOUN NN\nb\xc3\xa9\n", 12 }, { "empty", NULL, 0 },
        { "tab", "a\tb\n", 4 }, { "latin", "\xe9\n", 2 } };
    hs_model model;
    hs_error error = { .line = 0 };

    setup();
    ck_assert_int_eq(hs_model_write(path, KIND, VERSION, parts, 4, &error), HS_OK);
    ck_assert_int_eq(hs_model_open(path, KIND, VERSION, &model, &error), HS_OK);
    ck_slice(hs_model_text(&model, "text"), "NOUN NN\nb\xc3\xa9\n");
    ck_slice(hs_model_text(&model, "empty"), "");
    ck_no_slice(hs_model_text(&model, "tab"));
    ck_no_slice(hs_model_text(&model, "latin"));
    ck_no_slice(hs_model_text(&model, "missing"));
    hs_model_close(&model);
    unlink(path);
}
END_TEST

START_TEST(tells_that_it_was_changed)
{
    hs_model model;
    hs_error error = { .line = 0 };

    setup();
    write_model(KIND, VERSION);
    ck_assert_int_eq(hs_model_open(path, KIND, VERSION, &model, &error), HS_OK);
    ck_assert_int_gt(model.descriptor, STDERR_FILENO);
    ck_assert(!hs_model_changed(&model));
    write_model("another", VERSION); // takes its place
    ck_assert(!hs_model_changed(&model));
    hs_model_close(&model);

    write_model(KIND, VERSION);
    ck_assert_int_eq(hs_model_open(path, KIND, VERSION, &model, &error), HS_OK);
    ck_assert_int_eq(truncate(path, (off_t) model.size - 1), 0);
    ck_assert(hs_model_changed(&model));
    hs_model_close(&model);
    ck_assert(!hs_model_changed(&model)); // closed
    unlink(path);
}
END_TEST

SUITE("model", parts_come_back, text_is_utf8_without_control_characters, tells_that_it_was_changed,
    refuses_what_is_no_model, refuses_other_kinds_and_versions, refuses_any_truncation,
    refuses_any_damage_of_the_header, tells_damage_of_the_parts, finds_models, writes_nowhere_else,
    replaces_no_device, tables_answer_or_are_refused, fields_of_other_sizes_are_refused)
