/* Written by scripts/count-given-names from: worldwide-train.conllu
 * polnear-train.conllu
 * gum-train.conllu. */
#include "news/noun.h"

// clang-format off
const hs_noun_list hs_nouns_given[] = {
    { HS_GIVEN_FEMALE,
        "amina brenda dawn dube ghazala jenna jennifer malka margaret maria rachel ruth sarah "
        "shanklin sonia tashfeen wasserman "
    },
    { HS_GIVEN_MALE,
        "abba abdul abraham akufo al alejandro andrew anthony arturo ash bashar ben bobby bola "
        "brian bruce bryan carlos charles chris christian christoph chuck daniel david de diego don "
        "el eric evo fumio gary george glenn gregory harry hero horacio hossein howard jack jeb "
        "jeff jeffrey jeremy jim jimmy joel john johnny jon jorge josé justice ken ki lee lindsey "
        "luis manuel marco mark mike mitch mohamed mohammad mohiuddin muhammad navaid nayib noam "
        "omar patrick paul peter pierre rafael rahm recep reince rodrigo romero ronald sam santa "
        "sean shah sheldon stephen steve steven syed ted thomas tizya vander vladimir xi "
    },
    { 0 },
};
