#include <sys/stat.h>

#include "stream/folder.h"
#include "suite.h"

static void check_name(const char *id, const char *expected)
{
    hs_arena arena = { 0 };

    ck_slice(hs_file_name(&arena, hs_slice_of(id)), expected);
    hs_arena_free(&arena);
}

START_TEST(names_stay_in_the_folder)
{
    check_name("bridge-crash", "bridge-crash");
    check_name("Zürich_1.2", "Zürich_1.2");
    check_name("..", "%2E.");
    check_name("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd");
    check_name("/a", "%2Fa");
    check_name("-rf", "%2Drf");
    check_name("a b\tc\n", "a%20b%09c%0A");
    check_name("a%2Fb", "a%252Fb"); // no other id has this name
    check_name("a~2", "a%7E2");
    check_name("\xe2\x80\xae"
               "txt",
        "%E2%80%AEtxt");
    check_name("", "document");
}
END_TEST

/* A long one is cut between two characters, and two of them differ. */
START_TEST(cuts_long_names)
{
    hs_arena arena = { 0 };
    char one[401], two[401];
    hs_slice a, b;

    for (int i = 0; i < 200; i++) {
        memcpy(one + 2 * i, "é", 2);
    }
    one[400] = '\0';
    memcpy(two, one, sizeof two);
    two[399] = '\xa8';
    a = hs_file_name(&arena, hs_slice_of(one));
    b = hs_file_name(&arena, hs_slice_of(two));
    ck_assert_uint_le(a.size, 200);
    ck_assert(!hs_slice_equal(a, b));
    ck_assert_int_eq(memcmp(a.data, one, 160), 0);
    ck_assert_int_eq(a.data[160], '~');
    hs_arena_free(&arena);
}
END_TEST

static void scratch(char path[64])
{
    const char *build = getenv("BUILD");

    snprintf(path, 64, "%.40s/folderXXXXXX", build ? build : ".");
    ck_assert_ptr_nonnull(mkdtemp(path));
}

static hs_slice name_of(hs_folder *folder, const char *id)
{
    static jmp_buf guard;

    ck_assert_int_eq(setjmp(guard), 0);
    return hs_folder_name(folder, hs_slice_of(id), &guard);
}

START_TEST(names_differ)
{
    char path[64];
    hs_error error;
    hs_folder *folder;

    scratch(path);
    ck_assert_int_eq(hs_folder_open(&folder, path, false, &error), HS_OK);
    ck_slice(name_of(folder, "a"), "a");
    ck_slice(name_of(folder, "a"), "a~2");
    ck_slice(name_of(folder, "A"), "A~3"); // one file on some systems
    ck_slice(name_of(folder, "b"), "b");
    ck_slice(name_of(folder, "a"), "a~4");
    hs_folder_close(folder);
    rmdir(path);
}
END_TEST

static void check_file(const char *path, const char *expected)
{
    char found[64] = "";
    FILE *file = fopen(path, "r");

    ck_assert_ptr_nonnull(file);
    found[fread(found, 1, sizeof found - 1, file)] = '\0';
    fclose(file);
    ck_assert_str_eq(found, expected);
}

START_TEST(writes_files)
{
    char path[64], inner[80], file[96];
    hs_error error;
    hs_folder *folder;

    scratch(path);
    snprintf(inner, sizeof inner, "%s/new", path);
    snprintf(file, sizeof file, "%s/x.txt", inner);
    ck_assert_int_eq(hs_folder_open(&folder, inner, true, &error), HS_OK);
    for (int i = 0; i < 2; i++) { // the second time over what is there
        ck_assert_int_eq(
            hs_folder_write(folder, HS_LITERAL("x"), ".txt", HS_LITERAL("one"), false, &error),
            HS_OK);
    }
    ck_assert_int_eq(
        hs_folder_write(folder, HS_LITERAL("x"), ".txt", HS_LITERAL("two"), true, &error), HS_OK);
    check_file(file, "onetwo");
    hs_folder_close(folder);
    ck_assert_int_eq(hs_folder_open(&folder, inner, false, &error), HS_OK);
    ck_assert_int_eq(
        hs_folder_write(folder, HS_LITERAL("x"), ".txt", HS_LITERAL("three"), false, &error),
        HS_BAD_DOCUMENT);
    check_file(file, "onetwo");
    hs_folder_close(folder);
    unlink(file);
    rmdir(inner);
    rmdir(path);
}
END_TEST

START_TEST(follows_no_link)
{
    char path[64], file[96];
    hs_error error;
    hs_folder *folder;

    scratch(path);
    snprintf(file, sizeof file, "%s/x.txt", path);
    ck_assert_int_eq(symlink("/dev/null", file), 0);
    ck_assert_int_eq(hs_folder_open(&folder, path, true, &error), HS_OK);
    ck_assert_int_eq(
        hs_folder_write(folder, HS_LITERAL("x"), ".txt", HS_LITERAL("one"), false, &error), HS_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "x.txt"));
    hs_folder_close(folder);
    unlink(file);
    rmdir(path);
    ck_assert_int_eq(hs_folder_open(&folder, "/dev/null/no", false, &error), HS_IO);
}
END_TEST

SUITE("folder", names_stay_in_the_folder, cuts_long_names, names_differ, writes_files,
    follows_no_link)
