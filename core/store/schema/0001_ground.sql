-- The ground every noun stands on: who acts, what was done, what the office has settled.
--
-- Every journaled table has an `id` that is never used twice (AUTOINCREMENT, and undo restores ids instead of making
-- new ones) and a `version`: the id of the log row that wrote the row last. A version only rises, after undo as well.
-- action_id() is the log row being written; without a running action it fails, so nothing is written outside one.

-- What was done, by whom, when: ids only, so that it can be kept for ever. Append-only, chained by SHA-256.
-- An action written in several transactions (an import) has one row each; `action` is the id of the first.
CREATE TABLE log (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	action INTEGER NOT NULL,
	at INTEGER NOT NULL,                -- the desk's clock, UTC seconds
	machine_at INTEGER NOT NULL,        -- the machine's own clock, UTC seconds
	staff INTEGER NOT NULL,
	name TEXT NOT NULL,                 -- 'appointment.book': a row of the table of rights
	noun TEXT,                          -- the table of the thing it was about, and its id
	subject INTEGER,
	client INTEGER,                     -- whose card shows it
	undoes INTEGER REFERENCES log (id),
	op TEXT UNIQUE,                     -- operation id: a repeated command does nothing twice
	images TEXT NOT NULL,               -- SHA-256 of this part's row images in the journal
	chain TEXT NOT NULL                 -- SHA-256 of the row before and of this row
) STRICT;
CREATE UNIQUE INDEX log_part ON log (action, id);
CREATE INDEX log_undoes ON log (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX log_client ON log (client) WHERE client IS NOT NULL;
CREATE INDEX log_subject ON log (noun, subject) WHERE subject IS NOT NULL;
CREATE TRIGGER log_keeps_rows BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'log.append_only'); END;
CREATE TRIGGER log_keeps_values BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'log.append_only'); END;

-- Row images before and after (JSON, without `version`), from which undo works. They hold personal data and may be
-- deleted; the log then still stands.
CREATE TABLE journal (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	action INTEGER NOT NULL,
	part INTEGER NOT NULL,              -- log.id of the transaction
	noun TEXT NOT NULL,
	row INTEGER NOT NULL,
	old TEXT,
	new TEXT
) STRICT;
CREATE INDEX journal_action ON journal (action);
CREATE INDEX journal_part ON journal (part);

-- Numbers handed out and never handed out again, not even after undo: member numbers, client numbers, rolls.
CREATE TABLE counter (
	name TEXT NOT NULL,
	scope INTEGER NOT NULL,             -- the seminar for rolls, else 0
	next INTEGER NOT NULL,
	PRIMARY KEY (name, scope)
) STRICT;

CREATE TABLE staff (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	login TEXT NOT NULL UNIQUE CHECK (length(login) BETWEEN 1 AND 32),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	role TEXT NOT NULL CHECK (role IN ('desk', 'adviser', 'consultant', 'manager')),
	os_user TEXT UNIQUE,
	disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1))
) STRICT;

CREATE TABLE secret (
	staff INTEGER PRIMARY KEY REFERENCES staff (id),
	hash TEXT NOT NULL                  -- argon2id, as libsodium writes it
) STRICT;

-- A desk program at work; one without an end did not end properly.
CREATE TABLE session (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	staff INTEGER NOT NULL REFERENCES staff (id),
	terminal TEXT NOT NULL,
	process INTEGER NOT NULL,
	started_at INTEGER NOT NULL,
	ended_at INTEGER
) STRICT;

-- What was typed and not yet saved, with the operation id its save will carry.
CREATE TABLE draft (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	staff INTEGER NOT NULL REFERENCES staff (id),
	form TEXT NOT NULL,
	object TEXT NOT NULL,               -- whose form: never filled into another one's
	op TEXT NOT NULL UNIQUE,
	at INTEGER NOT NULL,
	content TEXT NOT NULL CHECK (length(content) <= 65536),
	UNIQUE (staff, form, object)
) STRICT;

-- What the office has settled (society, hours, session length), each with the day from which it holds.
CREATE TABLE setting (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	name TEXT NOT NULL,
	value TEXT NOT NULL CHECK (length(value) <= 4000),
	valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from, '+0 days')),
	UNIQUE (name, valid_from)
) STRICT;

-- Code tables: a code may change its meaning from a day on, so facts point to the row, never to the code.
CREATE TABLE topic (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	code INTEGER NOT NULL CHECK (code BETWEEN 0 AND 99),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	bring TEXT,                         -- what the client is asked to bring
	valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from, '+0 days')),
	valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days') AND valid_to >= valid_from),
	UNIQUE (code, valid_from)
) STRICT;

CREATE TABLE division (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	code INTEGER NOT NULL CHECK (code BETWEEN 0 AND 99),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from, '+0 days')),
	valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days') AND valid_to >= valid_from),
	UNIQUE (code, valid_from)
) STRICT;

-- Why an appointment was cancelled, and what follows from it.
CREATE TABLE cancel_reason (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	code INTEGER NOT NULL CHECK (code BETWEEN 0 AND 99),
	word TEXT NOT NULL,                 -- stable word for scripts: client, office, consultant, mistake, other
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	against TEXT NOT NULL CHECK (against IN ('client', 'office', 'nobody')),
	offers INTEGER NOT NULL CHECK (offers IN (0, 1)),       -- the freed time is offered to who waits
	valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from, '+0 days')),
	valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days') AND valid_to >= valid_from),
	UNIQUE (code, valid_from)
) STRICT;
