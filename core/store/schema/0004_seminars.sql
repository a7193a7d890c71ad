-- Seminars, their sessions, who signed up in which order, who came.

CREATE TABLE seminar (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
	topic INTEGER REFERENCES topic (id),
	lecturer TEXT CHECK (length(lecturer) BETWEEN 1 AND 100),
	capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 9999),
	status TEXT NOT NULL CHECK (status IN ('draft', 'open', 'closed', 'held', 'cancelled')),
	note TEXT CHECK (length(note) BETWEEN 1 AND 4000)
) STRICT;

CREATE TABLE seminar_session (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	seminar INTEGER NOT NULL REFERENCES seminar (id),
	position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 99),
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	from_minute INTEGER NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),    -- of the office's day
	to_minute INTEGER NOT NULL CHECK (to_minute BETWEEN 1 AND 1440),
	room TEXT CHECK (length(room) BETWEEN 1 AND 100),
	UNIQUE (seminar, position),
	CHECK (from_minute < to_minute)
) STRICT;
CREATE INDEX seminar_session_day ON seminar_session (day);

-- `roll` numbers a seminar's sign-ups in order, is printed on the roster and never used twice: it is also the order
-- of the waiting list. Who cancels and comes back gets a new row and a new roll, at the end.
CREATE TABLE sign_up (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	seminar INTEGER NOT NULL REFERENCES seminar (id),
	roll INTEGER NOT NULL CHECK (roll >= 1),
	client INTEGER NOT NULL REFERENCES client (id),
	person INTEGER NOT NULL REFERENCES person (id),
	status TEXT NOT NULL CHECK (status IN ('registered', 'waiting', 'offered', 'cancelled')),
	over_reason TEXT CHECK (length(over_reason) BETWEEN 1 AND 300),         -- why this seat is beyond the capacity
	note TEXT CHECK (length(note) BETWEEN 1 AND 4000),
	UNIQUE (seminar, roll)
) STRICT;
CREATE UNIQUE INDEX sign_up_person ON sign_up (seminar, person) WHERE status <> 'cancelled';
CREATE INDEX sign_up_client ON sign_up (client);
CREATE INDEX sign_up_person_all ON sign_up (person);

-- A seat is taken only while one is free, and never past somebody who has waited longer.
-- Capacity lowered below the seats held drops nobody: the rule looks at a seat when it is taken.
CREATE TRIGGER sign_up_insert_seat AFTER INSERT ON sign_up
WHEN NEW.status IN ('registered', 'offered') AND NEW.over_reason IS NULL BEGIN
	SELECT RAISE(ABORT, 'seminar.full') WHERE
		(SELECT count(*) FROM sign_up WHERE seminar = NEW.seminar AND status IN ('registered', 'offered')) >
		(SELECT capacity FROM seminar WHERE id = NEW.seminar);
	SELECT RAISE(ABORT, 'seminar.queue') WHERE EXISTS
		(SELECT 1 FROM sign_up WHERE seminar = NEW.seminar AND status = 'waiting' AND roll < NEW.roll);
END;
CREATE TRIGGER sign_up_update_seat AFTER UPDATE OF status, seminar, over_reason ON sign_up
WHEN NEW.status IN ('registered', 'offered') AND NEW.over_reason IS NULL AND NOT
	(OLD.status IN ('registered', 'offered') AND OLD.seminar = NEW.seminar AND OLD.over_reason IS NULL) BEGIN
	SELECT RAISE(ABORT, 'seminar.full') WHERE
		(SELECT count(*) FROM sign_up WHERE seminar = NEW.seminar AND status IN ('registered', 'offered')) >
		(SELECT capacity FROM seminar WHERE id = NEW.seminar);
	SELECT RAISE(ABORT, 'seminar.queue') WHERE EXISTS
		(SELECT 1 FROM sign_up WHERE seminar = NEW.seminar AND status = 'waiting' AND roll < NEW.roll);
END;

CREATE TABLE attendance (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	session INTEGER NOT NULL REFERENCES seminar_session (id),
	sign_up INTEGER NOT NULL REFERENCES sign_up (id),
	at INTEGER NOT NULL,                -- the desk's clock, UTC seconds
	how TEXT NOT NULL CHECK (how IN ('signed_up', 'walk_in', 'transfer')),
	UNIQUE (session, sign_up)
) STRICT;
CREATE INDEX attendance_sign_up ON attendance (sign_up);
