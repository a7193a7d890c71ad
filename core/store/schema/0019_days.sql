-- date(day) alone takes 2026-11-31 for a day: it gives back what it was given as long as the day is below 32 (as seen with
-- SQLite 3.40). A table keeps the checks it was made with, so triggers refuse such a day where 0010 let it in.

CREATE TRIGGER special_day_insert_day BEFORE INSERT ON special_day
WHEN NEW.day IS NOT date(NEW.day, '+0 days') BEGIN
	SELECT RAISE(ABORT, 'day.none');
END;
CREATE TRIGGER special_day_update_day BEFORE UPDATE OF day ON special_day
WHEN NEW.day IS NOT date(NEW.day, '+0 days') BEGIN
	SELECT RAISE(ABORT, 'day.none');
END;
CREATE TRIGGER closure_insert_day BEFORE INSERT ON closure
WHEN NEW.from_day IS NOT date(NEW.from_day, '+0 days') OR NEW.to_day IS NOT date(NEW.to_day, '+0 days') BEGIN
	SELECT RAISE(ABORT, 'day.none');
END;
CREATE TRIGGER closure_update_day BEFORE UPDATE OF from_day, to_day ON closure
WHEN NEW.from_day IS NOT date(NEW.from_day, '+0 days') OR NEW.to_day IS NOT date(NEW.to_day, '+0 days') BEGIN
	SELECT RAISE(ABORT, 'day.none');
END;
CREATE TRIGGER plan_extra_insert_day BEFORE INSERT ON plan_extra
WHEN NEW.day IS NOT date(NEW.day, '+0 days') BEGIN
	SELECT RAISE(ABORT, 'day.none');
END;
CREATE TRIGGER plan_extra_update_day BEFORE UPDATE OF day ON plan_extra
WHEN NEW.day IS NOT date(NEW.day, '+0 days') BEGIN
	SELECT RAISE(ABORT, 'day.none');
END;
CREATE TRIGGER call_outcome_insert_day BEFORE INSERT ON call_outcome
WHEN NEW.day IS NOT date(NEW.day, '+0 days') BEGIN
	SELECT RAISE(ABORT, 'day.none');
END;
CREATE TRIGGER call_outcome_update_day BEFORE UPDATE OF day ON call_outcome
WHEN NEW.day IS NOT date(NEW.day, '+0 days') BEGIN
	SELECT RAISE(ABORT, 'day.none');
END;
