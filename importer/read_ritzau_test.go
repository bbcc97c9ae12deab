package importer

import "testing"

const ritzauNews = `<RBNews><NewsID>a</NewsID><PublishDate>2023-01-02T18:44:52.973</PublishDate><strapline>---PRINT/NOTE---</strapline><headline>Højvande</headline>
<subtitle xmlns:i="x" i:nil="true"/><town>Haedol</town><origin>/ritzau/</origin><section>Indland</section><byLine>Ada Finck</byLine>
<TilRedaktionen>&lt;p&gt;Foto følger.&lt;/p&gt;</TilRedaktionen>
<content>&lt;p&gt;Vandet kom klokken ni, og bådene blev liggende ved kajen hele dagen.&lt;/p&gt;&lt;p&gt;&amp;amp;quot;Det gik igen&amp;amp;quot;, siger havnefogeden.&lt;/p&gt;</content></RBNews>`

func TestRitzau(t *testing.T) {
	const want = `headline: Højvande
marks: PRINT/NOTE
by: Ada Finck
places: Haedol
agency: ritzau
section: Indland
language: da
notes: Foto følger.
published: 2023-01-02T18:44
id: a
¶: Vandet kom klokken ni, og bådene blev liggende ved kajen hele dagen.
¶: "Det gik igen", siger havnefogeden.
`
	checkNews(t, "a.xml", `<?xml version="1.0"?>`+ritzauNews, want)
	checkNews(t, "a.xml", `<XMLNewsQueuedResponse xmlns="http://tempuri.org/"><R><ListOfRBNews xmlns="">`+ritzauNews+ritzauNews+`</ListOfRBNews></R></XMLNewsQueuedResponse>`, want+"----\n"+want)
	checkNoArticle(t, map[string][2]string{"empty": {`<RBNews><NewsID>a</NewsID></RBNews>`, "without news"}})
}

func FuzzRitzau(f *testing.F) {
	f.Add(ritzauNews)
	f.Fuzz(func(_ *testing.T, text string) {
		_, _ = readRitzau(newSource(Document{Path: "a.xml", Bytes: []byte(text)}))
	})
}
