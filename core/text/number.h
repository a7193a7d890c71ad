#ifndef CORE_TEXT_NUMBER_H
#define CORE_TEXT_NUMBER_H

#include "core/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Numbers and codes as people type them: full-width or not, with or without zeros, signs and spaces. */

/* Full-width letters, digits and signs to half-width; spaces around dropped; the rest stays. Gives the bytes, cut at a
 * character when `out` is too small. */
size_t number_half(char *out, size_t size, const char *text);

/* Only the digits, half-width. Gives their count. "０４２－０００－1234" gives 0420001234. */
size_t number_digits(char *out, size_t size, const char *text);

/* Does the text hold digits and the signs of telephone numbers only, at least one digit among them? */
bool number_is_phone(const char *text);

#define NUMBER_PHONE_BYTES 24

/*
 * A telephone number of Japan's numbering plan with its hyphens: 0420001234 gives 042-000-1234, ０４２２２１００００
 * gives 0422-21-0000. False, and "" in `out`, when the plan does not say how to part it, or there is more than one
 * number. Only for showing and proposing: what was typed is what is stored (rule R19).
 */
bool number_phone_format(char out[NUMBER_PHONE_BYTES], const char *text);

#define NUMBER_CLIENT_BYTES 16

/* A client's number in its stored form: at least five digits ("123", "００123": "00123"), or C and at least five
 * ("c31": "C00031"). False when it is of neither form, has more than ten digits, or is 0. */
bool number_client(char out[NUMBER_CLIENT_BYTES], const char *text);

/* Writes the number for a counter, 1 and on; `member` false gives the C series. */
void number_client_write(char out[NUMBER_CLIENT_BYTES], bool member, int64_t counter);

/* 法人番号: 13 digits of which the first is the check digit (法人番号の指定等に関する省令 §2). DONE with the 13 digits
 * in `out`, which may be NULL; INVALID when it is not 13 digits; CONFLICT when only the check digit is wrong (a
 * warning, never a refusal: the digits are written then, too). */
enum status number_corporate(char out[14], const char *text);

/* 登録番号 of an invoice issuer: T and 13 digits. False when it is of another form; the check digit is not looked at,
 * because sole traders' numbers have none. */
bool number_invoice(char out[15], const char *text);

/* 3,000円 / 3,000 yen, in the reader's language; NUMBER_YEN_BYTES hold any. Gives `out` back. */
#define NUMBER_YEN_BYTES 32
char *number_yen(int yen, char *out, size_t size);

/* A postal code as "185-0012", from seven digits with or without 〒 and hyphen. */
bool number_postal(char out[9], const char *text);

/*
 * The printed code: kind, ten digits of id, one check digit by Damm's algorithm (H. M. Damm, 2004), which unlike Luhn's
 * notices every exchange of neighbours, 09 and 90 too: the slips of people who read a code out.
 */
enum number_kind { NUMBER_APPOINTMENT = 1, NUMBER_SIGNUP = 2 };

#define NUMBER_CODE_BYTES 13

/* False when the kind is unknown or the id is not within 1..9,999,999,999. */
bool number_code(char out[NUMBER_CODE_BYTES], enum number_kind kind, int64_t id);

/* Reads a code, spaces and hyphens inside allowed. False when it is none. */
bool number_code_read(const char *text, enum number_kind *kind, int64_t *id);

#endif
