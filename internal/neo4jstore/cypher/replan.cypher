// Updates the statistics of the indexes and forgets the plans that were made with the old
// ones: a plan that was made on an empty database sorts what an index has in order.
CALL db.prepareForReplanning(60)
