package explorer

import "accordgraph/internal/draw"

// signs maps the types of relationships that say how two texts, or an actor and a text, stand to each other to the tone
// and the sign of their lines. All other types are plain.
var signs = map[string]struct {
	tone draw.Tone
	sign string
}{
	"CONFLICTS_WITH": {draw.Odds, "≠"},
	"WEAKENS":        {draw.Odds, "↓"},
	"EXCEEDS":        {draw.Odds, "↑"},
	"VIOLATED":       {draw.Odds, ""},
	"OBJECTS_TO":     {draw.Odds, ""},
	"CLAIMS":         {draw.Odds, ""},
	"REPEATS":        {draw.Accord, "="},
	"REAFFIRMS":      {draw.Accord, "+"},
	"SUPPORTS":       {draw.Accord, ""},
}

// styleOf returns how the line for a relationship is drawn: dashed for a claim, double if it is disputed.
func styleOf(r relationship) draw.LineStyle {
	return draw.LineStyle{Claim: r.AssertedBy != nil, Disputed: r.Disputed, Tone: signs[r.Type].tone}
}
