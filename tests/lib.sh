# What the shell tests share; they source it from the top folder and print one line a test:
# `ok NAME`, `not ok NAME` with details indented below it, or `skip NAME: why`.
# shellcheck shell=sh
# shellcheck disable=SC2034  # used where this is sourced

BUILD=${BUILD:-build}
shared=../shared/data # public corpora, where somebody has put them
scale=${TEST_SCALE:-1} # sizes are divided by it: the sanitizers are slow
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM HUP

pass() { printf 'ok %s\n' "$1"; }

fail() { # NAME [DETAILS]
    printf 'not ok %s\n' "$1"
    [ -z "${2-}" ] || printf '%s\n' "$2" | head -n 20 | sed 's/^/    /'
}

skip() { printf 'skip %s: %s\n' "$1" "$2"; } # NAME WHY

# Runs the command and passes where it succeeds; else its output is the detail.
expect() { # NAME COMMAND...
    name=$1
    shift
    if "$@" >"$work/expect" 2>&1; then
        pass "$name"
    else
        fail "$name" "$(cat "$work/expect")"
    fi
}

# The two files are the same, byte for byte.
same() { # NAME EXPECTED ACTUAL
    if cmp -s "$2" "$3"; then
        pass "$1"
    else
        fail "$1" "$(diff -a "$2" "$3" 2>&1)"
    fi
}

# Names of all filters, in the order of the table: hs-tokenize hs-stem …
planned_filters() { sed -n 's/^FILTER(\(.*\))/hs-\1/p' filters/table.h | tr _ -; }

# Those that have been built, and the driver.
programs() {
    for filter in $(planned_filters) hearsay; do
        [ ! -x "$BUILD/$filter" ] || echo "$filter"
    done
}

# Programs that are no filters: hs-score hs-train.
others() { sed -n 's/^OTHERS = //p' Makefile | tr ' ' '\n'; }

# What a program reads: ARTICLES, TOKENS or RECORDS; and what it writes.
reads() {
    case $1 in
    hearsay) echo ARTICLES ;;
    *) sed -n 's/^ *\.reads = HS_\([A-Z]*\),.*/\1/p' "filters/$1.c" ;;
    esac
}
writes() {
    case $1 in
    hearsay) echo RECORDS ;;
    *) sed -n 's/^ *\.writes = HS_\([A-Z]*\),.*/\1/p' "filters/$1.c" ;;
    esac
}

# Does the program run under a sanitizer?  Memory and time say nothing then.
sanitized() { [ "$scale" -gt 1 ]; }
