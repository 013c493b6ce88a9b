-- Papers taken in with a referral, as they came. A paper's bytes stand in parts, so that neither
-- taking it in nor reading it needs the whole of it in memory, and nobody waits for the others.
CREATE TABLE papers (
    id        TEXT    NOT NULL PRIMARY KEY,
    referral  TEXT    NOT NULL REFERENCES referrals (id),
    -- The file's name, as the person had it.
    name      TEXT    NOT NULL,
    -- What it is by its contents, whatever its name says.
    kind      TEXT    NOT NULL,
    bytes     INTEGER NOT NULL CHECK (bytes > 0),
    sha256    BLOB    NOT NULL CHECK (length(sha256) = 32),
    taken_at  TEXT    NOT NULL,
    taken_by  TEXT    NOT NULL REFERENCES people (id),
    journal   INTEGER NOT NULL REFERENCES journal (number),
    UNIQUE (referral, sha256)
) STRICT;

CREATE INDEX papers_by_digest ON papers (sha256);

-- Being taken in: no paper yet. What is left over here when the casebook is opened was cut off.
CREATE TABLE papers_arriving (
    id        TEXT    NOT NULL PRIMARY KEY,
    referral  TEXT    NOT NULL REFERENCES referrals (id),
    name      TEXT    NOT NULL,
    bytes     INTEGER NOT NULL
) STRICT;

CREATE TABLE paper_parts (
    paper  TEXT    NOT NULL,
    part   INTEGER NOT NULL CHECK (part >= 0),
    bytes  BLOB    NOT NULL CHECK (length(bytes) > 0),
    PRIMARY KEY (paper, part)
) STRICT;

-- What a paper says, for looking words up; how it could be read. Made from the paper at any time.
CREATE TABLE paper_words (
    paper    TEXT    NOT NULL PRIMARY KEY REFERENCES papers (id) ON DELETE CASCADE,
    state    TEXT    NOT NULL CHECK (state IN ('read', 'wordless', 'locked', 'damaged', 'too_large')),
    pages    INTEGER,
    words    TEXT    NOT NULL,
    read_at  TEXT    NOT NULL
) STRICT;

CREATE TRIGGER paper_stays_as_it_was
BEFORE UPDATE ON papers
BEGIN SELECT RAISE(ABORT, 'a paper is kept as it came'); END;

CREATE TRIGGER part_of_a_paper_stays_as_it_was
BEFORE UPDATE ON paper_parts
BEGIN SELECT RAISE(ABORT, 'a paper is kept as it came'); END;

CREATE TRIGGER nothing_is_added_to_a_paper
BEFORE INSERT ON paper_parts
WHEN NEW.paper NOT IN (SELECT id FROM papers_arriving)
BEGIN SELECT RAISE(ABORT, 'a paper is kept as it came'); END;

-- How long records are kept: the provider's schedule, what is noted about the keeping of one
-- referral, and what a person wrote into the registers.
CREATE TABLE keeping (
    kind        TEXT    NOT NULL CHECK (kind IN ('schedule', 'retention', 'register')),
    subject     TEXT    NOT NULL,
    document    TEXT    NOT NULL CHECK (json_valid(document)),
    revision    INTEGER NOT NULL,
    changed_at  TEXT    NOT NULL,
    PRIMARY KEY (kind, subject)
) STRICT;

-- Deletions: asked for by one person, agreed to by another, with the certificate that stays.
CREATE TABLE deletions (
    number        INTEGER NOT NULL PRIMARY KEY,
    referral      TEXT    NOT NULL REFERENCES referrals (id),
    -- The referral as it stood when the deletion was asked for.
    revision      INTEGER NOT NULL,
    part          TEXT    NOT NULL CHECK (part IN ('referral', 'decision')),
    because       TEXT    NOT NULL,
    asked_by      TEXT    NOT NULL REFERENCES people (id),
    asked_at      TEXT    NOT NULL,
    taken_back_at TEXT,
    agreed_by     TEXT    REFERENCES people (id) CHECK (agreed_by <> asked_by),
    agreed_at     TEXT    CHECK ((agreed_at IS NULL) = (agreed_by IS NULL)),
    certificate   TEXT    CHECK (json_valid(certificate)),
    -- When the file was written anew, so that nothing of it is left in free pages.
    swept_at      TEXT
) STRICT;

CREATE UNIQUE INDEX one_deletion_is_asked_for_at_a_time ON deletions (referral)
WHERE agreed_at IS NULL AND taken_back_at IS NULL;

CREATE TRIGGER deletion_that_was_agreed_stays_as_it_was
BEFORE UPDATE OF number, referral, revision, part, because, asked_by, asked_at, taken_back_at,
    agreed_by, agreed_at, certificate ON deletions
WHEN OLD.certificate IS NOT NULL OR OLD.taken_back_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a deletion that was agreed or taken back is never changed'); END;

CREATE TRIGGER deletion_stays
BEFORE DELETE ON deletions
BEGIN SELECT RAISE(ABORT, 'a deletion is never forgotten'); END;

-- By which deletion its file was removed. The row stays: its number is never given again.
ALTER TABLE records ADD COLUMN removed_by INTEGER REFERENCES deletions (number);

DROP TRIGGER record_stays_as_it_was;

CREATE TRIGGER record_stays_as_it_was
BEFORE UPDATE ON records
WHEN NOT (
    OLD.removed_by IS NULL AND NEW.pdf = x''
    AND NEW.removed_by IN (
        SELECT number FROM deletions WHERE agreed_at IS NOT NULL AND referral = OLD.referral)
    AND NEW.number = OLD.number AND NEW.referral = OLD.referral AND NEW.outcome = OLD.outcome
    AND NEW.signed_at = OLD.signed_at AND NEW.signer = OLD.signer AND NEW.sha256 = OLD.sha256
    AND NEW.journal = OLD.journal)
BEGIN SELECT RAISE(ABORT, 'a signed record is never changed'); END;

CREATE TRIGGER record_stays
BEFORE DELETE ON records
BEGIN SELECT RAISE(ABORT, 'the row of a signed record is never removed'); END;

-- Documents likewise; their words and their title go with the file.
ALTER TABLE documents ADD COLUMN removed_by INTEGER REFERENCES deletions (number);

DROP TRIGGER document_stays_as_it_was;

CREATE TRIGGER document_stays_as_it_was
BEFORE UPDATE ON documents
WHEN NOT (
    OLD.removed_by IS NULL AND NEW.pdf = x'' AND NEW.document = '{}' AND NEW.about = ''
    AND NEW.title = '' AND NEW.removed_by IN (
        SELECT number FROM deletions WHERE agreed_at IS NOT NULL AND referral = OLD.referral)
    AND NEW.number = OLD.number AND NEW.kind = OLD.kind AND NEW.referral = OLD.referral
    AND NEW.signed_at = OLD.signed_at AND NEW.signer = OLD.signer AND NEW.sha256 = OLD.sha256
    AND NEW.journal = OLD.journal)
BEGIN SELECT RAISE(ABORT, 'a signed document is never changed'); END;

CREATE TRIGGER document_stays
BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'the row of a signed document is never removed'); END;

-- What an entry told of a child goes with the deletion it belongs to; that it was made, when and by
-- whom, and its hash stay.
DROP TRIGGER journal_entry_stays_as_it_was;

CREATE TRIGGER journal_entry_stays_as_it_was
BEFORE UPDATE ON journal
WHEN NOT (
    NEW.number = OLD.number AND NEW.at = OLD.at AND NEW.who = OLD.who AND NEW.what = OLD.what
    AND NEW.subject_kind = OLD.subject_kind AND NEW.subject_id = OLD.subject_id
    AND NEW.previous = OLD.previous AND NEW.hash = OLD.hash
    AND NEW.detail = '{"removed_by":' || (NEW.detail ->> '$.removed_by') || '}'
    AND (NEW.detail ->> '$.removed_by') IN (
        SELECT number FROM deletions WHERE agreed_at IS NOT NULL))
BEGIN SELECT RAISE(ABORT, 'a journal entry is never changed'); END;

DROP INDEX records_listed;

CREATE INDEX records_listed
ON records (number, referral, outcome, signed_at, signer, sha256, journal, removed_by);

CREATE INDEX referrals_ended ON referrals (status, changed_at, number);
