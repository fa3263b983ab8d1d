#include "news/duplicate.h"

#include <stdlib.h>

#include "text/utf8.h"

#define HASHES HS_DUPLICATE_HASHES
#define BANDS HS_DUPLICATE_BANDS
#define ROWS HS_DUPLICATE_ROWS
_Static_assert(BANDS *ROWS == HASHES, "bands use every hash");

typedef struct signature {
    uint32_t least[HASHES];
} signature;

/* A document that has a band: found by a hash of the band's number and values. */
typedef struct slot {
    uint32_t check;    // other bits of the hash
    uint32_t document; // its number + 1; 0: free
} slot;

struct hs_duplicates {
    uint64_t factors[HASHES], terms[HASHES]; // of the hash functions
    hs_buffer signatures;                    // signature[count]
    hs_buffer ids;                           // one after the other
    hs_buffer ends;                          // size_t[count] of the ids
    hs_buffer seen; // uint32_t[count] number of the query that met the document
    slot *slots;    // [capacity], a power of two; open addressing
    size_t count, capacity, used;
    uint32_t query;
    bool last; // the last document was a duplicate
};

/* The SplitMix64 generator (G. Steele, D. Lea, C. Flood, OOPSLA 2014). */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

hs_status hs_duplicates_open(hs_duplicates **duplicates, hs_error *error)
{
    hs_duplicates *made = calloc(1, sizeof *made);
    uint64_t state = 1997;

    *duplicates = made;
    if (made == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    for (size_t i = 0; i < HASHES; i++) {
        made->factors[i] = next_random(&state) | 1;
        made->terms[i] = next_random(&state);
    }
    return HS_OK;
}

void hs_duplicates_close(hs_duplicates *duplicates)
{
    hs_buffer_free(&duplicates->signatures);
    hs_buffer_free(&duplicates->ids);
    hs_buffer_free(&duplicates->ends);
    hs_buffer_free(&duplicates->seen);
    free(duplicates->slots);
    free(duplicates);
}

/* --- the signature */

static uint64_t mix(uint64_t hash)
{
    hash = (hash ^ hash >> 32) * UINT64_C(0xd6e8feb86659fd93);
    return (hash ^ hash >> 32) * UINT64_C(0xd6e8feb86659fd93);
}

/* FNV-1a. */
static uint64_t hash_word(hs_slice word)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);

    for (size_t i = 0; i < word.size; i++) {
        hash = (hash ^ (unsigned char) word.data[i]) * UINT64_C(0x100000001b3);
    }
    return hash;
}

/* Hashes of the words that count, in the arena. */
static uint64_t *read_words(hs_document *document, size_t *count)
{
    hs_words words = hs_document_words(document);
    uint64_t *hashes = hs_arena_get(document->arena, (words.count + 1) * sizeof *hashes);

    *count = 0;
    for (size_t i = 0; i < words.count; i++) {
        hs_slice form = words.items[i].form;
        hs_slice word = hs_misc_get(words.items[i].token->column[HS_MISC], HS_LITERAL("Stem"));
        if (word.data == NULL) {
            char *folded;
            if (!hs_has_letter_or_digit(form)) {
                continue;
            }
            folded = hs_arena_get(document->arena, 2 * form.size + 4);
            word = (hs_slice){ folded, hs_fold(form, folded) };
        }
        hashes[(*count)++] = hash_word(word);
    }
    return hashes;
}

static void add_shingle(const hs_duplicates *by, uint64_t shingle, signature *to)
{
    for (size_t i = 0; i < HASHES; i++) {
        uint32_t value = (uint32_t) ((by->factors[i] * shingle + by->terms[i]) >> 32);
        to->least[i] = value < to->least[i] ? value : to->least[i];
    }
}

/* False: the document has no words. */
static bool read_signature(const hs_duplicates *by, hs_document *document, signature *to)
{
    size_t count, size;
    uint64_t *words = read_words(document, &count);

    memset(to, 0xff, sizeof *to);
    size = count < HS_DUPLICATE_SHINGLE ? count : HS_DUPLICATE_SHINGLE;
    for (size_t i = 0; size != 0 && i + size <= count; i++) {
        uint64_t shingle = 0;
        for (size_t j = 0; j < size; j++) {
            shingle = mix(shingle + words[i + j]);
        }
        add_shingle(by, shingle, to);
    }
    return count != 0;
}

/* --- the index */

static uint64_t hash_band(const signature *of, size_t band)
{
    uint64_t hash = band + 1;

    for (size_t i = 0; i < ROWS; i++) {
        hash = mix(hash + of->least[band * ROWS + i]);
    }
    return hash;
}

static const signature *signature_of(const hs_duplicates *in, size_t document)
{
    return (const signature *) (const void *) in->signatures.data + document;
}

static unsigned agreeing(const signature *a, const signature *b)
{
    unsigned count = 0;

    for (size_t i = 0; i < HASHES; i++) {
        count += a->least[i] == b->least[i];
    }
    return count;
}

#define TRIED 4096 // documents with one band in common that are looked at

/* The document most like the signature, its number + 1, and in *best how many hashes agree; 0: none
 * has a band in common. */
static size_t find(hs_duplicates *in, const signature *of, unsigned *best)
{
    uint32_t *seen = (uint32_t *) (void *) in->seen.data;
    size_t found = 0;

    in->query++;
    *best = 0;
    for (size_t band = 0; in->capacity != 0 && band < BANDS; band++) {
        uint64_t hash = hash_band(of, band);
        size_t place = (size_t) hash & (in->capacity - 1);
        for (size_t tried = 0; in->slots[place].document != 0 && tried < TRIED; tried++) {
            size_t document = in->slots[place].document;
            if (in->slots[place].check == (uint32_t) (hash >> 32)
                && seen[document - 1] != in->query) {
                unsigned agree = agreeing(of, signature_of(in, document - 1));
                seen[document - 1] = in->query;
                if (agree > *best || (agree == *best && document < found)) {
                    *best = agree;
                    found = document;
                }
            }
            place = (place + 1) & (in->capacity - 1);
        }
    }
    return found;
}

static void put_bands(slot *slots, size_t capacity, const signature *of, size_t document)
{
    for (size_t band = 0; band < BANDS; band++) {
        uint64_t hash = hash_band(of, band);
        size_t place = (size_t) hash & (capacity - 1);
        while (slots[place].document != 0) {
            place = (place + 1) & (capacity - 1);
        }
        slots[place] = (slot){ (uint32_t) (hash >> 32), (uint32_t) document + 1 };
    }
}

/* Room for one document more; at most two thirds of the slots are in use. */
static void enlarge(hs_duplicates *in, jmp_buf *guard)
{
    size_t capacity = in->capacity ? in->capacity * 2 : (size_t) 1 << 12;
    slot *slots;

    if ((in->count + 1) * BANDS <= in->capacity / 3 * 2) {
        return;
    }
    slots = calloc(capacity, sizeof *slots);
    if (slots == NULL) {
        longjmp(*guard, 1);
    }
    for (size_t i = 0; i < in->count; i++) {
        put_bands(slots, capacity, signature_of(in, i), i);
    }
    free(in->slots);
    in->slots = slots;
    in->capacity = capacity;
}

static void remember(hs_duplicates *in, const signature *of, hs_slice id)
{
    size_t end = in->ids.size + id.size;
    uint32_t never = 0;

    // All of the memory first: a jump must not leave half a document.
    enlarge(in, in->ids.guard);
    hs_buffer_room(&in->signatures, sizeof *of);
    hs_buffer_room(&in->ids, id.size);
    hs_buffer_room(&in->ends, sizeof end);
    hs_buffer_room(&in->seen, sizeof never);
    hs_put(&in->signatures, (hs_slice){ (const char *) of, sizeof *of });
    hs_put(&in->ids, id);
    hs_put(&in->ends, (hs_slice){ (const char *) &end, sizeof end });
    hs_put(&in->seen, (hs_slice){ (const char *) &never, sizeof never });
    put_bands(in->slots, in->capacity, of, in->count);
    in->count++;
}

static hs_slice id_of(const hs_duplicates *in, size_t document)
{
    const size_t *ends = (const size_t *) (const void *) in->ends.data;

    return hs_slice_between(
        in->ids.data + (document ? ends[document - 1] : 0), in->ids.data + ends[document]);
}

/* --- comments */

static const hs_slice key_of = HS_CONSTANT("hs::duplicate_of"),
                      key_similarity = HS_CONSTANT("hs::similarity");

static void drop_comment(hs_sentence *sentence, hs_slice key)
{
    size_t place = hs_comment_place(sentence, key);

    if (place < sentence->comments_count) {
        sentence->comments_count--;
        memmove(sentence->comments + place, sentence->comments + place + 1,
            (sentence->comments_count - place) * sizeof *sentence->comments);
    }
}

static void note(hs_document *document, hs_slice original, unsigned agree)
{
    unsigned hundredths = (agree * 100 + HASHES / 2) / HASHES;

    // Each goes to the end of the head, so the second stands in front of the first.
    hs_document_note(document, key_similarity,
        hs_arena_print(document->arena, "%u.%02u", hundredths / 100, hundredths % 100));
    hs_document_note(document, key_of, original);
}

bool hs_duplicates_mark(hs_duplicates *duplicates, hs_document *document, unsigned permille)
{
    signature own;
    unsigned agree;
    size_t found;

    if (document->part > 1 || document->sentences_count == 0) {
        return document->part > 1 && duplicates->last;
    }
    duplicates->signatures.guard = duplicates->ids.guard = document->arena->guard;
    duplicates->ends.guard = duplicates->seen.guard = document->arena->guard;
    duplicates->last = false;
    drop_comment(&document->sentences[0], key_of);
    drop_comment(&document->sentences[0], key_similarity);
    if (!read_signature(duplicates, document, &own)) {
        return false;
    }
    found = find(duplicates, &own, &agree);
    if (found != 0 && agree * 1000 >= permille * HASHES) {
        note(document, id_of(duplicates, found - 1), agree);
        duplicates->last = true;
    } else {
        remember(duplicates, &own, document->id);
    }
    return duplicates->last;
}
