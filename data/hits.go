package data

import (
	"context"
	"database/sql"
	"errors"
)

const (
	snippetWidth = 240     // characters; more than any row shows
	snippetBytes = 1 << 20 // of a body that are searched for a snippet
)

// hits loads what a list shows of some articles.
func (a *Archive) hits(ctx context.Context, from querier, q Query, articles []int64) ([]Hit, error) {
	if len(articles) == 0 {
		return nil, nil
	}
	marker := q.highlighter()
	load, err := from.PrepareContext(ctx, "SELECT "+docColumns+`, text, rest, EXISTS (SELECT 1 FROM reading WHERE reading.article = doc.article)
		FROM doc JOIN folder ON folder.id = doc.folder JOIN body ON body.article = doc.article WHERE doc.article = ?`)
	if err != nil {
		return nil, a.explain(err)
	}
	defer func() { _ = load.Close() }()
	hits := make([]Hit, len(articles))
	for i, id := range articles {
		var article Article
		var packed, rest []byte
		var read bool
		err := load.QueryRowContext(ctx, id).Scan(append(scanDoc(&article), &packed, &rest, &read)...)
		if errors.Is(err, sql.ErrNoRows) {
			continue // removed since
		}
		if err != nil {
			return nil, a.explain(err)
		}
		text, _, err := a.codec.unpackText(packed, rest)
		if err != nil {
			return nil, err
		}
		hits[i] = Hit{
			ID: article.ID, Read: read, Headline: article.Headline, HeadlineHits: marker.headlineSpans(article.Headline, article.Marks), Marks: article.Marks,
			Published: article.Published, Places: article.Places, Agency: article.Agency, Outlet: article.Outlet, Authors: article.Authors,
		}
		text = text[:min(len(text), snippetBytes)]
		hits[i].Snippet, hits[i].SnippetHits = marker.snippet(splitBody(string(text)), snippetWidth)
	}
	return hits, nil
}

// HitsIn returns the places of an article that answer a query.
func HitsIn(a *Article, q Query) ArticleHits { return q.highlighter().articleHits(a) }
