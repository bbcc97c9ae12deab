package importer

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/data"
)

// readWhole reads a page as an import does.
func readWhole(t *testing.T, page string) data.Article {
	t.Helper()
	a, dates, err := readPage(page, "", time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return newSource(Document{}).settle(a, dates...)
}

// Pages without data show date, byline and outlet around their headline only.
func TestLinesAroundHeadline(t *testing.T) {
	korean := strings.Repeat("해돌항 방조제 공사가 예정보다 여섯 달 늦어질 것으로 보인다고 항만공사가 밝혔다. ", 4)
	japanese := strings.Repeat("港の旧乗り場が来春まで使われることになったと港湾局が発表した。", 5)
	russian := strings.Repeat("Старый причал останется открытым до весны, решил совет порта. ", 5)
	for name, c := range map[string]struct {
		page                                  string
		headline, author, outlet, date, first string
	}{
		"a table of the nineties": {
			`<html><title>The Brannock Gazette - Local News</title><body><table><tr><td><a href=x>Front</a></td><td>Thursday, October 14, 1999<p>
			<font size=5><b>Owners fight the harbor levy</b></font><p>By TOMAS REYLE<br>Gazette Staff Writer<p>` + pageProse + `
			<p><font size=1><a href=x>Back to front page</a> | <a href=y>Letters</a><br>&copy; 1999 The Brannock Gazette. All rights reserved.</font></table>`,
			"Owners fight the harbor levy", "TOMAS REYLE", "The Brannock Gazette", "1999-10-14", "The harbour office"},
		"a page to print": {
			`<html><title>Print: Channel to be deepened</title><body><p>Close window</p><p><b>Sodo Examiner</b></p><h2>Channel to be deepened</h2>
			<p><i>by Mara Telford</i><br>23 Feb 2011</p>` + pageProse + `<p>Copyright 2011 Sodo Examiner</p>`,
			"Channel to be deepened", "Mara Telford", "Sodo Examiner", "2011-02-23", "The harbour office"},
		"Drupal": {
			`<html><title>Gates shut by hand | Velden Courier</title><body><h1>Gates shut by hand</h1><div property="dc:date dc:created" content="2012-11-03T18:42:00+01:00">
			Submitted by Petra Kolar on Sat, 11/03/2012 - 18:42</div>` + pageProse,
			"Gates shut by hand", "Petra Kolar", "Velden Courier", "2012-11-03T18:42+01:00", "The harbour office"},
		"Blogger": {
			`<html><title>Gull Notes: The herring are late</title><body><h1>Gull Notes</h1><h3 class="post-title entry-title">The herring are late</h3>` + pageProse + `
			<div class="post-footer"><span class="post-author vcard">Posted by <span class="fn">Tomas Reyle</span></span>
			<abbr class="published" title="2008-05-18T21:07:00-07:00">9:07 PM</abbr></div>`,
			"The herring are late", "Tomas Reyle", "Gull Notes", "2008-05-18T21:07-07:00", "The harbour office"},
		"a kicker above the headline": {
			`<html><title>Hafenrat: Alter Anleger bleibt - Vesthavener Anzeiger</title><body><article><h2><span class="kicker">Hafenrat</span>
			<span class="article-headline">Alter Anleger bleibt bis zum Herbst</span></h2><p>Von Oskar Lindqvist</p><p>09.04.2019, 21.05 Uhr</p>` + pageProse + `</article>`,
			"Alter Anleger bleibt bis zum Herbst", "Oskar Lindqvist", "Vesthavener Anzeiger", "2019-04-09T21:05", "The harbour office"},
		"a Korean portal": {
			`<html><title>방조제 준공 늦어진다 : 네이버 뉴스</title><meta property="og:title" content="방조제 준공 여섯 달 늦어진다"><meta property="og:article:author" content="해돌일보 | 네이버">
			<body><h3>방조제 준공 여섯 달 늦어진다</h3><div><span>2018-10-09 17:31</span> | 최종수정 <span>2018-10-10 08:02</span> <a href=x>기사원문</a></div>
			<div>[해돌일보 한도윤 기자] ` + korean + `<br><br>` + korean + `<br><br>doyun@haedol.example<br><br>ⓒ 해돌일보, 무단 전재 및 재배포 금지</div>`,
			"방조제 준공 여섯 달 늦어진다", "한도윤", "해돌일보", "2018-10-09T17:31", "해돌항 방조제"},
		"a Korean portal that names the reporter": {
			`<html><meta property="og:title" content="여객선 요금 인상에 반발"><meta property="og:article:author" content="동해통신 | 네이버"><body><h2>여객선 요금 인상에 반발</h2>
			<div>입력<span>2023.05.12. 오후 3:04</span></div><em class="media_journalist_name">김해린 기자</em><article><p>` + korean + `</p><p>` + korean + `</p></article>`,
			"여객선 요금 인상에 반발", "김해린", "동해통신", "2023-05-12T15:04", "해돌항 방조제"},
		"Japanese": {
			`<html><title>旧乗り場、来春まで使用へ：海辺新聞デジタル</title><body><h1>旧乗り場、来春まで使用へ</h1><p>2010年11月9日21時15分</p><p>` + japanese + `</p><p>` + japanese + `</p>`,
			"旧乗り場、来春まで使用へ", "", "海辺新聞デジタル", "2010-11-09T21:15", "港の旧乗り場"},
		"Russian, the date above": {
			`<html><title>Причал останется открытым - Газета «Берег»</title><body><div>14:32, 9 апреля 2013</div><h1>Причал останется открытым</h1><p>` + russian + `</p><p>` + russian + `</p>`,
			"Причал останется открытым", "", "Газета «Берег»", "2013-04-09T14:32", "Старый причал"},
		"an outlet that is its own author": {
			`<html><title>Board keeps terminal</title><meta property="og:site_name" content="North Sound News"><meta name="author" content="North Sound News"><body><h1>Board keeps terminal</h1>
			<ul><li>1 March 2022</li></ul><div><div>By Bae Yun-seo</div><div>Coast correspondent</div></div>` + pageProse,
			"Board keeps terminal", "Bae Yun-seo", "North Sound News", "2022-03-01", "The harbour office"},
		"nothing to tell an outlet by": {
			`<html><title>Board keeps terminal | Local</title><body><h1>Board keeps terminal</h1>` + pageProse, "Board keeps terminal", "", "", "", "The harbour office"},
	} {
		a := readWhole(t, c.page)
		date := ""
		if a.Published.Known() {
			date = a.Published.ISO()
		}
		if a.Headline != c.headline || strings.Join(a.Authors, "|") != c.author || a.Outlet != c.outlet || date != c.date {
			t.Errorf("%s: %q by %q in %q on %q", name, a.Headline, a.Authors, a.Outlet, date)
		}
		if len(a.Body) == 0 || !strings.HasPrefix(a.Body[0], c.first) {
			t.Errorf("%s: begins %.200q", name, a.Body)
		}
		for _, p := range a.Body {
			if strings.Contains(p, "©") || strings.Contains(p, "ⓒ") || strings.Contains(p, "@") || strings.Contains(p, "Close window") {
				t.Errorf("%s: the text has %q", name, p)
			}
		}
	}
}

// A date in the text, or one that a sentence holds, is not the page's own.
func TestDatesThatAreNotThePage(t *testing.T) {
	for _, line := range []string{
		"12 May 1987 was the day on which the first barrier of the harbor was shut by hand.",
		"Updated: 3 March 2021", "최종수정 2018-10-10 08:02", "Berth 9", "Founded 1902",
	} {
		if d := datesIn([]string{line}, time.Time{}); len(d) > 0 {
			t.Errorf("%q gives %s", line, d[0].ISO())
		}
	}
}

// A line below the headline does not hide the dateline of the text.
func TestDatelineBelowSubhead(t *testing.T) {
	a := newSource(Document{}).settle(data.Article{Headline: "등대, 다시 불 밝혀", Body: []string{"주말에 개방하기로", "(해돌=연합뉴스) 이모래 기자 = 등대가 다시 불을 밝혔다."}})
	if !slices.Equal(a.Body, []string{"주말에 개방하기로", "등대가 다시 불을 밝혔다."}) || a.Agency != "연합뉴스" || !slices.Equal(a.Authors, []string{"이모래"}) {
		t.Errorf("%q by %q, %q", a.Body, a.Authors, a.Agency)
	}
}

func TestHeadlineWithoutOutlet(t *testing.T) {
	for headline, want := range map[string]string{
		"Gate shut by hand - Orme Record": "Gate shut by hand", "Gate shut | Orme Record": "Gate shut",
		"What the Orme Record said": "What the Orme Record said", "Gate - Orme": "Gate - Orme",
	} {
		if got := settleRecord(data.Article{Headline: headline, Outlet: "Orme Record"}).Headline; got != want {
			t.Errorf("%q becomes %q", headline, got)
		}
	}
}

// Exports give the address of a newspaper's site to each of its articles.
func TestAddressOfSite(t *testing.T) {
	for address, want := range map[string]string{
		"http://www.northgate.example": "", "https://northgate.example/": "",
		"https://northgate.example/?p=7": "https://northgate.example/?p=7", "https://northgate.example/a": "https://northgate.example/a",
	} {
		if got := settleRecord(data.Article{URL: address}).URL; got != want {
			t.Errorf("%q becomes %q", address, got)
		}
	}
}
