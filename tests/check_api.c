/* The library as a program in C sees it: lib/api/hearsay.h. */
#define _DEFAULT_SOURCE
#include "api/hearsay.h"

#include <getopt.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>

#include "base/sanitizer.h"
#include "suite.h"

static const char article[]
    = "Quarry row\n\nThe café owner Maud Ellery said on Monday that the quarry was “far too "
      "close” to the school. “We will close the road,” warned Piet Vos, a spokesman for the "
      "quarry. She denied that she had been paid.\n";

static hearsay *analysed(const char *text, size_t size)
{
    hearsay *analyser = hearsay_new();

    ck_assert_ptr_nonnull(analyser);
    ck_assert_msg(hearsay_analyse(analyser, "row", text, size) == HEARSAY_OK, "%s",
        hearsay_message(analyser));
    return analyser;
}

/* The attribution whose content has those words. */
static const hearsay_attribution *find(const hearsay *analyser, const char *words)
{
    for (size_t i = 0; i < hearsay_attributions(analyser); i++) {
        const hearsay_attribution *each = hearsay_attribution_at(analyser, i);
        if (each->content.count != 0 && strstr(each->content.items[0].text, words) != NULL) {
            return each;
        }
    }
    ck_abort_msg("nobody says '%s'", words);
    return NULL;
}

START_TEST(finds_who_says_what)
{
    hearsay *analyser = analysed(article, sizeof article - 1);
    const hearsay_attribution *threat = find(analyser, "close the road");
    const hearsay_attribution *report = find(analyser, "far too");

    ck_assert_str_eq(threat->type, "direct");
    ck_assert_str_eq(threat->speaker, "Piet Vos");
    ck_assert_str_eq(threat->cue.items[0].text, "warned");
    ck_assert_ptr_nonnull(strstr(threat->role, "spokesman"));
    ck_assert(threat->confidence > 0 && threat->confidence <= 1);
    ck_assert_str_eq(report->type, "mixed");
    ck_assert_str_eq(report->speaker, "Maud Ellery");
    ck_assert_str_eq(find(analyser, "paid")->act, "denial");
    ck_assert_ptr_null(hearsay_attribution_at(analyser, hearsay_attributions(analyser)));
    hearsay_free(analyser);
}
END_TEST

/* With offsets in bytes a span is what stands there in the text. */
START_TEST(spans_are_in_the_text)
{
    hearsay *analyser = hearsay_new();
    size_t seen = 0;

    ck_assert_int_eq(hearsay_set(analyser, "offsets", "bytes"), HEARSAY_OK);
    ck_assert_int_eq(hearsay_analyse(analyser, NULL, article, sizeof article - 1), HEARSAY_OK);
    for (size_t i = 0; i < hearsay_entities(analyser); i++) {
        hearsay_spans mentions = hearsay_entity_at(analyser, i)->mentions;
        ck_assert_uint_ne(mentions.count, 0);
        for (size_t k = 0; k < mentions.count; k++, seen++) {
            const hearsay_span *span = &mentions.items[k];
            ck_assert_uint_eq(span->end - span->start, span->size);
            ck_assert_uint_eq(strlen(span->text), span->size);
            ck_assert_int_eq(memcmp(article + span->start, span->text, span->size), 0);
        }
    }
    ck_assert_uint_ge(seen, 3);
    hearsay_free(analyser);
}
END_TEST

START_TEST(names_are_of_entities)
{
    hearsay *analyser = analysed(article, sizeof article - 1);
    bool found = false;

    for (size_t i = 0; i < hearsay_names(analyser); i++) {
        const hearsay_name *name = hearsay_name_at(analyser, i);
        if (strcmp(name->span.text, "Piet Vos") == 0) {
            ck_assert_str_eq(name->type, "PER");
            ck_assert_str_eq(name->entity, find(analyser, "close the road")->entity);
            found = true;
        }
    }
    ck_assert(found);
    hearsay_free(analyser);
}
END_TEST

START_TEST(records_are_lines)
{
    static const char *const kinds[]
        = { "attributions", "quotations", "entities", "claims", "tokens" };
    hearsay *analyser = analysed(article, sizeof article - 1);
    const char *records;
    size_t size;

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        ck_assert_int_eq(hearsay_records(analyser, kinds[i], &records, &size), HEARSAY_OK);
        ck_assert_uint_eq(strlen(records), size);
        ck_assert_int_eq(strncmp(records, "{\"doc\":\"row\",", 13), 0);
        ck_assert_int_eq(records[size - 1], '\n');
    }
    ck_assert_int_eq(hearsay_records(analyser, "conllu", &records, &size), HEARSAY_OK);
    ck_assert_int_eq(strncmp(records, "# newdoc id = row\n", 18), 0);
    ck_assert_int_eq(hearsay_records(analyser, "poems", &records, &size), HEARSAY_USAGE);
    ck_assert_ptr_nonnull(strstr(hearsay_message(analyser), "poems"));
    ck_assert_uint_eq(size, 0);
    hearsay_free(analyser);
}
END_TEST

START_TEST(errors_leave_it_usable)
{
    hearsay *analyser = analysed(article, sizeof article - 1);

    ck_assert_int_eq(hearsay_analyse(analyser, NULL, "caf\xe9 said", 9), HEARSAY_BAD_TEXT);
    ck_assert_ptr_nonnull(strstr(hearsay_message(analyser), "byte 4"));
    ck_assert_uint_eq(hearsay_attributions(analyser), 0);
    ck_assert_int_eq(hearsay_analyse(analyser, NULL, "", 0), HEARSAY_OK);
    ck_assert_int_eq(hearsay_analyse(analyser, NULL, NULL, 0), HEARSAY_OK);
    ck_assert_int_eq(hearsay_analyse(analyser, NULL, "a\0b said so.", 12), HEARSAY_OK);
    ck_assert_uint_eq(hearsay_entities(analyser), 0);
    ck_assert_int_eq(hearsay_analyse(analyser, NULL, article, sizeof article - 1), HEARSAY_OK);
    ck_assert_str_eq(hearsay_message(analyser), "");
    ck_assert_str_eq(find(analyser, "close the road")->speaker, "Piet Vos");
    hearsay_free(analyser);
    hearsay_free(NULL);
}
END_TEST

START_TEST(options_are_checked)
{
    hearsay *analyser = hearsay_new();
    const char *models = getenv("HEARSAY_MODELS");

    ck_assert_str_eq(hearsay_version(), HEARSAY_VERSION);
    ck_assert_int_eq(hearsay_set(analyser, "offsets", "miles"), HEARSAY_USAGE);
    ck_assert_ptr_nonnull(strstr(hearsay_message(analyser), "miles"));
    ck_assert_int_eq(hearsay_set(analyser, "colour", "red"), HEARSAY_USAGE);
    ck_assert_int_eq(hearsay_set(analyser, "models", "/no/such/folder"), HEARSAY_OK);
    ck_assert_int_eq(hearsay_load(analyser), HEARSAY_MODEL);
    ck_assert_ptr_nonnull(strstr(hearsay_message(analyser), "/no/such/folder/en-tag.model"));
    ck_assert_int_eq(hearsay_analyse(analyser, NULL, "a", 1), HEARSAY_MODEL);
    ck_assert_ptr_nonnull(strstr(hearsay_message(analyser), "/no/such/folder/en-tag.model"));
    ck_assert_int_eq(hearsay_set(analyser, "models", models ? models : "lib/models"), HEARSAY_OK);
    ck_assert_int_eq(hearsay_load(analyser), HEARSAY_OK);
    ck_assert_int_eq(hearsay_set(analyser, "offsets", "bytes"), HEARSAY_USAGE);
    hearsay_free(analyser);
}
END_TEST

/* More than comes in one part: offsets and ids go on. */
START_TEST(long_texts_come_in_parts)
{
    enum { TIMES = 700 };
    size_t size = (sizeof article - 1) * TIMES;
    char *text = malloc(size);
    const hearsay_attribution *last;
    hearsay *analyser;

    for (size_t i = 0; i < TIMES; i++) {
        memcpy(text + i * (sizeof article - 1), article, sizeof article - 1);
    }
    analyser = analysed(text, size);
    free(text);
    ck_assert_uint_ge(hearsay_attributions(analyser), 2 * TIMES);
    last = hearsay_attribution_at(analyser, hearsay_attributions(analyser) - 1);
    ck_assert_uint_gt(last->content.items[0].end, size * 9 / 10);
    ck_assert_ptr_nonnull(strchr(last->id, '.'));
    hearsay_free(analyser);
}
END_TEST

/* Too little memory for the text: a status, and the next one is analysed. */
START_TEST(memory_runs_out)
{
#ifndef HS_SANITIZER
    size_t size = (size_t) 8 << 20;
    char *text = malloc(size);
    hearsay *analyser = analysed(article, sizeof article - 1);
    struct rlimit limit;

    for (size_t i = 0; i < size; i++) {
        text[i] = article[i % (sizeof article - 1)];
    }
    ck_assert_int_eq(getrlimit(RLIMIT_AS, &limit), 0);
    limit.rlim_cur = (rlim_t) 256 << 20;
    ck_assert_int_eq(setrlimit(RLIMIT_AS, &limit), 0);
    size -= size % (sizeof article - 1);
    ck_assert_int_eq(hearsay_analyse(analyser, NULL, text, size), HEARSAY_MEMORY);
    ck_assert_str_eq(hearsay_message(analyser), "not enough memory");
    ck_assert_uint_eq(hearsay_attributions(analyser), 0);
    ck_assert_int_eq(hearsay_analyse(analyser, NULL, article, sizeof article - 1), HEARSAY_OK);
    ck_assert_str_eq(find(analyser, "close the road")->speaker, "Piet Vos");
    hearsay_free(analyser);
    free(text);
#endif
}
END_TEST

static void *analyse_often(void *context)
{
    hearsay **analyser = context;

    *analyser = hearsay_new();
    for (int i = 0; i < 20; i++) {
        if (hearsay_analyse(*analyser, NULL, article, sizeof article - 1) != HEARSAY_OK) {
            return NULL;
        }
    }
    return context;
}

START_TEST(threads_have_their_own)
{
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    hearsay *analysers[THREADS];
    const char *records;
    char *first = NULL;
    size_t size;

    for (int i = 0; i < THREADS; i++) {
        ck_assert_int_eq(pthread_create(&threads[i], NULL, analyse_often, &analysers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        void *done;
        ck_assert_int_eq(pthread_join(threads[i], &done), 0);
        ck_assert_ptr_nonnull(done);
        ck_assert_int_eq(hearsay_records(analysers[i], "tokens", &records, &size), HEARSAY_OK);
        first = first ? first : strdup(records);
        ck_assert_str_eq(records, first);
        hearsay_free(analysers[i]);
    }
    free(first);
}
END_TEST

/* The line of /proc/self/status; "" where there is none. */
static void status_line(const char *key, char line[128])
{
    FILE *file = fopen("/proc/self/status", "r");

    line[0] = '\0';
    while (file != NULL && fgets(line, 128, file) != NULL && strncmp(line, key, strlen(key)) != 0) {
        line[0] = '\0';
    }
    if (file != NULL) {
        fclose(file);
    }
}

START_TEST(host_is_let_alone)
{
    static const char *const keys[] = {
        "Seccomp:", "Seccomp_filters:", "SigBlk:", "SigIgn:", "SigCgt:", "NoNewPrivs:", "Threads:"
    };
    enum { KEYS = sizeof keys / sizeof *keys };
    char before[KEYS][128], after[128];

    optind = 7;
    for (int i = 0; i < KEYS; i++) {
        status_line(keys[i], before[i]);
    }
    hearsay_free(analysed(article, sizeof article - 1));
    for (int i = 0; i < KEYS; i++) {
        status_line(keys[i], after);
        ck_assert_str_eq(after, before[i]);
    }
    ck_assert_int_eq(optind, 7);
}
END_TEST

SUITE("api", finds_who_says_what, spans_are_in_the_text, names_are_of_entities, records_are_lines,
    errors_leave_it_usable, options_are_checked, long_texts_come_in_parts, memory_runs_out,
    threads_have_their_own, host_is_let_alone)
