#include "news/noun_phrase.h"

#include <stdlib.h>

#include "text/utf8.h"

/* --- words */

static hs_upos read_upos(hs_slice tag)
{
    static const struct {
        const char *name;
        hs_upos upos;
    } tags[] = { { "NOUN", HS_UPOS_NOUN }, { "PUNCT", HS_UPOS_PUNCT }, { "ADP", HS_UPOS_ADP },
        { "DET", HS_UPOS_DET }, { "VERB", HS_UPOS_VERB }, { "PROPN", HS_UPOS_PROPN },
        { "PRON", HS_UPOS_PRON }, { "ADJ", HS_UPOS_ADJ }, { "AUX", HS_UPOS_AUX },
        { "ADV", HS_UPOS_ADV }, { "CCONJ", HS_UPOS_CCONJ }, { "PART", HS_UPOS_PART },
        { "NUM", HS_UPOS_NUM }, { "SCONJ", HS_UPOS_SCONJ }, { "SYM", HS_UPOS_NUM } };

    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (hs_slice_is(tag, tags[i].name)) {
            return tags[i].upos;
        }
    }
    return HS_UPOS_OTHER;
}

static hs_slice fold(hs_arena *arena, hs_slice text)
{
    char *to = hs_arena_get(arena, 2 * text.size + 4);

    return (hs_slice){ to, hs_fold(text, to) };
}

/* Titles that are written short. */
static hs_slice spell_out(hs_slice lemma)
{
    static const struct {
        const char *title, *whole;
    } titles[] = { { "sen.", "senator" }, { "sen", "senator" }, { "rep.", "representative" },
        { "rep", "representative" }, { "gov.", "governor" }, { "gov", "governor" },
        { "gen.", "general" }, { "gen", "general" }, { "prof.", "professor" },
        { "pm", "minister" } };

    for (size_t i = 0; lemma.size <= 5 && i < sizeof titles / sizeof *titles; i++) {
        if (hs_slice_is(lemma, titles[i].title)) {
            return hs_slice_of(titles[i].whole);
        }
    }
    return lemma;
}

static void read_noun(hs_page *page, hs_page_word *word, const hs_token *token)
{
    hs_slice lemma = token->column[HS_LEMMA];

    word->lemma = hs_slice_is(lemma, "_") || hs_slice_equal(lemma, token->column[HS_FORM])
        ? word->lower
        : fold(page->document->arena, lemma);
    word->lemma = spell_out(word->lemma);
    word->noun = hs_slice_is(word->lower, "figures") ? HS_NOUN_DOCUMENT
                                                     : hs_noun_find(page->nouns, word->lemma);
    // Titles in the plural are their own lemma.
    if (word->noun == 0 && word->plural && word->lemma.size > 3
        && word->lemma.data[word->lemma.size - 1] == 's') {
        hs_slice singular = { word->lemma.data, word->lemma.size - 1 };
        word->noun = hs_noun_find(page->nouns, singular);
        word->lemma = word->noun ? singular : word->lemma;
    }
}

static void read_word(hs_page *page, size_t i)
{
    const hs_word *from = &page->words.items[i];
    hs_page_word *word = &page->items[i];
    hs_slice xpos = from->token->column[HS_XPOS];
    size_t size;

    word->lower = fold(page->document->arena, from->form);
    word->upos = read_upos(from->token->column[HS_UPOS]);
    word->capital = from->form.size != 0 && hs_is_upper(hs_utf8_decode(from->form.data, &size));
    word->plural = hs_slice_is(xpos, "NNS") || hs_slice_is(xpos, "NNPS");
    word->finite = hs_slice_is(xpos, "VBD") || hs_slice_is(xpos, "VBZ") || hs_slice_is(xpos, "VBP")
        || hs_slice_is(xpos, "MD");
    word->participle = hs_slice_is(xpos, "VBN") || hs_slice_is(xpos, "VBG");
    if (hs_is_nominal(word) || word->name != 0 || word->upos == HS_UPOS_ADJ) {
        read_noun(page, word, from->token);
    }
}

bool hs_page_is(const hs_page *page, size_t word, const char *text)
{
    return word < page->words.count && hs_slice_is(page->items[word].lower, text);
}

size_t hs_page_sentence_end(const hs_page *page, size_t word)
{
    return page->sentence_ends[page->words.items[word].sentence];
}

/* --- grammar */

static bool is_comma(const hs_page *page, size_t word) { return hs_page_is(page, word, ","); }

static bool in_sentence(const hs_page *page, size_t word, uint32_t sentence)
{
    return word < page->words.count && page->words.items[word].sentence == sentence;
}

static hs_grammar by_relation(hs_slice relation)
{
    return hs_slice_starts(relation, HS_LITERAL("nsubj"))    ? HS_SUBJECT_OF
        : hs_slice_starts(relation, HS_LITERAL("obj"))       ? HS_OBJECT
        : hs_slice_starts(relation, HS_LITERAL("iobj"))      ? HS_OBJECT
        : hs_slice_starts(relation, HS_LITERAL("nmod:poss")) ? HS_OWNER
                                                             : HS_OBLIQUE;
}

/* A verb with a subject follows, adverbs aside; or, behind a comma, a relative clause. */
static bool verb_follows(const hs_page *page, size_t end, uint32_t sentence)
{
    while (in_sentence(page, end, sentence) && page->items[end].upos == HS_UPOS_ADV) {
        end++;
    }
    return in_sentence(page, end, sentence)
        && (page->items[end].finite
            || (is_comma(page, end)
                && (hs_page_pronoun(page, end + 1) == HS_WHO
                    || hs_page_pronoun(page, end + 1) == HS_WHICH)));
}

/* HEAD of the word, as a word; the word itself where it is the root or has none. */
static size_t parent_of(const hs_page *page, size_t word)
{
    hs_slice head = page->words.items[word].token->column[HS_HEAD];
    uint32_t sentence = page->words.items[word].sentence;
    size_t number = 0, first = sentence > 0 ? page->sentence_ends[sentence - 1] : 0;

    for (size_t i = 0; i < head.size && i < 9 && head.data[i] >= '0' && head.data[i] <= '9'; i++) {
        number = number * 10 + (size_t) (head.data[i] - '0');
    }
    return number != 0 && in_sentence(page, first + number - 1, sentence) ? first + number - 1
                                                                          : word;
}

/* What the mention is in its clause; "_" where the text has not been parsed.  A conjunct is what
 * the first of them is. */
static hs_slice relation_of(const hs_page *page, const hs_mention *mention)
{
    size_t head = mention->head;

    for (int i = 0; i < 8; i++) {
        size_t parent = parent_of(page, head);
        hs_slice relation = page->words.items[head].token->column[HS_DEPREL];
        if (parent == head
            || ((parent < mention->first || parent >= mention->end)
                && !hs_slice_is(relation, "conj") && !hs_slice_is(relation, "appos"))) {
            break;
        }
        head = parent;
    }
    return page->words.items[head].token->column[HS_DEPREL];
}

static hs_grammar grammar_of(const hs_page *page, const hs_mention *mention)
{
    size_t first = mention->first;
    const hs_page_word *before = first > 0 && in_sentence(page, first - 1, mention->sentence)
        ? &page->items[first - 1]
        : NULL;
    hs_slice relation = relation_of(page, mention);

    if (mention->possessive) {
        return HS_OWNER;
    }
    if (!hs_slice_is(relation, "_")) {
        return by_relation(relation);
    }
    if (before != NULL && before->upos == HS_UPOS_ADP) {
        return HS_OBLIQUE;
    }
    if (verb_follows(page, mention->end, mention->sentence) || before == NULL
        || before->upos == HS_UPOS_SCONJ) {
        return HS_SUBJECT_OF;
    }
    return before->upos == HS_UPOS_VERB ? HS_OBJECT : HS_OBLIQUE;
}

static hs_mention *add_mention(hs_page *page, hs_mention mention)
{
    hs_mention *added = HS_APPEND(page->document->arena, page, mentions);

    *added = mention;
    added->sentence = page->words.items[mention.first].sentence;
    added->entity = HS_UNRESOLVED;
    added->grammar = grammar_of(page, added);
    return added;
}

static void add_pronoun(hs_page *page, size_t word, hs_pronoun pronoun)
{
    add_mention(page,
        (hs_mention){ .first = word,
            .end = word + 1,
            .head = word,
            .type = HS_NO_ENTITY,
            .kind = HS_MENTION_PRONOUN,
            .pronoun = pronoun,
            .definite = true,
            .plural = pronoun == HS_THEY || pronoun == HS_WE,
            .possessive = hs_page_owns(page, word, pronoun) });
}

/* --- noun phrases */

static void add_name(hs_page *page, size_t first, size_t end, const hs_span *name, bool embedded)
{
    hs_entity_type type = hs_name_type(name->kind);

    if (type != HS_NO_ENTITY) {
        add_mention(page,
            (hs_mention){ .first = first,
                .end = end,
                .head = name->end - 1,
                .name_first = name->first,
                .name_end = name->end,
                .kind = HS_MENTION_NAME,
                .type = type,
                .definite = true,
                .embedded = embedded,
                .possessive = hs_is_genitive(page, end - 1) });
    }
}

/* The names among the words first..end, as modifiers. */
static void add_embedded(hs_page *page, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const hs_span *name = hs_page_name(page, i);
        if (name != NULL && name->first == i && name->end <= end) {
            add_name(page, i, name->end, name, true);
        }
    }
}

static hs_entity_type type_of_noun(uint32_t noun)
{
    return noun & HS_NOUN_PERSON      ? HS_PERSON_ENTITY
        : noun & HS_NOUN_ORGANIZATION ? HS_ORGANIZATION_ENTITY
        : noun & HS_NOUN_PLACE        ? HS_PLACE_ENTITY
                                      : HS_NO_ENTITY;
}

/* Does the phrase tell which one it is?  A title that stands alone does. */
static bool is_definite(const hs_page *page, size_t first, size_t own)
{
    return own > first || hs_page_is(page, first, "the") || hs_page_is(page, first, "this")
        || hs_page_is(page, first, "that") || hs_page_is(page, first, "these")
        || hs_page_is(page, first, "those")
        || hs_page_owns(page, first, hs_page_pronoun(page, first));
}

/* A phrase first..end whose own words, behind a possessor, begin at `own`. */
static void add_phrase(hs_page *page, size_t first, size_t own, size_t end, bool embedded)
{
    size_t head = hs_is_genitive(page, end - 1) ? end - 2 : end - 1;
    const hs_page_word *noun = &page->items[head];
    const hs_span *name = hs_page_name(page, head);
    bool people = name != NULL && hs_slice_is(name->kind, "NORP") && noun->plural;

    if (name != NULL && hs_name_type(name->kind) != HS_NO_ENTITY) {
        add_name(page, first, end, name, embedded);
        add_embedded(page, own, name->first);
        return;
    }
    if (people || type_of_noun(noun->noun) != HS_NO_ENTITY) {
        add_mention(page,
            (hs_mention){ .first = first,
                .end = end,
                .head = head,
                .noun = people ? HS_NOUN_PERSON : noun->noun,
                .kind = HS_MENTION_NOMINAL,
                .type = people ? HS_PERSON_ENTITY : type_of_noun(noun->noun),
                .plural = noun->plural,
                .definite = is_definite(page, first, own),
                .bare = own == first && !hs_determines(page, first),
                .embedded = embedded,
                .possessive = hs_is_genitive(page, end - 1) });
    }
    add_embedded(page, own, head);
}

/* The phrase and, nested in it, its possessors: "Sony's lawyer's letter". */
static void add_run(hs_page *page, size_t first, size_t end)
{
    size_t own = first;
    hs_pronoun pronoun = hs_page_pronoun(page, first);

    if (pronoun != HS_NO_PRONOUN && hs_page_owns(page, first, pronoun)) {
        add_pronoun(page, first, pronoun);
    }
    for (size_t i = first; i < end; i++) {
        if (hs_is_genitive(page, i) && i > first && i + 1 < end) {
            add_phrase(page, first, own, i + 1, true);
            own = i + 1;
        }
    }
    if (!(pronoun != HS_NO_PRONOUN && end == first + 1)) {
        add_phrase(page, first, own, end, false);
    }
}

/* "the 74-year-old", and no noun behind it: where it ends; 0: it is none. */
static size_t year_old_end(const hs_page *page, size_t first, size_t end)
{
    static const char *const words[] = { "-", "year", "-", "old" };
    size_t at = first + 2;

    if (at + 4 > end || page->items[first].upos != HS_UPOS_DET
        || page->items[first + 1].upos != HS_UPOS_NUM) {
        return 0;
    }
    for (size_t i = 0; i < 4; i++) {
        if (!hs_page_is(page, at + i, words[i])) {
            return 0;
        }
    }
    at += 4;
    return at < end
            && (page->items[at].upos == HS_UPOS_NOUN || page->items[at].upos == HS_UPOS_PROPN
                || page->items[at].upos == HS_UPOS_ADJ)
        ? 0
        : at;
}

static void add_year_old(hs_page *page, size_t first, size_t end)
{
    add_mention(page,
        (hs_mention){ .first = first,
            .end = end,
            .head = end - 1,
            .noun = HS_NOUN_PERSON,
            .kind = HS_MENTION_NOMINAL,
            .type = HS_PERSON_ENTITY,
            .definite = is_definite(page, first, first) });
}

static void find_mentions(hs_page *page, size_t first, size_t end)
{
    while (first < end) {
        hs_pronoun pronoun = hs_page_pronoun(page, first);
        size_t next = first + 1, old = year_old_end(page, first, end);
        if (old != 0) {
            next = old;
            add_year_old(page, first, next);
        } else if (hs_starts_noun_phrase(page, first)) {
            next = hs_titled_phrase_end(page, first, end);
            add_run(page, first, next);
        } else if (pronoun != HS_NO_PRONOUN) {
            add_pronoun(page, first, pronoun);
        }
        first = next;
    }
}

static int by_place(const void *left, const void *right)
{
    const hs_mention *a = left, *b = right;

    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    return a->end == b->end ? 0 : a->end > b->end ? -1 : 1;
}

/* --- the page */

static void place_names(hs_page *page)
{
    for (size_t i = 0; i < page->names.items_count; i++) {
        for (size_t word = page->names.items[i].first; word < page->names.items[i].end; word++) {
            page->items[word].name = (uint32_t) i + 1;
        }
    }
}

/* Sources and cues of attributions tell where phrases end, where tags are wrong. */
static void place_breaks(hs_page *page)
{
    hs_spans spans = hs_spans_read(page->document, page->words, HS_LITERAL("Attr"));

    for (size_t i = 0; i < spans.items_count; i++) {
        const hs_span *each = &spans.items[i];
        if (hs_slice_is(each->kind, "source") || hs_slice_is(each->kind, "cue")) {
            page->items[each->first].breaks = true;
            if (each->end < page->words.count) {
                page->items[each->end].breaks = true;
            }
        }
    }
}

hs_page hs_page_make(hs_document *document, const hs_nouns_map *nouns)
{
    hs_page page = { .document = document, .nouns = nouns, .words = hs_document_words(document) };
    size_t first = 0;

    page.items = HS_NEW(document->arena, hs_page_word, page.words.count);
    page.sentence_ends = HS_NEW(document->arena, size_t, document->sentences_count + 1);
    for (size_t i = 0; i < page.words.count; i++) {
        page.sentence_ends[page.words.items[i].sentence] = i + 1;
    }
    page.names = hs_spans_read(document, page.words, HS_LITERAL("NER"));
    place_names(&page);
    place_breaks(&page);
    for (size_t i = 0; i < page.words.count; i++) {
        read_word(&page, i);
    }
    while (first < page.words.count) {
        size_t end = hs_page_sentence_end(&page, first);
        find_mentions(&page, first, end);
        first = end;
    }
    if (page.mentions_count != 0) {
        qsort(page.mentions, page.mentions_count, sizeof *page.mentions, by_place);
    }
    return page;
}

size_t hs_page_mention_from(const hs_page *page, size_t word)
{
    size_t low = 0, high = page->mentions_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (page->mentions[middle].first < word) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
