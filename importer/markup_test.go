package importer

import (
	"reflect"
	"strings"
	"testing"
)

func TestMarkup(t *testing.T) {
	for name, c := range map[string]struct {
		markup string
		want   []string
	}{
		"paragraphs":         {"<p>One <b>two</b>\nthree</p>four<p>five", []string{"One two three", "four", "five"}},
		"breaks":             {"One<br>two<br><br>three", []string{"One\ntwo", "three"}},
		"bullets":            {"<ul><li>a<li>b<ul><li>c<ul><li>d</ul></ul><li>e</ul>", []string{"• a", "• b", "◦ c", "▪ d", "• e"}},
		"numbers":            {`<ol start="3"><li>a<li value="7">b<li>c</ol>`, []string{"3. a", "7. b", "8. c"}},
		"numbers downwards":  {"<ol reversed><li>a<li>b</ol>", []string{"2. a", "1. b"}},
		"letters":            {`<ol type="a"><li>x<li>y</ol>`, []string{"a. x", "b. y"}},
		"item of paragraphs": {"<ul><li><p>a</p><p>b</p></li></ul>", []string{"• a", "b"}},
		"definitions":        {"<dl><dt>Pier:</dt><dd>A place for boats</dd><dt>Quay<dd>Another<dt>Loose</dl>", []string{"Pier: A place for boats", "Quay: Another", "Loose"}},
		"quotation":          {"<p>She said it in the harbour office:</p><blockquote><p>It will float.</p></blockquote>", []string{"She said it in the harbour office:", "> It will float."}},
		"indented article":   {"<blockquote><p>All of it.</p><p>And more.</p></blockquote>", []string{"All of it.", "And more."}},
		"inline quotation":   {"<p>the <q>Marigold</q> sails</p>", []string{"the “Marigold” sails"}},
		"table":              {"<table><caption>Boats</caption><tr><th>Name<th>Year<tr><td>Gull<td><p>1990</p><tr><td>Tern<td></table>", []string{"Boats", "Name | Year", "Gull | 1990", "Tern"}},
		"table of layout":    {"<table><tr><td><p>One long column.</p><p>Second.</p></td></tr><tr><td>Third.</td></tr></table>", []string{"One long column.", "Second.", "Third."}},
		"table in a table":   {"<table><tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>", []string{"a | b", "c | d"}},
		"caption":            {"<figure><img><figcaption>The pier</figcaption></figure>x", []string{"The pier", "x"}},
		"preformatted":       {"<pre>a\n  b</pre>", []string{"a\n  b"}},
		"unseen":             {`<style>p{}</style><p hidden>no</p><div style="color:red; display: none">no</div><script>no</script><p>yes<template>no</template></p>`, []string{"yes"}},
		"entities":           {"<p>Fish &amp; chips&nbsp;&mdash; &#8364;5</p>", []string{"Fish & chips — €5"}},
		"ruby":               {"<p><ruby>港<rt>みなと</rt></ruby>です</p>", []string{"港です"}},
	} {
		if got := htmlParagraphs(c.markup); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
	if got := htmlLine("Fish &amp; <i>chips</i><br>today"); got != "Fish & chips today" {
		t.Errorf("line %q", got)
	}
}

// Elements nested beyond all measure are read flat.
func TestDeepMarkup(t *testing.T) {
	got := htmlParagraphs(strings.Repeat("<table><tr><td>", 50_000) + "<p>found</p>")
	if len(got) != 1 || got[0] != "found" {
		t.Errorf("%d paragraphs", len(got))
	}
}
