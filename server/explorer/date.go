package explorer

import (
	"fmt"
	"strconv"
	"strings"
)

// months are the names of the months: after a day, and alone.
var months = map[string][2][]string{
	"en": {
		strings.Fields("January February March April May June July August September October November December"),
		strings.Fields("January February March April May June July August September October November December"),
	},
	"uk": {
		strings.Fields("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
		strings.Fields("січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень"),
	},
}

// writeDate writes a partial date, such as 2025-11, in a language. A text that is no date comes back as it is.
func writeDate(lang, date string) string {
	parts := strings.Split(date, "-")
	if len(parts) < 2 || len(parts) > 3 {
		return date
	}
	month, err := strconv.Atoi(parts[1])
	if err != nil || month < 1 || month > 12 {
		return date
	}
	if len(parts) == 2 {
		return months[lang][1][month-1] + " " + parts[0]
	}
	return fmt.Sprintf("%s\u00a0%s %s", strings.TrimPrefix(parts[2], "0"), months[lang][0][month-1], parts[0])
}
