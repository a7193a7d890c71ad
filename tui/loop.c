#include "tui/loop.h"

#include "core/words.h"

#include <time.h>

#define TICK_MS  250
#define BURST_MS 50 /* while keys keep coming, the screen is drawn this often */

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

/*
 * Everything that waits is read before the next picture, so that a key is known to have been typed before it. While
 * keys keep coming, a picture is drawn now and then - but never one that stops the queue before all is read.
 */
static void take_all(struct loop *loop)
{
	int64_t until = rising_ms() + BURST_MS;
	bool more = true;
	while (more && (rising_ms() < until || desk_stopped(loop->desk))) {
		while ((more = take(loop, 0)) && rising_ms() < until)
			;
		desk_work(loop->desk);
		more = more || take(loop, 0);
	}
	desk_work(loop->desk);
	desk_hurry(loop->desk, more);
}

static void show(struct loop *loop)
{
	if (!desk_stale(loop->desk))
		return;
	const struct canvas *canvas = desk_compose(loop->desk);
	term_show(loop->term, canvas, desk_redraws(loop->desk));
	loop->settled.drawn = true;
}

void loop_begin(struct loop *loop, struct desk *desk, struct terminal *term)
{
	*loop = (struct loop){.desk = desk, .term = term};
	settled_open(&loop->settled);
}

bool loop_step(struct loop *loop, int wait)
{
	show(loop);
	/* Keys that came in while the picture was made come first. */
	bool more = take(loop, 0), idle = !more && desk_idle(loop->desk);
	if (!more)
		desk_hurry(loop->desk, false);
	loop->quiet = !more && !idle && !desk_stale(loop->desk);
	if (loop->quiet)
		settled_tell(&loop->settled);
	if (more || take(loop, loop->quiet ? wait : 0))
		take_all(loop);
	desk_tick(loop->desk, rising_ms());
	return !loop->ended && !desk_over(loop->desk);
}

enum status desk_main(const struct desk_setup *setup, struct terminal *term, struct fault *fault)
{
	struct desk *desk = NULL;
	int rows, cols;
	term_size(term, &rows, &cols);
	enum status status = desk_open(&desk, setup, rows, cols);
	if (status != DONE)
		return fault_set(fault, status, "", _("The desk cannot be opened: there is not enough memory."));
	struct loop loop;
	loop_begin(&loop, desk, term);
	while (loop_step(&loop, TICK_MS))
		;
	desk_close(desk);
	return DONE;
}
