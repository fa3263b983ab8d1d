-- Who is quoted most?
--     psql news <scripts/database/postgres/most-quoted.sql
SELECT speaker, speaker_kind AS kind, count(*) AS times, count(DISTINCT doc) AS documents
FROM attributions
WHERE speaker IS NOT NULL AND mode IN ('speech', 'writing')
GROUP BY speaker, speaker_kind
ORDER BY times DESC, documents DESC, speaker
LIMIT 20;
