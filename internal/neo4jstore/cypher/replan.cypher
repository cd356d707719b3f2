// Updates the statistics of the indexes, and makes the database forget the plans that
// were made with the old statistics. A plan that was made on an empty database sorts rows
// that an index already has in order.
CALL db.prepareForReplanning(60)
