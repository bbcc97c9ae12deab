-- The rows of doc and fts are places in the index (day << 24 | number), those
-- of the other tables are stable ids. See docs/ARCHITECTURE.md.

CREATE TABLE doc (               -- what lists and lookups need; kept narrow
    id        INTEGER PRIMARY KEY, -- the row
    article   INTEGER NOT NULL,
    headline  TEXT    NOT NULL,
    marks     TEXT    NOT NULL,  -- lists are joined by U+001F
    published TEXT    NOT NULL,  -- ISO 8601 to its precision, '' where unknown
    places    TEXT    NOT NULL,
    agency    TEXT    NOT NULL,
    outlet    TEXT    NOT NULL,
    authors   TEXT    NOT NULL,
    language  TEXT    NOT NULL,
    format    TEXT    NOT NULL,
    url       TEXT,
    folder    INTEGER NOT NULL REFERENCES folder,
    name      TEXT    NOT NULL,
    position  INTEGER NOT NULL,
    hash      INTEGER NOT NULL,  -- the first 8 bytes of the SHA-256
    import    INTEGER NOT NULL REFERENCES import,
    original  INTEGER REFERENCES original,
    versions  INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX doc_article ON doc (article);
CREATE UNIQUE INDEX doc_source ON doc (folder, name, position);
CREATE INDEX doc_hash ON doc (hash);
CREATE INDEX doc_url ON doc (url) WHERE url IS NOT NULL;

CREATE TABLE body (              -- both columns zstd
    article INTEGER PRIMARY KEY,
    text    BLOB NOT NULL,       -- paragraphs joined by a blank line
    rest    BLOB NOT NULL        -- JSON of the fields that only a reader needs
);

CREATE TABLE original (
    id   INTEGER PRIMARY KEY,
    size INTEGER NOT NULL,       -- bytes of the file
    z    BLOB NOT NULL           -- the file, zstd
);

CREATE TABLE version (           -- what an update replaced
    id       INTEGER PRIMARY KEY,
    article  INTEGER NOT NULL,
    hash     INTEGER NOT NULL,
    replaced INTEGER NOT NULL,   -- Unix seconds
    import   INTEGER NOT NULL,   -- that replaced it
    original INTEGER,
    z        BLOB NOT NULL       -- JSON of the whole article, zstd
);
CREATE INDEX version_article ON version (article);
CREATE INDEX version_hash ON version (hash);

CREATE TABLE day (               -- articles a day, for the timeline
    day INTEGER PRIMARY KEY,
    n   INTEGER NOT NULL
);

CREATE TABLE dictionary (        -- of zstd, made from the archive's own text
    id    INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
);

CREATE TABLE folder (
    id   INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE
);

CREATE TABLE import (
    id        INTEGER PRIMARY KEY,
    paths     TEXT    NOT NULL,  -- JSON
    state     TEXT    NOT NULL,
    started   INTEGER NOT NULL,  -- Unix seconds
    finished  INTEGER NOT NULL DEFAULT 0,
    originals INTEGER NOT NULL,
    found     INTEGER NOT NULL DEFAULT 0,
    added     INTEGER NOT NULL DEFAULT 0,
    updated   INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    duplicate INTEGER NOT NULL DEFAULT 0,
    skipped   INTEGER NOT NULL DEFAULT 0,
    failed    INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE import_item (       -- every item but the added ones, which doc has
    import   INTEGER NOT NULL,
    path     TEXT    NOT NULL,
    position INTEGER NOT NULL,
    outcome  TEXT    NOT NULL,
    article  INTEGER NOT NULL,
    reason   TEXT    NOT NULL
);
CREATE INDEX import_item_import ON import_item (import);

CREATE TABLE counter (           -- ids that are never used twice
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
);
INSERT INTO counter VALUES ('article', 0);

-- Text comes already tokenized (see tokenize.go); 'ascii' passes it through.
CREATE VIRTUAL TABLE fts USING fts5 (
    headline, byline, dateline, body, facet,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);
