/* Standoff for brat.  Every line is
 *
 *     T1 <tab> PER 0 8 <tab> Ana Ruiz           a stretch of text
 *     E1 <tab> Attribution:T4 Source:T3 …       an attribution; its trigger is what the cue is
 *     A1 <tab> Class E1 denial                  a property of it
 *     #1 <tab> AnnotatorNotes E1 <tab> rule=…   the others
 *     * <tab> Coreference T1 T5                 mentions of one entity
 *
 * brat takes no line end inside a stretch: there it has two pieces. */
#include "base/map.h"
#include "news/claim_words.h"
#include "news/convert_parts.h"
#include "text/utf8.h"

/* Names of types and values may have letters, digits, '-' and '_'. */
static void put_name(hs_buffer *out, hs_slice name)
{
    for (size_t i = 0; i < name.size; i++) {
        char byte = name.data[i], lower = (char) (byte | 32);
        bool good = (byte >= '0' && byte <= '9') || (lower >= 'a' && lower <= 'z') || byte == '-'
            || byte == '_';
        hs_put_byte(out, good ? byte : '_');
    }
}

/* --- stretches */

/* A piece of text between two places where brat ends a line. */
typedef struct fragment {
    hs_slice text;
    size_t start; // in code points
} fragment;

typedef struct fragments {
    fragment *items; // [items_count]
    size_t items_count, items_capacity;
} fragments;

/* brat reads with Python, whose lines end at more than line feeds. */
static bool ends_line(uint32_t code)
{
    return code < ' ' || code == 0x85 || code == 0x2028 || code == 0x2029;
}

static void add_fragment(hs_converting *of, fragments *to, fragment found)
{
    while (found.text.size != 0 && found.text.data[0] == ' ') {
        found.text = hs_slice_from(found.text, 1);
        found.start++;
    }
    while (found.text.size != 0 && found.text.data[found.text.size - 1] == ' ') {
        found.text.size--;
    }
    if (found.text.size != 0) {
        *HS_APPEND(of->document->arena, to, items) = found;
    }
}

static void split_lines(hs_converting *of, fragments *to, hs_slice text, size_t start)
{
    fragment now = { { text.data, 0 }, start };
    size_t length, at = start;

    for (size_t i = 0; i < text.size; i += length) {
        at++;
        if (ends_line(hs_utf8_decode(text.data + i, &length))) {
            add_fragment(of, to, now);
            now = (fragment){ { text.data + i + length, 0 }, at };
        } else {
            now.text.size += length;
        }
    }
    add_fragment(of, to, now);
}

static void put_offsets(hs_converting *of, const fragments *found)
{
    for (size_t i = 0; i < found->items_count; i++) {
        hs_put_byte(of->out, i ? ';' : ' ');
        hs_put_number(of->out, found->items[i].start);
        hs_put_byte(of->out, ' ');
        hs_put_number(of->out, found->items[i].start + hs_utf8_length(found->items[i].text));
    }
}

/* Returns the number of its T; 0: it has no text. */
static size_t put_stretch(
    hs_converting *of, const char *prefix, hs_slice type, const hs_span *pieces, size_t count)
{
    fragments found = { 0 };

    for (size_t i = 0; i < count; i++) {
        split_lines(of, &found, hs_converting_text(of, pieces[i].first, pieces[i].end),
            hs_converting_start(of, pieces[i].first));
    }
    if (found.items_count == 0 || type.size == 0) {
        return 0;
    }
    hs_put_format(of->out, "T%zu\t%s", ++of->conversion->spans, prefix);
    put_name(of->out, type);
    put_offsets(of, &found);
    for (size_t i = 0; i < found.items_count; i++) {
        hs_put_byte(of->out, i ? ' ' : '\t');
        hs_put(of->out, found.items[i].text);
    }
    hs_put_byte(of->out, '\n');
    return of->conversion->spans;
}

/* --- entities */

/* Where each entity is mentioned. */
typedef struct mentions {
    hs_map first;  // id → T of its first name, or mention
    hs_slice *ids; // [count] of the entity; no data: none
    size_t *spans; // [count] T
    size_t count;
} mentions;

static void add_mention(mentions *to, hs_slice id, size_t span)
{
    bool added;

    if (span != 0 && id.data != NULL) {
        hs_map_value *value = hs_map_add(&to->first, id, &added);
        value->number = added ? span : value->number;
        to->ids[to->count] = id;
        to->spans[to->count++] = span;
    }
}

/* Names first, so that what an event calls its speaker is one. */
static mentions put_entities(hs_converting *of)
{
    const hs_named_entities *all = &of->entities;
    size_t most = all->names.items_count + all->mentions.items_count + 1;
    mentions made = { .first = hs_map_make(of->document->arena),
        .ids = HS_NEW(of->document->arena, hs_slice, most),
        .spans = HS_NEW(of->document->arena, size_t, most) };
    const hs_slice none = { NULL, 0 };

    for (size_t i = 0; i < all->names.items_count; i++) {
        const hs_span *name = &all->names.items[i];
        size_t inside = all->inside[i];
        add_mention(&made, inside ? all->mentions.items[inside - 1].id : none,
            put_stretch(of, "", name->kind, name, 1));
    }
    for (size_t i = 0; i < all->mentions.items_count; i++) {
        const hs_entity_mention *each = &all->mentions.items[i];
        hs_span span = { .first = each->first, .end = each->end };
        if (all->name_of[i] == 0) {
            add_mention(&made, each->id, put_stretch(of, "", HS_LITERAL("Mention"), &span, 1));
        }
    }
    return made;
}

/* A line for each entity that is mentioned twice or more. */
static void put_coreference(hs_converting *of, const mentions *all)
{
    hs_map lines = hs_map_make(of->document->arena); // id → its mentions, linked from the last on
    size_t *before = HS_NEW(of->document->arena, size_t, all->count + 1);

    for (size_t i = all->count; i > 0; i--) {
        bool added;
        hs_map_value *value = hs_map_add(&lines, all->ids[i - 1], &added);
        before[i] = value->number;
        value->number = i;
    }
    for (size_t i = 1; i <= all->count; i++) {
        if (hs_map_find(&lines, all->ids[i - 1])->number != i || before[i] == 0) {
            continue;
        }
        hs_put(of->out, HS_LITERAL("*\tCoreference"));
        for (size_t k = i; k != 0; k = before[k]) {
            hs_put_format(of->out, " T%zu", all->spans[k - 1]);
        }
        hs_put_byte(of->out, '\n');
    }
}

static void put_quotes(hs_converting *of)
{
    for (size_t i = 0; i < of->quotes.items_count; i++) {
        const hs_span_group *group = &of->quotes.items[i];
        put_stretch(of, "Quote-", group->pieces[0].kind, group->pieces, group->pieces_count);
    }
}

/* --- attributions */

static size_t put_role(
    hs_converting *of, const hs_attribution *attribution, hs_slice type, hs_role role)
{
    hs_span *pieces = HS_NEW(of->document->arena, hs_span, attribution->pieces_count);
    size_t count = 0;

    for (size_t i = 0; i < attribution->pieces_count; i++) {
        if (hs_slice_equal(attribution->pieces[i].kind, hs_role_name(role))) {
            pieces[count++] = attribution->pieces[i];
        }
    }
    return put_stretch(of, "", type, pieces, count);
}

/* What brat shows beside an event; closed vocabularies. */
static const struct {
    const char *property, *attribute, *values;
} attributes[] = {
    { "type", "Type", "direct|indirect|mixed" },
    { "mode", "Mode", "speech|writing|thought" },
    { "class", "Class", NULL }, // claim_words.h
    { "polarity", "Polarity", "positive|negative" },
    { "certainty", "Certainty", "certain|probable|possible|unstated" },
    { "factivity", "Factivity", "factive|neutral|doubtful" },
};
enum { ATTRIBUTES = sizeof attributes / sizeof *attributes };

static void put_attributes(hs_converting *of, const hs_attribution *attribution)
{
    for (size_t i = 0; i < ATTRIBUTES; i++) {
        hs_slice value = hs_attribution_property(attribution, hs_slice_of(attributes[i].property));
        if (value.size != 0) {
            hs_put_format(of->out, "A%zu\t%s E%zu ", ++of->conversion->attributes,
                attributes[i].attribute, of->conversion->events);
            put_name(of->out, value);
            hs_put_byte(of->out, '\n');
        }
    }
}

static bool is_attribute(hs_slice item)
{
    hs_slice name = hs_slice_cut(&item, '=');

    for (size_t i = 0; i < ATTRIBUTES; i++) {
        if (hs_slice_is(name, attributes[i].property)) {
            return true;
        }
    }
    return false;
}

/* Properties that have no attribute, as a note; ids of this stream mean nothing there. */
static void put_note(hs_converting *of, const hs_attribution *attribution)
{
    hs_slice rest = attribution->properties;
    bool any = false;

    while (rest.data != NULL) {
        hs_slice item = hs_slice_cut(&rest, ' ');
        if (item.size == 0 || is_attribute(item) || hs_slice_starts(item, HS_LITERAL("parent="))
            || hs_slice_starts(item, HS_LITERAL("speaker="))) {
            continue;
        }
        if (!any) {
            hs_put_format(of->out, "#%zu\tAnnotatorNotes E%zu\t", ++of->conversion->notes,
                of->conversion->events);
        } else {
            hs_put_byte(of->out, ' ');
        }
        hs_put(of->out, item);
        any = true;
    }
    if (any) {
        hs_put_byte(of->out, '\n');
    }
}

/* An event needs a trigger: the cue, or where there is none the content. */
static void put_attribution(
    hs_converting *of, const hs_attribution *attribution, const mentions *known)
{
    static const char *const roles[HS_ROLES] = { "Source", "Cue", "Content", "Addressee" };
    size_t spans[HS_ROLES], trigger = 0;
    const hs_map_value *speaker = NULL;
    hs_slice id = hs_attribution_property(attribution, HS_LITERAL("speaker"));

    for (hs_role role = HS_SOURCE; role < HS_ROLES; role++) {
        spans[role] = put_role(of, attribution, hs_slice_of(roles[role]), role);
    }
    for (hs_role role = HS_CUE; trigger == 0 && role <= HS_CONTENT; role++) {
        trigger = put_role(of, attribution, HS_LITERAL("Attribution"), role);
    }
    if (trigger == 0) {
        return;
    }
    hs_put_format(of->out, "E%zu\tAttribution:T%zu", ++of->conversion->events, trigger);
    for (hs_role role = HS_SOURCE; role < HS_ROLES; role++) {
        if (spans[role] != 0) {
            hs_put_format(of->out, " %s:T%zu", roles[role], spans[role]);
        }
    }
    speaker = id.data ? hs_map_find(&known->first, id) : NULL;
    if (speaker != NULL) {
        hs_put_format(of->out, " Speaker:T%zu", (size_t) speaker->number);
    }
    hs_put_byte(of->out, '\n');
    put_attributes(of, attribution);
    put_note(of, attribution);
}

void hs_convert_brat(hs_converting *of)
{
    mentions known = put_entities(of);

    put_coreference(of, &known);
    put_quotes(of);
    for (size_t i = 0; i < of->attributions.items_count; i++) {
        put_attribution(of, &of->attributions.items[i], &known);
    }
}

void hs_convert_brat_types(hs_buffer *out)
{
    hs_put(out,
        HS_LITERAL("[entities]\nPER\nORG\nLOC\nFAC\nNORP\nPRODUCT\nMISC\nDATE\nTIME\nMONEY\n"
                   "PERCENT\nHANDLE\nMention\nSource\nCue\nContent\nAddressee\nQuote-speech\n"
                   "Quote-scare\nQuote-title\nQuote-name\nQuote-other\n\n"
                   "[relations]\nCoreference\tArg1:<ENTITY>, Arg2:<ENTITY>, "
                   "<REL-TYPE>:symmetric-transitive\n"
                   "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n"
                   "[events]\nAttribution\tSource?:Source, Cue?:Cue, Content?:Content, "
                   "Addressee?:Addressee, Speaker?:<ENTITY>\n\n[attributes]\n"));
    for (size_t i = 0; i < ATTRIBUTES; i++) {
        const char *values = attributes[i].values;
        hs_put_format(
            out, "%s\tArg:<EVENT>, Value:%s", attributes[i].attribute, values ? values : "");
        for (int act = HS_ACT_STATEMENT; values == NULL && act < HS_ACTS; act++) {
            hs_put(out, act > HS_ACT_STATEMENT ? HS_LITERAL("|") : HS_LITERAL(""));
            hs_put(out, hs_act_name((hs_act) act));
        }
        hs_put_byte(out, '\n');
    }
}
