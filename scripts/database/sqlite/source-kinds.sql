-- What kinds of sources does each outlet have, in percent of all that it attributes?
--     sqlite3 -box news.db <scripts/database/sqlite/source-kinds.sql
SELECT
    coalesce(publisher, 'not known') AS outlet,
    coalesce(speaker_kind, 'unknown') AS kind,
    count(*) AS times,
    round(100.0 * count(*) / sum(count(*)) OVER (PARTITION BY coalesce(publisher, 'not known')), 1)
        AS percent
FROM attributions JOIN documents USING (doc)
GROUP BY coalesce(publisher, 'not known'), coalesce(speaker_kind, 'unknown')
ORDER BY outlet, times DESC, kind;
