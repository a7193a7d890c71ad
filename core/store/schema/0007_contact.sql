-- The look-up ranks clients by their most recent contact: the latest day of an appointment or of a seminar they signed
-- up for, if not cancelled. It is nothing but these rows, so it follows undo and merging by itself.

CREATE VIEW client_contact AS
	SELECT id AS client, -replace(max(
		coalesce((SELECT max(day) FROM appointment WHERE client = client.id AND status <> 'cancelled'), ''),
		coalesce((SELECT max(day) FROM sign_up JOIN seminar_session USING (seminar)
			WHERE client = client.id AND status <> 'cancelled'), '')), '-', '') AS contact
	FROM client;

-- Search keys lie in the order in which they are ranked, so that a look-up that has read a part of them has the best.
-- They are made anew by the next look-up.
DROP TABLE client_key;
CREATE TABLE client_key (
	contact INTEGER NOT NULL,           -- the day as a negative number, -20261124: the latest first; 0: none
	reading TEXT NOT NULL,              -- folded
	client INTEGER NOT NULL UNIQUE,
	fold INTEGER NOT NULL,              -- FOLD_VERSION of the keys
	record TEXT NOT NULL,               -- '' for a client merged into another
	PRIMARY KEY (contact, reading, client)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER appointment_insert_contact AFTER INSERT ON appointment BEGIN
	UPDATE client_key SET contact = now.contact FROM client_contact now
	WHERE client_key.client = NEW.client AND now.client = NEW.client AND client_key.contact <> now.contact;
END;
CREATE TRIGGER appointment_update_contact AFTER UPDATE OF client, day, status ON appointment BEGIN
	UPDATE client_key SET contact = now.contact FROM client_contact now
	WHERE client_key.client IN (OLD.client, NEW.client) AND now.client = client_key.client
	AND client_key.contact <> now.contact;
END;
CREATE TRIGGER appointment_delete_contact AFTER DELETE ON appointment BEGIN
	UPDATE client_key SET contact = now.contact FROM client_contact now
	WHERE client_key.client = OLD.client AND now.client = OLD.client AND client_key.contact <> now.contact;
END;
CREATE TRIGGER sign_up_insert_contact AFTER INSERT ON sign_up BEGIN
	UPDATE client_key SET contact = now.contact FROM client_contact now
	WHERE client_key.client = NEW.client AND now.client = NEW.client AND client_key.contact <> now.contact;
END;
CREATE TRIGGER sign_up_update_contact AFTER UPDATE OF client, seminar, status ON sign_up BEGIN
	UPDATE client_key SET contact = now.contact FROM client_contact now
	WHERE client_key.client IN (OLD.client, NEW.client) AND now.client = client_key.client
	AND client_key.contact <> now.contact;
END;
CREATE TRIGGER sign_up_delete_contact AFTER DELETE ON sign_up BEGIN
	UPDATE client_key SET contact = now.contact FROM client_contact now
	WHERE client_key.client = OLD.client AND now.client = OLD.client AND client_key.contact <> now.contact;
END;
CREATE TRIGGER seminar_session_insert_contact AFTER INSERT ON seminar_session BEGIN
	UPDATE client_key SET contact = now.contact FROM client_contact now
	WHERE client_key.client IN (SELECT client FROM sign_up WHERE seminar = NEW.seminar)
	AND now.client = client_key.client AND client_key.contact <> now.contact;
END;
CREATE TRIGGER seminar_session_update_contact AFTER UPDATE OF seminar, day ON seminar_session BEGIN
	UPDATE client_key SET contact = now.contact FROM client_contact now
	WHERE client_key.client IN (SELECT client FROM sign_up WHERE seminar IN (OLD.seminar, NEW.seminar))
	AND now.client = client_key.client AND client_key.contact <> now.contact;
END;
CREATE TRIGGER seminar_session_delete_contact AFTER DELETE ON seminar_session BEGIN
	UPDATE client_key SET contact = now.contact FROM client_contact now
	WHERE client_key.client IN (SELECT client FROM sign_up WHERE seminar = OLD.seminar)
	AND now.client = client_key.client AND client_key.contact <> now.contact;
END;
