-- Who said what, in PostgreSQL: made by load-postgres, which may be run over it again and again.
--
-- A document is what hearsay calls one: an article under its id.  Ids must be unique in the database.
-- attributions and entities have the columns that hearsay -o csv and hearsay -r entities -o csv write,
-- under the same names; what is not known is NULL.  Offsets are half open, such as 12-20;31-40, in
-- code points of the article (or what --offsets said).  See hearsay-formats(5).

SET client_min_messages = warning; -- not that a table is there already

CREATE TABLE IF NOT EXISTS documents (
    doc text PRIMARY KEY,
    title text,
    date text,      -- as the article has it
    day date,       -- NULL where date does not start with YYYY-MM-DD
    publisher text, -- publisher, or source_domain, sitename, hostname: what the article came with
    url text,
    byline text,
    meta jsonb      -- all metadata, an object of strings
);

CREATE TABLE IF NOT EXISTS attributions (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- changes when the document is loaded again
    doc text NOT NULL REFERENCES documents,
    id text NOT NULL, -- in the document
    type text,        -- direct, indirect, mixed
    source text, source_offsets text,
    cue text, cue_offsets text,
    content text, content_offsets text,
    addressee text, addressee_offsets text,
    speaker text,        -- the longest name that the article has for who says it
    speaker_entity text, -- entity of an entities row of this document
    speaker_kind text,   -- person, organization, government, group, document, anonymous, unknown
    speaker_role text,
    mode text,  -- speech, writing, thought
    class text, -- statement, denial, accusation, …: see hs-claim(1)
    polarity text, certainty text, factivity text,
    parent text,                 -- id of the attribution in whose content it stands
    confidence double precision, -- from 0 to 1
    rule text, sentence text, paragraph text,
    -- The content as outlets have it that set it in their own marks: small letters, no quotation marks
    -- and apostrophes, no signs at the ends or between words, single spaces.
    said text,
    -- Of a content that is a whole article its first part: a tsvector holds a megabyte.
    --     SELECT … FROM attributions WHERE words @@ websearch_to_tsquery('english', 'harbour dues')
    words tsvector GENERATED ALWAYS AS (to_tsvector('english', left(content, 100000))) STORED,
    UNIQUE (doc, id)
);
-- Names and contents may be longer than a B-tree takes.
CREATE INDEX IF NOT EXISTS attributions_speaker ON attributions USING hash (speaker);
CREATE INDEX IF NOT EXISTS attributions_class ON attributions USING hash (class);
CREATE INDEX IF NOT EXISTS attributions_said ON attributions USING hash (said);
CREATE INDEX IF NOT EXISTS attributions_words ON attributions USING gin (words);

CREATE TABLE IF NOT EXISTS entities (
    doc text NOT NULL REFERENCES documents,
    number bigint NOT NULL, -- in the document, from 1
    type text,              -- PER, ORG, LOC, MISC
    text text, text_offsets text,
    sentence text, paragraph text,
    entity text, -- who or what is meant, in this document
    name text,   -- the longest name that the article has for it
    PRIMARY KEY (doc, number)
);
CREATE INDEX IF NOT EXISTS entities_name ON entities USING hash (name);
