#include "core/export/paper.h"

#include "core/export/child.h"
#include "core/export/whole_file.h"
#include "core/words.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM     "madoguchi-print"
#define NUMBER_ROOM 24

static bool find_program(char path[PATH_MAX + sizeof(PROGRAM)])
{
	ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
	if (length <= 0)
		return false;
	path[length] = '\0';
	strcpy(strrchr(path, '/') + 1, PROGRAM);
	return access(path, X_OK) == 0;
}

/* Its sentence, without its name in front. */
static enum status complain(FILE *complaint, int state, struct fault *fault)
{
	char line[FAULT_TEXT_BYTES] = "";
	rewind(complaint);
	bool said = fgets(line, sizeof(line), complaint) != NULL;
	line[strcspn(line, "\n")] = '\0';
	bool refused = WIFEXITED(state) && WEXITSTATUS(state) == 1;
	if (said && strncmp(line, PROGRAM ": ", strlen(PROGRAM ": ")) == 0)
		return fault_set(fault, refused ? INVALID : FAILED, "", "%s", line + strlen(PROGRAM ": "));
	return fault_set(fault, FAILED, "", _("%s broke off: tell whoever looks after this machine."), PROGRAM);
}

static enum status run(const char *const *words, FILE *in, FILE *out, FILE *complaint, struct fault *fault)
{
	char path[PATH_MAX + sizeof(PROGRAM)];
	const struct child child = {path, words, in, out, complaint, 0};
	int state = -1, error = find_program(path) ? child_run(&child, &state) : ENOENT;
	if (error != 0)
		return fault_set(fault, FAILED, "", _("%s cannot be started (%s): install it beside madoguchi."),
		                 PROGRAM, strerror(error));
	return WIFEXITED(state) && WEXITSTATUS(state) == 0 ? DONE : complain(complaint, state, fault);
}

static enum status make(const struct extract *extract, bool japanese, const char *const *words, FILE *out,
                        struct fault *fault)
{
	FILE *in = memory_file(), *complaint = memory_file();
	enum status status = in && complaint ? DONE : FAILED;
	if (status == DONE) {
		extract_stream(extract, japanese, in);
		status = fflush(in) == 0 && !ferror(in) && fflush(out) == 0 ? DONE : FAILED;
	}
	if (status == DONE)
		status = run(words, in, out, complaint, fault);
	else
		fault_set(fault, FAILED, NULL, _("Out of memory."));
	if (in)
		fclose(in);
	if (complaint)
		fclose(complaint);
	return status;
}

enum status paper_workbook(const struct extract *extract, const char *title, bool japanese, int64_t created, FILE *out,
                           struct fault *fault)
{
	char width[NUMBER_ROOM], seconds[NUMBER_ROOM];
	const char *unused[EXTRACT_COLUMNS];
	const char *words[] = {PROGRAM, "xlsx", width, title, seconds, NULL};
	snprintf(width, sizeof(width), "%d", extract_headers(extract, japanese, unused));
	snprintf(seconds, sizeof(seconds), "%lld", (long long)created);
	return make(extract, japanese, words, out, fault);
}

static enum status make_sheet(const char *kind, const struct extract *labels, const struct paper_labels *how,
                              int64_t created, FILE *out, struct fault *fault)
{
	char first[NUMBER_ROOM], seconds[NUMBER_ROOM];
	const char *words[] = {PROGRAM, kind, how->sheet, first, how->font, how->title, seconds, NULL};
	snprintf(first, sizeof(first), "%d", how->start);
	snprintf(seconds, sizeof(seconds), "%lld", (long long)created);
	return make(labels, true, words, out, fault);
}

enum status paper_labels(const struct extract *labels, const struct paper_labels *how, int64_t created, FILE *out,
                         struct fault *fault)
{
	return make_sheet("labels", labels, how, created, out, fault);
}

enum status paper_tags(const struct extract *tags, const struct paper_labels *how, int64_t created, FILE *out,
                       struct fault *fault)
{
	return make_sheet("tags", tags, how, created, out, fault);
}

static enum status make_pages(const char *kind, const char *form, const struct extract *extract, const char *font,
                              const char *title, int64_t created, FILE *out, struct fault *fault)
{
	char seconds[NUMBER_ROOM];
	const char *words[] = {PROGRAM, kind, form, font, title, seconds, NULL};
	snprintf(seconds, sizeof(seconds), "%lld", (long long)created);
	return make(extract, true, words, out, fault);
}

enum status paper_leaf(const struct extract *leaf, const char *paper, const char *font, const char *title,
                       int64_t created, FILE *out, struct fault *fault)
{
	return make_pages("leaf", paper, leaf, font, title, created, out, fault);
}

enum status paper_table(const struct extract *table, const char *columns, const char *font, const char *title,
                        int64_t created, FILE *out, struct fault *fault)
{
	return make_pages("table", columns, table, font, title, created, out, fault);
}

/* Without a form of its own. */
static enum status make_plain(const struct extract *rows, const char *kind, const char *font, const char *title,
                              int64_t created, FILE *out, struct fault *fault)
{
	char seconds[NUMBER_ROOM];
	const char *words[] = {PROGRAM, kind, font, title, seconds, NULL};
	snprintf(seconds, sizeof(seconds), "%lld", (long long)created);
	return make(rows, true, words, out, fault);
}

enum status paper_certificates(const struct extract *certificates, const char *font, const char *title, int64_t created,
                               FILE *out, struct fault *fault)
{
	return make_plain(certificates, "certificates", font, title, created, out, fault);
}

enum status paper_receipts(const struct extract *receipts, const char *font, const char *title, int64_t created,
                           FILE *out, struct fault *fault)
{
	return make_plain(receipts, "receipts", font, title, created, out, fault);
}
