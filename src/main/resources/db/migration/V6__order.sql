-- In which order outcomes were written down, which no clock tells that may step back: of two times the earlier may be the later.
-- Attempts and outcomes of before have no order; nothing is concluded from them.

ALTER TABLE number_batch ADD COLUMN IF NOT EXISTS settled_order BIGINT;
CREATE INDEX IF NOT EXISTS number_batch_settled ON number_batch (run, settled_order);

ALTER TABLE batch_attempt ADD COLUMN IF NOT EXISTS settled_before BIGINT;

-- People speak of runs by their numbers: a process that is killed must not cost the rest of a cached range.
ALTER TABLE import_run ALTER COLUMN id SET CACHE 1;
