#include "core/seminars/certificate.h"

#include <stdio.h>

#include "core/store/stmt.h"
#include "core/words.h"

int certificate_sessions(const struct seminar *seminar)
{
	return (seminar->certificate_share * seminar->session_count + 99) / 100;
}

enum certificate_lack certificate_judge(const struct seminar *seminar, int attended, int fields)
{
	if (!seminar->certificate_share)
		return CERTIFICATE_NONE;
	if (attended < certificate_sessions(seminar))
		return CERTIFICATE_SESSIONS;
	return fields < seminar->certificate_fields ? CERTIFICATE_FIELDS : CERTIFICATE_EARNED;
}

char *certificate_text(const struct seminar *seminar, int attended, int fields, char *text, size_t size)
{
	switch (certificate_judge(seminar, attended, fields)) {
	case CERTIFICATE_EARNED:
		snprintf(text, size, "%s", _("earned"));
		break;
	case CERTIFICATE_SESSIONS:
		snprintf(text, size, _("%d of %d sessions: it takes %d"), attended, seminar->session_count,
		         certificate_sessions(seminar));
		break;
	case CERTIFICATE_FIELDS:
		snprintf(text, size, _("%d subject fields: it takes %d"), fields, seminar->certificate_fields);
		break;
	case CERTIFICATE_NONE:
		snprintf(text, size, "%s", _("no certificate"));
		break;
	}
	return text;
}

enum status certificate_fields(struct db *db, int64_t sign_up, int *out)
{
	int64_t count = 0;
	enum status status = stmt_one_int(db,
	                                  "SELECT count(DISTINCT s.field) FROM attendance a"
	                                  " JOIN seminar_session s ON s.id = a.session WHERE a.sign_up = $id",
	                                  sign_up, &count);
	*out = (int)count;
	return status;
}

enum status certificate_ready(struct db *db, const struct seminar *seminar)
{
	struct fault *fault = db_fault(db);
	if (!seminar->certificate_share)
		return fault_set(fault, CONFLICT, "certificate",
		                 _("%s has no certificate: say in its plan which share of the sessions earns it."),
		                 seminar->title);
	if (seminar->status == SEMINAR_CANCELLED)
		return fault_set(fault, CONFLICT, "seminar", _("%s is %s: nobody can attend it."), seminar->title,
		                 seminar_status_text(seminar->status));
	if (!seminar_over(seminar, moment_day(db_now(db)), moment_minute(db_now(db))))
		return fault_set(fault, CONFLICT, "seminar",
		                 _("%s is not over yet: certificates are made after its last session."),
		                 seminar->title);
	return DONE;
}
