#ifndef TUI_KEY_H
#define TUI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Keys. A code is a Unicode character, or one of the numbers below, which lie above all characters.
 *
 * Names, as command tables, [keys] of the configuration and tests write them: one character for itself, "Space",
 * "Enter", "Esc", "Tab", "Shift-Tab", "Backspace", "Del", "Ins", "Up", "Down", "Left", "Right", "Home", "End", "PgUp",
 * "PgDn", "F1".."F12", "Ctrl-A".."Ctrl-Z", "Alt-0".."Alt-9".
 * Capitals count only in one character. A list of keys is names parted by one space: "F3 Alt-3 :3". A word that begins
 * with ":" and goes on is no key but what the one-line entry (F10) takes for the same command.
 */
enum key_code {
	K_NONE = 0,
	K_ENTER = 0x110000,
	K_ESC,
	K_TAB,
	K_BACKTAB,
	K_BACKSPACE,
	K_DELETE,
	K_INSERT,
	K_UP,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PAGEUP,
	K_PAGEDOWN,
	K_PASTE,         /* struct key holds the text */
	K_KANA,          /* only from key_command: the input method is on */
	K_F0 = 0x110100, /* K_F0 + n is Fn */
	K_CTRL0 = 0x110200 /* K_CTRL('z') */,
	K_ALT0 = 0x110300 /* K_ALT('1') */
};

#define K_F(n)         ((uint32_t)K_F0 + (uint32_t)(n))
#define K_CTRL(letter) ((uint32_t)K_CTRL0 + (uint32_t)(letter))
#define K_ALT(digit)   ((uint32_t)K_ALT0 + (uint32_t)(digit))

struct key {
	uint32_t code;
	uint32_t shown;   /* which drawing of the screen stood there when it was typed; set by the desk */
	const char *text; /* of K_PASTE: UTF-8, lines parted by "\n"; borrowed */
};

/* [keys] of the configuration: a command's name and the list of keys that replaces the table's. */
struct key_binding {
	const char *command;
	const char *keys;
};

#define KEY_NAME_BYTES 16

/* A character, neither a control code nor one of the numbers above. */
bool key_is_text(uint32_t code);

/* The code of a name, K_NONE if there is no such key. */
uint32_t key_parse(const char *name);

/* The name of a code, as key_parse takes it. "" for what has none. */
const char *key_spell(uint32_t code, char out[KEY_NAME_BYTES]);

/* Does the list of keys hold this one? */
bool key_in(const char *keys, uint32_t code);

/* Does it hold the word (":quit")? Full-width letters count as half-width ones. */
bool key_word_in(const char *keys, const char *word);

/* The first key of the list, K_NONE if it holds only words. */
uint32_t key_first(const char *keys);

/* Every name of the list is a key or a word. `bad`, which may be NULL, gets the first that is neither. */
bool key_list_valid(const char *keys, char bad[KEY_NAME_BYTES]);

/*
 * What a key means where it is a command and not text: full-width letters, digits and signs are their half-width
 * twins, 「」『』。・ー are []{}./- , a lone あいうえおん is a i u e o n, U+00B2..00B9 are Alt-2..Alt-9; any other kana
 * or kanji is K_KANA, since it shows that the input method is on. Everything else is itself.
 */
uint32_t key_command(uint32_t code);

#endif
