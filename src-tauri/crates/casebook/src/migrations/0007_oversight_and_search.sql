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
