package importer

import (
	"strings"
	"testing"

	"dateline/data"
)

// What LexisNexis writes about an article, in its versions and languages.
func TestNexisHeads(t *testing.T) {
	for name, c := range map[string]struct{ text, facts, body string }{
		"labels after the length": {`
                        1 of 1 DOCUMENT

                Copyright 1999 The Coast Ledger Company
                           The Coast Ledger

               January 1, 1999, Friday, Late Edition - Final

SECTION: Section A; Page 1; Column 1; Coast Desk

LENGTH: 34 words

HEADLINE: A Wall Is a Promise

BYLINE: By IDA LUND

DATELINE: HAEDOL, Dec. 31

BODY:
   The barrier stood when the storm of Thursday had passed, and the harbor
master had slept.

   HEADLINE: so he called his diary.

LANGUAGE: ENGLISH

LOAD-DATE: January 3, 1999
`, "A Wall Is a Promise||IDA LUND|HAEDOL, Dec. 31|HAEDOL||The Coast Ledger|Section A; Coast Desk|en|||1999-01-01 metadata|",
			"The barrier stood when the storm of Thursday had passed, and the harbor master had slept.|HEADLINE: so he called his diary."},
		"Spanish": {`
                        Documento 1 de 2

                            El Faro

                  12 de mayo de 2010 miércoles

El puerto de noche

SECCIÓN: ECONOMÍA; Pág. 4

LONGITUD: 12 palabras

El transbordador vuelve a navegar de noche.

FECHA-CARGA: 14 de mayo de 2010

IDIOMA: SPANISH; ESPAÑOL
`, "El puerto de noche||||||El Faro|ECONOMÍA|es|||2010-05-12 metadata|", "El transbordador vuelve a navegar de noche."},
		"Italian": {`
                        Documento 2 di 2

                            Il Molo

                  lunedì 3 maggio 2010

La nebbia chiude il porto

AUTORE: Di Lucia Armand

LUNGHEZZA: 9 parole

Il porto resta chiuso da tre giorni.

LINGUA: ITALIAN
`, "La nebbia chiude il porto||Lucia Armand||||Il Molo||it|||2010-05-03 metadata|", "Il porto resta chiuso da tre giorni."},
		"Dutch": {`
                        Document 1 van 3

                            De Kade

                  12 april 2010 maandag

Vissers vragen een later uur

RUBRIEK: Economie; Blz. 7

LENGTE: 8 woorden

De markt opent nu om twee uur.

TAAL: DUTCH; NEDERLANDS
`, "Vissers vragen een later uur||||||De Kade|Economie|nl|||2010-04-12 metadata|", "De markt opent nu om twee uur."},
		"a magazine's month": {`
                        3 of 9 DOCUMENTS

                          Tides Quarterly

                            October 2011

The sand that walks

LENGTH: 9 words

A bank of sand moved forty metres.

LOAD-DATE: October 9, 2011
`, "The sand that walks||||||Tides Quarterly||en|||2011-10 metadata|", "A bank of sand moved forty metres."},
		"a minute": {`
                        3 of 9 DOCUMENTS

                          Coast Wire

                   January 11, 2010 Monday 12:41 AM GMT

Fog

LENGTH: 9 words

The harbor is closed until the fog has gone, the harbor master said.
`, "Fog||||||Coast Wire|||||2010-01-11T00:41Z metadata|", "The harbor is closed until the fog has gone, the harbor master said."},
		"a broadcast": {`
                        1 of 9 DOCUMENTS

                          HRTV

                SHOW: HARBOR AT NINE 9:00 PM EST

                   January 11, 2010 Monday

                TRANSCRIPT: 011101HR.V1

TYPE: SHOW

LENGTH: 20 words

HEADLINE: The Barrier Vote

BODY:
IDA LUND, ANCHOR: The harbor council votes tonight.
`, "The Barrier Vote||||||HRTV|HARBOR AT NINE 9:00 PM EST|en|||2010-01-11 metadata|", "IDA LUND, ANCHOR: The harbor council votes tonight."},
		"a correction": {`
                        1 of 9 DOCUMENTS

                          The Coast Ledger

                   January 11, 2010 Monday
                     Correction Appended

Nine votes to four

BYLINE: Mara Ellin

LENGTH: 20 words

The council voted on the barrier.

LOAD-DATE: January 12, 2010

LANGUAGE: ENGLISH

CORRECTION-DATE: January 14, 2010

CORRECTION: It was nine votes to three.

The Ledger regrets it.

          Copyright 2010 The Coast Ledger
`, "Nine votes to four||Mara Ellin||||The Coast Ledger||en|||2010-01-11 metadata|", "The council voted on the barrier."},
		"a family name first": {`
                               Dokument 1 von 1

                                Die Küstenwoche

                                 7. April 2008

Wer zahlt den Anleger?

AUTOR: Lindqvist, Oskar

LÄNGE: 20 Wörter

Der Rat hat beschlossen, dass der alte Anleger von Vesthaven bleibt.

SPRACHE: GERMAN; DEUTSCH
`, "Wer zahlt den Anleger?||Oskar Lindqvist||||Die Küstenwoche||de|||2008-04-07 metadata|", "Der Rat hat beschlossen, dass der alte Anleger von Vesthaven bleibt."},
		"no date": {`
                        1 of 9 DOCUMENTS

                          The Coast Ledger

Undated

LENGTH: 20 words

The council voted on the barrier in the night.

LOAD-DATE: January 12, 2010
`, "Undated||||||The Coast Ledger||en||| |", "The council voted on the barrier in the night."},
	} {
		t.Run(name, func(t *testing.T) {
			a := articlesIn(t, "export.txt", []byte(c.text))[0]
			if got := facts(a); got != c.facts {
				t.Errorf("\ngot  %s\nwant %s", got, c.facts)
			}
			if got := strings.Join(a.Body, "|"); got != c.body {
				t.Errorf("body %q", got)
			}
			if a.Source.Format != nexisName {
				t.Errorf("format %q", a.Source.Format)
			}
		})
	}
}

// A line of a body that looks like a document's number cuts nothing.
func TestNexisNumberInBody(t *testing.T) {
	text := "1 of 2 DOCUMENTS\n\nThe Coast Ledger\n\nMay 3, 2010 Monday\n\nPapers\n\nLENGTH: 9 words\n\nThe clerk counted.\n\n7 of 9 documents\n\nwere wet.\n\n" +
		"2 of 2 DOCUMENTS\n\nThe Coast Ledger\n\nMay 4, 2010 Tuesday\n\nDry\n\nLENGTH: 3 words\n\nThey dried.\n"
	articles := articlesIn(t, "a.txt", []byte(text))
	if len(articles) != 2 || len(articles[0].Body) != 3 || articles[1].Headline != "Dry" {
		t.Errorf("%d articles, %q", len(articles), articles[0].Body)
	}
}

func TestExportLanguages(t *testing.T) {
	for in, want := range map[string]string{
		"ENGLISH": "en", "GERMAN; DEUTSCH": "de", "Français": "fr", "EN": "en", "Allemand": "de", "Spanisch": "es", "Portuguese": "pt",
		"日本語": "ja", "ENGLISH; ENGLISHS": "en", "Klingon": "", "": "", strings.Repeat("x", 9999): "",
	} {
		if got := exportLanguage(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestExportDates(t *testing.T) {
	for in, want := range map[string]string{
		"January 11, 2010 Monday": "2010-01-11", "October 2011": "2011-10", "Printemps 2009": "2009", "Copyright 2010 by us": "",
		"14 mars 2006, p. 16": "2006-03-14", "the summer of 2010": "",
	} {
		d, _ := exportDate(in, data.FromMetadata)
		if got := d.ISO(); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

// Factiva's dates are written in the language of the one who exported them.
func TestFactivaDates(t *testing.T) {
	for _, c := range []struct{ day, time, words, want string }{
		{"29 décembre 2011", "15:32", "295 mots", "2011-12-29T15:32"}, {"12 May 2011", "", "20 words", "2011-05-12"},
		{"03/04/2011", "", "295 mots", "2011-04-03"}, {"03/04/2011", "", "295 words", ""}, {"23/04/2011", "", "295 words", "2011-04-23"},
		{"2011年5月12日", "", "", "2011-05-12"}, {"12 de maio de 2011", "", "palavras", "2011-05-12"},
	} {
		d, _ := factivaDate(c.day, c.time, c.words)
		if got := d.ISO(); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.day, c.words, got, c.want)
		}
	}
}
