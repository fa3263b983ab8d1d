-- What has one person said, and when?
--     psql -v person='Ann Lee' news <scripts/database/postgres/claims-over-time.sql
SELECT day, publisher AS outlet, speaker, class, polarity, certainty, content, url
FROM attributions JOIN documents USING (doc)
WHERE position(lower(:'person') IN lower(speaker)) > 0
ORDER BY day NULLS LAST, doc, number;
