/* Giving up what a run does not need, once its models are mapped and its threads run: reading other
 * people's text is reading untrusted input.
 *
 * On Linux a seccomp filter (libseccomp) of all threads lets them read files, write what is open,
 * and ask for memory and time.  What else they try fails with EPERM: to write other files, to start
 * a program, to use the network, to trace a process.  There is no way back.
 *
 * It is left out in builds with a sanitizer or for coverage, which need more, and elsewhere than on
 * Linux. */
#ifndef HS_RUN_SANDBOX_H
#define HS_RUN_SANDBOX_H

#include <stdbool.h>

/* May files still be made?  False: the system cannot do it, and all is as before. */
bool hs_sandbox_enter(bool makes_files);

#endif
