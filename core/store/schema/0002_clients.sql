-- Clients: members of the society, those who left, non-members, and people not yet in business (創業予定).
-- One table, so that nobody loses a history by joining. Names are stored as typed; only search keys are folded.

CREATE TABLE client (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	-- members 会員番号 of at least five digits, others C and at least five digits
	number TEXT NOT NULL UNIQUE CHECK (
		(number GLOB '[0-9][0-9][0-9][0-9][0-9]*' AND NOT number GLOB '*[^0-9]*') OR
		(number GLOB 'C[0-9][0-9][0-9][0-9][0-9]*' AND NOT substr(number, 2) GLOB '*[^0-9]*')),
	kind TEXT NOT NULL CHECK (kind IN ('member', 'left', 'nonmember', 'founder')),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	reading TEXT NOT NULL CHECK (length(reading) BETWEEN 1 AND 200),
	email TEXT CHECK (length(email) BETWEEN 1 AND 100),
	postal TEXT CHECK (length(postal) BETWEEN 1 AND 100),
	address TEXT CHECK (length(address) BETWEEN 1 AND 300),
	trade TEXT CHECK (length(trade) BETWEEN 1 AND 100),
	employees INTEGER CHECK (employees BETWEEN 0 AND 999999),
	corporate_number TEXT CHECK (length(corporate_number) BETWEEN 1 AND 100),
	invoice_number TEXT CHECK (length(invoice_number) BETWEEN 1 AND 100),
	applied_on TEXT CHECK (applied_on IS date(applied_on, '+0 days')),
	joined_on TEXT CHECK (joined_on IS date(joined_on, '+0 days')),
	left_on TEXT CHECK (left_on IS date(left_on, '+0 days')),
	left_reason TEXT CHECK (length(left_reason) BETWEEN 1 AND 100),
	note TEXT CHECK (length(note) BETWEEN 1 AND 4000),
	sticky TEXT CHECK (length(sticky) BETWEEN 1 AND 300),
	merged_into INTEGER REFERENCES client (id),
	CHECK ((kind IN ('member', 'left')) = (number GLOB '[0-9]*')),
	CHECK (left_on IS NULL OR joined_on IS NULL OR left_on >= joined_on),
	CHECK (merged_into IS NOT id)
) STRICT;
CREATE INDEX client_merged ON client (merged_into) WHERE merged_into IS NOT NULL;

-- Numbers a client had before: C00031 of someone who joined, the number of one merged into another.
CREATE TABLE former_number (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	number TEXT NOT NULL UNIQUE,
	client INTEGER NOT NULL REFERENCES client (id)
) STRICT;
CREATE INDEX former_number_client ON former_number (client);

-- People of a client. The representative of the register is the person with that role.
CREATE TABLE person (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	client INTEGER NOT NULL REFERENCES client (id),
	role TEXT NOT NULL CHECK (role IN ('representative', 'officer', 'family', 'employee', 'other')),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	reading TEXT CHECK (length(reading) BETWEEN 1 AND 200),
	phone TEXT CHECK (length(phone) BETWEEN 1 AND 100),
	email TEXT CHECK (length(email) BETWEEN 1 AND 100),
	born_on TEXT CHECK (born_on IS date(born_on, '+0 days'))
) STRICT;
CREATE INDEX person_client ON person (client);
CREATE UNIQUE INDEX person_representative ON person (client) WHERE role = 'representative';

CREATE TABLE phone (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	client INTEGER NOT NULL REFERENCES client (id),
	kind TEXT NOT NULL CHECK (kind IN ('phone', 'fax')),
	position INTEGER NOT NULL CHECK (position >= 1),
	number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 100),
	UNIQUE (client, kind, position)
) STRICT;

CREATE TABLE client_division (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	client INTEGER NOT NULL REFERENCES client (id),
	division INTEGER NOT NULL REFERENCES division (id),
	UNIQUE (client, division)
) STRICT;

-- 希望しない担当: a consultant this client does not wish; never proposed.
CREATE TABLE unwanted_consultant (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	client INTEGER NOT NULL REFERENCES client (id),
	consultant INTEGER NOT NULL REFERENCES staff (id),
	UNIQUE (client, consultant)
) STRICT;
