/* The columns of CoNLL-2003 (E. F. Tjong Kim Sang, F. De Meulder, "Introduction to the CoNLL-2003
 * shared task", 2003): word, part of speech, chunk, name, in IOB2 as most copies of the corpus have
 * it.  There are no chunks here: the corpus's own sign for nothing stands in their column. */
#include "news/convert_parts.h"
#include "stream/entity.h"
#include "text/utf8.h"

/* A space would end the column. */
static void put_form(hs_buffer *out, hs_slice form)
{
    size_t length;

    for (size_t i = 0; i < form.size; i += length) {
        if (hs_is_space(hs_utf8_decode(form.data + i, &length))) {
            hs_put_byte(out, '_');
        } else {
            hs_put(out, (hs_slice){ form.data + i, length });
        }
    }
}

/* The label of word `at`, where `name` is the span that may cover it. */
static void put_label(hs_buffer *out, const hs_span *name, size_t at)
{
    int type = name ? hs_entity_four(name->kind) : HS_ENTITY_OTHER;

    if (type == HS_ENTITY_OTHER || at < name->first) {
        hs_put_byte(out, 'O');
    } else {
        hs_put(out, name->first == at ? HS_LITERAL("B-") : HS_LITERAL("I-"));
        hs_put(out, hs_entity_names[type]);
    }
    hs_put_byte(out, '\n');
}

void hs_convert_conll2003(hs_converting *of)
{
    const hs_spans *names = &of->entities.names;
    size_t next = 0;

    if (of->document->part <= 1) {
        hs_put(of->out, HS_LITERAL("-DOCSTART- -X- -X- O\n\n"));
    }
    for (size_t i = 0; i < of->words.count; i++) {
        const hs_word *word = &of->words.items[i];
        hs_slice pos = word->token->column[HS_XPOS];
        if (i != 0 && word->sentence != word[-1].sentence) {
            hs_put_byte(of->out, '\n');
        }
        while (next < names->items_count && names->items[next].end <= i) {
            next++;
        }
        put_form(of->out, word->form);
        hs_put_byte(of->out, ' ');
        put_form(of->out, hs_slice_is(pos, "_") ? HS_LITERAL("-X-") : pos);
        hs_put(of->out, HS_LITERAL(" -X- "));
        put_label(of->out, next < names->items_count ? &names->items[next] : NULL, i);
    }
    hs_put_byte(of->out, '\n');
}
