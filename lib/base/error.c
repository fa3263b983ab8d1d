#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

hs_status hs_fail(hs_error *error, hs_status status, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return status;
}
