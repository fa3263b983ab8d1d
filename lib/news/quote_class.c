#include "news/quote_class.h"

#include "news/lexicon.h"
#include "news/quote_marks.h"
#include "text/utf8.h"

hs_slice hs_quote_class_name(hs_quote_class class)
{
    static const hs_slice names[] = { HS_CONSTANT("speech"), HS_CONSTANT("scare"),
        HS_CONSTANT("title"), HS_CONSTANT("name"), HS_CONSTANT("other") };

    return names[class];
}

enum { NEAR = 8, HERE = 2, FAR = 12 }; // words
#define NOWHERE SIZE_MAX

/* Words of sentences that a quotation stands in. */
struct stretch {
    size_t first, end;
};

struct scene {
    hs_document *document;
    hs_words words;
    hs_quotations quotations;
    struct stretch *stretches; // [stretches_count] in their order; the rest tells nothing, and is
                               // not looked at
    size_t stretches_count;
    unsigned *kinds;   // [words.count] classes of news/lexicon.h, those of quotations
    bool *silent;      // [paragraphs] a notice or a link
    bool *headline;    // [paragraphs]
    bool *capitalised; // [sentences] case tells nothing: a headline in capitals
    uint32_t *owners;  // [words.count] the quotation around each word; items_count: none
    size_t *before;    // [quotations] the nearest reporting word in front of it in its sentence, at
                       // the same depth of nesting, or NOWHERE
    size_t *after;     // [quotations] the same behind it
};

/* --- what is known of the words ------------------------------------------------------------------
 */

static uint32_t first_code(hs_slice form)
{
    size_t size;

    return hs_utf8_decode(form.data, &size);
}

static bool is_lettered(hs_slice form)
{
    uint32_t code = first_code(form);

    if (code == '\'' || code == 0x2019)
        return hs_utf8_length(form) > 3;
    return hs_is_letter(code) || hs_is_digit(code) || code == '#' || code == '@' || code == '$';
}

static bool is_capital(hs_slice form)
{
    uint32_t code = first_code(form);

    return hs_is_upper(code) || hs_is_digit(code) || code == '#' || code == '@';
}

static bool is_mark_of(hs_slice form, const char *marks)
{
    return form.size == 1 && strchr(marks, form.data[0]) != NULL;
}

/* The second half of a compound reports nothing; of "so-called" and "so called" it tells that a
 * term follows. */
static unsigned kinds_in_compound(hs_words words, size_t word, unsigned kinds)
{
    bool hyphen = word > 1 && !words.items[word].space_before
        && hs_slice_is(words.items[word - 1].form, "-");
    size_t first = word - (hyphen ? 2 : 1);

    if (word == 0 || !(kinds & (HS_REPORTS | HS_CALLING)))
        return kinds;
    if (hs_slice_is(words.items[word].form, "called")
        && (hs_slice_is(words.items[first].form, "so")
            || hs_slice_is(words.items[first].form, "So")))
        return HS_TERM | HS_SO_CALLED;
    return hyphen ? kinds & ~(unsigned) (HS_REPORTS | HS_CALLING) : kinds;
}

/* The classes of a form; case and the shape of apostrophes do not matter. */
static unsigned kinds_of(const hs_lexicon *lexicon, hs_slice form)
{
    const unsigned all = ~(HS_REPORTS - 1u);
    char folded[64];
    hs_slice key = { folded, 0 };
    unsigned kinds;

    if (form.size > 24)
        return 0;
    key.size = hs_fold(form, folded);
    kinds = hs_lexicon_find(lexicon, key).classes & all;
    if (hs_slice_ends(key, HS_LITERAL("n't")) || hs_slice_ends(key, HS_LITERAL("'re"))
        || hs_slice_ends(key, HS_LITERAL("'ll")) || hs_slice_ends(key, HS_LITERAL("'ve")))
        kinds |= HS_CLAUSAL;
    return kinds;
}

static bool same_sentence(const struct scene *scene, size_t a, size_t b)
{
    return scene->words.items[a].sentence == scene->words.items[b].sentence;
}

static void find_stretches(struct scene *scene)
{
    size_t count = scene->quotations.items_count, done = 0;

    scene->stretches = HS_NEW(scene->document->arena, struct stretch, count);
    for (size_t i = 0; i < count; i++) {
        const hs_quotation *quotation = &scene->quotations.items[i];
        // A stretch ends with its sentence: what lies before `done` need not be walked again.
        size_t first = quotation->first, end = quotation->end > done ? quotation->end : done;

        while (first > done && same_sentence(scene, first - 1, quotation->first))
            first--;
        while (end < scene->words.count && same_sentence(scene, end, quotation->end - 1))
            end++;
        first = first > done ? first : done;
        if (first < end) {
            scene->stretches[scene->stretches_count++] = (struct stretch){ first, end };
            done = end;
        }
    }
}

static void find_kinds(struct scene *scene, const hs_lexicon *lexicon)
{
    hs_words words = scene->words;

    scene->kinds = HS_NEW(scene->document->arena, unsigned, words.count);
    for (size_t k = 0; k < scene->stretches_count; k++)
        for (size_t i = scene->stretches[k].first; i < scene->stretches[k].end; i++)
            scene->kinds[i] = kinds_in_compound(words, i, kinds_of(lexicon, words.items[i].form));
}

/* Outside quotations three content words in four start with a capital: no sentence of English does
 * that. */
static void find_capitalised(struct scene *scene)
{
    for (size_t k = 0; k < scene->stretches_count; k++) {
        uint32_t sentence = 0, all = 0, capital = 0;

        for (size_t i = scene->stretches[k].first; i < scene->stretches[k].end; i++) {
            const hs_word *word = &scene->words.items[i];
            uint32_t few = scene->headline[word->paragraph] ? 2 : 6;

            if (i == scene->stretches[k].first || word->sentence != sentence)
                all = capital = 0;
            sentence = word->sentence;
            if (scene->owners[i] == scene->quotations.items_count && word->form.size >= 4
                && hs_is_letter(first_code(word->form)) && !(scene->kinds[i] & HS_TITLE_SMALL)) {
                all++;
                capital += hs_is_upper(first_code(word->form));
            }
            scene->capitalised[sentence] = all >= few && 4 * capital >= 3 * all;
        }
    }
}

static void find_paragraphs(struct scene *scene)
{
    hs_words words = scene->words;
    size_t paragraphs = words.count ? words.items[words.count - 1].paragraph + (size_t) 1 : 0;

    scene->silent = HS_NEW(scene->document->arena, bool, paragraphs);
    scene->headline = HS_NEW(scene->document->arena, bool, paragraphs);
    for (size_t i = 0; i < words.count; i++)
        if (hs_starts_paragraph(words, i)) {
            const hs_sentence *sentence = &scene->document->sentences[words.items[i].sentence];
            hs_slice kind = hs_comment_get(sentence, HS_LITERAL("hs::par"));

            scene->silent[words.items[i].paragraph]
                = hs_slice_is(kind, "notice") || hs_slice_is(kind, "link");
            scene->headline[words.items[i].paragraph] = hs_slice_is(kind, "headline");
        }
}

static uint32_t *find_owners(const struct scene *scene)
{
    const hs_quotation *items = scene->quotations.items;
    size_t count = scene->quotations.items_count, next = 0, current = HS_NO_QUOTATION;
    uint32_t *owners = HS_NEW(scene->document->arena, uint32_t, scene->words.count);

    for (size_t k = 0; k < scene->stretches_count; k++)
        for (size_t i = scene->stretches[k].first; i < scene->stretches[k].end; i++) {
            while (current != HS_NO_QUOTATION && i >= items[current].end)
                current = items[current].parent;
            while (next < count && items[next].first == i)
                current = next++;
            owners[i] = (uint32_t) (current == HS_NO_QUOTATION ? count : current);
        }
    return owners;
}

/* The quotations that start in a stretch: what reports in front of them.  `latest` has the last
 * reporting word so far by the quotation it stands in. */
static void find_before(struct scene *scene, const struct stretch *at, size_t *next, size_t *latest,
    uint32_t *ending, uint32_t *chain)
{
    const hs_quotation *items = scene->quotations.items;
    size_t count = scene->quotations.items_count;

    for (size_t i = at->first; i < at->end; i++) {
        for (; *next < count && items[*next].first == i; ++*next) {
            size_t outer = items[*next].parent == HS_NO_QUOTATION ? count : items[*next].parent;
            size_t place = latest[outer];

            scene->before[*next]
                = place != NOWHERE && same_sentence(scene, place, i) ? place : NOWHERE;
            chain[*next] = ending[items[*next].end];
            ending[items[*next].end] = (uint32_t) *next + 1;
        }
        if (scene->kinds[i] & (HS_REPORTS | HS_HERALD))
            latest[scene->owners[i]] = i;
    }
}

/* From the end back, the quotations that end in a stretch: what reports behind them. */
static void find_after(struct scene *scene, const struct stretch *at, size_t *latest,
    const uint32_t *ending, const uint32_t *chain)
{
    for (size_t i = at->end + 1; i-- > at->first;) {
        // What ends here ends in front of word i: words from i on have been seen.
        if (i < at->end && (scene->kinds[i] & HS_REPORTS))
            latest[scene->owners[i]] = i;
        for (uint32_t link = ending[i]; link != 0; link = chain[link - 1]) {
            const hs_quotation *item = &scene->quotations.items[link - 1];
            size_t place = latest[item->parent == HS_NO_QUOTATION ? scene->quotations.items_count
                                                                  : item->parent];

            scene->after[link - 1]
                = place != NOWHERE && same_sentence(scene, place, item->end - 1) ? place : NOWHERE;
        }
    }
}

static void find_reports(struct scene *scene)
{
    size_t count = scene->quotations.items_count, next = 0;
    hs_arena *arena = scene->document->arena;
    size_t *latest = HS_NEW(arena, size_t, count + 1);
    // Quotations by their end, and the next one that ends there too.
    uint32_t *ending = HS_NEW(arena, uint32_t, scene->words.count + 1),
             *chain = HS_NEW(arena, uint32_t, count);

    scene->before = HS_NEW(arena, size_t, count);
    scene->after = HS_NEW(arena, size_t, count);
    for (size_t i = 0; i <= count; i++)
        latest[i] = NOWHERE;
    for (size_t k = 0; k < scene->stretches_count; k++)
        find_before(scene, &scene->stretches[k], &next, latest, ending, chain);
    for (size_t i = 0; i <= count; i++)
        latest[i] = NOWHERE;
    for (size_t k = scene->stretches_count; k-- > 0;)
        find_after(scene, &scene->stretches[k], latest, ending, chain);
}

/* --- what is known of one quotation --------------------------------------------------------------
 */

struct facts {
    size_t words;     // with letters or digits
    bool titled;      // as a title is: all but small words have capitals
    bool clause;      // a finite verb or a personal pronoun
    bool cased;       // case tells something
    bool headline;    // stands in a headline
    bool cried;       // chants of "…"
    bool sentence;    // starts a sentence and ends one
    bool asks;        // ? or ! at its end
    bool comma;       // or one behind it
    bool reported;    // a reporting word in the same sentence
    bool near_report; // … to which it belongs by its place
    bool fed;         // directly behind a comma or colon that follows a reporting word
};

static void look_inside(
    const struct scene *scene, const hs_quotation *quotation, struct facts *facts)
{
    bool low = false;
    size_t verbs = 0;

    for (size_t i = quotation->inner_first; i < quotation->inner_end; i++) {
        hs_slice form = scene->words.items[i].form;

        if (scene->kinds[i] & (HS_CLAUSAL | HS_PERSONAL))
            verbs++;
        if (!is_lettered(form))
            continue;
        if (!is_capital(form) && (facts->words == 0 || !(scene->kinds[i] & HS_TITLE_SMALL)))
            low = true;
        facts->words++;
    }
    facts->clause = verbs > 0 && facts->words >= 2;
    facts->titled = facts->words > 0 && !low;
}

static bool is_asking(hs_slice form)
{
    uint32_t code = first_code(form);
    char last = form.data[form.size - 1];

    return last == '?' || last == '!' || code == 0xFF01 || code == 0xFF1F;
}

/* Its last words inside the mark, and the first behind it. */
static void look_at_end(
    const struct scene *scene, const hs_quotation *quotation, struct facts *facts)
{
    const hs_word *items = scene->words.items;
    hs_slice last = items[quotation->inner_end - 1].form;
    bool stops = is_mark_of(last, ".") || last.data[last.size - 1] == '.'
        || first_code(last) == 0x2026 || first_code(last) == 0x3002;

    facts->asks = is_asking(last)
        || (is_mark_of(last, ",.") && quotation->inner_end - quotation->inner_first > 1
            && is_asking(items[quotation->inner_end - 2].form));
    facts->comma = is_mark_of(last, ",")
        || (quotation->end < scene->words.count && is_mark_of(items[quotation->end].form, ","));
    if (quotation->first == 0 || !same_sentence(scene, quotation->first - 1, quotation->first))
        facts->sentence = facts->words >= 2 && (stops || facts->asks || facts->comma);
}

/* A comma, then he, she, they: "…," he went on. */
static bool speaks_behind(const struct scene *scene, const hs_quotation *quotation)
{
    static const char *const subjects[] = { "he", "she", "they", "I", "we" };
    size_t next = quotation->end;

    if (next < scene->words.count && is_mark_of(scene->words.items[next].form, ","))
        next++;
    if (next >= scene->words.count || !same_sentence(scene, next, quotation->end - 1))
        return false;
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++)
        if (hs_slice_is(scene->words.items[next].form, subjects[i]))
            return true;
    return false;
}

static void look_around(const struct scene *scene, size_t index, struct facts *facts)
{
    const hs_quotation *quotation = &scene->quotations.items[index];
    size_t before = scene->before[index], after = scene->after[index];

    facts->reported = before != NOWHERE || after != NOWHERE;
    if (before != NOWHERE) {
        size_t distance = quotation->first - before;
        bool pause = is_mark_of(scene->words.items[quotation->first - 1].form, ",:");

        facts->fed = pause && distance <= FAR;
        facts->cried
            = distance == 2 && hs_slice_is(scene->words.items[quotation->first - 1].form, "of");
        facts->near_report = facts->fed || distance <= HERE;
    }
    if (facts->comma && speaks_behind(scene, quotation))
        facts->reported = facts->near_report = true;
    if (after != NOWHERE && (facts->comma || facts->asks) && after - quotation->end <= NEAR)
        facts->near_report = true;
}

static struct facts find_facts(const struct scene *scene, size_t index)
{
    const hs_quotation *quotation = &scene->quotations.items[index];
    const hs_word *word;
    struct facts facts = { 0 };

    if (quotation->inner_end <= quotation->inner_first)
        return facts;
    look_inside(scene, quotation, &facts);
    look_at_end(scene, quotation, &facts);
    look_around(scene, index, &facts);
    word = &scene->words.items[quotation->first];
    facts.headline = scene->headline[word->paragraph];
    facts.cased = !scene->capitalised[word->sentence];
    return facts;
}

/* Classes of the words in front of it: of up to `reach` words of its sentence, back to the next
 * quotation mark. */
static unsigned kinds_before(const struct scene *scene, const hs_quotation *quotation, size_t reach)
{
    unsigned kinds = 0;

    for (size_t i = quotation->first; i > 0 && reach > 0; i--, reach--) {
        if (!same_sentence(scene, i - 1, quotation->first)
            || hs_is_quotation_mark(scene->words.items[i - 1].form))
            break;
        kinds |= scene->kinds[i - 1];
    }
    return kinds;
}

static unsigned kinds_after(const struct scene *scene, const hs_quotation *quotation, size_t reach)
{
    unsigned kinds = 0;

    for (size_t i = quotation->end; i < scene->words.count && reach > 0; i++, reach--) {
        if (!same_sentence(scene, i, quotation->end - 1)
            || hs_is_quotation_mark(scene->words.items[i].form))
            break;
        kinds |= scene->kinds[i];
    }
    return kinds;
}

/* --- rules ---------------------------------------------------------------------------------------
 */

/* Markup that a scraper has left: author="jane". */
static bool is_attribute(const struct scene *scene, const hs_quotation *quotation)
{
    hs_slice form;

    if (quotation->first == 0 || scene->words.items[quotation->first].space_before)
        return false;
    form = scene->words.items[quotation->first - 1].form;
    return form.data[form.size - 1] == '=';
}

/* Dwayne "The Rock" Johnson. */
static bool is_nickname(
    const struct scene *scene, const hs_quotation *quotation, const struct facts *facts)
{
    size_t first = quotation->first, end = quotation->end;

    if (facts->words > 3 || !facts->titled || !facts->cased || facts->comma || first == 0
        || end >= scene->words.count || !same_sentence(scene, first - 1, end))
        return false;
    return hs_is_upper(first_code(scene->words.items[first - 1].form))
        && hs_is_upper(first_code(scene->words.items[end].form))
        && !(scene->kinds[first - 1] & ~(unsigned) HS_WORK);
}

static bool is_work(
    const struct scene *scene, const hs_quotation *quotation, const struct facts *facts)
{
    return facts->titled && facts->words <= FAR && (kinds_before(scene, quotation, 4) & HS_WORK);
}

static bool is_name(
    const struct scene *scene, const hs_quotation *quotation, const struct facts *facts)
{
    if (facts->words > 6 || facts->fed || facts->asks || facts->cried)
        return false;
    if (kinds_before(scene, quotation, 3) & HS_NAMING)
        return !facts->clause || facts->titled;
    return facts->titled && facts->cased && (kinds_before(scene, quotation, 4) & HS_CALLING)
        && !(kinds_before(scene, quotation, 1) & HS_TITLE_BEFORE);
}

static bool follows_possessive(const struct scene *scene, const hs_quotation *quotation)
{
    hs_slice form;

    if (quotation->first == 0)
        return false;
    form = scene->words.items[quotation->first - 1].form;
    return hs_slice_is(form, "'s") || hs_slice_is(form, "\xE2\x80\x99s") || hs_slice_is(form, "'")
        || hs_slice_is(form, "\xE2\x80\x99");
}

static bool is_title(
    const struct scene *scene, const hs_quotation *quotation, const struct facts *facts)
{
    if (!facts->titled || facts->words > FAR || !facts->cased || facts->asks || facts->cried)
        return false;
    if (!facts->near_report && (kinds_after(scene, quotation, 4) & HS_WORK))
        return true;
    if (facts->words < 2)
        return false;
    if (kinds_before(scene, quotation, 1) & HS_TITLE_BEFORE)
        return true;
    if (follows_possessive(scene, quotation))
        return true;
    return !facts->near_report && !facts->sentence;
}

static hs_quote_class class_of(const struct scene *scene, size_t index)
{
    const hs_quotation *quotation = &scene->quotations.items[index];
    struct facts facts = find_facts(scene, index);

    if (facts.words == 0 || is_attribute(scene, quotation)
        || scene->silent[scene->words.items[quotation->first].paragraph])
        return HS_OTHER;
    if (quotation->continued || quotation->continues != HS_NO_QUOTATION)
        return HS_SPEECH;
    if (is_nickname(scene, quotation, &facts))
        return HS_NAME;
    if (is_work(scene, quotation, &facts))
        return HS_TITLE;
    if (is_name(scene, quotation, &facts))
        return HS_NAME;
    if (is_title(scene, quotation, &facts))
        return HS_TITLE;
    if (facts.sentence || facts.near_report)
        return HS_SPEECH;
    if (facts.words < 6 && (kinds_before(scene, quotation, 1) & HS_TERM))
        return kinds_before(scene, quotation, 1) & HS_SO_CALLED ? HS_SCARE : HS_OTHER;
    if (facts.asks || facts.clause || facts.reported || facts.words >= (facts.headline ? 3 : 4))
        return HS_SPEECH;
    return HS_SCARE;
}

hs_quote_class *hs_quote_classes(
    const hs_lexicon *lexicon, hs_document *document, hs_words words, hs_quotations quotations)
{
    struct scene scene = { .document = document, .words = words, .quotations = quotations };
    hs_quote_class *classes = HS_NEW(document->arena, hs_quote_class, quotations.items_count);

    if (quotations.items_count == 0)
        return classes;
    find_stretches(&scene);
    find_kinds(&scene, lexicon);
    scene.owners = find_owners(&scene);
    find_paragraphs(&scene);
    scene.capitalised = HS_NEW(document->arena, bool, document->sentences_count);
    find_capitalised(&scene);
    find_reports(&scene);
    for (size_t i = 0; i < quotations.items_count; i++)
        classes[i] = class_of(&scene, i);
    return classes;
}
