-- The lines of temp.lines into the tables, all or nothing; see lines.sh for what they are.
-- Everything that the database has of a document that is in them is replaced.

CREATE TEMP TABLE records AS
SELECT
    rowid AS at, file, line, object,
    iif(json_valid(object), object ->> '$.doc', NULL) AS doc,
    CASE
        WHEN NOT json_valid(object) THEN NULL
        WHEN json_type(object, '$.doc') IS NOT 'text' OR length(object ->> '$.doc') > 500 THEN NULL
        WHEN json_type(object, '$.meta') = 'object' THEN 'document'
        WHEN json_type(object, '$.id') = 'text' AND length(object ->> '$.id') <= 100
            AND json_type(object, '$.cue') = 'array' AND json_type(object, '$.content') = 'array'
            THEN 'attribution'
        WHEN json_type(object, '$.number') = 'integer'
            AND object ->> '$.number' BETWEEN 0 AND 999999999999
            AND json_type(object, '$.text') = 'array' THEN 'entity'
    END AS kind
FROM temp.lines
WHERE trim(object) <> '';
DROP TABLE temp.lines;
CREATE INDEX temp.records_doc ON records (doc);

-- Each stretch of text as hearsay -o csv has it: the pieces, and their offsets.
CREATE TEMP TABLE stretches AS
SELECT
    at, stretch.key AS name,
    group_concat(piece.value ->> '$.text', ' … ') AS text,
    group_concat((piece.value ->> '$.start') || '-' || (piece.value ->> '$.end'), ';') AS offsets
FROM records,
    json_each(iif(kind IN ('attribution', 'entity'), object, '{}')) AS stretch,
    json_each(iif(stretch.type = 'array', stretch.value, '[]')) AS piece
WHERE stretch.key IN ('source', 'cue', 'content', 'addressee', 'text') AND piece.type = 'object'
GROUP BY at, stretch.key;
CREATE INDEX temp.stretches_at ON stretches (at, name);

-- What is said: see the schema.  First what goes, then what becomes a space, sign by sign.
CREATE TEMP TABLE said AS
WITH RECURSIVE
    signs (gone, spaces) AS (
        VALUES ('"''“”‘’«»', char(9, 10, 160) || '.,;:!?…-–—()')
    ),
    step (at, n, text) AS (
        SELECT at, 1, lower(text) FROM stretches WHERE name = 'content'
        UNION ALL
        SELECT at, n + 1, replace(text, substr(gone || spaces, n, 1), iif(n <= length(gone), '', ' '))
        FROM step, signs WHERE n <= length(gone || spaces)
    )
SELECT
    at,
    -- Each run of spaces becomes one: a space and 0x01 for each, then every 0x01 with a space behind.
    trim(replace(replace(replace(text, ' ', ' ' || char(1)), char(1) || ' ', ''), char(1), '')) AS text
FROM step, signs WHERE n > length(gone || spaces);
CREATE INDEX temp.said_at ON said (at);

DELETE FROM attributions WHERE doc IN (SELECT doc FROM temp.records WHERE kind IS NOT NULL);
DELETE FROM entities WHERE doc IN (SELECT doc FROM temp.records WHERE kind IS NOT NULL);

-- Metadata of a document stays where none comes with it.
INSERT INTO documents (doc) SELECT DISTINCT doc FROM temp.records WHERE kind IS NOT NULL
ON CONFLICT DO NOTHING;
UPDATE documents SET
    title = new.meta ->> '$.title',
    date = new.meta ->> '$.date',
    day = iif(date(new.day, '+0 days') = new.day, new.day, NULL), -- no 31 February
    publisher = coalesce(iif(new.publisher LIKE '{%' AND json_valid(new.publisher),
            new.publisher ->> '$.name', new.publisher),
        new.meta ->> '$.source_domain', new.meta ->> '$.sitename', new.meta ->> '$.hostname'),
    url = new.meta ->> '$.url',
    byline = new.meta ->> '$.byline',
    meta = new.meta
FROM (
    SELECT doc, object -> '$.meta' AS meta, substr(object ->> '$.meta.date', 1, 10) AS day,
        object ->> '$.meta.publisher' AS publisher
    FROM temp.records
    WHERE at IN (SELECT max(at) FROM temp.records WHERE kind = 'document' GROUP BY doc)
) AS new
WHERE documents.doc = new.doc;

-- Of a record that is there twice, the last one.
INSERT INTO attributions (doc, id, type, source, source_offsets, cue, cue_offsets, content,
    content_offsets, addressee, addressee_offsets, speaker, speaker_entity, speaker_kind, speaker_role,
    mode, class, polarity, certainty, factivity, parent, confidence, rule, sentence, paragraph, said)
SELECT
    doc, object ->> '$.id', object ->> '$.type', source.text, source.offsets, cue.text, cue.offsets,
    content.text, content.offsets, addressee.text, addressee.offsets,
    object ->> '$.speaker.name', object ->> '$.speaker.entity', object ->> '$.speaker.kind',
    object ->> '$.speaker.role', object ->> '$.mode', object ->> '$.class', object ->> '$.polarity',
    object ->> '$.certainty', object ->> '$.factivity', object ->> '$.parent',
    iif(json_type(object, '$.confidence') IN ('real', 'integer')
        AND object ->> '$.confidence' BETWEEN 0 AND 1, object ->> '$.confidence', NULL),
    object ->> '$.rule', object ->> '$.sentence', object ->> '$.paragraph', said.text
FROM records
LEFT JOIN stretches AS source ON source.at = records.at AND source.name = 'source'
LEFT JOIN stretches AS cue ON cue.at = records.at AND cue.name = 'cue'
LEFT JOIN stretches AS content ON content.at = records.at AND content.name = 'content'
LEFT JOIN stretches AS addressee ON addressee.at = records.at AND addressee.name = 'addressee'
LEFT JOIN said ON said.at = records.at
WHERE records.at IN (
    SELECT max(at) FROM records WHERE kind = 'attribution' GROUP BY doc, object ->> '$.id'
)
ORDER BY records.at;

INSERT INTO entities (doc, number, type, text, text_offsets, sentence, paragraph, entity, name)
SELECT
    doc, object ->> '$.number', object ->> '$.type', stretches.text, offsets,
    object ->> '$.sentence', object ->> '$.paragraph', object ->> '$.entity', object ->> '$.name'
FROM records
LEFT JOIN stretches ON stretches.at = records.at AND stretches.name = 'text'
WHERE records.at IN (
    SELECT max(at) FROM records WHERE kind = 'entity' GROUP BY doc, object ->> '$.number'
)
ORDER BY records.at;

SELECT file || ':' || line FROM records WHERE kind IS NULL ORDER BY at;
