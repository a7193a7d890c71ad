-- What a seminar costs, when people may sign up, who teaches what, and what earns its certificate; what a sign-up owes,
-- has paid and was offered; the calls about it, and what people said of the seminar afterwards.

-- Code tables, as in 0001: the subject fields that a certificate asks for (経営, 財務, 人材育成, 販路開拓), and the
-- questions of the questionnaire.
CREATE TABLE subject_field (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	code INTEGER NOT NULL CHECK (code BETWEEN 0 AND 99),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from, '+0 days')),
	valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days') AND valid_to >= valid_from),
	UNIQUE (code, valid_from)
) STRICT;
CREATE TABLE question (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	code INTEGER NOT NULL CHECK (code BETWEEN 0 AND 99),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from, '+0 days')),
	valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days') AND valid_to >= valid_from),
	UNIQUE (code, valid_from)
) STRICT;
-- An office that is there already gets them as of its founding, its first action.
INSERT INTO subject_field (version, code, name, valid_from)
	SELECT min(id), column1, column2, '1900-01-01' FROM log,
		(VALUES (1, '経営'), (2, '財務'), (3, '人材育成'), (4, '販路開拓')) GROUP BY column1 ORDER BY column1;
INSERT INTO question (version, code, name, valid_from)
	SELECT min(id), column1, column2, '1900-01-01' FROM log, (VALUES (1, '内容'), (2, '講師の説明'),
		(3, '仕事に役立つか'), (4, '日時・会場'), (0, '自由記入')) GROUP BY column1 ORDER BY column1;

-- The lecturer is one of the consultants, or whoever is named. Fees are yen, NULL is free. Sign-up is from the one day
-- to the other, both included. Who was in so many of a hundred of the sessions, and in sessions of so many different
-- fields, has earned the certificate; both NULL: there is none.
ALTER TABLE seminar ADD COLUMN consultant INTEGER REFERENCES staff (id)
	CHECK (consultant IS NULL OR lecturer IS NULL);
ALTER TABLE seminar ADD COLUMN fee_member INTEGER CHECK (fee_member BETWEEN 1 AND 9999999);
ALTER TABLE seminar ADD COLUMN fee_other INTEGER CHECK (fee_other BETWEEN 1 AND 9999999);
ALTER TABLE seminar ADD COLUMN opens TEXT CHECK (opens IS date(opens, '+0 days'));
ALTER TABLE seminar ADD COLUMN closes TEXT CHECK (closes IS date(closes, '+0 days')) CHECK (closes >= opens);
ALTER TABLE seminar ADD COLUMN certificate_share INTEGER CHECK (certificate_share BETWEEN 1 AND 100);
ALTER TABLE seminar ADD COLUMN certificate_fields INTEGER CHECK (certificate_fields BETWEEN 0 AND 99)
	CHECK ((certificate_fields IS NULL) = (certificate_share IS NULL));
CREATE INDEX seminar_consultant ON seminar (consultant) WHERE consultant IS NOT NULL;

ALTER TABLE seminar_session ADD COLUMN field INTEGER REFERENCES subject_field (id);

-- What is owed is settled when somebody signs up; what was paid may be another amount. An offer holds a seat until its
-- day is over; who declined or let it pass is cancelled, and it stays written which. Times are UTC seconds.
ALTER TABLE sign_up ADD COLUMN fee INTEGER CHECK (fee BETWEEN 1 AND 9999999);
ALTER TABLE sign_up ADD COLUMN paid INTEGER CHECK (paid BETWEEN 1 AND 9999999);
ALTER TABLE sign_up ADD COLUMN paid_at INTEGER CHECK ((paid_at IS NULL) = (paid IS NULL));
ALTER TABLE sign_up ADD COLUMN paid_by INTEGER REFERENCES staff (id) CHECK ((paid_by IS NULL) = (paid IS NULL));
ALTER TABLE sign_up ADD COLUMN offered_at INTEGER CHECK (status <> 'offered' OR offered_at IS NOT NULL);
ALTER TABLE sign_up ADD COLUMN offered_by INTEGER REFERENCES staff (id)
	CHECK ((offered_by IS NULL) = (offered_at IS NULL));
ALTER TABLE sign_up ADD COLUMN offer_until TEXT CHECK (offer_until IS date(offer_until, '+0 days'))
	CHECK ((offer_until IS NULL) = (offered_at IS NULL));
ALTER TABLE sign_up ADD COLUMN refused TEXT CHECK (refused IN ('declined', 'expired'))
	CHECK (refused IS NULL OR (status = 'cancelled' AND offered_at IS NOT NULL));

-- What came of a call to somebody who signed up: about a seat that is offered, or a seminar that was called off.
CREATE TABLE sign_up_call (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	sign_up INTEGER NOT NULL REFERENCES sign_up (id),
	kind TEXT NOT NULL CHECK (kind IN ('offer', 'called_off')),
	staff INTEGER NOT NULL REFERENCES staff (id),
	at INTEGER NOT NULL,                -- the desk's clock, UTC seconds
	outcome TEXT NOT NULL CHECK (outcome IN ('agreed', 'no_answer', 'message', 'later'))
) STRICT;
CREATE INDEX sign_up_call_sign_up ON sign_up_call (sign_up);

-- One answer of one person to one question: 1 (worst) to 5, or what they wrote.
CREATE TABLE questionnaire_answer (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	sign_up INTEGER NOT NULL REFERENCES sign_up (id),
	question INTEGER NOT NULL REFERENCES question (id),
	score INTEGER CHECK (score BETWEEN 1 AND 5),
	words TEXT CHECK (length(words) BETWEEN 1 AND 4000),
	UNIQUE (sign_up, question),
	CHECK ((score IS NULL) <> (words IS NULL))
) STRICT;
