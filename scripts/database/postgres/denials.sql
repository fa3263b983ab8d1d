-- Who denies an accusation?  The words are those of the accusation, or of the denial itself, as for a
-- search engine: 'bribe or kickback'.
--     psql -v words=bribes news <scripts/database/postgres/denials.sql
WITH
    told AS (
        SELECT number FROM attributions WHERE words @@ websearch_to_tsquery('english', :'words')
    ),
    accusations AS (
        SELECT doc, string_agg(DISTINCT coalesce(speaker, source), ',') AS accusers
        FROM attributions
        WHERE class = 'accusation' AND number IN (SELECT number FROM told)
        GROUP BY doc
    )
SELECT day, publisher AS outlet, accusers, coalesce(speaker, source) AS denied_by, cue, content, doc
FROM attributions JOIN documents USING (doc) LEFT JOIN accusations USING (doc)
WHERE class = 'denial' AND polarity IS DISTINCT FROM 'negative'
    AND (accusers IS NOT NULL OR number IN (SELECT number FROM told))
ORDER BY day NULLS LAST, doc, number;
