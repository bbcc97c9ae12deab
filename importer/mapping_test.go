package importer

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestMappingIsGuessed(t *testing.T) {
	const prose = "The port of Haedol opened its second berth on Monday after two years of work. Ships may use it from June, the harbor office said in a statement."
	tests := map[string]struct {
		columns string // parted by bars
		rows    []string
		want    string
	}{
		"news crawl with crawl date": {
			"title|text|date_download|date_publish|date_modify|authors|source_domain|url|language",
			[]string{"Berth opens|" + prose + "|2023-05-01 10:00:00|2021-03-04 08:00:00|2022-01-01|['A B']|ledger.example|https://ledger.example/1|en"},
			"headline=title body=text published=date_publish authors=authors outlet=source_domain url=url language=language",
		},
		"crawl date alone": {
			"title|content|date_extracted", []string{"Berth opens|" + prose + "|2023-05-01"}, "headline=title body=content",
		},
		"publication, author and parts of a date": {
			"|id|title|publication|author|date|year|month|url|content",
			[]string{"0|17283|Berth opens|The Coast Ledger|Kim Aru|2016-12-31|2016.0|12.0||" + prose},
			"headline=title body=content published=date authors=author outlet=publication id=id url=url",
		},
		"year, month and day": {
			"heading|article|year|month|day", []string{"Berth opens|" + prose + "|2019|6|22"},
			"headline=heading body=article published=year+month+day",
		},
		"date and time": {
			"headline|body|date|time", []string{"Berth opens|" + prose + "|2019-06-22|10:15"},
			"headline=headline body=body published=date+time",
		},
		"headlines alone": {
			"publish_date|headline_text", []string{"20030219|harbor council chooses new berth"}, "published=publish_date headline=headline_text",
		},
		"summary for the body": {
			"link|headline|category|short_description|authors|date",
			[]string{"https://ledger.example/2|Berth opens|PORTS|Ships may use it.|Kim Aru, Contributor|2022-09-23"},
			"headline=headline body=short_description published=date authors=authors section=category url=link",
		},
		"subject is the section": {
			"title|text|subject|date", []string{"Berth opens|" + prose + "|politics|December 31, 2017"},
			"headline=title body=text section=subject published=date",
		},
		"lead and text": {
			"headline|lead|text|pubDate", []string{"Berth opens|" + prose + "|" + prose + "|2019-06-22"},
			"headline=headline body=lead+text published=pubDate",
		},
		"Korean": {
			"뉴스 식별자|일자|언론사|기고자|제목|통합 분류1|키워드|본문|URL",
			[]string{"0110|20210304|해돌일보|김아루|제2 부두 개장|경제|부두,항만|해돌항 제2 부두가 월요일 문을 열었다. 항만청은 6월부터 선박이 이용할 수 있다고 밝혔다.|http://haedol.example/1"},
			"headline=제목 body=본문 published=일자 outlet=언론사 authors=기고자 section=통합 분류1 keywords=키워드 url=URL id=뉴스 식별자",
		},
		"Japanese": {
			"見出し|本文|配信日時|媒体|記者", []string{"第二岸壁が開業|港の第二岸壁が月曜日に開業した。船は六月から使える。|2021年3月4日|海岸新聞|木村"},
			"headline=見出し body=本文 published=配信日時 outlet=媒体 authors=記者",
		},
		"Chinese": {
			"标题|正文|发布时间|来源|链接", []string{"码头开放|海斗港第二码头周一开放。|2021-03-04 08:00|海岸报|https://haedol.example/2"},
			"headline=标题 body=正文 published=发布时间 outlet=来源 url=链接",
		},
		"German": {
			"Überschrift|Inhalt|Datum|Autor|Ressort", []string{"Kai eröffnet|Der zweite Kai ist offen.|22.06.2019|A. Krug|Wirtschaft"},
			"headline=Überschrift body=Inhalt published=Datum authors=Autor section=Ressort",
		},
		"French": {
			"Titre|Texte|Date de publication|Auteur|Rubrique", []string{"Le quai ouvre|Le deuxième quai est ouvert.|22/06/2019|A. Croix|Économie"},
			"headline=Titre body=Texte published=Date de publication authors=Auteur section=Rubrique",
		},
		"Spanish": {
			"titular|cuerpo|fecha|autor|sección|enlace", []string{"Abre el muelle|El segundo muelle está abierto.|22/06/2019|A. Cruz|Economía|https://haedol.example/3"},
			"headline=titular body=cuerpo published=fecha authors=autor section=sección url=enlace",
		},
		"nested": {
			"source.id|source.name|author|title|description|url|urlToImage|publishedAt|content",
			[]string{"|The Coast Ledger|Kim Aru|Berth opens|Ships|https://ledger.example/4|https://ledger.example/4.jpg|2021-03-04T08:00:00Z|" + prose},
			"headline=title body=content published=publishedAt authors=author outlet=source.name url=url",
		},
		"held in fields": {
			"id|sectionName|webPublicationDate|webTitle|webUrl|fields.headline|fields.bodyText",
			[]string{"ports/1|Ports|2021-03-04T08:00:00Z|Berth opens|https://ledger.example/5|Berth opens|" + prose},
			"headline=webTitle body=fields.bodyText published=webPublicationDate section=sectionName url=webUrl id=id",
		},
		"value beside name": {
			"headline.main|abstract|lead_paragraph|pub_date|keywords[].name|keywords[].value|byline.original",
			[]string{"Berth opens|Ships may use it.|The second berth opened.|2021-03-04T08:00:00+0000|subject; place|Ports; Haedol|By Kim Aru"},
			"headline=headline.main body=lead_paragraph published=pub_date keywords=keywords[].value authors=byline.original",
		},
		"MongoDB": {
			"_id.$oid|title|text|date.$date", []string{"5f|Berth opens|" + prose + "|2021-03-04T08:00:00Z"},
			"headline=title body=text published=date.$date id=_id.$oid",
		},
		"no names, but contents": {
			"column 1|column 2|column 3", []string{"2019-06-22|Second berth opens in Haedol|" + prose},
			"published=column 1 headline=column 2 body=column 3",
		},
		"address in source": {
			"title|text|source", []string{"Berth opens|" + prose + "|https://ledger.example/6"}, "headline=title body=text url=source",
		},
		"an empty column gives way": {
			"content|maintext|title", []string{"|" + prose + "|Berth opens"}, "headline=title body=maintext",
		},
		"figures": {"date|city|count", []string{"2019-01-01|Seoul|12"}, "published=date places=city"},
	}
	for name, test := range tests {
		var rows [][]string
		for _, r := range test.rows {
			rows = append(rows, strings.Split(r, "|"))
		}
		want := Mapping{}
		field := ""
		for word := range strings.FieldsSeq(test.want) {
			if f, column, ok := strings.Cut(word, "="); ok {
				field, want[f] = f, column
			} else {
				want[field] += " " + word
			}
		}
		if got := newGuess(strings.Split(test.columns, "|"), rows).mapping; !maps.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

func TestParseMapping(t *testing.T) {
	m, err := ParseMapping("headline=title, published=year+month,section=")
	if want := (Mapping{"headline": "title", "published": "year+month", "section": ""}); err != nil || !maps.Equal(m, want) {
		t.Errorf("%v, %v; want %v", m, err, want)
	}
	for spec, says := range map[string]string{
		"":                    "empty",
		"title":               "FIELD=COLUMN",
		"date=day":            strings.Join(Fields, ", "),
		"body=text,body=more": "twice",
	} {
		if _, err := ParseMapping(spec); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want words %q", spec, err, says)
		}
	}
}

func TestShape(t *testing.T) {
	a, b := Shape([]string{"title", "text", "date"}), Shape([]string{"date", "title", "text"})
	if a != b || a == "" {
		t.Errorf("shapes %q and %q of the same columns", a, b)
	}
	if c := Shape([]string{"title", "text"}); c == a {
		t.Errorf("other columns have the shape %q too", c)
	}
}

func TestEveryFieldIsGuessed(t *testing.T) {
	for _, field := range Fields {
		if len(columnNames[field]) == 0 {
			t.Errorf("%s has no names", field)
		}
		if !slices.Contains(columnNames[field], field) {
			t.Errorf("%s is no name of itself", field)
		}
	}
}
