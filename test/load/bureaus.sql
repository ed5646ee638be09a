-- For filings from $1 up to $2: bureaus (one for a hundred) with the rules and the list of ten apps that each shows the public, people who file (one for ten), invitations and sessions of theirs, and what is kept of requests for a while (one for a hundred).
WITH asked AS (SELECT $1::int AS begun, $2::int AS ended),
  bureaus AS (
    INSERT INTO org (id, kind, name, plain, path, level, policy, tel, settings, offices)
    SELECT 'org_grb' || lpad(i::text, 8, '0'), 'bureau', '云河' || i || '区教育局', '云河' || i || '区教育局', 'gr' || i || '/', 'city', 'grown' || i || '@2024-09-01', '0100-80000001', '{}', '{}'
    FROM asked, generate_series(begun / 100, ended / 100 - 1) i RETURNING id, policy),
  cards AS (INSERT INTO policy_card (policy, rules, unfiled, lists) SELECT policy, '{"clauses":[],"forbids":[],"tracks":[]}', '{}', '[{"id":"black","kind":"black","title":"黑名单","of":"app","kept":"own","clause":{"doc":"某文件","no":"第八条","quote":"列入黑名单","kind":"text"},"holds":[]}]' FROM bureaus RETURNING 1),
  listed AS (
    INSERT INTO list_entry (case_id, bureau_id, bureau_path, policy, list, kind, app_id, provider_id, shown, steps, release, from_day, grams)
    SELECT f.id, 'org_grb' || lpad((i / 10)::text, 8, '0'), 'gr' || i / 10 || '/', 'grown' || i / 10 || '@2024-09-01', 'black', 'black', f.app_id, a.provider_id, '[]', '[]', '[]', '2026-09-01', a.grams
    FROM asked, generate_series(begun / 10, ended / 10 - 1) i JOIN case_file f ON f.id = 'cas_grw' || lpad((i * 10)::text, 8, '0') JOIN app a ON a.id = f.app_id RETURNING 1),
  people AS (
    INSERT INTO person (id, login_index)
    SELECT 'usr_grw' || lpad(i::text, 8, '0'), encode(sha256(('openid' || i)::bytea), 'hex') FROM asked, generate_series(begun / 10, ended / 10 - 1) i RETURNING id),
  members AS (
    INSERT INTO member (id, person_id, org_id, role)
    SELECT 'mem' || substr(id, 4), id, 'org' || substr(id, 4), 'filer' FROM people RETURNING id, person_id),
  notes AS (
    INSERT INTO note (id, case_id, bureau_path, person_id, body, at)
    SELECT 'nte' || substr(p.id, 4), f.id, f.bureau_path, p.id, '备注', '2026-09-01T00:00:00Z' FROM people p JOIN case_file f ON f.id = 'cas' || substr(p.id, 4) RETURNING 1),
  sessions AS (
    INSERT INTO session (hash, person_id, member_id, expires_at)
    SELECT encode(sha256(id::bytea), 'hex'), person_id, id, '2099-01-01T00:00:00Z' FROM members RETURNING 1),
  invitations AS (
    INSERT INTO invitation (id, code_hash, org_id, role, expires_at)
    SELECT 'inv' || substr(id, 4), encode(sha256(('invitation' || id)::bytea), 'hex'), 'org' || substr(id, 4), 'filer', '2099-01-01T00:00:00Z' FROM members RETURNING 1),
  replies AS (
    INSERT INTO kept_reply (key_hash, input_hash, box, kept_at)
    SELECT encode(sha256(('key' || i)::bytea), 'hex'), '', repeat('x', 400), '2026-09-01T00:00:00Z' FROM asked, generate_series(begun / 100, ended / 100 - 1) i RETURNING 1),
  limited AS (
    INSERT INTO rate_limit (key, points, expire)
    SELECT 'search:' || left(encode(sha256(('address' || i)::bytea), 'hex'), 40), 1, 4102444800000 FROM asked, generate_series(begun / 100, ended / 100 - 1) i RETURNING 1)
SELECT (SELECT count(*) FROM replies) + (SELECT count(*) FROM limited) + (SELECT count(*) FROM cards) + (SELECT count(*) FROM sessions) + (SELECT count(*) FROM invitations) + (SELECT count(*) FROM notes) + (SELECT count(*) FROM listed) AS made;
