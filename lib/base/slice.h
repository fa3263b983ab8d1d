/* Slices: strings by pointer and length, never owned, never ended by a NUL.
 *
 * Units: bytes.  Ownership: a slice points into memory of somebody else, as a rule the arena of the
 * document or a string constant, and is valid as long as that is. */
#ifndef HS_BASE_SLICE_H
#define HS_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct hs_slice {
    const char *data; // [size] bytes; NULL: there is no string, which is not the empty string
    size_t size;
} hs_slice;

#define HS_LITERAL(text) ((hs_slice){ ("" text), sizeof(text) - 1 })
/* The same as a constant initializer. */
#define HS_CONSTANT(text)                                                                          \
    {                                                                                              \
        ("" text), sizeof(text) - 1                                                                \
    }
/* Both arguments of printf's %.*s. */
#define HS_PRINT(slice) (int) (slice).size, (slice).data

static inline hs_slice hs_slice_of(const char *text)
{
    return (hs_slice){ text, text ? strlen(text) : 0 };
}

static inline hs_slice hs_slice_between(const char *first, const char *end)
{
    return (hs_slice){ first, (size_t) (end - first) };
}

/* Most comparisons end at the first byte: it is looked at before a function is called. */
static inline bool hs_slice_equal(hs_slice a, hs_slice b)
{
    return a.size == b.size
        && (a.size == 0 || (*a.data == *b.data && memcmp(a.data, b.data, a.size) == 0));
}

/* The order by bytes, which for UTF-8 is that of code points: below, equal to or above 0. */
static inline int hs_slice_compare(hs_slice a, hs_slice b)
{
    size_t shorter = a.size < b.size ? a.size : b.size;
    int order = shorter ? memcmp(a.data, b.data, shorter) : 0;

    return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

/* Most comparisons end at the first byte, before the length of `text` is wanted. */
static inline bool hs_slice_is(hs_slice a, const char *text)
{
    return (a.size == 0 || text == NULL || *a.data == *text)
        && hs_slice_equal(a, hs_slice_of(text));
}

static inline bool hs_slice_starts(hs_slice a, hs_slice prefix)
{
    return a.size >= prefix.size
        && (prefix.size == 0
            || (a.data[0] == prefix.data[0] && memcmp(a.data, prefix.data, prefix.size) == 0));
}

static inline bool hs_slice_ends(hs_slice a, hs_slice suffix)
{
    return a.size >= suffix.size
        && memcmp(a.data + a.size - suffix.size, suffix.data, suffix.size) == 0;
}

/* What stands from byte `first` on. */
static inline hs_slice hs_slice_from(hs_slice a, size_t first)
{
    return (hs_slice){ a.data + first, a.size - first };
}

/* The first place of `byte`, or NULL. */
static inline const char *hs_slice_find(hs_slice a, char byte)
{
    return a.size ? memchr(a.data, (unsigned char) byte, a.size) : NULL;
}

/* Cuts the part in front of the first `byte` off `rest` and returns it; the byte itself is dropped.
 * Without one the whole of it is returned, and `rest` becomes {NULL, 0}. */
static inline hs_slice hs_slice_cut(hs_slice *rest, char byte)
{
    const char *place = hs_slice_find(*rest, byte);
    hs_slice part = *rest;

    if (place == NULL) {
        *rest = (hs_slice){ NULL, 0 };
        return part;
    }
    part.size = (size_t) (place - part.data);
    *rest = hs_slice_from(*rest, part.size + 1);
    return part;
}

/* Is it one of the words of the list, which single spaces divide? */
static inline bool hs_slice_has_word(hs_slice list, hs_slice word)
{
    while (list.data != NULL) {
        if (hs_slice_equal(hs_slice_cut(&list, ' '), word)) {
            return true;
        }
    }
    return false;
}

#endif
