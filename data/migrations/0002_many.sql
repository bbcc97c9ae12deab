-- Files that hold many articles, and imports as things.

-- An article of a file that holds many is known again by its key, not by its
-- position, which changes when others are put before it.
ALTER TABLE doc ADD COLUMN key INTEGER NOT NULL DEFAULT 0;
ALTER TABLE doc ADD COLUMN gone INTEGER NOT NULL DEFAULT 0; -- its file is no longer there
DROP INDEX doc_source;
CREATE INDEX doc_source ON doc (folder, name, key);
CREATE INDEX doc_import ON doc (import);
CREATE INDEX doc_original ON doc (original) WHERE original IS NOT NULL;
CREATE INDEX version_import ON version (import);

CREATE TABLE import_file (       -- how far a running import has filed what it files piece by piece
    import INTEGER NOT NULL,
    path   TEXT    NOT NULL,
    items  INTEGER NOT NULL,
    whole  INTEGER NOT NULL,
    mark   TEXT    NOT NULL, -- where the importer stood, in its own words
    PRIMARY KEY (import, path)
) WITHOUT ROWID;

ALTER TABLE import ADD COLUMN kind TEXT NOT NULL DEFAULT 'import';
ALTER TABLE import ADD COLUMN undone INTEGER NOT NULL DEFAULT 0; -- Unix seconds

CREATE TABLE mapping (           -- which column of a dataset means what
    shape TEXT PRIMARY KEY,      -- the names of its columns
    used  INTEGER NOT NULL,      -- Unix seconds
    fields TEXT NOT NULL         -- JSON: field to column
);

CREATE TABLE watch (             -- folders that are followed
    path  TEXT PRIMARY KEY,
    since INTEGER NOT NULL       -- Unix seconds
);

CREATE TABLE watch_file (        -- the files of watched folders as they were last seen
    path     TEXT PRIMARY KEY,
    size     INTEGER NOT NULL,
    modified INTEGER NOT NULL    -- Unix nanoseconds
) WITHOUT ROWID;

ALTER TABLE version ADD COLUMN came INTEGER NOT NULL DEFAULT 0; -- the import it came with; 0 is unknown
CREATE INDEX version_came ON version (came);
