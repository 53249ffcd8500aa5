-- Servers keep finished public pages in memory (prisma/pages) and throw them away when they hear that something
-- which the pages show has changed. A notification is delivered after its transaction has committed, and never
-- when it is rolled back.
CREATE FUNCTION tell_public_pages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('public_pages', '');
  RETURN NULL;
END $$;

-- A migration that makes a table which public pages read calls this for it.
CREATE FUNCTION feeds_public_pages(fed regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'CREATE TRIGGER tell_public_pages AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s
     FOR EACH STATEMENT EXECUTE FUNCTION tell_public_pages()', fed);
END $$;

SELECT feeds_public_pages(fed) FROM unnest(ARRAY[
  '"Outcome"', '"StandardVersion"', '"StandardRepeal"', '"District"'
]::regclass[]) AS fed;
