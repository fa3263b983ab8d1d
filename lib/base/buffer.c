#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void hs_buffer_free(hs_buffer *buffer)
{
    free(buffer->data);
    *buffer = (hs_buffer){ .guard = buffer->guard };
}

void hs_buffer_enlarge(hs_buffer *buffer, size_t more)
{
    size_t wanted = buffer->capacity ? buffer->capacity * 2 : (size_t) 64 << 10;
    char *data = NULL;

    if (wanted < buffer->size + more) {
        wanted = buffer->size + more;
    }
    if (more < SIZE_MAX / 4 && wanted < SIZE_MAX / 2) {
        data = realloc(buffer->data, wanted);
    }
    if (data == NULL) {
        if (buffer->guard == NULL) {
            abort();
        }
        longjmp(*buffer->guard, 1);
    }
    buffer->data = data;
    buffer->capacity = wanted;
}

char *hs_write_number(char *place, size_t number)
{
    char digits[20], *first = digits + sizeof digits;
    size_t size;

    do {
        *--first = (char) ('0' + number % 10);
        number /= 10;
    } while (number != 0);
    size = (size_t) (digits + sizeof digits - first);
    memcpy(place, first, size);
    return place + size;
}

void hs_put_number(hs_buffer *buffer, size_t number)
{
    char *place = hs_buffer_room(buffer, 20);

    buffer->size += (size_t) (hs_write_number(place, number) - place);
}

void hs_put_format(hs_buffer *buffer, const char *format, ...)
{
    va_list arguments;
    int size;

    va_start(arguments, format);
    size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    va_start(arguments, format);
    vsnprintf(hs_buffer_room(buffer, (size_t) size + 1), (size_t) size + 1, format, arguments);
    va_end(arguments);
    buffer->size += (size_t) size;
}
