-- What the query engine keeps beside the full-text index; see
-- docs/ARCHITECTURE.md. The step's part in Go (upgrade.go) fills both anew.

-- The body comes first: a posting in the first column is two bytes shorter.
DROP TABLE fts;
CREATE VIRTUAL TABLE fts USING fts5 (
    body, headline, byline, dateline, facet,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE TABLE facet_value (       -- what articles have in common: an outlet, a place
    id    INTEGER PRIMARY KEY,
    field INTEGER NOT NULL,      -- see facetFields
    term  TEXT    NOT NULL,      -- the value as it is compared
    text  TEXT    NOT NULL,      -- as it was first written
    UNIQUE (field, term)
);

CREATE TABLE block (             -- facts of articles, column by column; see block.go
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    n     INTEGER NOT NULL,      -- articles in it
    bytes BLOB    NOT NULL
);

CREATE TABLE reading (           -- what a person has read
    article INTEGER PRIMARY KEY,
    since   INTEGER NOT NULL     -- Unix seconds
);
