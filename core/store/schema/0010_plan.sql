-- What differs from the weekly plan: days, times and places of their own. plan_day (core/desks/plan.h) alone says what
-- holds of it all; nothing here is copied to the appointments, so taking a row back gives back what it took.

-- A day against the rule of weekdays and holidays: the office works on it, or does not.
CREATE TABLE special_day (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	day TEXT NOT NULL UNIQUE CHECK (day IS date(day)),
	works INTEGER NOT NULL CHECK (works IN (0, 1)),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40)
) STRICT;

-- No appointments from the one time up to the other, at one desk, with one consultant, or (neither) in the office.
CREATE TABLE closure (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	desk INTEGER CHECK (desk BETWEEN 1 AND 99),
	consultant INTEGER REFERENCES staff (id),
	from_day TEXT NOT NULL CHECK (from_day IS date(from_day)),
	from_cell INTEGER NOT NULL CHECK (from_cell BETWEEN 0 AND 95),
	to_day TEXT NOT NULL CHECK (to_day IS date(to_day)),
	to_cell INTEGER NOT NULL CHECK (to_cell BETWEEN 1 AND 96),
	reason TEXT CHECK (length(reason) BETWEEN 1 AND 100),
	CHECK (desk IS NULL OR consultant IS NULL),
	CHECK ((from_day, from_cell) < (to_day, to_cell))
) STRICT;
CREATE INDEX closure_to ON closure (to_day);

-- On this day the consultant sits at this desk, whoever the weekly plan has there then, and wherever it has them.
CREATE TABLE plan_extra (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	day TEXT NOT NULL CHECK (day IS date(day)),
	consultant INTEGER NOT NULL REFERENCES staff (id),
	desk INTEGER NOT NULL CHECK (desk BETWEEN 1 AND 99),
	from_cell INTEGER NOT NULL CHECK (from_cell BETWEEN 0 AND 95),
	to_cell INTEGER NOT NULL CHECK (to_cell BETWEEN 1 AND 96),
	CHECK (from_cell < to_cell)
) STRICT;
CREATE INDEX plan_extra_day ON plan_extra (day, desk);
CREATE TRIGGER plan_extra_insert_overlap AFTER INSERT ON plan_extra BEGIN
	SELECT RAISE(ABORT, 'plan.overlap') FROM plan_extra p
	WHERE p.id <> NEW.id AND p.day = NEW.day AND (p.desk = NEW.desk OR p.consultant = NEW.consultant)
	AND p.from_cell < NEW.to_cell AND NEW.from_cell < p.to_cell;
END;
CREATE TRIGGER plan_extra_update_overlap AFTER UPDATE ON plan_extra BEGIN
	SELECT RAISE(ABORT, 'plan.overlap') FROM plan_extra p
	WHERE p.id <> NEW.id AND p.day = NEW.day AND (p.desk = NEW.desk OR p.consultant = NEW.consultant)
	AND p.from_cell < NEW.to_cell AND NEW.from_cell < p.to_cell;
END;

-- Live appointments in a closed time. They stay when it is closed, but none comes in afterwards, on whatever path: the
-- undo of a cancellation meets this as a booking does.
CREATE VIEW appointment_closed AS
	SELECT a.id AS appointment FROM appointment a WHERE a.status IN ('booked', 'arrived', 'in_session') AND (
		EXISTS (SELECT 1 FROM special_day d WHERE d.day = a.day AND d.works = 0)
		OR EXISTS (SELECT 1 FROM closure c WHERE c.to_day >= a.day
			AND (c.desk IS NULL OR c.desk = a.desk) AND (c.consultant IS NULL OR c.consultant = a.consultant)
			AND (c.from_day, c.from_cell) < (a.day, a.cell + a.cells) AND (a.day, a.cell) < (c.to_day, c.to_cell)));
CREATE TRIGGER appointment_insert_closed AFTER INSERT ON appointment BEGIN
	SELECT RAISE(ABORT, 'appointment.closed') FROM appointment_closed WHERE appointment = NEW.id;
END;
CREATE TRIGGER appointment_update_closed AFTER UPDATE OF desk, consultant, day, cell, cells, status ON appointment
WHEN OLD.status NOT IN ('booked', 'arrived', 'in_session')
OR (NEW.desk, NEW.consultant, NEW.day, NEW.cell, NEW.cells) <> (OLD.desk, OLD.consultant, OLD.day, OLD.cell, OLD.cells)
BEGIN
	SELECT RAISE(ABORT, 'appointment.closed') FROM appointment_closed WHERE appointment = NEW.id;
END;

-- What came of a call. Which calls are to be made follows from the appointments and the plan (core/desks/calls.h), so a
-- call goes from the list when what it was for is settled; an outcome is of the time at which the appointment stood.
CREATE TABLE call_outcome (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	appointment INTEGER NOT NULL REFERENCES appointment (id),
	kind TEXT NOT NULL CHECK (kind IN ('confirmation', 'closure', 'feedback')),
	day TEXT NOT NULL CHECK (day IS date(day)),
	cell INTEGER NOT NULL CHECK (cell BETWEEN 0 AND 95),
	at INTEGER NOT NULL,                -- UTC seconds
	staff INTEGER NOT NULL REFERENCES staff (id),
	outcome TEXT NOT NULL CHECK (outcome IN ('agreed', 'no_answer', 'message', 'later', 'rated')),
	rating INTEGER CHECK (rating BETWEEN 1 AND 5),
	CHECK ((outcome = 'rated') = (rating IS NOT NULL)),
	CHECK (kind = 'feedback' OR outcome <> 'rated'),
	CHECK (kind <> 'feedback' OR outcome <> 'agreed')
) STRICT;
CREATE INDEX call_outcome_appointment ON call_outcome (appointment);
