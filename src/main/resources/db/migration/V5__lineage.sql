-- Where a run comes from: rows of an earlier one, sent again as they were (RETRY) or mended in its report (REPORT); and by which
-- profile its file was understood, with the place of its header, so that a file that is unlike those before it is noticed.

ALTER TABLE import_run ADD COLUMN parent_by VARCHAR(10);
UPDATE import_run SET parent_by = 'RETRY' WHERE parent IS NOT NULL;
CREATE INDEX import_run_parent ON import_run (parent);

ALTER TABLE import_run ADD COLUMN profile VARCHAR(64);
ALTER TABLE import_run ADD COLUMN header_row BIGINT NOT NULL DEFAULT 0;
CREATE INDEX import_run_profile ON import_run (profile, id);
