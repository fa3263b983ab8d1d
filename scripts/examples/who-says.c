/* Prints who says what in a text on standard input: an example of <hearsay.h>.
 *
 *     cc who-says.c $(pkg-config --cflags --libs hearsay) -o who-says
 */
#include <hearsay.h>
#include <stdio.h>
#include <stdlib.h>

/* All of standard input; NULL: no memory, or it cannot be read. */
static char *read_all(size_t *size)
{
    size_t room = 1 << 16;
    char *text = malloc(room);

    *size = 0;
    while (text != NULL && !feof(stdin) && !ferror(stdin)) {
        *size += fread(text + *size, 1, room - *size, stdin);
        if (*size == room) {
            char *larger = realloc(text, room *= 2);
            if (larger == NULL) {
                free(text);
            }
            text = larger;
        }
    }
    return text;
}

static void print_spans(const char *before, hearsay_spans spans)
{
    for (size_t i = 0; i < spans.count; i++) {
        printf("%s%.*s", i ? " … " : before, (int) spans.items[i].size, spans.items[i].text);
    }
}

static void print_attribution(const hearsay_attribution *of)
{
    printf("%s\t%s\t%s\t", of->id, of->speaker ? of->speaker : "-", of->act ? of->act : "-");
    print_spans("", of->source);
    print_spans(" | ", of->cue);
    print_spans(" | ", of->content);
    putchar('\n');
}

int main(void)
{
    hearsay *analyser = hearsay_new();
    size_t size = 0;
    char *text = read_all(&size);
    hearsay_status status = HEARSAY_MEMORY;

    if (analyser != NULL && text != NULL) {
        status = hearsay_analyse(analyser, "stdin", text, size);
        if (status != HEARSAY_OK) {
            fprintf(stderr, "who-says: %s\n", hearsay_message(analyser));
        }
        for (size_t i = 0; i < hearsay_attributions(analyser); i++) {
            print_attribution(hearsay_attribution_at(analyser, i));
        }
    }
    free(text);
    hearsay_free(analyser);
    return (int) status;
}
