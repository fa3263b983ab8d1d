/* For scripts/train-sentences: prints the features of the boundaries at which a sentence may end.
 *
 * Standard input, per document: a line `BYTES STARTS`, a line of STARTS byte offsets at which
 * sentences start, BYTES bytes of text, a line end.  Standard output, per boundary: 0 or 1 (a
 * sentence starts there) and the features; per document an empty line. */
#include <stdio.h>
#include <stdlib.h>

#include "language/sentence.h"

typedef struct truth {
    const size_t *starts; // [count] ascending
    size_t count, next;
    hs_pieces pieces;
} truth;

static bool print(void *context, size_t piece, const uint16_t features[HS_SENTENCE_FEATURES])
{
    truth *gold = context;
    size_t start = gold->pieces.items[piece].start;
    bool here;

    while (gold->next < gold->count && gold->starts[gold->next] < start) {
        gold->next++;
    }
    here = gold->next < gold->count && gold->starts[gold->next] == start;
    if (features == NULL) {
        return here;
    }
    printf("%d", here);
    for (int i = 0; i < HS_SENTENCE_FEATURES; i++) {
        printf(" %u", (unsigned) features[i]);
    }
    putchar('\n');
    return here;
}

static void document(size_t size, size_t count)
{
    hs_arena arena = { 0 };
    size_t *starts = hs_arena_get(&arena, (count + 1) * sizeof *starts);
    char *text = hs_arena_get(&arena, size + 1);
    hs_slice slice = { text, size };
    truth gold = { .starts = starts, .count = count };

    for (size_t i = 0; i < count; i++) {
        if (scanf("%zu", &starts[i]) != 1) {
            exit(1);
        }
    }
    getchar();
    if (fread(text, 1, size, stdin) != size) {
        exit(1);
    }
    gold.pieces = hs_scan_text(&arena, slice, (hs_scan_options){ 0 });
    hs_visit_boundaries(slice, gold.pieces, true, print, &gold);
    putchar('\n');
    hs_arena_free(&arena);
}

int main(void)
{
    size_t size, count;

    while (scanf("%zu %zu", &size, &count) == 2) {
        document(size, count);
    }
    return 0;
}
