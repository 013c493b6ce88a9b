-- What can be found, each with the number of its words in the index. Waiting: its words are not
-- taken in as they now stand.
CREATE TABLE searchable (
    number   INTEGER NOT NULL PRIMARY KEY,
    kind     TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    waiting  INTEGER NOT NULL CHECK (waiting IN (0, 1)),
    UNIQUE (kind, id)
) STRICT;

CREATE INDEX searchable_waiting ON searchable (number) WHERE waiting = 1;

-- The words, already without capitals and accents. No text is kept a second time, nor the order of
-- the words.
CREATE VIRTUAL TABLE search_words USING fts5 (
    kind, names, text,
    content = '', contentless_delete = 1, detail = column, prefix = '2 3', tokenize = 'unicode61'
);

CREATE TRIGGER referral_new_for_search AFTER INSERT ON referrals
BEGIN INSERT INTO searchable (kind, id, waiting) VALUES ('referral', NEW.id, 1); END;

CREATE TRIGGER referral_changed_for_search AFTER UPDATE OF document ON referrals
BEGIN UPDATE searchable SET waiting = 1 WHERE kind = 'referral' AND id = NEW.id; END;

CREATE TRIGGER referral_gone_for_search AFTER DELETE ON referrals
BEGIN
    DELETE FROM search_words WHERE rowid =
        (SELECT number FROM searchable WHERE kind = 'referral' AND id = OLD.id);
    DELETE FROM searchable WHERE kind = 'referral' AND id = OLD.id;
END;

CREATE TRIGGER child_new_for_search AFTER INSERT ON children
BEGIN INSERT INTO searchable (kind, id, waiting) VALUES ('child', NEW.id, 1); END;

CREATE TRIGGER child_changed_for_search AFTER UPDATE OF document ON children
BEGIN UPDATE searchable SET waiting = 1 WHERE kind = 'child' AND id = NEW.id; END;

CREATE TRIGGER child_gone_for_search AFTER DELETE ON children
BEGIN
    DELETE FROM search_words WHERE rowid =
        (SELECT number FROM searchable WHERE kind = 'child' AND id = OLD.id);
    DELETE FROM searchable WHERE kind = 'child' AND id = OLD.id;
END;

CREATE TRIGGER record_new_for_search AFTER INSERT ON records
BEGIN INSERT INTO searchable (kind, id, waiting) VALUES ('record', NEW.number, 1); END;

CREATE TRIGGER record_gone_for_search AFTER DELETE ON records
BEGIN
    DELETE FROM search_words WHERE rowid =
        (SELECT number FROM searchable WHERE kind = 'record' AND id = OLD.number);
    DELETE FROM searchable WHERE kind = 'record' AND id = OLD.number;
END;

INSERT INTO searchable (kind, id, waiting) SELECT 'child', id, 1 FROM children ORDER BY rowid;
INSERT INTO searchable (kind, id, waiting) SELECT 'referral', id, 1 FROM referrals ORDER BY number;
INSERT INTO searchable (kind, id, waiting) SELECT 'record', number, 1 FROM records ORDER BY number;

-- The lists, without the documents and files the rows carry: SQLite reads a column that stands after
-- a large one only by reading the large one first.
CREATE INDEX referrals_by_status ON referrals (status, number);

CREATE INDEX records_listed
ON records (number, referral, outcome, signed_at, signer, sha256, journal);
