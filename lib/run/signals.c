#include "run/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

#define GRACE 5 // seconds to write what was begun

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
enum { SIGNALS = sizeof signals / sizeof *signals };

// One process has one set of signal handlers.
static struct sigaction before[SIGNALS], alarm_before;
static const char *name;            // of the program
static volatile sig_atomic_t asked; // the signal
static int wake[2] = { -1, -1 };    // a pipe: a signal between a look at `asked` and poll wakes it

static void end_by(int number)
{
    signal(number, SIG_DFL);
    raise(number);
}

static void handle(int number)
{
    int saved = errno;

    if (asked) { // a second one, of another kind
        end_by(number);
        return;
    }
    asked = number;
    if (write(wake[1], "", 1) < 0) {
        // Full: poll wakes as well.
    }
    alarm(GRACE);
    errno = saved;
}

static void handle_alarm(int number)
{
    sigset_t one;

    (void) number;
    sigemptyset(&one);
    sigaddset(&one, asked);
    signal(asked, SIG_DFL);
    sigprocmask(SIG_UNBLOCK, &one, NULL);
    raise(asked);
}

/* Only what may be called in a handler. */
static void lose_model(int number, siginfo_t *about, void *context)
{
    static const char text[] = ": a model was cut short while it was in use\n";

    (void) context;
    if (about->si_code != BUS_ADRERR) {
        raise(number); // by its default action
        return;
    }
    (void) !write(STDERR_FILENO, name, strlen(name));
    (void) !write(STDERR_FILENO, text, sizeof text - 1);
    _exit(HS_MODEL);
}

static bool make_wake(void)
{
    if (pipe(wake) != 0) {
        wake[0] = wake[1] = -1;
        return false;
    }
    for (int i = 0; i < 2; i++) {
        fcntl(wake[i], F_SETFD, FD_CLOEXEC);
        fcntl(wake[i], F_SETFL, O_NONBLOCK);
    }
    return true;
}

void hs_signals_open(const char *program)
{
    // SA_RESETHAND: the second one ends the process.
    struct sigaction ours = { .sa_handler = handle, .sa_flags = (int) SA_RESETHAND },
                     grace = { .sa_handler = handle_alarm },
                     lost
        = { .sa_sigaction = lose_model, .sa_flags = (int) (SA_RESETHAND | SA_SIGINFO) };

    asked = 0;
    name = program;
    sigaction(SIGBUS, &lost, NULL);
    if (!make_wake()) {
        return; // without it signals end the process at once, as they do by themselves
    }
    sigaction(SIGALRM, &grace, &alarm_before);
    for (size_t i = 0; i < SIGNALS; i++) {
        sigaction(signals[i], NULL, &before[i]);
        if (before[i].sa_handler != SIG_IGN) { // nohup
            sigaction(signals[i], &ours, NULL);
        }
    }
}

void hs_signals_hold(bool hold)
{
    sigset_t ours;

    sigemptyset(&ours);
    sigaddset(&ours, SIGALRM);
    for (size_t i = 0; i < SIGNALS; i++) {
        sigaddset(&ours, signals[i]);
    }
    pthread_sigmask(hold ? SIG_BLOCK : SIG_UNBLOCK, &ours, NULL);
}

bool hs_interrupted(void) { return asked != 0; }

bool hs_signals_wait(int descriptor)
{
    struct pollfd both[]
        = { { .fd = descriptor, .events = POLLIN }, { .fd = wake[0], .events = POLLIN } };

    while (wake[0] >= 0 && !asked && poll(both, 2, -1) < 0 && errno == EINTR) { }
    return asked != 0;
}

void hs_signals_wake(void)
{
    if (wake[1] >= 0 && write(wake[1], "", 1) < 0) {
        // Full: poll wakes as well.
    }
}

void hs_signals_close(void)
{
    if (wake[0] < 0) {
        return;
    }
    alarm(0);
    for (size_t i = 0; i < SIGNALS; i++) {
        sigaction(signals[i], &before[i], NULL);
    }
    sigaction(SIGALRM, &alarm_before, NULL);
    close(wake[0]);
    close(wake[1]);
    wake[0] = wake[1] = -1;
    if (asked) {
        end_by(asked);
    }
}
