#include "news/quote_words.h"

#include "text/utf8.h"

static const struct {
    unsigned kind;
    const char *forms; // with a space between
} lists[] = {
    { HS_QW_REPORTS,
        "say says said saying tell tells told telling ask asks asked asking add adds added adding "
        "write writes wrote written writing state states stated stating note notes noted noting "
        "explain explains explained explaining declare declares declared declaring announce "
        "announces announced announcing argue argues argued arguing claim claims claimed claiming "
        "insist insists insisted insisting warn warns warned warning admit admits admitted "
        "admitting acknowledge acknowledges acknowledged acknowledging concede concedes conceded "
        "conceding deny denies denied denying reply replies replied replying respond responds "
        "responded responding answer answers answered answering retort retorts retorted remark "
        "remarks remarked remarking comment comments commented commenting observe observes "
        "observed observing suggest suggests suggested suggesting assert asserts asserted "
        "asserting contend contends contended contending maintain maintains maintained "
        "maintaining allege alleges alleged alleging accuse accuses accused accusing criticize "
        "criticizes criticized criticizing criticise criticises criticised criticising condemn "
        "condemns condemned condemning denounce denounces denounced denouncing blast blasts "
        "blasted blasting slam slams slammed slamming praise praises praised praising hail hails "
        "hailed hailing describe describes described describing characterize characterizes "
        "characterized characterizing characterise characterised refer refers referred referring "
        "quote quotes quoted quoting cite cites cited citing quip quips quipped joke jokes joked "
        "joking tweet tweets tweeted tweeting post posts posted posting retweeted recall recalls "
        "recalled recalling recount recounts recounted continue continues continued continuing "
        "conclude concludes concluded concluding confirm confirms confirmed confirming reveal "
        "reveals revealed revealing report reports reported reporting predict predicts predicted "
        "predicting promise promises promised promising pledge pledges pledged pledging vow vows "
        "vowed vowing urge urges urged urging demand demands demanded demanding call calls called "
        "calling label labels labeled labelled labeling labelling brand brands branded branding "
        "express expresses expressed expressing reaffirm reaffirms reaffirmed reaffirming "
        "reiterate reiterates reiterated reiterating repeat repeats repeated repeating emphasize "
        "emphasizes emphasized emphasizing emphasise emphasised stress stresses stressed "
        "stressing believe believes believed believing think thinks thought thinking feel feels "
        "felt boast boasts boasted boasting complain complains complained complaining lament "
        "laments lamented shout shouts shouted shouting yell yells yelled yelling scream screams "
        "screamed screaming chant chants chanted chanting cry cries cried crying mock mocks mocked "
        "mocking dismiss dismisses dismissed dismissing defend defends defended defending cheer "
        "cheers cheered cheering reads bemoaned opined mused intoned proclaimed proclaims "
        "proclaiming portrayed decried decries lambasted ridiculed lauded likened thundered "
        "whispered exclaimed utter utters uttered uttering testified testifies wondered wonders "
        "echoed speaking spoke "
        "statement remark interview speech email e-mail letter memo message wording "
        "acknowledgment" },
    { HS_QW_NAMES,
        "dubbed nicknamed codenamed code-named named christened monikered alias "
        "name aka a.k.a. nickname codename moniker pseudonym" },
    { HS_QW_CALLS, "called calling call calls known" },
    { HS_QW_WORK,
        "film films movie movies book books novel novels memoir memoirs journal leaflet brochure "
        "booklet handbook report study paper autobiography biography "
        "song songs single album albums show shows series sitcom drama comedy documentary "
        "documentaries play plays musical opera operas poem poems essay essays article articles "
        "column magazine newspaper podcast episode exhibition painting videogame ballad track hit "
        "anthem bestseller best-seller thriller sequel prequel blog op-ed editorial section "
        "chapter "
        "segment feature blockbuster program programme romcom western cartoon soundtrack novella "
        "trilogy franchise reboot remake tune lyric lyrics hymn symphony ballet mural sculpture "
        "manifesto pamphlet author starring starred stars actor actress director singer "
        "screenwriter playwright novelist moderator co-host host hosts titled "
        "entitled" },
    { HS_QW_VERB,
        "is are was were am be been has have had do does did will would can could should must "
        "might shall cannot ca wo n't 're 'll 've 'm isn't let's gonna gotta wanna goes went got "
        "came made makes want wants need needs know knows knew think thinks thought go get gets "
        "said says believe believes hope hopes" },
    { HS_QW_PERSON, "i we you he she they it me him us them there" },
    { HS_QW_FUNCTION,
        "a an the of and or but nor to in on at by for from with as into onto over up off out vs "
        "vs. v. per than that de la le les du des el al der die das von und 's n y via" },
    { HS_QW_PLACE, "on in of for from at to by with during" },
    { HS_QW_TERM, "word words term terms phrase phrases expression adjective noun" },
    { HS_QW_HERALD, "according" },
    { HS_QW_TERM | HS_QW_SO_CALLED, "so-called" },
};

hs_quote_words hs_quote_words_make(hs_arena *arena)
{
    hs_quote_words words = { hs_map_make(arena) };

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        hs_slice rest = hs_slice_of(lists[i].forms);

        while (rest.data != NULL) {
            bool added;
            hs_map_value *value = hs_map_add(&words.map, hs_slice_cut(&rest, ' '), &added);

            value->number |= lists[i].kind;
        }
    }
    return words;
}

unsigned hs_quote_word(const hs_quote_words *words, hs_slice form)
{
    char folded[64];
    hs_slice key = { folded, 0 };
    const hs_map_value *value;

    if (form.size > 24)
        return 0;
    key.size = hs_fold(form, folded);
    value = hs_map_find(&words->map, key);
    if (value != NULL)
        return (unsigned) value->number;
    return hs_slice_ends(key, HS_LITERAL("n't")) || hs_slice_ends(key, HS_LITERAL("'re"))
            || hs_slice_ends(key, HS_LITERAL("'ll")) || hs_slice_ends(key, HS_LITERAL("'ve"))
        ? HS_QW_VERB
        : 0;
}
