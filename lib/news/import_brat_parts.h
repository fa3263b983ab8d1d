/* The annotations of one file, as they are read: for import_brat.c. */
#ifndef HS_NEWS_IMPORT_BRAT_PARTS_H
#define HS_NEWS_IMPORT_BRAT_PARTS_H

#include "base/map.h"
#include "news/import_brat.h"
#include "news/reading.h"

typedef struct hs_brat_stretch {
    hs_slice type, text;
    hs_range *pieces; // [pieces_count] in code points
    size_t pieces_count, pieces_capacity;
    size_t line;
    bool role;  // an event has it
    bool found; // some part of the document has words of it

    // Of the part at hand: runs of words.
    hs_range *runs;
    size_t runs_count, runs_capacity;
} hs_brat_stretch;

typedef struct hs_brat_argument {
    hs_slice role, target;
} hs_brat_argument;

typedef struct hs_brat_event {
    hs_brat_argument *arguments; // [arguments_count], the trigger first, its role the event's type
    size_t arguments_count, arguments_capacity;
    hs_slice properties;
} hs_brat_event;

struct hs_brat {
    hs_arena *arena;
    hs_brat_stretch *stretches;
    size_t stretches_count, stretches_capacity;
    hs_brat_event *events;
    size_t events_count, events_capacity;
    hs_map places; // "T1" → index of the stretch, "E1" → of the event
};

/* Letters and digits of ASCII, and what is in `more`; not empty. */
bool hs_brat_is_word(hs_slice text, const char *more);

#endif
