-- What clients said of a consultant, counted by topic. It is nothing but the ratings of call_outcome, so it follows undo
-- by itself; proposals read it instead of ten years of calls.

CREATE VIEW consultant_rated AS
	SELECT a.consultant, a.topic, count(*) AS ratings, sum(o.rating) AS total
	FROM call_outcome o JOIN appointment a ON a.id = o.appointment
	WHERE o.rating IS NOT NULL GROUP BY a.consultant, a.topic;

CREATE TABLE consultant_rating (
	consultant INTEGER NOT NULL REFERENCES staff (id),
	topic INTEGER NOT NULL REFERENCES topic (id),
	ratings INTEGER NOT NULL,
	total INTEGER NOT NULL CHECK (total BETWEEN ratings AND 5 * ratings),
	PRIMARY KEY (consultant, topic)
) STRICT, WITHOUT ROWID;
INSERT INTO consultant_rating SELECT consultant, topic, ratings, total FROM consultant_rated;

CREATE TRIGGER call_outcome_insert_rating AFTER INSERT ON call_outcome WHEN NEW.rating IS NOT NULL BEGIN
	INSERT INTO consultant_rating SELECT consultant, topic, 1, NEW.rating FROM appointment WHERE id = NEW.appointment
	ON CONFLICT DO UPDATE SET ratings = ratings + 1, total = total + excluded.total;
END;
CREATE TRIGGER call_outcome_delete_rating AFTER DELETE ON call_outcome WHEN OLD.rating IS NOT NULL BEGIN
	UPDATE consultant_rating SET ratings = ratings - 1, total = total - OLD.rating
	WHERE (consultant, topic) = (SELECT consultant, topic FROM appointment WHERE id = OLD.appointment);
END;
CREATE TRIGGER call_outcome_update_rating AFTER UPDATE OF appointment, rating ON call_outcome BEGIN
	UPDATE consultant_rating SET ratings = ratings - 1, total = total - OLD.rating WHERE OLD.rating IS NOT NULL
	AND (consultant, topic) = (SELECT consultant, topic FROM appointment WHERE id = OLD.appointment);
	INSERT INTO consultant_rating SELECT consultant, topic, 1, NEW.rating FROM appointment
	WHERE id = NEW.appointment AND NEW.rating IS NOT NULL
	ON CONFLICT DO UPDATE SET ratings = ratings + 1, total = total + excluded.total;
END;
CREATE TRIGGER appointment_update_rating AFTER UPDATE OF consultant, topic ON appointment
WHEN (NEW.consultant, NEW.topic) <> (OLD.consultant, OLD.topic) BEGIN
	UPDATE consultant_rating SET ratings = ratings - given.ones, total = total - given.points
	FROM (SELECT count(rating) AS ones, sum(rating) AS points FROM call_outcome WHERE appointment = NEW.id) given
	WHERE (consultant, topic) = (OLD.consultant, OLD.topic) AND given.ones > 0;
	INSERT INTO consultant_rating SELECT NEW.consultant, NEW.topic, count(rating), sum(rating) FROM call_outcome
	WHERE appointment = NEW.id HAVING count(rating) > 0
	ON CONFLICT DO UPDATE SET ratings = ratings + excluded.ratings, total = total + excluded.total;
END;
