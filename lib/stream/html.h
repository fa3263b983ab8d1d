/* Text in HTML (the HTML standard, 13.1): whatever it says, it is text there. */
#ifndef HS_STREAM_HTML_H
#define HS_STREAM_HTML_H

#include "base/buffer.h"

/* Puts out valid UTF-8 so that it may stand between tags and in a quoted attribute; control
 * characters, which HTML has no place for, become U+FFFD. */
void hs_put_html(hs_buffer *out, hs_slice text);

#endif
