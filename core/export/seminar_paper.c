#include "core/export/seminar_paper.h"

#include "core/export/certificate_sheet.h"
#include "core/export/export.h"
#include "core/export/paper.h"
#include "core/export/receipt_sheet.h"
#include "core/export/seminar_sheet.h"
#include "core/export/whole_file.h"
#include "core/store/action.h"
#include "core/words.h"

#define TAG_SHEET "2x5 91x55" /* cards as they are sold, ten on A4 */

static const struct {
	const char *word;
	const char *title;
	const char *file; /* its name, without day and id */
} kinds[] = {
        [SEMINAR_ROSTER] = {"roster", N_("Roster"), N_("roster")},
        [SEMINAR_CODES] = {"codes", N_("Door list"), N_("door-list")},
        [SEMINAR_TAGS] = {"tags", N_("Name tags"), N_("name-tags")},
        [SEMINAR_CERTIFICATES] = {"certificates", N_("Certificates"), N_("certificates")},
        [SEMINAR_RECEIPTS] = {"receipts", N_("Receipts"), N_("receipts")},
};

const char *seminar_paper_word(enum seminar_paper_kind kind)
{
	return kinds[kind].word;
}

const char *seminar_paper_title(enum seminar_paper_kind kind)
{
	return _(kinds[kind].title);
}

/* ---- Into a file ---- */

static enum status write_rows(struct db *db, const struct seminar_paper *paper, const struct seminar_sheet *sheet,
                              FILE *out)
{
	const char *title = seminar_paper_title(paper->kind);
	if (paper->kind == SEMINAR_CERTIFICATES)
		return paper_certificates(&sheet->rows, paper->font, title, db_now(db), out, db_fault(db));
	if (paper->kind == SEMINAR_RECEIPTS)
		return paper_receipts(&sheet->rows, paper->font, title, db_now(db), out, db_fault(db));
	if (paper->kind != SEMINAR_TAGS)
		return paper_table(&sheet->rows, sheet->columns, paper->font, title, db_now(db), out, db_fault(db));
	struct paper_labels how = {
	        .sheet = TAG_SHEET, .font = paper->font, .title = title, .start = paper->start ? paper->start : 1};
	return paper_tags(&sheet->rows, &how, db_now(db), out, db_fault(db));
}

static enum status fill_list(struct db *db, enum seminar_paper_kind kind, const struct seminar *seminar,
                             const struct sign_up_list *people, struct seminar_sheet *sheet)
{
	static void (*const fill[])(const struct seminar *, const struct sign_up_list *, struct seminar_sheet *) = {
	        [SEMINAR_ROSTER] = seminar_sheet_roster,
	        [SEMINAR_CODES] = seminar_sheet_codes,
	        [SEMINAR_TAGS] = seminar_sheet_tags,
	};
	fill[kind](seminar, people, sheet);
	if (sheet->people == 0)
		return fault_set(db_fault(db), CONFLICT, "seminar", _("%s: there is nobody to print it for."),
		                 seminar->title);
	return DONE;
}

static enum status fill_sheet(struct db *db, enum seminar_paper_kind kind, const struct seminar *seminar,
                              const struct receipt_list *receipts, struct seminar_sheet *sheet)
{
	struct sign_up_list people = {0};
	if (kind == SEMINAR_RECEIPTS)
		return receipt_sheet(db, seminar, receipts, sheet);
	enum status status = sign_up_list_load(db, seminar->id, &people);
	if (status == DONE && kind == SEMINAR_CERTIFICATES)
		status = certificate_sheet(db, seminar, &people, sheet);
	else if (status == DONE)
		status = fill_list(db, kind, seminar, &people, sheet);
	sign_up_list_free(&people);
	return status;
}

static enum status write_pdf(struct db *db, const struct seminar_paper *paper, const struct receipt_list *receipts,
                             FILE *out, int *people)
{
	struct seminar_list seminar = {0};
	struct seminar_sheet sheet = {0};
	enum status status = seminar_get(db, paper->seminar, &seminar);
	if (status == DONE)
		status = fill_sheet(db, paper->kind, seminar.seminars, receipts, &sheet);
	*people = sheet.people;
	if (sheet.rows.failed)
		status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	else if (status == DONE)
		status = write_rows(db, paper, &sheet, out);
	seminar_sheet_close(&sheet);
	seminar_list_free(&seminar);
	return status;
}

static enum status note(struct db *db, const struct seminar_paper *paper, const struct receipt_list *receipts,
                        int people)
{
	struct action action;
	enum status status =
	        action_begin(db, people > EXPORT_FEW ? "office.print_many" : "office.print", NULL, &action);
	if (status != DONE)
		return status;
	action_about(db, 0, seminar_paper_word(paper->kind), paper->seminar);
	return action_end(db, receipt_printed(db, receipts));
}

enum status seminar_paper_file(struct db *db, const struct seminar_paper *paper, const char *path, FILE *stream)
{
	struct whole_file file;
	struct receipt_list receipts = {0};
	int people = 0;
	enum status status = whole_file_open(&file, path, stream, db_fault(db));
	if (status != DONE)
		return status;
	if (paper->kind == SEMINAR_RECEIPTS)
		status = receipt_issue(db, paper->seminar, paper->rolls, &receipts);
	if (status == DONE)
		status = write_pdf(db, paper, &receipts, file.file, &people);
	if (status == DONE)
		status = note(db, paper, &receipts, people);
	receipt_list_free(&receipts);
	return whole_file_close(&file, status, db_fault(db));
}

enum status seminar_paper_name(struct db *db, const struct seminar_paper *paper, char *out, size_t size)
{
	char day[DAY_BYTES];
	struct seminar_list seminar;
	enum status status = seminar_get(db, paper->seminar, &seminar);
	if (status != DONE)
		return status;
	snprintf(out, size, "%s-%s-%lld.pdf", _(kinds[paper->kind].file),
	         day_format(seminar.seminars[0].sessions[0].day, day), (long long)paper->seminar);
	seminar_list_free(&seminar);
	return DONE;
}
