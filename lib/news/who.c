#include "news/who.h"

// Bytes of a name or role, which is told again with every attribution.
enum { LONGEST = 400 };

/* Every run of white space is one space. */
static hs_slice in_one_line(hs_document *document, hs_slice text)
{
    char *line = hs_arena_get(document->arena, text.size + 1);
    size_t size = 0;

    for (size_t i = 0; i < text.size; i++) {
        bool space = (unsigned char) text.data[i] <= ' ';
        if (!space) {
            line[size++] = text.data[i];
        } else if (size != 0 && line[size - 1] != ' ') {
            line[size++] = ' ';
        }
    }
    return (hs_slice){ line, size };
}

/* The beginning of it, where it is long; no data stays none. */
static hs_slice in_short(hs_document *document, hs_slice text)
{
    hs_slice parts[] = { text, HS_LITERAL("…") };
    size_t size = LONGEST;

    if (text.size <= LONGEST) {
        return text.data ? in_one_line(document, text) : text;
    }
    while (((unsigned char) text.data[size] & 0xc0) == 0x80) {
        size--;
    }
    parts[0] = in_one_line(document, (hs_slice){ text.data, size });
    return hs_arena_join(document->arena, parts, 2);
}

hs_slice hs_role_text(
    hs_document *document, hs_words words, const hs_attribution *attribution, hs_role role)
{
    hs_slice *parts = HS_NEW(document->arena, hs_slice, 2 * attribution->pieces_count + 1);
    size_t count = 0;

    for (size_t i = 0; i < attribution->pieces_count; i++) {
        const hs_span *piece = &attribution->pieces[i];
        if (hs_slice_equal(piece->kind, hs_role_name(role))) {
            parts[count] = count ? HS_LITERAL(" … ") : HS_LITERAL("");
            parts[count + 1] = hs_words_text(document, words, piece->first, piece->end);
            count += 2;
        }
    }
    return count ? in_one_line(document, hs_arena_join(document->arena, parts, count))
                 : (hs_slice){ NULL, 0 };
}

/* Streams without Entity= may have the name itself: "Ana_Ruiz". */
static hs_slice spaced(hs_document *document, hs_slice value)
{
    char *text = hs_arena_get(document->arena, value.size + 1);

    for (size_t i = 0; i < value.size; i++) {
        text[i] = value.data[i] == '_' ? ' ' : value.data[i];
    }
    return (hs_slice){ text, value.size };
}

static bool is_pronoun(hs_words words, const hs_attribution *attribution)
{
    for (size_t i = 0; i < attribution->pieces_count; i++) {
        const hs_span *piece = &attribution->pieces[i];
        if (hs_slice_equal(piece->kind, hs_role_name(HS_SOURCE))) {
            return piece->end == piece->first + 1
                && hs_slice_is(words.items[piece->first].token->column[HS_UPOS], "PRON");
        }
    }
    return false;
}

hs_who hs_who_speaks(hs_document *document, hs_words words, const hs_named_entities *entities,
    const hs_attribution *attribution)
{
    hs_slice id = hs_attribution_property(attribution, HS_LITERAL("speaker"));
    const hs_named_entity *entity = hs_named_entity_find(entities, id);
    hs_who who = { .kind = hs_attribution_property(attribution, HS_LITERAL("speaker_kind")) };

    if (entity != NULL && entity->name.data != NULL) {
        who.name = in_short(document, entity->name);
        who.role = in_short(document, entity->role);
        who.proper = true;
    } else if (entity != NULL && entity->role.data != NULL) {
        who.name = in_short(document, entity->role);
    } else if (entity == NULL && id.data != NULL) {
        who.name = spaced(document, id);
        who.proper = true;
    } else if (!is_pronoun(words, attribution)) {
        who.name = in_short(document, hs_role_text(document, words, attribution, HS_SOURCE));
    }
    return who;
}
