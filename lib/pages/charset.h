/* Character sets: bytes of a page as UTF-8.
 *
 * What counts, in this order: a byte order mark; what HTTP declared; <meta charset> or the XML
 * declaration in the first KB; else UTF-8 where the bytes are valid UTF-8; else Windows-1252.
 * Labels mean what browsers take them for (WHATWG Encoding Standard): iso-8859-1 and us-ascii are
 * Windows-1252.  Conversion is iconv's.  Text that was damaged before (mojibake) stays so.
 *
 * Units: bytes.  Threads: all functions may run at once. */
#ifndef HS_PAGES_CHARSET_H
#define HS_PAGES_CHARSET_H

#include "base/arena.h"

/* The bytes as valid UTF-8 without a byte order mark.  `declared`: what HTTP declared; no data:
 * nothing.  `markup`: HTML or XML, which may declare it inside.  What is not valid, and NUL,
 * becomes U+FFFD; *replaced gets how many. */
hs_slice hs_charset_decode(
    hs_arena *arena, hs_slice bytes, hs_slice declared, bool markup, size_t *replaced);

#endif
