#ifndef TUI_REPLAN_FORM_H
#define TUI_REPLAN_FORM_H

#include "core/desks/replan.h"
#include "core/time/entry.h"
#include "tui/row_form.h"

/*
 * A form that changes the plan of the desks - a row of the week, a single day, a closed time - as a screen: its state
 * begins with a struct replan_form, and its table has REPLAN_FORM_HOOKS. Who is booked and would stand outside the plan
 * by what is typed stands below the fields with the telephone; saving keeps them, and they are to be called.
 */
struct replan_form {
	struct row_form row;
	struct entry_base base; /* of the days typed */
	/* Makes the change that is typed. Not DONE: with the fault. */
	enum status (*put)(struct desk *desk, struct replan_form *f, const struct replan *how, struct fault *fault);
	struct appointment_list live; /* who would stand outside; after saving: who does */
	bool known;                   /* what is typed is a change of which that can be said */
	char *looked;                 /* what was typed when they were read; owned */
};

/* `row` and `put` are set but for `write`. Days are read as to come. False: refused. */
bool replan_form_open(struct desk *desk, struct replan_form *f, const struct field *fields, int count);

/* For fields: how a day and a time are read. Their context is the form's. */
void replan_day_beside(const void *context, const char *text, char *out, size_t size);
void replan_time_beside(const void *context, const char *text, char *out, size_t size);

/* A field's day or cell; an empty one leaves `out` as it is. INVALID names the field. */
enum status replan_form_day(const struct replan_form *f, const char *name, int32_t *out, struct fault *fault);
enum status replan_form_cell(const struct replan_form *f, const char *name, int *out, struct fault *fault);

/* The numbers of a draft's object, which blanks part; 0 for what is not there. */
void replan_form_numbers(const char *object, int64_t *out, int count);

void replan_form_changed(struct desk *desk, void *state);
void replan_form_settle(struct desk *desk, void *state);
void replan_form_layout(const struct desk *desk, void *state, struct area body);
void replan_form_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body);
void replan_form_close(struct desk *desk, void *state);

#define REPLAN_FORM_HOOKS                                                                                              \
	.commands = row_form_commands, .layout = replan_form_layout, .changed = replan_form_changed,                   \
	.settle = replan_form_settle, .draw = replan_form_draw, .focus = row_form_focus, .type = row_form_type,        \
	.answered = row_form_answered, .draft = row_form_keep, .title = row_form_title, .close = replan_form_close

#endif
