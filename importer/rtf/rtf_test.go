package rtf

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"dateline/importer/office"
)

func texts(t *testing.T, doc string) []string {
	t.Helper()
	d, err := Read([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, p := range d.Paragraphs {
		list = append(list, p.Text)
	}
	return list
}

func TestText(t *testing.T) {
	const fonts = `{\fonttbl{\f0 Arial;}{\f1\fcharset129 Batang;}{\f2\fcharset128 MS Mincho;}{\f3\fcharset134 SimSun;}{\f4\fcharset204 Arial Cyr;}{\f5\fcharset2 Symbol;}{\f6\fcharset238 Arial CE;}}`
	for name, c := range map[string]struct {
		doc  string
		want []string
	}{
		"plain":            {`{\rtf1\ansi Fog lifted.\par The ferry left.}`, []string{"Fog lifted.", "The ferry left."}},
		"cut short":        {`{\rtf1\ansi Fog lifted.\par {\b The fer`, []string{"Fog lifted.", "The fer"}},
		"line ends":        {"{\\rtf1 Fog \r\nlifted.\\\nThe ferry left.}", []string{"Fog lifted.", "The ferry left."}},
		"code page":        {`{\rtf1\ansi\ansicpg1251 \'cc\'ee\'f0\'e5}`, []string{"Море"}},
		"default 1252":     {`{\rtf1\ansi caf\'e9 \'93fog\'94}`, []string{"café “fog”"}},
		"macintosh":        {`{\rtf1\mac caf\'8e}`, []string{"café"}},
		"korean font":      {`{\rtf1\ansi\ansicpg1252` + fonts + `{\f1 \'b9\'e8\'b0\'a1} left}`, []string{"배가 left"}},
		"ascii as trail":   {`{\rtf1\ansi` + fonts + `\f2 \'83A\'83\'42}`, []string{"アィ"}},
		"escaped trail":    {`{\rtf1\ansi\ansicpg932 \'83\\\'8d\'60}`, []string{"ソ港"}},
		"chinese font":     {`{\rtf1\ansi` + fonts + `\f3\'b8\'db\'bf\'da}`, []string{"港口"}},
		"cyrillic font":    {`{\rtf1\ansi` + fonts + `\f4 \'cc\'ee\'f0\'e5\f0 \'e9}`, []string{"Мореé"}},
		"east asian run":   {`{\rtf1\ansi` + fonts + `\dbch\af1\loch\f0 fog \dbch\'b9\'e8}`, []string{"fog 배"}},
		"document page":    {`{\rtf1\ansi\ansicpg949{\fonttbl{\f0\fcharset0 Arial;}}\f0 \'b9\'e8}`, []string{"배"}},
		"unicode":          {`{\rtf1\ansi\uc1 \u48176 ?\u-20480?}`, []string{"배" + string(rune(0xb000))}},
		"two fallbacks":    {`{\rtf1\ansi\uc2 \u48176\'b9\'e8 x}`, []string{"배 x"}},
		"no fallback":      {`{\rtf1\ansi\uc0\u233 t\u233 }`, []string{"été"}},
		"beyond the plane": {`{\rtf1\ansi \u-10179?\u-8694?}`, []string{"😊"}},
		"fallback's end":   {`{\rtf1\ansi {\u233}t}`, []string{"ét"}},
		"signs":            {`{\rtf1 a\~b\_c\-d\emdash e\ldblquote f\rdblquote\line g\tab h}`, []string{"a b-cd—e“f”\ng h"}},
		"braces":           {`{\rtf1 \{a\} \\b}`, []string{`{a} \b`}},
		"left out": {`{\rtf1{\colortbl;\red0;}{\stylesheet{\s1 heading 1;}}{\*\generator x;}{\info{\title T}{\subject S}}{\header H}{\footerr F}{\pict\picw1 0a0b}` +
			`{\*\bkmkstart a}fog{\*\bkmkend a}{\v hidden}{\deleted gone}{\*\unknown no}}`, []string{"fog"}},
		"field":            {`{\rtf1 see {\field{\*\fldinst HYPERLINK "x"}{\fldrslt the page}}}`, []string{"see the page"}},
		"binary":           {"{\\rtf1{\\pict\\bin5 }}}{\\} fog}", []string{"fog"}},
		"table":            {`{\rtf1\trowd\intbl Port\cell Late\cell\row\trowd\intbl Garan\cell 240\cell\row\pard After.}`, []string{"Port | Late", "Garan | 240", "After."}},
		"table at the end": {`{\rtf1 Before.\par\trowd\pard\intbl a\cell b\cell\row}`, []string{"Before.", "a | b"}},
		"nested table":     {`{\rtf1\trowd\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\nestrow}\pard\intbl\cell\row\trowd\pard\intbl out\cell z\cell\row}`, []string{"x | y", "out | z"}},
		"list": {`{\rtf1` + fonts + `{\listtext\f5\'b7\tab}Fog\par{\listtext 2.\tab}Net\par{\pntext\'b7\tab}Sea}`,
			[]string{"• Fog", "2. Net", "• Sea"}},
		"footnote":   {`{\rtf1 Fog{\super\chftn}{\footnote\pard\plain{\super\chftn} Thick.\par Very.} lifted.\par End.{\*\footnote Too.}}`, []string{"Fog[1] lifted.", "End.[2]", "[1] Thick. Very.", "[2] Too."}},
		"text box":   {`{\rtf1{\shp{\*\shpinst\shpleft0{\sp{\sn a}{\sv b}}{\shptxt Boxed.\par}}{\shprslt old}}Fog.}`, []string{"Boxed.", "Fog."}},
		"said twice": {`{\rtf1{\upr{caf?}{\*\ud caf\u233 ?}}}`, []string{"café"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := texts(t, c.doc); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestProperties(t *testing.T) {
	d, err := Read([]byte(`{\rtf1\ansi\ansicpg1252{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2 Title;}}` +
		`{\info{\title Fog at Garan\'e9}{\author Ines Duarte}{\keywords fog, boats}}\pard\s2 Fog\par\pard\s1 Why\par\pard\outlinelevel1 How\par\pard Text.}`))
	if err != nil {
		t.Fatal(err)
	}
	want := &office.Document{Title: "Fog at Garané", Author: "Ines Duarte", Keywords: []string{"fog", "boats"}, Paragraphs: []office.Paragraph{
		{Text: "Fog", Role: office.Title}, {Text: "Why", Role: office.Heading}, {Text: "How", Role: office.Heading}, {Text: "Text."}}}
	if !reflect.DeepEqual(d, want) {
		t.Errorf("got  %+v\nwant %+v", d, want)
	}
}

func TestBounds(t *testing.T) {
	if _, err := Read([]byte(`{\rtf1 ` + strings.Repeat("{", MaxDepth+1))); err == nil || !strings.Contains(err.Error(), "MaxDepth") {
		t.Errorf("deep groups: %v", err)
	}
	if _, err := Read([]byte("fog")); !errors.Is(err, ErrNotRTF) {
		t.Errorf("no RTF: %v", err)
	}
}

// Reading takes linear time, also of what is written to be slow.
func TestLinear(t *testing.T) {
	for name, piece := range map[string]string{
		"groups": `{\b a}`, "listtext": `{\listtext 1}`, "notes": `{\footnote a}`, "styles": `{\stylesheet a`, "cells": `\intbl a\cell `,
		"nested": `\nestcell `, "unicode": `\u1234?`, "tables": `\trowd\row\pard\intbl`, "words": `\aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`,
	} {
		start := time.Now()
		doc := `{\rtf1 ` + strings.Repeat(piece, 2_000_000/len(piece))
		if name == "styles" {
			doc = `{\rtf1 ` + strings.Repeat(piece+"}", 2_000_000/len(piece))
		}
		if _, err := Read([]byte(doc)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%s took %v for 2 MB", name, d)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		`{\rtf1\ansi\ansicpg949{\fonttbl{\f1\fcharset129 a;}}\f1 \'b9\'e8\par}`, `{\rtf1\trowd\intbl a\cell\row\pard{\footnote b}}`,
		`{\rtf1{\upr{a}{\*\ud b}}{\listtext 1.}\u-10179?\u-8694?\bin3 abc}`, `{\rtf1{\info{\title a}}{\stylesheet{\s1 heading 1;}}\s1 b\nestcell{\*\nesttableprops\nestrow}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := Read(b)
		if err != nil {
			return
		}
		for _, p := range d.Paragraphs {
			if strings.TrimSpace(p.Text) == "" {
				t.Errorf("an empty paragraph")
			}
		}
	})
}
