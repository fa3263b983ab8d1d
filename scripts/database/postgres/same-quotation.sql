-- Which quotations do several outlets have?  The column said leaves out what each sets its own way:
-- marks, signs, case, and where a quotation is broken off for its source.
--     psql news <scripts/database/postgres/same-quotation.sql
SELECT
    count(DISTINCT publisher) AS outlets, min(day) AS first,
    min(speaker) AS speaker, min(content) AS content, string_agg(DISTINCT publisher, ',') AS who
FROM attributions JOIN documents USING (doc)
WHERE type IN ('direct', 'mixed') AND length(said) >= 20
GROUP BY said
HAVING count(DISTINCT publisher) > 1
ORDER BY outlets DESC, first, said;
