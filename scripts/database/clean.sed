# JSON Lines without what databases cannot hold; see number() in lines.sh.  GNU sed, in UTF-8.
/^.*$/!c\
not UTF-8
/\\u/ {
    s/\\\\/\x01/g
    s/\\u[dD]([89abAB]..)\\u[dD]([c-fC-F]..)/\x02\1\x03\2/g
    s/\\u([dD][89a-fA-F]..|0000)/\\ufffd/g
    s/[\x02\x03]/\\ud/g
    s/\x01/\\\\/g
}
