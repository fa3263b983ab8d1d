/* What the Check programs of attribution share: that time is linear in texts that repeat what is
 * hard.  Who includes it has defined time_of: processor time that `count` times the text takes. */
#ifndef HS_TESTS_LINEAR_H
#define HS_TESTS_LINEAR_H

#include <time.h>

#include "suite.h"

static clock_t time_of(const char *text, size_t count);

/* `count` times the text. */
static char *repeated(const char *text, size_t count)
{
    size_t size = strlen(text);
    char *made = malloc(size * count + 1);

    ck_assert_ptr_nonnull(made);
    for (size_t i = 0; i < count; i++) {
        memcpy(made + i * size, text, size + 1);
    }
    return made;
}

/* Eight times the text takes about eight times as long, and not 64 times.  On a busy machine one
 * measurement says little: one of five has to be good. */
static void check_linear(const char *text)
{
    for (int i = 0; i < 5; i++) {
        clock_t small = time_of(text, 2500), large = time_of(text, 20000);
        if (large < 24 * small + CLOCKS_PER_SEC / 20) {
            return;
        }
    }
    ck_abort_msg("not linear: %.40s", text);
}

START_TEST(takes_linear_time)
{
    static const char *const texts[] = { "said ", "said, ", "\" ", "\"a b c d\" said b, ",
        "the mayor said that he asked, \"no\", and ", "a man, who said it, ", "he said and ",
        "according to ", "a, ", "\"We left it all.\"\n\n", "\"We left it all.\n\n",
        "Ana: it is so\n\n", "As he said ", "( " };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        check_linear(texts[i]);
    }
}
END_TEST

#endif
