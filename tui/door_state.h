#ifndef TUI_DOOR_STATE_H
#define TUI_DOOR_STATE_H

#include "core/people/person.h"
#include "core/seminars/door.h"
#include "tui/desk.h"
#include "tui/edit.h"
#include "tui/list.h"

/* What the files of the attendance mode share: tui/door*.c. */

#define DOOR_RESULTS    10
#define DOOR_TICKS      100
#define DOOR_NAME_BYTES 801

/* What the mode asks with questions and screens of its own. */
enum { CLIENT_CHOSEN = 1, PERSON_CHOSEN, CLOSE_ASKED, LIST_SEEN, REASON_ASKED };

/* One of the last results, as it stands on the screen. */
struct door_entry {
	enum attend_outcome outcome;
	int64_t at; /* when it was said, UTC seconds */
	int64_t sign_up;
	int roll;
	bool undone;   /* was taken back since */
	bool late;     /* came after the start */
	int fee, paid; /* yen, as they stand now */
	char name[DOOR_NAME_BYTES];
	char firm[DOOR_NAME_BYTES];
	char remark[512];
};

/* What was refused last, and what Enter does about it now. */
enum door_offer { OFFER_NONE, OFFER_WALK_IN, OFFER_TRANSFER, OFFER_UNKNOWN };

/* Who is being let in: a sign-up of this seminar or of another one, a person of a client, or a name. */
struct door_coming {
	int64_t from; /* the sign-up of another seminar; 0: none */
	int roll;
	int64_t client, person;
	char name[DOOR_NAME_BYTES], reading[DOOR_NAME_BYTES];
};

struct door_mode {
	int64_t seminar;
	int session; /* the position that was chosen by hand; 0: that of the moment */
	struct door door;
	bool stale; /* rows may be others: they are read when the next picture or question needs them */
	bool asked; /* the field was changed since the rows were looked through */
	bool again; /* ... and by typing, so that the cursor begins anew */
	struct edit edit;
	const struct door_row **hits; /* owned; into `door` */
	int hit_count;
	struct list list;
	int64_t ticks[DOOR_TICKS]; /* sign-ups */
	int tick_count;
	struct door_entry results[DOOR_RESULTS]; /* the newest first */
	int result_count;
	enum door_offer offer;
	struct attend_result refused; /* what the offer is about */
	uint32_t refused_shown,
	        typed_shown; /* the pictures that stood when it was refused, when the field was changed */
	char heard[13];      /* the last digits, as far as nothing else came between them */
	bool misread;        /* twelve of them were refused, and may have held the beginning of a code */
	bool swallow;        /* a code was accepted on its last digit: its Enter means nothing */
	int64_t swallow_at;  /* desk_ms */
	bool another;        /* it was said that somebody of the name typed is on the list */
	struct door_coming coming;
	int64_t client; /* of a walk-in: whose people are asked about */
	struct person_list people;
};

/* ---- Rows: tui/door_rows.c ---- */

/* Reads everything again. The store's statuses; then nothing has changed. */
enum status door_read_all(struct desk *desk, struct door_mode *m);
/* Makes rows and hits true, if they are not. */
void door_settle(struct desk *desk, struct door_mode *m);
const struct door_row *door_hit(const struct door_mode *m);
struct list_rows door_rows_of(const struct door_mode *m);
bool door_ticked(const struct door_mode *m, int64_t sign_up);
void door_tick(struct door_mode *m, int64_t sign_up);

/* ---- What is done: tui/door_mark.c ---- */

/* Marks the rolls typed, those ticked, or the one under the cursor; refuses a name nobody has. */
void door_take(struct desk *desk, struct door_mode *m, uint32_t shown);
/* Marks the list in the field, whose clashes were looked at: the answer to LIST_SEEN. */
void door_take_rest(struct desk *desk, struct door_mode *m);
/* Does what is offered on the refusal. */
void door_accept(struct desk *desk, struct door_mode *m);
/* Whose fee `*` notes: that of the row under the cursor, in an empty field of the last result. NULL: of nobody. */
const struct door_row *door_owing(const struct door_mode *m);
/* Lets somebody in whose name is typed, or a person of a client (person 0: the client itself). */
void door_walk_in_typed(struct desk *desk, struct door_mode *m);
void door_walk_in_person(struct desk *desk, struct door_mode *m, const struct walk_in *walk_in);
/* Lets in who is coming. Without a reason a full room asks for one: the answer to REASON_ASKED. */
void door_let_in(struct desk *desk, struct door_mode *m, const char *reason);
/* Empties field, ticks and offer. */
void door_clear(struct door_mode *m);
/* Says what was done, and takes it back with Ctrl-Z. */
void door_say(struct desk *desk, const struct attend_result *result);
/* The sentence of a refusal, and what Enter now does about it. */
void door_refusal(const struct attend_result *result, struct fault *fault);
void door_offer(struct door_mode *m, const struct attend_result *result, uint32_t shown);

/* ---- Printed codes: tui/door_code.c ---- */

/* Hears a key, wherever it goes: true when it was the last digit of a code, which is taken, or the Enter behind it. */
bool door_hear(struct desk *desk, struct door_mode *m, const struct key *key);
/* The twelve digits in the field are a code, right or not. */
void door_take_code(struct desk *desk, struct door_mode *m, uint32_t shown);

/* ---- Results: tui/door_results.c ---- */

/* Puts a result on top. `typed` is the name when there is no sign-up. */
void door_note(struct door_mode *m, int64_t now, const struct attend_result *result, const char *typed);
/* Takes the last result away again. */
void door_forget(struct door_mode *m);
/* Those who were in before this mode opened, the last first. */
void door_note_earlier(struct door_mode *m);
/* Which of them were taken back or have paid meanwhile. */
void door_check_results(struct door_mode *m);
/* What is due or was paid; empty without a fee. */
void door_fee_text(int fee, int paid, char *out, size_t size);
/* 出席, 出席済み, 当日参加, 別の会 */
const char *door_word(enum attend_outcome outcome);

/* ---- tui/door_draw.c ---- */

void door_layout(const struct desk *desk, void *state, struct area body);
void door_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body);

#endif
