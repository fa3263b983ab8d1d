# hearsay: make, make check, make install; `make help` lists the rest.

PREFIX = /usr/local
BUILD = build
CC = cc
CFLAGS = -O3 -g
PKG_CONFIG = pkg-config
# The tests divide their large sizes by it; GROUP: which of them, all where it is empty.
TEST_SCALE = 1
GROUP =

VERSION := $(shell sed -n 's/^.define HS_VERSION "\(.*\)"/\1/p' lib/run/filter.h)
WARN = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
	-Wcast-qual -Wwrite-strings -Wvla -Wundef
PACKAGES = libutf8proc jansson libxml-2.0 zlib libzstd liblzma libseccomp
# libstemmer ships no pkg-config file.  Only what reads pages is to load libxml2 and its libraries.
LIBS := -Wl,--as-needed $(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lstemmer -lm
override CPPFLAGS += -D_POSIX_C_SOURCE=200809L -Ilib -MMD -MP $(shell $(PKG_CONFIG) --cflags $(PACKAGES))
# One set of objects for programs and for the shared library, which shows its interface only.
override CFLAGS += -std=c11 -pthread -fPIC -fvisibility=hidden $(WARN)
# Square roots in vectors: the same values, without errno.
$(BUILD)/lib/learn/crf_train.o: override CFLAGS += -fno-math-errno
$(BUILD)/lib/learn/model.o: override CPPFLAGS += -DHS_MODELS='"$(PREFIX)/share/hearsay/models"'

LIBRARY = $(BUILD)/libhearsay.a
# Programs that are no filters: they read all, or two streams, before they write anything.
OTHERS = hs-score hs-train
FILTERS = $(filter-out $(OTHERS),$(patsubst filters/%.c,%,$(wildcard filters/hs-*.c)))
PROGRAMS = $(addprefix $(BUILD)/,$(FILTERS) $(OTHERS) hearsay)
TESTS = $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/check_*.c))
TOOLS = $(BUILD)/tests/stream $(BUILD)/scripts/measure
MANUALS = $(wildcard filters/*.[1-9])
# What stands in pages: style sheets and scripts, as C.
ASSETS = $(wildcard lib/*/view/*.css lib/*/view/*.js)
objects = $(patsubst %.c,$(BUILD)/%.o,$(1))
# Filters for programs that hold several: compiled so they have no main of their own.
FUSED = $(BUILD)/fused/filters.a

all: $(PROGRAMS)

$(LIBRARY): $(call objects,$(wildcard lib/*/*.c)) $(ASSETS:%=$(BUILD)/%.o)
	@rm -f $@ # members of files that are gone
	$(AR) rcs $@ $^

$(addprefix $(BUILD)/,$(FILTERS) $(OTHERS)): $(BUILD)/%: $(BUILD)/filters/%.o $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/hearsay: $(BUILD)/filters/hearsay.o $(FUSED) $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(FUSED): $(BUILD)/filters/table.o $(BUILD)/filters/chain.o $(FILTERS:%=$(BUILD)/fused/%.o)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/fused/%.o: filters/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -DHS_FUSED $(CFLAGS) -c -o $@ $<

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(ASSETS:%=$(BUILD)/%.c): $(BUILD)/%.c: %
	@mkdir -p $(@D)
	{ printf '#include "news/view_assets.h"\nstatic const unsigned char bytes[] = {\n' && \
		od -An -v -tx1 $< | sed 's/\([0-9a-f][0-9a-f]\)/0x\1,/g' && \
		printf '};\nconst hs_slice hs_%s = { (const char *) bytes, sizeof bytes };\n' \
		'$(subst .,_,$(notdir $<))'; } >$@

$(ASSETS:%=$(BUILD)/%.o): %.o: %.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(BUILD)/tests/check_%: $(BUILD)/tests/check_%.o $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $(shell $(PKG_CONFIG) --libs check)

$(TOOLS): $(BUILD)/%: $(BUILD)/%.o $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

check: $(PROGRAMS) $(TESTS) $(TOOLS) fuzzers $(BUILD)/tests/fault.so
	BUILD=$(BUILD) TEST_SCALE=$(TEST_SCALE) HEARSAY_MODELS=$(CURDIR)/lib/models tests/run $(GROUP)

# The same tests under the sanitizers.
asan:
	$(MAKE) BUILD=build-asan CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer' TEST_SCALE=10 check

bench: $(PROGRAMS) $(BUILD)/scripts/measure
	BUILD=$(BUILD) scripts/bench

eval: $(PROGRAMS)
	BUILD=$(BUILD) scripts/evaluate

# DATA: the folder of the corpora; KIND: tag, parse, ner or attribute, all where it is empty.
train: $(PROGRAMS)
	BUILD=$(BUILD) scripts/train "$(DATA)" $(KIND)

format:
	clang-format -i $(wildcard filters/*.[ch] lib/*/*.[ch] tests/*.[ch] scripts/*.c)

clean:
	rm -rf build build-*

help:
	@echo 'make [all]    the filters and the driver, in $(BUILD)/'
	@echo 'make check    the tests; GROUP="check_map manners": some of them'
	@echo 'make asan     the tests under the address and undefined behaviour sanitizers'
	@echo 'make fuzz     SECONDS=60 [TARGET=conllu]: made-up inputs, by clang and libFuzzer; fuzz-afl by AFL++'
	@echo 'make analyse  clang-tidy, cppcheck and shellcheck'
	@echo 'make coverage lines of lib/ that the tests run'
	@echo 'make tsan     the tests under the thread sanitizer'
	@echo 'make valgrind each filter once under valgrind'
	@echo 'make check-compilers  the same bytes from gcc and clang, -O0 to -O3 -march=native'
	@echo 'make check-spark  scripts/cluster by Spark (needs pyspark)'
	@echo 'make bench    speed, as a ratio to wc -w on the same text'
	@echo 'make eval     scores of the chain on corpora/ (needs Python 3)'
	@echo 'make train    DATA=DIR [KIND=tag]: the shipped models, from public corpora (needs Python 3)'
	@echo 'make library  libhearsay for programs in C and others: lib/api/hearsay.h'
	@echo 'make install  PREFIX=$(PREFIX) DESTDIR=: programs, pages, models, library, completion'
	@echo 'make uninstall  takes all of that out again'
	@echo 'make dist     $(DIST): the source, the same bytes each time'
	@echo 'make deb      Debian packages, in $(BUILD)/deb'
	@echo 'make format   clang-format over every source'

include tests/quality.mk scripts/package.mk

.PHONY: all check asan bench eval train format clean help
.SECONDARY:
-include $(shell find $(BUILD) -path $(BUILD)/deb -prune -o -type f -name '*.d' -print 2>/dev/null)
