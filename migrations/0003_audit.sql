-- Audit entries say from where, under which request, and what was there before and after, and form a chain.

ALTER TABLE audit_entries ADD COLUMN token_id INTEGER;
ALTER TABLE audit_entries ADD COLUMN address TEXT;
ALTER TABLE audit_entries ADD COLUMN request_id TEXT;
-- JSON objects of the members that changed, keys in alphabetical order; secrets are masked.
ALTER TABLE audit_entries ADD COLUMN old_values TEXT;
ALTER TABLE audit_entries ADD COLUMN new_values TEXT;
-- SHA-256 in hexadecimal digits, over the entry and the hash of the one before it, as docs/audit.md describes. NULL in
-- entries from before there was a chain, and previous_hash in the first one of the chain.
ALTER TABLE audit_entries ADD COLUMN previous_hash TEXT CHECK (length(previous_hash) = 64);
ALTER TABLE audit_entries ADD COLUMN hash TEXT CHECK (length(hash) = 64);

-- Each ends in the id, so that a page of what was asked for is read in order.
CREATE INDEX audit_entries_by_tenant_action ON audit_entries (tenant_id, action);
CREATE INDEX audit_entries_by_action ON audit_entries (action);
CREATE INDEX audit_entries_by_operator ON audit_entries (operator_id) WHERE operator_id IS NOT NULL;
CREATE INDEX audit_entries_by_subject ON audit_entries (subject);
