// Counts again what the indexes hold and forgets the plans that were made on other
// counts: on an empty database a plan sorts what it could read in order.
CALL db.prepareForReplanning(60)
