/* Every filter, in the order in which a pipe has them: the one list that the driver, its --help and
 * the tests read.  FILTER(name): the record hs_name_filter in filters/hs-name.c. */
// clang-format off
FILTER(read)
FILTER(tokenize)
FILTER(stem)
FILTER(dedup)
FILTER(structure)
FILTER(tag)
FILTER(parse)
FILTER(ner)
FILTER(quote)
FILTER(attribute)
FILTER(explain)
FILTER(coref)
FILTER(claim)
FILTER(extract)
FILTER(convert)
FILTER(view)
