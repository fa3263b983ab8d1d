#include "learn/table.h"

#include <stdlib.h>

void *hs_table_pack(const hs_table_entry *entries, size_t count, size_t *size)
{
    uint32_t capacity = 4, *slots;

    while (capacity / 4 * 3 <= count) {
        capacity *= 2;
    }
    *size = (size_t) capacity * 2 * sizeof *slots;
    slots = calloc(*size, 1);
    for (size_t e = 0; slots != NULL && e < count; e++) {
        size_t i = (uint32_t) entries[e].key & (capacity - 1);
        while (slots[2 * i] != 0) {
            i = (i + 1) & (capacity - 1);
        }
        slots[2 * i] = hs_table_check(entries[e].key);
        slots[2 * i + 1] = entries[e].value;
    }
    return slots;
}

bool hs_table_view(hs_slice bytes, hs_table *table)
{
    size_t capacity = bytes.size / (2 * sizeof(uint32_t));
    bool has_end = false;

    if (bytes.data == NULL || bytes.size % (2 * sizeof(uint32_t)) != 0 || capacity == 0
        || capacity > UINT32_MAX / 2 || (capacity & (capacity - 1)) != 0
        || (uintptr_t) bytes.data % sizeof(uint32_t) != 0) {
        return false;
    }
    *table = (hs_table){ (const uint32_t *) (const void *) bytes.data, (uint32_t) capacity };
    for (size_t i = 0; i < capacity && !has_end; i++) {
        has_end = table->slots[2 * i] == 0;
    }
    return has_end; // a search ends at a free slot
}
