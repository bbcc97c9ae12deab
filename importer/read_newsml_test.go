package importer

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestNewsMLSample(t *testing.T) {
	checkNews(t, "a.xml", newsSample(t, "agency.newsml.xml"), `
headline: Le phare de Valdorna s'éteint après cent trente ans
by: Aurèle Montfaucon
dateline: Valdorna, 17 mars 2022 (MPA)
places: Valdorna
agency: MPA
language: fr
keywords: phare | patrimoine
published: 2022-03-17T06:45Z
also: 2022-03-17T07:05Z metadata
also: 2022-03-17 dateline
id: urn:newsml:mpa.example:20220317:220317064500.lighthouse:1
¶: La lanterne du phare de Valdorna, allumée pour la première fois en 1892, a été éteinte jeudi à l'aube par son dernier gardien.
¶: « Le silence de l'optique m'a surpris plus que la nuit », a dit Évariste Lanoé, 61 ans, qui remet les clés à la commune.
¶: Une balise automatique, posée sur la jetée, la remplace.
`)
}

// newsmlOf wraps components as an item of NewsML 1.
func newsmlOf(components string) string {
	return `<NewsML Version="1.2"><NewsEnvelope><SentFrom><Party FormalName="Business Wire"/></SentFrom><DateAndTime>20230301T080000Z</DateAndTime></NewsEnvelope>
<NewsItem><Identification><NewsIdentifier><ProviderId>afp.com</ProviderId><NewsItemId>7</NewsItemId></NewsIdentifier></Identification>` + components + `</NewsItem></NewsML>`
}

func TestNewsMLForms(t *testing.T) {
	const text = `<ContentItem><DataContent><p>The tide came in at nine.</p></DataContent></ContentItem>`
	const head = "agency: Business Wire\n"
	for name, c := range map[string]struct{ components, want string }{
		"AFP without a headline, a timestamp for a dateline": {
			`<NewsComponent><NewsLines><HeadLine/><DateLine>20230301T070512Z</DateLine></NewsLines>` + text + `</NewsComponent>`,
			head + "published: 2023-03-01T07:05Z\nid: 7\n¶: The tide came in at nine."},
		"parts of a press release": {
			`<NewsComponent><NewsLines><CopyrightLine>C</CopyrightLine></NewsLines><DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
			<Metadata><Property FormalName="BWIndustryKeywords" Value="Shipping"/></Metadata>
			<NewsComponent><NewsLines><HeadLine>High tide</HeadLine><DateLine>PORT MAREN, Wales</DateLine></NewsLines>
			<NewsComponent><Role FormalName="StyleSheet"/><ContentItem><MimeType FormalName="text/css"/><DataContent>.a {b: c}</DataContent></ContentItem></NewsComponent>
			<NewsComponent><Role FormalName="SubHeadLine"/><ContentItem><DataContent><html><body><p>And low</p></body></html></DataContent></ContentItem></NewsComponent>
			<NewsComponent><Role FormalName="HeadLine"/><ContentItem><DataContent><html><body><p><b>High tide</b></p></body></html></DataContent></ContentItem></NewsComponent>
			<NewsComponent><Role FormalName="Contact"/><ContentItem><DataContent><html><body><p>Maren Port, 555</p></body></html></DataContent></ContentItem></NewsComponent>
			<NewsComponent><Role FormalName="Photo"/><NewsLines><HeadLine>A boat</HeadLine></NewsLines><ContentItem Href="a.jpg"><MimeType FormalName="image/jpeg"/></ContentItem></NewsComponent>
			<NewsComponent><Role FormalName="Body"/><ContentItem><DataContent><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>The tide came<br/>in at nine.</p></body></html></DataContent></ContentItem></NewsComponent>
			</NewsComponent></NewsComponent>`,
			"headline: High tide\ndateline: PORT MAREN, Wales\nplaces: PORT MAREN\nagency: Business Wire\nlanguage: en\nkeywords: Shipping\npublished: 2023-03-01\ntext: Maren Port, 555\nid: 7\n¶: And low\n¶: The tide came\nin at nine."},
		"several stories in an item": {
			`<NewsComponent><NewsLines><HeadLine>Tides</HeadLine></NewsLines><NewsComponent Duid="a"><NewsLines><HeadLine>High tide</HeadLine></NewsLines>` + text + `</NewsComponent>
			<NewsComponent Duid="b"><NewsLines><HeadLine>Low tide</HeadLine></NewsLines>` + text + `</NewsComponent></NewsComponent>`,
			"headline: High tide\n" + head + "published: 2023-03-01\nid: 7\n¶: The tide came in at nine.\n----\nheadline: Low tide\n" + head + "published: 2023-03-01\nid: 7#b\n¶: The tide came in at nine."},
		"the same text in two forms": {
			`<NewsComponent EquivalentsList="yes"><NewsLines><HeadLine>High tide</HeadLine></NewsLines><NewsComponent>` + text + `</NewsComponent><NewsComponent>` + text + `</NewsComponent></NewsComponent>`,
			"headline: High tide\n" + head + "published: 2023-03-01\nid: 7\n¶: The tide came in at nine."},
		"plain and escaped text": {
			`<NewsComponent><NewsLines><HeadLine>High tide</HeadLine></NewsLines><ContentItem><DataContent>The tide came in at nine.
It went at three.</DataContent></ContentItem><ContentItem><DataContent><![CDATA[<p>The boats</p><p>stayed.</p>]]></DataContent></ContentItem></NewsComponent>`,
			"headline: High tide\n" + head + "language: en\npublished: 2023-03-01\nid: 7\n¶: The tide came in at nine.\n¶: It went at three.\n¶: The boats\n¶: stayed."},
		"headline, lead and text apart": {
			`<NewsComponent><NewsLines/><NewsComponent><Role FormalName="Title"/><ContentItem><DataContent>High tide</DataContent></ContentItem></NewsComponent>
			<NewsComponent><Role FormalName="Lead"/><ContentItem><DataContent>Nine it was.</DataContent></ContentItem></NewsComponent>
			<NewsComponent><Role FormalName="Body"/>` + text + `</NewsComponent></NewsComponent>`,
			"headline: High tide\n" + head + "published: 2023-03-01\nid: 7\n¶: Nine it was.\n¶: The tide came in at nine."},
		"NITF within": {
			`<NewsComponent><NewsLines><HeadLine/></NewsLines><ContentItem><DataContent><nitf><head><docdata><key-list><keyword key="tide"/></key-list></docdata></head><body><body.head><hedline><hl1>High tide</hl1></hedline></body.head>
			<body.content><p>The tide came in at nine.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent>`,
			"headline: High tide\n" + head + "keywords: tide\npublished: 2023-03-01\nid: 7\n¶: The tide came in at nine."},
	} {
		t.Run(name, func(t *testing.T) {
			want := strings.ReplaceAll(c.want, "published: 2023-03-01\n", "published: 2023-03-01T08:00Z\n")
			checkNews(t, "a.xml", newsmlOf(c.components), want)
		})
	}
}

func TestNewsMLPackages(t *testing.T) {
	item := func(headline string) string {
		return `<NewsItem><NewsComponent><NewsLines><HeadLine>` + headline + `</HeadLine></NewsLines><ContentItem><DataContent><p>It came in at nine.</p></DataContent></ContentItem></NewsComponent></NewsItem>`
	}
	articles, err := Read(Document{Path: "a.xml", Bytes: []byte(`<NewsML><NewsItem><NewsComponent>` + item("One") + item("Two") + `</NewsComponent></NewsItem>` + item("Three") + `</NewsML>`)})
	var got []string
	for _, a := range articles {
		got = append(got, fmt.Sprint(a.Headline, a.Source.Position))
	}
	if err != nil || strings.Join(got, " ") != "One1 Two2 Three3" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestNewsMLThatIsNoArticle(t *testing.T) {
	checkNoArticle(t, map[string][2]string{
		"photo":   {newsmlOf(`<NewsComponent><ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent>`), "a picture with its data (NewsML)"},
		"video":   {newsmlOf(`<NewsComponent><ContentItem Href="a"><MimeType FormalName="video/mp4"/></ContentItem></NewsComponent>`), "a video"},
		"nothing": {`<NewsML><Catalog Href="a"/></NewsML>`, "without news items"},
		"no text": {newsmlOf(`<NewsComponent><NewsLines><HeadLine>High tide</HeadLine></NewsLines></NewsComponent>`), "a news item without text"},
	})
}

// checkNoArticle reads documents that are sound and no article.
func checkNoArticle(t *testing.T, cases map[string][2]string) {
	t.Helper()
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			articles, err := Read(Document{Path: "a", Bytes: []byte(c[0])})
			var not *NotArticle
			if !errors.As(err, &not) || !strings.Contains(not.Kind, c[1]) {
				t.Errorf("got %d articles, %v; want %q", len(articles), err, c[1])
			}
		})
	}
}

func TestNewsMLBounds(t *testing.T) {
	story := `<NewsComponent><NewsLines><HeadLine>a</HeadLine></NewsLines><ContentItem><DataContent>b</DataContent></ContentItem></NewsComponent>`
	_, err := Read(Document{Path: "a.xml", Bytes: []byte(newsmlOf(strings.Repeat(story, MaxStories+1)))})
	var failed *Failure
	if !errors.As(err, &failed) || !strings.Contains(failed.Reason, "MaxStories") {
		t.Errorf("got %v", err)
	}
}

func FuzzNewsML(f *testing.F) {
	f.Add(newsSample(f, "agency.newsml.xml"))
	f.Add(newsmlOf(`<NewsComponent EquivalentsList="yes"><NewsComponent><NewsLines><HeadLine>a</HeadLine><DateLine>OSLO, May 3 (NTB) -</DateLine></NewsLines><ContentItem><DataContent>b`))
	f.Fuzz(func(_ *testing.T, text string) {
		_, _ = readNewsML(newSource(Document{Path: "a.xml", Bytes: []byte(text)}))
	})
}
