/* Articles to look at, with their speakers, quotations and claims: on a terminal, or as one page of
 * HTML for all documents of a run.
 *
 * The page stands alone: style and script are in it (view/view.css, view/view.js), and its
 * Content-Security-Policy allows these two by their SHA-256 and nothing else.  It can be read
 * without the script.
 *
 * Threads: one view, one thread.  Memory: of a page the speakers, the titles of the articles and at
 * most HS_VIEW_QUOTED quotations of each speaker. */
#ifndef HS_NEWS_VIEW_H
#define HS_NEWS_VIEW_H

#include "base/error.h"
#include "stream/document.h"

enum { HS_VIEW_QUOTED = 50 };

typedef struct hs_view hs_view;

/* HS_IO: no memory. */
hs_status hs_view_open(hs_view **view, hs_error *error);
void hs_view_close(hs_view *view);

/* Writes the document as an article of the page; in front of the first the head of the page. */
void hs_view_html(hs_view *view, hs_document *document, hs_buffer *out);

/* Writes who speaks, and the end of the page; nothing where there was no document. */
void hs_view_html_end(hs_view *view, hs_buffer *out);

/* Writes the document in lines of at most `width` columns (a longer word stands alone): sources
 * underlined, cues bold, quotations in a colour of their own, where `color` is wanted; behind a
 * source who it is, in brackets.  No control character of the article comes out. */
void hs_view_terminal(hs_document *document, size_t width, bool color, hs_buffer *out);

#endif
