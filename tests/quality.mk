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
