-- Search as people type: how every name sounds, and what it is found by. A name gets both wherever it is written, so no desk, import or seed can forget them.
-- What a search compares of a name: letters and digits, lower case, in their compatibility form; no signs, no white space (kernel/names.ts: searchLetters).
CREATE FUNCTION search_letters(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(lower(normalize(name, NFKC)), '[^0-9a-z\u00C0-\u02FF\u0370-\u1FFF\u3041-\u9FFF\uA000-\uD7FF\uF900-\uFAFF\U00020000-\U0003FFFF]+', '', 'g')
$$;

-- The sounds of a name, one word a letter: zhi xue ban; what is no Chinese character is its own sound.
CREATE FUNCTION search_sounds(letters text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(string_agg(coalesce(s.sounds, l.letter), ' ' ORDER BY l.i), '')
  FROM unnest(string_to_array(letters, NULL)) WITH ORDINALITY AS l (letter, i) LEFT JOIN letter_sound s ON s.letter = l.letter
$$;

-- Every end of a name, by letters (l), sounds (s) and initials (i), so that any part of it is the beginning of some key; g is pairs that skip a letter.
-- The first letter of `kind` says whose: a of apps, o of organisations. Only names that a public search may show have keys.
CREATE TABLE name_key (
  kind text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  id text NOT NULL,                              -- collated as the ids it is joined to, whose indexes could not be used otherwise
  size smallint NOT NULL,                        -- letters of the whole name
  PRIMARY KEY (kind, key, id) INCLUDE (size)
);

-- The keys of a name, from its letters and its sounds as they are kept; some may come twice.
CREATE FUNCTION name_keys(whose text, letters text, sounds text) RETURNS TABLE (kind text, key text) LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  size integer := least(length(letters), 60);
  many text[] := string_to_array(sounds, ' ');
  usual text[];
  initials text;
  heard text[];
  other text;
BEGIN
  SELECT array_agg(split_part(m, '/', 1) ORDER BY i), string_agg(left(m, 1), '' ORDER BY i) INTO usual, initials FROM unnest(many) WITH ORDINALITY u (m, i);
  FOR i IN 1 .. size LOOP
    kind := whose || 'l';
    key := substr(letters, i, 8);
    RETURN NEXT;
    kind := whose || 's';
    key := array_to_string(usual[i : i + 4], ' ') || ' ';
    RETURN NEXT;
    kind := whose || 'i';
    key := substr(initials, i, 8);
    RETURN NEXT;
    IF whose = 'a' AND i + 2 <= size THEN
      kind := 'ag';
      key := substr(letters, i, 1) || substr(letters, i + 2, 1);
      RETURN NEXT;
    END IF;
  END LOOP;
  -- A letter that is read in another way too, from each place it can be reached from.
  FOR i IN 1 .. size LOOP
    CONTINUE WHEN strpos(many[i], '/') = 0;
    FOREACH other IN ARRAY (string_to_array(many[i], '/'))[2 :] LOOP
      heard := usual;
      heard[i] := other;
      FOR begun IN greatest(1, i - 7) .. i LOOP
        IF begun >= i - 4 THEN
          kind := whose || 's';
          key := array_to_string(heard[begun : begun + 4], ' ') || ' ';
          RETURN NEXT;
        END IF;
        kind := whose || 'i';
        key := substr(overlay(initials PLACING left(other, 1) FROM i FOR 1), begun, 8);
        RETURN NEXT;
      END LOOP;
    END LOOP;
  END LOOP;
END $$;

-- What a school typed and no bureau has looked at has keys of its own (t), so that the registry that filings choose from finds it as people type.
-- No public search looks for them.
CREATE FUNCTION app_keys(looked boolean, letters text, sounds text) RETURNS TABLE (kind text, key text) LANGUAGE sql IMMUTABLE AS $$
  SELECT DISTINCT CASE WHEN looked THEN k.kind ELSE 't' || substr(k.kind, 2) END, k.key FROM name_keys('a', letters, sounds) k
$$;

-- The keys go by what they were made of, so that no index by id is kept for the few names that change.
CREATE FUNCTION drop_name_keys(whose text, which text, name text, sounds text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM name_key k USING name_keys(whose, search_letters(name), sounds) o WHERE k.kind = o.kind AND k.key = o.key AND k.id = which;
END $$;
CREATE FUNCTION keep_name_keys(whose text, which text, name text, sounds text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO name_key (kind, key, id, size)
  SELECT DISTINCT k.kind, k.key, which, length(search_letters(name)) FROM name_keys(whose, search_letters(name), sounds) k
$$;

CREATE FUNCTION sounds_of_name() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  NEW.sounds := search_sounds(search_letters(NEW.name));
  RETURN NEW;
END $$;
CREATE TRIGGER org_sounds BEFORE INSERT OR UPDATE OF name ON org FOR EACH ROW EXECUTE FUNCTION sounds_of_name();
CREATE TRIGGER app_sounds BEFORE INSERT OR UPDATE OF name ON app FOR EACH ROW EXECUTE FUNCTION sounds_of_name();

-- Many at once (an import): their keys are written in the order of the index, which takes half the time.
CREATE FUNCTION keys_of_new_orgs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO name_key (kind, key, id, size)
  SELECT DISTINCT k.kind, k.key, n.id, length(search_letters(n.name)) FROM fresh n CROSS JOIN LATERAL name_keys('o', search_letters(n.name), n.sounds) k
  WHERE n.kind IN ('school', 'office', 'unit') AND n.active ORDER BY 1, 2, 3;
  RETURN NULL;
END $$;
CREATE TRIGGER org_new_keys AFTER INSERT ON org REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keys_of_new_orgs();

CREATE FUNCTION keys_of_new_apps() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO name_key (kind, key, id, size)
  SELECT k.kind, k.key, n.id, length(search_letters(n.name)) FROM fresh n CROSS JOIN LATERAL app_keys(n.looked_at, search_letters(n.name), n.sounds) k ORDER BY 1, 2, 3;
  RETURN NULL;
END $$;
CREATE TRIGGER app_new_keys AFTER INSERT ON app REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keys_of_new_apps();

CREATE FUNCTION keys_of_org() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM drop_name_keys('o', OLD.id, OLD.name, OLD.sounds);
  IF NEW.kind IN ('school', 'office', 'unit') AND NEW.active THEN
    PERFORM keep_name_keys('o', NEW.id, NEW.name, NEW.sounds);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER org_keys AFTER UPDATE OF name, active, kind ON org FOR EACH ROW EXECUTE FUNCTION keys_of_org();

CREATE FUNCTION keys_of_app() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  DELETE FROM name_key k USING app_keys(OLD.looked_at, search_letters(OLD.name), OLD.sounds) o WHERE k.kind = o.kind AND k.key = o.key AND k.id = OLD.id;
  INSERT INTO name_key (kind, key, id, size)
  SELECT k.kind, k.key, NEW.id, length(search_letters(NEW.name)) FROM app_keys(NEW.looked_at, search_letters(NEW.name), NEW.sounds) k;
  RETURN NULL;
END $$;
CREATE TRIGGER app_keys AFTER UPDATE OF name, looked_at ON app FOR EACH ROW EXECUTE FUNCTION keys_of_app();

GRANT SELECT ON name_key TO apb_app;
