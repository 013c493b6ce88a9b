-- The words of papers are looked through too. A paper's row waits from the moment its words are
-- known; what could not be read is found by its name.
CREATE TRIGGER paper_new_for_search AFTER INSERT ON papers
BEGIN INSERT INTO searchable (kind, id, waiting) VALUES ('paper', NEW.id, 1); END;

CREATE TRIGGER paper_read_for_search AFTER INSERT ON paper_words
BEGIN UPDATE searchable SET waiting = 1 WHERE kind = 'paper' AND id = NEW.paper; END;

CREATE TRIGGER paper_changed_for_search AFTER UPDATE ON paper_words
BEGIN UPDATE searchable SET waiting = 1 WHERE kind = 'paper' AND id = NEW.paper; END;

CREATE TRIGGER paper_gone_for_search AFTER DELETE ON papers
BEGIN
    DELETE FROM search_words WHERE rowid =
        (SELECT number FROM searchable WHERE kind = 'paper' AND id = OLD.id);
    DELETE FROM searchable WHERE kind = 'paper' AND id = OLD.id;
END;

INSERT INTO searchable (kind, id, waiting) SELECT 'paper', id, 1 FROM papers ORDER BY rowid;

-- Emails saved by Outlook could not be read before; they are read again.
DELETE FROM paper_words WHERE paper IN (SELECT id FROM papers WHERE kind = 'outlook');

-- Who has read which signed record, and when they said so.
CREATE TABLE readings (
    record INTEGER NOT NULL REFERENCES records (number),
    person TEXT NOT NULL REFERENCES people (id),
    read_at TEXT NOT NULL,
    PRIMARY KEY (record, person)
) STRICT, WITHOUT ROWID;

-- What a record comes down to for lists and patterns: made from it, and made again where it is missing.
CREATE TABLE decision_lines (
    record INTEGER NOT NULL PRIMARY KEY REFERENCES records (number),
    line TEXT NOT NULL CHECK (json_valid(line))
) STRICT;

-- Records drawn to be read without their outcome, and the reader's own view of each, written before
-- they saw it.
CREATE TABLE samples (
    person TEXT NOT NULL REFERENCES people (id),
    record INTEGER NOT NULL REFERENCES records (number),
    drawn_at TEXT NOT NULL,
    view TEXT CHECK (view IS NULL OR json_valid(view)),
    viewed_at TEXT CHECK ((viewed_at IS NULL) = (view IS NULL)),
    PRIMARY KEY (person, record)
) STRICT;

CREATE TRIGGER view_stays_as_it_was
BEFORE UPDATE ON samples
WHEN OLD.view IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a view once written is never changed'); END;

-- The printed statements of purpose: a version names its file by its digest.
CREATE TABLE statement_files (
    sha256   BLOB    NOT NULL PRIMARY KEY CHECK (length(sha256) = 32),
    name     TEXT    NOT NULL,
    bytes    BLOB    NOT NULL CHECK (length(bytes) > 0),
    kept_at  TEXT    NOT NULL,
    kept_by  TEXT    NOT NULL REFERENCES people (id),
    journal  INTEGER NOT NULL REFERENCES journal (number)
) STRICT;

CREATE TRIGGER statement_file_stays_as_it_was
BEFORE UPDATE ON statement_files
BEGIN SELECT RAISE(ABORT, 'a statement of purpose is kept as it was printed'); END;
