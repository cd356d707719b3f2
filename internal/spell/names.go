package spell

import "slices"

// givenNames are given names with their forms in Ukrainian, Russian and other languages, as English texts write them. A
// row is one name. Newspapers use the forms of their own language also for people from elsewhere.
var givenNames = [][]string{
	{"volodymyr", "vladimir"},
	{"serhii", "sergei"},
	{"andrii", "andrei", "andrew"},
	{"oleksii", "aleksei", "alexei"},
	{"oleksandr", "aleksandr", "alexander"},
	{"oleksandra", "aleksandra", "alexandra"},
	{"mykola", "nikolai", "nicholas"},
	{"mykhailo", "mikhail", "michael"},
	{"dmytro", "dmitri"},
	{"kyrylo", "kirill", "cyril"},
	{"pavlo", "pavel"},
	{"petro", "pyotr"},
	{"yevhen", "yevgeni", "eugene"},
	{"olena", "yelena", "helen"},
	{"kateryna", "yekaterina", "catherine"},
	{"hanna", "anna"},
	{"viktor", "victor"},
}

// forms has, for the sound of each given name, the sounds of its other forms.
var forms = func() map[string][]string {
	all := map[string][]string{}
	for _, names := range givenNames {
		for _, name := range names {
			for _, other := range names {
				own, key := sound(name), sound(other)
				if key != own && !slices.Contains(all[own], key) {
					all[own] = append(all[own], key)
				}
			}
		}
	}
	return all
}()
