#include "news/structure_line.h"

#include "text/utf8.h"

enum where { IS, STARTS, HAS, ENDS };

/* Phrases of residue, in lower case, with '|' between.  A paragraph of more than `words` words is
 * none.  What would do as the start of a sentence of news stands with few words only. */
static const struct phrases {
    uint8_t kind, where, words;
    bool heads_links;
    const char *phrases;
} phrases[] = {
    { HS_PAR_LINK, IS, 6, true,
        "explore further|read more|related|related stories|related story|related articles|"
        "related article|related content|related news|related topics|related links|"
        "related coverage|related posts|related reading|more on this story|"
        "more on this topic|recommended|recommended stories|recommended for you|see also|"
        "also read|read also|you may also like|you might also like|more stories|more news|"
        "more coverage|top stories|latest news|latest stories|most read|most popular|"
        "most viewed|trending|trending now|trending stories|don't miss|must read|"
        "further reading|from our partners|around the web|more from the web" },
    { HS_PAR_LINK, IS, 6, false,
        "full story|continue reading|next story|previous story|next article|"
        "previous article|next|previous|home|view comments|show comments|leave a comment|"
        "post a comment|comments|comment|facebook|twitter|instagram|whatsapp|linkedin|"
        "reddit|telegram|pinterest|youtube|tweet|email|e-mail|print|copy link|share|"
        "watch live|view gallery|photos|video|watch|listen" },
    { HS_PAR_NOTICE, IS, 6, false,
        "feedback to editors|advertisement|advertisements|advertising|ad|sponsored|"
        "sponsored content|promoted|promoted content|paid content|paid post|"
        "partner content|loading|please wait|share this|share this article|"
        "share this story|share this page|share this post|save this article|subscribe|"
        "sign up|sign in|log in|register|newsletter|newsletters|abstract|full text|"
        "correction appended|story continues below|story continues below advertisement|"
        "article continues below advertisement|continue reading below|scroll to continue|"
        "skip advertisement|close|menu|search|back to top|accept|accept all|privacy policy|"
        "terms of use|cookie policy|thank you|error|all rights reserved" },
    { HS_PAR_CAPTION, IS, 5, false,
        "getty|getty images|ap|ap photo|reuters|afp|epa|shutterstock|istock|file|"
        "file photo|file image|file picture|associated press|the associated press|photo|"
        "courtesy photo|courtesy image|handout|handout photo|stock photo|stock image|"
        "representational image|representative image|screenshot|screen grab|pixabay|"
        "unsplash|wikimedia commons" },
    { HS_PAR_NOTICE, STARTS, 80, false,
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
    { HS_PAR_NOTICE, STARTS, 25, false,
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
    { HS_PAR_NOTICE, HAS, 60, false,
        "all rights reserved|may not be published, broadcast|"
        "no part may be reproduced without|article is subject to copyright" },
    { HS_PAR_LINK, STARTS, 25, false,
        "read more:|read also:|also read:|read the rest of|read next|read: |related:|"
        "related article:|related story:|see also:|more:|more on this|watch:|watch more:|"
        "watch now:|video:|listen:|click here|follow us|follow me on|like us on|find us on|"
        "explore further|for more information, visit|for more information, go to|"
        "for more stories|for more news|for more on this|http://|https://|www.|twitter:|"
        "facebook:|instagram:|e-mail:|email:|tags:|topics:|filed under|categories:|"
        "keywords:|must read:|don't miss:|in pictures:|in photos:|photos:|gallery:|"
        "don't miss our|see more:|more from:|full coverage:|opinion:|trending:|recommended:" },
    { HS_PAR_LINK, STARTS, 12, false,
        "watch the video|watch the full|watch the ad|watch the interview|watch the clip|"
        "watch below|listen to the full|listen below|listen to the podcast|"
        "click on the link|read the full|read the whole|read more about|read more on|"
        "read more at|read more here|contact the author|contact the reporter|"
        "contact the writer|contact us at|join us on|visit us|explore more|see photos|"
        "see the full" },
    { HS_PAR_BYLINE, STARTS, 60, false,
        "(reporting by|reporting by|(additional reporting|additional reporting by|"
        "(writing by|(editing by|with reporting by|(with reporting|(with inputs from|"
        "with inputs from|with input from|with files from|(with files from|(inputs from|"
        "(compiled by|edited by: |(edited by|(translated by" },
    { HS_PAR_BYLINE, HAS, 40, false,
        "contributed to this report|contributed to this story|contributed to this article|"
        "contributed to this post|contributed reporting|contributed research" },
    { HS_PAR_CAPTION, STARTS, 60, false,
        "photo:|photos by|photo by|photo credit|photo courtesy|photographer:|photograph by|"
        "photograph:|photography by|image:|images:|image by|image credit|image courtesy|"
        "picture:|picture by|picture credit|pictured:|pictured above|pictured left|credit:|"
        "credits:|caption:|file photo|(file photo|file - |file \xE2\x80\x93 |"
        "file \xE2\x80\x94 |file: |in this file photo|in this undated|a file photo|"
        "this file photo|illustration:|illustration by|graphic:|graphic by|infographic:|"
        "(photo|[photo|(image|[image|courtesy of|screenshot:|screenshot from|screengrab|"
        "above: |left: |right: |from left:|from left, |top: |pictured from left" },
    { HS_PAR_CAPTION, HAS, 80, false,
        "/getty images|getty images)|via getty images|/afp via|(ap photo|ap photo/|"
        "afp photo/|/afp photo|/reuters)|(reuters/|(photo by|(photo:|(file photo|(image:|"
        "(image credit|(credit:|(photo credit|(photo courtesy|. photo: |. photograph: |"
        ") photo: |(shutterstock|/shutterstock|(istock|/epa-efe|/istock|(pool via|"
        "pool photo|(handout|(courtesy of" },
    { HS_PAR_CAPTION, ENDS, 60, false,
        "(file)|(file photo)|file photo|file photo.|/afp|/ap|/reuters|/epa|/pti" },
};

bool hs_is_worded(hs_slice form)
{
    size_t size;
    uint32_t code = hs_utf8_decode(form.data, &size);

    return hs_is_letter(code) || hs_is_digit(code)
        || (form.size > 1 && (code == '@' || code == '#'));
}

hs_slice hs_line_bare(hs_slice text)
{
    size_t size, last;

    while (text.size != 0 && !hs_is_worded(text)) {
        (void) hs_utf8_decode(text.data, &size);
        text = hs_slice_from(text, size);
    }
    while (text.size != 0) {
        for (last = text.size - 1; last > 0 && ((unsigned char) text.data[last] & 0xC0) == 0x80;)
            last--;
        if (hs_is_worded(hs_slice_from(text, last)))
            break;
        text.size = last;
    }
    return text;
}

static bool has(hs_slice text, hs_slice phrase)
{
    for (hs_slice rest = text; rest.size >= phrase.size;) {
        const char *place = hs_slice_find(rest, phrase.data[0]);

        if (place == NULL)
            return false;
        rest = hs_slice_between(place, text.data + text.size);
        if (hs_slice_starts(rest, phrase))
            return true;
        rest = hs_slice_from(rest, 1);
    }
    return false;
}

static bool fits(const hs_line *line, enum where where, hs_slice phrase)
{
    switch (where) {
    case IS:
        return hs_slice_equal(line->bare, phrase);
    case STARTS:
        return hs_slice_starts(line->folded, phrase);
    case HAS:
        return has(line->folded, phrase);
    default:
        return hs_slice_ends(line->folded, phrase);
    }
}

static const struct phrases *find_phrase(const hs_line *line)
{
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        hs_slice rest = hs_slice_of(phrases[i].phrases);

        if (line->words > phrases[i].words || !line->whole)
            continue;
        while (rest.data != NULL)
            if (fits(line, (enum where) phrases[i].where, hs_slice_cut(&rest, '|')))
                return &phrases[i];
    }
    return NULL;
}

/* "Follow Jane Doe on Twitter @janedoe", "Follow @janedoe". */
static bool asks_to_follow(const hs_line *line)
{
    hs_slice text = line->folded;

    if (!hs_slice_starts(text, HS_LITERAL("follow ")) || line->words > 40)
        return false;
    return has(text, HS_LITERAL(" @")) || has(text, HS_LITERAL("twitter"))
        || has(text, HS_LITERAL("facebook")) || has(text, HS_LITERAL("instagram"))
        || hs_slice_starts(text, HS_LITERAL("follow us"));
}

/* The citation line under an article that has been retrieved. */
static bool is_citation(const hs_line *line)
{
    return line->words <= 60 && hs_slice_starts(line->folded, HS_LITERAL("citation:"))
        && (has(line->folded, HS_LITERAL("retrieved")) || has(line->folded, HS_LITERAL("(")));
}

/* Style sheets, scripts, braces. */
static bool is_code(const hs_line *line)
{
    hs_slice text = line->folded;
    char last = text.data[text.size - 1];

    if (text.size != 0 && line->words <= 40 && strchr("&%\\{", text.data[0]) != NULL)
        return true;
    if (line->words > 8 || text.size == 0)
        return false;
    return last == '{' || (last == '}' && text.data[0] != '{')
        || (last == ';' && hs_slice_find(text, ':') != NULL && hs_slice_find(text, '-') != NULL
            && line->words <= 5 && text.data[0] == line->text.data[0]);
}

/* One word that is an address, or a name after an at sign. */
static bool is_address(const hs_line *line)
{
    hs_slice text = line->folded;

    if (hs_slice_find(text, ' ') != NULL)
        return false;
    return text.data[0] == '@' || hs_slice_starts(text, HS_LITERAL("http"))
        || hs_slice_starts(text, HS_LITERAL("www."));
}

static bool starts_quoted(const hs_line *line)
{
    static const char *const marks[] = { "\"", "''", "\xE2\x80\x9C", "\xC2\xAB", "\xE2\x80\x9E" };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (hs_slice_starts(line->text, hs_slice_of(marks[i])))
            return true;
    return false;
}

hs_par hs_line_kind(const hs_line *line, bool *heads_links)
{
    const struct phrases *found;

    *heads_links = false;
    if (line->words == 0 || (line->bare.size <= 1 && line->whole))
        return HS_PAR_NOTICE;
    if (!line->whole)
        return HS_PAR_UNKNOWN;
    found = find_phrase(line);
    // A quotation is residue only where all of it is a known phrase.
    if (found != NULL && (found->where == IS || !starts_quoted(line))) {
        *heads_links = found->heads_links;
        return (hs_par) found->kind;
    }
    if (is_citation(line) || is_code(line))
        return HS_PAR_NOTICE;
    if (asks_to_follow(line) || is_address(line))
        return HS_PAR_LINK;
    if (line->words <= 14 && hs_line_only_date(line->folded))
        return HS_PAR_DATELINE;
    return HS_PAR_UNKNOWN;
}
