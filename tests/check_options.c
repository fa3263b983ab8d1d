#include "run/options.h"
#include "suite.h"

static const hs_option some[] = {
    { "language", 'l', "NAME", "the language" },
    { "long-only", 0, NULL, "without a letter" },
    { "verbose", 'v', NULL, "say more" },
    { 0 },
};
static const hs_option more[] = { { "records", 'r', "KIND", "which" }, { 0 } };

/* Writes down what is set: "language=x;". */
static hs_status set(void *context, const char *option, const char *argument, hs_error *error)
{
    char *log = context;

    sprintf(log + strlen(log), "%s%s%s;", option, argument ? "=" : "", argument ? argument : "");
    return argument && strcmp(argument, "bad") == 0 ? hs_fail(error, HS_USAGE, "no good") : HS_OK;
}

/* Parses the words of a command line; gives what was set, and the operands behind a bar. */
static hs_status parse(const char *line, char *log, hs_error *error)
{
    char store[200], *argv[32];
    int argc = 0, operands = 0;
    hs_status status;
    const hs_option_group groups[] = { { some, set, log }, { NULL, set, log }, { more, set, log } };

    *log = '\0';
    *error = (hs_error){ .line = 0 };
    snprintf(store, sizeof store, "%s", line);
    for (char *word = strtok(store, " "); word != NULL; word = strtok(NULL, " ")) {
        argv[argc++] = word;
    }
    argv[argc] = NULL;
    status = hs_options_parse(groups, 3, argc, argv, &operands, error);
    for (int i = operands; status == HS_OK && i < argc; i++) {
        sprintf(log + strlen(log), "|%s", argv[i]);
    }
    return status;
}

START_TEST(takes_options_and_operands)
{
    static const char *const cases[][2] = {
        { "p", "" },
        { "p file", "|file" },
        { "p -l x file", "language=x;|file" },
        { "p -lx -v", "language=x;verbose;" },
        { "p -vlx", "verbose;language=x;" },
        { "p --language=x --language y", "language=x;language=y;" },
        { "p --lang x --long-only", "language=x;long-only;" },
        { "p one -r k two -v", "records=k;verbose;|one|two" },
        { "p -v -- -l x", "verbose;|-l|x" },
        { "p - -v", "verbose;|-" },
    };
    char log[200];
    hs_error error;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_msg(
            parse(cases[i][0], log, &error) == HS_OK, "%s: %s", cases[i][0], error.message);
        ck_assert_str_eq(log, cases[i][1]);
    }
}
END_TEST

START_TEST(refuses_with_a_sentence)
{
    static const char *const cases[][2] = {
        { "p -x", "-x is not an option" },
        { "p --nothing", "--nothing is not an option" },
        { "p -l", "-l needs an argument" },
        { "p --language", "--language needs an argument" },
        { "p --verbose=yes", "--verbose=yes" },
        { "p -l bad", "no good" },
    };
    char log[200];
    hs_error error;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_msg(parse(cases[i][0], log, &error) == HS_USAGE, "taken: %s", cases[i][0]);
        ck_assert_msg(
            strstr(error.message, cases[i][1]) != NULL, "%s: %s", cases[i][0], error.message);
    }
}
END_TEST

START_TEST(stops_at_the_first_error)
{
    char log[200];
    hs_error error;

    ck_assert_int_eq(parse("p -l bad -v", log, &error), HS_USAGE);
    ck_assert_str_eq(log, "language=bad;");
}
END_TEST

START_TEST(prints_help)
{
    char text[500] = "";
    FILE *file = tmpfile();

    hs_options_help(some, file);
    hs_options_help(NULL, file);
    rewind(file);
    ck_assert_uint_gt(fread(text, 1, sizeof text - 1, file), 0);
    ck_assert_ptr_eq(strstr(text, "  -l, --language=NAME "), text);
    ck_assert_ptr_nonnull(strstr(text, " the language\n      --long-only "));
    ck_assert_ptr_nonnull(strstr(text, " without a letter\n  -v, --verbose "));
    fclose(file);
}
END_TEST

START_TEST(chooses_by_name)
{
    static const char *const names[] = { "text", "jsonl", NULL };
    hs_error error = { .line = 0 };
    int index = -1;

    ck_assert_int_eq(hs_option_choice("input", "jsonl", names, &index, &error), HS_OK);
    ck_assert_int_eq(index, 1);
    ck_assert_int_eq(hs_option_choice("input", "json", names, &index, &error), HS_USAGE);
    ck_assert_str_eq(error.message, "--input takes one of text, jsonl, not 'json'");
}
END_TEST

SUITE("options", takes_options_and_operands, refuses_with_a_sentence, stops_at_the_first_error,
    prints_help, chooses_by_name)
