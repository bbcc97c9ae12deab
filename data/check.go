package data

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
)

// CheckReport is what Check found.
type CheckReport struct {
	Articles  int
	Originals int
	Versions  int
	Problems  []string // sentences; empty where all is well
}

const maxProblems = 100

func (r *CheckReport) add(format string, args ...any) {
	if len(r.Problems) < maxProblems {
		r.Problems = append(r.Problems, fmt.Sprintf(format, args...))
	}
}

// Check reads the whole archive: the database's own structure and that of the
// full-text index, the agreement of the tables, and every stored text and
// original against its checksum.
func (a *Archive) Check(ctx context.Context) (CheckReport, error) {
	var r CheckReport
	for _, step := range []func(context.Context, *CheckReport) error{a.checkDatabase, a.checkTables, a.checkBlocks, a.checkArticles, a.checkVersions} {
		if err := step(ctx, &r); err != nil {
			return r, a.explain(err)
		}
	}
	return r, nil
}

// checkDatabase runs SQLite's own check, which asks FTS5 for its as well. It
// takes a connection of its own: on an older one FTS5 checks the structure
// that it remembers, and takes what was merged since for damage.
func (a *Archive) checkDatabase(ctx context.Context, r *CheckReport) error {
	db, err := openDB(a.path, a.readParams, "query_only", 1, "busy_timeout", busyMillis)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	return each(ctx, db, "PRAGMA integrity_check", func(rows *sql.Rows) error {
		var line string
		if err := rows.Scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			r.add("The database's structure is damaged: %s.", line)
		}
		return nil
	})
}

func (a *Archive) checkTables(ctx context.Context, r *CheckReport) error {
	for _, law := range []struct{ query, broken string }{
		{"SELECT count(*) FROM doc WHERE article NOT IN (SELECT article FROM body)", "%d articles have lost their text."},
		{"SELECT count(*) FROM body WHERE article NOT IN (SELECT article FROM doc)", "%d texts belong to no article."},
		{"SELECT count(*) FROM doc WHERE id NOT IN (SELECT id FROM fts_docsize)", "%d articles are missing from the full-text index."},
		{"SELECT count(*) FROM fts_docsize WHERE id NOT IN (SELECT id FROM doc)", "%d entries of the full-text index belong to no article."},
		{"SELECT count(*) FROM doc WHERE original IS NOT NULL AND original NOT IN (SELECT id FROM original)", "%d articles have lost their original."},
		{"SELECT count(*) FROM doc WHERE folder NOT IN (SELECT id FROM folder)", "%d articles have lost the folder of their file."},
		{fmt.Sprintf(`SELECT count(*) FROM (SELECT id >> %d AS day, count(*) AS n FROM doc GROUP BY 1) AS counted
			FULL JOIN (SELECT * FROM day WHERE n <> 0) AS kept USING (day) WHERE counted.n IS NOT kept.n`, rowDayBits), "%d days are counted wrongly."},
		{"SELECT count(*) FROM import WHERE found <> added + updated + unchanged + duplicate + skipped + failed", "The counts of %d imports do not add up."},
	} {
		var n int
		if err := a.reader.QueryRowContext(ctx, law.query).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			r.add(law.broken, n)
		}
	}
	return nil
}

// checkBlocks compares what the engine knows with the table of articles.
func (a *Archive) checkBlocks(ctx context.Context, r *CheckReport) error {
	tx, err := a.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	s, err := loadSnapshot(ctx, tx, nil)
	if errors.Is(err, ErrDamaged) {
		r.add("What searches go by cannot be read: %v.", err)
		return nil
	}
	if err != nil {
		return err
	}
	n, wrong := 0, 0
	if err := each(ctx, tx, "SELECT id, article, published FROM doc ORDER BY id", func(rows *sql.Rows) error {
		var row, article int64
		var published Date
		err := rows.Scan(&row, &article, (*dateColumn)(&published))
		if n >= s.len() || s.rows[n] != row || int64(s.articles[n]) != article || Precision(s.precision[n]) != published.Precision {
			wrong++
		}
		n++
		return err
	}); err != nil {
		return err
	}
	if wrong > 0 || n != s.len() {
		r.add("What searches go by does not agree with the articles: %d of %d differ.", max(wrong, s.len()-n), n)
	}
	return nil
}

func (a *Archive) checkArticles(ctx context.Context, r *CheckReport) error {
	return each(ctx, a.reader, `SELECT doc.article, position, text, rest, original.z FROM doc JOIN body USING (article)
			LEFT JOIN original ON original.id = doc.original`, func(rows *sql.Rows) error {
		var id int64
		var position int
		var text, packedRest, original []byte
		if err := rows.Scan(&id, &position, &text, &packedRest, &original); err != nil {
			return err
		}
		r.Articles++
		var details rest
		if _, b, err := a.codec.unpackText(text, packedRest); err != nil {
			r.add("The text of article %d cannot be read: %v.", id, err)
		} else if err := json.Unmarshal(b, &details); err != nil {
			r.add("The details of article %d cannot be read: %v.", id, err)
		}
		if original == nil {
			return nil
		}
		r.Originals++
		b, err := a.codec.unpack(original)
		if err != nil {
			r.add("The original of article %d cannot be read: %v.", id, err)
		} else if sum := sha256.Sum256(b); position == 0 && string(sum[:]) != string(details.SHA256) {
			r.add("The original of article %d is not what was imported: its checksum differs.", id)
		}
		return nil
	})
}

func (a *Archive) checkVersions(ctx context.Context, r *CheckReport) error {
	return each(ctx, a.reader, "SELECT article, z FROM version", func(rows *sql.Rows) error {
		var id int64
		var z []byte
		if err := rows.Scan(&id, &z); err != nil {
			return err
		}
		r.Versions++
		var article Article
		if b, err := a.codec.unpack(z); err != nil {
			r.add("An older version of article %d cannot be read: %v.", id, err)
		} else if err := json.Unmarshal(b, &article); err != nil {
			r.add("An older version of article %d cannot be read: %v.", id, err)
		}
		return nil
	})
}

func each(ctx context.Context, q querier, query string, f func(*sql.Rows) error, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
