package importer

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// columnNames are the names under which datasets keep a field, the surest
// first, folded as by foldName. "summary" is no field: it stands in for a
// body that is not there. "lead" opens a body that is kept apart from it.
var columnNames = map[string][]string{
	"headline": foldedNames(`headline headline_text headlines heading article_title news_title story_title post_title web_title title
		title_page title_rss og_title hl1 hed subject
		기사제목 뉴스제목 제목 헤드라인 표제 記事タイトル 見出し タイトル 題名 表題 新闻标题 文章标题 标题 新聞標題 標題
		Schlagzeile Überschrift Ueberschrift Titel titre titular titulo encabezado manchete titolo заголовок название`),
	"body": foldedNames(`body article_body articleBody body_text maintext main_text full_text fulltext article_text full_article
		article_content news_content news_body story_text post_content post_text content contents text plain_text clean_text raw_text
		body_html html_body body_xhtml content_html content_encoded content_text article story document transcript paragraphs
		기사본문 뉴스본문 본문 기사내용 뉴스내용 내용 전문 記事本文 本文 記事内容 内容 記事 新闻内容 文章内容 正文 新聞內容 內容 文章
		Artikeltext Volltext Inhalt Fließtext contenu texte corps cuerpo contenido texto conteudo corpo testo contenuto текст содержание`),
	"summary": foldedNames(`lead_paragraph short_description summary abstract description desc excerpt snippet standfirst lead lede teaser
		trail_text 요약 要約 概要 摘要 Zusammenfassung Beschreibung résumé resumen riassunto описание`),
	"lead": foldedNames(`lead lead_text lead_paragraph lede standfirst intro introduction 리드 リード 导语 Vorspann chapo chapeau entradilla`),
	"published": foldedNames(`published published_at date_published datePublished publication_date publish_date date_publish published_date
		published_time published_on publish_time publish_datetime publication_datetime pub_date pubDate pubtime pub_datetime
		first_published first_publication_date first_publish_date web_publication_date display_date date_issued issue_date issued
		release_date release_time posted_at posted_on post_date date_posted posted article_date news_date story_date date datetime date_time
		date_gmt timestamp ts version_created created_at created_on created date_created creation_date created_date created_utc time
		기사입력 입력일시 입력일 입력시간 발행일자 발행일시 발행일 게재일자 게재일 보도일자 보도일 등록일시 등록일 작성일자 작성일 기사일자 뉴스일자 일자 날짜 일시
		公開日時 公開日 配信日時 配信日 掲載日 発行日 投稿日 日付 日時 发布时间 发布日期 发表时间 出版日期 發布時間 發布日期 日期 时间 時間
		Veröffentlichungsdatum veröffentlicht_am veröffentlicht Erscheinungsdatum Publikationsdatum Datum
		date_de_publication date_publication publié_le fecha_publicacion fecha_de_publicacion publicado fecha data_publicacao data_pubblicazione data
		дата_публикации дата`),
	"authors": foldedNames(`authors author author_name author_names authors_list byline bylines writer writers reporter reporters journalist
		journalists written_by creator dc_creator contributor
		기자명 기자 작성자 저자 글쓴이 기고자 記者 著者 筆者 執筆者 作者 记者 Autor Autoren Verfasser auteur auteurs autores autora autore autori автор`),
	"outlet": foldedNames(`outlet publisher publisher_name publication publication_name newspaper newspaper_name media_name news_outlet
		news_source source_name site_name source provider website site media source_domain domain hostname source_hostname journal
		언론사명 언론사 매체명 매체 신문사 출처 媒体名 新聞社 媒体 メディア 出典 来源 來源 報社 报纸 Zeitung Quelle Herausgeber Medium
		éditeur média medio fuente periodico diario fonte veiculo testata источник издание`),
	"section": foldedNames(`section section_name article_section news_desk desk category category_name categories news_category
		headline_category topic topics subject rubric
		섹션 카테고리 분류 통합분류1 분야 カテゴリー カテゴリ ジャンル 分類 栏目 频道 类别 分类 欄目 Ressort Rubrik Kategorie rubrique catégorie sección
		categoría categoria sezione рубрика`),
	"url": foldedNames(`url article_url news_url web_url canonical_url canonical permalink link links page_url webpage_url original_url
		original_link source_url href uri short_url address loc share_url source guid
		기사주소 링크 주소 リンク 链接 网址 連結 網址 Adresse lien enlace ссылка`),
	"language": foldedNames(`language lang language_code in_language locale 언어 言語 语言 語言 Sprache langue idioma lingua язык`),
	"keywords": foldedNames(`keywords keyword news_keywords meta_keywords tags tag subjects labels
		키워드 태그 キーワード タグ 关键词 关键字 标签 關鍵詞 Schlagwörter Stichwörter mots_clés palabras_clave etiquetas parole_chiave`),
	"places":   foldedNames(`places place locations location place_name city 지역 장소 場所 地域 地点 Ort lieu lugar luogo`),
	"dateline": foldedNames(`dateline date_line`),
	"agency":   foldedNames(`agency news_agency wire wire_service newswire 통신사 通信社 通讯社 Agentur agence agencia agenzia`),
	"id": foldedNames(`id article_id news_id story_id stories_id post_id document_id doc_id guid uuid uri aid _id identifier accession_number
		기사ID 뉴스식별자 기사번호 記事ID 文章ID 新闻ID`),
	"year":  foldedNames(`year yr pub_year publication_year 연도 년 年 Jahr année año ano anno`),
	"month": foldedNames(`month mon pub_month publication_month 월 月 Monat mois mes mês mese`),
	"day":   foldedNames(`day pub_day publication_day day_of_month 일 日 Tag jour día dia giorno`),
	"time":  foldedNames(`time pub_time publication_time clock 시간 시각 時刻 時間 时间 Uhrzeit Zeit heure hora ora`),
}

// otherDates are parts of the names of columns whose dates are not those of
// publication.
var otherDates = foldedNames(`crawl scrap extract fetch download updat modif edit index retriev access seen harvest collect insert import
	ingest added expir embargo revis lastmod delet captur archiv birth event deadline
	수정 수집 크롤 更新 修正 取得 収集 采集 抓取 修改 aktualisiert geändert abruf actualiz maj`)

// otherAddresses are parts of the names of columns whose addresses are not
// those of an article.
var otherAddresses = foldedNames(`image img thumb photo picture video icon logo avatar media feed amp rss banner`)

// otherTexts are parts of the names of columns whose prose is not an article's.
var otherTexts = foldedNames(`copyright rights usage licen disclaim terms comment caption credit note prompt question answer review`)

// listFields may be read from the elements of a JSON array.
var listFields = map[string]bool{"authors": true, "keywords": true, "places": true, "section": true, "body": true, "summary": true}

// heldIn are the names of JSON objects that hold an article's fields, and
// valueNames those of members that hold the value of their parent.
var (
	heldIn     = wordSet("_source fields data attributes article doc document item story news post node meta metadata thread properties")
	valueNames = wordSet("name main original rendered value text full _text #text $date $oid $numberLong $t __cdata label title default")
)

func foldedNames(list string) []string {
	var out []string
	for name := range strings.FieldsSeq(list) {
		out = append(out, foldName(name))
	}
	return out
}

// foldName makes names that differ in case, accents and punctuation one:
// "pubDate", "Pub Date" and "pub_date" are "pubdate".
func foldName(s string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s)))
}

// Costs of a name that fits less well than by its rank among the field's.
const (
	valueCost  = 300
	heldCost   = 1000
	emptyCost  = 10_000 // no sample has a value
	noSuchName = 1 << 30
)

// nameCost is how badly a column's name fits a field: 0 is best.
func nameCost(field, column string) int {
	names := columnNames[field]
	rank := func(s string) int {
		if i := slices.Index(names, foldName(s)); i >= 0 {
			return i
		}
		return noSuchName
	}
	if !strings.ContainsAny(column, ".[") {
		return rank(column)
	}
	if strings.Contains(column, "[]") && !listFields[field] {
		return noSuchName
	}
	path, cost := strings.Split(column, "."), 0
	for len(path) > 1 && heldIn[path[0]] {
		if rank(path[0]) != noSuchName && valueNames[path[1]] {
			break // article.text is the article's text
		}
		path, cost = path[1:], cost+heldCost
	}
	for len(path) > 1 && valueNames[path[len(path)-1]] {
		if path[len(path)-1] == "name" {
			cost++ // beside a value, a name is that of its kind
		}
		path, cost = path[:len(path)-1], cost+valueCost
	}
	return min(rank(strings.Join(path, ""))+cost, noSuchName)
}

// outermost reports a column that is not part of an object beside the article's
// own texts.
func outermost(column string) bool {
	path := strings.Split(column, ".")
	for len(path) > 1 && heldIn[path[0]] {
		path = path[1:]
	}
	return len(path) == 1 && !strings.Contains(path[0], "[]")
}

// hasPart reports whether a column's name contains one of the parts.
func hasPart(column string, parts []string) bool {
	name := foldName(column)
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(name, p) })
}
