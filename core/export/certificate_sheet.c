#include "core/export/certificate_sheet.h"

#include "core/office/setting.h"
#include "core/seminars/certificate.h"
#include "core/words.h"

#define TEXT_BYTES 1024

/* What is the same on each of them. */
struct frame {
	char sentence[TEXT_BYTES], date[SHOW_BYTES], society[SETTING_BYTES];
};

static enum status open_sheet(struct db *db, const struct seminar *seminar, struct frame *frame, struct extract *out)
{
	static const struct extract_column all[] = {{"title", "", false, NULL}, {"firm", "", false, NULL},
	                                            {"name", "", false, NULL},  {"sentence", "", false, NULL},
	                                            {"date", "", false, NULL},  {"society", "", false, NULL},
	                                            {"seal", "", false, NULL},  {0}};
	char day[DAY_BYTES];
	int32_t last = seminar->sessions[seminar->session_count - 1].day;
	extract_open(out, all);
	snprintf(frame->sentence, sizeof(frame->sentence),
	         _("We certify that you have completed the course \"%s\" held by us."), seminar->title);
	day_show(last, DAY_ERA, frame->date, sizeof(frame->date));
	day_format(last, day);
	return setting_text(db, "society.name", day, frame->society, sizeof(frame->society));
}

static void add(const struct sign_up *person, const struct frame *frame, struct seminar_sheet *out)
{
	char name[TEXT_BYTES];
	const char *cells[] = {
	        _("CERTIFICATE"), seminar_sheet_firm(person), name, frame->sentence, frame->date, frame->society,
	        _("Seal")};
	snprintf(name, sizeof(name), _("for %s"), person->person_name);
	extract_add(&out->rows, cells);
	out->people++;
}

enum status certificate_sheet(struct db *db, const struct seminar *seminar, const struct sign_up_list *people,
                              struct seminar_sheet *out)
{
	struct frame frame;
	enum status status = certificate_ready(db, seminar);
	if (status == DONE)
		status = open_sheet(db, seminar, &frame, &out->rows);
	for (int i = 0; status == DONE && i < people->count; i++) {
		const struct sign_up *person = &people->rows[i];
		int fields;
		status = certificate_fields(db, person->id, &fields);
		if (status == DONE && sign_up_seated(person) &&
		    certificate_judge(seminar, person->attended, fields) == CERTIFICATE_EARNED)
			add(person, &frame, out);
	}
	if (status == DONE && out->people == 0)
		return fault_set(db_fault(db), CONFLICT, "seminar",
		                 _("Nobody has earned the certificate of %s: it takes %d of %d sessions."),
		                 seminar->title, certificate_sessions(seminar), seminar->session_count);
	return status;
}
