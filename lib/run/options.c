#include "run/options.h"

#include <getopt.h>
#include <string.h>

#define MOST 64 // options of one program

/* getopt's own form of the table. */
typedef struct table {
    struct option longs[MOST + 1];
    char letters[3 * MOST + 2];
    const hs_option *options[MOST];
    const hs_option_group *groups[MOST];
    int count;
} table;

static void add_option(table *to, const hs_option_group *group, const hs_option *option)
{
    size_t used = strlen(to->letters);

    if (to->count == MOST) {
        return;
    }
    to->longs[to->count] = (struct option){ option->name,
        option->argument ? required_argument : no_argument, NULL, 256 + to->count };
    if (option->letter) {
        to->letters[used++] = option->letter;
        if (option->argument) {
            to->letters[used++] = ':';
        }
    }
    to->options[to->count] = option;
    to->groups[to->count] = group;
    to->count++;
}

static int find_letter(const table *in, int letter)
{
    int i = 0;

    while (i < in->count && in->options[i]->letter != letter) {
        i++;
    }
    return i;
}

static hs_status refuse(int found, char **argv, hs_error *error)
{
    const char *what = found == ':' ? "needs an argument" : "is not an option";

    if (optopt > 0 && optopt < 256) {
        return hs_fail(error, HS_USAGE, "-%c %s; see --help", optopt, what);
    }
    return hs_fail(error, HS_USAGE, "%s %s; see --help", argv[optind - 1], what);
}

hs_status hs_options_parse(const hs_option_group *groups, size_t count, int argc, char **argv,
    int *operands, hs_error *error)
{
    table all = { .letters = ":" };
    hs_status status = HS_OK;
    int found;

    for (size_t i = 0; i < count; i++) {
        for (const hs_option *option = groups[i].options; option && option->name; option++) {
            add_option(&all, &groups[i], option);
        }
    }
    opterr = 0;
    optind = 0; // glibc: start afresh, permutation state included
    while (
        status == HS_OK && (found = getopt_long(argc, argv, all.letters, all.longs, NULL)) != -1) {
        int i = found >= 256 ? found - 256 : find_letter(&all, found);
        if (found == '?' || found == ':' || i >= all.count) {
            return refuse(found, argv, error);
        }
        status = all.groups[i]->set(all.groups[i]->context, all.options[i]->name, optarg, error);
    }
    *operands = optind;
    return status;
}

void hs_options_help(const hs_option *options, FILE *out)
{
    for (; options && options->name; options++) {
        char left[64], letter[5] = "    ";
        if (options->letter) {
            snprintf(letter, sizeof letter, "-%c, ", options->letter);
        }
        snprintf(left, sizeof left, "%s--%s%s%s", letter, options->name,
            options->argument ? "=" : "", options->argument ? options->argument : "");
        fprintf(out, "  %-28s %s\n", left, options->help);
    }
}

const char hs_option_ask[] = "?";

hs_status hs_option_choice(
    const char *option, const char *argument, const char *const *names, int *index, hs_error *error)
{
    const char *between = argument == hs_option_ask ? " " : ", ";
    char all[200] = "";

    for (int i = 0; names[i] != NULL; i++) {
        size_t used = strlen(all);
        if (argument != hs_option_ask && strcmp(argument, names[i]) == 0) {
            *index = i;
            return HS_OK;
        }
        snprintf(all + used, sizeof all - used, "%s%s", i ? between : "", names[i]);
    }
    if (argument == hs_option_ask) {
        return hs_fail(error, HS_END, "%s", all);
    }
    return hs_fail(error, HS_USAGE, "--%s takes one of %s, not '%s'", option, all, argument);
}
