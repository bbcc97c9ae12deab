package importer

import "testing"

func TestRCV1(t *testing.T) {
	checkNews(t, "2286newsML.xml", `<?xml version="1.0" encoding="iso-8859-1" ?>
<newsitem itemid="2286" id="root" date="1996-08-20" xml:lang="en">
<title>WALES: High tide at Port Maren.</title>
<headline>High tide at Port Maren.</headline>
<byline>Ada Finch</byline>
<dateline>PORT MAREN 1996-08-20</dateline>
<text>
<p>The tide came in at nine.</p>
<p>The boats stayed &quot;where they were&quot;.</p>
</text>
<copyright>(c) Reuters Limited 1996</copyright>
<metadata>
<codes class="bip:topics:1.0"><code code="M11"/></codes>
<dc element="dc.publisher" value="Reuters Holdings Plc"/>
<dc element="dc.date.published" value="1996-08-20"/>
<dc element="dc.source" value="Reuters"/>
<dc element="dc.creator.location" value="PORT MAREN"/>
</metadata>
</newsitem>`, `
headline: High tide at Port Maren.
by: Ada Finch
dateline: PORT MAREN
places: PORT MAREN
agency: Reuters
language: en
published: 1996-08-20
id: 2286
¶: The tide came in at nine.
¶: The boats stayed "where they were".
`)
}
