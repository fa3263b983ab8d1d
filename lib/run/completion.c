#include "run/completion.h"

#include <string.h>

#define PREFIX "--completion="

/* --- what an option takes */

typedef enum kind { NOTHING, FREE, FILES, CHOICES } kind;

typedef struct argument {
    kind kind;
    hs_error asked; // choices, separated by spaces, in its message
} argument;

static argument argument_of(const hs_option_group *group, const hs_option *option)
{
    argument found = { .kind = FREE };

    if (option->argument == NULL) {
        found.kind = NOTHING;
    } else if (group->set(group->context, option->name, hs_option_ask, &found.asked) == HS_END) {
        found.kind = CHOICES;
    } else if (strcmp(option->argument, "FILE") == 0) {
        found.kind = FILES;
    }
    return found;
}

typedef void visit(const hs_option *option, const argument *takes, FILE *out);

static void each_option(const hs_completion *of, visit *call, FILE *out)
{
    for (size_t i = 0; i < of->groups_count; i++) {
        const hs_option *option = of->groups[i].options;
        for (; option != NULL && option->name != NULL; option++) {
            argument takes = argument_of(&of->groups[i], option);
            call(option, &takes, out);
        }
    }
}

/* The name of a shell function: no dashes. */
static void put_function(const char *program, FILE *out)
{
    putc('_', out);
    for (; *program != '\0'; program++) {
        putc(*program == '-' ? '_' : *program, out);
    }
}

/* Text for between single quotation marks; `special` characters get a backslash. */
static void put_quoted(const char *text, const char *quote, const char *special, FILE *out)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'') {
            fputs(quote, out);
        } else {
            if (strchr(special, *text) != NULL) {
                putc('\\', out);
            }
            putc(*text, out);
        }
    }
}

/* --- bash */

static void put_bash_option(const hs_option *option, const argument *takes, FILE *out)
{
    (void) takes;
    fprintf(out, " --%s%s", option->name, option->argument ? "=" : "");
}

static void put_bash_case(const hs_option *option, const argument *takes, FILE *out)
{
    if (takes->kind == NOTHING) {
        return;
    }
    fputs("    ", out);
    if (option->letter) {
        fprintf(out, "-%c | ", option->letter);
    }
    fprintf(out, "--%s) ", option->name);
    if (takes->kind == CHOICES) {
        fprintf(out, "words='%s' ;;\n", takes->asked.message);
    } else {
        fputs(takes->kind == FILES ? "return ;;\n" : "words= ;;\n", out);
    }
}

/* Files are left to readline, which knows how to quote their names: what is no file switches that
 * off.  COMP_WORDBREAKS divides --records=claims into three words. */
static void write_bash(const hs_completion *of, FILE *out)
{
    put_function(of->program, out);
    fputs("()\n{\n"
          "    local word=${COMP_WORDS[COMP_CWORD]} before= words i operands=0\n"
          "    COMPREPLY=()\n"
          "    [ \"$COMP_CWORD\" -lt 1 ] || before=${COMP_WORDS[COMP_CWORD - 1]}\n"
          "    if [ \"$word\" = = ]; then\n"
          "        word=\n"
          "    elif [ \"$before\" = = ] && [ \"$COMP_CWORD\" -gt 1 ]; then\n"
          "        before=${COMP_WORDS[COMP_CWORD - 2]}\n"
          "    fi\n"
          "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
          "        if [ \"${COMP_WORDS[i]}\" = -- ]; then return; fi\n"
          "        case ${COMP_WORDS[i]} in -*) ;; *) operands=1 ;; esac\n"
          "    done\n"
          "    case $before in\n",
        out);
    each_option(of, put_bash_case, out);
    fputs("    *) case $word in\n"
          "        -*) words='",
        out);
    each_option(of, put_bash_option, out);
    fputs("' ;;\n", out);
    if (of->words != NULL) {
        fprintf(
            out, "        *) [ $operands = 0 ] || return\n            words='%s' ;;\n", of->words);
    } else {
        fputs("        *) return ;;\n", out);
    }
    fputs("        esac ;;\n"
          "    esac\n"
          "    compopt +o default 2>/dev/null\n"
          "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
          "    case ${COMPREPLY-} in *=) compopt -o nospace 2>/dev/null ;; esac\n"
          "} && complete -o default -F ",
        out);
    put_function(of->program, out);
    fprintf(out, " %s\n", of->program);
}

/* --- zsh */

static void put_zsh_option(const hs_option *option, const argument *takes, FILE *out)
{
    const char *sign = takes->kind == NOTHING ? "" : "=";

    fputs(" \\\n    '*'", out);
    if (option->letter) {
        fprintf(out, "{-%c%s,--%s%s}", option->letter, *sign ? "+" : "", option->name, sign);
    } else {
        fprintf(out, "--%s%s", option->name, sign);
    }
    fputs("'[", out);
    put_quoted(option->help, "'\\''", "[]:\\", out);
    putc(']', out);
    if (takes->kind != NOTHING) {
        putc(':', out);
        put_quoted(option->argument, "'\\''", "[]:\\", out);
        fputs(takes->kind == FILES ? ":_files" : takes->kind == FREE ? ": " : "", out);
    }
    if (takes->kind == CHOICES) {
        fprintf(out, ":(%s)", takes->asked.message);
    }
    putc('\'', out);
}

static void write_zsh(const hs_completion *of, FILE *out)
{
    fprintf(out, "#compdef %s\n\n_arguments -s -S", of->program);
    each_option(of, put_zsh_option, out);
    if (of->words != NULL) {
        fprintf(out, " \\\n    '1: :(%s)'", of->words);
    }
    fputs(" \\\n    '*:file:_files'\n", out);
}

/* --- fish */

static void put_fish_option(const hs_option *option, const argument *takes, FILE *out)
{
    if (option->letter) {
        fprintf(out, " -s %c", option->letter);
    }
    fprintf(out, " -l %s", option->name);
    if (takes->kind == CHOICES) {
        fprintf(out, " -x -a '%s'", takes->asked.message);
    } else {
        fputs(takes->kind == FILES ? " -r -F" : takes->kind == FREE ? " -x" : "", out);
    }
    fputs(" -d '", out);
    put_quoted(option->help, "\\'", "\\", out);
    fputs("'\n", out);
}

/* Every line begins with the name of the program. */
static void write_fish(const hs_completion *of, FILE *out)
{
    for (size_t i = 0; i < of->groups_count; i++) {
        const hs_option *option = of->groups[i].options;
        for (; option != NULL && option->name != NULL; option++) {
            argument takes = argument_of(&of->groups[i], option);
            fprintf(out, "complete -c %s", of->program);
            put_fish_option(option, &takes, out);
        }
    }
    if (of->words != NULL) {
        fprintf(
            out, "complete -c %s -n __fish_use_subcommand -f -a '%s'\n", of->program, of->words);
    }
}

/* --- all */

bool hs_completion_write(const hs_completion *of, const char *shell, FILE *out)
{
    if (strcmp(shell, "bash") == 0) {
        write_bash(of, out);
    } else if (strcmp(shell, "zsh") == 0) {
        write_zsh(of, out);
    } else if (strcmp(shell, "fish") == 0) {
        write_fish(of, out);
    } else {
        return false;
    }
    return true;
}

bool hs_complete(const hs_completion *of, int argc, char **argv)
{
    return argc == 2 && strncmp(argv[1], PREFIX, strlen(PREFIX)) == 0
        && hs_completion_write(of, argv[1] + strlen(PREFIX), stdout);
}
