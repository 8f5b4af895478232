-- People speak of runs by their numbers: a process that is killed must not cost the rest of a cached range.
ALTER TABLE import_run ALTER COLUMN id SET CACHE 1;
