-- Ids are those of the engine. Times are nanoseconds since 1970. Constants are stored by name.
-- No personal data and no secret stands here in the clear: they are in the sealed log, at (place, size),
-- or in a sealed column. subject and client are blind indexes: equal exactly where the texts are.

CREATE TABLE facts (
  name  TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE workspaces (
  id          INTEGER PRIMARY KEY,
  name        TEXT    NOT NULL,
  environment TEXT    NOT NULL,
  created_at  INTEGER NOT NULL
);

CREATE TABLE api_keys (
  name        TEXT    PRIMARY KEY,
  workspace   INTEGER NOT NULL,
  title       TEXT    NOT NULL,
  secret_hash TEXT    NOT NULL,
  scope       TEXT    NOT NULL,
  created_at  INTEGER NOT NULL,
  expires_at  INTEGER
) WITHOUT ROWID;

-- Sessions and tickets are found by a blind index of the hash of their token.
CREATE TABLE users (
  id     INTEGER PRIMARY KEY,
  sealed BLOB NOT NULL
);

CREATE TABLE sessions (
  id     INTEGER PRIMARY KEY,
  user   INTEGER NOT NULL,
  sealed BLOB    NOT NULL
);

CREATE TABLE tickets (
  id     INTEGER PRIMARY KEY,
  user   INTEGER NOT NULL,
  sealed BLOB    NOT NULL
);

CREATE TABLE audit (
  id        INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL,
  sealed    BLOB    NOT NULL
);
CREATE INDEX audit_of_workspace ON audit (workspace);

CREATE TABLE notifications (
  id         INTEGER PRIMARY KEY,
  workspace  INTEGER NOT NULL,
  settings   BLOB    NOT NULL,
  fence      INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);

CREATE TABLE alerts (
  notification INTEGER PRIMARY KEY,
  window_ends  INTEGER,
  gathered     INTEGER NOT NULL,
  examples     TEXT    NOT NULL,
  failing      INTEGER NOT NULL
);

CREATE TABLE mails (
  id        INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL,
  state     TEXT    NOT NULL,
  attempts  INTEGER NOT NULL,
  due       INTEGER NOT NULL,
  about     TEXT    NOT NULL,
  place     INTEGER NOT NULL,
  size      INTEGER NOT NULL
);
CREATE INDEX mails_due ON mails (due) WHERE state = 'PENDING';
CREATE INDEX mails_of_workspace ON mails (workspace);

CREATE TABLE mail_deliveries (
  delivery INTEGER NOT NULL,
  mail     INTEGER NOT NULL,
  PRIMARY KEY (delivery, mail)
) WITHOUT ROWID;
CREATE INDEX mail_deliveries_of_mail ON mail_deliveries (mail);

CREATE TABLE resend_jobs (
  id         INTEGER PRIMARY KEY,
  workspace  INTEGER NOT NULL,
  subject    INTEGER,
  state      TEXT    NOT NULL,
  matched    INTEGER NOT NULL,
  requested  INTEGER NOT NULL,
  cursor     INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  place      INTEGER NOT NULL,
  size       INTEGER NOT NULL
);

-- subject is kept here only for an event that has no deliveries, so that it too is found for erasure.
CREATE TABLE events (
  id      INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  subject INTEGER,
  place   INTEGER NOT NULL,
  size    INTEGER NOT NULL
);
CREATE INDEX events_unsent ON events (subject) WHERE subject IS NOT NULL;

CREATE TABLE receipts (
  id    INTEGER PRIMARY KEY,
  event INTEGER NOT NULL
);
CREATE INDEX receipts_of_event ON receipts (event);

-- A shelf is a run of deliveries with consecutive ids. The log is searched shelf by shelf.
CREATE TABLE shelves (
  id    INTEGER PRIMARY KEY,
  first INTEGER NOT NULL
);

-- The blind indexes of a full shelf, written all at once and in order when the next shelf is begun.
CREATE TABLE marks (
  shelf    INTEGER NOT NULL,
  mark     INTEGER NOT NULL,
  delivery INTEGER NOT NULL,
  PRIMARY KEY (shelf, mark, delivery)
) WITHOUT ROWID;

-- Which combinations have ever occurred on a shelf; code is -1 before the first attempt.
CREATE TABLE shelf_contents (
  workspace    INTEGER NOT NULL,
  shelf        INTEGER NOT NULL,
  notification INTEGER NOT NULL,
  type         TEXT    NOT NULL,
  state        TEXT    NOT NULL,
  code         INTEGER NOT NULL,
  PRIMARY KEY (workspace, shelf, notification, type, state, code)
) WITHOUT ROWID;
CREATE INDEX shelf_contents_of_shelf ON shelf_contents (shelf);

-- The latest attempt stands in the delivery itself, since most have only one; recorded counts all.
CREATE TABLE deliveries (
  id            INTEGER PRIMARY KEY,
  event         INTEGER NOT NULL,
  workspace     INTEGER NOT NULL,
  notification  INTEGER NOT NULL,
  type          TEXT    NOT NULL,
  subject       INTEGER,
  client        INTEGER,
  state         TEXT    NOT NULL,
  due           INTEGER NOT NULL,
  attempts      INTEGER NOT NULL,
  canceled      TEXT,
  resend        INTEGER,
  recorded      INTEGER NOT NULL DEFAULT 0,
  last_at       INTEGER,
  last_duration INTEGER,
  last_code     INTEGER,
  last_failure  TEXT,
  last_manual   INTEGER
);
CREATE INDEX deliveries_pending ON deliveries (notification) WHERE state = 'PENDING';
CREATE INDEX deliveries_due ON deliveries (notification, due) WHERE state = 'PENDING';
CREATE INDEX deliveries_in_order ON deliveries (notification, subject) WHERE state = 'PENDING' AND subject IS NOT NULL;
CREATE INDEX deliveries_to_resend ON deliveries (id) WHERE resend IS NOT NULL;

-- The attempts before the latest, numbered from 1.
CREATE TABLE attempts (
  delivery INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  duration INTEGER NOT NULL,
  code     INTEGER NOT NULL,
  failure  TEXT,
  manual   INTEGER NOT NULL,
  PRIMARY KEY (delivery, number)
) WITHOUT ROWID;

-- What became of deliveries, by the hour in which it did. latencies holds, for each bucket of the histogram
-- that is not empty, its number and its count.
CREATE TABLE tallies (
  workspace       INTEGER NOT NULL,
  hour            INTEGER NOT NULL,
  notification    INTEGER NOT NULL,
  delivered       INTEGER NOT NULL,
  failed          INTEGER NOT NULL,
  canceled        INTEGER NOT NULL,
  attempts        INTEGER NOT NULL,
  failed_attempts INTEGER NOT NULL,
  latencies       BLOB    NOT NULL,
  PRIMARY KEY (workspace, hour, notification)
) WITHOUT ROWID;
CREATE INDEX tallies_by_hour ON tallies (hour);
