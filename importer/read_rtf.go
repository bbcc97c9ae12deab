package importer

import (
	"bytes"

	"dateline/data"
	"dateline/importer/rtf"
)

var rtfFormat = format{name: "rtf", matches: isRTF, read: readRTF}

func isRTF(s *source) bool {
	return bytes.HasPrefix(bytes.TrimLeft(s.head, "\ufeff \t\r\n"), []byte(`{\rtf`))
}

func readRTF(src *source) ([]data.Article, error) {
	doc, err := rtf.Read(src.Bytes)
	if err != nil {
		return nil, &Failure{Stage: "parse", Err: err, Reason: "The document could not be read: " + err.Error() + "."}
	}
	return src.documentArticles(doc, "a rich text document (RTF)")
}
