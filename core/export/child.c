#include "core/export/child.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

/* The words are copied, since posix_spawn may write into them by its prototype. */
static int start(const struct child *child, pid_t *pid)
{
	char *argv[CHILD_WORDS + 1] = {NULL};
	posix_spawn_file_actions_t files;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, fileno(child->in), STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, fileno(child->out), STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&files, fileno(child->complaint), STDERR_FILENO);
	int count = 0;
	while (count < CHILD_WORDS && child->words[count] && (argv[count] = strdup(child->words[count])))
		count++;
	bool whole = count > 0 && (count == CHILD_WORDS || !child->words[count]);
	int error = whole ? posix_spawnp(pid, child->path, &files, NULL, argv, environ) : ENOMEM;
	posix_spawn_file_actions_destroy(&files);
	for (int i = 0; i < count; i++)
		free(argv[i]);
	return error;
}

/*
 * False when it was still running at the end of the patience, and is killed. Signals wait until then: a terminal that
 * is resized would end the patience too early.
 */
static bool ends_in_time(pid_t pid, int patience)
{
	struct pollfd ended = {.fd = pidfd_open(pid, 0), .events = POLLIN};
	if (ended.fd < 0)
		return true;
	sigset_t every;
	sigfillset(&every);
	bool in_time = ppoll(&ended, 1, &(struct timespec){.tv_sec = patience}, &every) != 0;
	if (!in_time)
		kill(pid, SIGKILL);
	close(ended.fd);
	return in_time;
}

int child_run(const struct child *child, int *state)
{
	pid_t pid;
	rewind(child->in);
	int error = start(child, &pid);
	if (error != 0)
		return error;
	bool in_time = child->patience == 0 || ends_in_time(pid, child->patience);
	while (waitpid(pid, state, 0) < 0 && errno == EINTR)
		;
	return in_time ? 0 : ETIMEDOUT;
}
