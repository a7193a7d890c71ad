-- Handing an appointment over to another consultant, or taking that back, gives nobody a time: it stands at its desk
-- and time before and after. So whose appointment it is alone is not refused by a closed time; the plan says whether it
-- is to be called (core/desks/outside.h).
DROP TRIGGER appointment_update_closed;
CREATE TRIGGER appointment_update_closed AFTER UPDATE OF desk, day, cell, cells, status ON appointment
WHEN OLD.status NOT IN ('booked', 'arrived', 'in_session')
OR (NEW.desk, NEW.day, NEW.cell, NEW.cells) <> (OLD.desk, OLD.day, OLD.cell, OLD.cells)
BEGIN
	SELECT RAISE(ABORT, 'appointment.closed') FROM appointment_closed WHERE appointment = NEW.id;
END;

-- What a call to somebody who waits for a seat came to, when it was not the seat.
CREATE TABLE seat_call (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	sign_up INTEGER NOT NULL REFERENCES sign_up (id),
	staff INTEGER NOT NULL REFERENCES staff (id),
	at INTEGER NOT NULL,                                            -- the desk's clock, UTC seconds
	outcome TEXT NOT NULL CHECK (outcome IN ('no_answer', 'message', 'later'))
) STRICT;
CREATE INDEX seat_call_sign_up ON seat_call (sign_up);
