/* Who speaks in all documents of a run: counted, with the first of what each says.
 *
 * Speakers of one name are one, in whatever document; so are sources that are described in the same
 * words.  Ownership: the table's own arena.  Threads: one table, one thread. */
#ifndef HS_NEWS_VIEW_SPEAKERS_H
#define HS_NEWS_VIEW_SPEAKERS_H

#include "base/map.h"
#include "news/who.h"

/* One of the quotations that are kept. */
typedef struct hs_view_quoted {
    size_t article, number; // of the article, of the attribution in it; both from 1
    hs_slice text;          // cut where it is long
} hs_view_quoted;

typedef struct hs_view_speaker {
    hs_slice name;          // no data: nobody is named
    size_t number;          // from 1, in the order of the run
    size_t count;           // attributions
    hs_view_quoted *quoted; // [quoted_count] the first HS_VIEW_QUOTED of them
    size_t quoted_count, quoted_capacity;
} hs_view_speaker;

typedef struct hs_view_speakers {
    hs_arena arena;
    hs_map places; // name → index
    hs_view_speaker *items;
    size_t items_count, items_capacity;
    size_t total; // attributions
} hs_view_speakers;

/* Counts one attribution; returns the number of its speaker. */
size_t hs_view_speakers_add(hs_view_speakers *all, hs_slice name, hs_view_quoted said);

/* The speakers, who speaks most first; the list lives in the arena. */
const hs_view_speaker **hs_view_speakers_sort(hs_view_speakers *all);

#endif
