/* Parts of the scanner: each finds where one kind of token ends, and nothing else.
 *
 * All take the text up to the end of the run of characters without white space in which they look
 * (so text.size bounds them), the place where a token starts, and return the place where it ends;
 * the same place when there is no such token.  They look at a bounded number of bytes beyond what
 * they return. */
#ifndef HS_LANGUAGE_TOKEN_PARTS_H
#define HS_LANGUAGE_TOKEN_PARTS_H

#include "language/token_class.h"

/* http://…, www.…, mailto:…, without the punctuation behind it. */
size_t hs_url_end(hs_slice text, size_t at);

/* name@host; name@NAME too. */
size_t hs_email_end(hs_slice text, size_t at);

/* host.com, host.com/path, file.pdf. */
size_t hs_host_end(hs_slice text, size_t at);

/* A file name as mail has them, -FINAL_2.doc, where it is all of the text from `at` on. */
size_t hs_file_end(hs_slice text, size_t at);

/* @handle, #hashtag. */
size_t hs_handle_end(hs_slice text, size_t at);

/* :-) and its like; `at` is not inside a word. */
size_t hs_emoticon_end(hs_slice text, size_t at);

/* One emoji with all that is joined to it (UTS #51), or one other symbol; `at` is at one. */
size_t hs_picture_end(hs_slice text, size_t at);

/* A number that starts with a digit or with a period and a digit: 3.14, 1,000, 7:30, 9/11,
 * 555-0199, 1980s, 5th, F16 not.  Letters that are not its unit belong to it: 4chan. */
size_t hs_number_end(hs_slice text, size_t at);

/* U.S., a.m., e.g, Ph.D.: letters with periods between them. */
size_t hs_acronym_end(hs_slice text, size_t at);

/* Where the clitic starts with which the word at..end ends (n't, 's, 're, s'); `end` when there is
 * none. */
size_t hs_clitic_start(hs_slice text, size_t at, size_t end);

/* Is at..end, which starts with an apostrophe, 's or its like? */
bool hs_is_clitic(hs_slice text, size_t at, size_t end);

#endif
