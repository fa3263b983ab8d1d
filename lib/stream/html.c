#include "stream/html.h"

static hs_slice reference(unsigned char byte)
{
    switch (byte) {
    case '&':
        return HS_LITERAL("&amp;");
    case '<':
        return HS_LITERAL("&lt;");
    case '>':
        return HS_LITERAL("&gt;");
    case '"':
        return HS_LITERAL("&quot;");
    case '\'':
        return HS_LITERAL("&#39;");
    default:
        return (hs_slice){ NULL, 0 };
    }
}

/* The length of a control character at `text`; 0: there is none.  U+0080 to U+009F are C2 80 to
 * C2 9F. */
static size_t control(hs_slice text)
{
    unsigned char byte = (unsigned char) text.data[0];

    if (byte < ' ' || byte == 0x7f) {
        return byte != '\n' && byte != '\t' && byte != '\r';
    }
    return byte == 0xc2 && text.size > 1 && (unsigned char) text.data[1] < 0xa0 ? 2 : 0;
}

void hs_put_html(hs_buffer *out, hs_slice text)
{
    while (text.size != 0) {
        size_t plain = 0, length = 0;
        hs_slice found = { NULL, 0 };
        while (plain < text.size && found.data == NULL && length == 0) {
            found = reference((unsigned char) text.data[plain]);
            length = found.data ? 1 : control(hs_slice_from(text, plain));
            plain += found.data == NULL && length == 0;
        }
        hs_put(out, (hs_slice){ text.data, plain });
        if (length != 0) {
            hs_put(out, found.data ? found : HS_LITERAL("\xef\xbf\xbd"));
        }
        text = hs_slice_from(text, plain + length);
    }
}
