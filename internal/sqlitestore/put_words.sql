INSERT OR REPLACE INTO word (rowid, text) SELECT n, ? FROM entity WHERE id = ?
