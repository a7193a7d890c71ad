#include "core/text/number.h"

#include "core/text/utf8.h"
#include "core/words.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint32_t half(uint32_t character)
{
	if (character >= 0xff01 && character <= 0xff5e)
		return character - 0xfee0;
	switch (character) {
	case 0x3000:
		return ' ';
	case 0x2010: /* the hyphens and dashes that input methods give for the hyphen key */
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
	case 0x30fc:
	case 0xff70:
		return '-';
	default:
		return character;
	}
}

static bool is_digit(uint32_t character)
{
	return character >= '0' && character <= '9';
}

size_t number_half(char *out, size_t size, const char *text)
{
	size_t used = 0, end = 0;
	uint32_t character;
	for (int length; (length = utf8_step(text, &character)) > 0; text += length) {
		char bytes[4];
		uint32_t plain = half(character);
		size_t count = (size_t)utf8_put(bytes, plain);
		if (plain == ' ' && used == 0)
			continue;
		if (used + count >= size)
			break;
		memcpy(out + used, bytes, count);
		used += count;
		if (plain != ' ')
			end = used;
	}
	out[end] = '\0';
	return end;
}

size_t number_digits(char *out, size_t size, const char *text)
{
	size_t used = 0;
	uint32_t character;
	for (int length; (length = utf8_step(text, &character)) > 0 && used + 1 < size; text += length) {
		if (is_digit(half(character)))
			out[used++] = (char)half(character);
	}
	out[used] = '\0';
	return used;
}

bool number_is_phone(const char *text)
{
	bool digits = false;
	uint32_t character;
	for (int length; (length = utf8_step(text, &character)) > 0; text += length) {
		uint32_t plain = half(character);
		if (is_digit(plain))
			digits = true;
		else if (plain >= 0x80 || !plain || !strchr(" -()+.", (int)plain))
			return false;
	}
	return digits;
}

static bool all_digits(const char *text)
{
	return *text && strspn(text, "0123456789") == strlen(text);
}

void number_client_write(char out[NUMBER_CLIENT_BYTES], bool member, int64_t counter)
{
	snprintf(out, NUMBER_CLIENT_BYTES, "%s%05" PRId64, member ? "" : "C", counter);
}

bool number_client(char out[NUMBER_CLIENT_BYTES], const char *text)
{
	char plain[32];
	if (number_half(plain, sizeof(plain), text) >= sizeof(plain) - 4)
		return false;
	bool member = *plain != 'C' && *plain != 'c';
	const char *digits = member ? plain : plain + 1;
	if (!all_digits(digits))
		return false;
	digits += strspn(digits, "0");
	if (!*digits || strlen(digits) > 10)
		return false;
	number_client_write(out, member, strtoll(digits, NULL, 10));
	return true;
}

static char corporate_check(const char *base)
{
	int sum = 0;
	for (int i = 0; i < 12; i++)
		sum += (base[11 - i] - '0') * (i % 2 ? 2 : 1);
	return (char)('0' + 9 - sum % 9);
}

enum status number_corporate(char out[14], const char *text)
{
	char plain[20];
	if (number_half(plain, sizeof(plain), text) != 13 || !all_digits(plain))
		return INVALID;
	if (out)
		memcpy(out, plain, 14);
	return *plain == corporate_check(plain + 1) ? DONE : CONFLICT;
}

bool number_invoice(char out[15], const char *text)
{
	char plain[20];
	if (number_half(plain, sizeof(plain), text) != 14 || (*plain != 'T' && *plain != 't') || !all_digits(plain + 1))
		return false;
	memcpy(out, plain, 15);
	*out = 'T';
	return true;
}

char *number_yen(int yen, char *out, size_t size)
{
	if (yen >= 1000000)
		snprintf(out, size, _("%d,%03d,%03d yen"), yen / 1000000, yen / 1000 % 1000, yen % 1000);
	else if (yen >= 1000)
		snprintf(out, size, _("%d,%03d yen"), yen / 1000, yen % 1000);
	else
		snprintf(out, size, _("%d yen"), yen);
	return out;
}

bool number_postal(char out[9], const char *text)
{
	char plain[32];
	const char *code = plain;
	if (number_half(plain, sizeof(plain), text) >= sizeof(plain) - 4)
		return false;
	if (strncmp(code, "〒", 3) == 0)
		code += 3;
	while (*code == ' ')
		code++;
	size_t length = strlen(code);
	if (length != 7 && (length != 8 || code[3] != '-'))
		return false;
	snprintf(out, 9, "%.3s-%.4s", code, code + length - 4);
	return strspn(out, "0123456789") == 3 && all_digits(out + 4);
}

static char damm(const char *digits, int count)
{
	static const char table[10][11] = {
	        "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
	        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
	};
	int interim = 0;
	for (int i = 0; i < count; i++)
		interim = table[interim][digits[i] - '0'] - '0';
	return (char)('0' + interim);
}

bool number_code(char out[NUMBER_CODE_BYTES], enum number_kind kind, int64_t id)
{
	if ((kind != NUMBER_APPOINTMENT && kind != NUMBER_SIGNUP) || id < 1 || id > 9999999999)
		return false;
	out[0] = (char)('0' + (int)kind);
	for (int i = 10; i > 0; i--, id /= 10)
		out[i] = (char)('0' + id % 10);
	out[11] = damm(out, 11);
	out[12] = '\0';
	return true;
}

bool number_code_read(const char *text, enum number_kind *kind, int64_t *id)
{
	char plain[40], digits[NUMBER_CODE_BYTES];
	size_t count = 0;
	number_half(plain, sizeof(plain), text);
	for (const char *at = plain; *at; at++) {
		if (is_digit((unsigned char)*at) && count < 12)
			digits[count++] = *at;
		else if (*at != '-' && *at != ' ')
			return false;
	}
	if (count != 12 || (*digits != '1' && *digits != '2') || damm(digits, 11) != digits[11])
		return false;
	*kind = *digits == '1' ? NUMBER_APPOINTMENT : NUMBER_SIGNUP;
	digits[11] = '\0';
	*id = strtoll(digits + 1, NULL, 10);
	return *id > 0;
}
