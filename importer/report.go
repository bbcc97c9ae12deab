package importer

import (
	"encoding/csv"
	"io"
	"strconv"

	"dateline/data"
)

// WriteReport writes the items of an import as CSV with the columns outcome,
// path, position, article and reason.
func WriteReport(w io.Writer, items []data.Item) error {
	out := csv.NewWriter(w)
	_ = out.Write([]string{"outcome", "path", "position", "article", "reason"}) // Flush reports errors
	for _, i := range items {
		_ = out.Write([]string{string(i.Outcome), i.Path, strconv.Itoa(i.Position), strconv.FormatInt(i.Article, 10), i.Reason})
	}
	out.Flush()
	return out.Error()
}
