#include "run/sandbox.h"

#include "base/sanitizer.h"

#if defined __linux__ && !defined HS_NO_SANDBOX && !defined HS_SANITIZER

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stddef.h>
#include <sys/mman.h>

/* What the C library and the kernel's restarts need for reading, writing, memory, time, threads and
 * the end of a process. */
// clang-format off
static const int always[] = {
    SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(readv), SCMP_SYS(write), SCMP_SYS(writev),
    SCMP_SYS(pwrite64), SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(ftruncate), SCMP_SYS(fsync),
    SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(statx),
    SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink),
    SCMP_SYS(readlinkat), SCMP_SYS(getdents64), SCMP_SYS(fcntl), SCMP_SYS(ioctl),
    SCMP_SYS(fadvise64), SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(futex), SCMP_SYS(futex_waitv), SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(membarrier),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday),
    SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(tgkill), SCMP_SYS(kill),
    SCMP_SYS(alarm), SCMP_SYS(setitimer), SCMP_SYS(sigaltstack), SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(restart_syscall), SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};
// clang-format on

/* Memory may be mapped and protected, but none that is both written and run. */
static bool allow_memory(scmp_filter_ctx filter)
{
    const int calls[] = { SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect) };
    bool good = true;

    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        const scmp_datum_t mask = PROT_WRITE | PROT_EXEC;
        for (scmp_datum_t allowed = 0; allowed <= mask; allowed++) {
            if ((allowed & mask) == allowed && allowed != mask) {
                good = good
                    && seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 1,
                           SCMP_A2(SCMP_CMP_MASKED_EQ, mask, allowed))
                        == 0;
            }
        }
    }
    return good;
}

/* Files may be opened for reading; for writing only where some are made. */
static bool allow_files(scmp_filter_ctx filter, bool makes_files)
{
    const scmp_datum_t writes = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;

    if (makes_files) {
        return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 0) == 0
            && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 0) == 0
            && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mkdir), 0) == 0
            && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mkdirat), 0) == 0
            && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(unlink), 0) == 0
            && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(rename), 0) == 0
            && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(renameat), 0) == 0
            && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(renameat2), 0) == 0;
    }
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
               SCMP_A2(SCMP_CMP_MASKED_EQ, writes, O_RDONLY))
        == 0
        && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
               SCMP_A1(SCMP_CMP_MASKED_EQ, writes, O_RDONLY))
        == 0;
}

bool hs_sandbox_enter(bool makes_files)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    bool good = filter != NULL && seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0;

    for (size_t i = 0; good && i < sizeof always / sizeof *always; i++) {
        good = seccomp_rule_add(filter, SCMP_ACT_ALLOW, always[i], 0) == 0;
    }
    good = good && allow_memory(filter) && allow_files(filter, makes_files)
        && seccomp_load(filter) == 0;
    if (filter != NULL) {
        seccomp_release(filter);
    }
    return good;
}

#else

bool hs_sandbox_enter(bool makes_files)
{
    (void) makes_files;
    return false;
}

#endif
