-- Which appointment one was booked again from. A reason says whether what it cancelled may be booked again: what was
-- entered by mistake was no appointment.
ALTER TABLE appointment ADD COLUMN rebooks INTEGER REFERENCES appointment (id) CHECK (rebooks <> id);
CREATE INDEX appointment_rebooks ON appointment (rebooks) WHERE rebooks IS NOT NULL;

ALTER TABLE cancel_reason ADD COLUMN again INTEGER NOT NULL DEFAULT 1 CHECK (again IN (0, 1));
DROP TRIGGER IF EXISTS journal_cancel_reason_update;     -- made anew after every migration
UPDATE cancel_reason SET again = 0 WHERE word = 'mistake';
