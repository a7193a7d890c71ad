#include "tui/term_keys.h"

#include "core/text/utf8.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* Key numbers of our own, above those of curses. */
#define OWN_FIRST    1000
#define OWN_PASTE    (OWN_FIRST + 200)
#define OWN_PASTE_TO (OWN_FIRST + 201)
#define PASTE_MOST   (1 << 20)
#define PASTE_MS     1000
#define PART_MS      100

/* The ten-key's application codes and what stands on the keys. OWN_FIRST plus the character is its number. */
static const struct {
	const char *code;
	char key;
} ten_keys[] = {
        {"\033Op", '0'}, {"\033Oq", '1'}, {"\033Or", '2'}, {"\033Os", '3'}, {"\033Ot", '4'}, {"\033Ou", '5'},
        {"\033Ov", '6'}, {"\033Ow", '7'}, {"\033Ox", '8'}, {"\033Oy", '9'}, {"\033Oj", '*'}, {"\033Ok", '+'},
        {"\033Ol", '.'}, {"\033Om", '-'}, {"\033On", '.'}, {"\033Oo", '/'}, {"\033OX", '='}, {"\033OM", '\r'},
};

static const struct {
	int curses;
	uint32_t code;
} specials[] = {
        {KEY_ENTER, K_ENTER},    {KEY_BACKSPACE, K_BACKSPACE},
        {KEY_BTAB, K_BACKTAB},   {KEY_DC, K_DELETE},
        {KEY_IC, K_INSERT},      {KEY_UP, K_UP},
        {KEY_DOWN, K_DOWN},      {KEY_LEFT, K_LEFT},
        {KEY_RIGHT, K_RIGHT},    {KEY_HOME, K_HOME},
        {KEY_END, K_END},        {KEY_PPAGE, K_PAGEUP},
        {KEY_NPAGE, K_PAGEDOWN}, {KEY_FIND, K_HOME},
        {KEY_SELECT, K_END},     {KEY_A1, '7'},
        {KEY_A3, '9'},           {KEY_B2, '5'},
        {KEY_C1, '1'},           {KEY_C3, '3'},
};

void term_keys_define(void)
{
	for (size_t i = 0; i < sizeof(ten_keys) / sizeof(ten_keys[0]); i++)
		define_key(ten_keys[i].code, OWN_FIRST + ten_keys[i].key);
	/* Home and End as terminals send them whatever mode they are in. */
	define_key("\033[1~", KEY_HOME);
	define_key("\033[4~", KEY_END);
	define_key("\033[H", KEY_HOME);
	define_key("\033[F", KEY_END);
	define_key("\033[200~", OWN_PASTE);
	define_key("\033[201~", OWN_PASTE_TO);
}

static uint32_t decode_control(uint32_t c)
{
	switch (c) {
	case '\r':
	case '\n':
		return K_ENTER;
	case '\t':
		return K_TAB;
	case 0x1B:
		return K_ESC;
	case 0x08:
	case 0x7F:
		return K_BACKSPACE;
	default:
		return c >= 1 && c <= 26 ? K_CTRL(c - 1 + 'a') : c < ' ' ? (uint32_t)K_NONE : c;
	}
}

static uint32_t decode_special(int c)
{
	if (c > OWN_FIRST && c < OWN_PASTE)
		return decode_control((uint32_t)(c - OWN_FIRST));
	if (c >= KEY_F(1) && c <= KEY_F(12))
		return K_F(c - KEY_F0);
	for (size_t i = 0; i < sizeof(specials) / sizeof(specials[0]); i++)
		if (specials[i].curses == c)
			return specials[i].code;
	return K_NONE;
}

static void paste_add(struct paste *paste, wint_t c)
{
	if (paste->bytes + 5 > paste->room && paste->room < PASTE_MOST) {
		size_t room = paste->room ? paste->room * 2 : 256;
		char *text = realloc(paste->text, room);
		if (!text)
			return;
		paste->text = text;
		paste->room = room;
	}
	if (!paste->text || paste->bytes + 5 > paste->room)
		return;
	paste->bytes += (size_t)utf8_put(paste->text + paste->bytes, c == '\r' ? '\n' : (uint32_t)c);
	paste->text[paste->bytes] = '\0';
}

static void paste_read(struct paste *paste)
{
	wint_t c = 0;
	int got;
	paste->bytes = 0;
	if (paste->text)
		paste->text[0] = '\0';
	timeout(PASTE_MS);
	while ((got = get_wch(&c)) != ERR && !(got == KEY_CODE_YES && c == OWN_PASTE_TO))
		if (got == OK)
			paste_add(paste, c);
	timeout(0);
}

/* ESC and a digit that is waiting already are Alt and the digit; ESC and anything else are two keys. */
static uint32_t decode_escape(void)
{
	wint_t c = 0;
	int got = get_wch(&c);
	if (got == OK && c >= '0' && c <= '9')
		return K_ALT(c);
	if (got == OK)
		unget_wch((wchar_t)c);
	else if (got == KEY_CODE_YES)
		ungetch((int)c);
	return K_ESC;
}

bool term_keys_read(struct key *key, struct paste *paste, bool arriving)
{
	wint_t c = 0;
	/* Curses drops the beginning of a character whose rest is still under way, unless it may wait for it. */
	timeout(arriving ? PART_MS : 0);
	int got = get_wch(&c);
	timeout(0);
	if (got == ERR)
		return false;
	*key = (struct key){0};
	if (got == KEY_CODE_YES && c == OWN_PASTE) {
		paste_read(paste);
		key->code = K_PASTE;
		key->text = paste->text ? paste->text : "";
		return true;
	}
	key->code = got == KEY_CODE_YES ? decode_special((int)c) : decode_control((uint32_t)c);
	if (key->code == K_ESC && got == OK)
		key->code = decode_escape();
	return true;
}
