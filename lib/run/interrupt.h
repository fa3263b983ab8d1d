/* Signals that end a run: SIGINT, SIGTERM, SIGHUP.
 *
 * The first one asks the run to end: it reads no more, and what was begun is written, so that the
 * output holds whole documents.  The second one, or some seconds, end the process at once.
 *
 * Threads: set up and asked by the thread that reads; the others block signals. */
#ifndef HS_RUN_INTERRUPT_H
#define HS_RUN_INTERRUPT_H

#include <stdbool.h>

void hs_interrupt_open(void);

/* Puts back what was before; where the run was asked to end, the process ends now, by that
 * signal. */
void hs_interrupt_close(void);

/* Blocks those signals in the calling thread, or unblocks them: threads that it starts meanwhile
 * leave them to it. */
void hs_interrupt_hold(bool hold);

/* Was the run asked to end? */
bool hs_interrupted(void);

/* Waits until the descriptor can be read or the run is asked to end; returns hs_interrupted(). */
bool hs_interrupt_wait(int descriptor);

#endif
