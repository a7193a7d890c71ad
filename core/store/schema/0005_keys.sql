-- Search keys: what the look-up box loads, made from the client and what hangs on it (core/people/key.c). Derived, so
-- not journaled: whatever changes a client, undo included, drops its row, and the next look-up makes it anew.
CREATE TABLE client_key (
	client INTEGER PRIMARY KEY,
	fold INTEGER NOT NULL,              -- FOLD_VERSION of the keys
	record TEXT NOT NULL                -- '' for a client merged into another
) STRICT;

CREATE TRIGGER client_update_key AFTER UPDATE ON client BEGIN
	DELETE FROM client_key WHERE client = OLD.id;
END;
CREATE TRIGGER client_delete_key AFTER DELETE ON client BEGIN
	DELETE FROM client_key WHERE client = OLD.id;
END;
CREATE TRIGGER person_insert_key AFTER INSERT ON person BEGIN
	DELETE FROM client_key WHERE client = NEW.client;
END;
CREATE TRIGGER person_update_key AFTER UPDATE ON person BEGIN
	DELETE FROM client_key WHERE client IN (OLD.client, NEW.client);
END;
CREATE TRIGGER person_delete_key AFTER DELETE ON person BEGIN
	DELETE FROM client_key WHERE client = OLD.client;
END;
CREATE TRIGGER phone_insert_key AFTER INSERT ON phone BEGIN
	DELETE FROM client_key WHERE client = NEW.client;
END;
CREATE TRIGGER phone_update_key AFTER UPDATE ON phone BEGIN
	DELETE FROM client_key WHERE client IN (OLD.client, NEW.client);
END;
CREATE TRIGGER phone_delete_key AFTER DELETE ON phone BEGIN
	DELETE FROM client_key WHERE client = OLD.client;
END;
CREATE TRIGGER client_division_insert_key AFTER INSERT ON client_division BEGIN
	DELETE FROM client_key WHERE client = NEW.client;
END;
CREATE TRIGGER client_division_update_key AFTER UPDATE ON client_division BEGIN
	DELETE FROM client_key WHERE client IN (OLD.client, NEW.client);
END;
CREATE TRIGGER client_division_delete_key AFTER DELETE ON client_division BEGIN
	DELETE FROM client_key WHERE client = OLD.client;
END;
CREATE TRIGGER former_number_insert_key AFTER INSERT ON former_number BEGIN
	DELETE FROM client_key WHERE client = NEW.client;
END;
CREATE TRIGGER former_number_update_key AFTER UPDATE ON former_number BEGIN
	DELETE FROM client_key WHERE client IN (OLD.client, NEW.client);
END;
CREATE TRIGGER former_number_delete_key AFTER DELETE ON former_number BEGIN
	DELETE FROM client_key WHERE client = OLD.client;
END;
CREATE TRIGGER division_update_key AFTER UPDATE OF name ON division BEGIN
	DELETE FROM client_key WHERE client IN (SELECT client FROM client_division WHERE division = NEW.id);
END;
