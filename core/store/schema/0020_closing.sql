-- What a session's attendance came to when it was closed (受付終了). Whatever is marked or taken back afterwards changes the
-- list and never these figures: a closing can be undone, and made anew.
CREATE TABLE session_count (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	session INTEGER NOT NULL UNIQUE REFERENCES seminar_session (id),
	staff INTEGER NOT NULL REFERENCES staff (id),
	at INTEGER NOT NULL,                                            -- the desk's clock, UTC seconds
	present INTEGER NOT NULL CHECK (present >= 0),
	walk_ins INTEGER NOT NULL CHECK (walk_ins BETWEEN 0 AND present),       -- of them, on the day: 当日参加, 当日振替
	absent INTEGER NOT NULL CHECK (absent >= 0),                    -- had a seat and did not come
	waiting INTEGER NOT NULL CHECK (waiting >= 0)                   -- never got a seat
) STRICT;
CREATE TRIGGER session_count_fixed BEFORE UPDATE ON session_count
WHEN (NEW.session, NEW.at, NEW.present, NEW.walk_ins, NEW.absent, NEW.waiting)
	IS NOT (OLD.session, OLD.at, OLD.present, OLD.walk_ins, OLD.absent, OLD.waiting) BEGIN
	SELECT RAISE(ABORT, 'session_count.fixed');
END;
