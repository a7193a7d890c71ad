#ifndef TUI_SEMINAR_SHOW_H
#define TUI_SEMINAR_SHOW_H

#include <stddef.h>
#include <stdint.h>

#include "core/seminars/seminar.h"
#include "core/seminars/sign_up.h"
#include "tui/draw.h"
#include "tui/screen.h"

/* How seminars and sign-ups are shown wherever they stand. `now` is the office's clock (desk_now). */

#define SEMINAR_WHEN_BYTES  512
#define SEMINAR_STATE_BYTES 64

/* The session that matters: the first that is not over, else the last. */
const struct seminar_session *seminar_shown_session(const struct seminar *seminar, int64_t now);

/* 受付中, 満席, 終了 ... borrowed for ever: 満席 is no status of the store, nor is that the
 * attendance of one that is over is still to be closed. */
const char *seminar_state_text(const struct seminar *seminar, int64_t now);
/* Nothing can happen any more: it is held, called off, or over. */
bool seminar_final(const struct seminar *seminar, int64_t now);

/* ####........ of `width` signs: one at least when a seat is held, all of them only when none is free. `out` has room
 * for them. */
void seminar_bar(const struct seminar *seminar, int width, char *out);

/* "11/24(火) 14:00-16:00  3階ホール", with the days of all sessions when there are several. */
void seminar_when(const struct seminar *seminar, int64_t now, char *out, size_t size);

/* Is what was typed in its title, in any writing or as romaji? */
bool seminar_named(const struct seminar *seminar, const char *typed);

/* Fees and days of sign-up, as far as there are any: 会員 無料  会員外 1,000円  締切 12/01(火). */
void seminar_terms(const struct seminar *seminar, char *out, size_t size);

/* Two rows: title, lecturer and state; when, where and seats. */
#define SEMINAR_HEAD_ROWS 2
void seminar_head(const struct seminar *seminar, int64_t now, struct canvas *canvas, struct area area);

/* 受付, 待ち3番, 取消: what somebody has or would get. */
void sign_up_place_text(enum sign_up_status status, int position, char *out, size_t size);

/* `申込む方: 00087 ㈱山田製作所`, in the first row of the body, while somebody is carried. Gives the rows used. */
int sign_up_for_draw(const struct carried *carried, struct canvas *canvas, struct area body);

#endif
