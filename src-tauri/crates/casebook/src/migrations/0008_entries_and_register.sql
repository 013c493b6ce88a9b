-- The entry of a child who lived here can be deleted too, once its time is over. It is no referral, so
-- the table of deletions is written anew with room for either; the triggers of records, documents and
-- the journal name it and stay as they are, therefore the older way of renaming a table.
PRAGMA legacy_alter_table = ON;

CREATE TABLE deletions_anew (
    number        INTEGER NOT NULL PRIMARY KEY,
    referral      TEXT    REFERENCES referrals (id),
    -- The id of the child's entry: it stays when the entry is gone, and says nothing by itself.
    child         TEXT,
    -- The referral as it stood when the deletion was asked for; of an entry the last number at which
    -- the journal told of a change of it.
    revision      INTEGER NOT NULL,
    part          TEXT    NOT NULL CHECK (part IN ('referral', 'decision', 'entry')),
    because       TEXT    NOT NULL,
    asked_by      TEXT    NOT NULL REFERENCES people (id),
    asked_at      TEXT    NOT NULL,
    taken_back_at TEXT,
    agreed_by     TEXT    REFERENCES people (id) CHECK (agreed_by <> asked_by),
    agreed_at     TEXT    CHECK ((agreed_at IS NULL) = (agreed_by IS NULL)),
    certificate   TEXT    CHECK (json_valid(certificate)),
    -- When the file was written anew, so that nothing of it is left in free pages.
    swept_at      TEXT,
    CHECK ((part = 'entry') = (child IS NOT NULL)),
    CHECK ((referral IS NULL) = (child IS NOT NULL))
) STRICT;

INSERT INTO deletions_anew
    (number, referral, revision, part, because, asked_by, asked_at, taken_back_at, agreed_by,
     agreed_at, certificate, swept_at)
SELECT number, referral, revision, part, because, asked_by, asked_at, taken_back_at, agreed_by,
       agreed_at, certificate, swept_at
FROM deletions;

DROP TABLE deletions;

ALTER TABLE deletions_anew RENAME TO deletions;

CREATE UNIQUE INDEX one_deletion_is_asked_for_at_a_time ON deletions (coalesce(referral, child))
WHERE agreed_at IS NULL AND taken_back_at IS NULL;

CREATE TRIGGER deletion_that_was_agreed_stays_as_it_was
BEFORE UPDATE OF number, referral, child, revision, part, because, asked_by, asked_at,
    taken_back_at, agreed_by, agreed_at, certificate ON deletions
WHEN OLD.certificate IS NOT NULL OR OLD.taken_back_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a deletion that was agreed or taken back is never changed'); END;

CREATE TRIGGER deletion_stays
BEFORE DELETE ON deletions
BEGIN SELECT RAISE(ABORT, 'a deletion is never forgotten'); END;

-- An entry goes only by a deletion two people agreed to.
CREATE TRIGGER child_stays
BEFORE DELETE ON children
WHEN OLD.id NOT IN (SELECT child FROM deletions WHERE agreed_at IS NOT NULL AND child IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'the entry of a child goes only by a deletion'); END;

-- A child's own part of another child's record goes with that child's entry.
DROP TRIGGER document_stays_as_it_was;

CREATE TRIGGER document_stays_as_it_was
BEFORE UPDATE ON documents
WHEN NOT (
    OLD.removed_by IS NULL AND NEW.pdf = x'' AND NEW.document = '{}' AND NEW.about = ''
    AND NEW.title = '' AND NEW.removed_by IN (
        SELECT number FROM deletions
        WHERE agreed_at IS NOT NULL
          AND (referral = OLD.referral OR OLD.kind = 'extract' AND child = OLD.about))
    AND NEW.number = OLD.number AND NEW.kind = OLD.kind AND NEW.referral = OLD.referral
    AND NEW.signed_at = OLD.signed_at AND NEW.signer = OLD.signer AND NEW.sha256 = OLD.sha256
    AND NEW.journal = OLD.journal)
BEGIN SELECT RAISE(ABORT, 'a signed document is never changed'); END;

-- What is noted about the keeping of a child's entry stands beside what is noted of a referral's.
CREATE TABLE keeping_anew (
    kind        TEXT    NOT NULL CHECK (kind IN (
        'schedule', 'retention', 'register', 'child_retention')),
    subject     TEXT    NOT NULL,
    document    TEXT    NOT NULL CHECK (json_valid(document)),
    revision    INTEGER NOT NULL,
    changed_at  TEXT    NOT NULL,
    PRIMARY KEY (kind, subject)
) STRICT;

INSERT INTO keeping_anew (kind, subject, document, revision, changed_at)
SELECT kind, subject, document, revision, changed_at FROM keeping;

DROP TABLE keeping;

ALTER TABLE keeping_anew RENAME TO keeping;

PRAGMA legacy_alter_table = OFF;

-- A register of signed records gathered from several homes: a casebook with this row is one, and
-- holds no home of its own.
CREATE TABLE register (
    one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    made_at  TEXT    NOT NULL
) STRICT;

-- A signed document from elsewhere, once whatever its name and however often it comes. What lists
-- need of it stands in `head`; that, `line` and the outcome of the check are made from the file.
CREATE TABLE gathered (
    number       INTEGER NOT NULL PRIMARY KEY,
    sha256       BLOB    NOT NULL UNIQUE CHECK (length(sha256) = 32),
    path         TEXT    NOT NULL,
    bytes        INTEGER NOT NULL,
    carried_by   BLOB    CHECK (carried_by IS NULL OR length(carried_by) = 32),
    sound        INTEGER NOT NULL CHECK (sound IN (0, 1)),
    root         TEXT,
    about        BLOB    CHECK (about IS NULL OR length(about) = 32),
    head         TEXT    NOT NULL CHECK (json_valid(head)),
    taken_in_at  TEXT    NOT NULL,
    taken_in_by  TEXT    NOT NULL REFERENCES people (id),
    journal      INTEGER NOT NULL REFERENCES journal (number)
) STRICT;

-- Apart from the rows above, so that a list reads none of it.
CREATE TABLE gathered_files (
    number  INTEGER NOT NULL PRIMARY KEY REFERENCES gathered (number),
    pdf     BLOB    NOT NULL
) STRICT;

CREATE TRIGGER gathered_file_stays_as_it_came
BEFORE UPDATE ON gathered_files
BEGIN SELECT RAISE(ABORT, 'a gathered record is kept as it came'); END;

-- What a decision record comes down to for queue and patterns.
CREATE TABLE gathered_lines (
    number  INTEGER NOT NULL PRIMARY KEY REFERENCES gathered (number),
    line    TEXT    NOT NULL CHECK (json_valid(line))
) STRICT;

-- Files that could not be taken in, by the place at which they lay, and why.
CREATE TABLE gathered_not_read (
    path     TEXT NOT NULL PRIMARY KEY,
    why      TEXT NOT NULL,
    seen_at  TEXT NOT NULL
) STRICT;

-- Authorities that stand in gathered documents. Whether one is trusted is the choice of whoever
-- keeps the register, and how they made sure of it stands beside.
CREATE TABLE gathered_authorities (
    fingerprint  TEXT NOT NULL PRIMARY KEY,
    certificate  BLOB NOT NULL,
    trusted_at   TEXT,
    trusted_by   TEXT REFERENCES people (id),
    compared     TEXT CHECK ((compared IS NULL) = (trusted_at IS NULL))
) STRICT;

-- Who has read which gathered record.
CREATE TABLE gathered_readings (
    number   INTEGER NOT NULL REFERENCES gathered (number),
    person   TEXT    NOT NULL REFERENCES people (id),
    read_at  TEXT    NOT NULL,
    PRIMARY KEY (number, person)
) STRICT, WITHOUT ROWID;
