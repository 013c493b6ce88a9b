-- What happened after a decision was signed: one document a referral, beside the frozen record.
CREATE TABLE afterwards (
    referral    TEXT    NOT NULL PRIMARY KEY REFERENCES referrals (id),
    document    TEXT    NOT NULL CHECK (json_valid(document)),
    revision    INTEGER NOT NULL,
    changed_at  TEXT    NOT NULL
) STRICT;

CREATE TRIGGER afterwards_follow_a_signed_decision
BEFORE INSERT ON afterwards
WHEN (SELECT status FROM referrals WHERE id = NEW.referral) IS NOT 'signed'
BEGIN SELECT RAISE(ABORT, 'only what follows a signed decision is kept here'); END;
