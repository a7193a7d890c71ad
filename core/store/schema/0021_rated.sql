-- What a client said of a consultation counts once, on whatever path it comes: an undo that is taken back, too.
CREATE TRIGGER call_outcome_insert_rated BEFORE INSERT ON call_outcome
WHEN NEW.rating IS NOT NULL AND EXISTS
	(SELECT 1 FROM call_outcome WHERE appointment = NEW.appointment AND rating IS NOT NULL) BEGIN
	SELECT RAISE(ABORT, 'call_outcome.rated');
END;
