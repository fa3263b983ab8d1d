/* A library to be preloaded that makes calls of the system fail, as HEARSAY_FAULT says:
 *
 *     alloc:N        allocation N of malloc, calloc, realloc and mmap fails
 *     read:N:ERRNO   read N fails; ERRNO: a number
 *     write:N:ERRNO  write N fails
 *     open:N:ERRNO   opening N fails
 *     short          every read and write is of one byte
 *     signal         every second read, write and open is interrupted: EINTR
 *
 * With N of 0 nothing fails.  The file that HEARSAY_FAULT_COUNT names gets the number of calls that
 * were counted. */
#define _GNU_SOURCE // RTLD_NEXT
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// What glibc calls them too, so that finding them needs no memory.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static struct fault {
    char kind[16];
    long number;
    int error;
    int count; // the file that gets the number of calls
    _Atomic long calls;
} fault;

static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_open)(const char *, int, ...);
static void *(*real_mmap)(void *, size_t, int, int, int, off_t);

__attribute__((constructor)) static void begin(void)
{
    const char *wanted = getenv("HEARSAY_FAULT"), *name = getenv("HEARSAY_FAULT_COUNT");
    int file;

    *(void **) &real_read = dlsym(RTLD_NEXT, "read");
    *(void **) &real_write = dlsym(RTLD_NEXT, "write");
    *(void **) &real_open = dlsym(RTLD_NEXT, "open");
    *(void **) &real_mmap = dlsym(RTLD_NEXT, "mmap");
    if (wanted != NULL) {
        sscanf(wanted, "%15[^:]:%ld:%d", fault.kind, &fault.number, &fault.error);
    }
    // Opened now, before the program gives up the right to, and out of the way of its own files.
    file = name ? real_open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    fault.count = file < 0 ? -1 : fcntl(file, F_DUPFD_CLOEXEC, 100);
    close(file);
    fault.calls = 0;
}

__attribute__((destructor)) static void end(void)
{
    char line[32];
    int size = snprintf(line, sizeof line, "%ld\n", (long) fault.calls);

    if (fault.count >= 0) {
        (void) !real_write(fault.count, line, (size_t) size);
    }
}

static bool is(const char *kind) { return strcmp(fault.kind, kind) == 0; }

/* Counts a call of the kind; is it the one to fail? */
static bool fails(const char *kind)
{
    if (!is(kind) || ++fault.calls != fault.number) {
        return false;
    }
    errno = is("alloc") ? ENOMEM : fault.error;
    return true;
}

static bool is_interrupted(void)
{
    if (!is("signal") || ++fault.calls % 2 == 0) {
        return false;
    }
    errno = EINTR;
    return true;
}

void *malloc(size_t size) { return fails("alloc") ? NULL : __libc_malloc(size); }

void *calloc(size_t count, size_t size)
{
    return fails("alloc") ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size) { return fails("alloc") ? NULL : __libc_realloc(old, size); }

void *mmap(void *place, size_t size, int protection, int flags, int file, off_t from)
{
    return fails("alloc") ? MAP_FAILED : real_mmap(place, size, protection, flags, file, from);
}

ssize_t read(int file, void *to, size_t size)
{
    if (fails("read") || is_interrupted()) {
        return -1;
    }
    return real_read(file, to, is("short") && size > 1 ? 1 : size);
}

ssize_t write(int file, const void *from, size_t size)
{
    if (fails("write") || is_interrupted()) {
        return -1;
    }
    return real_write(file, from, is("short") && size > 1 ? 1 : size);
}

int open(const char *name, int flags, ...)
{
    va_list rest;
    unsigned mode = 0;

    if (fails("open") || is_interrupted()) {
        return -1;
    }
    if (flags & O_CREAT) {
        va_start(rest, flags);
        mode = va_arg(rest, unsigned);
        va_end(rest);
    }
    return real_open(name, flags, mode);
}
