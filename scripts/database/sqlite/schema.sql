-- Who said what, in SQLite: made by load-sqlite, which may be run over it again and again.
--
-- A document is what hearsay calls one: an article under its id.  Ids must be unique in the database.
-- attributions and entities have the columns that hearsay -o csv and hearsay -r entities -o csv write,
-- under the same names; what is not known is NULL.  Offsets are half open, such as 12-20;31-40, in
-- code points of the article (or what --offsets said).  See hearsay-formats(5).

CREATE TABLE IF NOT EXISTS documents (
    doc TEXT PRIMARY KEY,
    title TEXT,
    date TEXT,      -- as the article has it
    day TEXT,       -- YYYY-MM-DD; NULL where date does not start with such a day
    publisher TEXT, -- publisher, or source_domain, sitename, hostname: what the article came with
    url TEXT,
    byline TEXT,
    meta TEXT       -- all metadata, a JSON object of strings
) STRICT;

CREATE TABLE IF NOT EXISTS attributions (
    number INTEGER PRIMARY KEY, -- of the row; changes when the document is loaded again
    doc TEXT NOT NULL REFERENCES documents,
    id TEXT NOT NULL, -- in the document
    type TEXT,        -- direct, indirect, mixed
    source TEXT, source_offsets TEXT,
    cue TEXT, cue_offsets TEXT,
    content TEXT, content_offsets TEXT,
    addressee TEXT, addressee_offsets TEXT,
    speaker TEXT,        -- the longest name that the article has for who says it
    speaker_entity TEXT, -- entity of an entities row of this document
    speaker_kind TEXT,   -- person, organization, government, group, document, anonymous, unknown
    speaker_role TEXT,
    mode TEXT,  -- speech, writing, thought
    class TEXT, -- statement, denial, accusation, …: see hs-claim(1)
    polarity TEXT, certainty TEXT, factivity TEXT,
    parent TEXT,     -- id of the attribution in whose content it stands
    confidence REAL, -- from 0 to 1
    rule TEXT, sentence TEXT, paragraph TEXT,
    -- The content as outlets have it that set it in their own marks: small letters (ASCII ones only),
    -- no quotation marks and apostrophes, no signs at the ends or between words, single spaces.
    said TEXT,
    UNIQUE (doc, id)
) STRICT;
CREATE INDEX IF NOT EXISTS attributions_speaker ON attributions (speaker);
CREATE INDEX IF NOT EXISTS attributions_class ON attributions (class);
CREATE INDEX IF NOT EXISTS attributions_said ON attributions (said);

CREATE TABLE IF NOT EXISTS entities (
    doc TEXT NOT NULL REFERENCES documents,
    number INTEGER NOT NULL, -- in the document, from 1
    type TEXT,               -- PER, ORG, LOC, MISC
    text TEXT, text_offsets TEXT,
    sentence TEXT, paragraph TEXT,
    entity TEXT, -- who or what is meant, in this document
    name TEXT,   -- the longest name that the article has for it
    PRIMARY KEY (doc, number)
) STRICT;
CREATE INDEX IF NOT EXISTS entities_name ON entities (name);

-- Full text of contents, with who said them; kept in step by the triggers.
--     SELECT … FROM words JOIN attributions ON number = words.rowid WHERE words MATCH 'harbour dues'
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
    content, source, speaker,
    content = 'attributions', content_rowid = 'number', tokenize = 'porter unicode61'
);
CREATE TRIGGER IF NOT EXISTS attributions_insert AFTER INSERT ON attributions BEGIN
    INSERT INTO words (rowid, content, source, speaker)
    VALUES (new.number, new.content, new.source, new.speaker);
END;
CREATE TRIGGER IF NOT EXISTS attributions_delete AFTER DELETE ON attributions BEGIN
    INSERT INTO words (words, rowid, content, source, speaker)
    VALUES ('delete', old.number, old.content, old.source, old.speaker);
END;
CREATE TRIGGER IF NOT EXISTS attributions_update AFTER UPDATE ON attributions BEGIN
    INSERT INTO words (words, rowid, content, source, speaker)
    VALUES ('delete', old.number, old.content, old.source, old.speaker);
    INSERT INTO words (rowid, content, source, speaker)
    VALUES (new.number, new.content, new.source, new.speaker);
END;
