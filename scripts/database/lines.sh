# What load-sqlite and load-postgres share: their arguments, and the lines that they load.
# shellcheck shell=sh
# shellcheck disable=SC2154,SC2094  # database_help is the loader's; a name is no reading
#
# The lines are those of the records, one JSON object each, behind one of each article:
#     {"doc": id, "meta": {"title": …, "date": …, …}}
# As loaded they have three columns: the file, the number of the line in it, the object.  Between
# columns stands the byte 0x1F, which no JSON has raw; so nothing is quoted, and nothing can break out.

program=$(basename "$0")
here=$(cd "$(dirname "$0")" && pwd)
case ${BUILD:=$here/../../build} in
/*) ;;
*) BUILD=$here/../../$BUILD ;;
esac
PATH=$BUILD:$PATH # an installed hearsay does where none has been built
work=$(mktemp -d "${TMPDIR:-/tmp}/load.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM HUP
: >"$work/articles"
: >"$work/lines"
format=
status=0

usage() {
    cat <<END
Usage: $program [-a ARTICLES]... [-i FORMAT] DATABASE [RECORDS]...
  DATABASE     $database_help
  RECORDS      what hearsay -o jsonl and hearsay -r entities write; standard input without any
  -a ARTICLES  the file, or the folder, that hearsay read: title, date, publisher, … come from it
  -i FORMAT    text or jsonl, where hearsay was told so
END
}

complain() {
    printf '%s: %s\n' "$program" "$1" >&2
    exit "$2"
}

# Puts what follows the options into $work/articles and $format.
options() {
    [ "${1-}" != --help ] || { usage && exit 0; }
    while getopts a:i:h option; do
        case $option in
        a) printf '%s\0' "$OPTARG" >>"$work/articles" ;;
        i) format=$OPTARG ;;
        h) usage && exit 0 ;;
        *) usage >&2 && exit 2 ;;
        esac
    done
}

# Puts file and number in front of each line of standard input, and makes the line safe to load.
# The databases know no NUL and PostgreSQL no half of a surrogate pair: such an escape becomes
# U+FFFD.  A raw control character, and what is not UTF-8, is no JSON: the line stays none.
number() { # FILE
    {
        LC_ALL=C tr '\015\000-\010\013\014\016-\037' ' [\032*]' || : >"$work/failed"
    } | {
        LC_ALL=C.UTF-8 sed -E -f "$here/clean.sed" || : >"$work/failed"
    } | NAME=$(printf %s "$1" | LC_ALL=C tr '\000-\037' '?') LC_ALL=C awk '
        { print ENVIRON["NAME"] "\037" NR "\037" $0 }' >>"$work/lines" || : >"$work/failed"
    [ ! -e "$work/failed" ] || complain "$1: could not be read whole, or there is no room in $work" 3
}

# A line for each article, with the id that its records have.  Only what hearsay itself makes of an
# article tells its id, and its title where it has none but a headline.
articles() {
    [ -s "$work/articles" ] || return 0
    {
        hearsay -p 'hs-tokenize | hs-structure' ${format:+-i "$format"} \
            --files-from "$work/articles" && : || echo $? >"$work/status"
    } | LC_ALL=C grep -a -e '^# newdoc id = ' -e '^# meta::' |
        { LC_ALL=C sed -f "$here/quote.sed" || : >"$work/failed"; } | LC_ALL=C awk '
        BEGIN { ORS = "" }
        /^# newdoc/ {
            print end "{\"doc\":\"" substr($0, 15) "\",\"meta\":{"
            end = "}}\n"
            comma = ""
            split("", seen)
        }
        /^# meta/ && !($2 in seen) {
            print comma "\"" substr($2, 7) "\":\"" substr($0, index($0, " = ") + 3) "\""
            seen[$2] = comma = ","
        }
        END { print end }' | number articles
    [ ! -s "$work/status" ] || status=$(cat "$work/status")
    [ "$status" -le 1 ] || exit "$status"
}

# Makes $work/lines.
lines() { # RECORDS...
    articles
    [ $# -ne 0 ] || set -- -
    for file; do
        if [ "$file" = - ]; then
            number 'standard input'
        elif [ -r "$file" ] && [ ! -d "$file" ]; then
            number "$file" <"$file"
        else
            complain "$file: cannot be read" 3
        fi
    done
}

# Names the lines on standard input, FILE:LINE each, that were no records.
left_out() {
    awk -v program="$program" '
        NR <= 20 { print program ": " $0 ": no record of an attribution or an entity" }
        END { if (NR > 0) print program ": " NR " lines left out"; exit NR > 0 }' >&2
}
