-- When each token was last used, true to the hour.

ALTER TABLE access_token ADD COLUMN IF NOT EXISTS last_used_at TIMESTAMP(6) WITH TIME ZONE;
