#include "news/speaker.h"

static const hs_slice kind_names[] = { HS_CONSTANT("unknown"), HS_CONSTANT("person"),
    HS_CONSTANT("organization"), HS_CONSTANT("government"), HS_CONSTANT("group"),
    HS_CONSTANT("document"), HS_CONSTANT("anonymous") };

static const hs_speaker nobody = { HS_UNRESOLVED, HS_SPEAKER_UNKNOWN };

/* --- what kind of source an entity is */

/* The White House, the Kremlin: a body that is called by its seat; a museum, a university. */
static bool is_seat(const hs_coref *coref, const hs_mention *mention)
{
    for (size_t i = mention->name_first; i < mention->name_end; i++) {
        if (coref->page.items[i].noun & HS_NOUN_ORGANIZATION) {
            return true;
        }
    }
    return (coref->page.items[mention->head].noun & HS_NOUN_SEAT) != 0;
}

/* "A group of parents". */
static bool is_group_of(const hs_page *page, const hs_mention *mention)
{
    return hs_slice_is(page->items[mention->head].lemma, "group")
        && hs_page_is(page, mention->head + 1, "of");
}

static hs_speaker_kind kind_of_nominal(const hs_page *page, const hs_mention *mention)
{
    if (mention->plural || (mention->type == HS_PERSON_ENTITY && (mention->noun & HS_NOUN_MANY))
        || is_group_of(page, mention)) {
        return HS_SPEAKER_GROUP;
    }
    return mention->type == HS_PERSON_ENTITY ? HS_SPEAKER_ANONYMOUS
        : mention->type == HS_PLACE_ENTITY   ? HS_SPEAKER_GOVERNMENT
                                             : HS_SPEAKER_ORGANIZATION;
}

static hs_speaker_kind kind_of(const hs_coref *coref, const hs_coref_entity *entity)
{
    const hs_mention *first
        = &coref->page.mentions[entity->name == HS_UNRESOLVED ? entity->first : entity->name];

    if (entity->name == HS_UNRESOLVED) {
        return kind_of_nominal(&coref->page, first);
    }
    return entity->type == HS_PERSON_ENTITY      ? HS_SPEAKER_PERSON
        : entity->type == HS_ORGANIZATION_ENTITY ? HS_SPEAKER_ORGANIZATION
        : is_seat(coref, first)                  ? HS_SPEAKER_ORGANIZATION
                                                 : HS_SPEAKER_GOVERNMENT;
}

/* --- sources that are no mention of a person, organization or place */

static hs_speaker_kind kind_of_word(const hs_page_word *word)
{
    if (hs_slice_has_word(
            HS_LITERAL("one someone somebody anyone another anybody nobody"), word->lower)) {
        return HS_SPEAKER_ANONYMOUS;
    }
    if (word->upos == HS_UPOS_NUM
        || hs_slice_has_word(
            HS_LITERAL(
                "many some others most several few both all everyone everybody people those none "
                "neither thousands hundreds millions dozens half"),
            word->lower)) {
        return HS_SPEAKER_GROUP;
    }
    return HS_SPEAKER_UNKNOWN;
}

/* Can the word stand in a noun phrase in front of its head? */
static bool is_in_front(const hs_page_word *word, bool first)
{
    return word->upos == HS_UPOS_PART || word->upos == HS_UPOS_ADJ || word->upos == HS_UPOS_NUM
        || word->upos == HS_UPOS_DET || word->upos == HS_UPOS_ADV || word->upos == HS_UPOS_PRON
        || hs_slice_is(word->lower, "-")
        || (first && (word->upos == HS_UPOS_VERB || word->upos == HS_UPOS_CCONJ));
}

/* The last noun of the phrase that the source begins with; without a noun the word that tells most.
 * NULL: there is none. */
static const hs_page_word *head_of(const hs_page *page, const hs_span *source)
{
    const hs_page_word *noun = NULL, *other = NULL;

    for (size_t i = source->first; i < source->end; i++) {
        const hs_page_word *word = &page->items[i];
        if (word->upos == HS_UPOS_NOUN || word->upos == HS_UPOS_PROPN) {
            noun = word;
        } else if (!is_in_front(word, i == source->first)) {
            break;
        } else if (other == NULL && kind_of_word(word) != HS_SPEAKER_UNKNOWN) {
            other = word;
        }
    }
    return noun ? noun : other;
}

/* "Tuesday", where tags are wrong. */
static bool is_time(const hs_page *page, const hs_page_word *word)
{
    return word->name != 0 && hs_slice_is(page->names.items[word->name - 1].kind, "DATE");
}

/* What a source is that is no mention of anybody. */
static hs_speaker_kind kind_of_words(const hs_coref *coref, const hs_span *source)
{
    const hs_page_word *head = head_of(&coref->page, source);
    bool noun = head != NULL && (head->upos == HS_UPOS_NOUN || head->upos == HS_UPOS_PROPN);

    if (!noun) {
        return head ? kind_of_word(head) : HS_SPEAKER_UNKNOWN;
    }
    if (head->noun & HS_NOUN_DOCUMENT) {
        return HS_SPEAKER_DOCUMENT;
    }
    if (head->upos == HS_UPOS_PROPN && head->capital) {
        return is_time(&coref->page, head) ? HS_SPEAKER_UNKNOWN : HS_SPEAKER_ORGANIZATION;
    }
    return head->plural || (head->noun & HS_NOUN_PART) ? HS_SPEAKER_GROUP : HS_SPEAKER_UNKNOWN;
}

/* --- speakers */

static const hs_span *source_of(const hs_attribution *attribution)
{
    for (size_t i = 0; i < attribution->pieces_count; i++) {
        if (hs_slice_equal(attribution->pieces[i].kind, hs_role_name(HS_SOURCE))) {
            return &attribution->pieces[i];
        }
    }
    return NULL;
}

static bool is_first_person(const hs_mention *mention)
{
    return mention->pronoun == HS_I || mention->pronoun == HS_WE;
}

static hs_speaker speaker_of_mention(
    const hs_coref *coref, const hs_mention *mention, size_t number)
{
    const hs_coref_entity *entity = hs_coref_of(coref, mention);
    uint32_t inside = coref->content[mention->head];
    hs_speaker speaker = nobody;

    if (is_first_person(mention) && entity == NULL) {
        return inside ? coref->speakers[inside - 1] : nobody;
    }
    if (is_first_person(mention)) {
        return (hs_speaker){ hs_coref_find(coref, mention->entity),
            mention->pronoun == HS_I ? HS_SPEAKER_PERSON : HS_SPEAKER_GROUP };
    }
    if (coref->pairs[number]) {
        return (hs_speaker){ HS_UNRESOLVED, HS_SPEAKER_GROUP };
    }
    if (entity != NULL) {
        speaker = (hs_speaker){ hs_coref_find(coref, mention->entity), kind_of(coref, entity) };
    } else if (mention->pronoun == HS_THEY) {
        speaker.kind = HS_SPEAKER_GROUP;
    }
    return speaker;
}

static const hs_span *content_of(const hs_attribution *attribution)
{
    for (size_t i = 0; i < attribution->pieces_count; i++) {
        if (hs_slice_equal(attribution->pieces[i].kind, hs_role_name(HS_CONTENT))) {
            return &attribution->pieces[i];
        }
    }
    return NULL;
}

static bool is_spoken(const hs_coref *coref, size_t attribution)
{
    const hs_span *content = content_of(&coref->attributions.items[attribution]);

    return content != NULL && coref->spoken[content->first] != 0;
}

static uint32_t paragraph_of(const hs_coref *coref, size_t attribution)
{
    return coref->page.words.items[coref->attributions.items[attribution].pieces[0].first]
        .paragraph;
}

/* A quotation without a source goes on the one before it in its paragraph. */
static hs_speaker speaker_before(const hs_coref *coref, size_t attribution)
{
    if (is_spoken(coref, attribution)) {
        for (size_t i = attribution; i > 0; i--) {
            if (paragraph_of(coref, i - 1) != paragraph_of(coref, attribution)) {
                break;
            }
            if (is_spoken(coref, i - 1)) {
                return coref->speakers[i - 1];
            }
        }
    }
    return nobody;
}

/* "A report by the ministry", "figures gathered by it": not who paid for it. */
static bool is_made(const hs_page *page, size_t word)
{
    return (page->items[word].noun & HS_NOUN_DOCUMENT) != 0
        || hs_slice_has_word(
            HS_LITERAL("authored carried compiled conducted drafted filed gathered issued made "
                       "obtained out "
                       "posted prepared produced published released signed started taken written"),
            page->items[word].lower);
}

/* Steps back from `word` over a day, but not over the source's first word: "published on Tuesday by
 * the ministry". */
static size_t before_time(const hs_page *page, size_t first, size_t word)
{
    size_t i = word;

    while (i > first + 1 && page->items[i - 1].name != 0 && is_time(page, &page->items[i - 1])) {
        i--;
    }
    return i < word && i > first + 1 && page->items[i - 1].upos == HS_UPOS_ADP ? i - 1 : i;
}

/* Is the mention whose the document is, "its filing", or who made it? */
static bool is_maker(const hs_page *page, const hs_span *source, const hs_mention *mention)
{
    if (mention->possessive) {
        return mention->first == source->first && mention->end < source->end;
    }
    return mention->first > source->first + 1 && hs_page_is(page, mention->first - 1, "by")
        && is_made(page, before_time(page, source->first, mention->first - 1) - 1);
}

/* Who speaks in a document: a report by the ministry is the ministry's word. */
static uint32_t maker_of(const hs_coref *coref, const hs_span *source)
{
    const hs_page *page = &coref->page;

    for (size_t i = hs_page_mention_from(page, source->first);
         i < page->mentions_count && page->mentions[i].first < source->end; i++) {
        const hs_mention *each = &page->mentions[i];
        if (is_maker(page, source, each)) {
            return hs_coref_find(coref, each->entity);
        }
    }
    return HS_UNRESOLVED;
}

static hs_speaker find_speaker(const hs_coref *coref, size_t number)
{
    const hs_span *source = source_of(&coref->attributions.items[number]);
    hs_speaker speaker = nobody;

    if (source == NULL) {
        return speaker_before(coref, number);
    }
    if (coref->sources[number] != HS_UNRESOLVED) {
        return speaker_of_mention(coref, &coref->page.mentions[coref->sources[number]], number);
    }
    speaker.kind = kind_of_words(coref, source);
    if (speaker.kind == HS_SPEAKER_DOCUMENT) {
        speaker.entity = maker_of(coref, source);
    }
    return speaker;
}

/* In quotation marks, or the words of the source without any, as in a transcript. */
static bool is_quoted(const hs_coref *coref, const hs_mention *mention)
{
    uint32_t inside = coref->content[mention->head];

    return coref->spoken[mention->head] != 0 || (inside != 0 && coref->direct[inside - 1]);
}

/* I and my are who is quoted; we and our only where that is a body. */
static void give_first_person(hs_coref *coref)
{
    for (size_t i = 0; i < coref->page.mentions_count; i++) {
        hs_mention *each = &coref->page.mentions[i];
        uint32_t inside = coref->content[each->head], entity;
        if (!is_first_person(each) || inside == 0 || !is_quoted(coref, each)) {
            continue;
        }
        entity = coref->speakers[inside - 1].entity;
        if (entity != HS_UNRESOLVED
            && (each->pronoun == HS_I)
                == (coref->entities[entity].type == HS_PERSON_ENTITY
                    && !coref->entities[entity].plural)
            && coref->entities[entity].type != HS_PLACE_ENTITY) {
            each->entity = entity;
            coref->entities[entity].count++;
        }
    }
}

/* Who writes, or, where the stream says so, speaks the sentence: `# speaker =` of transcripts. */
static hs_slice author_of(const hs_coref *coref, const hs_mention *mention)
{
    const hs_sentence *sentence = &coref->page.document->sentences[mention->sentence];
    hs_slice name = hs_comment_get(sentence, HS_LITERAL("speaker"));
    const hs_slice parts[2] = { mention->pronoun == HS_WE ? HS_LITERAL("we ") : HS_LITERAL("I "),
        name.data ? name : HS_LITERAL("") };

    return hs_arena_join(coref->page.document->arena, parts, 2);
}

/* I and we that are not quoted are who writes: one entity each. */
static void give_author(hs_coref *coref)
{
    hs_map authors = hs_map_make(coref->page.document->arena);

    for (size_t i = 0; i < coref->page.mentions_count; i++) {
        hs_mention *each = &coref->page.mentions[i];
        hs_map_value *author;
        bool added;
        if (!is_first_person(each) || is_quoted(coref, each)) {
            continue;
        }
        author = hs_map_add(&authors, author_of(coref, each), &added);
        if (added) {
            author->number = hs_coref_add(coref, each);
            coref->entities[author->number].type = HS_PERSON_ENTITY;
        }
        each->entity = (uint32_t) author->number;
        coref->entities[author->number].count++;
    }
}

void hs_speakers_find(hs_coref *coref)
{
    size_t count = coref->attributions.items_count;

    give_author(coref);

    coref->speakers = HS_NEW(coref->page.document->arena, hs_speaker, count);
    for (size_t i = 0; i < count; i++) {
        coref->speakers[i] = nobody;
    }
    for (size_t i = 0; i < count; i++) {
        coref->speakers[i] = find_speaker(coref, i);
        if (coref->speakers[i].entity != HS_UNRESOLVED) {
            coref->entities[coref->speakers[i].entity].speaks = true;
        }
    }
    give_first_person(coref);
}

/* --- writing */

hs_slice hs_coref_id(const hs_coref *coref, const hs_coref_entity *entity)
{
    hs_document *document = coref->page.document;

    return document->part > 1
        ? hs_arena_print(document->arena, "e%zu.%u", document->part, (unsigned) entity->number)
        : hs_arena_print(document->arena, "e%u", (unsigned) entity->number);
}

/* Sets one property of "a1 key=value key=value", in place where it is there, else at the end; no
 * data takes it out. */
static hs_slice set_property(hs_arena *arena, hs_slice text, hs_slice key, hs_slice value)
{
    hs_slice made = HS_LITERAL(""), rest = text;
    bool done = false;

    for (hs_slice item; rest.data != NULL;) {
        bool same;
        item = hs_slice_cut(&rest, ' ');
        same = item.size > key.size && item.data[key.size] == '=' && hs_slice_starts(item, key);
        if (same && (value.data == NULL || done)) {
            continue;
        }
        const hs_slice kept[]
            = { made, made.size ? HS_LITERAL(" ") : HS_LITERAL(""), same ? key : item,
                  same ? HS_LITERAL("=") : HS_LITERAL(""), same ? value : HS_LITERAL("") };
        made = hs_arena_join(arena, kept, 5);
        done |= same;
    }
    if (!done && value.data != NULL) {
        const hs_slice kept[] = { made, HS_LITERAL(" "), key, HS_LITERAL("="), value };
        made = hs_arena_join(arena, kept, 5);
    }
    return made;
}

static hs_slice add_speaker(const hs_coref *coref, hs_slice text, const hs_speaker *speaker)
{
    hs_arena *arena = coref->page.document->arena;
    hs_slice id = { NULL, 0 };

    if (speaker->entity != HS_UNRESOLVED) {
        id = hs_coref_id(coref, &coref->entities[hs_coref_find(coref, speaker->entity)]);
    }
    text = set_property(arena, text, HS_LITERAL("speaker"), id);
    return set_property(arena, text, HS_LITERAL("speaker_kind"), kind_names[speaker->kind]);
}

void hs_speakers_write(hs_coref *coref)
{
    const hs_slice key = HS_LITERAL("hs::attribution");
    hs_document *document = coref->page.document;
    hs_map numbers = hs_map_make(document->arena);

    for (size_t i = 0; i < coref->attributions.items_count; i++) {
        bool added;
        hs_map_add(&numbers, coref->attributions.items[i].id, &added)->number = i;
    }
    for (size_t i = 0; i < document->sentences_count; i++) {
        hs_sentence *sentence = &document->sentences[i];
        for (size_t k = 0; k < sentence->comments_count; k++) {
            hs_slice value = hs_comment_value(sentence->comments[k], key), rest = value;
            const hs_map_value *number
                = value.data ? hs_map_find(&numbers, hs_slice_cut(&rest, ' ')) : NULL;
            if (number != NULL) {
                const hs_slice parts[] = { HS_LITERAL("# hs::attribution = "),
                    add_speaker(coref, value, &coref->speakers[number->number]) };
                sentence->comments[k] = hs_arena_join(document->arena, parts, 2);
            }
        }
    }
}
