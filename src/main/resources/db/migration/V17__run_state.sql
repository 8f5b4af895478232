-- Every process asks every two seconds which runs are being sent.
CREATE INDEX IF NOT EXISTS import_run_state ON import_run (state, id);
