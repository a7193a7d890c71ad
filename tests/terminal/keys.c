#include "tests/terminal/keys.h"

#include <ctype.h>
#include <string.h>

struct named_key {
	const char *name, *bytes;
};

static const struct named_key named_keys[] = {
        {"F1", "\033OP"},    {"F2", "\033OQ"},      {"F3", "\033OR"},   {"F4", "\033OS"},      {"F5", "\033[15~"},
        {"F6", "\033[17~"},  {"F7", "\033[18~"},    {"F8", "\033[19~"}, {"F9", "\033[20~"},    {"F10", "\033[21~"},
        {"F11", "\033[23~"}, {"F12", "\033[24~"},   {"Up", "\033OA"},   {"Down", "\033OB"},    {"Right", "\033OC"},
        {"Left", "\033OD"},  {"Home", "\033OH"},    {"End", "\033OF"},  {"PgUp", "\033[5~"},   {"PgDn", "\033[6~"},
        {"Ins", "\033[2~"},  {"Del", "\033[3~"},    {"Enter", "\r"},    {"Esc", "\033"},       {"Tab", "\t"},
        {"S-Tab", "\033[Z"}, {"Backspace", "\177"}, {"Space", " "},     {"KP0", "\033Op"},     {"KP1", "\033Oq"},
        {"KP2", "\033Or"},   {"KP3", "\033Os"},     {"KP4", "\033Ot"},  {"KP5", "\033Ou"},     {"KP6", "\033Ov"},
        {"KP7", "\033Ow"},   {"KP8", "\033Ox"},     {"KP9", "\033Oy"},  {"KP+", "\033Ok"},     {"KP-", "\033Om"},
        {"KP*", "\033Oj"},   {"KP/", "\033Oo"},     {"KP.", "\033On"},  {"KPEnter", "\033OM"},
};

static size_t character_bytes(const char *name)
{
	unsigned char lead = (unsigned char)name[0];

	if (lead < 0x80)
		return 1;
	return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}

size_t key_bytes(const char *name, char out[KEY_BYTES])
{
	size_t length = strlen(name);

	for (size_t i = 0; i < sizeof(named_keys) / sizeof(named_keys[0]); i++)
		if (strcmp(named_keys[i].name, name) == 0) {
			size_t bytes = strlen(named_keys[i].bytes);

			memcpy(out, named_keys[i].bytes, bytes);
			return bytes;
		}
	if (length == 3 && name[0] == 'C' && name[1] == '-' && islower((unsigned char)name[2])) {
		out[0] = (char)(name[2] & 0x1f);
		return 1;
	}
	if (length == 3 && name[0] == 'M' && name[1] == '-') {
		out[0] = '\033';
		out[1] = name[2];
		return 2;
	}
	if (length == 0 || length != character_bytes(name))
		return 0;
	memcpy(out, name, length);
	return length;
}
