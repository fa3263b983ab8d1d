#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define FIRST_BLOCK ((size_t) 256 << 10)
#define LARGEST_BLOCK ((size_t) 8 << 20) // but for what is larger itself
#define KEPT ((size_t) 64 << 20)
#define ALIGNMENT _Alignof(max_align_t)

/* Under the address sanitizer an object's neighbours in its block are out of bounds too. */
#ifndef __has_feature
#define __has_feature(name) 0
#endif
#if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#define GAP ALIGNMENT
#else
#define GAP ((size_t) 0)
#define ASAN_POISON_MEMORY_REGION(place, size) ((void) (place), (void) (size))
#define ASAN_UNPOISON_MEMORY_REGION(place, size) ((void) (place), (void) (size))
#endif

struct hs_arena_block {
    hs_arena_block *next;
    size_t size; // bytes after this header
    _Alignas(max_align_t) char data[];
};

_Noreturn void hs_arena_run_out(hs_arena *arena)
{
    if (arena->guard == NULL) {
        abort();
    }
    longjmp(*arena->guard, 1);
}

static void use(hs_arena *arena, hs_arena_block *block)
{
    arena->next = block ? block->data : NULL;
    arena->end = block ? block->data + block->size : NULL;
    if (block != NULL) {
        ASAN_POISON_MEMORY_REGION(block->data, block->size);
    }
}

static void free_blocks(hs_arena_block *block)
{
    while (block != NULL) {
        hs_arena_block *next = block->next;
        free(block);
        block = next;
    }
}

void hs_arena_free(hs_arena *arena)
{
    free_blocks(arena->blocks);
    free_blocks(arena->spare);
    arena->blocks = arena->spare = NULL;
    arena->held = 0;
    use(arena, NULL);
}

/* Blocks of ordinary size are kept: giving them back to the system for each document and faulting
 * them in again took more time than the analysis. */
void hs_arena_reset(hs_arena *arena)
{
    size_t kept = 0;

    for (hs_arena_block *block = arena->spare; block != NULL; block = block->next) {
        kept += block->size;
    }
    while (arena->blocks != NULL) {
        hs_arena_block *block = arena->blocks;
        arena->blocks = block->next;
        if (block->size > LARGEST_BLOCK || kept + block->size > KEPT) {
            free(block);
        } else {
            ASAN_POISON_MEMORY_REGION(block->data, block->size);
            block->next = arena->spare;
            arena->spare = block;
            kept += block->size;
        }
    }
    arena->held = 0;
    use(arena, NULL);
}

/* Takes the first spare block of at least `size` bytes out of the list. */
static hs_arena_block *take_spare(hs_arena *arena, size_t size)
{
    hs_arena_block **place = &arena->spare, *block;

    while (*place != NULL && (*place)->size < size) {
        place = &(*place)->next;
    }
    block = *place;
    if (block != NULL) {
        *place = block->next;
    }
    return block;
}

static hs_arena_block *make_block(hs_arena *arena, size_t size)
{
    size_t wanted = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
    hs_arena_block *block;

    wanted = wanted > LARGEST_BLOCK ? LARGEST_BLOCK : wanted;
    wanted = wanted < size ? size : wanted;
    if (wanted > SIZE_MAX / 2 || (arena->limit != 0 && wanted > arena->limit - arena->held)) {
        hs_arena_run_out(arena);
    }
    block = malloc(sizeof *block + wanted);
    if (block == NULL) {
        hs_arena_run_out(arena);
    }
    block->size = wanted;
    return block;
}

static void add_block(hs_arena *arena, size_t size)
{
    hs_arena_block *block = take_spare(arena, size);

    if (block == NULL) {
        block = make_block(arena, size);
    }
    block->next = arena->blocks;
    arena->blocks = block;
    arena->held += block->size;
    use(arena, block);
}

static size_t rounded(hs_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) {
        hs_arena_run_out(arena);
    }
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT + GAP;
}

void *hs_arena_get(hs_arena *arena, size_t wanted)
{
    size_t size = rounded(arena, wanted);
    char *place;

    if (size >= (size_t) (arena->end - arena->next)) { // also nothing from an arena without a block
        add_block(arena, size);
    }
    place = arena->next;
    arena->next += size;
    ASAN_UNPOISON_MEMORY_REGION(place, wanted);
    return place;
}

void *hs_arena_clear(hs_arena *arena, size_t count, size_t size)
{
    void *place;

    if (size != 0 && count > SIZE_MAX / 2 / size) {
        hs_arena_run_out(arena);
    }
    place = hs_arena_get(arena, count * size);
    memset(place, 0, count * size);
    return place;
}

void *hs_arena_grow(hs_arena *arena, void *array, size_t size, size_t *capacity, size_t wanted)
{
    size_t old = *capacity * size, doubled = *capacity < 8 ? 16 : *capacity * 2, bytes;
    char *place;

    if (wanted <= *capacity) {
        return array;
    }
    if (wanted < doubled) {
        wanted = doubled;
    }
    if (wanted > SIZE_MAX / 2 / size) {
        hs_arena_run_out(arena);
    }
    bytes = rounded(arena, wanted * size);
    if (array != NULL && (char *) array + rounded(arena, old) == arena->next
        && bytes <= (size_t) (arena->end - (char *) array)) {
        arena->next = (char *) array + bytes;
        ASAN_UNPOISON_MEMORY_REGION(array, wanted * size);
        *capacity = wanted;
        return array;
    }
    place = hs_arena_get(arena, wanted * size);
    *capacity = wanted; // not before: where memory runs out the array is as it was
    if (old != 0) {
        memcpy(place, array, old);
    }
    return place;
}

hs_slice hs_arena_copy(hs_arena *arena, hs_slice text) { return hs_arena_join(arena, &text, 1); }

hs_slice hs_arena_join(hs_arena *arena, const hs_slice *parts, size_t count)
{
    size_t size = 0;
    char *place, *next;

    for (size_t i = 0; i < count; i++) {
        size += parts[i].size;
    }
    place = next = hs_arena_get(arena, size);
    for (size_t i = 0; i < count; i++) {
        if (parts[i].size != 0) {
            memcpy(next, parts[i].data, parts[i].size);
            next += parts[i].size;
        }
    }
    return (hs_slice){ place, size };
}

hs_slice hs_arena_print(hs_arena *arena, const char *format, ...)
{
    va_list arguments;
    int size;
    char *place;

    va_start(arguments, format);
    size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    place = hs_arena_get(arena, (size_t) size + 1);
    va_start(arguments, format);
    vsnprintf(place, (size_t) size + 1, format, arguments);
    va_end(arguments);
    return (hs_slice){ place, (size_t) size };
}
