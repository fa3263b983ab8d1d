#include "news/ner_rules.h"

#include <stdlib.h>

#include "text/utf8.h"

/* --- classes of words */

enum {
    WEEKDAY = 1 << 0,
    MONTH = 1 << 1,
    WORD_TOO = 1 << 2, // a month that is a common word as well
    SCALE = 1 << 3,
    NUMERAL = 1 << 4,
    SIGN = 1 << 5,
    CODE = 1 << 6,
    CURRENCY = 1 << 7,
    PERCENT = 1 << 8,
    DOLLARS_OF = 1 << 9, // US in US $ 5, and in 5 US dollars
    RELATIVE = 1 << 10,
    PERIOD = 1 << 11,
    HALF = 1 << 12, // of the day
    ZONE = 1 << 13,
    NOON = 1 << 14,
    LEAD = 1 << 15, // may stand before a year
    OF = 1 << 16,
    ARTICLE = 1 << 17,
    // what figures look like
    FIGURE = 1 << 18,       // 5; 1,200; 3.4
    DAY_FIGURE = 1 << 19,   // 1 to 31, 3rd
    YEAR = 1 << 20,         // 1500 to 2099
    DECADE = 1 << 21,       // 1990s
    CLOCK = 1 << 22,        // 10:30
    CALENDAR = 1 << 23,     // 2024-05-03
    MONEY_FIGURE = 1 << 24, // $5
    PERCENT_FIGURE = 1 << 25,
    HANDLE = 1 << 26,
    COMMA = 1 << 27,
    CAPITAL = 1 << 28,
    HOUR = 1 << 29, // 5pm
    PER = 1 << 30,
    CENT = CURRENCY // as in per cent; "per pound" is rare
};

typedef struct rule_word {
    hs_slice word;
    uint32_t classes;
} rule_word;

// Sorted by bytes.
static const rule_word rule_words[] = {
    // clang-format off
    { HS_CONSTANT("$"), SIGN }, { HS_CONSTANT("%"), PERCENT }, { HS_CONSTANT("a"), DOLLARS_OF },
    { HS_CONSTANT("a$"), SIGN }, { HS_CONSTANT("a.m"), HALF }, { HS_CONSTANT("a.m."), HALF },
    { HS_CONSTANT("aed"), CODE }, { HS_CONSTANT("aest"), ZONE }, { HS_CONSTANT("after"), LEAD },
    { HS_CONSTANT("am"), HALF }, { HS_CONSTANT("apr"), MONTH }, { HS_CONSTANT("apr."), MONTH },
    { HS_CONSTANT("april"), MONTH }, { HS_CONSTANT("ariary"), CURRENCY },
    { HS_CONSTANT("au"), DOLLARS_OF }, { HS_CONSTANT("au$"), SIGN }, { HS_CONSTANT("aud"), CODE },
    { HS_CONSTANT("aug"), MONTH }, { HS_CONSTANT("aug."), MONTH }, { HS_CONSTANT("august"), MONTH },
    { HS_CONSTANT("autumn"), PERIOD }, { HS_CONSTANT("b"), SCALE },
    { HS_CONSTANT("baht"), CURRENCY }, { HS_CONSTANT("bdt"), CODE },
    { HS_CONSTANT("before"), LEAD }, { HS_CONSTANT("between"), LEAD },
    { HS_CONSTANT("billion"), SCALE }, { HS_CONSTANT("birr"), CURRENCY },
    { HS_CONSTANT("bn"), SCALE }, { HS_CONSTANT("bnd"), CODE },
    { HS_CONSTANT("bolivar"), CURRENCY }, { HS_CONSTANT("bolivars"), CURRENCY },
    { HS_CONSTANT("brl"), CODE }, { HS_CONSTANT("bst"), ZONE }, { HS_CONSTANT("by"), LEAD },
    { HS_CONSTANT("c"), DOLLARS_OF }, { HS_CONSTANT("c$"), SIGN },
    { HS_CONSTANT("ca"), DOLLARS_OF }, { HS_CONSTANT("ca$"), SIGN }, { HS_CONSTANT("cad"), CODE },
    { HS_CONSTANT("cdt"), ZONE }, { HS_CONSTANT("cedi"), CURRENCY },
    { HS_CONSTANT("cedis"), CURRENCY }, { HS_CONSTANT("cent"), CURRENCY },
    { HS_CONSTANT("cents"), CURRENCY }, { HS_CONSTANT("century"), PERIOD },
    { HS_CONSTANT("cest"), ZONE }, { HS_CONSTANT("cet"), ZONE }, { HS_CONSTANT("chf"), CODE },
    { HS_CONSTANT("circa"), LEAD }, { HS_CONSTANT("clp"), CODE }, { HS_CONSTANT("cny"), CODE },
    { HS_CONSTANT("colones"), CURRENCY }, { HS_CONSTANT("cordoba"), CURRENCY },
    { HS_CONSTANT("crore"), SCALE }, { HS_CONSTANT("crores"), SCALE }, { HS_CONSTANT("cst"), ZONE },
    { HS_CONSTANT("czk"), CODE }, { HS_CONSTANT("dalasi"), CURRENCY },
    { HS_CONSTANT("dec"), MONTH | WORD_TOO }, { HS_CONSTANT("dec."), MONTH },
    { HS_CONSTANT("decade"), PERIOD }, { HS_CONSTANT("december"), MONTH },
    { HS_CONSTANT("dinar"), CURRENCY }, { HS_CONSTANT("dinars"), CURRENCY },
    { HS_CONSTANT("dirham"), CURRENCY }, { HS_CONSTANT("dirhams"), CURRENCY },
    { HS_CONSTANT("dkk"), CODE }, { HS_CONSTANT("dollar"), CURRENCY },
    { HS_CONSTANT("dollars"), CURRENCY }, { HS_CONSTANT("dop"), CODE },
    { HS_CONSTANT("dram"), CURRENCY }, { HS_CONSTANT("during"), LEAD },
    { HS_CONSTANT("early"), LEAD }, { HS_CONSTANT("edt"), ZONE }, { HS_CONSTANT("egp"), CODE },
    { HS_CONSTANT("eight"), NUMERAL }, { HS_CONSTANT("eighteen"), NUMERAL },
    { HS_CONSTANT("eighty"), NUMERAL }, { HS_CONSTANT("eleven"), NUMERAL },
    { HS_CONSTANT("est"), ZONE }, { HS_CONSTANT("etb"), CODE }, { HS_CONSTANT("eur"), CODE },
    { HS_CONSTANT("euro"), CURRENCY }, { HS_CONSTANT("euros"), CURRENCY },
    { HS_CONSTANT("feb"), MONTH }, { HS_CONSTANT("feb."), MONTH },
    { HS_CONSTANT("february"), MONTH }, { HS_CONSTANT("fifteen"), NUMERAL },
    { HS_CONSTANT("fifty"), NUMERAL }, { HS_CONSTANT("five"), NUMERAL },
    { HS_CONSTANT("forint"), CURRENCY }, { HS_CONSTANT("forty"), NUMERAL },
    { HS_CONSTANT("four"), NUMERAL }, { HS_CONSTANT("fourteen"), NUMERAL },
    { HS_CONSTANT("franc"), CURRENCY }, { HS_CONSTANT("francs"), CURRENCY },
    { HS_CONSTANT("friday"), WEEKDAY }, { HS_CONSTANT("from"), LEAD }, { HS_CONSTANT("gbp"), CODE },
    { HS_CONSTANT("ghs"), CODE }, { HS_CONSTANT("gmt"), ZONE },
    { HS_CONSTANT("guarani"), CURRENCY }, { HS_CONSTANT("hk"), DOLLARS_OF },
    { HS_CONSTANT("hk$"), SIGN }, { HS_CONSTANT("hryvnia"), CURRENCY },
    { HS_CONSTANT("huf"), CODE }, { HS_CONSTANT("hundred"), SCALE }, { HS_CONSTANT("idr"), CODE },
    { HS_CONSTANT("ils"), CODE }, { HS_CONSTANT("in"), LEAD }, { HS_CONSTANT("inr"), CODE },
    { HS_CONSTANT("iqd"), CODE }, { HS_CONSTANT("irr"), CODE }, { HS_CONSTANT("isk"), CODE },
    { HS_CONSTANT("ist"), ZONE }, { HS_CONSTANT("jan"), MONTH | WORD_TOO },
    { HS_CONSTANT("jan."), MONTH }, { HS_CONSTANT("january"), MONTH }, { HS_CONSTANT("jmd"), CODE },
    { HS_CONSTANT("jod"), CODE }, { HS_CONSTANT("jpy"), CODE }, { HS_CONSTANT("jst"), ZONE },
    { HS_CONSTANT("jul"), MONTH }, { HS_CONSTANT("jul."), MONTH }, { HS_CONSTANT("july"), MONTH },
    { HS_CONSTANT("jun"), MONTH }, { HS_CONSTANT("jun."), MONTH }, { HS_CONSTANT("june"), MONTH },
    { HS_CONSTANT("k"), SCALE }, { HS_CONSTANT("kes"), CODE }, { HS_CONSTANT("kgs"), CODE },
    { HS_CONSTANT("khr"), CODE }, { HS_CONSTANT("krona"), CURRENCY },
    { HS_CONSTANT("krone"), CURRENCY }, { HS_CONSTANT("kroner"), CURRENCY },
    { HS_CONSTANT("kronor"), CURRENCY }, { HS_CONSTANT("krw"), CODE }, { HS_CONSTANT("ksh"), CODE },
    { HS_CONSTANT("kuna"), CURRENCY }, { HS_CONSTANT("kwacha"), CURRENCY },
    { HS_CONSTANT("kwd"), CODE }, { HS_CONSTANT("kyat"), CURRENCY }, { HS_CONSTANT("kzt"), CODE },
    { HS_CONSTANT("lakh"), SCALE }, { HS_CONSTANT("lakhs"), SCALE },
    { HS_CONSTANT("lari"), CURRENCY }, { HS_CONSTANT("last"), RELATIVE },
    { HS_CONSTANT("late"), LEAD }, { HS_CONSTANT("lbp"), CODE },
    { HS_CONSTANT("lempira"), CURRENCY }, { HS_CONSTANT("leu"), CURRENCY },
    { HS_CONSTANT("lira"), CURRENCY }, { HS_CONSTANT("lire"), CURRENCY },
    { HS_CONSTANT("lkr"), CODE }, { HS_CONSTANT("m"), SCALE }, { HS_CONSTANT("manat"), CURRENCY },
    { HS_CONSTANT("mar"), MONTH | WORD_TOO }, { HS_CONSTANT("mar."), MONTH },
    { HS_CONSTANT("march"), MONTH | WORD_TOO }, { HS_CONSTANT("mark"), CURRENCY },
    { HS_CONSTANT("marks"), CURRENCY }, { HS_CONSTANT("may"), MONTH | WORD_TOO },
    { HS_CONSTANT("mdt"), ZONE }, { HS_CONSTANT("metical"), CURRENCY },
    { HS_CONSTANT("mid"), LEAD }, { HS_CONSTANT("midnight"), NOON }, { HS_CONSTANT("mil"), SCALE },
    { HS_CONSTANT("million"), SCALE }, { HS_CONSTANT("mmk"), CODE }, { HS_CONSTANT("mn"), SCALE },
    { HS_CONSTANT("mnt"), CODE }, { HS_CONSTANT("monday"), WEEKDAY },
    { HS_CONSTANT("month"), PERIOD }, { HS_CONSTANT("mst"), ZONE }, { HS_CONSTANT("mur"), CODE },
    { HS_CONSTANT("mwk"), CODE }, { HS_CONSTANT("mxn"), CODE }, { HS_CONSTANT("myr"), CODE },
    { HS_CONSTANT("n"), DOLLARS_OF }, { HS_CONSTANT("nad"), CODE },
    { HS_CONSTANT("naira"), CURRENCY }, { HS_CONSTANT("next"), RELATIVE },
    { HS_CONSTANT("ngn"), CODE }, { HS_CONSTANT("nine"), NUMERAL },
    { HS_CONSTANT("nineteen"), NUMERAL }, { HS_CONSTANT("ninety"), NUMERAL },
    { HS_CONSTANT("nok"), CODE }, { HS_CONSTANT("noon"), NOON }, { HS_CONSTANT("nov"), MONTH },
    { HS_CONSTANT("nov."), MONTH }, { HS_CONSTANT("november"), MONTH },
    { HS_CONSTANT("npr"), CODE }, { HS_CONSTANT("nt"), DOLLARS_OF }, { HS_CONSTANT("nt$"), SIGN },
    { HS_CONSTANT("nz"), DOLLARS_OF }, { HS_CONSTANT("nz$"), SIGN }, { HS_CONSTANT("nzd"), CODE },
    { HS_CONSTANT("oct"), MONTH }, { HS_CONSTANT("oct."), MONTH },
    { HS_CONSTANT("october"), MONTH }, { HS_CONSTANT("of"), LEAD | OF },
    { HS_CONSTANT("omr"), CODE }, { HS_CONSTANT("one"), NUMERAL }, { HS_CONSTANT("p.m"), HALF },
    { HS_CONSTANT("p.m."), HALF }, { HS_CONSTANT("paanga"), CURRENCY },
    { HS_CONSTANT("past"), RELATIVE }, { HS_CONSTANT("pct"), PERCENT },
    { HS_CONSTANT("pdt"), ZONE }, { HS_CONSTANT("pence"), CURRENCY },
    { HS_CONSTANT("penny"), CURRENCY }, { HS_CONSTANT("per"), PER },
    { HS_CONSTANT("percent"), PERCENT }, { HS_CONSTANT("percentage"), PERCENT },
    { HS_CONSTANT("peso"), CURRENCY }, { HS_CONSTANT("pesos"), CURRENCY },
    { HS_CONSTANT("pgk"), CODE }, { HS_CONSTANT("pkr"), CODE }, { HS_CONSTANT("pln"), CODE },
    { HS_CONSTANT("pm"), HALF }, { HS_CONSTANT("pound"), CURRENCY },
    { HS_CONSTANT("pounds"), CURRENCY }, { HS_CONSTANT("previous"), RELATIVE },
    { HS_CONSTANT("pst"), ZONE }, { HS_CONSTANT("pula"), CURRENCY }, { HS_CONSTANT("pyg"), CODE },
    { HS_CONSTANT("qar"), CODE }, { HS_CONSTANT("qr"), CODE }, { HS_CONSTANT("quarter"), PERIOD },
    { HS_CONSTANT("quetzal"), CURRENCY }, { HS_CONSTANT("r"), DOLLARS_OF },
    { HS_CONSTANT("r$"), SIGN }, { HS_CONSTANT("rand"), CURRENCY },
    { HS_CONSTANT("reais"), CURRENCY }, { HS_CONSTANT("real"), CURRENCY },
    { HS_CONSTANT("renminbi"), CURRENCY }, { HS_CONSTANT("rial"), CURRENCY },
    { HS_CONSTANT("rials"), CURRENCY }, { HS_CONSTANT("riel"), CURRENCY },
    { HS_CONSTANT("ringgit"), CURRENCY }, { HS_CONSTANT("riyal"), CURRENCY },
    { HS_CONSTANT("riyals"), CURRENCY }, { HS_CONSTANT("rm"), CODE }, { HS_CONSTANT("rmb"), CODE },
    { HS_CONSTANT("ron"), CODE }, { HS_CONSTANT("rouble"), CURRENCY },
    { HS_CONSTANT("roubles"), CURRENCY }, { HS_CONSTANT("rs"), SIGN }, { HS_CONSTANT("rs."), SIGN },
    { HS_CONSTANT("rsd"), CODE }, { HS_CONSTANT("rub"), CODE }, { HS_CONSTANT("ruble"), CURRENCY },
    { HS_CONSTANT("rubles"), CURRENCY }, { HS_CONSTANT("rupee"), CURRENCY },
    { HS_CONSTANT("rupees"), CURRENCY }, { HS_CONSTANT("rupiah"), CURRENCY },
    { HS_CONSTANT("rwf"), CODE }, { HS_CONSTANT("s"), DOLLARS_OF }, { HS_CONSTANT("s$"), SIGN },
    { HS_CONSTANT("sar"), CODE }, { HS_CONSTANT("saturday"), WEEKDAY },
    { HS_CONSTANT("scr"), CODE }, { HS_CONSTANT("sek"), CODE }, { HS_CONSTANT("sep"), MONTH },
    { HS_CONSTANT("sep."), MONTH }, { HS_CONSTANT("sept"), MONTH }, { HS_CONSTANT("sept."), MONTH },
    { HS_CONSTANT("september"), MONTH }, { HS_CONSTANT("seven"), NUMERAL },
    { HS_CONSTANT("seventeen"), NUMERAL }, { HS_CONSTANT("seventy"), NUMERAL },
    { HS_CONSTANT("sgd"), CODE }, { HS_CONSTANT("shekel"), CURRENCY },
    { HS_CONSTANT("shekels"), CURRENCY }, { HS_CONSTANT("shilling"), CURRENCY },
    { HS_CONSTANT("shillings"), CURRENCY }, { HS_CONSTANT("since"), LEAD },
    { HS_CONSTANT("six"), NUMERAL }, { HS_CONSTANT("sixteen"), NUMERAL },
    { HS_CONSTANT("sixty"), NUMERAL }, { HS_CONSTANT("soles"), CURRENCY },
    { HS_CONSTANT("spring"), PERIOD }, { HS_CONSTANT("sterling"), CURRENCY },
    { HS_CONSTANT("summer"), PERIOD }, { HS_CONSTANT("sunday"), WEEKDAY },
    { HS_CONSTANT("syp"), CODE }, { HS_CONSTANT("taka"), CURRENCY },
    { HS_CONSTANT("ten"), NUMERAL }, { HS_CONSTANT("tenge"), CURRENCY },
    { HS_CONSTANT("thb"), CODE }, { HS_CONSTANT("the"), ARTICLE },
    { HS_CONSTANT("thirteen"), NUMERAL }, { HS_CONSTANT("thirty"), NUMERAL },
    { HS_CONSTANT("this"), RELATIVE }, { HS_CONSTANT("thousand"), SCALE },
    { HS_CONSTANT("three"), NUMERAL }, { HS_CONSTANT("thursday"), WEEKDAY },
    { HS_CONSTANT("till"), LEAD }, { HS_CONSTANT("tk"), CODE }, { HS_CONSTANT("tnd"), CODE },
    { HS_CONSTANT("today"), CALENDAR }, { HS_CONSTANT("tomorrow"), CALENDAR },
    { HS_CONSTANT("tonight"), CALENDAR }, { HS_CONSTANT("trillion"), SCALE },
    { HS_CONSTANT("tsh"), CODE }, { HS_CONSTANT("ttd"), CODE }, { HS_CONSTANT("tuesday"), WEEKDAY },
    { HS_CONSTANT("tugrik"), CURRENCY }, { HS_CONSTANT("twd"), CODE },
    { HS_CONSTANT("twelve"), NUMERAL }, { HS_CONSTANT("twenty"), NUMERAL },
    { HS_CONSTANT("two"), NUMERAL }, { HS_CONSTANT("tzs"), CODE }, { HS_CONSTANT("uah"), CODE },
    { HS_CONSTANT("ugx"), CODE }, { HS_CONSTANT("until"), LEAD }, { HS_CONSTANT("us"), DOLLARS_OF },
    { HS_CONSTANT("us$"), SIGN }, { HS_CONSTANT("usd"), CODE }, { HS_CONSTANT("ush"), CODE },
    { HS_CONSTANT("utc"), ZONE }, { HS_CONSTANT("uyu"), CODE }, { HS_CONSTANT("uzs"), CODE },
    { HS_CONSTANT("vatu"), CURRENCY }, { HS_CONSTANT("vnd"), CODE },
    { HS_CONSTANT("wednesday"), WEEKDAY }, { HS_CONSTANT("week"), PERIOD },
    { HS_CONSTANT("weekend"), PERIOD }, { HS_CONSTANT("winter"), PERIOD },
    { HS_CONSTANT("won"), CURRENCY }, { HS_CONSTANT("xaf"), CODE }, { HS_CONSTANT("xof"), CODE },
    { HS_CONSTANT("year"), PERIOD | LEAD }, { HS_CONSTANT("yen"), CURRENCY },
    { HS_CONSTANT("yer"), CODE }, { HS_CONSTANT("yesterday"), CALENDAR },
    { HS_CONSTANT("yuan"), CURRENCY }, { HS_CONSTANT("zar"), CODE },
    { HS_CONSTANT("zloty"), CURRENCY }, { HS_CONSTANT("zmw"), CODE }, { HS_CONSTANT("£"), SIGN },
    { HS_CONSTANT("¥"), SIGN }, { HS_CONSTANT("₦"), SIGN }, { HS_CONSTANT("₩"), SIGN },
    { HS_CONSTANT("€"), SIGN }, { HS_CONSTANT("₴"), SIGN }, { HS_CONSTANT("₹"), SIGN },
    { HS_CONSTANT("₺"), SIGN }, { HS_CONSTANT("₽"), SIGN },
    // clang-format on
};

static int compare_words(const void *a, const void *b)
{
    return hs_slice_compare(*(const hs_slice *) a, ((const rule_word *) b)->word);
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static size_t count_digits(hs_slice text, size_t from)
{
    size_t count = 0;

    while (from + count < text.size && is_digit(text.data[from + count])) {
        count++;
    }
    return count;
}

/* Digits with single commas, periods between them; the length of it. */
static size_t figure_length(hs_slice text)
{
    size_t at = count_digits(text, 0), more;

    while (at != 0 && at + 1 < text.size && (text.data[at] == ',' || text.data[at] == '.')
        && (more = count_digits(text, at + 1)) != 0) {
        at += 1 + more;
    }
    return at;
}

static unsigned value_of(hs_slice text, size_t digits)
{
    unsigned value = 0;

    for (size_t i = 0; i < digits && i < 8; i++) {
        value = value * 10 + (unsigned) (text.data[i] - '0');
    }
    return value;
}

/* Two equal separators between groups of one to four digits: 2024-05-03, 5/3/24. */
static bool is_calendar(hs_slice text)
{
    size_t a = count_digits(text, 0), b, c;

    if (a == 0 || a > 4 || a == 3 || a >= text.size
        || (text.data[a] != '-' && text.data[a] != '/' && text.data[a] != '.')) {
        return false;
    }
    b = count_digits(text, a + 1);
    if (b == 0 || b > 2 || a + 1 + b >= text.size || text.data[a + 1 + b] != text.data[a]) {
        return false;
    }
    c = count_digits(text, a + b + 2);
    return a + b + c + 2 == text.size && (a == 4 ? c > 0 && c < 3 : c == 4 || (c == 2 && a < 3))
        && value_of(hs_slice_from(text, a + 1), b) <= 31;
}

static uint32_t classify_clock(hs_slice text, size_t digits)
{
    hs_slice rest = hs_slice_from(text, digits);
    unsigned hour = value_of(text, digits);

    if (digits <= 2 && hour <= 24 && rest.size >= 3 && (rest.data[0] == ':' || rest.data[0] == '.')
        && count_digits(rest, 1) == 2) {
        bool colon = rest.data[0] == ':';
        rest = hs_slice_from(rest, 3);
        if (rest.size == 0 || (rest.size == 3 && rest.data[0] == ':')) {
            return colon ? CLOCK : 0;
        }
    }
    return digits <= 2 && hour <= 12
            && (hs_slice_is(rest, "am") || hs_slice_is(rest, "pm") || hs_slice_is(rest, "a.m.")
                || hs_slice_is(rest, "p.m."))
        ? HOUR
        : 0;
}

static uint32_t classify_figure(hs_slice text)
{
    size_t figure = figure_length(text), digits = count_digits(text, 0);
    hs_slice rest = hs_slice_from(text, figure);
    unsigned value = value_of(text, digits);
    uint32_t classes = classify_clock(text, digits);

    if (is_calendar(text)) {
        return CALENDAR;
    }
    if (rest.size == 0) {
        classes |= FIGURE;
        classes |= figure == digits && digits <= 2 && value >= 1 && value <= 31 ? DAY_FIGURE : 0;
        classes |= figure == digits && digits == 4 && value >= 1500 && value < 2100 ? YEAR : 0;
    } else if (digits == 4 && hs_slice_is(rest, "s")) {
        classes |= DECADE;
    } else if (digits <= 2 && value >= 1 && value <= 31
        && (hs_slice_is(rest, "st") || hs_slice_is(rest, "nd") || hs_slice_is(rest, "rd")
            || hs_slice_is(rest, "th"))) {
        classes |= DAY_FIGURE;
    } else if (hs_slice_is(rest, "%")) {
        classes |= PERCENT_FIGURE;
    } else if (hs_slice_is(rest, "m") || hs_slice_is(rest, "bn") || hs_slice_is(rest, "k")) {
        classes |= FIGURE;
    }
    return classes;
}

static uint32_t look_up(hs_slice folded)
{
    const rule_word *found = bsearch(&folded, rule_words, sizeof rule_words / sizeof *rule_words,
        sizeof *rule_words, compare_words);

    return found != NULL ? found->classes : 0;
}

/* $5, US$3.4bn, €20m. */
static bool is_sum(hs_slice text)
{
    for (size_t i = 1; i < text.size && i < 6; i++) {
        if (is_digit(text.data[i])) {
            return (look_up((hs_slice){ text.data, i }) & SIGN)
                && (classify_figure(hs_slice_from(text, i)) & FIGURE);
        }
    }
    return false;
}

static bool is_handle(hs_slice text)
{
    for (size_t i = 1; i < text.size; i++) {
        char c = text.data[i];
        if (!is_digit(c) && c != '_' && c != '.' && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) {
            return false;
        }
    }
    return text.size > 1 && text.data[0] == '@';
}

static uint32_t classify(hs_slice form)
{
    char folded[64];
    hs_slice lower = { folded, 0 };

    if (form.size == 0 || form.size > 28) {
        return form.size > 28 && is_handle(form) ? HANDLE : 0;
    }
    lower.size = hs_fold(form, folded);
    if (is_digit(folded[0])) {
        return classify_figure(lower);
    }
    if (form.data[0] == '@') {
        return is_handle(form) ? HANDLE : 0;
    }
    if (is_sum(lower)) {
        return MONEY_FIGURE;
    }
    return look_up(lower) | (form.data[0] == ',' ? COMMA : 0)
        | (form.data[0] >= 'A' && form.data[0] <= 'Z' ? CAPITAL : 0);
}

/* --- rules: each gives the length of what it finds at a place, or 0 */

typedef struct rule_text {
    const uint32_t *classes; // of the words of a sentence that no span covers yet; else 0
    size_t count;
} rule_text;

static uint32_t at(const rule_text *text, size_t place)
{
    return place < text->count ? text->classes[place] : 0;
}

/* 5; 3.4 million; twenty five thousand. */
static size_t number(const rule_text *text, size_t place)
{
    size_t end = place;

    if (at(text, end) & FIGURE) {
        end++;
    } else {
        while (at(text, end) & NUMERAL) {
            end++;
        }
    }
    while (end > place && (at(text, end) & SCALE)) {
        end++;
    }
    return end - place;
}

static size_t money(const rule_text *text, size_t place)
{
    size_t length;

    if ((at(text, place) & DOLLARS_OF) && (at(text, place) & CAPITAL)) {
        length = at(text, place + 1) & (SIGN | MONEY_FIGURE) ? money(text, place + 1) : 0;
        return length ? length + 1 : 0;
    }
    if (at(text, place) & MONEY_FIGURE) {
        for (length = 1; at(text, place + length) & SCALE; length++) { }
        return length;
    }
    if (at(text, place) & (SIGN | CODE)) {
        length = number(text, place + 1);
        return length && (at(text, place + 1) & FIGURE) ? length + 1 : 0;
    }
    length = number(text, place);
    if (length == 0) {
        return 0;
    }
    if ((at(text, place + length) & DOLLARS_OF) && (at(text, place + length + 1) & CURRENCY)) {
        return length + 2;
    }
    if (at(text, place + length) & (CURRENCY | CODE | SIGN)) {
        // "5 $ 10" is two sums, or none.
        return at(text, place + length) & SIGN && at(text, place + length + 1) & FIGURE
            ? 0
            : length + 1;
    }
    return 0;
}

static size_t share(const rule_text *text, size_t place)
{
    size_t length = number(text, place);

    if (at(text, place) & PERCENT_FIGURE) {
        return 1;
    }
    if (length && (at(text, place + length) & PER)) {
        return at(text, place + length + 1) & CENT ? length + 2 : 0;
    }
    return length && (at(text, place + length) & PERCENT) ? length + 1 : 0;
}

static size_t clock(const rule_text *text, size_t place)
{
    uint32_t here = at(text, place);
    size_t length = 0;

    if (here & HOUR) {
        length = 1;
    } else if ((here & (CLOCK | FIGURE)) && (at(text, place + 1) & HALF)) {
        length = 2;
    } else if (here & (CLOCK | NOON)) {
        length = 1;
    } else if ((here & FIGURE) && (at(text, place + 1) & ZONE)) {
        return 2;
    }
    return length && (at(text, place + length) & ZONE) ? length + 1 : length;
}

/* What may follow a day and a month: a year, perhaps behind a comma. */
static size_t year_behind(const rule_text *text, size_t place)
{
    if (at(text, place) & YEAR) {
        return 1;
    }
    return (at(text, place) & COMMA) && (at(text, place + 1) & YEAR) ? 2 : 0;
}

static bool is_month(uint32_t classes) { return (classes & MONTH) && (classes & CAPITAL); }

/* May 3, 2024; 3 May 2024; 3rd of May; May 2024; May. */
static size_t month(const rule_text *text, size_t place)
{
    uint32_t here = at(text, place);

    if (here & DAY_FIGURE) {
        size_t of = at(text, place + 1) & OF ? 1 : 0;
        if (!is_month(at(text, place + 1 + of))) {
            return 0;
        }
        return 2 + of + year_behind(text, place + 2 + of);
    }
    if (!is_month(here)) {
        return 0;
    }
    if (at(text, place + 1) & DAY_FIGURE) {
        return 2 + year_behind(text, place + 2);
    }
    if (year_behind(text, place + 1) != 0) {
        return 1 + year_behind(text, place + 1);
    }
    return !(here & WORD_TOO) || (place > 0 && (at(text, place - 1) & (LEAD | RELATIVE)));
}

/* Monday; Monday, May 3. */
static size_t weekday(const rule_text *text, size_t place)
{
    size_t comma, more;

    if (!(at(text, place) & WEEKDAY) || !(at(text, place) & CAPITAL)) {
        return 0;
    }
    comma = at(text, place + 1) & COMMA ? 1 : 0;
    more = month(text, place + 1 + comma);
    return more > 1 ? 1 + comma + more : 1;
}

static size_t year(const rule_text *text, size_t place)
{
    uint32_t here = at(text, place), before = place > 0 ? at(text, place - 1) : 0;

    if (here & DECADE) {
        return 1;
    }
    return (here & YEAR) && (before & (LEAD | ARTICLE)) && number(text, place) == 1
            && !(at(text, place + 1) & (CURRENCY | PERCENT | SCALE))
        ? 1
        : 0;
}

static size_t date(const rule_text *text, size_t place)
{
    uint32_t here = at(text, place);
    size_t length;

    if (here & CALENDAR) {
        return 1;
    }
    if (here & RELATIVE) {
        return at(text, place + 1) & (PERIOD | WEEKDAY) || is_month(at(text, place + 1)) ? 2 : 0;
    }
    length = weekday(text, place);
    length = length ? length : month(text, place);
    return length ? length : year(text, place);
}

typedef struct rule {
    const char *kind;
    size_t (*find)(const rule_text *text, size_t place);
} rule;

static const rule rules[]
    = { { "MONEY", money }, { "PERCENT", share }, { "TIME", clock }, { "DATE", date } };

/* The longest of what the rules find. */
static size_t find_longest(const rule_text *text, size_t place, const char **kind)
{
    size_t best = 0;

    if (at(text, place) == 0 || at(text, place) == CAPITAL) {
        return 0;
    }
    if (at(text, place) & HANDLE) {
        *kind = "HANDLE";
        return 1;
    }
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        size_t length = rules[i].find(text, place);
        if (length > best) {
            best = length;
            *kind = rules[i].kind;
        }
    }
    return best;
}

static void mark_sentence(
    hs_document *document, const rule_text *text, size_t first, hs_spans *spans)
{
    for (size_t i = 0; i < text->count;) {
        const char *kind = NULL;
        size_t length = find_longest(text, i, &kind);
        if (length != 0) {
            hs_spans_add(document, spans,
                (hs_span){
                    .kind = hs_slice_of(kind), .first = first + i, .end = first + i + length });
        }
        i += length ? length : 1;
    }
}

void hs_ner_rules(hs_document *document, hs_words words, hs_spans *spans)
{
    uint32_t *classes = HS_NEW(document->arena, uint32_t, words.count + 1);
    size_t given = spans->items_count, next = 0;

    for (size_t i = 0; i < words.count; i++) {
        while (next < given && spans->items[next].end <= i) {
            next++;
        }
        if (next == given || spans->items[next].first > i) {
            classes[i] = classify(words.items[i].form);
        }
    }
    for (size_t first = 0, end; first < words.count; first = end) {
        for (end = first + 1;
             end < words.count && words.items[end].sentence == words.items[first].sentence;) {
            end++;
        }
        mark_sentence(document, &(rule_text){ classes + first, end - first }, first, spans);
    }
}
