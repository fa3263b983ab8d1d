-- The lines on standard input into the tables, all or nothing; see lines.sh for what they are.
-- Everything that the database has of a document that is in them is replaced.  Two loads at a time
-- wait for each other: each leaves the rows of a document whole.
LOCK TABLE documents IN SHARE ROW EXCLUSIVE MODE;

CREATE TEMP TABLE lines (
    at bigint GENERATED ALWAYS AS IDENTITY, file text, line bigint, object text
) ON COMMIT DROP;
\copy lines (file, line, object) FROM pstdin (FORMAT csv, DELIMITER E'\x1f', QUOTE E'\x1e', NULL E'\x1d', ENCODING 'UTF8')

-- What is no JSON is NULL.
CREATE FUNCTION pg_temp.json_of(object text) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
    RETURN object::jsonb;
EXCEPTION WHEN data_exception OR program_limit_exceeded OR statement_too_complex THEN
    RETURN NULL;
END $$;

-- So is what is no day.
CREATE FUNCTION pg_temp.day_of(date text) RETURNS date LANGUAGE plpgsql AS $$
BEGIN
    RETURN substring(date FROM '^\d{4}-\d\d-\d\d')::date;
EXCEPTION WHEN data_exception THEN
    RETURN NULL;
END $$;

CREATE TEMP TABLE records ON COMMIT DROP AS
SELECT at, file, line, object, object ->> 'doc' AS doc, CASE
    WHEN jsonb_typeof(object -> 'doc') IS DISTINCT FROM 'string' OR length(object ->> 'doc') > 500
        THEN NULL
    WHEN jsonb_typeof(object -> 'meta') = 'object' THEN 'document'
    WHEN jsonb_typeof(object -> 'id') = 'string' AND length(object ->> 'id') <= 100
        AND jsonb_typeof(object -> 'cue') = 'array' AND jsonb_typeof(object -> 'content') = 'array'
        THEN 'attribution'
    WHEN object @? '$.number ? (@ >= 0 && @ < 1000000000000 && @.floor() == @)'
        AND jsonb_typeof(object -> 'text') = 'array' THEN 'entity'
END AS kind
FROM (
    SELECT at, file, line, pg_temp.json_of(object) AS object FROM lines
    WHERE trim(object) <> ''
) AS parsed;
CREATE INDEX ON records (doc);
ANALYZE records;

-- A stretch of text as hearsay -o csv has it: the pieces, and their offsets.
CREATE FUNCTION pg_temp.text_of(pieces jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT string_agg(piece ->> 'text', ' … ' ORDER BY n)
    FROM jsonb_path_query(pieces, '$[*]') WITH ORDINALITY AS pieces (piece, n)
$$;
CREATE FUNCTION pg_temp.offsets_of(pieces jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT string_agg((piece ->> 'start') || '-' || (piece ->> 'end'), ';' ORDER BY n)
    FROM jsonb_path_query(pieces, '$[*]') WITH ORDINALITY AS pieces (piece, n)
$$;

-- What is said: see the schema.
CREATE FUNCTION pg_temp.said_of(content text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT trim(regexp_replace(translate(translate(lower(content), '"''“”‘’«»', ''),
        E'\t\n\u00a0.,;:!?…-–—()', repeat(' ', 20)), ' +', ' ', 'g'))
$$;

DELETE FROM attributions WHERE doc IN (SELECT doc FROM records WHERE kind IS NOT NULL);
DELETE FROM entities WHERE doc IN (SELECT doc FROM records WHERE kind IS NOT NULL);

-- Metadata of a document stays where none comes with it.
INSERT INTO documents (doc) SELECT DISTINCT doc FROM records WHERE kind IS NOT NULL
ON CONFLICT DO NOTHING;
UPDATE documents SET
    title = new.meta ->> 'title',
    date = new.meta ->> 'date',
    day = pg_temp.day_of(new.meta ->> 'date'),
    publisher = coalesce(
        CASE WHEN new.publisher LIKE '{%' AND pg_temp.json_of(new.publisher) IS NOT NULL
            THEN pg_temp.json_of(new.publisher) ->> 'name' ELSE new.publisher END,
        new.meta ->> 'source_domain', new.meta ->> 'sitename', new.meta ->> 'hostname'),
    url = new.meta ->> 'url',
    byline = new.meta ->> 'byline',
    meta = new.meta
FROM (
    SELECT DISTINCT ON (doc) doc, object -> 'meta' AS meta, object -> 'meta' ->> 'publisher' AS publisher
    FROM records WHERE kind = 'document' ORDER BY doc, at DESC
) AS new
WHERE documents.doc = new.doc;

-- Of a record that is there twice, the last one.
INSERT INTO attributions (doc, id, type, source, source_offsets, cue, cue_offsets, content,
    content_offsets, addressee, addressee_offsets, speaker, speaker_entity, speaker_kind, speaker_role,
    mode, class, polarity, certainty, factivity, parent, confidence, rule, sentence, paragraph, said)
SELECT
    doc, object ->> 'id', object ->> 'type',
    pg_temp.text_of(object -> 'source'), pg_temp.offsets_of(object -> 'source'),
    pg_temp.text_of(object -> 'cue'), pg_temp.offsets_of(object -> 'cue'),
    pg_temp.text_of(object -> 'content'), pg_temp.offsets_of(object -> 'content'),
    pg_temp.text_of(object -> 'addressee'), pg_temp.offsets_of(object -> 'addressee'),
    object -> 'speaker' ->> 'name', object -> 'speaker' ->> 'entity', object -> 'speaker' ->> 'kind',
    object -> 'speaker' ->> 'role', object ->> 'mode', object ->> 'class', object ->> 'polarity',
    object ->> 'certainty', object ->> 'factivity', object ->> 'parent',
    jsonb_path_query_first(object, '$.confidence ? (@ >= 0 && @ <= 1)')::double precision,
    object ->> 'rule', object ->> 'sentence', object ->> 'paragraph',
    pg_temp.said_of(pg_temp.text_of(object -> 'content'))
FROM (
    SELECT DISTINCT ON (doc, object ->> 'id') * FROM records
    WHERE kind = 'attribution' ORDER BY doc, object ->> 'id', at DESC
) AS last
ORDER BY at;

INSERT INTO entities (doc, number, type, text, text_offsets, sentence, paragraph, entity, name)
SELECT
    doc, (object -> 'number')::bigint, object ->> 'type', pg_temp.text_of(object -> 'text'),
    pg_temp.offsets_of(object -> 'text'), object ->> 'sentence', object ->> 'paragraph',
    object ->> 'entity', object ->> 'name'
FROM (
    SELECT DISTINCT ON (doc, object -> 'number') * FROM records
    WHERE kind = 'entity' ORDER BY doc, object -> 'number', at DESC
) AS last
ORDER BY at;

SELECT file || ':' || line FROM records WHERE kind IS NULL ORDER BY at;
