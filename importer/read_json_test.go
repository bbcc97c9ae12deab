package importer

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"dateline/data"
)

const (
	berthJSON = `{"title": "Berth opens", "text": "It opened.\n\nShips came.", "date": "2021-03-04"}`
	gateJSON  = `{"title": "Gate shuts", "text": "It shut.", "date": "2021-03-05"}`
)

func TestJSON(t *testing.T) {
	berth, gate := "1 Berth opens | 2021-03-04 | It opened. / Ships came.", "2 Gate shuts | 2021-03-05 | It shut."
	both := []string{berth, gate}
	tests := map[string]struct {
		text string
		want []string
	}{
		"one object":     {berthJSON, []string{berth}},
		"array":          {"[" + berthJSON + ",\n" + gateJSON + "]", both},
		"lines":          {berthJSON + "\n" + gateJSON + "\n", both},
		"lines with BOM": {"\ufeff" + berthJSON + "\r\n\r\n" + gateJSON, both},
		"pretty objects": {strings.ReplaceAll(berthJSON, ", ", ",\n  ") + "\n" + strings.ReplaceAll(gateJSON, ", ", ",\n  "), both},
		"glued objects":  {berthJSON + gateJSON, both},
		"articles":       {`{"status": "ok", "totalResults": 2, "articles": [` + berthJSON + "," + gateJSON + `]}`, both},
		"data":           {`{"data": [` + berthJSON + "," + gateJSON + `], "meta": {"page": 1}}`, both},
		"response docs":  {`{"status": "OK", "response": {"meta": {"hits": 2}, "docs": [` + berthJSON + "," + gateJSON + `]}}`, both},
		"tags before":    {`{"tags": [{"name": "ports", "id": 1}], "links": [{"title": "next", "href": "https://haedol.example/"}], "items": [` + berthJSON + "," + gateJSON + `]}`, both},
		"search hits": {`{"took": 1, "hits": {"total": 2, "hits": [{"_id": "a", "_source": ` + berthJSON + `}, {"_id": "b", "_source": ` + gateJSON + `}]}}`,
			both},
		"held in data": {`{"data": ` + berthJSON + `}`, []string{berth}},
		"keyed":        {`{"a1": ` + berthJSON + `, "a2": ` + gateJSON + `}`, both},
		"NaN":          {berthJSON + "\n" + strings.Replace(gateJSON, "{", `{"author": NaN, `, 1), both},
		"nulls":        {`[{"title": "Berth opens", "text": "It opened.\n\nShips came.", "author": null, "date": "2021-03-04"}, {"title": "Gate shuts", "text": "It shut.", "date": "2021-03-05", "text2": null}]`, both},
		"paragraphs":   {`{"headline": "Berth opens", "datePublished": "2021-03-04", "body": ["It opened.", "Ships came."]}`, []string{berth}},
		"rendered":     {`[{"id": 5, "date": "2021-03-04T00:00:00", "title": {"rendered": "Berth &#8220;two&#8221;"}, "content": {"rendered": "<p>It opened.</p>\n<p>Ships came.</p>"}}]`, []string{"1 Berth “two” | 2021-03-04 | It opened. / Ships came."}},
		"not objects":  {`["x", ` + berthJSON + `, 1, ` + gateJSON + `]`, both},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, a := range articlesOf(t, Options{}, "a.json", test.text) {
				got = append(got, brief(&a))
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("%q,\nwant %q", got, test.want)
			}
		})
	}
}

func TestJSONFields(t *testing.T) {
	a := articlesOf(t, Options{}, "a.json", `{"@type": "NewsArticle", "headline": "Berth opens", "articleBody": "It opened.", "datePublished": "2021-03-04T08:30:00Z",
		"dateModified": "2022-01-01", "author": [{"@type": "Person", "name": "Kim Aru"}, {"@type": "Person", "name": "Pat Lee"}],
		"publisher": {"name": "The Coast Ledger", "logo": {"url": "https://ledger.example/logo.png"}}, "keywords": ["berth", "port"], "articleSection": "Ports",
		"inLanguage": "en-GB", "url": "https://ledger.example/1", "image": ["https://ledger.example/1.jpg"]}`)[0]
	if want := []string{"Kim Aru", "Pat Lee"}; !reflect.DeepEqual(a.Authors, want) {
		t.Errorf("authors %q", a.Authors)
	}
	if a.Outlet != "The Coast Ledger" || a.Section != "Ports" || a.Language != "en-GB" || len(a.Keywords) != 2 || a.URL != "https://ledger.example/1" ||
		a.Published.ISO() != "2021-03-04T08:30Z" || len(a.OtherDates) != 0 {
		t.Errorf("%+v", a)
	}
}

func TestJSONWithoutArticles(t *testing.T) {
	for name, text := range map[string]string{
		"package":   `{"name": "ledger", "version": "1.0.0", "description": "A reader of ledgers that reads every ledger there is, and then some more.", "scripts": {"test": "true"}, "author": "Kim Aru"}`,
		"map":       `{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"title": "M 4.5", "time": 1561161600000, "url": "https://quakes.example/1"}}]}`,
		"settings":  `{"title": "Reader", "theme": "dark", "windows": [{"title": "Main", "url": "https://haedol.example/", "width": 3}]}`,
		"expected":  `{"headline": "Berth opens", "published": "2021-03-04", "body_paragraphs": 3, "body_first": "The port of Haedol opened its second berth on Monday after two years of work. Ships may use it from June, the harbor office said in a statement."}`,
		"page":      `{"title": "Berth opens", "byline": "Kim Aru", "lang": "en", "excerpt": "It opened.", "publishedTime": "2021-03-04"}`,
		"numbers":   `[[1, 2], [3, 4]]`,
		"texts":     `["one", "two"]`,
		"no object": `{}`,
		"messages":  `[{"user": 1, "text": "hello"}, {"user": 2, "text": "hi"}]`,
	} {
		_, err := Read(Document{Path: name + ".json", Bytes: []byte(text)})
		var not *NotArticle
		if !errors.As(err, &not) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDamagedJSON(t *testing.T) {
	tests := map[string]struct {
		text string
		want []string
	}{
		"line":     {berthJSON + "\n{\"title\": \"Ga\n" + strings.Replace(gateJSON, "{", "{ ", 1) + "\n", []string{"1", "2 failed", "3"}},
		"empty":    {berthJSON + "\n{\"title\": \"\"}\n" + gateJSON + "\n", []string{"1", "2 skipped", "3"}},
		"cut":      {"[" + berthJSON + "," + gateJSON[:30], []string{"1", "error"}},
		"cut line": {berthJSON + "\n" + gateJSON[:30], []string{"1", "2 failed"}},
		"cut wrap": {`{"articles": [` + berthJSON + "," + gateJSON + ",", []string{"1", "2", "error"}},
	}
	for name, test := range tests {
		results, err := resultsOf(t, Options{}, "a.json", []byte(test.text))
		var got []string
		for _, r := range results {
			if len(r.Articles) > 0 {
				got = append(got, fmt.Sprint(r.Articles[0].Source.Position))
			} else {
				got = append(got, fmt.Sprintf("%d %s", r.Position, r.Outcome))
			}
		}
		var failed *Failure
		if errors.As(err, &failed) {
			got = append(got, "error")
		} else if err != nil {
			t.Error(name, err)
		}
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %q, want %q (%v)", name, got, test.want, err)
		}
	}
}

func TestOriginalOfAnObjectReadsAsAFile(t *testing.T) {
	results, err := resultsOf(t, Options{}, "a.json", []byte(`{"articles": [`+berthJSON+","+gateJSON+`]}`))
	if err != nil || len(results) != 2 {
		t.Fatal(results, err)
	}
	if string(results[1].Original) != gateJSON {
		t.Errorf("original %s", results[1].Original)
	}
	again := articlesOf(t, Options{Mapping: Mapping{"headline": "title", "body": "text", "published": "date", "authors": "author"}}, "a.json", gateJSON)
	if len(again) != 1 || again[0].Headline != "Gate shuts" || again[0].Published.ISO() != "2021-03-05" {
		t.Errorf("%+v", again)
	}
}

func TestMappingOfJSON(t *testing.T) {
	opt := Options{Mapping: Mapping{"headline": "h.main", "body": "p[].t", "authors": "by"}}
	got := articlesOf(t, opt, "a.json", `{"meta": [{"n": 1}], "list": [{"h": {"main": "Berth"}, "p": [{"t": "It opened."}, {"t": "Ships came."}], "by": ["A B", "C D"]}]}`)
	if len(got) != 1 || brief(&got[0]) != "1 Berth |  | It opened. / Ships came." || len(got[0].Authors) != 2 {
		t.Errorf("%+v", got)
	}
	var not *NotArticle
	if _, err := resultsOf(t, opt, "a.json", []byte(`{"name": "ledger", "version": "1"}`)); !errors.As(err, &not) {
		t.Errorf("settings beside datasets: %v", err)
	}
	_, err := resultsOf(t, opt, "a.json", []byte(`[{"x": "1"}, {"x": "2", "y": null}]`))
	var failed *Failure
	if !errors.As(err, &failed) || !strings.Contains(failed.Reason, `"x", "y"`) {
		t.Errorf("columns that are not there: %v", err)
	}
}

func TestResumedDatasets(t *testing.T) {
	for name, text := range map[string]string{"a.json": berthJSON + "\n" + gateJSON + "\n", "a.csv": "title,text\nBerth opens,It opened.\nGate shuts,It shut.\n"} {
		var got []data.Article
		s := newSink(t.Context(), name, 0, &Options{}, data.Begun{}, func(chunk []data.FileResult) error {
			for _, r := range chunk {
				got = append(got, r.Articles...)
			}
			return nil
		})
		s.skip = 1
		if err := errors.Join(s.source(newSource(Document{Path: name, Bytes: []byte(text)})), s.close()); err != nil {
			t.Fatal(err)
		}
		if len(got) != 1 || got[0].Headline != "Gate shuts" || got[0].Source.Position != 2 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestJSONRecordsAreBounded(t *testing.T) {
	long := `{"title": "Long", "text": "` + strings.Repeat("x", MaxRecordBytes) + `"}`
	results, err := resultsOf(t, Options{}, "a.json", []byte(berthJSON+"\n"+long+"\n"+gateJSON))
	if err != nil || len(results) != 3 || results[1].Outcome != data.Failed || !strings.Contains(results[1].Reason, "MaxRecordBytes") {
		t.Errorf("a line: %d results, %v", len(results), err)
	}
	text := strings.Repeat("The ships came. ", 10_000)
	objects := strings.Replace(berthJSON, "It opened.", text, 1) + "\n{\n" + gateJSON
	if results, err = resultsOf(t, Options{}, "a.jsonl", []byte(objects)); err != nil || len(results) != 3 {
		t.Errorf("a long first line: %d results, %v", len(results), err)
	}
	deep := strings.Repeat(`{"a":`, 5000) + "1" + strings.Repeat("}", 5000)
	if got := articlesOf(t, Options{}, "a.json", strings.Replace(berthJSON, "{", `{"deep": `+deep+", ", 1)); len(got) != 1 {
		t.Errorf("a deep object: %+v", got)
	}
	var pad strings.Builder
	for pad.Len() < MaxRecordBytes+2*decoderSlack {
		pad.WriteString(`{"id": "` + strings.Repeat("1", 1000) + `"}, `)
	}
	wrapped := `{"tags": [` + pad.String() + `{}], "articles": [` + berthJSON + "]}"
	if got := articlesOf(t, Options{}, "a.json", wrapped); len(got) != 1 || got[0].Headline != "Berth opens" {
		t.Errorf("a large wrapper: %d", len(got))
	}
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{
		berthJSON, "[" + berthJSON + "," + gateJSON + "]", berthJSON + "\n" + gateJSON, `{"a": ` + berthJSON + `}`, `{"d": {"docs": [` + berthJSON + `]}}`,
		`[{"title": {"rendered": "<b>x"}, "text": ["a", "b"], "authors": "['a', \"b\"]"}]`, `{"title": NaN}` + "\n" + gateJSON,
	} {
		f.Add([]byte(s))
	}
	addSamples(f, "*.json*")
	f.Fuzz(func(t *testing.T, b []byte) {
		results, err := resultsOf(t, Options{}, "a.json", b)
		if err == nil {
			checkOriginals(t, "a.json", results)
		}
	})
}
