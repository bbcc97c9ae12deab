package importer

import (
	"bytes"
	"regexp"
	"strings"
	"time"

	"github.com/jhillyerd/enmime/v2"

	"dateline/data"
)

var mhtmlFormat = format{name: "mhtml", matches: isMHTML, read: readMHTML}

var savedBy = regexp.MustCompile(`(?i)^[<"']*saved by\b`)

// isMHTML reports a saved page: a message of related parts that was never sent.
func isMHTML(s *source) bool {
	h := s.header()
	if h == nil || h["received"] != "" || h["to"] != "" || h["message-id"] != "" && h["snapshot-content-location"] == "" {
		return false
	}
	related := strings.HasPrefix(strings.ToLower(h["content-type"]), "multipart/related")
	named := s.ext() == ".mht" || s.ext() == ".mhtml"
	switch {
	case h["snapshot-content-location"] != "", savedBy.MatchString(h["from"]):
		return true
	case related:
		return h["from"] == "" || named
	}
	return named && h["mime-version"] != ""
}

// readMHTML reads a saved page. When it was saved is the base of "3 hours
// ago", and no date of its own.
func readMHTML(src *source) ([]data.Article, error) {
	raw := bytes.TrimLeft(src.Bytes, " \t\r\n")
	if err := boundParts(raw); err != nil {
		return nil, err
	}
	h := src.header()
	parts, err := enmime.NewParser(enmime.SkipMalformedParts(true), enmime.DisableCharacterDetection(true),
		enmime.SetReadPartErrorPolicy(keepWhatWasRead), enmime.MultipartWOBoundaryAsSinglePart(true)).ReadParts(bytes.NewReader(raw))
	if err != nil {
		return nil, &Failure{Stage: "parse", Err: err, Reason: "The saved page's structure is broken: " + plainCause(err) + ". Save the page again."}
	}
	related := strings.HasPrefix(strings.ToLower(h["content-type"]), "multipart/")
	if related && parts.FirstChild == nil {
		return nil, &Failure{Stage: "parse", Reason: "The saved page is broken: the line that parts its pieces is missing. Save the page again."}
	}
	page := pageOf(parts, h)
	if page == nil {
		return nil, &Failure{Stage: "parse", Reason: "The saved page is broken: it holds no page, only what belongs to one. Save the page again."}
	}
	text, encoding := partText(page)
	src.encoding = encoding
	address := webAddress(h["snapshot-content-location"])
	if address == "" {
		address = webAddress(page.Header.Get("Content-Location"))
	}
	var when time.Time
	if d, ok := mailDate(h["date"]); ok {
		when = d.Time
	}
	if len(htmlParagraphs(text)) == 0 {
		return nil, &Failure{Stage: "parse", Reason: "The saved page was cut off before its text began. Save the page again."}
	}
	a, dates, err := readPage(text, address, when)
	if err != nil {
		return nil, err
	}
	return []data.Article{src.settle(a, dates...)}, nil
}

// pageOf finds the page among the parts: the one that the start parameter
// names, or whose address is the page's, or else the first.
func pageOf(root *enmime.Part, h map[string]string) *enmime.Part {
	pages := root.DepthMatchAll(func(p *enmime.Part) bool {
		return (p.ContentType == "text/html" || p.ContentType == "application/xhtml+xml") && len(bytes.TrimSpace(p.Content)) > 0
	})
	if len(pages) == 0 {
		return nil
	}
	lower := strings.ToLower(h["content-type"])
	for _, p := range pages {
		if p.ContentID != "" && strings.Contains(lower, `start="<`+strings.ToLower(p.ContentID)+`>"`) {
			return p
		}
	}
	return pages[0]
}
