#include "pages/markup.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "pages/squeeze.h"

/* --- memory */

// Where to go when memory runs out while libxml2 (2.9.14) parses: it goes on without, loses parts
// of the page, or never ends.  What it held then is lost.
static _Thread_local jmp_buf *out_of_memory;

static void *granted(void *memory)
{
    if (memory == NULL && out_of_memory != NULL) {
        longjmp(*out_of_memory, 1);
    }
    return memory;
}

static void *get_memory(size_t size) { return granted(malloc(size)); }

static void *change_memory(void *memory, size_t size) { return granted(realloc(memory, size)); }

static char *copy_text(const char *text) { return granted(strdup(text)); }

/* What libxml2 has to say is no message of ours. */
__attribute__((format(printf, 2, 3))) static void say_nothing(
    void *context, const char *format, ...)
{
    (void) context;
    (void) format;
}

static void start(void)
{
    xmlSetGenericErrorFunc(NULL, say_nothing);
    xmlMemSetup(free, get_memory, change_memory, copy_text);
    xmlInitParser();
}

void hs_markup_start(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, start);
}

static hs_status no_memory(xmlDoc **tree, hs_error *error)
{
    out_of_memory = NULL;
    *tree = NULL;
    return hs_fail(error, HS_IO, "not enough memory for this document");
}

/* --- reading */

/* What counts while a page is read, in the parser's _private. */
typedef struct count {
    long elements;
    bool over; // a limit is passed
} count;

static void start_element(void *context, const xmlChar *name, const xmlChar **attributes)
{
    htmlParserCtxt *parser = context;
    count *of = parser->_private;

    // Both are walked for some tags: libxml2 takes quadratic time on deep pages.
    if (++of->elements > HS_MARKUP_ELEMENTS || parser->nameNr > HS_MARKUP_DEPTH) {
        of->over = true;
        xmlStopParser(parser);
        return;
    }
    xmlSAX2StartElement(context, name, attributes);
}

/* Passes over one attribute of a tag as HTML reads it (HTML, 13.2.5.33 and following); false at the
 * end of the tag. */
static bool pass_attribute(hs_slice *rest)
{
    size_t i = 0;
    const char *end;

    while (i < rest->size && ((unsigned char) rest->data[i] <= ' ' || rest->data[i] == '/')) {
        i++;
    }
    if (i == rest->size || rest->data[i] == '>') {
        *rest = hs_slice_from(*rest, i);
        return false;
    }
    while (i < rest->size && (unsigned char) rest->data[i] > ' ' && !strchr("/>=", rest->data[i])) {
        i++;
    }
    while (i < rest->size && (unsigned char) rest->data[i] <= ' ') {
        i++;
    }
    if (i < rest->size && rest->data[i] == '=') {
        i++;
        while (i < rest->size && (unsigned char) rest->data[i] <= ' ') {
            i++;
        }
        if (i < rest->size && (rest->data[i] == '"' || rest->data[i] == '\'')) {
            end = hs_slice_find(hs_slice_from(*rest, i + 1), rest->data[i]);
            i = end ? (size_t) (end + 1 - rest->data) : rest->size;
        } else {
            while (i < rest->size && (unsigned char) rest->data[i] > ' ' && rest->data[i] != '>') {
                i++;
            }
        }
    }
    *rest = hs_slice_from(*rest, i);
    return i != 0;
}

/* The rest of the page behind the end of a script or style sheet. */
static hs_slice behind_raw(hs_slice page, const char *name)
{
    const char *tag;

    while ((tag = hs_slice_find(page, '<')) != NULL) {
        page = hs_slice_between(tag + 1, page.data + page.size);
        if (page.size > strlen(name) && page.data[0] == '/'
            && strncasecmp(page.data + 1, name, strlen(name)) == 0) {
            return page;
        }
    }
    return (hs_slice){ page.data + page.size, 0 };
}

/* Does some tag have too many attributes?  libxml2 compares each with all before it. */
static bool crowded(hs_slice page)
{
    const char *tag;

    while ((tag = hs_slice_find(page, '<')) != NULL) {
        long attributes = 0;
        hs_slice name = page = hs_slice_between(tag + 1, page.data + page.size);
        if (page.size == 0 || (page.data[0] | 32) < 'a' || (page.data[0] | 32) > 'z') {
            continue;
        }
        while (pass_attribute(&page)) { // the first is the name of the tag
            if (++attributes > HS_MARKUP_ATTRIBUTES + 1) {
                return true;
            }
        }
        if (name.size > 6 && strncasecmp(name.data, "script", 6) == 0) {
            page = behind_raw(page, "script");
        } else if (name.size > 5 && strncasecmp(name.data, "style", 5) == 0) {
            page = behind_raw(page, "style");
        }
    }
    return false;
}

static hs_status over_limit(hs_error *error)
{
    return hs_fail(error, HS_BAD_DOCUMENT,
        "the markup is more than %d levels deep, or has more than %d elements, or %d attributes in "
        "one",
        HS_MARKUP_DEPTH, HS_MARKUP_ELEMENTS, HS_MARKUP_ATTRIBUTES);
}

static hs_status read_html(hs_slice page, const char *charset, xmlDoc **tree, hs_error *error)
{
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
        | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD | XML_PARSE_HUGE;
    count of = { 0 };
    htmlParserCtxt *parser;

    *tree = NULL;
    if (page.size > INT_MAX || crowded(page)) {
        return over_limit(error);
    }
    parser = htmlNewParserCtxt();
    if (parser == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    parser->_private = &of;
    parser->sax->startElement = start_element;
    *tree = htmlCtxtReadMemory(parser, page.data, (int) page.size, NULL, charset, options);
    htmlFreeParserCtxt(parser);
    if (of.over) {
        xmlFreeDoc(*tree);
        *tree = NULL;
        return over_limit(error);
    }
    return *tree ? HS_OK : hs_fail(error, HS_BAD_DOCUMENT, "no HTML is found in it");
}

static hs_status read_xml(hs_slice bytes, const char *charset, xmlDoc **tree, hs_error *error)
{
    // No XML_PARSE_NOENT, no XML_PARSE_DTDLOAD, no XML_PARSE_HUGE: entities stay what they are.
    const int options
        = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;
    xmlParserCtxt *parser = xmlNewParserCtxt();

    *tree = NULL;
    if (parser == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    if (bytes.size <= INT_MAX) {
        *tree = xmlCtxtReadMemory(parser, bytes.data, (int) bytes.size, NULL, charset, options);
    }
    if (*tree == NULL) {
        const xmlError *what = xmlCtxtGetLastError(parser);
        char message[120] = "is not read";
        if (what != NULL && what->message != NULL) {
            snprintf(
                message, sizeof message, "%.*s", (int) strcspn(what->message, "\n"), what->message);
        }
        hs_fail(error, HS_BAD_DOCUMENT, "the XML is broken in its line %d: %s",
            what ? what->line : 0, message);
    }
    xmlFreeParserCtxt(parser);
    return *tree ? HS_OK : HS_BAD_DOCUMENT;
}

typedef hs_status reader(hs_slice bytes, const char *charset, xmlDoc **tree, hs_error *error);

/* Memory that runs out in libxml2 comes back here. */
static hs_status read_guarded(
    reader *read, hs_slice bytes, const char *charset, xmlDoc **tree, hs_error *error)
{
    jmp_buf guard;
    hs_status status;

    hs_markup_start();
    if (setjmp(guard) != 0) {
        return no_memory(tree, error);
    }
    out_of_memory = &guard;
    status = read(bytes, charset, tree, error);
    out_of_memory = NULL;
    return status;
}

hs_status hs_markup_html(hs_slice page, xmlDoc **tree, hs_error *error)
{
    return read_guarded(read_html, page, "UTF-8", tree, error);
}

hs_status hs_markup_xml(hs_slice bytes, const char *charset, xmlDoc **tree, hs_error *error)
{
    return read_guarded(read_xml, bytes, charset, tree, error);
}

hs_status hs_markup_copy(const xmlNode *node, xmlChar **bytes, int *size, hs_error *error)
{
    jmp_buf guard;
    xmlDoc *alone = NULL;
    xmlNode *copy;

    if (setjmp(guard) != 0) {
        *bytes = NULL;
        return no_memory(&alone, error);
    }
    out_of_memory = &guard;
    alone = xmlNewDoc((const xmlChar *) "1.0");
    copy = xmlDocCopyNode((xmlNode *) (uintptr_t) node, alone, 1);
    xmlDocSetRootElement(alone, copy);
    xmlDocDumpMemoryEnc(alone, bytes, size, "UTF-8");
    out_of_memory = NULL;
    xmlFreeDoc(alone);
    return HS_OK;
}

/* --- walking */

xmlNode *hs_markup_next(const xmlNode *top, const xmlNode *node, bool over)
{
    if (!over && node->type == XML_ELEMENT_NODE && node->children != NULL) {
        return node->children;
    }
    while (node != NULL && node != top && node->next == NULL) {
        node = node->parent;
    }
    return node == NULL || node == top ? NULL : node->next;
}

bool hs_markup_is(const xmlNode *node, const char *name)
{
    // Most names differ in their first letter.
    return node->type == XML_ELEMENT_NODE && (node->name[0] | 32) == (unsigned char) name[0]
        && strcasecmp((const char *) node->name, name) == 0;
}

bool hs_markup_among(const xmlNode *node, const char *const *names)
{
    while (*names != NULL && !hs_markup_is(node, *names)) {
        names++;
    }
    return *names != NULL;
}

xmlNode *hs_markup_find(const xmlNode *top, const char *name)
{
    xmlNode *node = NULL;

    if (top != NULL && top->type == XML_ELEMENT_NODE) {
        node = top->children;
    }
    while (node != NULL && !hs_markup_is(node, name)) {
        node = hs_markup_next(top, node, false);
    }
    return node;
}

hs_slice hs_markup_content(const xmlNode *node, char room[4])
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        return hs_slice_of((const char *) node->content);
    }
    if (node->type == XML_ENTITY_REF_NODE) { // &mdash; of a DTD that is not loaded
        const htmlEntityDesc *entity = htmlEntityLookup(node->name);
        if (entity != NULL) {
            int size = xmlCopyCharMultiByte((xmlChar *) room, (int) entity->value);
            return (hs_slice){ room, size > 0 ? (size_t) size : 0 };
        }
    }
    return (hs_slice){ NULL, 0 };
}

hs_slice hs_markup_attribute(const xmlNode *node, const char *name)
{
    if (node->type == XML_ELEMENT_NODE) {
        for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
            const xmlNode *value = attribute->children;
            if (strcasecmp((const char *) attribute->name, name) != 0) {
                continue;
            }
            return value != NULL && value->type == XML_TEXT_NODE
                ? hs_slice_of((const char *) value->content)
                : HS_LITERAL("");
        }
    }
    return (hs_slice){ NULL, 0 };
}

hs_slice hs_markup_text(hs_arena *arena, const xmlNode *top, size_t most)
{
    hs_squeezed text = { .arena = arena };
    const xmlNode *node = top;

    while (node != NULL && text.size < most) {
        char room[4];
        hs_slice content = hs_markup_content(node, room);
        bool over = hs_markup_is(node, "script") || hs_markup_is(node, "style");
        if (content.size > most) { // cut, but not inside a character
            content.size = most;
            while (
                content.size != 0 && ((unsigned char) content.data[content.size] & 0xc0) == 0x80) {
                content.size--;
            }
        }
        hs_squeeze_put(&text, content);
        if (hs_markup_is(node, "br")) {
            text.space = true;
        }
        node = hs_markup_next(top, node, over);
    }
    return hs_squeeze_take(&text);
}
