-- 領収書: given for a fee that was received. Its number is never given twice and what it says stays, so that one printed
-- again is the same and says so. A payment that was taken back, or made anew since (paid_at), leaves it void.
CREATE TABLE receipt (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT (action_id()),
	number INTEGER NOT NULL UNIQUE CHECK (number > 0),
	sign_up INTEGER NOT NULL REFERENCES sign_up (id),
	paid_at INTEGER NOT NULL,                                       -- of the payment, UTC seconds
	amount INTEGER NOT NULL,                                        -- yen, as paid
	payee TEXT NOT NULL CHECK (length(payee) BETWEEN 1 AND 300),    -- the business, its legal form in full, or a person
	business INTEGER NOT NULL CHECK (business IN (0, 1)),           -- 御中, else 様
	day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),          -- it was made out
	staff INTEGER NOT NULL REFERENCES staff (id),
	copies INTEGER NOT NULL DEFAULT 0 CHECK (copies >= 0),          -- how often it was printed
	UNIQUE (sign_up, paid_at, amount)
) STRICT;
CREATE TRIGGER receipt_paid BEFORE INSERT ON receipt
WHEN NOT EXISTS (SELECT 1 FROM sign_up u WHERE u.id = NEW.sign_up AND u.paid = NEW.amount AND u.paid_at = NEW.paid_at) BEGIN
	SELECT RAISE(ABORT, 'receipt.unpaid');
END;
CREATE TRIGGER receipt_fixed BEFORE UPDATE ON receipt
WHEN NEW.copies < OLD.copies OR (NEW.number, NEW.paid_at, NEW.amount, NEW.payee, NEW.business, NEW.day)
	IS NOT (OLD.number, OLD.paid_at, OLD.amount, OLD.payee, OLD.business, OLD.day) BEGIN
	SELECT RAISE(ABORT, 'receipt.fixed');
END;
CREATE TRIGGER receipt_kept BEFORE DELETE ON receipt BEGIN
	SELECT RAISE(ABORT, 'receipt.fixed');
END;
