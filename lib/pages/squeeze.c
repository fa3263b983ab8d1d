#include "pages/squeeze.h"

/* Windows-1252 from 0x80 on (WHATWG Encoding Standard, index-windows-1252); 0: no character. */
static const uint16_t windows_1252[32] = { 0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020,
    0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d,
    0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178 };

static char *room(hs_squeezed *to, size_t more)
{
    if (to->size + more > to->capacity) {
        size_t wanted = to->size + more < 64 ? 64 : to->size + more;
        to->text = hs_arena_grow(to->arena, to->text, 1, &to->capacity, wanted);
    }
    return to->text + to->size;
}

static void put_bytes(hs_squeezed *to, hs_slice bytes)
{
    if (to->space && to->size != 0 && to->text[to->size - 1] != '\n') {
        *room(to, 1) = ' ';
        to->size++;
    }
    to->space = false;
    memcpy(room(to, bytes.size), bytes.data, bytes.size);
    to->size += bytes.size;
}

static void put_code(hs_squeezed *to, unsigned code)
{
    char bytes[3] = { (char) (0xe0 | code >> 12), (char) (0x80 | (code >> 6 & 63)),
        (char) (0x80 | (code & 63)) };

    if (code >= 0x800) {
        put_bytes(to, (hs_slice){ bytes, 3 });
    } else {
        bytes[1] = (char) (0xc0 | code >> 6);
        put_bytes(to, (hs_slice){ bytes + 1, 2 });
    }
}

/* Takes a character that is not plain off the front of `text`; 0 where the first is plain. */
static size_t put_odd(hs_squeezed *to, hs_slice text)
{
    static const hs_slice gone[]
        = { HS_CONSTANT("\xc2\xad"), HS_CONSTANT("\xe2\x80\x8b"), HS_CONSTANT("\xef\xbb\xbf") };
    unsigned char first = (unsigned char) text.data[0];

    if (first <= ' ' || first == 0x7f) {
        to->space = true;
        return 1;
    }
    if (first == 0xc2 && text.size > 1) {
        unsigned char second = (unsigned char) text.data[1];
        if (second == 0xa0) {
            to->space = true;
            return 2;
        }
        if (second < 0xa0) {
            if (windows_1252[second - 0x80] != 0) {
                put_code(to, windows_1252[second - 0x80]);
            }
            return 2;
        }
    }
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
        if (hs_slice_starts(text, gone[i])) {
            return gone[i].size;
        }
    }
    return 0;
}

void hs_squeeze_put(hs_squeezed *to, hs_slice text)
{
    size_t plain = 0; // bytes at the front that are copied as they are

    while (plain < text.size) {
        unsigned char first = (unsigned char) text.data[plain];
        size_t odd = 0;
        if (first <= ' ' || first == 0x7f || first == 0xc2 || first == 0xe2 || first == 0xef) {
            if (plain != 0) {
                put_bytes(to, (hs_slice){ text.data, plain });
                text = hs_slice_from(text, plain);
                plain = 0;
            }
            odd = put_odd(to, text);
            text = hs_slice_from(text, odd);
        }
        plain += odd == 0;
    }
    if (plain != 0) {
        put_bytes(to, (hs_slice){ text.data, plain });
    }
}

void hs_squeeze_break(hs_squeezed *to, char byte)
{
    to->space = false;
    if (to->size != 0) {
        *room(to, 1) = byte;
        to->size++;
    }
}

hs_slice hs_squeeze_take(hs_squeezed *to)
{
    hs_slice text = { to->text, to->size };

    while (text.size != 0 && (unsigned char) text.data[text.size - 1] <= ' ') {
        text.size--;
    }
    *to = (hs_squeezed){ .arena = to->arena };
    return text.size ? text : (hs_slice){ NULL, 0 };
}

hs_slice hs_squeeze(hs_arena *arena, hs_slice text)
{
    hs_squeezed made = { .arena = arena };

    hs_squeeze_put(&made, text);
    return hs_squeeze_take(&made);
}
