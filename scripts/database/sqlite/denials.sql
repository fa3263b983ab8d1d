-- Who denies an accusation?  The words are those of the accusation, or of the denial itself, in the
-- language of FTS5: 'bribe OR kickback'.
--     sqlite3 -box -cmd '.parameter set :words "bribes"' news.db <scripts/database/sqlite/denials.sql
WITH
    told AS (SELECT rowid AS number FROM words WHERE words MATCH 'content : (' || :words || ')'),
    accusations AS (
        SELECT doc, group_concat(DISTINCT coalesce(speaker, source)) AS accusers
        FROM attributions
        WHERE class = 'accusation' AND number IN (SELECT number FROM told)
        GROUP BY doc
    )
SELECT day, publisher AS outlet, accusers, coalesce(speaker, source) AS denied_by, cue, content, doc
FROM attributions JOIN documents USING (doc) LEFT JOIN accusations USING (doc)
WHERE class = 'denial' AND polarity IS NOT 'negative'
    AND (accusers IS NOT NULL OR number IN (SELECT number FROM told))
ORDER BY day IS NULL, day, doc, number;
