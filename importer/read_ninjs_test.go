package importer

import (
	"errors"
	"strings"
	"testing"
)

func TestNinjsSamples(t *testing.T) {
	for name, want := range map[string]string{
		"ninjs-1.json": `
headline: A bell from the drowned quarter rings again
by: Ignace Tolliver
places: Haedol
outlet: The Coast Ledger
section: Culture
language: en
keywords: bell | old harbour | monument and heritage site
notes: The sound of the bell is on the audio wire
published: 2021-09-14T16:20Z
also: 2021-09-14T15:05Z metadata
also: 2021-09-14T17:40Z metadata
id: urn:newsml:ledger.example:2021-09-14:bell
¶: Cast in 1811, it lay under four metres of silt.
¶: It took a crane, two divers and a morning without wind to lift the bell of the drowned quarter.
¶: At a quarter past three a boy of nine was allowed to strike it.
¶: “It is lower than in my grandmother’s song,” he said.`,
		"ninjs-2.json": `
headline: Ice cellar under the fish market turns out to be a chapel
by: Sunniva Aasheim
places: Port Maren
outlet: Maren Press Agency
language: en
url: https://mpa.example/items/20220620-ice
keywords: archaeology
published: 2022-06-20T11:12+02:00
also: 2022-06-20 url
id: https://mpa.example/items/20220620-ice
¶: Masons found the altar behind a wall of crates
¶: The masons had come to mend a drain.
¶: They found a chapel.
¶: The market will sell its fish in the street until the autumn.`,
		"ninjs-3.json": `
headline: Nattfärjan vände efter tjugo minuter
outlet: Maren Press Agency
language: sv
url: https://mpa.example/items/20230211-ferry
keywords: sjöfart
published: 2023-02-11T06:48+01:00
also: 2023-02-11T07:02+01:00 metadata
also: 2023-02-11 url
id: https://mpa.example/items/20230211-ferry
¶: Färjan mellan Haedol och Port Maren vände tidigt på lördagen, sedan en passagerare hade hittat en katt i räddningsbåten.
¶: > Hon hade ingen biljett, men hon hade tur, säger kapten Ylva Storm.`,
	} {
		t.Run(name, func(t *testing.T) { checkNews(t, "a.json", newsSample(t, name), want) })
	}
}

func TestNinjsForms(t *testing.T) {
	const item = `{"uri":"urn:a","type":"text","versioncreated":"2023-01-02T10:00:00Z","language":"en","headline":"High tide","body_text":"The tide came in at nine."}`
	const one = "headline: High tide\nlanguage: en\npublished: 2023-01-02T10:00Z\nid: urn:a\n¶: The tide came in at nine.\n"
	for name, c := range map[string]struct{ text, want string }{
		"array":                 {"[" + item + "," + item + "]", one + "----\n" + one},
		"lines":                 {item + "\n" + item + "\n", one + "----\n" + one},
		"an answer":             {`{"data":{"items":[{"item":` + item + `},{"item":{"uri":"b","type":"picture","versioncreated":"2023"}}]}}`, one},
		"a list of a newsroom":  {`{"_items":[` + item + `],"_meta":{"total":1}}`, one},
		"cut":                   {"[" + item + "]\n{\"uri\":", strings.Replace(one, "id:", "review: The file ends, or is damaged, before its markup is closed; the text may lack its end.\nid:", 1)},
		"odd types":             {strings.Replace(item, `"type"`, `"version":3,"subject":"tides","keywords":[1,"moon"],"byline":null,"authors":{"name":"Ada Finch"},"place":7,"type"`, 1), "headline: High tide\nby: Ada Finch\nlanguage: en\nkeywords: moon | tides\npublished: 2023-01-02T10:00Z\nid: urn:a\n¶: The tide came in at nine."},
		"a package with a text": {strings.Replace(item, `"text"`, `"composite","associations":{"a":{"type":"picture","headline":"No","body_text":"No"}}`, 1), one},
		"a summary alone":       {strings.Replace(item, `"body_text"`, `"description_text"`, 1), one},
		"plain with dateline":   {strings.Replace(item, "The tide", "HAEDOL, Jan. 2 (AP) -- The tide", 1), "headline: High tide\ndateline: HAEDOL, Jan. 2 (AP)\nplaces: HAEDOL\nagency: AP\nlanguage: en\npublished: 2023-01-02T10:00Z\nalso: 2023-01-02 dateline\nid: urn:a\n¶: The tide came in at nine."},
		"AP's": {`{"data":{"item":{"uri":"urn:a","type":"text","versioncreated":"2023-01-02T10:00:00Z","language":"en","headline":"High tide","bylines":[{"by":"By ADA FINCH"}],"description_summary":"The tide came in at nine."}}}`,
			"headline: High tide\nby: ADA FINCH\nlanguage: en\npublished: 2023-01-02T10:00Z\nid: urn:a\n¶: The tide came in at nine."},
		"NITF": {`{"uri":"urn:a","standard":{"name":"ninjs"},"versionCreated":"2023-01-02T10:00:00Z","type":"text","language":"en","by":"Ada Finch, The Tide Database","bodies":[{"role":"nitf","contentType":"text/vnd.IPTC.NITF","value":"<?xml version=\"1.0\"?><nitf><body><body.head><hedline><hl1>High tide</hl1></hedline></body.head><body.content><p>The tide came in at nine.</p></body.content></body></nitf>"},
			{"role":"text","contentType":"text/plain","value":"Plain."}]}`, "headline: High tide\nby: Ada Finch\noutlet: The Tide Database\nlanguage: en\npublished: 2023-01-02T10:00Z\nid: urn:a\n¶: The tide came in at nine."},
		"a page of TT": {`{"uri":"urn:a","pubStatus":"usable","type":"text","language":"sv","genres":[{"uri":"http://tt.example/sector/1.0/INR","name":"Inrikes"}],"headlines":[{"role":"main","value":"Högvatten"}],"bodies":[{"role":"html5","contentType":"text/html",
			"value":"<h1>Högvatten</h1><div class=\"dat\"><span class=\"vignette\">Hamn</span><span class=\"source\">TT</span></div><p>Det kom klockan nio.</p><figure><img><div class=\"byline\">Ylva Storm/TT</div><figcaption>Hamnen.</figcaption></figure>"}]}`,
			"headline: Högvatten\nmarks: Hamn\nagency: TT\nsection: Inrikes\nlanguage: sv\nid: urn:a\n¶: Det kom klockan nio.\n¶: Hamnen."},
	} {
		t.Run(name, func(t *testing.T) { checkNews(t, "a.json", c.text, c.want) })
	}
}

func TestNinjsThatIsNoArticle(t *testing.T) {
	item := func(fields string) string {
		return `{"uri":"urn:a","versionCreated":"2023-01-02T10:00:00Z","headline":"High tide",` + fields + `}`
	}
	checkNoArticle(t, map[string][2]string{
		"picture":   {item(`"type":"picture","body_text":"A boat"`), "a picture with its data (ninjs)"},
		"video":     {item(`"type":"video"`), "a video"},
		"audio":     {item(`"type":"audio"`), "a sound recording"},
		"graphic":   {item(`"type":"graphic"`), "a graphic"},
		"event":     {item(`"type":"event"`), "an event of a calendar"},
		"an event":  {item(`"eventDetails":{"dates":{"startDate":"2023-02-02"}},"bodies":[{"role":"text","value":"Come."}]`), "an event of a calendar"},
		"planning":  {item(`"type":"planning"`), "a planning item"},
		"composite": {item(`"type":"composite"`), "a package of news items"},
		"schema":    {`{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json","properties":{"uri":{"type":"string"}}}`, "a schema"},
	})
}

func TestNinjsDamaged(t *testing.T) {
	_, err := Read(Document{Path: "a.json", Bytes: []byte(`{"uri":"urn:a","versioncreated":"2023-01-02T10:00:00Z","headline":"High`)})
	var failed *Failure
	if !errors.As(err, &failed) || failed.Stage != "parse" {
		t.Errorf("got %v", err)
	}
}

func FuzzNinjs(f *testing.F) {
	for _, name := range []string{"ninjs-1.json", "ninjs-2.json", "ninjs-3.json"} {
		f.Add(newsSample(f, name))
	}
	f.Fuzz(func(_ *testing.T, text string) {
		_, _ = readNinjs(newSource(Document{Path: "a.json", Bytes: []byte(text)}))
	})
}

func TestDPASample(t *testing.T) {
	checkNews(t, "a.json", newsSample(t, "digitalwires.json"), `
headline: Schleuse von Haedol bleibt bis Juni zu
marks: Schifffahrt
by: Gesine Harms | Ole Brodersen
dateline: Haedol (dpa)
places: Haedol
agency: dpa
section: vm
language: de
keywords: Schleuse | Verkehr | Haedol
notes: Eine Grafik folgt bis 16.00 Uhr
published: 2023-04-19T13:44+02:00
related: Mitteilung des Hafenamts
id: urn:newsml:mpa.example:20230419-930-11724
¶: Ein Tor hat sich verzogen. Für die Muschelfischer heißt das einen Umweg von elf Stunden.
¶: Die große Schleuse von Haedol öffnet in diesem Frühjahr nicht mehr.
¶: Taucher fanden am Mittwoch einen Riss im äußeren Tor, wie das Hafenamt mitteilte.
¶: Umweg um das Kap
¶: Die Muschelfischer müssen bis Juni um das Kap fahren.
`)
}

func TestDPAThatIsNoArticle(t *testing.T) {
	entry := func(kind string) string {
		return `{"format":"digitalwires@0.9.1","urn":"urn:a","version_created":"2023-01-02T10:00:00Z","headline":"A boat","article_html":null,"associations":[{"type":"` + kind + `","headline":"A boat"}]}`
	}
	checkNoArticle(t, map[string][2]string{
		"image":   {entry("image"), "a picture with its data (dpa)"},
		"audio":   {entry("audio"), "a sound recording"},
		"several": {"[" + entry("image") + "," + entry("video") + "]", "a delivery of a picture with its data and a video with its data (dpa)"},
	})
}

func TestDPAList(t *testing.T) {
	entry := strings.TrimSpace(newsSample(t, "digitalwires.json"))
	articles, err := Read(Document{Path: "a.json", Bytes: []byte(`{"entries":[` + entry + "," + entry + "]}")})
	if err != nil || len(articles) != 2 || articles[1].Source.Position != 2 || articles[0].Source.Key == articles[1].Source.Key {
		t.Errorf("%d articles, %v", len(articles), err)
	}
}

func FuzzDPA(f *testing.F) {
	f.Add(newsSample(f, "digitalwires.json"))
	f.Fuzz(func(_ *testing.T, text string) {
		_, _ = readDPA(newSource(Document{Path: "a.json", Bytes: []byte(text)}))
	})
}
