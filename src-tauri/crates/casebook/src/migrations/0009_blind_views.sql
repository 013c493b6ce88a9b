-- In a register: gathered records drawn to be read without their outcome, and the reader's own view of
-- each, written before they saw it. As `samples` keeps them of a home's own records.
CREATE TABLE gathered_samples (
    person TEXT NOT NULL REFERENCES people (id),
    record INTEGER NOT NULL REFERENCES gathered (number),
    drawn_at TEXT NOT NULL,
    view TEXT CHECK (view IS NULL OR json_valid(view)),
    viewed_at TEXT CHECK ((viewed_at IS NULL) = (view IS NULL)),
    PRIMARY KEY (person, record)
) STRICT;

CREATE TRIGGER gathered_view_stays_as_it_was
BEFORE UPDATE ON gathered_samples
WHEN OLD.view IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a view once written is never changed'); END;
