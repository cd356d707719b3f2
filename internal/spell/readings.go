package spell

import (
	"slices"
	"strings"
	"unicode"

	"accordgraph/internal/kg"
)

// The key of a word is its sound: two ways of writing one name have one key. A reading turns letters of a language into
// letters of the key, then [loosely] drops what romanisations disagree on. In a key, C is ch, S is sh and zh, X is kh, T
// is ts; g is also h, i is also j and y, v is also w. The marks ^ and $ are the ends of a word. At each place the first
// rule of a table that fits is applied.

// special are letters that [kg.Fold] does not take apart.
var special = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "æ", "ae", "œ", "oe", "ı", "i")

// plural are endings of English plurals. The words in -us, -ss and -is are no plurals.
var plural = strings.NewReplacer(
	"us$", "us$", "ss$", "ss$", "is$", "is$", "as$", "as$", "sses$", "ss$", "ches$", "ch$", "shes$", "sh$", "xes$", "x$",
	"ies$", "y$", "s$", "$",
)

// british are endings that differ between British and American English.
var british = strings.NewReplacer(
	"isation", "ization", "ising$", "izing$", "ised$", "ized$", "ise$", "ize$", "yse$", "yze$", "ysed$", "yzed$",
	"our$", "or$", "oured$", "ored$", "ouring$", "oring$", "oural$", "oral$", "ourable", "orable", "tre$", "ter$",
	"tred$", "tered$", "ence$", "ense$", "ogue$", "og$", "mme$", "m$", "wards$", "ward$",
)

// english reads English, and the romanisations that English texts use.
var english = strings.NewReplacer(
	"shch", "SC", "sch", "S", "tch", "C", "ch", "C", "sh", "S", "zh", "S", "kh", "X", "ts", "T", "tz", "T", "ck", "k",
	"ph", "f", "th", "t", "gh", "g", "qu", "kv", "q", "k", "x", "ks", "ce", "se", "ci", "si", "cy", "si", "c", "k",
	"w", "v", "y", "i", "j", "i", "h", "g",
)

// cyrillic reads Ukrainian and Russian letters. At the beginning of a word, у before a vowel stands for an English w.
var cyrillic = strings.NewReplacer(
	"^уи", "^vi", "^уэ", "^ve", "^уе", "^ve", "^уо", "^vo", "дж", "i", "кс", "ks", "шч", "SC",
	"а", "a", "б", "b", "в", "v", "г", "g", "ґ", "g", "д", "d", "е", "e", "є", "e", "ё", "e", "ж", "S", "з", "z",
	"и", "i", "і", "i", "ї", "i", "й", "i", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r",
	"с", "s", "т", "t", "у", "u", "ў", "u", "ф", "f", "х", "X", "ц", "T", "ч", "C", "ш", "S", "щ", "SC", "ъ", "",
	"ы", "i", "ь", "", "э", "e", "ю", "iu", "я", "ia",
)

// A reading is how speakers of a language write and read a word: its letters in English ones, which are read on.
type reading struct{ letters, english *strings.Replacer }

// readings are the other languages that read Latin letters. Their first table is of letters with accents, which
// [kg.Fold] would take off.
var readings = map[string]reading{
	"german": {
		strings.NewReplacer("ä", "e", "ö", "o", "ü", "u"),
		strings.NewReplacer(
			"schtsch", "shch", "tsch", "ch", "sch", "sh", "ch", "kh", "ck", "k", "ae", "e", "oe", "o", "ue", "u",
			"^sa", "^za", "^se", "^ze", "^si", "^zi", "^so", "^zo", "^su", "^zu", "z", "ts", "v", "v", "w", "v",
		),
	},
	"polish": {
		strings.NewReplacer("ż", "zh", "ź", "z", "ś", "s", "ć", "ch", "ń", "n", "ó", "u", "ą", "on", "ę", "en"),
		strings.NewReplacer("szcz", "shch", "sz", "sh", "cz", "ch", "rz", "zh", "ch", "kh", "dź", "dz", "c", "ts"),
	},
	"french": {
		strings.NewReplacer("ç", "s"),
		strings.NewReplacer(
			"tch", "ch", "ch", "sh", "dj", "j", "j", "zh", "ou", "u", "gue", "ge", "gui", "gi", "ine$", "in$", "e$", "$",
		),
	},
}

// foreignCyrillic are letters that Cyrillic texts use for foreign ones: х for an h, г for a g.
var foreignCyrillic = strings.NewReplacer("х", "г", "ье", "е", "ия$", "я$", "ий$", "и$")

// ends are endings of names that Ukrainian, Russian and other languages write differently: Kharkiv and Kharkov, Lviv
// and Lvov.
var ends = strings.NewReplacer("iev$", "ov$", "iov$", "ov$", "iv$", "ov$", "ev$", "ov$", "uv$", "ov$")

// sound returns the key of a written word, or nothing if it has no letter.
func sound(written string) string {
	if isCyrillic(written) {
		return loosely(cyrillic.Replace(marked(written)))
	}
	return loosely(english.Replace(british.Replace(plural.Replace(marked(kg.Fold(special.Replace(written)))))))
}

// foreignSounds returns the keys that the word has in other readings, without own, which is its sound.
func foreignSounds(written, own string) (all []string) {
	add := func(key string) {
		if key != own && key != "" && !slices.Contains(all, key) {
			all = append(all, key)
		}
	}
	if isCyrillic(written) {
		add(loosely(cyrillic.Replace(foreignCyrillic.Replace(marked(written)))))
		return all
	}
	for _, name := range []string{"german", "polish", "french"} {
		r := readings[name]
		folded := kg.Fold(special.Replace(r.letters.Replace(written)))
		add(loosely(english.Replace(r.english.Replace(marked(folded)))))
	}
	return all
}

// marked returns a word between the marks of its ends.
func marked(word string) string { return "^" + word + "$" }

// loosely returns the key without what romanisations disagree on: doubled letters, an i before e, and the vowel in
// endings such as -iv.
func loosely(key string) string {
	key = strings.ReplaceAll(single(key), "ie", "e")
	return strings.Trim(single(ends.Replace(key)), "^$")
}

// single returns key with each run of one letter as one letter. Digits stay.
func single(key string) string {
	var out strings.Builder
	last := rune(0)
	for _, r := range key {
		if r != last || unicode.IsDigit(r) {
			out.WriteRune(r)
		}
		last = r
	}
	return out.String()
}

func isCyrillic(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
}

// isNumber reports whether there is a digit in the word. Other digits are another number.
func isNumber(word string) bool { return strings.ContainsFunc(word, unicode.IsDigit) }
