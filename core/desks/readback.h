#ifndef CORE_DESKS_READBACK_H
#define CORE_DESKS_READBACK_H

#include <stddef.h>

#include "core/desks/appointment.h"

/*
 * What is said to the caller after a booking (復唱), in the reader's language: who, when, about what, with whom, where,
 * the number to call, and what to bring. Up to three lines of the screen.
 *
 *   山田製作所の山田様、12月2日水曜日、午後2時から3時まで、事業承継のご相談でお取りしました。担当は中小企業診断士の佐々木、
 *   1番窓口です。ご連絡先は042-000-0087でよろしいでしょうか。直近の決算書をお持ちください。
 */
#define READBACK_BYTES 4096
enum status readback_make(struct db *db, const struct appointment *appointment, char *text, size_t size);

#endif
