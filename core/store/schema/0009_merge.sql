-- Merging (名寄せ): what a client merged into another was stays as it was, so that undo finds it. Nothing new points to
-- it either: those triggers are made from the foreign keys (core/store/reference.c), one for each.
CREATE TRIGGER client_merged_keeps BEFORE UPDATE ON client
WHEN OLD.merged_into IS NOT NULL AND NEW.merged_into IS OLD.merged_into BEGIN
	SELECT RAISE(ABORT, 'client.merged');
END;
