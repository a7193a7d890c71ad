#include "tui/sticky.h"

#include "core/people/client.h"
#include "core/store/action.h"
#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/row_form.h"

struct note {
	struct row_form form;
	int64_t client;
};

static const struct field fields[] = {
        {.name = "sticky", .label = N_("Sticky note"), .limit = 300},
};

static int64_t note_load(struct desk *desk, const struct row_form *f, struct form *out)
{
	struct client client;
	if (client_get(desk_db(desk), ((const struct note *)f)->client, &client) != DONE)
		return 0;
	form_set(out, "sticky", client.sticky);
	return client.version;
}

static enum status note_write(struct desk *desk, struct row_form *f, struct fault *fault)
{
	enum status status = client_stick(desk_db(desk), ((struct note *)f)->client, f->kept.version,
	                                  form_text(&f->form, "sticky"), f->kept.op);
	*fault = *db_fault(desk_db(desk));
	return status;
}

static void note_done(struct desk *desk, struct row_form *f)
{
	desk_say(desk, action_last(desk_db(desk)),
	         form_text(&f->form, "sticky")[0] ? _("The sticky note of %s is written.")
	                                          : _("The sticky note of %s is gone."),
	         f->kept.title);
	desk_finish(desk, (struct answer){.id = ((struct note *)f)->client});
}

static bool note_open(struct desk *desk, void *state, const void *argument)
{
	struct note *note = state;
	struct client client;
	note->client = *(const int64_t *)argument;
	note->form.load = note_load;
	note->form.write = note_write;
	note->form.done = note_done;
	if (client_get(desk_db(desk), note->client, &client) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	kept_open(desk, &note->form.kept, STICKY_FORM, client.number);
	utf8_copy(note->form.kept.title, sizeof(note->form.kept.title), client.name);
	return row_form_open(desk, &note->form, fields, 1);
}

const struct screen sticky_screen = {
        .name = N_("Sticky note"),
        .state_size = sizeof(struct note),
        .open = note_open,
        ROW_FORM_HOOKS,
};
