/* Is this a build with a sanitizer, or for AFL++?  gcc and clang say so in different ways. */
#ifndef HS_BASE_SANITIZER_H
#define HS_BASE_SANITIZER_H

#if defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)                            \
    || __has_feature(memory_sanitizer)
#define HS_SANITIZER 1
#endif
#endif
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__ || defined __AFL_COMPILER
#define HS_SANITIZER 1
#endif

#endif
