/* What the Check programs of converters and views share: a token stream, written out, as a
 * document.
 */
#ifndef HS_TESTS_WRITTEN_H
#define HS_TESTS_WRITTEN_H

#include "stream/conllu.h"
#include "suite.h"

/* The first document of a stream in which columns are separated by spaces. */
static inline void read_written(hs_arena *arena, hs_document *document, const char *text)
{
    static char tabbed[1 << 16];
    bool comment = false;
    hs_source source = { .name = "test" };
    hs_conllu_reader reader = { .source = &source, .stem = HS_LITERAL("test") };
    hs_error error = { .line = 0 };

    ck_assert_uint_lt(strlen(text), sizeof tabbed);
    strcpy(tabbed, text);
    for (size_t i = 0; tabbed[i] != '\0'; i++) {
        comment = i == 0 || tabbed[i - 1] == '\n' ? tabbed[i] == '#' : comment;
        tabbed[i] = tabbed[i] == ' ' && !comment ? '\t' : tabbed[i];
    }
    source.descriptor = descriptor_of(hs_slice_of(tabbed));
    hs_document_clear(document, arena);
    ck_assert_msg(
        hs_conllu_read(&reader, document, &error) == HS_OK, "%zu: %s", error.line, error.message);
    close(source.descriptor);
    hs_source_close(&source);
    hs_conllu_close(&reader);
}

#define UNSET "_ _ _ _ _ _ _ "

/* Café Luz said on X:
 *
 * "No," Ana Ruiz said.  "Not
 * me."
 *
 * with offsets in bytes, so that code points have to be counted. */
#define WRITTEN                                                                                    \
    "# newdoc id = a/b\n# hs::offsets = bytes\n# meta::title = <Café> & \"more\"\n"               \
    "# newpar id = p1\n# hs::par = headline\n# sent_id = s1\n"                                     \
    "1 Café " UNSET "TokenRange=0:5|NER=B-ORG\n"                                                   \
    "2 Luz " UNSET "TokenRange=6:9|NER=I-ORG\n"                                                    \
    "3 closes " UNSET "SpacesAfter=\\n\\n|TokenRange=10:16\n\n"                                    \
    "# newpar id = p2\n# sent_id = s2\n"                                                           \
    "# hs::attribution = a1 type=direct mode=speech class=denial confidence=0.50 speaker=e1 "      \
    "speaker_kind=person\n"                                                                        \
    "1 \" " UNSET "SpaceAfter=No|TokenRange=18:19|Quote=B-speech:q1|Attr=B-content:a1\n"           \
    "2 No " UNSET "SpaceAfter=No|TokenRange=19:21|Quote=I-speech:q1|Attr=I-content:a1\n"           \
    "3 , " UNSET "SpaceAfter=No|TokenRange=21:22|Quote=I-speech:q1|Attr=I-content:a1\n"            \
    "4 \" " UNSET "TokenRange=22:23|Quote=I-speech:q1|Attr=I-content:a1\n"                         \
    "5 Ana _ PROPN NNP _ _ _ _ TokenRange=24:27|NER=B-PER|Attr=B-source:a1|Entity=(e1-person\n"    \
    "6 Ruiz _ PROPN NNP _ _ _ _ TokenRange=28:32|NER=I-PER|Attr=I-source:a1|Entity=e1)\n"          \
    "7 said " UNSET "SpaceAfter=No|TokenRange=33:37|Attr=B-cue:a1\n"                               \
    "8 . " UNSET "TokenRange=37:38\n\n"                                                            \
    "# sent_id = s3\n"                                                                             \
    "1 \" " UNSET "SpaceAfter=No|TokenRange=39:40|Quote=B-speech:q2|Attr=B-content:a1\n"           \
    "2 Not " UNSET "SpacesAfter=\\n|TokenRange=40:43|Quote=I-speech:q2|Attr=I-content:a1\n"        \
    "3 me " UNSET                                                                                  \
    "SpaceAfter=No|TokenRange=44:46|Quote=I-speech:q2|Attr=I-content:a1|Entity=(e1-person)\n"      \
    "4 . " UNSET "SpaceAfter=No|TokenRange=46:47|Quote=I-speech:q2|Attr=I-content:a1\n"            \
    "5 \" " UNSET "SpacesAfter=\\n|TokenRange=47:48|Quote=I-speech:q2|Attr=I-content:a1\n\n"

#endif
