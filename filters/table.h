/* Every filter, in the order in which a pipe has them: the one list that the driver, its --help and the
 * tests read.  FILTER(record). */
FILTER(hs_tokenize)
FILTER(hs_stem)
FILTER(hs_structure)
FILTER(hs_quote)
FILTER(hs_attribute)
FILTER(hs_extract)
