#include "stream/record.h"

#include "stream/json.h"

/* --- strings */

static void put_tsv(hs_buffer *out, hs_slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        char letter = byte == '\t' ? 't' : byte == '\n' ? 'n' : byte == '\r' ? 'r' : '\\';
        if (byte == '\t' || byte == '\n' || byte == '\r' || byte == '\\') {
            hs_put_byte(out, '\\');
            byte = letter;
        }
        hs_put_byte(out, byte);
    }
}

static void put_csv(hs_buffer *out, hs_slice text)
{
    bool quoted = false;

    for (size_t i = 0; i < text.size && !quoted; i++) {
        quoted = memchr(",\"\r\n", text.data[i], 4) != NULL;
    }
    if (!quoted) {
        hs_put(out, text);
        return;
    }
    hs_put_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"') {
            hs_put_byte(out, '"');
        }
        hs_put_byte(out, text.data[i]);
    }
    hs_put_byte(out, '"');
}

static void put_text(hs_record_writer *writer, hs_slice text)
{
    if (writer->format == HS_RECORD_JSONL) {
        hs_put_json(writer->out, text);
    } else if (writer->format == HS_RECORD_TSV) {
        put_tsv(writer->out, text);
    } else {
        put_csv(writer->out, text);
    }
}

/* --- fields */

void hs_record_begin(hs_record_writer *writer)
{
    writer->used = 0;
    if (writer->format == HS_RECORD_JSONL) {
        hs_put_byte(writer->out, '{');
    }
}

void hs_record_end(hs_record_writer *writer)
{
    static const hs_slice ends[] = { HS_CONSTANT("}\n"), HS_CONSTANT("\n"), HS_CONSTANT("\r\n") };

    hs_put(writer->out, ends[writer->format]);
}

/* What stands in front of a value; false: the name was all that is wanted. */
static bool begin_field(hs_record_writer *writer, const char *name, const char *suffix)
{
    if (writer->used++ != 0) {
        hs_put_byte(writer->out, writer->format == HS_RECORD_TSV ? '\t' : ',');
    }
    if (writer->format == HS_RECORD_JSONL) {
        hs_put_byte(writer->out, '"');
        hs_put(writer->out, hs_slice_of(name));
        hs_put(writer->out, HS_LITERAL("\":"));
    } else if (writer->names) {
        hs_put(writer->out, hs_slice_of(name));
        hs_put(writer->out, hs_slice_of(suffix));
    }
    return !writer->names;
}

static void put_value(hs_record_writer *writer, hs_slice value)
{
    if (value.data != NULL) {
        put_text(writer, value);
    } else if (writer->format == HS_RECORD_JSONL) {
        hs_put(writer->out, HS_LITERAL("null"));
    }
}

void hs_record_string(hs_record_writer *writer, const char *name, hs_slice value)
{
    if (begin_field(writer, name, "")) {
        put_value(writer, value);
    }
}

static void put_json_object(hs_record_writer *writer, const hs_record_field *fields, size_t count)
{
    bool any = false;

    for (size_t i = 0; i < count; i++) {
        any |= fields[i].value.data != NULL;
    }
    if (!any) {
        hs_put(writer->out, HS_LITERAL("null"));
        return;
    }
    for (size_t i = 0; i < count; i++) {
        hs_put(writer->out, i ? HS_LITERAL(",\"") : HS_LITERAL("{\""));
        hs_put(writer->out, hs_slice_of(fields[i].name));
        hs_put(writer->out, HS_LITERAL("\":"));
        put_value(writer, fields[i].value);
    }
    hs_put_byte(writer->out, '}');
}

void hs_record_object(
    hs_record_writer *writer, const char *name, const hs_record_field *fields, size_t count)
{
    if (writer->format == HS_RECORD_JSONL) {
        begin_field(writer, name, "");
        put_json_object(writer, fields, count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (begin_field(writer, name, "")) {
            put_value(writer, fields[i].value);
        } else if (i != 0) {
            hs_put_byte(writer->out, '_');
            hs_put(writer->out, hs_slice_of(fields[i].name));
        }
    }
}

void hs_record_number(hs_record_writer *writer, const char *name, size_t value)
{
    if (begin_field(writer, name, "")) {
        hs_put_number(writer->out, value);
    }
}

static size_t skip_digits(hs_slice text, size_t at)
{
    while (at < text.size && text.data[at] >= '0' && text.data[at] <= '9') {
        at++;
    }
    return at;
}

/* Digits, and behind a point more digits, as JSON has numbers: no zero in front of another digit.
 */
static bool is_decimal(hs_slice text)
{
    size_t whole = skip_digits(text, 0), end = whole;

    if (whole + 1 < text.size && text.data[whole] == '.') {
        end = skip_digits(text, whole + 1);
    }
    return whole != 0 && end == text.size && (whole == 1 || text.data[0] != '0');
}

void hs_record_decimal(hs_record_writer *writer, const char *name, hs_slice value)
{
    if (!begin_field(writer, name, "")) {
        return;
    }
    if (value.data != NULL && is_decimal(value)) {
        hs_put(writer->out, value);
    } else if (writer->format == HS_RECORD_JSONL) {
        hs_put(writer->out, HS_LITERAL("null"));
    }
}

static void put_piece(hs_record_writer *writer, const hs_piece *piece)
{
    hs_put(writer->out, HS_LITERAL("{\"start\":"));
    hs_put_number(writer->out, piece->start);
    hs_put(writer->out, HS_LITERAL(",\"end\":"));
    hs_put_number(writer->out, piece->end);
    hs_put(writer->out, HS_LITERAL(",\"text\":"));
    hs_put_json(writer->out, piece->text);
    hs_put_byte(writer->out, '}');
}

static void put_json_pieces(hs_record_writer *writer, const hs_piece *pieces, size_t count)
{
    hs_put_byte(writer->out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i != 0) {
            hs_put_byte(writer->out, ',');
        }
        put_piece(writer, &pieces[i]);
    }
    hs_put_byte(writer->out, ']');
}

/* All texts as one value, since CSV may have to put quotation marks around it. */
static void put_joined(hs_record_writer *writer, const hs_piece *pieces, size_t count)
{
    hs_buffer joined = { .guard = writer->out->guard };

    for (size_t i = 0; i < count; i++) {
        hs_put(&joined, i ? HS_LITERAL(" … ") : HS_LITERAL(""));
        hs_put(&joined, pieces[i].text);
    }
    put_text(writer, (hs_slice){ joined.data, joined.size });
    hs_buffer_free(&joined);
}

static void put_offsets(hs_buffer *out, const hs_piece *pieces, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        hs_put(out, i ? HS_LITERAL(";") : HS_LITERAL(""));
        hs_put_number(out, pieces[i].start);
        hs_put_byte(out, '-');
        hs_put_number(out, pieces[i].end);
    }
}

void hs_record_pieces(
    hs_record_writer *writer, const char *name, const hs_piece *pieces, size_t count)
{
    bool values = begin_field(writer, name, "");

    if (writer->format == HS_RECORD_JSONL) {
        put_json_pieces(writer, pieces, count);
        return;
    }
    if (values) {
        put_joined(writer, pieces, count);
    }
    if (begin_field(writer, name, "_offsets")) {
        put_offsets(writer->out, pieces, count);
    }
}
