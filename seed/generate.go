package seed

//go:generate go test -count=1 -run ^TestREADME$ . -update
