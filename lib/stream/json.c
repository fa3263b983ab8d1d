#include "stream/json.h"

void hs_put_json(hs_buffer *out, hs_slice text)
{
    static const char hex[] = "0123456789abcdef", letters[] = "\"\"\\\\\bb\ff\nn\rr\tt";

    hs_put_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        const char *found = NULL;
        for (const char *pair = letters; found == NULL && *pair; pair += 2) {
            found = *pair == byte ? pair + 1 : NULL;
        }
        if (found != NULL) {
            hs_put_byte(out, '\\');
            hs_put_byte(out, *found);
        } else if ((unsigned char) byte < ' ') {
            hs_put(out, HS_LITERAL("\\u00"));
            hs_put_byte(out, hex[(unsigned char) byte >> 4]);
            hs_put_byte(out, hex[(unsigned char) byte & 15]);
        } else {
            hs_put_byte(out, byte);
        }
    }
    hs_put_byte(out, '"');
}

static void put_name(hs_json *json, const char *name)
{
    if (json->more) {
        hs_put_byte(json->out, ',');
    }
    json->more = true;
    if (name != NULL) {
        hs_put_json(json->out, hs_slice_of(name));
        hs_put_byte(json->out, ':');
    }
}

void hs_json_open(hs_json *json, const char *name, char bracket)
{
    put_name(json, name);
    hs_put_byte(json->out, bracket);
    json->more = false;
}

void hs_json_close(hs_json *json, char bracket)
{
    hs_put_byte(json->out, bracket);
    json->more = true;
}

void hs_json_string(hs_json *json, const char *name, hs_slice value)
{
    if (value.data != NULL) {
        put_name(json, name);
        hs_put_json(json->out, value);
    }
}

void hs_json_number(hs_json *json, const char *name, size_t value)
{
    put_name(json, name);
    hs_put_number(json->out, value);
}
