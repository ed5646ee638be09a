-- The filings themselves from $1 up to $2, each with what the public may see of it and with its poster, one in ten waiting for the desk and with a draft; of the bureau $3 on the path $4.
WITH made AS (
  SELECT 'cas_grw' || lpad(i::text, 8, '0') AS filing, 'org_grw' || lpad((i / 10)::text, 8, '0') AS school,
    'app_grw' || lpad((i::bigint * 7919 % ($2::int / 50))::text, 8, '0') AS app, 'load' || lpad(i::text, 14, '0') AS code
  FROM generate_series($1::int, $2::int - 1) i),
  filings AS (
    INSERT INTO case_file (id, life, filer_org, app_id, bureau_id, bureau_path, policy, place, standing, with_bureau, state, created_at, updated_at)
    SELECT filing, 'filing', school, app, $3, $4, 'suqian@2024-09-01', 'filed', 'filed', true, jsonb '{"round":1,"answers":{},"opinions":{},"changed":[],"acted":{},"marks":{},"tracks":{},"assigned":{},"numbers":{},"given":{},"policy":"suqian@2024-09-01"}' || jsonb_build_object('id', filing, 'life', 'filing', 'version', 0, 'place', 'filed', 'standing', 'filed'), '2026-09-01T00:00:00Z', '2026-09-01T00:00:00Z' FROM made
    ON CONFLICT DO NOTHING RETURNING id, filer_org AS school_id, app_id),
  waiting AS (
    INSERT INTO case_task (case_id, key, org_id, office, what)
    SELECT id, 'desk', $3, 'desk', '受理' FROM filings WHERE right(id, 1) = '0' RETURNING 1),
  drafts AS (
    INSERT INTO case_draft (case_id, filer_org, revision, box, key_id, saved_at)
    SELECT id, school_id, 1, repeat('x', 400), 'k1', '2026-09-01T00:00:00Z' FROM filings WHERE right(id, 1) = '0' RETURNING 1),
  shown AS (
    INSERT INTO public_status (school_id, app_id, filing_id, bureau_id, card, spans, standing, place_title, version)
    SELECT school_id, app_id, id, $3, '{"clauses":[],"forbids":[],"tracks":[]}', '[{"from":"2026-09-01","use":"yes","id":"filed","says":"可以使用"}]', 'filed', '已备案', 1 FROM filings RETURNING school_id, app_id)
INSERT INTO poster (code, school_id, app_id) SELECT m.code, m.school, m.app FROM made m JOIN shown s ON s.school_id = m.school AND s.app_id = m.app;
