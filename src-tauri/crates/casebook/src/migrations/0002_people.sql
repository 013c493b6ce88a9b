-- People: also a registered provider who is one person; a reader's end; which key slot is a
-- person's own, so that a passphrase changes in the one moment this row does.
CREATE TABLE people_new (
    id            TEXT    NOT NULL PRIMARY KEY,
    name          TEXT    NOT NULL,
    standing      TEXT    NOT NULL CHECK (standing IN (
        'registered_manager', 'registered_provider', 'deputy', 'responsible_individual',
        'reader')),
    registration  TEXT    NOT NULL,
    active        INTEGER NOT NULL CHECK (active IN (0, 1)),
    added_at      TEXT    NOT NULL,
    -- The moment a reader's way in ends: RFC 3339, UTC.
    until         TEXT    CHECK (until IS NULL OR standing = 'reader'),
    -- The key slot; none for a person who has not signed in since this was first kept.
    slot          TEXT
) STRICT;

INSERT INTO people_new (rowid, id, name, standing, registration, active, added_at)
SELECT rowid, id, name, standing, registration, active, added_at FROM people ORDER BY rowid;

DROP TABLE people;

ALTER TABLE people_new RENAME TO people;

-- The authority's certificate stands once; its key as many times as there are people who may
-- vouch for others, and in the recovery kit: nobody who leaves takes the only one along.
CREATE TABLE authority_keys (
    holder     TEXT NOT NULL PRIMARY KEY,
    sealed     TEXT NOT NULL CHECK (json_valid(sealed)),
    sealed_at  TEXT NOT NULL
) STRICT;

INSERT INTO authority_keys (holder, sealed, sealed_at)
SELECT keeper, sealed, sealed_at FROM authority;

CREATE TABLE authority_new (
    one          INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    certificate  BLOB    NOT NULL,
    kept_at      TEXT    NOT NULL
) STRICT;

INSERT INTO authority_new (one, certificate, kept_at)
SELECT one, certificate, sealed_at FROM authority;

DROP TABLE authority;

ALTER TABLE authority_new RENAME TO authority;

-- The recovery kit that counts: one, the newest.
CREATE TABLE recovery_kit (
    one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    slot     TEXT    NOT NULL,
    made_by  TEXT    NOT NULL REFERENCES people (id),
    made_at  TEXT    NOT NULL
) STRICT;
