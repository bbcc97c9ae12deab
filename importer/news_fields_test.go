package importer

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// fieldByPattern finds a field in the text of an XML file with a search alone.
func fieldByPattern(text, pattern string) string {
	m := regexp.MustCompile(`(?s)` + pattern).FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	return strings.Join(readableWords(m[1]), " ")
}

// The headline and the date of the real files are those that a search for
// their tags finds.
func TestIndustryHeadlinesAndDates(t *testing.T) {
	checked := 0
	for _, folder := range []string{"wire-anpa-superdesk", "ninjs", "iptc-newsml-g2", "dpa-digitalwires/expected-newsmlg2"} {
		files, _ := filepath.Glob(filepath.Join(corpus(t, folder), "*.xml"))
		for _, file := range files {
			articles, err := Read(Document{Path: file, Bytes: bytesOf(t, file)})
			if err != nil {
				continue
			}
			text, _, _ := decode(bytesOf(t, file))
			headline, date := "", ""
			switch articles[0].Source.Format {
			case "nitf":
				headline, date = fieldByPattern(text, `<hl1[^>]*>(.*?)</hl1>`), fieldByPattern(text, `<date\.issue\s+norm="([^"]*)"`)
				if headline == "" {
					headline = fieldByPattern(text, `<title>(.*?)</title>`)
				}
			case "newsml":
				headline, date = fieldByPattern(text, `<HeadLine[^>]*>(.*?)</HeadLine>`), fieldByPattern(text, `<FirstCreated>(.*?)</FirstCreated>`)
			case "newsml-g2":
				headline, date = fieldByPattern(text, `<headline[^>/]*>([^<]*?)</headline>`), fieldByPattern(text, `<firstCreated>(.*?)</firstCreated>`)
				if date == "" {
					date = fieldByPattern(text, `<versionCreated>(.*?)</versionCreated>`)
				}
				if date == "" {
					date = fieldByPattern(text, `<contentCreated>(.*?)</contentCreated>`)
				}
				if headline == "" {
					headline = fieldByPattern(text, `<hl1[^>]*>(.*?)</hl1>`)
				}
			case "ritzau":
				headline, date = fieldByPattern(text, `<headline>(.*?)</headline>`), fieldByPattern(text, `<PublishDate>(.*?)</PublishDate>`)
			}
			if articles[0].Headline != headline {
				t.Errorf("%s: headline %q, want %q", filepath.Base(file), articles[0].Headline, headline)
			}
			if got := articles[0].Published.ISO(); !sameMinute(got, date) {
				t.Errorf("%s: published %s, want %s", filepath.Base(file), got, date)
			}
			checked++
		}
	}
	if checked < 45 {
		t.Errorf("only %d files were compared", checked)
	}
}

// sameMinute compares ISO dates, the second in any notation, by their digits
// to the minute and by their zone.
func sameMinute(got, want string) bool {
	digits := func(s string) string { return regexp.MustCompile(`[-:T]`).ReplaceAllString(s[:min(len(s), 16)], "") }
	if got == "" || want == "" {
		return got == want
	}
	g, w := digits(got), regexp.MustCompile(`[-:T]`).ReplaceAllString(want, "")
	zone := regexp.MustCompile(`(?:Z|[+-]\d\d:?\d\d)$`)
	gz, wz := strings.ReplaceAll(zone.FindString(got), ":", ""), strings.ReplaceAll(zone.FindString(want), ":", "")
	utc := strings.NewReplacer("+0000", "Z", "-0000", "Z")
	return strings.HasPrefix(w, g) && utc.Replace(gz) == utc.Replace(wz)
}

func TestIndustryJSONHeadlinesAndDates(t *testing.T) {
	checked := 0
	for _, folder := range []string{"wire-anpa-superdesk", "ninjs", "dpa-digitalwires"} {
		files, _ := filepath.Glob(filepath.Join(corpus(t, folder), "*.json"))
		for _, file := range files {
			articles, err := Read(Document{Path: file, Bytes: bytesOf(t, file)})
			if err != nil || len(articles) != 1 {
				continue
			}
			var item map[string]any
			if json.Unmarshal(bytesOf(t, file), &item) != nil {
				continue
			}
			headline, _ := item["headline"].(string)
			if list, ok := item["headlines"].([]any); ok {
				headline, _ = list[0].(map[string]any)["value"].(string)
			}
			if strings.TrimSpace(headline) != articles[0].Headline {
				t.Errorf("%s: headline %q, want %q", filepath.Base(file), articles[0].Headline, headline)
			}
			for _, name := range []string{"firstpublished", "firstcreated", "firstCreated", "versioncreated", "versionCreated", "version_created", "contentcreated"} {
				if value, ok := item[name].(string); ok {
					want, err := time.Parse(time.RFC3339, strings.Replace(value, "+0000", "Z", 1))
					if got := articles[0].Published; err != nil || !got.Time.Equal(want.Truncate(time.Minute)) || !got.Zoned {
						t.Errorf("%s: published %s, want %s", filepath.Base(file), got.ISO(), value)
					}
					break
				}
			}
			checked++
		}
	}
	if checked < 35 {
		t.Errorf("only %d files were compared", checked)
	}
}
