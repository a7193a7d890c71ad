-- Who waits for a time at the desks. `id` is the place in the queue: given once and never changed, so nobody loses it.
CREATE TABLE waiting (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	client INTEGER NOT NULL REFERENCES client (id),
	topic INTEGER NOT NULL REFERENCES topic (id),
	desks INTEGER CHECK (desks BETWEEN 2 AND 1022),                 -- 1 << the number of each; NULL: any
	consultant INTEGER REFERENCES staff (id),                       -- NULL: any
	from_day TEXT CHECK (from_day IS date(from_day, '+0 days')),
	to_day TEXT CHECK (to_day IS date(to_day, '+0 days')),
	weekdays INTEGER NOT NULL CHECK (weekdays BETWEEN 1 AND 127),   -- 1 << 0 Sunday .. 6 Saturday
	from_cell INTEGER NOT NULL CHECK (from_cell BETWEEN 0 AND 95),
	to_cell INTEGER NOT NULL CHECK (to_cell BETWEEN 1 AND 96),
	notice INTEGER NOT NULL CHECK (notice BETWEEN 0 AND 60),        -- days they need to know before
	note TEXT CHECK (length(note) BETWEEN 1 AND 200),
	at INTEGER NOT NULL,                                            -- since when: the desk's clock, UTC seconds
	status TEXT NOT NULL CHECK (status IN ('waiting', 'booked', 'removed')),
	appointment INTEGER REFERENCES appointment (id),
	CHECK (from_cell < to_cell),
	CHECK (to_day >= from_day),
	CHECK ((status = 'booked') = (appointment IS NOT NULL))
) STRICT;
CREATE INDEX waiting_live ON waiting (id) WHERE status = 'waiting';
CREATE INDEX waiting_client ON waiting (client);

-- What became of a call to somebody who waits.
CREATE TABLE waiting_call (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	waiting INTEGER NOT NULL REFERENCES waiting (id),
	staff INTEGER NOT NULL REFERENCES staff (id),
	at INTEGER NOT NULL,                                            -- the desk's clock, UTC seconds
	outcome TEXT NOT NULL CHECK (outcome IN ('no_answer', 'message', 'call_back', 'declined'))
) STRICT;
CREATE INDEX waiting_call_waiting ON waiting_call (waiting);
