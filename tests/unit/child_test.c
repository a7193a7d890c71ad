#include <criterion/criterion.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>

#include "core/export/child.h"
#include "core/export/whole_file.h"

struct files {
	FILE *in, *out, *complaint;
};

static struct files open_files(const char *in)
{
	struct files f = {memory_file(), memory_file(), memory_file()};
	cr_assert(f.in && f.out && f.complaint);
	fputs(in, f.in);
	fflush(f.in);
	return f;
}

static int run(const struct files *f, const char *const *words, int patience, int *state)
{
	return child_run(&(struct child){words[0], words, f->in, f->out, f->complaint, patience}, state);
}

static void close_files(struct files *f)
{
	fclose(f->in);
	fclose(f->out);
	fclose(f->complaint);
}

Test(child, is_given_its_input_and_gives_what_it_writes)
{
	char line[32] = "";
	int state = -1;
	struct files f = open_files("one two\n");
	cr_assert_eq(run(&f, (const char *[]){"tr", "o", "0", NULL}, 20, &state), 0);
	cr_expect(WIFEXITED(state) && WEXITSTATUS(state) == 0);
	rewind(f.out);
	cr_expect(fgets(line, sizeof(line), f.out));
	cr_expect_str_eq(line, "0ne tw0\n");
	close_files(&f);
}

Test(child, that_is_not_there_is_told)
{
	int state = -1;
	struct files f = open_files("");
	cr_expect_eq(run(&f, (const char *[]){"/no/such/program", NULL}, 0, &state), ENOENT);
	cr_expect_eq(run(&f, (const char *[]){"madoguchi-no-such-program", NULL}, 0, &state), ENOENT);
	close_files(&f);
}

Test(child, that_does_not_end_is_killed)
{
	int state = -1;
	struct files f = open_files("");
	cr_expect_eq(run(&f, (const char *[]){"sleep", "600", NULL}, 1, &state), ETIMEDOUT);
	cr_expect(WIFSIGNALED(state) && WTERMSIG(state) == 9);
	close_files(&f);
}

static void ignore(int signal)
{
	(void)signal;
}

/* As a resized terminal does: the handler is there, the call is not taken up again, and it happens more than once. */
Test(child, is_killed_in_time_whatever_signals_come)
{
	int state = -1;
	struct files f = open_files("");
	sigaction(SIGALRM, &(struct sigaction){.sa_handler = ignore}, NULL);
	setitimer(ITIMER_REAL, &(struct itimerval){{0, 100000}, {0, 100000}}, NULL);
	cr_expect_eq(run(&f, (const char *[]){"sleep", "20", NULL}, 1, &state), ETIMEDOUT);
	cr_expect(WIFSIGNALED(state) && WTERMSIG(state) == 9);
	setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
	close_files(&f);
}
