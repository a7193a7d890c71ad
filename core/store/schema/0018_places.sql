-- A place in a seminar's waiting list is how many wait up to there: counted from the rows that wait, not from all.
CREATE INDEX sign_up_waiting ON sign_up (seminar, roll) WHERE status = 'waiting';
