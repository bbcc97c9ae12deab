package importer

import (
	"strings"
	"testing"
)

func TestSourceText(t *testing.T) {
	for name, c := range map[string]struct {
		bytes string
		want  string
		fails string // part of the error
	}{
		"text":      {"The harbor\r\nis open.\n", "The harbor", ""},
		"korean":    {"\xc7\xd7\xb8\xb8 \xb3\xeb\xc1\xb6\xb0\xa1 \xc6\xc4\xbe\xf7\xc0\xbb \xbf\xb9\xb0\xed\xc7\xdf\xb4\xd9. \xc7\xd7\xb8\xb8\xc0\xba \xb4\xdd\xc8\xf9\xb4\xd9.", "항만 노조가", ""},
		"pdf":       {"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n", "", "a PDF document"},
		"zip":       {"PK\x03\x04\x14\x00\x00\x00\x08\x00abcdefgh", "", "a zip archive"},
		"no format": {"\x00\x01\x02\x03\x00\x00\x05", "", "not text"},
		"cut":       {strings.Repeat("The harbor is open. ", 50), "The harbor", ""},
	} {
		text, err := SourceText([]byte(c.bytes), 100)
		switch {
		case c.fails != "":
			if err == nil || !strings.Contains(err.Error(), c.fails) {
				t.Errorf("%s: %q, %v; want an error with %q", name, text, err, c.fails)
			}
		case err != nil || !strings.HasPrefix(text, c.want) || len(text) > 150:
			t.Errorf("%s: %q, %v", name, text, err)
		}
	}
}
