package importer

import (
	"errors"
	"fmt"
)

// SourceText returns the beginning of a file, at most so many bytes of it, as
// the text that an import would decode it to. A file that is no text is an
// error that says what it is.
func SourceText(b []byte, most int) (string, error) {
	if kind := binaryKind(b); kind != "" {
		return "", fmt.Errorf("the original is %s, which cannot be shown as text; open it in its own program", kind)
	}
	text, _, err := decode(b[:min(len(b), most)])
	if errors.Is(err, errBinary) {
		return "", errors.New("the original is not text; open it in its own program")
	}
	return text, err
}
