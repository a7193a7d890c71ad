-- The place under a booking form that is being filled in, shown to others with the clerk's name. It blocks nothing, and
-- counts for nothing once its time is over, so that a desk that dies leaves nothing that anybody has to clear.
CREATE TABLE hold (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	staff INTEGER NOT NULL REFERENCES staff (id),
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
	desk INTEGER NOT NULL CHECK (desk BETWEEN 1 AND 99),
	cell INTEGER NOT NULL CHECK (cell BETWEEN 0 AND 95),
	cells INTEGER NOT NULL CHECK (cells BETWEEN 1 AND 96),
	until INTEGER NOT NULL              -- the desk's clock, UTC seconds
) STRICT;
