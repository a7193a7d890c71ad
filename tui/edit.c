#include "tui/edit.h"

#include "core/text/safe.h"
#include "core/text/utf8.h"
#include "tui/edit_rows.h"

#include <stdlib.h>
#include <string.h>

/* A state that Ctrl-Z goes back to. */
struct edit_past {
	char *text;
	size_t at;
};

enum typing { TYPING_NONE, TYPING_INSERT, TYPING_DELETE, TYPING_OTHER };

static const char *kept(const struct edit *edit)
{
	return edit->text ? edit->text : "";
}

static bool room_for(struct edit *edit, size_t bytes)
{
	if (bytes < edit->room)
		return true;
	size_t room = bytes * 2 + 64;
	char *text = realloc(edit->text, room);
	if (!text)
		return false;
	if (!edit->text)
		text[0] = '\0';
	edit->text = text;
	edit->room = room;
	return true;
}

static void pasts_drop(struct edit *edit, int from)
{
	for (int i = from; i < edit->past_count; i++)
		free(edit->pasts[i].text);
	if (edit->past_count > from)
		edit->past_count = from;
}

bool edit_open(struct edit *edit, size_t limit, bool lines)
{
	*edit = (struct edit){.limit = limit, .lines = lines, .width = 20, .height = 1};
	edit->pasts = calloc(EDIT_PASTS, sizeof(*edit->pasts));
	return edit->pasts && room_for(edit, 0) && edit_set(edit, "");
}

void edit_close(struct edit *edit)
{
	if (edit->pasts)
		pasts_drop(edit, 0);
	free(edit->pasts);
	free(edit->text);
	*edit = (struct edit){0};
}

/* Keeps the present text as the newest state; states that were taken back are forgotten. */
static bool past_keep(struct edit *edit)
{
	char *text = strdup(kept(edit));
	if (!text)
		return false;
	pasts_drop(edit, edit->past_count ? edit->past + 1 : 0);
	if (edit->past_count == EDIT_PASTS) {
		free(edit->pasts[1].text);
		memmove(&edit->pasts[1], &edit->pasts[2], (EDIT_PASTS - 2) * sizeof(*edit->pasts));
		edit->past_count--;
	}
	edit->past = edit->past_count++;
	edit->pasts[edit->past].text = text;
	edit->pasts[edit->past].at = edit->at;
	return true;
}

bool edit_set(struct edit *edit, const char *text)
{
	size_t bytes = strlen(text);
	if (!room_for(edit, bytes))
		return false;
	memcpy(edit->text, text, bytes + 1);
	edit->bytes = edit->at = bytes;
	edit->top = 0;
	edit->chosen = edit->refused = false;
	edit->typing = TYPING_NONE;
	pasts_drop(edit, 0);
	edit->past = 0;
	edit_fit(edit, edit->width, edit->height);
	return past_keep(edit);
}

const char *edit_text(const struct edit *edit)
{
	return kept(edit);
}

bool edit_empty(const struct edit *edit)
{
	return edit->bytes == 0;
}

const char *edit_first(const struct edit *edit)
{
	return edit->past_count > 0 ? edit->pasts[0].text : "";
}

bool edit_changed(const struct edit *edit)
{
	return edit->past_count > 0 && strcmp(edit_first(edit), kept(edit)) != 0;
}

void edit_choose(struct edit *edit)
{
	edit->at = edit->bytes;
	edit->chosen = edit->bytes > 0;
	edit_fit(edit, edit->width, edit->height);
}

/* After a change: a run of the same kind of typing is one state. */
static void change_done(struct edit *edit, enum typing kind)
{
	bool run = kind != TYPING_OTHER && kind == (enum typing)edit->typing && edit->past > 0 &&
	           edit->past == edit->past_count - 1;
	char *text = run ? strdup(edit->text) : NULL;
	if (text) {
		free(edit->pasts[edit->past].text);
		edit->pasts[edit->past] = (struct edit_past){text, edit->at};
	} else {
		past_keep(edit);
	}
	edit->typing = (int)kind;
}

static void cut(struct edit *edit, size_t from, size_t to, enum typing kind)
{
	if (from == to)
		return;
	memmove(edit->text + from, edit->text + to, edit->bytes - to + 1);
	edit->bytes -= to - from;
	edit->at = from;
	change_done(edit, kind);
}

/* Text as it may be stored: forbidden characters are left out and noted, line feeds are spaces in one line. */
static size_t clean(struct edit *edit, char *out, const char *text)
{
	size_t used = 0, count = utf8_count(edit->text);
	while (*text != '\0') {
		uint32_t character = 0;
		text += utf8_step(text, &character);
		if (character == '\n' && !edit->lines)
			character = ' ';
		if (count >= edit->limit || character == 0xFFFD ||
		    safe_forbids(character, edit->lines ? SAFE_LINES : SAFE_LINE)) {
			edit->refused = true;
			continue;
		}
		used += (size_t)utf8_put(out + used, character);
		count++;
	}
	return used;
}

static void insert(struct edit *edit, const char *text)
{
	if (edit->chosen)
		cut(edit, 0, edit->bytes, TYPING_OTHER);
	char *added = malloc(strlen(text) * 3 + 4);
	if (!added || !room_for(edit, edit->bytes + strlen(text) * 3)) {
		free(added);
		edit->refused = true;
		return;
	}
	size_t bytes = clean(edit, added, text);
	memmove(edit->text + edit->at + bytes, edit->text + edit->at, edit->bytes - edit->at + 1);
	memcpy(edit->text + edit->at, added, bytes);
	edit->bytes += bytes;
	edit->at += bytes;
	free(added);
	/* A word is one step back: a space begins the next. */
	if (bytes > 0)
		change_done(edit, strcmp(text, " ") == 0 ? TYPING_OTHER : TYPING_INSERT);
}

static size_t line_start(const struct edit *edit)
{
	size_t at = edit->at;
	while (at > 0 && edit->text[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct edit *edit)
{
	return edit->at + strcspn(edit->text + edit->at, "\n");
}

static size_t word_start(const struct edit *edit)
{
	size_t at = edit->at;
	while (at > 0 && strchr(" \n", edit->text[at - 1]))
		at--;
	while (at > 0 && !strchr(" \n", edit->text[at - 1]))
		at--;
	return at;
}

/* A mark that now stands after the cursor may have joined what stands before it: the cursor goes behind it. */
static void snap(struct edit *edit)
{
	size_t at = line_start(edit);
	while (at < edit->at)
		at = utf8_forward(edit->text, at);
	edit->at = at;
}

void edit_fit(struct edit *edit, int width, int height)
{
	snap(edit);
	edit->width = width < 2 ? 2 : width;
	edit->height = height < 1 ? 1 : height;
	edit_scroll(edit);
}

static bool past_go(struct edit *edit, int to)
{
	if (to < 0 || to >= edit->past_count || !room_for(edit, strlen(edit->pasts[to].text)))
		return false;
	edit->past = to;
	strcpy(edit->text, edit->pasts[to].text);
	edit->bytes = strlen(edit->text);
	edit->at = edit->pasts[to].at;
	edit->typing = TYPING_NONE;
	return true;
}

static bool move_key(struct edit *edit, uint32_t code)
{
	switch (code) {
	case K_LEFT:
		edit->at = utf8_back(edit->text, edit->at);
		return true;
	case K_RIGHT:
		edit->at = utf8_forward(edit->text, edit->at);
		return true;
	case K_HOME:
	case K_CTRL('a'):
		edit->at = line_start(edit);
		return true;
	case K_END:
	case K_CTRL('e'):
		edit->at = line_end(edit);
		return true;
	case K_UP:
	case K_DOWN:
		return edit->lines && edit_row_move(edit, code == K_UP ? -1 : 1);
	case K_PAGEUP:
	case K_PAGEDOWN:
		return edit->lines && edit_row_move(edit, code == K_PAGEUP ? -edit->height : edit->height);
	default:
		return false;
	}
}

static bool cut_key(struct edit *edit, uint32_t code)
{
	bool all = edit->chosen;
	switch (code) {
	case K_BACKSPACE:
		cut(edit, all ? 0 : utf8_back(edit->text, edit->at), all ? edit->bytes : edit->at, TYPING_DELETE);
		return true;
	case K_DELETE:
		cut(edit, all ? 0 : edit->at, all ? edit->bytes : utf8_forward(edit->text, edit->at), TYPING_DELETE);
		return true;
	case K_CTRL('k'):
		cut(edit, edit->at, line_end(edit), TYPING_OTHER);
		return true;
	case K_CTRL('u'):
		cut(edit, line_start(edit), edit->at, TYPING_OTHER);
		return true;
	case K_CTRL('w'):
		cut(edit, word_start(edit), edit->at, TYPING_OTHER);
		return true;
	default:
		return false;
	}
}

static bool insert_key(struct edit *edit, const struct key *key)
{
	char text[5] = {0};
	if (key->code == K_PASTE) {
		edit->typing = TYPING_OTHER;
		insert(edit, key->text);
		edit->typing = TYPING_OTHER;
		return true;
	}
	if (key->code == K_ENTER && edit->lines) {
		insert(edit, "\n");
		return true;
	}
	if (!key_is_text(key->code))
		return false;
	utf8_put(text, key->code);
	insert(edit, text);
	return true;
}

bool edit_key(struct edit *edit, const struct key *key)
{
	bool used;
	edit->refused = false;
	if (key->code == K_CTRL('z') || key->code == K_CTRL('y'))
		used = past_go(edit, edit->past + (key->code == K_CTRL('z') ? -1 : 1));
	else
		used = insert_key(edit, key) || cut_key(edit, key->code);
	if (!used && move_key(edit, key->code)) {
		edit->typing = TYPING_NONE;
		used = true;
	}
	if (used) {
		edit->chosen = false;
		edit_fit(edit, edit->width, edit->height);
	}
	return used;
}
