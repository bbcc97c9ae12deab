package importer

import (
	"bytes"
	"path"
	"strings"
)

// waczFormat is a web archive packed with its index: a zip file of WARC files.
var waczFormat = format{name: "wacz", matches: isWACZ, stream: streamWACZ}

func isWACZ(s *source) bool {
	return isZip(s) && (s.ext() == ".wacz" || bytes.Contains(s.head, []byte("archive/")) && bytes.Contains(s.head, []byte(".warc")) &&
		bytes.Contains(s.head, []byte("datapackage.json")))
}

// streamWACZ reads the WARC files; what is beside them says nothing more.
func streamWACZ(src *source, s *sink) error {
	before := s.items
	err := walkZip(src, s, func(name string) bool {
		name = strings.ToLower(name)
		return strings.HasPrefix(name, "archive/") && (path.Ext(name) == ".warc" || strings.HasSuffix(name, ".warc.gz"))
	})
	if err == nil && s.items == before {
		return &NotArticle{"a web archive without a page that is an article"}
	}
	return err
}
