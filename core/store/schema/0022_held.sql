-- A seminar is held once the attendance of each of its sessions is closed, so that nothing is held without figures that stay.
CREATE TRIGGER seminar_update_held BEFORE UPDATE OF status ON seminar
WHEN NEW.status = 'held' AND OLD.status <> 'held' AND EXISTS (SELECT 1 FROM seminar_session x
	LEFT JOIN session_count k ON k.session = x.id WHERE x.seminar = NEW.id AND k.id IS NULL) BEGIN
	SELECT RAISE(ABORT, 'seminar.uncounted');
END;
