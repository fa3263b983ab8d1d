/* SHA-256 (FIPS 180-4), and Base64 (RFC 4648) of what it gives: a page names its own script by it.
 *
 * Pure. */
#ifndef HS_BASE_SHA256_H
#define HS_BASE_SHA256_H

#include "base/slice.h"

enum { HS_SHA256 = 32, HS_SHA256_BASE64 = 44 };

/* The digest, in bytes. */
void hs_sha256(hs_slice text, unsigned char digest[HS_SHA256]);

/* The digest in Base64, with a NUL behind it. */
void hs_sha256_base64(hs_slice text, char out[HS_SHA256_BASE64 + 1]);

#endif
