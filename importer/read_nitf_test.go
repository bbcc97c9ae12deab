package importer

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"dateline/data"
)

// newsFields says in lines what of an article the industry's formats have in fields.
func newsFields(a data.Article) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	list := func(s []string) string { return strings.Join(s, " | ") }
	line("headline", a.Headline)
	line("marks", list(a.Marks))
	line("by", list(a.Authors))
	line("dateline", a.Dateline)
	line("places", list(a.Places))
	line("agency", a.Agency)
	line("outlet", a.Outlet)
	line("section", a.Section)
	line("language", a.Language)
	line("url", a.URL)
	line("keywords", list(a.Keywords))
	line("notes", list(a.Notes))
	line("published", a.Published.ISO())
	for _, d := range a.OtherDates {
		line("also", d.ISO()+" "+string(d.Evidence))
	}
	for _, t := range a.Trailer {
		for _, item := range t.Items {
			line(string(t.Kind), item.Headline)
		}
	}
	line("review", list(a.Review))
	line("id", a.Source.Name)
	for _, p := range a.Body {
		line("¶", p)
	}
	return b.String()
}

func checkNews(t *testing.T, path, text, want string) {
	t.Helper()
	articles, err := Read(Document{Path: path, Bytes: []byte(text)})
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	var got []string
	for _, a := range articles {
		got = append(got, newsFields(a))
	}
	if all := strings.TrimSpace(strings.Join(got, "----\n")); all != strings.TrimSpace(want) {
		t.Errorf("got:\n%s\n\nwant:\n%s", all, strings.TrimSpace(want))
	}
}

func newsSample(t testing.TB, name string) string {
	t.Helper()
	return string(bytesOf(t, filepath.Join("..", "samples", "formats", name)))
}

func TestNITFSample(t *testing.T) {
	checkNews(t, "a.xml", newsSample(t, "wire-service.nitf.xml"), `
headline: Harbour pilots of Port Maren return to their cutters
by: Oriel Banfield | Tamsin Roke
dateline: PORT MAREN
places: PORT MAREN
outlet: The Maren Mercury
section: Harbour
language: en-GB
keywords: pilots | Port Maren | Economy | Transport
notes: A picture of the cutter moves separately
published: 2023-09-06T14:12+01:00
also: 2023-09-07 metadata
also: 2023-09-06 dateline
id: maren-20230906-0117
¶: Union and port agree on rest between two night calls
¶: The pilots who guide ships past the bar of Port Maren went back to work at noon on Wednesday, five days after they had tied up their cutters.
¶: “We asked for six hours of sleep, and we have six hours of sleep,” said Hesper Quill, who speaks for the forty-one pilots.
¶: The cutter Petrel at its mooring on Tuesday.
¶: What was agreed
¶: • No pilot boards two ships between midnight and six.
¶: • A second cutter is bought by the spring.
¶: Day | Ships that waited
¶: Saturday | 9
¶: Tuesday | 31
¶: The last of the thirty-one ships is to come in on Friday’s evening tide.
¶: Lowen Tregar in Haedol contributed to this article.
`)
}

func TestNITFForms(t *testing.T) {
	const body = `<body.content><p>The tide came in at nine.</p></body.content>`
	for name, c := range map[string]struct{ text, want string }{
		"prefixed": {`<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/"><n:body><n:body.head><n:hedline><n:hl1>High tide</n:hl1></n:hedline></n:body.head>
			<n:body.content><n:p>The tide came in at nine.</n:p></n:body.content></n:body></n:nitf>`,
			"headline: High tide\n¶: The tide came in at nine."},
		"title alone": {`<nitf><head><title>High tide</title><docdata><date.issue norm="20080219+0100"/></docdata></head><body>` + body + `</body></nitf>`,
			"headline: High tide\npublished: 2008-02-19\n¶: The tide came in at nine."},
		"AP's headline element": {`<nitf><body><body.head><headline><hl1>High tide</hl1></headline><distributor>The Associated Press</distributor></body.head>` + body + `</body></nitf>`,
			"headline: High tide\nagency: The Associated Press\n¶: The tide came in at nine."},
		"timestamp for a dateline": {`<nitf><body><body.head><hedline><hl1>High tide</hl1></hedline><dateline><story.date norm="20230102T222800+0000">20230102T222800+0000</story.date></dateline></body.head>
			<body.content><p>Haedol, Jan 2 (EFE).- The tide came in at nine.</p></body.content></body></nitf>`,
			"headline: High tide\ndateline: Haedol, Jan 2 (EFE)\nplaces: Haedol\nagency: EFE\npublished: 2023-01-02T22:28Z\nalso: 2023-01-02 dateline\n¶: The tide came in at nine."},
		"cancelled, embargoed": {`<nitf><head><docdata management-status="canceled"><date.issue norm="20230102T100000Z"/><date.release norm="20230102T120000Z"/><date.expire norm="20240102T120000Z"/></docdata></head>
			<body><body.head><hedline><hl1>High tide</hl1></hedline><note><body.content><p>Hold for the pilot.</p></body.content></note></body.head>` + body + `</body></nitf>`,
			"headline: High tide\nnotes: Hold for the pilot.\npublished: 2023-01-02T10:00Z\nalso: 2023-01-02T12:00Z metadata\nreview: Its publisher gives its status as “canceled”.\n¶: The tide came in at nine."},
		"abstract repeated": {`<nitf><body><body.head><hedline><hl1>High tide</hl1><hl2>High Tide</hl2></hedline><abstract><p>The tide came…</p></abstract></body.head>` + body + `</body></nitf>`,
			"headline: High tide\n¶: The tide came in at nine."},
		"cut": {`<?xml version="1.1"?><nitf><body><body.head><hedline><hl1>High tide</hl1></hedline></body.head><body.content><p>The tide came in at nine.</p><p>The boats`,
			"headline: High tide\nreview: The file ends, or is damaged, before its markup is closed; the text may lack its end.\n¶: The tide came in at nine.\n¶: The boats"},
		"careless markup": {`<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd" [<!ENTITY port "Haedol">]>
			<nitf><body><body.head><hedline><hl1>High&nbsp;tide &amp; low</hl1></hedline></body.head><body.content><p>The <em>tide came</p> in at nine.</b></body.content></body></nitf>`,
			"headline: High tide & low\n¶: The tide came\n¶: in at nine."},
		"the end mark": {`<nitf><body><body.head><hedline><hl1>High tide</hl1></hedline></body.head><body.content><p>The tide came in at nine.</p><p>ends</p></body.content></body></nitf>`,
			"headline: High tide\n¶: The tide came in at nine."},
		"a newspaper's archive": {`<nitf change.date="June 10, 2005"><head><title>High tide</title><meta content="Harbor Desk" name="dsk"/><meta content="Coast; Paid" name="online_sections"/>
			<docdata><doc-id id-string="18157"/><doc.copyright holder="The Coast Ledger" year="2007"/><identified-content><classifier class="indexing_service" type="descriptor">Tides</classifier><person class="indexing_service">Quill, Hesper</person></identified-content></docdata>
			<pubdata date.publication="20070101T000000" ex-ref="http://ledger.example/18157" name="The Coast Ledger"/></head>
			<body><body.head><hedline><hl1>High tide</hl1></hedline><byline class="print_byline">By ADA FINCH</byline><byline class="normalized_byline">Finch, Ada</byline></body.head>
			<body.content><block class="lead_paragraph"><p>The tide came in at nine.</p></block><block class="full_text"><p>The tide came in at nine.</p><p>It went.</p></block></body.content></body></nitf>`,
			"headline: High tide\nby: ADA FINCH\noutlet: The Coast Ledger\nsection: Coast\nurl: http://ledger.example/18157\nkeywords: Tides | Quill, Hesper\npublished: 2007-01-01\nid: 18157\n¶: The tide came in at nine.\n¶: It went."},
		"code of an embed": {`<nitf><body><body.head><hedline><hl1>High tide</hl1></hedline></body.head><body.content><p>The tide came in at nine.</p>
			<p>&lt;div class="chart" id="a"&gt;&lt;/div&gt;&lt;script src="https://x.example/a.js"&gt;&lt;/script&gt;</p></body.content></body></nitf>`,
			"headline: High tide\n¶: The tide came in at nine."},
		"bylines": {`<nitf><body><body.head><hedline><hl1>High tide</hl1></hedline><byline>By Ada Finch, Press Association Political Correspondent</byline><byline>Ole Brodersen / tide.example</byline></body.head>` + body + `</body></nitf>`,
			"headline: High tide\nby: Ada Finch | Ole Brodersen\nagency: Press Association\noutlet: tide.example\n¶: The tide came in at nine."},
	} {
		t.Run(name, func(t *testing.T) { checkNews(t, "a.xml", c.text, c.want) })
	}
}

func TestNITFBounds(t *testing.T) {
	for name, c := range map[string]struct{ text, bound string }{
		"depth":      {"<nitf>" + strings.Repeat("<block>", MaxXMLDepth+1), "MaxXMLDepth"},
		"elements":   {"<nitf><body>" + strings.Repeat("<p/>", MaxXMLElements), "MaxXMLElements"},
		"paragraphs": {"<nitf><body><body.content>" + strings.Repeat("<p>a</p>", MaxParagraphs+1), "MaxParagraphs"},
		"cut":        {"<nitf><head><docdata>", "before its text begins"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(Document{Path: "a.xml", Bytes: []byte(c.text)})
			var failed *Failure
			if !errors.As(err, &failed) || !strings.Contains(failed.Reason, c.bound) {
				t.Errorf("got %v, want a failure that names %s", err, c.bound)
			}
		})
	}
}

// Entities are never looked up or multiplied.
func TestXMLEntitiesStayText(t *testing.T) {
	a := articleIn(t, "a.xml", `<!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>
<nitf><body><body.head><hedline><hl1>High tide</hl1></hedline></body.head><body.content><p>One &b; two &file; three.</p></body.content></body></nitf>`)
	if len(a.Body) != 1 || strings.Contains(a.Body[0], "aaaa") || strings.Contains(a.Body[0], "root:") {
		t.Errorf("body %q", a.Body)
	}
}

func FuzzNITF(f *testing.F) {
	f.Add(newsSample(f, "wire-service.nitf.xml"))
	f.Add(`<nitf><head><title>a</title></head><body><body.content><p>b<media><media-caption>c`)
	f.Fuzz(func(_ *testing.T, text string) {
		_, _ = readNITF(newSource(Document{Path: "a.xml", Bytes: []byte(text)}))
	})
}
