-- Idempotency keys; authorisations under way at TikTok.

-- Requests that came with an Idempotency-Key, for a day. The row is there before the work begins. Without an answer the
-- work is under way, or its outcome was never recorded. No token: the request came from a session.
CREATE TABLE idempotency_keys (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  operator_id  INTEGER NOT NULL REFERENCES operators (id) ON DELETE CASCADE,
  token_id     INTEGER,
  key          TEXT    NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  -- Sealed: a hash of method, path, query and body, and what was answered. Both may hold secrets.
  fingerprint  BLOB    NOT NULL,
  answer       BLOB,
  -- As in audit_entries, which tell what the request changed.
  request_id   TEXT    NOT NULL,
  started_at   INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX idempotency_keys_by_caller ON idempotency_keys (operator_id, coalesce(token_id, 0), key);
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (started_at);

-- What a request changed, whatever the clock said meanwhile.
CREATE INDEX audit_entries_of_request ON audit_entries (request_id) WHERE request_id IS NOT NULL;
