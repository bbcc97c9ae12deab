package data

import (
	"context"
	"strings"
)

// mostAlike is how many articles with the words of a headline are looked at.
const mostAlike = 50

// FindHeadlines returns the articles that have exactly one of the headlines, the
// newest of each. A headline that no article has is not in the result.
func (a *Archive) FindHeadlines(ctx context.Context, headlines []string) (map[string]int64, error) {
	found := map[string]int64{}
	load, err := a.reader.PrepareContext(ctx, "SELECT headline FROM doc WHERE article = ?")
	if err != nil {
		return nil, a.explain(err)
	}
	defer func() { _ = load.Close() }()
	for _, wanted := range headlines {
		if _, known := found[wanted]; known || indexText(wanted) == "" {
			continue
		}
		phrase := strings.ReplaceAll(wanted, `"`, " ")
		results, err := a.Search(ctx, ParseQuery(`title:"`+phrase+`"`, false), Newest)
		if err != nil {
			return nil, err
		}
		for _, id := range results.IDs(0, mostAlike) {
			var headline string
			if err := load.QueryRowContext(ctx, id).Scan(&headline); err != nil {
				continue // removed since
			}
			if oneLine(headline) == oneLine(wanted) {
				found[wanted] = id
				break
			}
		}
	}
	return found, ctx.Err()
}
