/* Arenas: all memory of one document, given back at once.
 *
 * Units: bytes.  Ownership: what an arena gives out lives until hs_arena_reset or hs_arena_free;
 * nothing is freed alone.  Threads: one arena, one thread.
 *
 * Errors: when the system has no more memory, or an arena would grow past its limit, the allocation
 * does not return: it jumps to arena->guard, which the one who drives the document has set with
 * setjmp (a missing guard aborts).  So no allocation is checked, and a document that is too large
 * costs that document only.  After Hanson, "Fast allocation and deallocation of memory based on
 * object lifetimes", 1990. */
#ifndef HS_BASE_ARENA_H
#define HS_BASE_ARENA_H

#include <setjmp.h>

#include "base/slice.h"

typedef struct hs_arena_block hs_arena_block;

typedef struct hs_arena {
    hs_arena_block *blocks; // the one in use first
    hs_arena_block *spare;  // kept for the next document
    char *next, *end;       // free bytes of the block in use
    size_t held;            // bytes of the blocks, spare ones left out
    size_t limit;           // bytes at most; 0: none
    jmp_buf *guard;         // where to go when memory runs out
} hs_arena;

/* A zeroed hs_arena is ready for use. */
void hs_arena_free(hs_arena *arena);

/* Forgets everything given out; keeps the memory, up to a bound, for the next document. */
void hs_arena_reset(hs_arena *arena);

/* `size` bytes, not cleared, aligned for any type. */
void *hs_arena_get(hs_arena *arena, size_t size);

/* `count` cleared objects of `size` bytes. */
void *hs_arena_clear(hs_arena *arena, size_t count, size_t size);

/* Makes room in an array of `size`-byte objects that holds `*capacity` of them: returns it with
 * room for at least `wanted`, in place where it was the last thing given out, else as a copy. */
void *hs_arena_grow(hs_arena *arena, void *array, size_t size, size_t *capacity, size_t wanted);

/* Returns a copy of the bytes. */
hs_slice hs_arena_copy(hs_arena *arena, hs_slice text);

/* The slices one after the other, `count` of them. */
hs_slice hs_arena_join(hs_arena *arena, const hs_slice *parts, size_t count);

/* printf into the arena. */
hs_slice hs_arena_print(hs_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Jumps as an allocation does that fails: for who was refused memory by another library. */
_Noreturn void hs_arena_run_out(hs_arena *arena);

#define HS_NEW(arena, type, count) ((type *) hs_arena_clear((arena), (count), sizeof(type)))

/* Appends a cleared element to the array `items` with `items_count` and `items_capacity` beside it,
 * and gives its address. */
#define HS_APPEND(arena, owner, items)                                                             \
    ((owner)->items##_count == (owner)->items##_capacity ? (                                       \
         void) ((owner)->items = hs_arena_grow((arena), (owner)->items, sizeof *(owner)->items,    \
                    &(owner)->items##_capacity, (owner)->items##_count + 1))                       \
                                                         : (void) 0,                               \
        memset(&(owner)->items[(owner)->items##_count], 0, sizeof *(owner)->items),                \
        &(owner)->items[(owner)->items##_count++])

#endif
