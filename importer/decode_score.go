package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// script is the writing that an encoding is used for. A text is judged by
// whether its characters outside ASCII are the usual ones of that writing.
type script int

const (
	latin script = iota
	cyrillic
	greek
	arabic
	hebrew
	thai
	hangul
	japanese
	simplified
	traditional
	anyScript // UTF-8, whose well-formed sequences are evidence enough
)

// candidates are the encodings that a file without any declaration is tried
// in; among equals the earlier wins.
var candidates = []struct {
	name   string
	script script
}{
	{"utf-8", anyScript}, // with some broken bytes
	{"euc-kr", hangul},
	{"shift_jis", japanese},
	{"euc-jp", japanese},
	{"gb18030", simplified},
	{"big5", traditional},
	{"windows-1252", latin},
	{"windows-1250", latin},
	{"windows-1254", latin},
	{"windows-1257", latin},
	{"iso-8859-2", latin},
	{"windows-1251", cyrillic},
	{"koi8-r", cyrillic},
	{"koi8-u", cyrillic},
	{"iso-8859-5", cyrillic},
	{"ibm866", cyrillic},
	{"x-mac-cyrillic", cyrillic},
	{"windows-1253", greek},
	{"windows-1256", arabic},
	{"windows-1255", hebrew},
	{"windows-874", thai},
}

// The commonest characters of each writing, most frequent first as far as
// that is known. They cover from half to nine tenths of running text.
const (
	commonHangul = "이다는에의가을하고지로한도를은대기사시자인들리어해정과으서부수일전장상스제보나성나원관구국경연" +
		"동주있그것했라아만여안무조당면선오중거비공신계회세미유위요소방민진치년월과까교통문생게내화김박최강북남" +
		"서울발표합개금분할물행재실현업체등적말마터습니않없러드려려후명양및차결의배때군단건간감각청총추출특포트파프판" +
		"평품필학역영예외용우운율응음입작잡접정종증질집찰책처천초친크타태토투"
	commonSimplified  = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运网络新闻北京称局院委党央"
	commonTraditional = "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運網路新聞台灣灣港委黨"
	commonKanji       = "日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住無真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢政府相首経済議党連合選挙米軍朝鮮韓"
	commonCyrillic    = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъіїєґёў"
	commonGreek       = "αοιετσνηυρπκμλωςάέήίόύώθγδβχφξζψ"
	commonLatin       = "áéíóúàèùâêîôûäöüßñçåæøãõëïìòœğışąćęłńśźżěčřžšýůďťňőűășțşţ"
	commonThai        = "านรกอเงมยลวดทสตะปบคหแจพชขใไโผถซญ่้ัีิืุู็์ำ"
)

var common = map[script]map[rune]bool{
	hangul: runeSet(commonHangul), simplified: runeSet(commonSimplified),
	traditional: runeSet(commonTraditional), japanese: runeSet(commonKanji),
	cyrillic: runeSet(commonCyrillic), greek: runeSet(commonGreek), thai: runeSet(commonThai),
}

func runeSet(s string) map[rune]bool {
	set := make(map[rune]bool, len(s)/2)
	for _, r := range s {
		set[r] = true
	}
	return set
}

// plausibility judges how well text, decoded in an encoding of the given
// writing, reads: the mean over its characters outside ASCII of how usual each
// is there, at most about 1. Bytes that are wrong in the encoding weigh heavily.
func plausibility(text string, s script) float64 {
	sum, n := 0.0, 0
	prev := ' '
	for i, r := range text {
		if r >= utf8.RuneSelf {
			next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			sum += usual(prev, r, next, s)
			n++
		}
		prev = r
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

func usual(prev, r, next rune, s script) float64 {
	switch {
	case r == utf8.RuneError:
		return -3
	case r < 0xa0 || unicode.Is(unicode.Co, r):
		return -2 // C1 controls and private use are in no real text
	}
	switch {
	case s == anyScript:
		return 1
	case s >= hangul:
		return usualWide(r, s)
	}
	switch {
	case strings.ContainsRune("“”‘’«»„–—…№", r):
		return usualMark(prev, r, next)
	case s == latin:
		return usualLatin(prev, r, next)
	case !unicode.IsLetter(r) && !unicode.IsMark(r):
		return 0.1
	case isASCIILetter(prev) || isASCIILetter(next):
		return -0.5 // two writings in one word
	case !isLetter(prev) && !isLetter(next) && !unicode.IsMark(next) && !strings.ContainsRune("авикосуяіύήόο", unicode.ToLower(r)):
		return 0 // few words have one letter
	}
	return usualLetter(prev, r, s)
}

// usualWide judges a character of a double-byte encoding.
func usualWide(r rune, s script) float64 {
	switch {
	case strings.ContainsRune("、。，．・「」『』（）：；？！《》〈〉“”‘’…—～〜　【】·％①②③④⑤○●◎◇◆□■△▲▽▼→※★☆", r):
		return 0.6
	case r >= 0xff10 && r <= 0xff5a: // full-width digits and letters
		return 0.5
	case unicode.Is(unicode.Hangul, r):
		switch {
		case s != hangul || r < 0xac00:
			return -0.2
		case common[hangul][r]:
			return 1
		}
		return 0.5
	case unicode.In(r, unicode.Hiragana, unicode.Katakana) || r == 'ー':
		switch {
		case s != japanese:
			return 0.1
		case r >= 0xff61 && r <= 0xff9f: // half-width forms
			return -0.2
		case r <= 'ん':
			return 1
		}
		return 0.9
	case unicode.Is(unicode.Han, r):
		switch {
		case s == hangul:
			return 0.1
		case common[s][r]:
			return 1
		case s == japanese:
			return 0.5
		}
		return 0.3
	}
	return 0
}

// usualLatin judges a letter or sign among Latin letters: accented small
// letters stand in words beside plain ones, capitals begin them.
func usualLatin(prev, r, next rune) float64 {
	beside := isASCIILetter(prev) || isASCIILetter(next)
	switch {
	case unicode.IsLetter(r) && !beside && (isLetter(prev) || isLetter(next)):
		return -0.3 // a word of accented letters alone
	case strings.ContainsRune(commonLatin, r) && beside:
		return 1
	case unicode.IsLower(r) && beside:
		return 0.5
	case unicode.IsUpper(r) && !unicode.IsLower(prev) && isLetter(next):
		return 0.8
	case r == 'à' || r == 'é' || r == 'è' || r == 'ó' || r == 'í' || r == 'á': // words of one letter
		return 0.6
	case unicode.IsLetter(r):
		return 0.2
	case strings.ContainsRune("©®™€£¥°§·•¿¡½¼²³ªº´", r):
		return 0.5
	}
	return 0.1
}

// usualMark judges a quotation mark or dash by what stands beside it.
func usualMark(prev, r, next rune) float64 {
	before, after := isLetter(prev) || unicode.IsPunct(prev) || unicode.IsDigit(prev), isLetter(next) || unicode.IsDigit(next)
	switch r {
	case '“', '‘', '«', '„':
		if !before && after {
			return 1
		}
		return 0.3
	case '”', '»', '’', '…':
		if before {
			return 1
		}
		return 0.3
	}
	return 0.8
}

// usualLetter judges a letter of a single-byte encoding other than Latin:
// small letters are usual, a capital within a word is not.
func usualLetter(prev, r rune, s script) float64 {
	switch s {
	case cyrillic:
		switch {
		case !unicode.Is(unicode.Cyrillic, r):
			return 0
		case unicode.IsUpper(r) && unicode.IsLower(prev):
			return -0.3
		case unicode.IsUpper(r):
			return 0.4
		case strings.ContainsRune(commonCyrillic[:28], r):
			return 1
		case common[cyrillic][r]:
			return 0.7
		}
		return 0
	case greek:
		switch {
		case !unicode.Is(unicode.Greek, r):
			return 0
		case strings.ContainsRune(commonGreek[:2*18], r):
			return 1
		case common[greek][r]:
			return 0.6
		}
		return 0.3
	case arabic:
		if unicode.Is(unicode.Arabic, r) {
			return 0.9
		}
	case hebrew:
		if unicode.Is(unicode.Hebrew, r) {
			return 0.9
		}
	case thai:
		switch {
		case common[thai][r]:
			return 1
		case unicode.Is(unicode.Thai, r):
			return 0.2
		}
	}
	return 0
}

func isASCIILetter(r rune) bool { return r < utf8.RuneSelf && isLetter(r) }

// isLetter is unicode.IsLetter, quick for ASCII.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r)
}
