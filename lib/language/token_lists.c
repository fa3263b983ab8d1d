#include "language/token_lists.h"

#include "language/token_class.h"

#define LONGEST 12

typedef struct abbreviation {
    char word[LONGEST];
    hs_abbreviation kind;
} abbreviation;

// Each list is sorted by its bytes: hs_lists_are_sorted.
static const abbreviation abbreviations[] = {
    { "abt", HS_ABBREVIATED },
    { "adj", HS_ABBREVIATED },
    { "adm", HS_TITLE },
    { "al", HS_ABBREVIATED },
    { "ala", HS_PROPER },
    { "approx", HS_ABBREVIATED },
    { "apr", HS_MONTH },
    { "apt", HS_NUMBERED },
    { "ariz", HS_PROPER },
    { "ark", HS_PROPER },
    { "art", HS_NUMBERED },
    { "assn", HS_ABBREVIATED },
    { "assoc", HS_ABBREVIATED },
    { "asst", HS_TITLE },
    { "attn", HS_ABBREVIATED },
    { "atty", HS_TITLE },
    { "aug", HS_MONTH },
    { "ave", HS_PROPER },
    { "bldg", HS_ABBREVIATED },
    { "blvd", HS_ABBREVIATED },
    { "brig", HS_TITLE },
    { "bros", HS_ABBREVIATED },
    { "ca", HS_NUMBERED },
    { "calif", HS_PROPER },
    { "capt", HS_TITLE },
    { "cf", HS_TITLE },
    { "ch", HS_NUMBERED },
    { "cie", HS_PROPER },
    { "cir", HS_NUMBERED },
    { "cmdr", HS_TITLE },
    { "co", HS_PROPER },
    { "col", HS_TITLE },
    { "colo", HS_PROPER },
    { "conn", HS_PROPER },
    { "corp", HS_ABBREVIATED },
    { "cpl", HS_TITLE },
    { "cres", HS_PROPER },
    { "cu", HS_ABBREVIATED },
    { "dec", HS_MONTH },
    { "del", HS_PROPER },
    { "dept", HS_ABBREVIATED },
    { "det", HS_TITLE },
    { "dist", HS_ABBREVIATED },
    { "div", HS_NUMBERED },
    { "dr", HS_TITLE },
    { "ed", HS_NUMBERED },
    { "eds", HS_ABBREVIATED },
    { "eq", HS_NUMBERED },
    { "esp", HS_ABBREVIATED },
    { "esq", HS_ABBREVIATED },
    { "est", HS_NUMBERED },
    { "etc", HS_ABBREVIATED },
    { "exec", HS_TITLE },
    { "ext", HS_NUMBERED },
    { "feb", HS_MONTH },
    { "fed", HS_PROPER },
    { "ff", HS_ABBREVIATED },
    { "fig", HS_NUMBERED },
    { "figs", HS_NUMBERED },
    { "fla", HS_PROPER },
    { "fri", HS_PROPER },
    { "ft", HS_ABBREVIATED },
    { "ga", HS_PROPER },
    { "gen", HS_TITLE },
    { "gov", HS_TITLE },
    { "govt", HS_ABBREVIATED },
    { "hon", HS_TITLE },
    { "hrs", HS_NUMBERED },
    { "ill", HS_PROPER },
    { "inc", HS_PROPER },
    { "incl", HS_ABBREVIATED },
    { "ind", HS_PROPER },
    { "insp", HS_TITLE },
    { "intl", HS_ABBREVIATED },
    { "jan", HS_MONTH },
    { "jr", HS_ABBREVIATED },
    { "jul", HS_MONTH },
    { "jun", HS_MONTH },
    { "kan", HS_PROPER },
    { "ky", HS_PROPER },
    { "la", HS_PROPER },
    { "lb", HS_ABBREVIATED },
    { "lbs", HS_ABBREVIATED },
    { "lieut", HS_TITLE },
    { "lt", HS_TITLE },
    { "ltd", HS_ABBREVIATED },
    { "maj", HS_TITLE },
    { "mar", HS_NUMBERED },
    { "mass", HS_PROPER },
    { "md", HS_PROPER },
    { "messrs", HS_TITLE },
    { "mgr", HS_TITLE },
    { "mich", HS_PROPER },
    { "min", HS_NUMBERED },
    { "minn", HS_PROPER },
    { "misc", HS_ABBREVIATED },
    { "miss", HS_PROPER },
    { "mlle", HS_TITLE },
    { "mme", HS_TITLE },
    { "mo", HS_PROPER },
    { "mon", HS_PROPER },
    { "mont", HS_PROPER },
    { "mr", HS_TITLE },
    { "mrs", HS_TITLE },
    { "ms", HS_TITLE },
    { "msgr", HS_TITLE },
    { "mt", HS_TITLE },
    { "mts", HS_TITLE },
    { "natl", HS_ABBREVIATED },
    { "neb", HS_PROPER },
    { "nev", HS_PROPER },
    { "no", HS_NUMBERED },
    { "nos", HS_NUMBERED },
    { "nov", HS_MONTH },
    { "oct", HS_MONTH },
    { "okla", HS_PROPER },
    { "ont", HS_PROPER },
    { "ore", HS_PROPER },
    { "oz", HS_ABBREVIATED },
    { "pa", HS_PROPER },
    { "para", HS_NUMBERED },
    { "pfc", HS_TITLE },
    { "ph", HS_ABBREVIATED },
    { "pl", HS_PROPER },
    { "pp", HS_NUMBERED },
    { "pres", HS_TITLE },
    { "prof", HS_TITLE },
    { "profs", HS_TITLE },
    { "prop", HS_NUMBERED },
    { "pt", HS_NUMBERED },
    { "pte", HS_ABBREVIATED },
    { "pty", HS_ABBREVIATED },
    { "pvt", HS_TITLE },
    { "rd", HS_PROPER },
    { "rep", HS_TITLE },
    { "reps", HS_TITLE },
    { "retd", HS_ABBREVIATED },
    { "rev", HS_TITLE },
    { "rs", HS_NUMBERED },
    { "rt", HS_TITLE },
    { "sat", HS_NUMBERED },
    { "sec", HS_NUMBERED },
    { "sen", HS_TITLE },
    { "sens", HS_TITLE },
    { "sep", HS_MONTH },
    { "sept", HS_MONTH },
    { "sgt", HS_TITLE },
    { "sq", HS_ABBREVIATED },
    { "sr", HS_ABBREVIATED },
    { "st", HS_TITLE },
    { "ste", HS_PROPER },
    { "sun", HS_NUMBERED },
    { "supt", HS_TITLE },
    { "tel", HS_NUMBERED },
    { "tenn", HS_PROPER },
    { "tex", HS_PROPER },
    { "thu", HS_PROPER },
    { "thur", HS_PROPER },
    { "thurs", HS_PROPER },
    { "tue", HS_PROPER },
    { "tues", HS_PROPER },
    { "univ", HS_ABBREVIATED },
    { "va", HS_PROPER },
    { "viz", HS_TITLE },
    { "vol", HS_NUMBERED },
    { "vols", HS_NUMBERED },
    { "vs", HS_TITLE },
    { "vt", HS_PROPER },
    { "wash", HS_PROPER },
    { "wed", HS_PROPER },
    { "wis", HS_PROPER },
    { "wyo", HS_PROPER },
    { "yr", HS_ABBREVIATED },
    { "yrs", HS_ABBREVIATED },
};

static const char prefixes[][LONGEST] = { "anti", "arch", "bi", "bio", "co", "counter", "cross",
    "de", "dis", "e", "ex", "extra", "hyper", "infra", "inter", "intra", "macro", "mega", "meta",
    "micro", "mid", "mini", "mis", "mono", "multi", "neo", "neuro", "non", "over", "pan", "para",
    "poly", "post", "pre", "pro", "proto", "pseudo", "psycho", "re", "semi", "socio", "sub",
    "super", "supra", "tele", "trans", "tri", "ultra", "un", "under" };

typedef struct contraction {
    char word[LONGEST];
    unsigned char first; // bytes of the first word
} contraction;

static const contraction contractions[] = {
    { "arent", 3 },
    { "cannot", 3 },
    { "cant", 2 },
    { "couldnt", 5 },
    { "didnt", 3 },
    { "doesnt", 4 },
    { "dont", 2 },
    { "gimme", 3 },
    { "gonna", 3 },
    { "gotta", 3 },
    { "hadnt", 3 },
    { "hasnt", 3 },
    { "havent", 4 },
    { "im", 1 },
    { "isnt", 2 },
    { "its", 2 },
    { "ive", 1 },
    { "lemme", 3 },
    { "shouldnt", 6 },
    { "thats", 4 },
    { "theres", 5 },
    { "theyre", 4 },
    { "wanna", 3 },
    { "wasnt", 3 },
    { "werent", 4 },
    { "wont", 2 },
    { "wouldnt", 5 },
    { "youll", 3 },
    { "youre", 3 },
};

static const char elisions[][LONGEST] = { "bout", "cause", "coz", "cuz", "em", "n", "nother",
    "nuff", "round", "til", "till", "tis", "twas" };

static const char units[][LONGEST] = { "am", "b", "billion", "bn", "bps", "cc", "cl", "cm", "ft",
    "gb", "ghz", "gw", "gwh", "ha", "hr", "hrs", "hz", "in", "k", "kb", "kg", "khz", "kj", "km",
    "kmh", "kph", "kw", "kwh", "lb", "lbs", "m", "mb", "mg", "mhz", "million", "min", "mins", "ml",
    "mm", "mn", "mph", "mw", "mwh", "oz", "percent", "pm", "rpm", "sec", "secs", "sq", "tb",
    "thousand", "tn", "trillion", "trn", "yr", "yrs" };

static const char host_suffixes[][LONGEST] = { "ac", "ae", "app", "at", "au", "be", "biz", "blog",
    "br", "ca", "cc", "ch", "cl", "cn", "co", "com", "coop", "cz", "de", "dev", "dk", "edu", "ee",
    "es", "eu", "fi", "fm", "fr", "gov", "gr", "hk", "hr", "hu", "id", "ie", "il", "info", "int",
    "io", "ir", "jp", "kr", "lt", "lu", "lv", "ly", "mil", "mobi", "museum", "mx", "my", "name",
    "net", "news", "nl", "no", "nz", "org", "pk", "pl", "pt", "ro", "rs", "ru", "sa", "se", "sg",
    "sh", "si", "sk", "su", "tech", "th", "tk", "tr", "travel", "tv", "tw", "ua", "uk", "us", "ve",
    "vn", "xyz", "za" };

static const char file_suffixes[][LONGEST]
    = { "asp", "aspx", "avi", "bin", "cgi", "csv", "dll", "doc", "docx", "exe", "gif", "gz", "htm",
          "html", "jpeg", "jpg", "js", "json", "mov", "mp", "pdf", "php", "png", "ppt", "pptx",
          "py", "rtf", "txt", "url", "wav", "xls", "xlsx", "xml", "zip" };

static const char after_its[][LONGEST] = { "a", "an", "been", "going", "gonna", "my", "not", "so",
    "that", "the", "this", "too", "what", "your" };

static const char degrees[][LONGEST] = { "Arch", "Com", "Div", "Ed", "Eng", "Litt", "Mus", "Ph",
    "Pharm", "Phil", "Psy", "Res", "Sc", "Tech" };

static const char starters[][LONGEST] = { "a", "according", "after", "against", "all", "also",
    "although", "among", "an", "and", "another", "any", "are", "as", "at", "because", "before",
    "behind", "besides", "between", "both", "but", "by", "despite", "did", "do", "does", "during",
    "each", "earlier", "either", "even", "eventually", "every", "everyone", "few", "finally", "for",
    "from", "had", "has", "have", "he", "her", "here", "his", "how", "however", "i", "if", "in",
    "indeed", "initially", "instead", "is", "it", "its", "just", "last", "later", "like", "many",
    "maybe", "meanwhile", "more", "moreover", "most", "my", "neither", "no", "nobody", "none",
    "nor", "not", "nothing", "now", "of", "often", "on", "once", "one", "only", "or", "other",
    "otherwise", "our", "perhaps", "rather", "recently", "several", "she", "similarly", "since",
    "so", "some", "somebody", "someone", "something", "sometimes", "soon", "still", "such", "than",
    "that", "the", "their", "then", "there", "therefore", "these", "they", "this", "those",
    "though", "three", "thus", "to", "today", "together", "two", "under", "until", "was", "we",
    "were", "what", "when", "where", "whether", "which", "while", "who", "whose", "why", "will",
    "with", "within", "without", "would", "yesterday", "yet", "you", "your" };

static const char days[][LONGEST] = { "BST", "CDT", "CET", "CST", "Central", "EDT", "EST", "ET",
    "Eastern", "Friday", "GMT", "MDT", "MST", "Monday", "Mountain", "PDT", "PST", "PT", "Pacific",
    "Saturday", "Sunday", "Thursday", "Tuesday", "UTC", "Wednesday" };

static const char speech_verbs[][LONGEST] = { "added", "adds", "announced", "answered", "argued",
    "asked", "asks", "called", "cautioned", "claimed", "concluded", "continued", "countered",
    "cried", "declared", "demanded", "exclaimed", "explained", "insisted", "joked", "mused",
    "noted", "quipped", "recalled", "remarked", "repeated", "replied", "replies", "responded",
    "said", "say", "says", "shouted", "suggested", "tells", "thought", "told", "tweeted", "urged",
    "warned", "whispered", "wondered", "wrote", "yelled" };

/* The entry of a sorted list of `count` entries of `width` bytes, the first of which are the word;
 * NULL: none. */
static const void *look_up(
    const void *list, size_t count, size_t width, hs_slice word, bool fold, size_t longest)
{
    char key[LONGEST] = { 0 };
    const char *entries = list;
    size_t low = 0, high = count;

    if (word.size == 0 || word.size > longest) {
        return NULL;
    }
    for (size_t i = 0; i < word.size; i++) {
        key[i] = fold ? hs_ascii_fold(word.data[i]) : word.data[i];
    }
    while (low < high) {
        size_t middle = (low + high) / 2;
        const char *entry = entries + middle * width;
        int order = key[0] != entry[0] ? key[0] - entry[0] : memcmp(key, entry, LONGEST);
        if (order == 0) {
            return entries + middle * width;
        }
        *(order < 0 ? &high : &low) = order < 0 ? middle : middle + 1;
    }
    return NULL;
}

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define FIND(list, word, fold)                                                                     \
    look_up((list), COUNT(list), sizeof *(list), (word), (fold), LONGEST - 1)

hs_abbreviation hs_abbreviation_of(hs_slice word)
{
    // None is longer; most last words of sentences are.
    const abbreviation *found = word.size > 6 ? NULL : FIND(abbreviations, word, true);
    bool capital = found != NULL && hs_ascii_upper(word.data[0]);

    if (found == NULL || (!capital && (found->kind == HS_PROPER || found->kind == HS_MONTH))) {
        return HS_NOT_ABBREVIATED;
    }
    if (!capital && found->kind == HS_TITLE && word.size > 3) {
        return HS_NOT_ABBREVIATED;
    }
    return found->kind;
}

bool hs_is_prefix(hs_slice word) { return FIND(prefixes, word, true) != NULL; }

size_t hs_contraction(hs_slice word)
{
    const contraction *found = FIND(contractions, word, true);
    // Im and Ive are names.
    bool is_name = found != NULL && word.size <= 3 && hs_ascii_upper(word.data[0])
        && (word.data[word.size - 1] | 0x20) != 's';

    return found != NULL && !is_name ? found->first : 0;
}

bool hs_is_elision(hs_slice word) { return FIND(elisions, word, true) != NULL; }

bool hs_is_unit(hs_slice word) { return FIND(units, word, true) != NULL; }

bool hs_is_suffix(hs_slice word)
{
    size_t upper = 0;

    for (size_t i = 0; i < word.size && i < LONGEST; i++) {
        upper += hs_ascii_upper(word.data[i]);
    }
    return (upper == 0 || upper == word.size)
        && (FIND(host_suffixes, word, true) || hs_is_file_suffix(word));
}

bool hs_is_degree(hs_slice word) { return FIND(degrees, word, false) != NULL; }

bool hs_is_file_suffix(hs_slice word) { return FIND(file_suffixes, word, true) != NULL; }

bool hs_follows_its(hs_slice next) { return FIND(after_its, next, true) != NULL; }

bool hs_starts_sentences(hs_slice word) { return FIND(starters, word, true) != NULL; }

bool hs_is_day(hs_slice word) { return FIND(days, word, false) != NULL; }

bool hs_is_speech_verb(hs_slice word) { return FIND(speech_verbs, word, false) != NULL; }

static bool is_sorted(const void *list, size_t count, size_t width)
{
    const char *entries = list;

    for (size_t i = 1; i < count; i++) {
        if (memcmp(entries + (i - 1) * width, entries + i * width, LONGEST) >= 0) {
            return false;
        }
    }
    return true;
}

#define SORTED(list) is_sorted((list), COUNT(list), sizeof *(list))

bool hs_lists_are_sorted(void)
{
    return SORTED(abbreviations) && SORTED(prefixes) && SORTED(contractions) && SORTED(elisions)
        && SORTED(units) && SORTED(host_suffixes) && SORTED(file_suffixes) && SORTED(after_its)
        && SORTED(degrees) && SORTED(starters) && SORTED(days) && SORTED(speech_verbs);
}
