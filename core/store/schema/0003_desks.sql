-- The four desks of the 個別経営相談会. Days are civil dates of the office, times are cells: quarters of an hour
-- counted from midnight (0..95). Nothing here is an instant, so no time zone can move a booking.

CREATE TABLE quarter (cell INTEGER PRIMARY KEY CHECK (cell BETWEEN 0 AND 95)) STRICT;
INSERT INTO quarter (cell)
	WITH RECURSIVE n (cell) AS (SELECT 0 UNION ALL SELECT cell + 1 FROM n WHERE cell < 95) SELECT cell FROM n;

CREATE TABLE consultant_topic (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	consultant INTEGER NOT NULL REFERENCES staff (id),
	topic INTEGER NOT NULL REFERENCES topic (id),
	strength INTEGER NOT NULL CHECK (strength BETWEEN 1 AND 3),     -- 3: what they are known for
	UNIQUE (consultant, topic)
) STRICT;

-- The weekly plan: on this weekday (1 Monday .. 7 Sunday) this consultant sits at this desk, from cell up to cell.
CREATE TABLE plan (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	consultant INTEGER NOT NULL REFERENCES staff (id),
	desk INTEGER NOT NULL CHECK (desk BETWEEN 1 AND 99),
	weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
	from_cell INTEGER NOT NULL CHECK (from_cell BETWEEN 0 AND 95),
	to_cell INTEGER NOT NULL CHECK (to_cell BETWEEN 1 AND 96),
	valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from, '+0 days')),
	valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days')),
	CHECK (from_cell < to_cell),
	CHECK (valid_to >= valid_from)
) STRICT;
CREATE INDEX plan_weekday ON plan (weekday, desk);
CREATE TRIGGER plan_insert_overlap AFTER INSERT ON plan BEGIN
	SELECT RAISE(ABORT, 'plan.overlap') FROM plan p
	WHERE p.id <> NEW.id AND p.weekday = NEW.weekday AND (p.desk = NEW.desk OR p.consultant = NEW.consultant)
	AND p.from_cell < NEW.to_cell AND NEW.from_cell < p.to_cell
	AND p.valid_from <= coalesce(NEW.valid_to, '9999-12-31') AND NEW.valid_from <= coalesce(p.valid_to, '9999-12-31');
END;
CREATE TRIGGER plan_update_overlap AFTER UPDATE ON plan BEGIN
	SELECT RAISE(ABORT, 'plan.overlap') FROM plan p
	WHERE p.id <> NEW.id AND p.weekday = NEW.weekday AND (p.desk = NEW.desk OR p.consultant = NEW.consultant)
	AND p.from_cell < NEW.to_cell AND NEW.from_cell < p.to_cell
	AND p.valid_from <= coalesce(NEW.valid_to, '9999-12-31') AND NEW.valid_from <= coalesce(p.valid_to, '9999-12-31');
END;

CREATE TABLE appointment (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	client INTEGER NOT NULL REFERENCES client (id),
	visitor TEXT CHECK (length(visitor) BETWEEN 1 AND 200),         -- who comes
	callback TEXT CHECK (length(callback) BETWEEN 1 AND 100),       -- 日中連絡先
	desk INTEGER NOT NULL CHECK (desk BETWEEN 1 AND 99),
	consultant INTEGER NOT NULL REFERENCES staff (id),
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	cell INTEGER NOT NULL CHECK (cell BETWEEN 0 AND 95),
	cells INTEGER NOT NULL CHECK (cells BETWEEN 1 AND 96),          -- held: the session and the gap after it
	minutes INTEGER NOT NULL CHECK (minutes >= 1),                  -- told: the session alone
	topic INTEGER NOT NULL REFERENCES topic (id),
	means TEXT NOT NULL CHECK (means IN ('counter', 'phone', 'online')),
	note TEXT CHECK (length(note) BETWEEN 1 AND 4000),
	walk_in INTEGER NOT NULL DEFAULT 0 CHECK (walk_in IN (0, 1)),
	status TEXT NOT NULL CHECK (status IN ('booked', 'arrived', 'in_session', 'done', 'no_show', 'cancelled')),
	cancel_reason INTEGER REFERENCES cancel_reason (id),
	cancel_note TEXT CHECK (length(cancel_note) BETWEEN 1 AND 4000),
	CHECK (cell + cells <= 96),
	CHECK (minutes <= cells * 15),
	CHECK ((status = 'cancelled') = (cancel_reason IS NOT NULL))
) STRICT;
CREATE INDEX appointment_day ON appointment (day, cell, desk);
CREATE INDEX appointment_client ON appointment (client, day);
CREATE INDEX appointment_consultant ON appointment (consultant, day);

-- A desk, a consultant and a client are each in one live appointment at a time. The rows follow the appointment by
-- trigger, so that every path, undo included, meets the three constraints.
CREATE TABLE appointment_cell (
	appointment INTEGER NOT NULL REFERENCES appointment (id),
	desk INTEGER NOT NULL,
	consultant INTEGER NOT NULL,
	client INTEGER NOT NULL,
	day TEXT NOT NULL,
	cell INTEGER NOT NULL,
	UNIQUE (desk, day, cell),
	UNIQUE (consultant, day, cell),
	UNIQUE (client, day, cell)
) STRICT;
CREATE INDEX appointment_cell_appointment ON appointment_cell (appointment);
CREATE TRIGGER appointment_insert_cells AFTER INSERT ON appointment
WHEN NEW.status IN ('booked', 'arrived', 'in_session') BEGIN
	INSERT INTO appointment_cell (appointment, desk, consultant, client, day, cell)
	SELECT NEW.id, NEW.desk, NEW.consultant, NEW.client, NEW.day, quarter.cell
	FROM quarter WHERE quarter.cell >= NEW.cell AND quarter.cell < NEW.cell + NEW.cells;
END;
CREATE TRIGGER appointment_update_cells
AFTER UPDATE OF client, desk, consultant, day, cell, cells, status ON appointment BEGIN
	DELETE FROM appointment_cell WHERE appointment = OLD.id;
	INSERT INTO appointment_cell (appointment, desk, consultant, client, day, cell)
	SELECT NEW.id, NEW.desk, NEW.consultant, NEW.client, NEW.day, quarter.cell
	FROM quarter WHERE quarter.cell >= NEW.cell AND quarter.cell < NEW.cell + NEW.cells
	AND NEW.status IN ('booked', 'arrived', 'in_session');
END;
CREATE TRIGGER appointment_delete_cells BEFORE DELETE ON appointment BEGIN
	DELETE FROM appointment_cell WHERE appointment = OLD.id;
END;

-- Where and when an appointment stood before it was moved.
CREATE TABLE earlier_slot (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	appointment INTEGER NOT NULL REFERENCES appointment (id),
	desk INTEGER NOT NULL,
	consultant INTEGER NOT NULL REFERENCES staff (id),
	day TEXT NOT NULL,
	cell INTEGER NOT NULL
) STRICT;
CREATE INDEX earlier_slot_appointment ON earlier_slot (appointment);
