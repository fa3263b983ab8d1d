/* Sentences: where one ends and where none does. */
#include "tokens.h"

START_TEST(marks)
{
    tokens("It rained. We left! Why? Nobody knows.",
        "It rained . /We left ! /Why ? /Nobody knows . /");
    tokens("Wait . . . for it.", "Wait . . . for it . /");
}
END_TEST

START_TEST(abbreviations)
{
    tokens("He met Mr. Poe, Gov. Lee and Dr. Ash. They ate.",
        "He met Mr. Poe , Gov. Lee and Dr. Ash . /They ate . /");
    tokens("The film opens in the U.S. It opens in Peru later.",
        "The film opens in the U.S. /It opens in Peru later . /");
    tokens("She works for Foo Inc. The firm makes hats.",
        "She works for Foo Inc. /The firm makes hats . /");
    tokens("The U.S. Senate met at 9 a.m. Tuesday.", "The U.S. Senate met at 9 a.m. Tuesday . /");
    tokens("Ann B. Poe and J. Lee of St. Cloud won.", "Ann B. Poe and J. Lee of St. Cloud won . /");
}
END_TEST

START_TEST(quotations)
{
    tokens(
        "\"We won. It is over,\" Ms. Poe said.", "\" We won . /It is over , \" Ms. Poe said . /");
    tokens("“Why?” he asked. “No!” she said.", "“ Why ? ” he asked . /“ No ! ” she said . /");
    tokens("“Stop!” Ann Poe said.", "“ Stop ! ” Ann Poe said . /");
    tokens("“It is over.” They went home.", "“ It is over . ” /They went home . /");
    tokens("She said: “It is over.” He left.", "She said : “ It is over . ” /He left . /");
    tokens("(It was late.) They slept.", "( It was late . ) /They slept . /");
    tokens("``We won.'' They left.", "`` We won . '' /They left . /");
}
END_TEST

START_TEST(none)
{
    tokens("PARIS (XY) — The mayor of Paris resigned on Monday.",
        "PARIS ( XY ) — The mayor of Paris resigned on Monday . /");
    tokens("Yahoo! said it would pay 3.5 million.", "Yahoo ! said it would pay 3.5 million . /");
    tokens("The mayor of New York City met Prime Minister Jane Poe on Friday.",
        "The mayor of New York City met Prime Minister Jane Poe on Friday . /");
}
END_TEST

START_TEST(paragraphs)
{
    const hs_tokenize_options line = { .line = true };

    tokens(
        "A headline\n\nThe text. It goes on\nhere.", "A headline /The text . /It goes on here . /");
    tokens("A headline\r\n\r\nThe text\r\nhere.", "A headline /The text here . /");
    tokens("A headline\n \t\nThe text.", "A headline /The text . /");
    tokens_with(line, "A headline\nThe text\r\nhere.", "A headline /The text /here . /");
}
END_TEST

SUITE("sentence", marks, abbreviations, quotations, none, paragraphs)
