#include "tui/loop.h"

#include "core/words.h"
#include "tui/settled.h"

#include <time.h>

#define TICK_MS  250
#define BURST_MS 50 /* while keys keep coming, the screen is drawn this often */

struct loop {
	struct desk *desk;
	struct terminal *term;
	struct settled settled;
	bool ended; /* the line was cut */
};

static int64_t rising_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Hands one event to the desk; false when there was none. */
static bool take(struct loop *loop, int wait)
{
	struct key key;
	int rows, cols;
	switch (term_wait(loop->term, wait, &key)) {
	case TERM_KEY:
		desk_type(loop->desk, &key);
		break;
	case TERM_RESIZE:
		term_size(loop->term, &rows, &cols);
		desk_resize(loop->desk, rows, cols);
		break;
	case TERM_HANGUP:
		loop->ended = true;
		return false;
	case TERM_NOTHING:
		return false;
	}
	loop->settled.keyed = true;
	return true;
}

/* Everything that waits is read before the next picture, so that a key is known to have been typed before it. */
static void take_all(struct loop *loop)
{
	int64_t until = rising_ms() + BURST_MS;
	do {
		while (take(loop, 0) && rising_ms() < until)
			;
		desk_work(loop->desk);
	} while (take(loop, 0) && rising_ms() < until);
	desk_work(loop->desk);
}

static void show(struct loop *loop)
{
	if (!desk_stale(loop->desk))
		return;
	const struct canvas *canvas = desk_compose(loop->desk);
	term_show(loop->term, canvas, desk_redraws(loop->desk));
	loop->settled.drawn = true;
}

void loop_run(struct desk *desk, struct terminal *term)
{
	struct loop loop = {.desk = desk, .term = term};
	settled_open(&loop.settled);
	while (!loop.ended && !desk_over(desk)) {
		show(&loop);
		/* Keys that came in while the picture was made come first. */
		bool more = take(&loop, 0);
		if (!more)
			settled_tell(&loop.settled);
		if (more || take(&loop, TICK_MS))
			take_all(&loop);
		desk_tick(desk, rising_ms());
	}
}

enum status desk_main(const struct desk_setup *setup, const struct term_setup *term_setup, struct fault *fault)
{
	struct terminal *term = NULL;
	struct desk *desk = NULL;
	struct term_setup checked = *term_setup;
	int rows, cols;
	checked.least_rows = DESK_LEAST_ROWS;
	checked.least_cols = DESK_LEAST_COLS;
	enum status status = term_open(&term, &checked, fault);
	if (status != DONE)
		return status;
	term_size(term, &rows, &cols);
	status = desk_open(&desk, setup, rows, cols);
	if (status == DONE)
		loop_run(desk, term);
	else
		fault_set(fault, status, "", _("The desk cannot be opened: there is not enough memory."));
	desk_close(desk);
	term_close(term);
	return status;
}
