#include "base/sha256.h"
#include "stream/html.h"
#include "suite.h"

static void check_html(hs_slice text, const char *expected)
{
    hs_buffer out = { 0 };

    hs_put_html(&out, text);
    hs_put_byte(&out, '\0');
    ck_assert_str_eq(out.data, expected);
    hs_buffer_free(&out);
}

START_TEST(text_stays_text)
{
    check_html(HS_LITERAL("a <b>\"&amp;' é\n\t"), "a &lt;b&gt;&quot;&amp;amp;&#39; é\n\t");
    check_html(HS_LITERAL("\0\x1b\x7f"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    check_html(HS_LITERAL("\xc2\x85x\xc2\xa0"), "\xef\xbf\xbdx\xc2\xa0");
    check_html(HS_LITERAL("\xc2"), "\xc2"); // at the end of a slice nothing is read behind it
}
END_TEST

/* Against another implementation (Python's hashlib); lengths around the end of a block. */
START_TEST(digests)
{
    char out[HS_SHA256_BASE64 + 1];
    static const struct {
        size_t size;
        const char *expected;
    } all[] = { { 0, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" },
        { 55, "n0OQ+NMMLdkuyfCVtl4rmumwqSWlJY4kHJ8ekQ9zQxg=" },
        { 56, "s1Q5pKxvCUi21vnjxq8PX1kM4g8b3nCQ73lwaG7Gc4o=" },
        { 64, "/+BU/nrgy23GXDr5th1SCfQ5hR20PQulmXM33xVGaOs=" },
        { 1000, "Qe3s5C1j6Nm/UVqbppMuHCDLyfWl0TRkWttdsblzfqM=" } };
    char text[1000];

    memset(text, 'a', sizeof text);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        hs_sha256_base64((hs_slice){ text, all[i].size }, out);
        ck_assert_str_eq(out, all[i].expected);
    }
    hs_sha256_base64(HS_LITERAL("abc"), out);
    ck_assert_str_eq(out, "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}
END_TEST

SUITE("html", text_stays_text, digests)
