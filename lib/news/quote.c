#include "news/quote.h"

#include "news/quote_class.h"
#include "stream/spans.h"

/* Where a quotation is taken up again it keeps the id of where it started. */
static hs_slice id_of(const hs_document *document, size_t number)
{
    if (document->part > 1)
        return hs_arena_print(document->arena, "q%zu.%zu", document->part, number);
    return hs_arena_print(document->arena, "q%zu", number);
}

void hs_quote_document(const hs_lexicon *lexicon, hs_document *document)
{
    hs_words words = hs_document_words(document);
    hs_quotations found = hs_quotations_find(document, words);
    hs_quote_class *classes = hs_quote_classes(lexicon, document, words, found);
    hs_slice *ids = HS_NEW(document->arena, hs_slice, found.items_count);
    hs_spans spans = { 0 };
    size_t number = 0;

    for (size_t i = 0; i < found.items_count; i++) {
        const hs_quotation *quotation = &found.items[i];
        bool again = quotation->continues != HS_NO_QUOTATION;

        ids[i] = again ? ids[quotation->continues] : id_of(document, ++number);
        hs_spans_add(document, &spans,
            (hs_span){ .kind = hs_quote_class_name(classes[i]),
                .id = ids[i],
                .first = quotation->first,
                .end = quotation->end });
    }
    hs_spans_write(document, words, HS_LITERAL("Quote"), spans);
}
