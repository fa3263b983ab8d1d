/* A growing run of bytes: what is about to be written, or has been read.
 *
 * Ownership: the buffer owns its bytes until hs_buffer_free.  Errors: as in arena.h, an allocation
 * that fails jumps to buffer->guard. */
#ifndef HS_BASE_BUFFER_H
#define HS_BASE_BUFFER_H

#include <setjmp.h>

#include "base/slice.h"

typedef struct hs_buffer {
    char *data; // [size]
    size_t size, capacity;
    jmp_buf *guard;
} hs_buffer;

/* A zeroed hs_buffer is ready for use. */
void hs_buffer_free(hs_buffer *buffer);

void hs_buffer_enlarge(hs_buffer *buffer, size_t more);

/* Makes room for `more` bytes and returns where they go; the caller adds to buffer->size what it
 * used. */
static inline char *hs_buffer_room(hs_buffer *buffer, size_t more)
{
    if (more > buffer->capacity - buffer->size) {
        hs_buffer_enlarge(buffer, more);
    }
    return buffer->data + buffer->size;
}

static inline void hs_put(hs_buffer *buffer, hs_slice text)
{
    if (text.size != 0) {
        memcpy(hs_buffer_room(buffer, text.size), text.data, text.size);
        buffer->size += text.size;
    }
}

static inline void hs_put_byte(hs_buffer *buffer, char byte)
{
    *hs_buffer_room(buffer, 1) = byte;
    buffer->size++;
}

void hs_put_number(hs_buffer *buffer, size_t number);

/* printf at the end of the buffer. */
void hs_put_format(hs_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Writes `number` in decimal at `place`, which has room for 20 bytes; returns the end of it. */
char *hs_write_number(char *place, size_t number);

#endif
