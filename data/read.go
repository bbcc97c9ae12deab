package data

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"
)

// querier is what a pool and a transaction have in common.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

const docColumns = `doc.article, headline, marks, published, places, agency, outlet, authors, language, format,
	coalesce(url, ''), folder.path || '/' || name, position, key, import, gone, versions`

// Article returns the article with a stable id, or ErrNoArticle.
func (a *Archive) Article(ctx context.Context, id int64) (*Article, error) {
	article, err := loadArticle(ctx, a.reader, &a.codec, id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, say(ErrNoArticle, "there is no article %d in %s", id, a.path)
	}
	return article, a.explain(err)
}

func loadArticle(ctx context.Context, q querier, c *codec, id int64) (*Article, error) {
	var a Article
	var text, restOfIt []byte
	to := append(scanDoc(&a), &text, &restOfIt)
	err := q.QueryRowContext(ctx, "SELECT "+docColumns+`, text, rest
		FROM doc JOIN folder ON folder.id = doc.folder JOIN body ON body.article = doc.article WHERE doc.article = ?`, id).Scan(to...)
	if err != nil {
		return nil, err
	}
	a.Source.Path = filepath.Clean(filepath.FromSlash(a.Source.Path))
	if text, restOfIt, err = c.unpackText(text, restOfIt); err != nil {
		return nil, err
	}
	a.Body = splitBody(string(text))
	var r rest
	if err := json.Unmarshal(restOfIt, &r); err != nil {
		return nil, fmt.Errorf("read article %d: %w", id, err)
	}
	r.fill(&a)
	return &a, nil
}

// scanDoc returns destinations for docColumns.
func scanDoc(a *Article) []any {
	return []any{
		&a.ID, &a.Headline, (*listColumn)(&a.Marks), (*dateColumn)(&a.Published), (*listColumn)(&a.Places), &a.Agency, &a.Outlet,
		(*listColumn)(&a.Authors), &a.Language, &a.Source.Format, &a.URL, &a.Source.Path, &a.Source.Position, &a.Source.Key, &a.Import, &a.Gone, &a.Versions,
	}
}

// listColumn scans a list joined by listSeparator.
type listColumn []string

func (l *listColumn) Scan(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("a list is stored as text, not %T", v)
	}
	*l = splitList(s)
	return nil
}

// dateColumn scans an ISO date to its precision.
type dateColumn Date

func (d *dateColumn) Scan(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("a date is stored as text, not %T", v)
	}
	parsed, err := parseISO(s)
	*d = dateColumn(parsed)
	return err
}

// Version is an article as it was before an update.
type Version struct {
	Article  Article
	Replaced time.Time
}

// Versions returns the older versions of an article, newest first.
func (a *Archive) Versions(ctx context.Context, id int64) ([]Version, error) {
	rows, err := a.reader.QueryContext(ctx, "SELECT replaced, z FROM version WHERE article = ? ORDER BY id DESC", id)
	if err != nil {
		return nil, a.explain(err)
	}
	defer func() { _ = rows.Close() }()
	var versions []Version
	for rows.Next() {
		var replaced int64
		var z []byte
		if err := rows.Scan(&replaced, &z); err != nil {
			return nil, a.explain(err)
		}
		record, err := a.codec.unpack(z)
		if err != nil {
			return nil, err
		}
		v := Version{Replaced: time.Unix(replaced, 0)}
		if err := json.Unmarshal(record, &v.Article); err != nil {
			return nil, fmt.Errorf("read a version of article %d: %w", id, err)
		}
		versions = append(versions, v)
	}
	return versions, a.explain(rows.Err())
}

// Original returns the bytes of the file that an article was read from, and
// whether they were kept.
func (a *Archive) Original(ctx context.Context, id int64) ([]byte, bool, error) {
	var z []byte
	err := a.reader.QueryRowContext(ctx, "SELECT z FROM original JOIN doc ON doc.original = original.id WHERE doc.article = ?", id).Scan(&z)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, a.explain(err)
	}
	b, err := a.codec.unpack(z)
	return b, err == nil, err
}

// Imports returns all imports, newest first.
func (a *Archive) Imports(ctx context.Context) ([]Import, error) {
	rows, err := a.reader.QueryContext(ctx, `SELECT id, kind, paths, state, started, finished, found, added, updated, unchanged, duplicate, skipped, failed
		FROM import ORDER BY id DESC`)
	if err != nil {
		return nil, a.explain(err)
	}
	defer func() { _ = rows.Close() }()
	var imports []Import
	for rows.Next() {
		var i Import
		var paths string
		var started, finished int64
		c := &i.Counts
		if err := rows.Scan(&i.ID, &i.Kind, &paths, &i.State, &started, &finished,
			&c.Found, &c.Added, &c.Updated, &c.Unchanged, &c.Duplicate, &c.Skipped, &c.Failed); err != nil {
			return nil, a.explain(err)
		}
		if err := json.Unmarshal([]byte(paths), &i.Paths); err != nil {
			return nil, fmt.Errorf("read the paths of import %d: %w", i.ID, err)
		}
		i.Started = time.Unix(started, 0)
		if finished != 0 {
			i.Finished = time.Unix(finished, 0)
		}
		imports = append(imports, i)
	}
	return imports, a.explain(rows.Err())
}

// ImportItems returns the items of an import that ended otherwise than added
// or unchanged, in the order they were filed.
func (a *Archive) ImportItems(ctx context.Context, id int64) ([]Item, error) {
	rows, err := a.reader.QueryContext(ctx, `SELECT path, position, outcome, article, reason FROM import_item
		WHERE import = ? AND outcome NOT IN (?, ?) ORDER BY rowid`, id, Added, Unchanged)
	if err != nil {
		return nil, a.explain(err)
	}
	defer func() { _ = rows.Close() }()
	var items []Item
	for rows.Next() {
		var i Item
		if err := rows.Scan(&i.Path, &i.Position, &i.Outcome, &i.Article, &i.Reason); err != nil {
			return nil, a.explain(err)
		}
		items = append(items, i)
	}
	return items, a.explain(rows.Err())
}

// Cause gathers the items of an import that ended in one outcome for one
// reason.
type Cause struct {
	Outcome Outcome
	Reason  string
	Count   int
	Items   []Item // the first of them
}

// ImportCauses groups the failed, skipped and duplicate items of an import by
// reason, the most frequent first, with up to most items each. Duplicates are
// one group: each has a reason of its own.
func (a *Archive) ImportCauses(ctx context.Context, id int64, most int) ([]Cause, error) {
	items, err := a.ImportItems(ctx, id)
	if err != nil {
		return nil, err
	}
	type key struct {
		outcome Outcome
		reason  string
	}
	at := map[key]int{}
	var causes []Cause
	for _, i := range items {
		k := key{i.Outcome, i.Reason}
		switch i.Outcome {
		case Failed, Skipped:
		case Duplicate:
			k.reason = "The same content as another article."
		default:
			continue
		}
		n, ok := at[k]
		if !ok {
			n = len(causes)
			at[k] = n
			causes = append(causes, Cause{Outcome: k.outcome, Reason: k.reason})
		}
		causes[n].Count++
		if len(causes[n].Items) < most {
			causes[n].Items = append(causes[n].Items, i)
		}
	}
	rank := map[Outcome]int{Failed: 0, Skipped: 1, Duplicate: 2}
	slices.SortStableFunc(causes, func(c, d Cause) int {
		return cmp.Or(cmp.Compare(rank[c.Outcome], rank[d.Outcome]), cmp.Compare(d.Count, c.Count))
	})
	return causes, nil
}
