-- What changed, in order: transitions, never every look.
CREATE TABLE entries (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  rule    TEXT,
  subject TEXT NOT NULL,
  before  TEXT CHECK (before IS NULL OR json_valid(before)),
  after   TEXT CHECK (after IS NULL OR json_valid(after)),
  details TEXT CHECK (details IS NULL OR json_valid(details))
) STRICT;

CREATE INDEX entries_by_time ON entries (at);
CREATE INDEX entries_by_finding ON entries (rule, subject, id) WHERE rule IS NOT NULL;

-- What each probe observed last, so that a change while the daemon was away is seen as one.
CREATE TABLE baselines (
  probe        TEXT PRIMARY KEY,
  at           INTEGER NOT NULL,
  observations TEXT NOT NULL CHECK (json_valid(observations))
) STRICT, WITHOUT ROWID;
