-- The casebook itself: one row.
CREATE TABLE casebook (
    one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    id       TEXT    NOT NULL,
    example  INTEGER NOT NULL CHECK (example IN (0, 1)),
    made_at  TEXT    NOT NULL
) STRICT;

CREATE TABLE people (
    id            TEXT    NOT NULL PRIMARY KEY,
    name          TEXT    NOT NULL,
    standing      TEXT    NOT NULL CHECK (standing IN (
        'registered_manager', 'deputy', 'responsible_individual', 'reader')),
    registration  TEXT    NOT NULL,
    active        INTEGER NOT NULL CHECK (active IN (0, 1)),
    added_at      TEXT    NOT NULL
) STRICT;

-- A signing identity, sealed under its owner's passphrase: of no use to anybody else who
-- can open the casebook.
CREATE TABLE identities (
    person     TEXT NOT NULL PRIMARY KEY REFERENCES people (id),
    sealed     TEXT NOT NULL CHECK (json_valid(sealed)),
    sealed_at  TEXT NOT NULL
) STRICT;

-- The provider's certificate authority: the certificate for everybody, its key sealed
-- under the passphrase of the person who keeps it.
CREATE TABLE authority (
    one          INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    certificate  BLOB    NOT NULL,
    keeper       TEXT    NOT NULL REFERENCES people (id),
    sealed       TEXT    NOT NULL CHECK (json_valid(sealed)),
    sealed_at    TEXT    NOT NULL
) STRICT;

CREATE TABLE home (
    one         INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    document    TEXT    NOT NULL CHECK (json_valid(document)),
    changed_at  TEXT    NOT NULL
) STRICT;

CREATE TABLE statements_of_purpose (
    version   INTEGER NOT NULL PRIMARY KEY,
    dated     TEXT    NOT NULL,
    document  TEXT    NOT NULL CHECK (json_valid(document)),
    added_at  TEXT    NOT NULL
) STRICT;

-- Old decisions keep the clause they cited.
CREATE TRIGGER statement_of_purpose_stays_as_it_was
BEFORE UPDATE ON statements_of_purpose
BEGIN SELECT RAISE(ABORT, 'a statement of purpose is revised by a new version'); END;

CREATE TABLE children (
    id          TEXT NOT NULL PRIMARY KEY,
    document    TEXT NOT NULL CHECK (json_valid(document)),
    added_at    TEXT NOT NULL,
    changed_at  TEXT NOT NULL
) STRICT;

CREATE TABLE referrals (
    id          TEXT    NOT NULL PRIMARY KEY,
    number      INTEGER NOT NULL UNIQUE,
    document    TEXT    NOT NULL CHECK (json_valid(document)),
    revision    INTEGER NOT NULL,
    created_at  TEXT    NOT NULL,
    changed_at  TEXT    NOT NULL,
    status      TEXT    NOT NULL CHECK (status IN ('open', 'signed', 'closed'))
) STRICT;

CREATE TABLE records (
    number     INTEGER NOT NULL PRIMARY KEY,
    referral   TEXT    NOT NULL REFERENCES referrals (id),
    outcome    TEXT    NOT NULL,
    signed_at  TEXT    NOT NULL,
    signer     TEXT    NOT NULL REFERENCES people (id),
    pdf        BLOB    NOT NULL,
    sha256     BLOB    NOT NULL UNIQUE CHECK (length(sha256) = 32),
    journal    INTEGER NOT NULL REFERENCES journal (number)
) STRICT;

CREATE INDEX records_of_a_referral ON records (referral);

CREATE TRIGGER record_stays_as_it_was
BEFORE UPDATE ON records
BEGIN SELECT RAISE(ABORT, 'a signed record is never changed'); END;

CREATE TABLE journal (
    number        INTEGER NOT NULL PRIMARY KEY,
    at            TEXT    NOT NULL,
    who           TEXT    NOT NULL,
    what          TEXT    NOT NULL,
    subject_kind  TEXT    NOT NULL,
    subject_id    TEXT    NOT NULL,
    detail        TEXT    NOT NULL CHECK (json_valid(detail)),
    previous      BLOB    NOT NULL CHECK (length(previous) = 32),
    hash          BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX journal_of_a_subject ON journal (subject_kind, subject_id);

CREATE TRIGGER journal_grows_only_at_its_end
BEFORE INSERT ON journal
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM journal)
  OR (NEW.number > 1
      AND NEW.previous IS NOT (SELECT hash FROM journal WHERE number = NEW.number - 1))
BEGIN SELECT RAISE(ABORT, 'a journal entry follows the last one'); END;

CREATE TRIGGER journal_entry_stays_as_it_was
BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'a journal entry is never changed'); END;

CREATE TRIGGER journal_entry_stays
BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'a journal entry is never removed'); END;
