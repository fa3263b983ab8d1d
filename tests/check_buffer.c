#include "base/buffer.h"
#include "suite.h"

static hs_slice all(const hs_buffer *buffer) { return (hs_slice){ buffer->data, buffer->size }; }

START_TEST(puts_what_it_is_given)
{
    hs_buffer buffer = { 0 };

    hs_put(&buffer, HS_LITERAL("a"));
    hs_put(&buffer, (hs_slice){ NULL, 0 });
    hs_put_byte(&buffer, '\0');
    hs_put_number(&buffer, 0);
    hs_put_byte(&buffer, ' ');
    hs_put_number(&buffer, SIZE_MAX);
    hs_put_format(&buffer, " %s-%03d", "x", 7);
    ck_assert(hs_slice_equal(all(&buffer),
        HS_LITERAL("a\0"
                   "0 18446744073709551615 x-007")));
    hs_buffer_free(&buffer);
    ck_assert_uint_eq(buffer.size, 0);
    ck_assert_ptr_null(buffer.data);
}
END_TEST

START_TEST(grows)
{
    hs_buffer buffer = { 0 };

    for (size_t i = 0; i < 1000000; i++) {
        hs_put_byte(&buffer, (char) (i % 128));
    }
    ck_assert_uint_eq(buffer.size, 1000000);
    for (size_t i = 0; i < 1000000; i++) {
        ck_assert_int_eq(buffer.data[i], (char) (i % 128));
    }
    hs_buffer_free(&buffer);
}
END_TEST

START_TEST(jumps_when_there_is_no_room)
{
    hs_buffer buffer = { 0 };
    jmp_buf guard;

    buffer.guard = &guard;
    hs_put(&buffer, HS_LITERAL("kept"));
    if (setjmp(guard) == 0) {
        hs_buffer_room(&buffer, SIZE_MAX - 1);
        ck_abort_msg("gave out more memory than there is");
    }
    ck_slice(all(&buffer), "kept");
    hs_buffer_free(&buffer);
    ck_assert_ptr_eq(buffer.guard, &guard);
}
END_TEST

START_TEST(writes_numbers)
{
    char place[20];
    static const struct {
        size_t number;
        const char *text;
    } cases[] = { { 0, "0" }, { 9, "9" }, { 10, "10" }, { 1234567890, "1234567890" },
        { SIZE_MAX, "18446744073709551615" } };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_slice(hs_slice_between(place, hs_write_number(place, cases[i].number)), cases[i].text);
    }
}
END_TEST

SUITE("buffer", puts_what_it_is_given, grows, jumps_when_there_is_no_room, writes_numbers)
