package spell

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accordgraph/internal/kg"
)

// The key of a word is its sound: two ways of writing one name have one key. A reading turns letters of a language into
// letters of the key, then [loosely] drops what romanisations disagree on. In a key, C is ch, S is sh and zh, X is kh, T
// is ts; g is also h, i is also j and y, v is also w. The marks ^ and $ are the ends of a word. At each place the first
// rule of a table that fits is applied.

// special are letters that [kg.Fold] does not take apart.
var special = newRules("ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "æ", "ae", "œ", "oe", "ı", "i")

// plural are endings of English plurals. The words in -us, -ss and -is are no plurals.
var plural = newRules(
	"us$", "us$", "ss$", "ss$", "is$", "is$", "as$", "as$", "sses$", "ss$", "ches$", "ch$", "shes$", "sh$", "xes$", "x$",
	"ies$", "y$", "s$", "$",
)

// british are endings that differ between British and American English.
var british = newRules(
	"isation", "ization", "ising$", "izing$", "ised$", "ized$", "ise$", "ize$", "yse$", "yze$", "ysed$", "yzed$",
	"our$", "or$", "oured$", "ored$", "ouring$", "oring$", "oural$", "oral$", "ourable", "orable", "tre$", "ter$",
	"tred$", "tered$", "ence$", "ense$", "ogue$", "og$", "mme$", "m$", "wards$", "ward$",
)

// english reads English, and the romanisations that English texts use.
var english = newRules(
	"shch", "SC", "sch", "S", "tch", "C", "ch", "C", "sh", "S", "zh", "S", "kh", "X", "ts", "T", "tz", "T", "ck", "k",
	"ph", "f", "th", "t", "gh", "g", "qu", "kv", "q", "k", "x", "ks", "ce", "se", "ci", "si", "cy", "si", "c", "k",
	"w", "v", "y", "i", "j", "i", "h", "g",
)

// cyrillic reads Ukrainian and Russian letters. At the beginning of a word, у before a vowel stands for an English w.
var cyrillic = newRules(
	"^уи", "^vi", "^уэ", "^ve", "^уе", "^ve", "^уо", "^vo", "дж", "i", "кс", "ks", "шч", "SC",
	"а", "a", "б", "b", "в", "v", "г", "g", "ґ", "g", "д", "d", "е", "e", "є", "e", "ё", "e", "ж", "S", "з", "z",
	"и", "i", "і", "i", "ї", "i", "й", "i", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r",
	"с", "s", "т", "t", "у", "u", "ў", "u", "ф", "f", "х", "X", "ц", "T", "ч", "C", "ш", "S", "щ", "SC", "ъ", "",
	"ы", "i", "ь", "", "э", "e", "ю", "iu", "я", "ia",
)

// A reading is how speakers of a language write and read a word: its letters in English ones, which are read on.
type reading struct{ letters, english *rules }

// readings are the other languages that read Latin letters. Their first table is of letters with accents, which
// [kg.Fold] would take off.
var readings = []reading{
	{ // German
		newRules("ä", "e", "ö", "o", "ü", "u"),
		newRules(
			"schtsch", "shch", "tsch", "ch", "sch", "sh", "ch", "kh", "ck", "k", "ae", "e", "oe", "o", "ue", "u",
			"^sa", "^za", "^se", "^ze", "^si", "^zi", "^so", "^zo", "^su", "^zu", "z", "ts", "v", "v", "w", "v",
		),
	},
	{ // Polish
		newRules("ż", "zh", "ź", "z", "ś", "s", "ć", "ch", "ń", "n", "ó", "u", "ą", "on", "ę", "en"),
		newRules("szcz", "shch", "sz", "sh", "cz", "ch", "rz", "zh", "ch", "kh", "dź", "dz", "c", "ts"),
	},
	{ // French
		newRules("ç", "s"),
		newRules(
			"tch", "ch", "ch", "sh", "dj", "j", "j", "zh", "ou", "u", "gue", "ge", "gui", "gi", "ine$", "in$", "e$", "$",
		),
	},
}

// foreignCyrillic are letters that Cyrillic texts use for foreign ones: х for an h, г for a g.
var foreignCyrillic = newRules("х", "г", "ье", "е", "ия$", "я$", "ий$", "и$")

// ends are endings of names that Ukrainian, Russian and other languages write differently: Kharkiv and Kharkov, Lviv
// and Lvov. Each ends with v.
var ends = newRules("iev$", "ov$", "iov$", "ov$", "iv$", "ov$", "ev$", "ov$", "uv$", "ov$")

// iBeforeE drops an i before an e.
var iBeforeE = newRules("ie", "e")

// sound returns the key of a written word, or nothing if it has no letter.
func sound(written string) string { return string(new(voice).own(written)) }

// foreignSounds returns the keys that the word has in other readings, each once, without own, which is its sound.
func foreignSounds(written, own string) (all []string) {
	new(voice).foreign(written, func(key []byte) {
		if string(key) != own && !slices.Contains(all, string(key)) {
			all = append(all, string(key))
		}
	})
	return all
}

// A voice reads words aloud, one after the other. It uses the same memory again for each.
type voice struct{ text, spare []byte }

// own returns the sound of a written word. It is valid until the next word is read.
func (v *voice) own(written string) []byte {
	if isCyrillic(written) {
		v.begin(written)
		v.read(cyrillic)
	} else {
		v.begin(folded(written, nil))
		v.read(plural)
		v.read(british)
		v.read(english)
	}
	return v.loosely()
}

// foreign calls use with each sound that the word has in another reading. A key may come again.
func (v *voice) foreign(written string, use func(key []byte)) {
	if isCyrillic(written) {
		v.begin(written)
		v.read(foreignCyrillic)
		v.read(cyrillic)
		v.use(use)
		return
	}
	known := false // the key of a word that the rules of a language do not fit
	for _, r := range readings {
		v.begin(folded(written, r.letters))
		fits := r.english.fit(v.text)
		if !fits && known && isASCII(written) {
			continue
		}
		if known = known || !fits; fits {
			v.read(r.english)
		}
		v.read(english)
		v.use(use)
	}
}

// use calls use with the key, unless it is empty.
func (v *voice) use(use func([]byte)) {
	if key := v.loosely(); len(key) > 0 {
		use(key)
	}
}

// folded returns a written word in letters that the rules know. The argument letters is the first table of a reading, or
// nil.
func folded(written string, letters *rules) string {
	if isASCII(written) {
		return kg.Fold(written)
	}
	text := []byte(written)
	if letters != nil {
		text = letters.write(nil, text)
	}
	return kg.Fold(string(special.write(nil, text)))
}

// begin begins to read a word, between the marks of its ends.
func (v *voice) begin(word string) {
	v.text = append(append(append(v.text[:0], '^'), word...), '$')
}

// read reads on by rules.
func (v *voice) read(by *rules) {
	v.spare = by.write(v.spare[:0], v.text)
	v.text, v.spare = v.spare, v.text
}

// loosely returns the key of what was read, without what romanisations disagree on: doubled letters, an i before e, and
// the vowel in endings such as -iv.
func (v *voice) loosely() []byte {
	v.single()
	isIE, isEnd := bytes.Contains(v.text, []byte("ie")), bytes.HasSuffix(v.text, []byte("v$"))
	if isIE {
		v.read(iBeforeE)
	}
	if isEnd {
		v.read(ends)
	}
	if isIE || isEnd {
		v.single()
	}
	return bytes.Trim(v.text, "^$")
}

// single makes each run of one letter one letter. Digits stay.
func (v *voice) single() {
	out := v.text[:0]
	for last, rest := rune(0), v.text; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == last && !unicode.IsDigit(r):
		case size == 1:
			out = append(out, rest[0])
		default:
			out = append(out, rest[:size]...)
		}
		last, rest = r, rest[size:]
	}
	v.text = out
}

func isCyrillic(word string) bool {
	return !isASCII(word) && strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
}

// isNumber reports whether there is a digit in the word. Other digits are another number.
func isNumber(word string) bool { return strings.ContainsFunc(word, unicode.IsDigit) }

func isASCII(word string) bool {
	for i := range len(word) {
		if word[i] > unicode.MaxASCII {
			return false
		}
	}
	return true
}
