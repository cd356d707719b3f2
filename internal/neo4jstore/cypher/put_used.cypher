// One record: how many relationships there are of each type, as the database has
// counted them.
RETURN [/*counts*/] AS counts
