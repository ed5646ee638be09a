-- 0004 set this while row-level security hid every row from it: a filing its school had let go of before stays visible to its bureau.
UPDATE filing SET with_bureau = true WHERE NOT with_bureau AND (standing NOT IN ('draft', 'at_school') OR state ? 'inForce');
