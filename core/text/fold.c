#include "core/text/fold.h"

#include "core/text/legal.h"
#include "core/text/utf8.h"

#include <string.h>
#include <utf8proc.h>

/* NFKC */

static bool is_voice_mark(uint32_t character)
{
	return character == 0x3099 || character == 0x309a || character == 0xff9e || character == 0xff9f;
}

/* The half-width kana from U+FF66 to U+FF9D, for the many readings that hold nothing else. */
static uint32_t full_width_kana(uint32_t character)
{
	static const uint16_t kana[] = {
	        0x30f2, 0x30a1, 0x30a3, 0x30a5, 0x30a7, 0x30a9, 0x30e3, 0x30e5, 0x30e7, 0x30c3, 0x30fc, 0x30a2,
	        0x30a4, 0x30a6, 0x30a8, 0x30aa, 0x30ab, 0x30ad, 0x30af, 0x30b1, 0x30b3, 0x30b5, 0x30b7, 0x30b9,
	        0x30bb, 0x30bd, 0x30bf, 0x30c1, 0x30c4, 0x30c6, 0x30c8, 0x30ca, 0x30cb, 0x30cc, 0x30cd, 0x30ce,
	        0x30cf, 0x30d2, 0x30d5, 0x30d8, 0x30db, 0x30de, 0x30df, 0x30e0, 0x30e1, 0x30e2, 0x30e4, 0x30e6,
	        0x30e8, 0x30e9, 0x30ea, 0x30eb, 0x30ec, 0x30ed, 0x30ef, 0x30f3,
	};
	return kana[character - 0xff66];
}

/* The NFKC form of most characters without asking the library; 0 for those it must be asked about. */
static uint32_t plain_quickly(uint32_t character)
{
	if (character < 0x80 || (character >= 0x3041 && character <= 0x3096) ||
	    (character >= 0x30a1 && character <= 0x30fe) || (character >= 0x3400 && character <= 0x9fff))
		return character;
	if (character >= 0xff01 && character <= 0xff5e)
		return character - 0xfee0;
	if (character >= 0xff66 && character <= 0xff9d)
		return full_width_kana(character);
	return character == 0x3000 ? ' ' : 0;
}

/* One character with the marks behind it, through the library. Gives the characters written. */
static size_t plain_slowly(uint32_t *out, size_t limit, const char *text, size_t length)
{
	utf8proc_int32_t buffer[64];
	const utf8proc_option_t options = UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_STABLE;
	utf8proc_ssize_t count = utf8proc_decompose((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, buffer,
	                                            sizeof(buffer) / sizeof(*buffer), options);
	if (count < 0 || count > 64)
		return 0;
	count = utf8proc_normalize_utf32(buffer, count, options);
	size_t written = 0;
	while (written < limit && written < (size_t)count) {
		out[written] = (uint32_t)buffer[written];
		written++;
	}
	return written;
}

static bool is_mark(uint32_t character)
{
	if (character < 0x300)
		return false;
	if (is_voice_mark(character))
		return true;
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)character);
	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC;
}

static bool follows_quickly(const char *text)
{
	/* Marks lie in U+0300 and up: nothing that begins with a byte below 0xcc, nor a kanji from U+4000 to U+9FFF. */
	unsigned char lead = (unsigned char)*text;
	return lead < 0xcc || (lead >= 0xe4 && lead <= 0xe9);
}

size_t fold_plain(uint32_t *out, uint16_t *from, size_t limit, const char *text)
{
	size_t count = 0, at = 0;
	uint32_t character, next;
	for (int length; count < limit && at < UINT16_MAX - 64 && (length = utf8_step(text + at, &character)) > 0;) {
		size_t end = at + (size_t)length, written = 1;
		bool marked = !follows_quickly(text + end) && utf8_step(text + end, &next) > 0 && is_mark(next);
		out[count] = marked ? 0 : plain_quickly(character);
		if (out[count] == 0) {
			while (end - at < 48 && (length = utf8_step(text + end, &next)) > 0 && is_mark(next))
				end += (size_t)length;
			written = plain_slowly(out + count, limit - count, text + at, end - at);
		}
		for (size_t i = 0; from && i < written; i++)
			from[count + i] = (uint16_t)at;
		count += written;
		at = end;
	}
	if (from)
		from[count] = (uint16_t)at;
	return count;
}

/* Folding */

static bool is_kanji(uint32_t character)
{
	return (character >= 0x3400 && character <= 0x9fff) || character == 0x3005 ||
	       (character >= 0x20000 && character < 0x40000) || (character >= 0xf900 && character <= 0xfaff);
}

static bool is_counter(uint32_t kana)
{
	return kana == 0x30ac || kana == 0x30ab || kana == 0x30f5 || kana == 0x30f6 || kana == 0x30b1;
}

static uint32_t fold_kana(uint32_t kana)
{
	switch (kana) {
	case 0x30a1:
	case 0x30a3:
	case 0x30a5:
	case 0x30a7:
	case 0x30a9: /* ァィゥェォ */
	case 0x30c3:
	case 0x30e3:
	case 0x30e5:
	case 0x30e7:
	case 0x30ee: /* ッャュョヮ */
		return kana + 1;
	case 0x30f0:
		return 0x30a4;
	case 0x30f1:
		return 0x30a8;
	case 0x30f5:
		return 0x30ab;
	case 0x30f6:
		return 0x30b1;
	case 0x30fb:
	case 0x30fc: /* ・ー */
		return 0;
	default:
		return kana;
	}
}

/* Letters of other scripts: the base without its accents, in lower case. Signs and marks: 0. */
static uint32_t fold_other(uint32_t character)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)character);
	if (category < UTF8PROC_CATEGORY_LU || category > UTF8PROC_CATEGORY_NO ||
	    (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME))
		return 0;
	if (character >= 0xc0 && character < 0x250) {
		utf8proc_int32_t parts[4];
		int boundary = 0;
		if (utf8proc_decompose_char((utf8proc_int32_t)character, parts, 4, UTF8PROC_DECOMPOSE, &boundary) > 0)
			character = (uint32_t)parts[0];
	}
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)character);
}

/* The key's character for the one at `i`, 0 when it leaves none. */
static uint32_t fold_at(const uint32_t *plain, size_t count, size_t i)
{
	uint32_t c = plain[i];
	if (c < 0x80) {
		if (c >= 'A' && c <= 'Z')
			return c + 0x20;
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ? c : 0;
	}
	if (c >= 0x3041 && c <= 0x3096)
		c += 0x60;
	if (c >= 0x30a1 && c <= 0x30fe) {
		if (is_counter(c) && i > 0 && is_kanji(plain[i - 1]) && i + 1 < count && is_kanji(plain[i + 1]))
			return 0x30b1;
		return fold_kana(c);
	}
	if (is_kanji(c)) {
		bool counter =
		        c == 0x7b87 && i > 0 && is_kanji(plain[i - 1]) && i + 1 < count && is_kanji(plain[i + 1]);
		return counter ? 0x30b1 : fold_variant(c);
	}
	return fold_other(c);
}

struct source {
	uint32_t plain[FOLD_CHARACTERS];
	uint16_t from[FOLD_CHARACTERS + 1];
	size_t count;
};

static size_t write_key(char *out, uint16_t *from, size_t size, const struct source *source, bool drop_forms)
{
	size_t used = 0, last = 0;
	for (size_t i = 0; i < source->count; i++) {
		size_t form = drop_forms ? legal_form_at(source->plain + i, source->count - i, NULL) : 0;
		if (form > 0) {
			i += form - 1;
			continue;
		}
		char bytes[4];
		uint32_t character = fold_at(source->plain, source->count, i);
		int length = character ? utf8_put(bytes, character) : 0;
		if (used + (size_t)length >= size)
			break;
		memcpy(out + used, bytes, (size_t)length);
		for (int k = 0; from && k < length; k++)
			from[used + (size_t)k] = source->from[i];
		used += (size_t)length;
		last = length ? i + 1 : last;
	}
	out[used] = '\0';
	if (from)
		from[used] = source->from[last];
	return used;
}

size_t fold_mapped(char *out, uint16_t *from, size_t size, const char *text)
{
	struct source source;
	source.count = fold_plain(source.plain, source.from, FOLD_CHARACTERS, text);
	size_t length = write_key(out, from, size, &source, true);
	return length > 0 ? length : write_key(out, from, size, &source, false);
}

size_t fold_text(char *out, size_t size, const char *text)
{
	return fold_mapped(out, NULL, size, text);
}

size_t fold_lower(char *out, size_t size, const char *text)
{
	uint32_t plain[FOLD_CHARACTERS];
	size_t count = fold_plain(plain, NULL, FOLD_CHARACTERS, text), used = 0;
	for (size_t i = 0; i < count; i++) {
		char bytes[4];
		int length = utf8_put(bytes, (uint32_t)utf8proc_tolower((utf8proc_int32_t)plain[i]));
		if (used + (size_t)length >= size)
			break;
		memcpy(out + used, bytes, (size_t)length);
		used += (size_t)length;
	}
	out[used] = '\0';
	return used;
}
