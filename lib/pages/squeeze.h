/* Text as a browser shows it: every run of white space is one space.
 *
 * No-break spaces are spaces too; soft hyphens, zero width spaces and byte order marks go; a C1
 * control, which only a numeric reference like &#146; leaves, is the character of Windows-1252 that
 * was meant (HTML, 13.2.5.80).  Text must be valid UTF-8. */
#ifndef HS_PAGES_SQUEEZE_H
#define HS_PAGES_SQUEEZE_H

#include "base/arena.h"

/* A text that grows in an arena; zeroed: empty. */
typedef struct hs_squeezed {
    hs_arena *arena;
    char *text;
    size_t size, capacity;
    bool space; // white space is to come in front of the next character
} hs_squeezed;

void hs_squeeze_put(hs_squeezed *to, hs_slice text);

/* Puts the byte behind what is there; white space at the end of that goes. */
void hs_squeeze_break(hs_squeezed *to, char byte);

/* What has been put, which starts anew: white space at its end is left out. */
hs_slice hs_squeeze_take(hs_squeezed *to);

/* The text squeezed. */
hs_slice hs_squeeze(hs_arena *arena, hs_slice text);

#endif
