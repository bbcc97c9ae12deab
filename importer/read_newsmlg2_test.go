package importer

import "testing"

func TestNewsMLG2Sample(t *testing.T) {
	checkNews(t, "a.xml", newsSample(t, "message.newsml-g2.xml"), `
headline: Oysters come back to the mouth of the Alder
by: Maud Penhallow
dateline: ALDER FALLS
places: ALDER FALLS
outlet: The Coast Ledger
section: Coast
language: en-GB
keywords: oysters | fishing industry
notes: Adds the mayor in the fourth paragraph
published: 2023-11-02T08:05+01:00
also: 2023-11-02T10:31+01:00 metadata
id: urn:newsml:ledger.example:20231102:oysters
¶: Two winters after the tannery closed, divers have counted eleven thousand shells.
¶: The river that the town had given up on has oysters again.
¶: Divers of the harbour school counted them by hand, a square metre at a time, through the whole of October.
¶: Nobody may eat them yet
¶: “Let them be an inhabitant before they are a dish,” said the mayor, Corin Ashdown.
`)
}

// g2Of wraps what an item of NewsML-G2 has.
func g2Of(itemMeta, contentMeta, content string) string {
	return `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:a" xml:lang="en"><itemMeta>` + itemMeta + `</itemMeta><contentMeta>` + contentMeta +
		`</contentMeta><contentSet>` + content + `</contentSet></newsItem>`
}

func TestNewsMLG2Forms(t *testing.T) {
	const page = `<inlineXML contenttype="application/xhtml+xml"><html><head><title>Another</title></head><body><p>The tide came in at nine.</p></body></html></inlineXML>`
	for name, c := range map[string]struct{ meta, content, text, want string }{
		"version and creation": {`<itemClass qcode="ninat:text"/><versionCreated/><firstCreated/>`, `<contentCreated>2013-02-16T17:36:20</contentCreated><contentModified>2013-02-22T18:36:20</contentModified><headline>High tide</headline>`, page,
			"headline: High tide\nlanguage: en\npublished: 2013-02-16T17:36\nid: tag:a\n¶: The tide came in at nine."},
		"who it comes from": {`<itemClass qcode="ninat:text"/><provider qcode="nprov:REUTERS"/><embargoed>2023-01-02T09:00:00Z</embargoed><edNote role="x:notepad">all of it</edNote>`,
			`<creator><name>penhallow.maud</name></creator><creator><name>Ada Finch</name></creator><headline>High tide</headline><creditline>STT–</creditline>`, page,
			"headline: High tide\nby: Ada Finch\nagency: STT\nlanguage: en\nnotes: Embargo: 2023-01-02T09:00:00Z\nid: tag:a\n¶: The tide came in at nine."},
		"dpa's page": {`<itemClass qcode="ninat:text"/>`, `<headline rank="1">High tide</headline><headline rank="3">Harbour</headline>`,
			`<inlineXML contenttype="application/xhtml+xml"><html><body><header><time>today</time><ul class="slugline"><li>Ports</li></ul><h1>High tide</h1></header><section class="main"><p class="teaser">Nine it was.</p>
			<p><span class="dateline">Haedol <span class="credit">(dpa)</span> - </span>The tide came in at nine.</p></section><section class="linkbox"><ul><li>Tide table</li></ul></section></body></html></inlineXML>`,
			"headline: High tide\nmarks: Harbour\ndateline: Haedol (dpa)\nplaces: Haedol\nagency: dpa\nlanguage: en\nrelated: Tide table\nid: tag:a\n¶: Nine it was.\n¶: The tide came in at nine."},
		"renditions": {`<itemClass qcode="ninat:text"/>`, `<headline>High tide</headline>`,
			`<inlineData contenttype="image/png" encoding="base64">QUJD</inlineData><inlineData contenttype="text/plain">The tide came in at nine.` + "\n\n" + `It went.</inlineData>` + page,
			"headline: High tide\nlanguage: en\nid: tag:a\n¶: The tide came in at nine.\n¶: It went."},
		"escaped twice": {`<itemClass qcode="ninat:text"/>`, `<headline>High tide</headline>`, `<inlineXML><html><body><p>Nine o&amp;#39;clock &amp;quot;sharp&amp;quot;, 8&lt;endash&gt;-&lt;/endash&gt;9.</p></body></html></inlineXML>`,
			"headline: High tide\nlanguage: en\nid: tag:a\n¶: Nine o'clock \"sharp\", 8–9."},
		"the item before the NITF in it": {`<itemClass qcode="ninat:text"/><versionCreated>2023-01-02T10:00:00Z</versionCreated>`, `<by>Ada Finch</by><headline>High tide</headline>`,
			`<inlineXML contenttype="application/nitf+xml"><nitf><head><docdata><date.issue norm="20230102T090000Z"/></docdata></head><body><body.head><hedline><hl1>HIGH TIDE</hl1></hedline><byline>By ADA FINCH</byline></body.head><body.content><p>The tide came in at nine.</p></body.content></body></nitf></inlineXML>`,
			"headline: High tide\nby: Ada Finch\nlanguage: en\npublished: 2023-01-02T10:00Z\nalso: 2023-01-02T09:00Z metadata\nid: tag:a\n¶: The tide came in at nine."},
		"a headline alone": {`<itemClass qcode="ninat:text"/><versionCreated>2023-01-02T10:00:00Z</versionCreated>`, `<headline>High tide</headline>`, ``,
			"headline: High tide\nlanguage: en\npublished: 2023-01-02T10:00Z\nid: tag:a"},
	} {
		t.Run(name, func(t *testing.T) { checkNews(t, "a.xml", g2Of(c.meta, c.content, c.text), c.want) })
	}
}

func TestNewsMLG2ThatIsNoArticle(t *testing.T) {
	item := func(name string) string {
		return `<` + name + ` xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a"><itemMeta><itemClass qcode="x:y"/></itemMeta><contentMeta><headline>High tide</headline></contentMeta></` + name + `>`
	}
	checkNoArticle(t, map[string][2]string{
		"package":  {item("packageItem"), "a package that refers to news items"},
		"concept":  {item("conceptItem"), "a concept"},
		"scheme":   {item("knowledgeItem"), "a vocabulary"},
		"planning": {item("planningItem"), "a planning item"},
		"picture":  {g2Of(`<itemClass qcode="ninat:picture"/>`, `<headline>High tide</headline>`, `<remoteContent href="a.jpg"/>`), "a picture"},
		"graphic":  {g2Of(`<itemClass qcode="ninat:graphic"/>`, `<headline>High tide</headline>`, ``), "a graphic"},
		"video":    {g2Of(`<itemClass qcode="ninat:video"/>`, `<headline>High tide</headline>`, ``), "a video"},
		"audio":    {g2Of(`<itemClass qcode="ninat:audio"/>`, `<headline>High tide</headline>`, ``), "a sound recording"},
		"results":  {g2Of(`<itemClass qcode="ninat:text"/>`, ``, `<inlineXML><sports-content><team-stats>3</team-stats></sports-content></inlineXML>`), "without headline and text"},
		"an event": {g2Of(`<itemClass qcode="ninat:text"/>`, ``, `<inlineXML><conceptItem><concept><name>High tide</name></concept></conceptItem></inlineXML>`), "without headline and text"},
		"another":  {g2Of(`<itemClass qcode="evnat:sports"/>`, `<headline>High tide</headline>`, ``), "of the class “sports” without text"},
		"several":  {`<newsMessage><itemSet>` + item("packageItem") + item("planningItem") + `</itemSet></newsMessage>`, "a delivery of a package that refers to news items and a planning item (NewsML-G2)"},
		"heartbeat": {`<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2023-01-02T10:00:00Z</sent></header></newsMessage>`,
			"without headline and text"},
		"another newsItem": {`<newsItem><date>1</date></newsItem>`, "an XML document"},
	})
}

func FuzzNewsMLG2(f *testing.F) {
	f.Add(newsSample(f, "message.newsml-g2.xml"))
	f.Add(g2Of(`<itemClass qcode="ninat:text"/>`, `<by>By A and B</by><dateline>OSLO</dateline>`, `<inlineData>a &lt;p class="byline"&gt;b`))
	f.Fuzz(func(_ *testing.T, text string) {
		_, _ = readNewsMLG2(newSource(Document{Path: "a.xml", Bytes: []byte(text)}))
	})
}
