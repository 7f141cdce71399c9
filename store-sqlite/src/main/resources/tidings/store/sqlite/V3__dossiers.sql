-- A dossier is sealed with a key of its own, which stands in a file beside the database, in this slot: when it is
-- overwritten there, no page and no log of this database can tell what was in it. name is a blind index.
CREATE TABLE dossiers (
  id        INTEGER PRIMARY KEY,
  workspace INTEGER NOT NULL,
  kind      TEXT    NOT NULL,
  name      INTEGER NOT NULL,
  version   INTEGER NOT NULL,
  state     TEXT    NOT NULL,
  due       INTEGER,
  slot      INTEGER NOT NULL,
  sealed    BLOB    NOT NULL
);
CREATE UNIQUE INDEX dossiers_by_name ON dossiers (name);
CREATE INDEX dossiers_due ON dossiers (due) WHERE due IS NOT NULL;
CREATE INDEX dossiers_in_state ON dossiers (workspace, kind, state, id);
CREATE INDEX dossiers_of_kind ON dossiers (workspace, kind, id);

-- Blind indexes of what else a dossier is found by.
CREATE TABLE dossier_marks (
  mark    INTEGER NOT NULL,
  dossier INTEGER NOT NULL,
  PRIMARY KEY (mark, dossier)
) WITHOUT ROWID;
CREATE INDEX marks_of_dossier ON dossier_marks (dossier);

-- Slots of dossiers that are gone, until they are overwritten: what is committed here is done, by the next start at the
-- latest.
CREATE TABLE dossier_shreds (
  slot INTEGER PRIMARY KEY
);
