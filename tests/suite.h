/* What the Check programs of the lower layers share: their main function, slices in assertions, and
 * strings as input files. */
#ifndef HS_TESTS_SUITE_H
#define HS_TESTS_SUITE_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/slice.h"

/* main: runs the tests named. */
#define SUITE(title, ...)                                                                          \
    int main(void)                                                                                 \
    {                                                                                              \
        const TTest *const tests[] = { __VA_ARGS__ };                                              \
        Suite *suite = suite_create(title);                                                        \
        SRunner *runner = srunner_create(suite);                                                   \
        int failed;                                                                                \
        for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {                                \
            TCase *test = tcase_create(tests[i]->name);                                            \
            tcase_add_test(test, tests[i]);                                                        \
            suite_add_tcase(suite, test);                                                          \
        }                                                                                          \
        srunner_run_all(runner, CK_NORMAL);                                                        \
        failed = srunner_ntests_failed(runner);                                                    \
        srunner_free(runner);                                                                      \
        return failed != 0;                                                                        \
    }

/* The slice holds these bytes. */
#define ck_slice(slice, expected)                                                                  \
    do {                                                                                           \
        hs_slice ck_is = (slice);                                                                  \
        ck_assert_msg(ck_is.data != NULL && hs_slice_is(ck_is, expected), "is '%.*s', not '%s'",   \
            HS_PRINT(ck_is), expected);                                                            \
    } while (0)

#define ck_no_slice(slice) ck_assert_ptr_null((slice).data)

/* A descriptor from which the bytes can be read. */
static inline int descriptor_of(hs_slice text)
{
    FILE *file = tmpfile();

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text.data, 1, text.size, file), text.size);
    ck_assert_int_eq(fflush(file), 0);
    ck_assert_int_eq(fseek(file, 0, SEEK_SET), 0);
    return dup(fileno(file));
}

#endif
