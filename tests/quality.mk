# Targets that look for faults, beside `make check`: the Makefile includes it.

# --- calls of the system that fail: tests/faults

$(BUILD)/tests/fault.so: tests/fault/fault.c
	@mkdir -p $(@D)
	$(CC) -std=c11 $(WARN) -O1 -shared -fPIC -o $@ $<

# --- fuzzing: make fuzz [SECONDS=60] [TARGET='conllu chain']

SECONDS = 60
TARGET =
# What calls the targets: a fuzzer, or a main function that takes files.
FUZZER = $(BUILD)/tests/fuzz/main.o
FUZZ_COMMON = common.c filter.c main.c
# A target filter-NAME for each filter from token stream to token stream.
FUZZED = $(patsubst filters/%.c,%,$(shell grep -l 'writes = HS_TOKENS' $$(grep -l 'reads = HS_TOKENS' filters/hs-*.c)))
FUZZERS = $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(filter-out $(FUZZ_COMMON:%=tests/fuzz/%),$(wildcard tests/fuzz/*.c))) \
	$(FUZZED:hs-%=$(BUILD)/fuzz/filter-%)
FUZZ_PARTS = $(BUILD)/tests/fuzz/common.o $(FILTERS:%=$(BUILD)/fused/%.o) $(LIBRARY)

fuzzers: $(FUZZERS)

$(BUILD)/fuzz/%: $(BUILD)/tests/fuzz/%.o $(FUZZ_PARTS) $(filter %.o,$(FUZZER))
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(filter -%,$(FUZZER)) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/tests/fuzz/filter-%.o: tests/fuzz/filter.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -DFILTER=hs_$*_filter $(CFLAGS) -c -o $@ $<

$(BUILD)/tests/fuzz/%.o: override CPPFLAGS += -DHS_FUZZ_MODELS='"$(CURDIR)/lib/models"'

SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

fuzz:
	$(MAKE) BUILD=build-fuzz CC=clang CFLAGS='-O1 -g $(SANITIZE) -fsanitize=fuzzer-no-link' \
		FUZZER=-fsanitize=fuzzer fuzzers
	BUILD=build-fuzz tests/fuzz/run $(SECONDS) $(TARGET)

# The same targets by AFL++, one after the other.
fuzz-afl:
	$(MAKE) BUILD=build-afl CC=afl-clang-fast CFLAGS='-O2 -g' FUZZER=-fsanitize=fuzzer fuzzers
	BUILD=build-afl tests/fuzz/run-afl $(SECONDS) $(TARGET)

.PHONY: fuzz fuzz-afl fuzzers

# --- faults that show in the source: make analyse

ANALYSED = $(wildcard lib/*/*.c filters/*.c)
SCRIPTS = $(filter-out %.mk,$(shell grep -lE '^.!(/bin/sh|.*bash)|shellcheck shell=sh' scripts/* scripts/*/* tests/* tests/fuzz/* .ci/* 2>/dev/null))

# .clang-tidy, compile_flags.txt, .shellcheckrc and tests/cppcheck.txt say what is looked for, and why
# not for more.
analyse:
	printf '%s\n' $(ANALYSED) | xargs -P 2 -n 8 clang-tidy --quiet
	cppcheck --enable=warning,portability --std=c11 --quiet --inline-suppr --error-exitcode=1 -j 2 \
		--suppressions-list=tests/cppcheck.txt -D_POSIX_C_SOURCE=200809L -Ilib lib filters
	shellcheck -x $(SCRIPTS)

# --- lines that the tests run: make coverage

coverage:
	$(MAKE) BUILD=build-coverage CFLAGS='-O1 -g --coverage -DHS_NO_SANDBOX' TEST_SCALE=10 check || true
	tests/coverage build-coverage

# --- data races: make tsan

# The driver's tests, which run with several threads, and those of pipes.
tsan:
	$(MAKE) BUILD=build-tsan CC=clang CFLAGS='-O1 -g -fsanitize=thread' all build-tsan/tests/check_pipe
	BUILD=build-tsan TEST_SCALE=10 HEARSAY_MODELS=$(CURDIR)/lib/models \
		TSAN_OPTIONS='halt_on_error=1 exitcode=66' tests/run driver check_pipe

# --- memory, once more: make valgrind

valgrind: $(PROGRAMS)
	BUILD=$(BUILD) tests/valgrind

.PHONY: analyse coverage tsan valgrind

# --- Spark: a test that takes a minute, and Spark.  PATH=VENV/bin:$$PATH make check-spark

check-spark: $(PROGRAMS)
	BUILD=$(BUILD) HEARSAY_MODELS=$(CURDIR)/lib/models tests/run spark

.PHONY: check-spark

# --- other compilers and levels of optimisation, minutes each: make check-compilers

check-compilers: $(PROGRAMS)
	BUILD=$(BUILD) HEARSAY_MODELS=$(CURDIR)/lib/models tests/run compilers

.PHONY: check-compilers
