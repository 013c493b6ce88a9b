-- Documents beside the decision records: letters, replies, notices, summaries, extracts, oversight
-- records, addenda. Signed like records and, like them, never changed.
CREATE TABLE documents (
    number     INTEGER NOT NULL PRIMARY KEY,
    kind       TEXT    NOT NULL,
    referral   TEXT    REFERENCES referrals (id),
    about      TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    document   TEXT    NOT NULL CHECK (json_valid(document)),
    signed_at  TEXT    NOT NULL,
    signer     TEXT    NOT NULL REFERENCES people (id),
    pdf        BLOB    NOT NULL,
    sha256     BLOB    NOT NULL UNIQUE CHECK (length(sha256) = 32),
    journal    INTEGER NOT NULL REFERENCES journal (number)
) STRICT;

CREATE INDEX documents_of_a_referral ON documents (referral);

CREATE TRIGGER document_stays_as_it_was
BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'a signed document is never changed'); END;

-- What a person has written for a document that is not signed yet.
CREATE TABLE document_words (
    kind        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    document    TEXT NOT NULL CHECK (json_valid(document)),
    changed_at  TEXT NOT NULL,
    PRIMARY KEY (kind, subject)
) STRICT;
