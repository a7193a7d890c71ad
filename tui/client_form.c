#include "tui/client_form_state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/store/action.h"
#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/front.h"

/* ---- Opening ---- */

struct lookup *client_form_lookup(const struct desk *desk)
{
	const struct front *front = desk_context(desk);
	return front ? front->lookup : NULL;
}

/* A card above the members' list does not keep the look-up up to date: the form does before it compares. */
static bool open_parts(struct desk *desk, struct client_form *f, enum facts_extent extent)
{
	struct lookup *lookup = client_form_lookup(desk);
	enum status status = facts_open(&f->facts, desk_db(desk), extent);
	if (status == DONE && lookup)
		lookup_refresh(lookup, NULL);
	if (status == DONE)
		status = lookalikes_open(&f->alike, desk_db(desk), lookup, f->client);
	if (status == DONE)
		return true;
	facts_close(&f->facts);
	kept_close(&f->kept);
	desk_refuse_store(desk);
	return false;
}

void client_form_close(struct desk *desk, void *state)
{
	(void)desk;
	struct client_form *f = state;
	lookalikes_close(&f->alike);
	facts_close(&f->facts);
	kept_close(&f->kept);
}

/* ---- A new client ---- */

/* The same form with all facts, and what is typed in it. */
void client_form_more(struct desk *desk, struct client_form *f)
{
	char focus[32];
	snprintf(focus, sizeof(focus), "%s", form_focused(&f->facts.form));
	facts_left(&f->facts, desk_db(desk), focus);
	char *typed = form_write(&f->facts.form, false);
	facts_close(&f->facts);
	enum status status = facts_open(&f->facts, desk_db(desk), FACTS_NEW);
	if (status == DONE && typed)
		form_read(&f->facts.form, typed);
	free(typed);
	if (status != DONE) {
		desk_refuse_store(desk);
		desk_leave(desk);
		return;
	}
	form_focus(&f->facts.form, focus);
}

bool client_form_new(struct desk *desk, void *state, const void *argument)
{
	struct client_form *f = state;
	const struct new_client *ask = argument;
	f->chooses = ask->chooses;
	kept_open(desk, &f->kept, NEW_CLIENT_FORM, ask->draft ? ask->draft : ask->typed);
	if (!open_parts(desk, f, kept_holds(&f->kept, "address") ? FACTS_NEW : FACTS_CALL))
		return false;
	if (kept_take(desk, &f->kept, &f->facts.form))
		form_start(&f->facts.form);
	else
		facts_preset(&f->facts.form, ask->typed);
	return true;
}

/* With pages the sentence stands in the form: what was typed ahead is dropped all the same. */
static void refuse(struct desk *desk, struct client_form *f, const struct fault *fault)
{
	form_refuse(&f->facts.form, fault);
	if (f->facts.form.page_count)
		desk_stop(desk);
	else
		desk_refuse(desk, &f->facts.form.fault);
}

static void new_save(struct desk *desk, struct client_form *f)
{
	struct facts_texts texts;
	struct client_values values;
	struct fault fault = {{0}, {0}};
	int64_t client = 0;
	enum status status = facts_values(&f->facts, false, &texts, &values, &fault);
	if (status == DONE) {
		status = client_add(desk_db(desk), facts_kind(&f->facts), &values, f->kept.op, &client);
		fault = *db_fault(desk_db(desk));
	}
	if (status != DONE) {
		refuse(desk, f, &fault);
		return;
	}
	kept_drop(desk, &f->kept);
	desk_say(desk, action_last(desk_db(desk)), _("%s is registered."), values.text[FIELD_NAME]);
	desk_finish(desk, (struct answer){.id = client});
}

/* ---- One who is there ---- */

bool client_form_edit(struct desk *desk, void *state, const void *argument)
{
	struct client_form *f = state;
	struct client_card card;
	f->client = *(const int64_t *)argument;
	if (client_card_load(desk_db(desk), f->client, &card) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	kept_open(desk, &f->kept, EDIT_CLIENT_FORM, card.client.number);
	f->kept.version = card.client.version;
	utf8_copy(f->kept.title, sizeof(f->kept.title), card.client.name);
	bool opened = open_parts(desk, f, FACTS_EDIT);
	if (opened)
		facts_fill(&f->facts.form, &card);
	client_card_free(&card);
	if (!opened)
		return false;
	kept_take(desk, &f->kept, &f->facts.form);
	form_start(&f->facts.form);
	return true;
}

static enum status edit(struct desk *desk, const struct client_form *f, struct fault *fault)
{
	struct facts_texts texts;
	struct client_values values;
	enum status status = facts_values(&f->facts, false, &texts, &values, fault);
	if (status != DONE)
		return status;
	status = client_edit(desk_db(desk), f->client, f->kept.version, &values, f->kept.op);
	*fault = *db_fault(desk_db(desk));
	return status;
}

/* What somebody else made of the row meanwhile. False when nobody did. */
static bool find_conflict(struct desk *desk, struct client_form *f, struct conflict *out)
{
	struct client_card card;
	*out = (struct conflict){.mine = &f->facts.form, .all = f->kept.older};
	if (client_card_load(desk_db(desk), f->client, &card) != DONE)
		return false;
	out->version = card.client.version;
	bool found = out->version != f->kept.version && !card.client.merged_into && facts_twin(&f->facts, &out->theirs);
	if (found)
		facts_fill(&out->theirs, &card);
	client_card_free(&card);
	return found;
}

static void edit_save(struct desk *desk, struct client_form *f)
{
	struct fault fault = {{0}, {0}};
	struct conflict conflict;
	int64_t before = action_last(desk_db(desk));
	enum status status = edit(desk, f, &fault);
	if (status == CONFLICT && find_conflict(desk, f, &conflict)) {
		if (!conflict_asks(desk, ASKED_CONFLICT, &conflict))
			client_form_save_over(desk, f, conflict.version);
		return;
	}
	if (status != DONE) {
		refuse(desk, f, &fault);
		return;
	}
	kept_drop(desk, &f->kept);
	if (action_last(desk_db(desk)) == before)
		desk_remark(desk, _("Nothing was changed."));
	else
		desk_say(desk, action_last(desk_db(desk)), _("%s was changed."), form_text(&f->facts.form, "name"));
	desk_finish(desk, (struct answer){.id = f->client});
}

void client_form_save_over(struct desk *desk, struct client_form *f, int64_t version)
{
	f->kept.version = version;
	f->kept.older = false;
	edit_save(desk, f);
}

void client_form_save(struct desk *desk, struct client_form *f)
{
	if (f->client)
		edit_save(desk, f);
	else
		new_save(desk, f);
}
