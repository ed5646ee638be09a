-- What a school typed and no bureau has looked at has keys of its own (t), so that the registry that filings choose from finds it as people type.
-- No public search looks for them.
CREATE FUNCTION app_keys(looked boolean, letters text, sounds text) RETURNS TABLE (kind text, key text) LANGUAGE sql IMMUTABLE AS $$
  SELECT DISTINCT CASE WHEN looked THEN k.kind ELSE 't' || substr(k.kind, 2) END, k.key FROM name_keys('a', letters, sounds) k
$$;

CREATE OR REPLACE FUNCTION keys_of_new_apps() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO name_key (kind, key, id, size)
  SELECT k.kind, k.key, n.id, length(search_letters(n.name)) FROM fresh n CROSS JOIN LATERAL app_keys(n.looked_at, search_letters(n.name), n.sounds) k ORDER BY 1, 2, 3;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION keys_of_app() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  DELETE FROM name_key k USING app_keys(OLD.looked_at, search_letters(OLD.name), OLD.sounds) o WHERE k.kind = o.kind AND k.key = o.key AND k.id = OLD.id;
  INSERT INTO name_key (kind, key, id, size)
  SELECT k.kind, k.key, NEW.id, length(search_letters(NEW.name)) FROM app_keys(NEW.looked_at, search_letters(NEW.name), NEW.sounds) k;
  RETURN NULL;
END $$;

INSERT INTO name_key (kind, key, id, size)
SELECT k.kind, k.key, a.id, length(search_letters(a.name)) FROM app a CROSS JOIN LATERAL app_keys(false, search_letters(a.name), a.sounds) k WHERE NOT a.looked_at;
