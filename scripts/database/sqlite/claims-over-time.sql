-- What has one person said, and when?
--     sqlite3 -box -cmd '.parameter set :person "Ann Lee"' news.db <scripts/database/sqlite/claims-over-time.sql
SELECT day, publisher AS outlet, speaker, class, polarity, certainty, content, url
FROM attributions JOIN documents USING (doc)
WHERE instr(lower(speaker), lower(:person)) > 0
ORDER BY day IS NULL, day, doc, number;
