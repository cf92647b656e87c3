-- The queue of comments that wait for a person, what people decided, and how long the queue may grow.

-- What a reviewer decided in one go: about one comment, with perhaps its author's others, or about many of the queue.
CREATE TABLE review_decisions (
  id             INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id      INTEGER NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  reviewer_id    INTEGER REFERENCES operators (id) ON DELETE SET NULL,
  verdict        INTEGER NOT NULL,
  -- the comment it is about; NULL for one in bulk
  event_id       INTEGER REFERENCES events (id) ON DELETE SET NULL,
  is_bulk        INTEGER NOT NULL CHECK (is_bulk IN (0, 1)),
  -- 1 working, 2 done, 3 undoing, 4 undone, 5 its comments are being set aside
  state          INTEGER NOT NULL,
  -- where the author's other comments are hidden as well; while they are looked for, whose, and how far back that came
  author_scope   INTEGER,
  author_id      TEXT,
  author_cursor  INTEGER,
  -- the entry that a list of the tenant's got with it; added is 0 where the list had it already
  list_name      TEXT,
  list_term      TEXT,
  list_added     INTEGER,
  created_at     INTEGER NOT NULL,
  undone_by      INTEGER REFERENCES operators (id) ON DELETE SET NULL,
  undone_at      INTEGER,
  CHECK (author_id IS NULL OR author_scope IS NOT NULL),
  CHECK ((list_name IS NULL) = (list_term IS NULL))
) STRICT;
CREATE INDEX review_decisions_by_tenant ON review_decisions (tenant_id);
CREATE INDEX review_decisions_by_event ON review_decisions (event_id) WHERE event_id IS NOT NULL;
CREATE INDEX review_decisions_by_reviewer ON review_decisions (reviewer_id) WHERE reviewer_id IS NOT NULL;
CREATE INDEX review_decisions_by_undoer ON review_decisions (undone_by) WHERE undone_by IS NOT NULL;
CREATE INDEX review_decisions_at_work ON review_decisions (state) WHERE state IN (1, 3, 5);

-- Comments whose decision asks for a person (review, hold), until somebody decided or the comment is gone. One row a
-- comment, however often TikTok told of it. Events bring their tenant's deletion along. By tenant and id, which is the
-- order of recording.
CREATE TABLE review_queue (
  event_id      INTEGER PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
  tenant_id     INTEGER NOT NULL,
  account_id    INTEGER NOT NULL,
  -- when it began to wait, which is later than the event where it was decided again
  queued_at     INTEGER NOT NULL,
  holder_id     INTEGER REFERENCES operators (id) ON DELETE SET NULL,
  leased_until  INTEGER,
  -- the decision in bulk that will take it off the queue
  bulk_id       INTEGER REFERENCES review_decisions (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX review_queue_by_tenant ON review_queue (tenant_id);
CREATE INDEX review_queue_by_holder ON review_queue (holder_id) WHERE holder_id IS NOT NULL;
CREATE INDEX review_queue_in_bulk ON review_queue (bulk_id) WHERE bulk_id IS NOT NULL;
INSERT INTO review_queue (event_id, tenant_id, account_id, queued_at)
  SELECT waiting.id, waiting.tenant_id, waiting.account_id, waiting.id >> 20
  FROM decisions JOIN events AS waiting ON waiting.id = decisions.event_id
  WHERE decisions.verdict IN (1, 2)
    AND NOT EXISTS (
      SELECT 1 FROM events AS other
      WHERE other.comment_id = waiting.comment_id AND other.account_id = waiting.account_id
        AND (other.kind = 2
          OR EXISTS (SELECT 1 FROM reviews WHERE reviews.event_id = other.id)
          OR other.id < waiting.id AND EXISTS (
            SELECT 1 FROM decisions AS earlier WHERE earlier.event_id = other.id AND earlier.verdict IN (1, 2))));

-- Each comment that a decision was carried out on, with what is needed to take it back.
CREATE TABLE reviewed_comments (
  id                INTEGER PRIMARY KEY,
  decision_id       INTEGER NOT NULL REFERENCES review_decisions (id) ON DELETE CASCADE,
  event_id          INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  -- NULL where the comment was not waiting
  queued_at         INTEGER,
  -- the review it took the place of
  earlier_verdict   INTEGER,
  earlier_reviewer  INTEGER,
  earlier_at        INTEGER,
  decided_at        INTEGER NOT NULL,
  -- whether an action was queued or withdrawn for it
  has_acted         INTEGER NOT NULL CHECK (has_acted IN (0, 1)),
  -- when it was taken back, or found not to be possible: then it stands
  undone_at         INTEGER,
  stands            INTEGER NOT NULL DEFAULT 0 CHECK (stands IN (0, 1)),
  -- when somebody else decided otherwise
  overturned_at     INTEGER,
  CHECK ((earlier_verdict IS NULL) = (earlier_at IS NULL))
) STRICT;
-- With what tells those apart that are to be taken back yet, so that a slice of many is found without the others.
CREATE INDEX reviewed_comments_by_decision ON reviewed_comments (decision_id, undone_at, stands);
CREATE INDEX reviewed_comments_by_event ON reviewed_comments (event_id);

-- How long a tenant's queue may grow before somebody is told; NULL for the gateway's own limits. told_at is set from
-- then on until the queue is within its limits again.
CREATE TABLE review_limits (
  tenant_id  INTEGER PRIMARY KEY REFERENCES tenants (id) ON DELETE CASCADE,
  max_age    INTEGER CHECK (max_age > 0),
  max_items  INTEGER CHECK (max_items > 0),
  told_at    INTEGER
) STRICT;
