/* Every filter, in the order in which a pipe has them: the one list that the driver, its --help and the
 * tests read.  FILTER(record, name of the program). */
FILTER(hs_tokenize, "hs-tokenize")
FILTER(hs_stem, "hs-stem")
FILTER(hs_structure, "hs-structure")
FILTER(hs_quote, "hs-quote")
FILTER(hs_attribute, "hs-attribute")
FILTER(hs_extract, "hs-extract")
