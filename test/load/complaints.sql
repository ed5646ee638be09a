-- For filings from $1 up to $2: complaints about what was filed (one for ten filings), each with two events and its words, to the bureau $3 on the path $4.
WITH made AS (
  SELECT 'cas_grc' || lpad(i::text, 8, '0') AS id, encode(sha256(('complaint' || i)::bytea), 'hex') AS hash, t.school_id, t.app_id
  FROM generate_series($1::int / 10, $2::int / 10 - 1) i
    CROSS JOIN LATERAL (SELECT school_id, app_id FROM public_status WHERE school_id = 'org_grw' || lpad(i::text, 8, '0') ORDER BY app_id LIMIT 1) t),
  complaints AS (
    INSERT INTO case_file (id, life, with_bureau, code_hash, respondent_org, app_id, bureau_id, bureau_path, policy, category, place, standing, version, state, pile, on_top, created_at, updated_at)
    SELECT id, 'complaint', true, hash, school_id, app_id, $3, $4, 'suqian@2024-09-01', 'fee', 'received', 'received', 2, jsonb '{"round":1,"answers":{},"opinions":{},"changed":[],"acted":{},"marks":{},"tracks":{},"assigned":{},"numbers":{},"given":{},"policy":"suqian@2024-09-01"}' || jsonb_build_object('id', id, 'life', 'complaint', 'version', 2, 'place', 'received', 'standing', 'received'), school_id || '|' || app_id || '|fee', true, '2026-09-01T00:00:00Z', '2026-09-01T00:00:00Z' FROM made
    RETURNING id, code_hash),
  events AS (
    INSERT INTO case_event (case_id, seq, at, body, prev_hash, hash)
    SELECT id, seq, '2026-09-01T00:00:00Z', '{}', '', code_hash FROM complaints, generate_series(1, 2) seq RETURNING 1),
  texts AS (
    INSERT INTO case_text (id, case_id, box, key_id)
    SELECT 'txt' || substr(id, 4), id, repeat('x', 120), 'k1' FROM complaints RETURNING 1),
  waiting AS (
    INSERT INTO case_task (case_id, key, org_id, office, what)
    SELECT id, 'desk', $3, 'desk', '已收到' FROM complaints RETURNING 1)
SELECT (SELECT count(*) FROM events) + (SELECT count(*) FROM texts) + (SELECT count(*) FROM waiting) AS made;
