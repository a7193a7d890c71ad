#include "tui/paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/export/printer.h"
#include "core/export/seminar_paper.h"
#include "core/export/whole_file.h"
#include "core/words.h"
#include "tui/front.h"

#define NAME_BYTES 256
#define PATH_BYTES 1024
#define TRIES_MOST 100

/* name.pdf, then name-2.pdf and so on; `shown` has "~" for the home directory. */
static bool find_path(const char *name, char path[PATH_BYTES], char shown[PATH_BYTES])
{
	const char *home = getenv("HOME"), *ending = strrchr(name, '.');
	char more[16] = "";
	for (int i = 2; home && ending && i < TRIES_MOST; i++) {
		snprintf(shown, PATH_BYTES, "~/%.*s%s%s", (int)(ending - name), name, more, ending);
		snprintf(path, PATH_BYTES, "%s%s", home, shown + 1);
		if (access(path, F_OK) != 0)
			return true;
		snprintf(more, sizeof(more), "-%d", i);
	}
	return false;
}

/* Whatever goes out: `write` puts it into a file, or onto a stream without one. */
struct sheet_job {
	enum status (*write)(struct db *db, const void *paper, const char *path, FILE *stream);
	const void *paper;
	char name[NAME_BYTES];
	bool file_only;
};

static enum status into_file(struct desk *desk, const struct sheet_job *job)
{
	char path[PATH_BYTES], shown[PATH_BYTES];
	if (!find_path(job->name, path, shown))
		return fault_set(db_fault(desk_db(desk)), INVALID, "output",
		                 _("No file can be named in the home directory: make room there."));
	enum status status = job->write(desk_db(desk), job->paper, path, NULL);
	if (status == DONE)
		desk_say(desk, 0, _("%s is written."), shown);
	return status;
}

static enum status onto_paper(struct desk *desk, const struct sheet_job *job)
{
	const struct front *front = desk_context(desk);
	struct fault *fault = db_fault(desk_db(desk));
	FILE *pdf = memory_file();
	if (!pdf)
		return fault_set(fault, FAILED, NULL, _("Out of memory."));
	enum status status = job->write(desk_db(desk), job->paper, NULL, pdf);
	if (status == DONE)
		status = printer_send(front->printer, pdf, fault);
	if (status == DONE)
		desk_say(desk, 0, _("Sent to the printer: %s"), job->name);
	fclose(pdf);
	return status;
}

/* `named`: how finding the name of the file went. */
static void run(struct desk *desk, const struct sheet_job *job, enum status named)
{
	const struct front *front = desk_context(desk);
	enum status status = named;
	if (status == DONE && front->printer[0] && !job->file_only)
		status = onto_paper(desk, job);
	else if (status == DONE)
		status = into_file(desk, job);
	if (status != DONE)
		desk_refuse_store(desk);
}

/* ---- Of the appointment book ---- */

static enum status write_desk_paper(struct db *db, const void *paper, const char *path, FILE *stream)
{
	return desk_paper_file(db, paper, path, stream);
}

void paper_write(struct desk *desk, const struct desk_paper *paper)
{
	const struct front *front = desk_context(desk);
	struct desk_paper whole = *paper;
	struct sheet_job job = {.write = write_desk_paper, .paper = &whole, .file_only = paper->kind == DESK_ICS};
	whole.font = front->font;
	whole.size = front->paper;
	run(desk, &job, desk_paper_name(desk_db(desk), &whole, job.name, sizeof(job.name)));
}

void paper_slip(struct desk *desk, int64_t appointment)
{
	paper_write(desk, &(struct desk_paper){.kind = DESK_SLIP, .subject = appointment});
}

/* ---- Of a seminar ---- */

/* Behind the kinds of seminar_paper, of which the last are the receipts. */
enum { ONE_RECEIPT = SEMINAR_PAPERS, CHOICES };

void paper_ask_seminar(struct desk *desk, int tag, const struct seminar *seminar, const struct sign_up *person)
{
	const char *labels[CHOICES];
	char one[NAME_BYTES];
	int count = 0;
	for (; count < SEMINAR_RECEIPTS; count++)
		labels[count] = seminar_paper_title((enum seminar_paper_kind)count);
	bool fees = seminar->fee_member || seminar->fee_other;
	if (fees)
		labels[count++] = _("Receipts that were never printed");
	if (fees && person && person->paid) {
		snprintf(one, sizeof(one), _("Receipt of %d %.100s"), person->roll, person->person_name);
		labels[count++] = one;
	}
	desk_ask_preset(desk, tag, person ? person->roll : 0, _("What is to be printed?"), labels, count, 0);
}

static enum status write_seminar_paper(struct db *db, const void *paper, const char *path, FILE *stream)
{
	return seminar_paper_file(db, paper, path, stream);
}

void paper_seminar(struct desk *desk, int64_t seminar, const struct answer *answer)
{
	const struct front *front = desk_context(desk);
	const struct roll_list one = {1, {(int)answer->id}};
	struct seminar_paper paper = {
	        .kind = (enum seminar_paper_kind)answer->choice, .seminar = seminar, .font = front->font};
	struct sheet_job job = {.write = write_seminar_paper, .paper = &paper};
	if (answer->choice == ONE_RECEIPT) {
		paper.kind = SEMINAR_RECEIPTS;
		paper.rolls = &one;
	}
	run(desk, &job, seminar_paper_name(desk_db(desk), &paper, job.name, sizeof(job.name)));
}
