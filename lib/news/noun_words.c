/* Nouns of news, by hand: what WordNet has in another sense first, and what it does not tell. */
#include "news/noun.h"

#define PERSON HS_NOUN_PERSON
#define ORG HS_NOUN_ORGANIZATION
#define PLACE HS_NOUN_PLACE
#define BUSINESS (HS_NOUN_ORGANIZATION | HS_NOUN_BUSINESS)
#define OFFICE (HS_NOUN_PERSON | HS_NOUN_OFFICE)

/* Fields: 0 is none. */
enum {
    STAGE = 1,
    LAW,
    PRESS,
    POLITICS,
    RULE,
    CONGRESS,
    LEAD,
    CHAIR,
    OWN_BUSINESS,
    SPOKEN,
    MEDICINE,
    SCIENCE,
    MUSIC,
    SPORT,
    COACH,
    CRIME,
    POLICE,
    ARMY,
    LETTERS,
    FILM,
    TEACH,
    MONEY,
    PARTNER,
    COMPANY,
    RACE,
    CHURCH,
    DEFENDANT
};

// clang-format off
const hs_noun_list hs_nouns[] = {
    // Who nearly means the same.
    { PERSON | HS_NOUN_FIELD(STAGE),
        "actor actress star performer comedian comedienne entertainer celebrity" },
    { PERSON | HS_NOUN_FIELD(FILM), "filmmaker director film-maker screenwriter producer" },
    { PERSON | HS_NOUN_FIELD(LAW), "lawyer attorney counsel solicitor barrister" },
    { PERSON | HS_NOUN_FIELD(PRESS),
        "journalist reporter correspondent columnist anchor broadcaster host presenter "
        "blogger commentator pundit" },
    { PERSON | HS_NOUN_FIELD(POLITICS),
        "politician lawmaker legislator mp councillor parliamentarian" },
    { PERSON | HS_NOUN_FIELD(CONGRESS), "congressman congresswoman representative" },
    { PERSON | HS_NOUN_FIELD(RACE),
        "candidate nominee contender hopeful challenger frontrunner front-runner" },
    { PERSON | HS_NOUN_FIELD(LEAD), "ceo boss chief executive" },
    { PERSON | HS_NOUN_FIELD(CHAIR), "chairman chairwoman chairperson" },
    { PERSON | HS_NOUN_FIELD(OWN_BUSINESS),
        "tycoon billionaire businessman businesswoman entrepreneur mogul magnate" },
    { PERSON | HS_NOUN_FIELD(SPOKEN), "spokesman spokeswoman spokesperson" },
    { PERSON | HS_NOUN_FIELD(MEDICINE),
        "doctor physician surgeon psychiatrist paediatrician pediatrician" },
    { PERSON | HS_NOUN_FIELD(SCIENCE), "scientist researcher" },
    { PERSON | HS_NOUN_FIELD(MUSIC), "singer musician songwriter rapper vocalist" },
    { PERSON | HS_NOUN_FIELD(SPORT),
        "player athlete footballer cricketer" },
    { PERSON,
        "founder co-founder senator deputy editor striker midfielder defender goalkeeper forward "
        "winger quarterback pitcher batsman bowler guitarist" },
    { PERSON | HS_NOUN_FIELD(COACH), "coach manager trainer" },
    { PERSON | HS_NOUN_FIELD(DEFENDANT), "suspect defendant gunman attacker shooter accused" },
    { PERSON | HS_NOUN_FIELD(POLICE), "sheriff detective constable" },
    { PERSON | HS_NOUN_FIELD(ARMY), "general commander" },
    { PERSON | HS_NOUN_FIELD(LETTERS), "author writer novelist" },
    { PERSON | HS_NOUN_FIELD(TEACH), "professor academic scholar lecturer" },
    { PERSON | HS_NOUN_FIELD(MONEY), "analyst economist strategist" },
    { PERSON | HS_NOUN_FIELD(CHURCH), "priest bishop pastor" },
    // Offices, of which a text has one at a time.
    { OFFICE,
        "president premier chancellor minister secretary governor mayor pope king queen "
        "prime-minister pm ambassador commissioner vice-president prosecutor emperor monarch "
        "prince princess sheriff chief speaker" },
    { HS_NOUN_PERSON | HS_NOUN_VAGUE,
        "man woman leader official boy girl teenager politician executive person figure expert" },
    { HS_NOUN_PERSON,
        "head member source friend aide adviser advisor witness neighbour neighbor mate spouse "
        "ally rival opponent insider veteran activist colleague victim survivor mogul patient "
        "resident refugee migrant operative lobbyist donor supporter staffer volunteer pollster "
        "negotiator regulator whistleblower principal justice personality narrator announcer "
        "questioner moderator panelist contributor strategist fan hacker rebel militant "
        "protester protestor" },
    { HS_NOUN_PERSON | HS_NOUN_EPITHET,
        "candidate nominee contender hopeful challenger frontrunner front-runner billionaire "
        "millionaire businessman businesswoman mogul tycoon magnate celebrity politician "
        "lawmaker star hitmaker legend icon veteran native frontman hitman oscar-winner "
        "superstar starlet conservative liberal democrat republican libertarian socialist tory "
        "year-old" },
    // Gender.
    { HS_NOUN_PERSON | HS_NOUN_FEMALE,
        "woman girl actress spokeswoman chairwoman congresswoman businesswoman queen princess "
        "duchess mother wife daughter sister grandmother aunt niece widow girlfriend bride "
        "housewife heiress nun lady saleswoman policewoman waitress hostess stewardess "
        "comedienne actresses mom mum mama baroness countess empress goddess granddaughter "
        "stepmother mistress schoolgirl sportswoman servicewoman councilwoman assemblywoman "
        "midwife" },
    { HS_NOUN_PERSON | HS_NOUN_MALE,
        "man boy spokesman chairman congressman businessman king prince duke father husband son "
        "brother grandfather uncle nephew widower boyfriend groom monk gentleman guy policeman "
        "dad daddy papa baron earl emperor grandson stepfather schoolboy sportsman serviceman "
        "councilman assemblyman priest fireman salesman gunman" },
    { HS_NOUN_HONORIFIC | HS_NOUN_PERSON | HS_NOUN_MALE,
        "mr mr. sir lord monsieur señor herr" },
    { HS_NOUN_HONORIFIC | HS_NOUN_PERSON | HS_NOUN_FEMALE,
        "mrs mrs. ms ms. miss dame lady madam madame señora frau" },
    { HS_NOUN_HONORIFIC | HS_NOUN_PERSON, "dr dr. doctor prof prof. hon hon. rev rev." },
    { HS_NOUN_PERSON,
        "lt lt. col col. sgt sgt. capt capt. maj maj. cmdr cmdr. det det. pres pres. insp insp." },
    // Bodies.
    { BUSINESS | HS_NOUN_FIELD(COMPANY),
        "company firm corporation business giant conglomerate studio manufacturer maker "
        "retailer startup start-up carrier airline automaker carmaker supplier provider "
        "operator developer publisher brand enterprise lender insurer chain brewer producer" },
    { ORG,
        "bank network newspaper magazine broadcaster channel agency bureau office department "
        "ministry committee commission council court tribunal parliament congress senate "
        "assembly cabinet government administration authority board panel union association "
        "federation league club team university college school institute academy hospital "
        "charity foundation party campaign coalition alliance opposition movement regime junta "
        "military army navy force church mosque group organisation organization institution "
        "think-tank tank watchdog regulator publication outlet paper daily website site "
        "platform treasury embassy consulate secretariat jury side body nonprofit ngo lobby "
        "faction squad band orchestra fund museum theatre theater legislature judiciary police "
        "media press station house unit service delegation consortium bloc company task-force" },
    { ORG | HS_NOUN_LIKE_BUSINESS,
        "bank newspaper magazine paper broadcaster network channel agency club team group "
        "organisation organization nonprofit charity university watchdog outlet lender insurer "
        "union" },
    { ORG | HS_NOUN_MANY,
        "police staff media press team crew jury family couple band duo trio public crowd "
        "audience electorate military leadership management" },
    { PERSON | HS_NOUN_MANY,
        "people public crowd audience electorate majority minority couple pair duo trio family "
        "staff crew rest youth folk clergy gay black white elderly" },
    { PLACE,
        "country nation state city town village county province region capital kingdom republic "
        "island continent district territory suburb borough municipality neighbourhood "
        "neighborhood" },
    { HS_NOUN_DOCUMENT,
        "report statement poll study survey law bill letter email e-mail tweet post memo "
        "document article editorial story book ruling order indictment complaint lawsuit filing "
        "affidavit transcript release constitution treaty resolution paper data research "
        "analysis finding result number evidence record audit review statistics figures ad "
        "advertisement advert banner sign message note legislation code act rule policy plan "
        "headline column essay blog video recording text guideline platform investigation "
        "inquiry probe census index forecast estimate assessment communique communiqué "
        "testimony decision opinion test experiment theory account database slide clip spot journal website page film "
        "documentary" },
    // Part of many.
    { HS_NOUN_PART | HS_NOUN_MANY,
        "percent per-cent % half third quarter fifth majority minority number dozen score most "
        "many some few several both all others plenty lot group rest proportion share hundreds "
        "thousands millions" },
    // No person, organization or place, though a dictionary may have one of that name.
    { HS_NOUN_NOT,
        "right left view lead answer question reply case way thing time day week month year "
        "today home world place part course force past future matter issue point rate level "
        "line ground field center centre middle top bottom end front back area space market "
        "love life death computer machine model drive range cause measure element factor "
        "counter trigger server browser processor router sucker cooler heater number other one "
        "angel" },
    { HS_NOUN_LEGAL,
        "inc inc. corp corp. co co. ltd ltd. llc llp plc limited incorporated corporation "
        "company gmbh ag sa s.a. nv n.v. holdings group" },
    { HS_NOUN_SEAT, "house kremlin pentagon street palace vatican hall" },
    // Given names: frequent ones of English-speaking countries that are given to one gender.
    { HS_GIVEN_FEMALE,
        "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy "
        "betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa "
        "deborah stephanie dorothy rebecca laura helen sharon cynthia amy kathleen angela "
        "shirley brenda emma anna pamela nicole samantha katherine christine catherine debra "
        "rachel carolyn janet maria heather diane olivia julie joyce victoria ruth virginia "
        "lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha "
        "madison teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy "
        "isabella julia grace denise amber marilyn beverly danielle theresa sophie diana "
        "brittany natalie charlotte rose alexis kayla hillary melania ivanka elena claire kate "
        "katie jane anne nicola fiona gillian louise lucy zoe harriet camilla priti yvette "
        "angelina oprah beyonce condoleezza chelsea kellyanne loretta jill tammy kirsten susie "
        "debbie wendy sheila annie marie eva ellen nina irene lena ingrid astrid gabriela lucia "
        "carmen rosa fatima aisha leila yasmin mariam anita indira sonia priya sushma malala "
        "valerie vanessa veronica monica naomi nadia natasha olga svetlana tatiana yulia "
        "anastasia ekaterina carly jenna huma gennifer" },
    { HS_GIVEN_MALE,
        "james robert john michael david william richard joseph thomas charles christopher "
        "daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian "
        "george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan "
        "stephen larry justin scott brandon benjamin samuel gregory alexander frank patrick "
        "raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter "
        "kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl "
        "harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan "
        "juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley "
        "philip eugene bill barack mike tim bernie ted marco jeb ben rand lindsey mitt harry "
        "chuck mitch nigel boris tony gordon simon graham neil ian colin craig stuart duncan "
        "malcolm trevor geoffrey clive angus hugh hamish liam vladimir dmitry sergei mikhail "
        "ivan viktor igor oleg nikolai francois jacques pierre jean-claude nicolas emmanuel "
        "hans klaus wolfgang jürgen helmut gerhard luis carlos fernando miguel pedro jorge "
        "manuel antonio francisco mohammed muhammad mohamed ahmed ali hassan hussein ibrahim "
        "khalid omar mustafa abdullah bashar narendra rahul rajiv amit recep tayyip shimon ehud "
        "giovanni matteo silvio giuseppe roberto stefano ed jim jimmy tom dan rob bob ron ken "
        "greg steve jeff matt nick phil pete sam max leo oscar felix hugo fred stan earl rudy "
        "newt corey elon" },
    { 0 },
};
