#include "pages/date.h"

#include <stdio.h>
#include <strings.h>
#include <time.h>

#include "news/structure_line.h"

/* A date in pieces; -1: not told. */
typedef struct date {
    int year, month, day, hour, minute, second;
    int zone; // minutes east of Greenwich
    bool zoned;
} date;

static const date unknown = { -1, -1, -1, -1, -1, -1, 0, false };

/* Takes exactly `digits` digits off the front; -1 where there are fewer. */
static int take_digits(hs_slice *rest, int digits)
{
    int number = 0;

    if (rest->size < (size_t) digits) {
        return -1;
    }
    for (int i = 0; i < digits; i++) {
        if (rest->data[i] < '0' || rest->data[i] > '9') {
            return -1;
        }
        number = number * 10 + (rest->data[i] - '0');
    }
    *rest = hs_slice_from(*rest, (size_t) digits);
    return number;
}

static bool take_byte(hs_slice *rest, const char *any)
{
    if (rest->size == 0 || rest->data[0] == '\0' || strchr(any, rest->data[0]) == NULL) {
        return false;
    }
    *rest = hs_slice_from(*rest, 1);
    return true;
}

static void take_spaces(hs_slice *rest)
{
    while (take_byte(rest, " \t\r\n")) { }
}

/* Z, GMT, UTC, +01:00, +0100, +01. */
static void take_zone(hs_slice *rest, date *to)
{
    int sign, hours, minutes = 0;

    take_spaces(rest);
    if ((rest->size >= 3
            && (strncasecmp(rest->data, "gmt", 3) == 0 || strncasecmp(rest->data, "utc", 3) == 0))
        || take_byte(rest, "Zz")) {
        to->zoned = true;
        return;
    }
    sign = rest->size != 0 && rest->data[0] == '-' ? -1 : 1;
    if (!take_byte(rest, "+-") || (hours = take_digits(rest, 2)) < 0 || hours > 14) {
        return;
    }
    take_byte(rest, ":");
    minutes = take_digits(rest, 2);
    to->zone = sign * (hours * 60 + (minutes > 0 && minutes < 60 ? minutes : 0));
    to->zoned = true;
}

/* 10:20:30.5, 102030, 10:20; then the zone. */
static void take_time(hs_slice *rest, date *to)
{
    hs_slice start = *rest;

    to->hour = take_digits(rest, 2);
    take_byte(rest, ":");
    to->minute = take_digits(rest, 2);
    if (to->hour < 0 || to->minute < 0) {
        to->hour = to->minute = -1;
        *rest = start;
        return;
    }
    take_byte(rest, ":");
    to->second = take_digits(rest, 2);
    if (to->second >= 0 && take_byte(rest, ".,")) {
        while (take_byte(rest, "0123456789")) { }
    }
    take_zone(rest, to);
}

static bool read_iso(hs_slice rest, date *to)
{
    bool apart;

    to->year = take_digits(&rest, 4);
    apart = take_byte(&rest, "-/");
    to->month = take_digits(&rest, 2);
    if (apart && !take_byte(&rest, "-/")) {
        return false;
    }
    to->day = take_digits(&rest, 2);
    if (to->year < 0 || to->month < 0 || to->day < 0) {
        return false;
    }
    if (take_byte(&rest, "Tt ")) {
        take_spaces(&rest);
        take_time(&rest, to);
    }
    return to->hour >= 0 || rest.size == 0 || rest.data[0] < '0' || rest.data[0] > '9';
}

static int month_of(hs_slice name)
{
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";

    for (int i = 0; name.size >= 3 && i < 12; i++) {
        if (strncasecmp(months + 3 * i, name.data, 3) == 0) {
            return i + 1;
        }
    }
    return -1;
}

static bool read_mail(hs_slice rest, date *to)
{
    const char *comma = hs_slice_find(rest, ',');

    if (comma != NULL && comma - rest.data <= 9) { // the day of the week
        rest = hs_slice_between(comma + 1, rest.data + rest.size);
    }
    take_spaces(&rest);
    to->day = take_digits(&rest, 2);
    if (to->day < 0) {
        to->day = take_digits(&rest, 1);
    }
    take_spaces(&rest);
    to->month = month_of(rest);
    if (to->day < 0 || to->month < 0) {
        return false;
    }
    rest = hs_slice_from(rest, 3);
    take_spaces(&rest);
    to->year = take_digits(&rest, 4);
    take_spaces(&rest);
    take_time(&rest, to);
    return to->year > 0 && to->hour >= 0;
}

static bool read_epoch(hs_slice text, date *to)
{
    int64_t seconds = 0;
    time_t at;
    struct tm parts;

    if (text.size != 10 && text.size != 13) {
        return false;
    }
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') {
            return false;
        }
        seconds = i < 10 ? seconds * 10 + (text.data[i] - '0') : seconds;
    }
    at = (time_t) seconds;
    if (gmtime_r(&at, &parts) == NULL) {
        return false;
    }
    *to = (date){ parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour,
        parts.tm_min, parts.tm_sec, 0, true };
    return true;
}

static bool is_possible(const date *of)
{
    return of->year >= 1600 && of->year < 2200 && of->month >= 1 && of->month <= 12 && of->day >= 1
        && of->day <= 31 && of->hour < 25 && of->minute < 60 && of->second < 62;
}

static hs_slice put_date(hs_arena *arena, const date *of)
{
    char zone[12] = "";

    if (of->hour < 0) {
        return hs_arena_print(arena, "%04d-%02d-%02d", of->year, of->month, of->day);
    }
    if (of->zoned && of->zone == 0) {
        strcpy(zone, "Z");
    } else if (of->zoned) {
        int minutes = of->zone < 0 ? -of->zone : of->zone;
        snprintf(zone, sizeof zone, "%c%02d:%02d", of->zone < 0 ? '-' : '+', minutes / 60 % 100,
            minutes % 60);
    }
    return hs_arena_print(arena, "%04d-%02d-%02dT%02d:%02d:%02d%s", of->year, of->month, of->day,
        of->hour, of->minute, of->second < 0 ? 0 : of->second, zone);
}

hs_slice hs_date_read(hs_arena *arena, hs_slice text)
{
    static bool (*const readers[])(hs_slice, date *) = { read_epoch, read_iso, read_mail };

    take_spaces(&text);
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        date found = unknown;
        if (readers[i](text, &found) && is_possible(&found)) {
            return put_date(arena, &found);
        }
    }
    return text.size != 0 && text.size < 200 ? hs_line_date(arena, text) : (hs_slice){ NULL, 0 };
}
