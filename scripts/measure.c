/* Runs a command and writes what it used: seconds of user CPU, of system CPU, of the clock, and KiB
 * of memory at most.
 *
 *     measure FILE COMMAND [ARGUMENT]...
 *
 * The four numbers are appended to FILE as a line; the exit status is the command's. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time)
{
    return (double) time.tv_sec + (double) time.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    struct rusage used;
    double start = now();
    int status = 0;
    FILE *file;
    pid_t child;

    if (argc < 3) {
        fputs("usage: measure FILE COMMAND [ARGUMENT]...\n", stderr);
        return 2;
    }
    child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        perror(argv[2]);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) < 0 || getrusage(RUSAGE_CHILDREN, &used) != 0
        || (file = fopen(argv[1], "a")) == NULL) {
        perror("measure");
        return 3;
    }
    fprintf(file, "%.6f %.6f %.6f %ld\n", seconds(used.ru_utime), seconds(used.ru_stime),
        now() - start, used.ru_maxrss);
    if (fclose(file) != 0) {
        perror(argv[1]);
        return 3;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
