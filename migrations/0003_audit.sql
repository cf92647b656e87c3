-- Audit entries say from where, under which request, and what was there before and after.

ALTER TABLE audit_entries ADD COLUMN token_id INTEGER;
ALTER TABLE audit_entries ADD COLUMN address TEXT;
ALTER TABLE audit_entries ADD COLUMN request_id TEXT;
-- JSON objects of the members that changed; secrets are masked.
ALTER TABLE audit_entries ADD COLUMN old_values TEXT;
ALTER TABLE audit_entries ADD COLUMN new_values TEXT;
