/* Signals that end a run.
 *
 * SIGINT, SIGTERM, SIGHUP: the first one asks the run to end: it reads no more, and what was begun
 * is written, so that the output holds whole documents.  The second one, or some seconds, end the
 * process at once.
 * SIGBUS from a map, a model that was cut short while it was in use, ends the process with a
 * message and the status of model errors.
 *
 * Threads: set up and asked by the thread that reads; the others block signals. */
#ifndef HS_RUN_SIGNALS_H
#define HS_RUN_SIGNALS_H

#include <stdbool.h>

/* `program`: for the message. */
void hs_signals_open(const char *program);

/* Puts back what was before; where the run was asked to end, the process ends now, by that
 * signal. */
void hs_signals_close(void);

/* Blocks those signals in the calling thread, or unblocks them: threads that it starts meanwhile
 * leave them to it. */
void hs_signals_hold(bool hold);

/* Was the run asked to end? */
bool hs_interrupted(void);

/* Waits until the descriptor can be read, the run is asked to end, or somebody calls
 * hs_signals_wake; returns hs_interrupted(). */
bool hs_signals_wait(int descriptor);

/* Ends the waiting for good; from any thread. */
void hs_signals_wake(void);

#endif
