package importer

import (
	"regexp"
	"slices"
	"strings"
)

const (
	signatureLines = 15 // that stand below "-- " at most
	footerParas    = 14 // paragraphs at the end that may be a footer
	footerWords    = 60 // of one of its paragraphs
)

var sentFrom = lazily(`(?i)^(?:sent (?:from|with|via) (?:my )?\S.{0,60}|get outlook for \S+.*|von meinem \S+ gesendet|envoyé de mon \S+|나의 \S+에서 보냄|\S+から送信)$`)

// cutSignature takes the signature off the end of a text: what stands below
// "-- ", and a line such as "Sent from my phone".
func cutSignature(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n "), "\n")
	for i := len(lines) - 1; i >= 0 && i >= len(lines)-1-signatureLines; i-- {
		if strings.TrimRight(lines[i], " \u00a0") == "--" {
			lines = lines[:i]
			break
		}
	}
	for len(lines) > 0 {
		l := strings.TrimSpace(lines[len(lines)-1])
		if l != "" && !(len(lines) > 1 && sentFrom.MatchString(l)) {
			break
		}
		lines = lines[:len(lines)-1]
	}
	return strings.Join(lines, "\n")
}

var (
	unsubscribe = lazily(`(?i)\bunsubscribe\b|\bopt[- ]out\b|(?:manage|update|change) (?:your )?(?:email |e-mail |newsletter |subscription )?(?:preferences|subscriptions?|settings)|` +
		`you(?:'re|’re| are) (?:receiving|getting) this|you(?:'ve|’ve| have)? (?:received|signed up)|this (?:e-?mail|message|newsletter) was sent (?:to|by)|add us to your address book|` +
		`\babmelden\b|abbestellen|newsletter abmelden|se désabonner|désinscri|darse de baja|cancelar (?:la |su )?suscripción|отписаться|수신 ?거부|구독 ?(?:해지|취소)|配信停止|購読解除|退订|取消訂閱`)
	footerLine = regexp.MustCompile(`(?i)^(?:copyright|©|\(c\)|all rights reserved|privacy policy|terms (?:of|and)|forward(?:ed)? (?:this|to a friend)|follow us|contact us|share this|was this (?:e-?mail|newsletter)|our mailing address|_{10,}|={10,}|-{20,})|mailing list$|/mailman/listinfo/`)
	webLink    = lazily(`(?i)^[\s>|»(]*(?:(?:having )?trouble (?:viewing|reading|seeing).{0,60}|(?:if you )?(?:can(?:'|’|no)t|cannot) (?:see|read|view) this.{0,60}|` +
		`(?:click here to |click to )?(?:view|read|open|see|display)(?: [^ ]{1,20}){0,4} (?:in|on|as) (?:(?:your|a|an|the|its) )?(?:[^ ]{1,12} )?(?:web ?)?(?:browser|web|web ?page|website|site)\b|` +
		`(?:view|read)(?: [^ ]{1,20}){0,3} online|` +
		`(?:view|read) (?:online|web version)|web version|online version|(?:im|in ihrem) browser (?:ansehen|öffnen|anzeigen)|(?:voir|lire|afficher) (?:la version|en ligne|dans (?:le|votre) navigateur).{0,40}|` +
		`ver (?:en|esta).{0,40}navegador|открыть в браузере|(?:웹|브라우저)(?:으로|에서) (?:보기|열기)|ブラウザで(?:見る|表示|読む).{0,20}|在浏览器中(?:查看|打开|阅读).{0,20}|網頁版)`)
	addressIn = regexp.MustCompile(`https?://[^\s<>"()\[\]]+`)
)

// footerStems are what the words of a footer contain; looking for them first
// spares most paragraphs the pattern, which takes far longer.
var footerStems = []string{"subscri", "opt", "preferences", "settings", "receiv", "getting", "signed up", "was sent", "address book", "abmelden", "abbestell",
	"désab", "désins", "baja", "suscrip", "отпис", "수신", "구독", "配信", "購読", "退订", "取消"}

// unsubscribes reports a paragraph about the subscription of its reader.
func unsubscribes(p string) bool {
	low := strings.ToLower(p)
	return slices.ContainsFunc(footerStems, func(stem string) bool { return strings.Contains(low, stem) }) && unsubscribe.MatchString(p)
}

// opensFooter reports a paragraph that belongs to what a mailing program
// writes below a newsletter.
func opensFooter(p string) bool {
	return words(p) <= footerWords && (unsubscribes(p) || footerLine.MatchString(p))
}

// cutFooter takes off what a mailing program writes below a newsletter, from
// the first of the last paragraphs that surely is of it, where no long one follows.
func cutFooter(paras []string) []string {
	end := len(paras)
	sure := -1
	for i := end - 1; i > 0 && i >= end-footerParas && words(paras[i]) <= footerWords; i-- {
		if opensFooter(paras[i]) && (unsubscribes(paras[i]) || sure >= 0 || i == end-1) {
			sure = i
		}
	}
	if sure < 0 {
		return paras
	}
	return paras[:sure]
}

// cutWebLink takes off the line at a text's start that leads to the same text
// on the web, and returns the address where it names no single reader.
func cutWebLink(text string) (rest, url string) {
	lines := strings.Split(text, "\n")
	for i, l := range lines[:min(len(lines), 12)] {
		if !webLink.MatchString(l) || words(l) > 25 {
			continue
		}
		end := i + 1
		url = addressIn.FindString(l)
		if url == "" && end < len(lines) {
			if url = addressIn.FindString(lines[end]); url != "" {
				end++
			}
		}
		rest = strings.Join(append(append([]string{}, lines[:i]...), lines[end:]...), "\n")
		return rest, publicAddress(url)
	}
	return text, ""
}

const longToken = 40 // characters: a longer part of an address is a reader's own, or a counter's

// publicAddress returns an address that is the same for every reader, else "".
func publicAddress(url string) string {
	if webAddress(url) == "" || unsubscribe.MatchString(url) {
		return ""
	}
	before, query, _ := strings.Cut(url, "?")
	if len(query) > longToken || strings.Contains(query, "@") || strings.Contains(query, "%40") {
		return ""
	}
	for _, part := range strings.Split(before, "/")[3:] {
		if len(part) > longToken && !strings.Contains(part, "-") {
			return ""
		}
	}
	return url
}
