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
