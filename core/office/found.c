#include "core/office/found.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/office/postal.h"
#include "core/office/setting.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/words.h"

/* Earlier than any fact that can be entered. */
static const char always[] = "1900-01-01";

static enum status put_number(struct db *db, const char *name, int value)
{
	char text[16];
	snprintf(text, sizeof(text), "%d", value);
	return setting_put(db, name, always, text);
}

static enum status put_weights(struct db *db, const struct rank_weights *w)
{
	enum status status = put_number(db, "desks.weight_topic", w->topic);
	if (status == DONE)
		status = put_number(db, "desks.weight_last", w->last);
	if (status == DONE)
		status = put_number(db, "desks.weight_feedback", w->feedback);
	return status == DONE ? put_number(db, "desks.weight_wait", w->wait) : status;
}

static enum status put_settings(struct db *db, const struct founding *f)
{
	enum status status = setting_put(db, "society.name", always, f->society);
	if (status == DONE && f->phone && *f->phone)
		status = setting_put(db, "society.phone", always, f->phone);
	if (status == DONE && f->address && *f->address)
		status = setting_put(db, "society.address", always, f->address);
	if (status == DONE && f->invoice && *f->invoice)
		status = setting_put(db, "society.invoice_number", always, f->invoice);
	if (status == DONE && f->tax_percent)
		status = put_number(db, "society.tax_percent", f->tax_percent);
	if (status == DONE)
		status = setting_put(db, "society.hours", always, f->hours);
	if (status == DONE)
		status = setting_put(db, "society.closed_days", always, f->closed_days);
	if (status == DONE)
		status = put_number(db, "desks.count", f->desks);
	if (status == DONE)
		status = put_number(db, "desks.session_minutes", f->session_minutes);
	if (status == DONE)
		status = put_number(db, "desks.gap_minutes", f->gap_minutes);
	if (status == DONE && f->weights)
		status = put_weights(db, f->weights);
	if (status == DONE && f->youth_age)
		status = put_number(db, "divisions.youth_age", f->youth_age);
	if (status == DONE)
		status = put_number(db, "store.practice", f->practice);
	return status;
}

/* What is asked for a topic, by its usual code. An office that renumbers its topics writes its own later. */
static const char *brings(int code)
{
	static const char *const texts[] = {[2] = "帳簿と領収書",     [3] = "直近2期の決算書", [4] = "就業規則",
	                                    [5] = "公募要領と見積書", [6] = "事業計画のメモ",  [7] = "直近の決算書"};
	return code >= 0 && code < (int)(sizeof(texts) / sizeof(texts[0])) ? texts[code] : NULL;
}

/* Lines of "7 事業承継". */
static enum status put_codes(struct db *db, const char *sql, const char *const *lines, bool topics)
{
	struct stmt s = stmt_open(db, sql);
	for (; *lines && s.status == DONE; lines++) {
		char *name = NULL;
		long code = strtol(*lines, &name, 10);
		while (*name == ' ')
			name++;
		stmt_bind_int(&s, "$code", code);
		stmt_bind_text(&s, "$name", name);
		if (topics)
			stmt_bind_text(&s, "$bring", brings((int)code));
		stmt_bind_text(&s, "$day", always);
		stmt_run(&s);
	}
	return stmt_close(&s);
}

static enum status put_reasons(struct db *db)
{
	static const struct {
		int code;
		const char *word, *name, *against;
		int offers, again;
	} reasons[] = {{1, "client", "相談者都合", "client", 1, 1},
	               {2, "office", "当会都合", "office", 0, 1},
	               {3, "consultant", "相談員都合", "office", 0, 1},
	               {4, "mistake", "入力誤り", "nobody", 1, 0},
	               {0, "other", "その他", "nobody", 1, 1}};
	struct stmt s = stmt_open(db, "INSERT INTO cancel_reason (code, word, name, against, offers, again, valid_from)"
	                              " VALUES ($code, $word, $name, $against, $offers, $again, $day)");
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]) && s.status == DONE; i++) {
		stmt_bind_int(&s, "$code", reasons[i].code);
		stmt_bind_text(&s, "$word", reasons[i].word);
		stmt_bind_text(&s, "$name", reasons[i].name);
		stmt_bind_text(&s, "$against", reasons[i].against);
		stmt_bind_int(&s, "$offers", reasons[i].offers);
		stmt_bind_int(&s, "$again", reasons[i].again);
		stmt_bind_text(&s, "$day", always);
		stmt_run(&s);
	}
	return stmt_close(&s);
}

enum status office_found(struct db *db, const struct founding *founding)
{
	enum status status = put_settings(db, founding);
	if (status == DONE)
		status = put_codes(
		        db, "INSERT INTO topic (code, name, bring, valid_from) VALUES ($code, $name, $bring, $day)",
		        founding->topics, true);
	if (status == DONE)
		status = put_codes(db, "INSERT INTO division (code, name, valid_from) VALUES ($code, $name, $day)",
		                   founding->divisions, false);
	if (status == DONE && founding->fields)
		status = put_codes(db, "INSERT INTO subject_field (code, name, valid_from) VALUES ($code, $name, $day)",
		                   founding->fields, false);
	if (status == DONE && founding->questions)
		status = put_codes(db, "INSERT INTO question (code, name, valid_from) VALUES ($code, $name, $day)",
		                   founding->questions, false);
	if (status == DONE)
		status = put_reasons(db);
	if (status == DONE && founding->postal)
		status = postal_found(db, founding->postal);
	return status;
}

enum status office_init(struct db *db, const struct founding *founding, struct staff *manager, const char *os_user,
                        const char *hash)
{
	struct action a;
	db_act_as(db, 1, ROLE_MANAGER);
	enum status status = action_begin(db, "office.init", NULL, &a);
	if (status != DONE)
		return status;
	status = office_found(db, founding);
	if (status == DONE)
		status = staff_add(db, manager, os_user);
	if (status == DONE && hash)
		status = passphrase_put(db, manager->id, hash);
	action_about(db, 0, "staff", manager->id);
	return action_end(db, status);
}
