package kg

// actTerms are the acts that a clause can ask for.
var actTerms = []Term{
	{"DO", "Do something that no other value names."},
	{"REFRAIN", "Not do something."},
	{"LIMIT", "Keep something below a number."},
	{"CONCLUDE", "Conclude an agreement."},
	{"TALK", "Hold talks."},
	{"MEDIATE", "Mediate between others."},
	{"RECOGNISE", "Recognise or confirm a status, a border or control."},
	{"SETTLE", "Treat a question as settled."},
	{"GUARANTEE", "Guarantee security, or that a promise is kept."},
	{"RESPOND", "Respond to an attack."},
	{"MONITOR", "Monitor whether a promise is kept."},
	{"ENFORCE", "Enforce a promise."},
	{"SANCTION", "Impose sanctions or another punishment."},
	{"RESTORE", "Restore what was lifted, such as sanctions."},
	{"REVOKE", "Take back a right, a benefit or a guarantee, or let it lapse."},
	{"BIND", "Be legally bound."},
	{"LEGISLATE", "Write something into a constitution, a law or the rules of an organisation."},
	{"RATIFY", "Ratify."},
	{"BAN", "Ban something."},
	{"HOLD", "Hold an election or a vote."},
	{"PARDON", "Give an amnesty."},
	{"WAIVE", "Give up a claim."},
	{"CEASE_FIRE", "Cease fire."},
	{"HALT", "Stop at a line."},
	{"WITHDRAW", "Withdraw troops, or give up land."},
	{"DEMILITARISE", "Keep a place free of troops."},
	{"STATION", "Station troops or arms."},
	{"ALLOW", "Allow something, or not prevent it."},
	{"INVITE", "Invite, or admit again."},
	{"REINTEGRATE", "Bring back into the world economy."},
	{"LIFT", "Lift sanctions or another measure, or release what is frozen."},
	{"PAY", "Pay money."},
	{"INVEST", "Invest money."},
	{"PROVIDE", "Provide help or finance."},
	{"SHARE", "Share something between several."},
	{"CREATE", "Create a body, a fund or a programme."},
	{"RETURN", "Return or exchange persons, bodies or things."},
}

var forceTerms = []Term{
	{"FIRM", "The text says that it will be done: will, agrees, undertakes."},
	{"EXPECTED", "The text only expects it."},
	{"CONDITIONAL", "It is owed only if something else happens."},
	{"POSSIBLE", "The text only allows it."},
	{"AIM", "The text only names it as an aim."},
}

var voiceTerms = []Term{
	{"ACTIVE", "The text says who acts."},
	{"PASSIVE", "The text puts the act in the passive. Who owes it, if anybody, is a reading."},
}

var reciprocityTerms = []Term{
	{"MUTUAL", "All sides owe the same act to each other."},
	{"PAIRED", "The other side owes another act in return."},
	{"IN_FORM", "The words bind all sides alike, but in fact the act falls to some of them."},
	{"ONE_SIDED", "The other side owes nothing like it."},
}
