#include "tui/paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/export/printer.h"
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

static enum status into_file(struct desk *desk, const struct desk_paper *paper, const char *name)
{
	char path[PATH_BYTES], shown[PATH_BYTES];
	if (!find_path(name, path, shown))
		return fault_set(db_fault(desk_db(desk)), INVALID, "output",
		                 _("No file can be named in the home directory: make room there."));
	enum status status = desk_paper_file(desk_db(desk), paper, path, NULL);
	if (status == DONE)
		desk_say(desk, 0, _("%s is written."), shown);
	return status;
}

static enum status onto_paper(struct desk *desk, const struct desk_paper *paper, const char *name)
{
	const struct front *front = desk_context(desk);
	struct fault *fault = db_fault(desk_db(desk));
	FILE *pdf = memory_file();
	if (!pdf)
		return fault_set(fault, FAILED, NULL, _("Out of memory."));
	enum status status = desk_paper_file(desk_db(desk), paper, NULL, pdf);
	if (status == DONE)
		status = printer_send(front->printer, pdf, fault);
	if (status == DONE)
		desk_say(desk, 0, _("Sent to the printer: %s"), name);
	fclose(pdf);
	return status;
}

void paper_write(struct desk *desk, const struct desk_paper *paper)
{
	const struct front *front = desk_context(desk);
	struct desk_paper whole = *paper;
	char name[NAME_BYTES] = "";
	whole.font = front->font;
	whole.size = front->paper;
	enum status status = desk_paper_name(desk_db(desk), &whole, name, sizeof(name));
	if (status == DONE && front->printer[0] && paper->kind != DESK_ICS)
		status = onto_paper(desk, &whole, name);
	else if (status == DONE)
		status = into_file(desk, &whole, name);
	if (status != DONE)
		desk_refuse_store(desk);
}

void paper_slip(struct desk *desk, int64_t appointment)
{
	paper_write(desk, &(struct desk_paper){.kind = DESK_SLIP, .subject = appointment});
}
