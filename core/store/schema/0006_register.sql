-- The register in full: what the small-business judgement needs, services the office does for a client, who of a
-- business belongs to a division, towns by postal code, and pairs that were looked at and are two clients.

-- 小規模 is judged from the kind of trade and the people employed for good (小規模事業者支援法 第2条): owner, family,
-- officers, temporary and part-time workers do not count, unlike in `employees`, which dues follow.
ALTER TABLE client ADD COLUMN size_class TEXT CHECK (size_class IN ('manufacturing', 'commerce', 'lodging'));
ALTER TABLE client ADD COLUMN regular_employees INTEGER CHECK (regular_employees BETWEEN 0 AND 999999);
ALTER TABLE client ADD COLUMN labour_insurance INTEGER NOT NULL DEFAULT 0 CHECK (labour_insurance IN (0, 1));   -- 労働保険事務委託
ALTER TABLE client ADD COLUMN bookkeeping INTEGER NOT NULL DEFAULT 0 CHECK (bookkeeping IN (0, 1));             -- 記帳継続支援

-- 青年部 and 女性部 have people, not businesses: a member, spouse, relative or employee.
CREATE TABLE person_division (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	person INTEGER NOT NULL REFERENCES person (id),
	division INTEGER NOT NULL REFERENCES division (id),
	UNIQUE (person, division)
) STRICT;

-- Japan Post's towns (KEN_ALL.CSV): one code may stand for several, one town may have several. Replaced as a whole by
-- the next file, so not journaled.
CREATE TABLE postal_town (
	code TEXT NOT NULL CHECK (code GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
	prefecture TEXT NOT NULL CHECK (length(prefecture) BETWEEN 1 AND 100),
	city TEXT NOT NULL CHECK (length(city) BETWEEN 1 AND 100),
	town TEXT NOT NULL CHECK (length(town) <= 200)          -- '' where the code stands for a whole city
) STRICT;
CREATE INDEX postal_town_code ON postal_town (code);

-- Two clients that look alike and are not the same: not asked about again.
CREATE TABLE not_duplicate (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	first INTEGER NOT NULL REFERENCES client (id),
	second INTEGER NOT NULL REFERENCES client (id),
	UNIQUE (first, second),
	CHECK (first < second)
) STRICT;
CREATE INDEX not_duplicate_second ON not_duplicate (second);
