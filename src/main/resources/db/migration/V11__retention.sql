-- When the numbers of a run, and its failed rows, were forgotten; its counts stay.

ALTER TABLE import_run ADD COLUMN IF NOT EXISTS numbers_purged_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE import_run ADD COLUMN IF NOT EXISTS failures_purged_at TIMESTAMP(6) WITH TIME ZONE;
