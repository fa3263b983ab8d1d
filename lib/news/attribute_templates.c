#include "news/attribute_templates.h"

#define HS_ATTRIBUTE_TEMPLATES
#include "news/attribute_features.c" // NOLINT(bugprone-suspicious-include): the header says why

/* --- names */

// Which words of the text a template is about.
enum {
    NO_WORD = 99,
    LEFT_CUE,
    RIGHT_CUE,
    RULER_CUE,
    LEFT_CUE_FOUND,
    RIGHT_CUE_FOUND,
    RULER_CUE_FOUND
};

typedef struct template_name {
    uint64_t template;
    const char *name;
    int first, last; // distances, or one of the above
} template_name;

static const template_name pair_names[] = {
    { PAIR, "tag before, and lemma", -1, 0 },
    { PAIR + 1, "tag, and lemma behind", 0, 1 },
    { PAIR + 2, "lemma before, and tag", -1, 0 },
    { PAIR + 3, "lemma, and tag behind", 0, 1 },
    { PAIR + 4, "tags", -1, 0 },
    { PAIR + 5, "tags", 0, 1 },
    { PAIR + 6, "tags", -1, 1 },
    { PAIR + 7, "tags", -2, 0 },
    { PAIR + 8, "how often cues", -1, 0 },
    { PAIR + 9, "how often cues", 0, 1 },
    { PAIR + 10, "how often in a source, and the next a cue", 0, 1 },
    { PAIR + 11, "how often in a source, and the one before a cue", -1, 0 },
    { PAIR + 12, "what was learned of the lemma, and tag", 0, 0 },
    { PAIR + 13, "how often in sources", -1, 1 },
    { NAME, "kind of name", 0, 0 },
    { LIST, "what it takes, by the list of verbs", 0, 0 },
    { LIST + 1, "speech or thought, by the list of verbs", 0, 0 },
    { LIST + 2, "class of word, by the list", 0, 0 },
    { LIST + 3, "capital", 0, 0 },
    { POS, "part of speech three words before", -3, -3 },
    { POS + 1, "part of speech three words behind", 3, 3 },
};

static const template_name other_names[] = {
    { BIAS, "any word", NO_WORD, NO_WORD },
    { QUOTE, "quotation marks, and the form before", -1, -1 },
    { QUOTE + 1, "quotation, and cues on either side", NO_WORD, NO_WORD },
    { RULE, "what the rules say of three words", -1, 1 },
    { RULE + 1, "what the rules say, and part of speech", NO_WORD, NO_WORD },
    { RULE + 2, "what the rules say, and form", 0, 0 },
    { RULE + 3, "what the rules say", NO_WORD, NO_WORD },
    { RULE + 4, "what the rules say, and how often a cue", NO_WORD, NO_WORD },
    { PLACE, "distance from the start of the sentence", NO_WORD, NO_WORD },
    { PLACE + 1, "distance from the end of the sentence", NO_WORD, NO_WORD },
    { PLACE + 2, "punctuation before, and its distance", NO_WORD, NO_WORD },
    { PLACE + 3, "punctuation behind, and its distance", NO_WORD, NO_WORD },
    { PLACE + 4, "punctuation behind, and the word behind that", NO_WORD, NO_WORD },
    { TREE, "relations of three words", -1, 1 },
    { TREE + 1, "relation, and whether the word before has the same head", NO_WORD, NO_WORD },
    { SECOND, "label of the first stage", 0, 0 },
    { SECOND + 1, "labels of the first stage", -1, 0 },
    { SECOND + 2, "labels of the first stage", 0, 1 },
    { SECOND + 3, "labels of the first stage", 0, 2 },
    { SECOND + 4, "label of the first stage, and tag", 0, 0 },
    { SECOND + 5, "label of the first stage, and lemma", 0, 0 },
    { SECOND + 6, "roles of the lemma elsewhere in the document", 0, 0 },
    { SECOND + 7, "roles of the lemma elsewhere, and label", 0, 0 },
    { SECOND + 8, "parts in the sentence, and label", NO_WORD, NO_WORD },
    { SECOND + 9, "parts to the left and in all, and label", NO_WORD, NO_WORD },
    { SECOND + 10, "parts to the left", NO_WORD, NO_WORD },
    { SECOND + 11, "how the sentence before ends, and label", NO_WORD, NO_WORD },
};

/* Templates that come once for each of several places. */
static const char *const of_cue[OF_CUE] = { [NO_CUE] = "there is none",
    [CUE_LEMMA] = "lemma",
    [CUE_LEMMA_FAR] = "lemma, and distance",
    [CUE_LEMMA_TAG] = "lemma, and tag of the word",
    [CUE_FRAME] = "contents it takes, and the word behind it",
    [CUE_TAG] = "tag, and distance",
    [CUE_GAP] = "what stands between",
    [CUE_FRAME_GAP] = "contents it takes, and what stands between" };
static const char *const of_ruler[]
    = { "there is none", "relations down to the word", "relation, and tag of the branch",
          "tag, and quotation marks", "relation, how often a cue, and edges of the branch",
          "how often a cue, and relation", "relation, and edges of the branch" };
enum { OF_RULER = sizeof of_ruler / sizeof *of_ruler };

typedef struct family {
    uint64_t first, count;
    const char *prefix;
    const char *const *names; // NULL: one a distance
    int words;                // as above; the first distance
} family;

static const family families[] = {
    { LOWER, 3, "form", NULL, -1 },
    { LEMMA, 4, "lemma and part of speech", NULL, -2 },
    { CUE, 3, "how often a cue", NULL, -1 },
    { SOURCE, 2, "how often in a source", NULL, 0 },
    { LEFT, OF_CUE, "likely cue to the left", of_cue, LEFT_CUE },
    { RIGHT, OF_CUE, "likely cue to the right", of_cue, RIGHT_CUE },
    { RULER, OF_RULER, "likely cue above", of_ruler, RULER_CUE },
    { LEFT_FOUND, OF_CUE, "cue to the left", of_cue, LEFT_CUE_FOUND },
    { RIGHT_FOUND, OF_CUE, "cue to the right", of_cue, RIGHT_CUE_FOUND },
    { RULER_FOUND, OF_RULER, "cue above", of_ruler, RULER_CUE_FOUND },
};

static const template_name *name_among(const template_name *names, size_t count, uint64_t template)
{
    for (size_t i = 0; i < count; i++) {
        if (names[i].template == template) {
            return &names[i];
        }
    }
    return NULL;
}

static const family *family_of(uint64_t template)
{
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        const family *each = &families[i];
        if (template >= each->first && template <each->first + each->count) {
            return each;
        }
    }
    return NULL;
}

/* --- putting them out */

static void put_forms(const view *of, int first, int last, hs_buffer *out)
{
    for (int distance = first; distance <= last; distance++) {
        size_t place = of->word + (size_t) distance;
        bool outside = (distance < 0 && of->word < of->range.first + (size_t) -distance)
            || place >= of->range.end;
        hs_put(out, HS_LITERAL(" "));
        hs_put(out, outside ? HS_LITERAL("(end)") : of->page->in->words.items[place].form);
    }
}

static void put_guide(const view *of, int which, hs_buffer *out)
{
    const hs_attribute_guide *guide = &of->near[3]->guides[which > RULER_CUE];
    uint32_t word = which == LEFT_CUE || which == LEFT_CUE_FOUND ? guide->left
        : which == RIGHT_CUE || which == RIGHT_CUE_FOUND         ? guide->right
                                                                 : guide->ruler;

    if (word != HS_NO_WORD) {
        hs_put(out, HS_LITERAL(": "));
        hs_put(out, of->page->in->words.items[word].form);
    }
}

static void put_family(const view *of, const family *in, uint64_t template, hs_buffer *out)
{
    int index = (int) (template - in->first);

    hs_put(out, hs_slice_of(in->prefix));
    if (in->names == NULL) {
        hs_put_format(out, " at %+d:", in->words + index);
        put_forms(of, in->words + index, in->words + index, out);
    } else {
        hs_put_format(out, ", %s", in->names[index]);
        put_guide(of, in->words, out);
    }
}

void hs_attribute_template_put(
    const hs_attribute_page *page, hs_range range, size_t word, uint64_t template, hs_buffer *out)
{
    view of = view_make(page, range, word);
    const template_name *named
        = name_among(pair_names, sizeof pair_names / sizeof *pair_names, template);
    const family *in = family_of(template);

    if (named == NULL) {
        named = name_among(other_names, sizeof other_names / sizeof *other_names, template);
    }
    if (named != NULL) {
        hs_put(out, hs_slice_of(named->name));
        if (named->first != NO_WORD) {
            hs_put(out, HS_LITERAL(":"));
            put_forms(&of, named->first, named->last, out);
        }
    } else if (in != NULL) {
        put_family(&of, in, template, out);
    } else {
        hs_put_format(out, "template %u", (unsigned) template);
    }
}
