#include "news/structure_residue.h"

#include <stdlib.h>

#include "base/arena.h"

/* Phrases of residue, in lower case, with '|' between.  A paragraph of more than `words` words is
 * none.  What would do as the start of a sentence of news stands with few words only. */
static const hs_residue_phrases groups[] = {
    { HS_PAR_LINK, HS_PHRASE_IS, 6, true,
        "explore further|read more|related|related stories|related story|related articles|"
        "related article|related content|related news|related topics|related links|"
        "related coverage|related posts|related reading|more on this story|"
        "more on this topic|recommended|recommended stories|recommended for you|see also|"
        "also read|read also|you may also like|you might also like|more stories|more news|"
        "more coverage|top stories|latest news|latest stories|most read|most popular|"
        "most viewed|trending|trending now|trending stories|don't miss|must read|"
        "further reading|from our partners|around the web|more from the web" },
    { HS_PAR_LINK, HS_PHRASE_IS, 6, false,
        "full story|continue reading|next story|previous story|next article|"
        "previous article|next|previous|home|view comments|show comments|leave a comment|"
        "post a comment|comments|comment|facebook|twitter|instagram|whatsapp|linkedin|"
        "reddit|telegram|pinterest|youtube|tweet|email|e-mail|print|copy link|share|"
        "watch live|view gallery|photos|video|watch|listen" },
    { HS_PAR_NOTICE, HS_PHRASE_IS, 6, false,
        "feedback to editors|advertisement|advertisements|advertising|ad|sponsored|"
        "sponsored content|promoted|promoted content|paid content|paid post|"
        "partner content|loading|please wait|share this|share this article|"
        "share this story|share this page|share this post|save this article|subscribe|"
        "sign up|sign in|log in|register|newsletter|newsletters|abstract|full text|"
        "correction appended|story continues below|story continues below advertisement|"
        "article continues below advertisement|continue reading below|scroll to continue|"
        "skip advertisement|close|menu|search|back to top|accept|accept all|privacy policy|"
        "terms of use|cookie policy|thank you|error|all rights reserved" },
    { HS_PAR_CAPTION, HS_PHRASE_IS, 5, false,
        "getty|getty images|ap|ap photo|reuters|afp|epa|shutterstock|istock|file|"
        "file photo|file image|file picture|associated press|the associated press|photo|"
        "courtesy photo|courtesy image|handout|handout photo|stock photo|stock image|"
        "representational image|representative image|screenshot|screen grab|pixabay|"
        "unsplash|wikimedia commons" },
    { HS_PAR_NOTICE, HS_PHRASE_STARTS, 80, false,
        "© |©1|©2|copyright ©|copyright (c)|copyright 19|"
        "copyright 20|(c) 19|(c) 20|(copyright|this document is subject to copyright|"
        "this material may not be published|correction:|corrections:|correction (|"
        "clarification:|corrections and clarifications|an earlier version of this|"
        "a previous version of this|editor's note:|editors' note:|"
        "editor's note \xE2\x80\x94|disclaimer:|disclosure:|this story has been updated|"
        "this article has been updated|this post has been updated|"
        "this report has been updated|this story has been corrected|"
        "this article has been corrected|this post has been corrected|"
        "this story was originally published|this article was originally published|"
        "this post was originally published|this article originally appeared|"
        "this story originally appeared|this article first appeared|"
        "this story first appeared|this is a developing story|"
        "this is a breaking news story|reprinted with permission|"
        "reproduced with permission|republished with permission|"
        "this article is republished|the views expressed in this|"
        "the opinions expressed in this|by using this site|this site uses cookies|"
        "this website uses cookies" },
    { HS_PAR_NOTICE, HS_PHRASE_STARTS, 25, false,
        "sign up for our|sign up for the|sign up to our|sign up to receive|sign up to get|"
        "sign up here|sign up now|sign up today|subscribe to our|subscribe to the|"
        "subscribe now|subscribe today|subscribe for|get our newsletter|get our free|"
        "get the latest|get unlimited|get breaking news|enter your email|"
        "already a subscriber|already have an account|download our app|download the app|"
        "download our free|support our journalism|support independent journalism|"
        "support quality journalism|become a member|become a subscriber|"
        "to continue reading|you have reached your limit|please enable javascript|"
        "please log in|please sign in|we use cookies|we value your privacy|"
        "your email address will not|thank you for subscribing|thanks for signing up|(h/t|"
        "h/t |h/t: |hat tip:|story continues|article continues|advertisement - |share this |"
        "do you have a story|do you have a tip|do you have a news tip|got a tip|"
        "got a story|as published in the|like the page|to reprint|for reprint rights|"
        "permission to republish" },
    { HS_PAR_NOTICE, HS_PHRASE_HAS, 60, false,
        "all rights reserved|may not be published, broadcast|"
        "no part may be reproduced without|article is subject to copyright" },
    { HS_PAR_LINK, HS_PHRASE_STARTS, 25, false,
        "read more:|read also:|also read:|read the rest of|read next|read: |related:|"
        "related article:|related story:|see also:|more:|more on this|watch:|watch more:|"
        "watch now:|video:|listen:|click here|follow us|follow me on|like us on|find us on|"
        "explore further|for more information, visit|for more information, go to|"
        "for more stories|for more news|for more on this|http://|https://|www.|twitter:|"
        "facebook:|instagram:|e-mail:|email:|tags:|topics:|filed under|categories:|"
        "keywords:|must read:|don't miss:|in pictures:|in photos:|photos:|gallery:|"
        "don't miss our|see more:|more from:|full coverage:|opinion:|trending:|recommended:" },
    { HS_PAR_LINK, HS_PHRASE_STARTS, 12, false,
        "watch the video|watch the full|watch the ad|watch the interview|watch the clip|"
        "watch below|listen to the full|listen below|listen to the podcast|"
        "click on the link|read the full|read the whole|read more about|read more on|"
        "read more at|read more here|contact the author|contact the reporter|"
        "contact the writer|contact us at|join us on|visit us|explore more|see photos|"
        "see the full" },
    { HS_PAR_BYLINE, HS_PHRASE_STARTS, 60, false,
        "(reporting by|reporting by|(additional reporting|additional reporting by|"
        "(writing by|(editing by|with reporting by|(with reporting|(with inputs from|"
        "with inputs from|with input from|with files from|(with files from|(inputs from|"
        "(compiled by|edited by: |(edited by|(translated by" },
    { HS_PAR_BYLINE, HS_PHRASE_HAS, 40, false,
        "contributed to this report|contributed to this story|contributed to this article|"
        "contributed to this post|contributed reporting|contributed research" },
    { HS_PAR_CAPTION, HS_PHRASE_STARTS, 60, false,
        "photo:|photos by|photo by|photo credit|photo courtesy|photographer:|photograph by|"
        "photograph:|photography by|image:|images:|image by|image credit|image courtesy|"
        "picture:|picture by|picture credit|pictured:|pictured above|pictured left|credit:|"
        "credits:|caption:|file photo|(file photo|file - |file \xE2\x80\x93 |"
        "file \xE2\x80\x94 |file: |in this file photo|in this undated|a file photo|"
        "this file photo|illustration:|illustration by|graphic:|graphic by|infographic:|"
        "(photo|[photo|(image|[image|courtesy of|screenshot:|screenshot from|screengrab|"
        "above: |left: |right: |from left:|from left, |top: |pictured from left" },
    { HS_PAR_CAPTION, HS_PHRASE_HAS, 80, false,
        "/getty images|getty images)|via getty images|/afp via|(ap photo|ap photo/|"
        "afp photo/|/afp photo|/reuters)|(reuters/|(photo by|(photo:|(file photo|(image:|"
        "(image credit|(credit:|(photo credit|(photo courtesy|. photo: |. photograph: |"
        ") photo: |(shutterstock|/shutterstock|(istock|/epa-efe|/istock|(pool via|"
        "pool photo|(handout|(courtesy of" },
    { HS_PAR_CAPTION, HS_PHRASE_ENDS, 60, false,
        "(file)|(file photo)|file photo|file photo.|/afp|/ap|/reuters|/epa|/pti" },
};

enum { GROUPS = sizeof groups / sizeof *groups, BUCKETS = 1024 };

// Bytes by which a phrase is looked up at the start of a line, and by which one that may stand
// anywhere in it.  For the latter only every fourth place of the line is looked at: so the phrase
// is listed under each of the four keys it starts with.  So that no place is missed it has
// KEY + STEP - 1 bytes at least.
enum { START_KEY = 3, KEY = 4, STEP = 4 };

/* A phrase, listed by KEY bytes of it. */
typedef struct entry {
    hs_slice phrase;
    const hs_residue_phrases *group;
    size_t before; // bytes of it in front of the key
    const struct entry *next;
} entry;

struct hs_residue {
    hs_arena arena;
    const entry *starts[BUCKETS]; // phrases that are, or start, the line
    const entry *inside[BUCKETS]; // phrases anywhere in it
    const entry *ends;            // phrases at the end
    size_t most_words;            // a line of more has no phrase
};

static size_t bucket(uint32_t key) { return key * UINT32_C(0x9e3779b1) >> 22; }

/* The bucket of the START_KEY bytes at the start of a text, or all of a shorter one. */
static size_t bucket_of_start(hs_slice text)
{
    uint32_t key = 0;

    memcpy(&key, text.data, text.size < START_KEY ? text.size : START_KEY);
    return bucket(key);
}

static size_t bucket_of(const char *text)
{
    uint32_t key;

    memcpy(&key, text, KEY);
    return bucket(key);
}

static void list(hs_residue *residue, const entry **place, hs_slice phrase, size_t before,
    const hs_residue_phrases *group)
{
    entry *made = HS_NEW(&residue->arena, entry, 1);

    *made = (entry){ phrase, group, before, *place };
    *place = made;
}

static void list_phrase(hs_residue *residue, hs_slice phrase, const hs_residue_phrases *group)
{
    switch (group->where) {
    case HS_PHRASE_ENDS:
        list(residue, &residue->ends, phrase, 0, group);
        break;
    case HS_PHRASE_HAS:
        for (size_t i = 0; i < STEP; i++) {
            list(residue, &residue->inside[bucket_of(phrase.data + i)], phrase, i, group);
        }
        break;
    default: // one that is the whole line may be shorter than the key, as the line is then
        list(residue, &residue->starts[bucket_of_start(phrase)], phrase, 0, group);
    }
}

hs_status hs_residue_open(hs_residue **residue, hs_error *error)
{
    hs_residue *made = calloc(1, sizeof *made);
    jmp_buf guard;

    if (made == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    made->arena.guard = &guard;
    if (setjmp(guard) != 0) {
        hs_residue_close(made);
        return hs_fail(error, HS_IO, "not enough memory");
    }
    for (size_t i = 0; i < GROUPS; i++) {
        hs_slice rest = hs_slice_of(groups[i].phrases);
        made->most_words = groups[i].words > made->most_words ? groups[i].words : made->most_words;
        while (rest.data != NULL) {
            list_phrase(made, hs_slice_cut(&rest, '|'), &groups[i]);
        }
    }
    made->arena.guard = NULL;
    *residue = made;
    return HS_OK;
}

void hs_residue_close(hs_residue *residue)
{
    hs_arena_free(&residue->arena);
    free(residue);
}

/* --- what a line has */

static bool fits(const hs_line *line, const entry *at, size_t place)
{
    switch (at->group->where) {
    case HS_PHRASE_IS:
        return hs_slice_equal(line->bare, at->phrase);
    case HS_PHRASE_STARTS:
        return hs_slice_starts(line->folded, at->phrase);
    case HS_PHRASE_HAS:
        return at->before <= place
            ? hs_slice_starts(hs_slice_from(line->folded, place - at->before), at->phrase)
            : false;
    default:
        return hs_slice_ends(line->folded, at->phrase);
    }
}

/* The first in the table of `best` and the groups of the entries that fit at a place of the line.
 */
static const hs_residue_phrases *better(
    const hs_line *line, const entry *at, size_t place, const hs_residue_phrases *best)
{
    for (; at != NULL; at = at->next) {
        if ((best == NULL || at->group < best) && line->words <= at->group->words
            && fits(line, at, place)) {
            best = at->group;
        }
    }
    return best;
}

const hs_residue_phrases *hs_residue_find(const hs_residue *residue, const hs_line *line)
{
    const hs_residue_phrases *best = NULL;
    hs_slice text = line->folded;

    if (line->words > residue->most_words) {
        return NULL;
    }
    best = better(line, residue->starts[bucket_of_start(line->bare)], 0, best);
    best = better(line, residue->starts[bucket_of_start(text)], 0, best);
    best = better(line, residue->ends, 0, best);
    for (size_t i = 0; i + KEY <= text.size; i += STEP) {
        const entry *at = residue->inside[bucket_of(text.data + i)];
        if (at != NULL) {
            best = better(line, at, i, best);
        }
    }
    return best;
}
