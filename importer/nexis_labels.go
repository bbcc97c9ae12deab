package importer

import (
	"regexp"
	"slices"
	"strings"

	"dateline/data"
)

// labelKind is what a label of a LexisNexis export stands for, whatever its
// language.
type labelKind int

const (
	labelNone   labelKind = iota
	labelByline           // fields of the head
	labelSection
	labelLength
	labelHeadline
	labelDateline
	labelShow // of a broadcast
	labelLead
	labelBody
	labelOther // of the head or the foot, of no use
	labelURL
	labelLoaded // fields of the foot: when the database took it in
	labelLanguage
	labelSubject
	labelPlace
	labelNote // a correction, a picture's caption
)

// nexisLabels are the labels in the languages of the database's versions.
var nexisLabels = func() map[string]labelKind {
	labels := map[string]labelKind{}
	for field, names := range map[labelKind]string{
		labelByline:   "BYLINE|AUTHOR|AUTHORS|AUTOR|AUTOREN|AUTEUR|AUTEURS|AUTORE|AUTORES|AUTORI|FIRMA|DOOR|NAAM",
		labelSection:  "SECTION|RUBRIK|RESSORT|RUBRIQUE|SECCIÓN|SECCION|SEZIONE|SECTIE|RUBRIEK|SEÇÃO|SECÇÃO|AVDELING",
		labelLength:   "LENGTH|LÄNGE|LAENGE|LONGUEUR|LONGITUD|EXTENSIÓN|LUNGHEZZA|LENGTE|EXTENSÃO|COMPRIMENTO|LENGDE|LÆNGDE|LÄNGD",
		labelHeadline: "HEADLINE|TITRE|TITEL|SCHLAGZEILE|ÜBERSCHRIFT|TITULAR|TÍTULO|TITULO|TITOLO|KOP",
		labelDateline: "DATELINE|ORTSMARKE|DATUMSZEILE|LIEU-DATE|DATACIÓN",
		labelShow:     "SHOW|TRANSCRIPT",
		labelLead:     "HIGHLIGHT|ENCART|INSERT|CHAPEAU|INTRO|ABSTRACT",
		labelBody:     "BODY|TEXT|TEXTE|CORPS|HAUPTTEIL|CUERPO|TEXTO|CORPO|TESTO|TEKST",
		labelURL:      "URL",
		labelLoaded: "LOAD-DATE|LOAD DATE|UPDATE|LADEDATUM|DATE-CHARGEMENT|DATE DE CHARGEMENT|FECHA-CARGA|FECHA DE CARGA|" +
			"FECHA-DE-CARGA|DATA-CARICAMENTO|DATA DI CARICAMENTO|LAADDATUM|LAAD-DATUM|DATUM-GELADEN|DATA-CARGA",
		labelLanguage: "LANGUAGE|SPRACHE|LANGUE|IDIOMA|LENGUA|LINGUA|TAAL",
		labelSubject: "SUBJECT|SUJET|THEMA|THEMEN|SCHLAGWÖRTER|ASUNTO|TEMA|TEMAS|ARGOMENTO|ARGOMENTI|ONDERWERP|ORGANIZATION|ORGANISATION|" +
			"ORGANIZACIÓN|ORGANISATIE|COMPANY|FIRMEN|SOCIETE|SOCIÉTÉ|EMPRESA|BEDRIJF|PERSON|PERSONNE|PERSONA|PERSOON|KEYWORD|KEYWORDS",
		labelPlace: "GEOGRAPHIC|LOCALISATION-GEO|GEOGRAFIE|GEOGRAPHIE|GEOGRÁFICO|GEOGRAFICO|GEOGRAFISCH|STATE|COUNTRY|CITY|LAND|STADT|PAYS|VILLE",
		labelNote:  "GRAPHIC|GRAFIK|CORRECTION|CORRECTION-DATE|BERICHTIGUNG|ILLUSTRATION|NOTES|NOTE|ANMERKUNG",
		labelOther: "PUBLICATION-TYPE|TYPE-PUBLICATION|PUBLIKATIONSTYP|PUBLICATIETYPE|TIPO-PUBLICACIÓN|TIPO DE PUBLICACIÓN|TIPO-PUBBLICAZIONE|" +
			"ZEITUNGS-CODE|JOURNAL-CODE|CODE-JOURNAL|PUB-TYPE|DOCUMENT-TYPE|TYPE|TICKER|SYMBOLE-BOURSIER|INDUSTRY|SECTEUR-ACTIVITE|BRANCHE|INDUSTRIA|" +
			"CODE-REVUE|NAME|ANCHORS|GUESTS|DISTRIBUTION|ISSN|SERIES|ACC-NO|COPYRIGHT|TRANSMITTED|DATUM|REGION|SOURCE|EDITION|VERSION|PAGE|PG|WORDS|TYP|MEDIENTYP",
	} {
		for name := range strings.SplitSeq(names, "|") {
			labels[name] = field
		}
	}
	return labels
}()

var nexisLabelled = lazily(`^\s*(\p{L}[\p{L} -]{1,24}?):(?:\s+|$)`)

// readNexisLabel reads a label at the start of a line. In capitals any is one; in
// other case, as in a sentence, only those that no sentence begins with.
func readNexisLabel(s string) (field labelKind, name, value string) {
	m := nexisLabelled.FindStringSubmatchIndex(s)
	if m == nil {
		return labelNone, "", s
	}
	name = s[m[2]:m[3]]
	upper := strings.ToUpper(name)
	field = nexisLabels[upper]
	if name != upper && !nexisMixed[upper] {
		field = labelNone
	}
	return field, upper, strings.TrimSpace(s[m[1]:])
}

// nexisMixed are the labels that newer exports write as "Load-Date:".
var nexisMixed = wordSet(`BYLINE SECTION LENGTH LÄNGE LONGUEUR HIGHLIGHT DATELINE LOAD-DATE LANGUAGE PUBLICATION-TYPE SUBJECT GEOGRAPHIC GRAPHIC
	JOURNAL-CODE COMPANY ORGANIZATION INDUSTRY PERSON RUBRIK RUBRIQUE`)

// setNexisField takes over one labelled field.
func setNexisField(a *data.Article, field labelKind, name, value string) {
	switch field {
	case labelByline:
		creditNames(a, familyFirst.ReplaceAllString(value, "$2 $1"))
	case labelSection:
		if a.Section == "" {
			a.Section = withoutPages(value)
		}
	case labelHeadline:
		a.Headline = value
	case labelDateline:
		setDatelineField(a, value)
	case labelLanguage:
		if a.Language == "" {
			a.Language = exportLanguage(value)
		}
	case labelSubject:
		a.Keywords = append(a.Keywords, listOf(value, ";")...)
	case labelPlace:
		addPlaces(a, listOf(value, ";"))
	case labelURL:
		a.URL = value
	case labelNote:
		if value != "" {
			a.Trailer = append(a.Trailer, data.TrailerList{Kind: data.TrailerText, Items: []data.TrailerItem{{Headline: name + ": " + value}}})
		}
	}
}

var printedOn = regexp.MustCompile(`^(?i:pg?\.|pages?|s\.|seiten?|p[aá]g\.|blz\.|part|column|col\.)\s?[\w-]+(?:, (?:column|col\.)\s?\w+)?$`)

// withoutPages takes off a section what says where in print it was: "NEWS; Pg. 6".
func withoutPages(section string) string {
	return strings.Join(slices.DeleteFunc(listOf(section, ";"), printedOn.MatchString), "; ")
}

// setDatelineField takes over a dateline that stands in a field of its own,
// with or without its dash.
func setDatelineField(a *data.Article, field string) {
	field = strings.TrimRight(oneLine(field), " -–—_;,")
	if field == "" {
		return
	}
	a.Dateline = field
	d, rest, ok := parseDateline(field + " -- ")
	if !ok || rest != "" {
		place, _, _ := strings.Cut(field, ",")
		a.Places = append(a.Places, strings.TrimSpace(place))
		return
	}
	a.Places = append(a.Places, d.places...)
	if a.Agency == "" {
		a.Agency = d.agency
	}
}

// datelineDate is what of a date a dateline's field has.
func datelineDate(field string) partialDate {
	d, _, ok := parseDateline(strings.TrimRight(oneLine(field), " -–—_;,") + " -- ")
	if !ok {
		return partialDate{}
	}
	return partialDate{d.date, d.dateAt}
}
