package neo4jstore

import _ "embed"

// The statements, one in each file, in the order of the methods of [kg.Store]. A name
// between /* and */ is a blank, which a compiler or fill replaces with text.

// Entities and Relationships.
var (
	// entitiesText looks entities up by ID.
	//go:embed cypher/entities.cypher
	entitiesText string
	// relationshipsText looks relationships up by ID.
	//go:embed cypher/relationships.cypher
	relationshipsText string
)

// Expand.
var (
	// expandText reads all relationships of each entity and sorts them.
	//go:embed cypher/expand.cypher
	expandText string
	// expandIndexedText reads the relationships of one type in one direction from their
	// index.
	//go:embed cypher/expand_indexed.cypher
	expandIndexedText string
	// expandUnionText merges the branches of a few types and directions.
	//go:embed cypher/expand_union.cypher
	expandUnionText string
	// branchText is one branch of expandUnionText.
	//go:embed cypher/branch.cypher
	branchText string
	// expandRefText reads, for each entity, the entities whose field refers to it.
	//go:embed cypher/expand_ref.cypher
	expandRefText string
	// rootText reads a list of entities from the root.
	//go:embed cypher/root.cypher
	rootText string
	// rootLinksText merges the branches of a list of relationships from the root.
	//go:embed cypher/root_links.cypher
	rootLinksText string
	// rootLinksBranchText is one branch of rootLinksText. A branch reads the
	// relationships of one type.
	//go:embed cypher/root_links_branch.cypher
	rootLinksBranchText string
	// rootLinksScanText reads all relationships to find those in a list from the root.
	//go:embed cypher/root_links_scan.cypher
	rootLinksScanText string
)

// Count and CountTypes.
var (
	// countText counts the hops from each entity over relationships.
	//go:embed cypher/count.cypher
	countText string
	// countRefText counts, for each entity, the entities whose field refers to it.
	//go:embed cypher/count_ref.cypher
	countRefText string
	// countRootText counts entities.
	//go:embed cypher/count_root.cypher
	countRootText string
	// countLinksText counts relationships.
	//go:embed cypher/count_links.cypher
	countLinksText string
	// countTypesText counts the relationships of each entity by type and direction.
	//go:embed cypher/count_types.cypher
	countTypesText string
)

// Groups.
var (
	// groupsText reads the first relationships of each type and direction.
	//go:embed cypher/groups.cypher
	groupsText string
	// groupText is the part of groupsText for one direction.
	//go:embed cypher/group.cypher
	groupText string
)

// Facet.
var (
	// facetText counts entities by the value of a field.
	//go:embed cypher/facet.cypher
	facetText string
	// facetLinksText counts relationships by the value of a field.
	//go:embed cypher/facet_links.cypher
	facetLinksText string
)

// Shortest, Search, Words, Meta and Digests.
var (
	// shortestText finds the relationships on the shortest paths.
	//go:embed cypher/shortest.cypher
	shortestText string
	// aroundEndsText begins a stepwise search for paths.
	//go:embed cypher/around_ends.cypher
	aroundEndsText string
	// aroundText is a step of a stepwise search for paths.
	//go:embed cypher/around.cypher
	aroundText string
	// metText checks where both sides of a stepwise search met.
	//go:embed cypher/met.cypher
	metText string
	// onPathsText reads the relationships that a stepwise search found.
	//go:embed cypher/on_paths.cypher
	onPathsText string
	// searchText asks the full-text index.
	//go:embed cypher/search.cypher
	searchText string
	// searchAnyText asks the full-text index for entities that have some of the terms.
	//go:embed cypher/search_any.cypher
	searchAnyText string
	// wordsText reads the searched texts of all entities.
	//go:embed cypher/words.cypher
	wordsText string
	// metaText reads the meta from the marker.
	//go:embed cypher/meta.cypher
	metaText string
	// digestsText reads the digests of all entities and relationships.
	//go:embed cypher/digests.cypher
	digestsText string
)

// Tip, Changes and CountChanges.
var (
	// tipText reads the end of the log.
	//go:embed cypher/tip.cypher
	tipText string
	// changesText reads entries of the log.
	//go:embed cypher/changes.cypher
	changesText string
	// countChangesText counts entries of the log about some things.
	//go:embed cypher/count_changes.cypher
	countChangesText string
	// changesAllText is the part of changesText that finds entries about anything.
	//go:embed cypher/changes_all.cypher
	changesAllText string
	// changesAboutText is the part of changesText that finds entries about some things.
	//go:embed cypher/changes_about.cypher
	changesAboutText string
)

// The statements of Put, in the order in which Put sends them.
var (
	// putLockText makes other Puts wait.
	//go:embed cypher/put_lock.cypher
	putLockText string
	// putHeldText reads the end of the log and the meta.
	//go:embed cypher/put_held.cypher
	putHeldText string
	// putContentText asks what the database contains before the change.
	//go:embed cypher/put_content.cypher
	putContentText string
	// putStoredText looks up entities.
	//go:embed cypher/put_stored.cypher
	putStoredText string
	// putFindText looks up relationships of one type.
	//go:embed cypher/put_find.cypher
	putFindText string
	// putUnlinkText deletes relationships.
	//go:embed cypher/put_unlink.cypher
	putUnlinkText string
	// putNewText inserts entities.
	//go:embed cypher/put_new.cypher
	putNewText string
	// putEntitiesText inserts and replaces entities.
	//go:embed cypher/put_entities.cypher
	putEntitiesText string
	// putFromSortText copies sort keys to outgoing relationships.
	//go:embed cypher/put_from_sort.cypher
	putFromSortText string
	// putToSortText copies sort keys to incoming relationships.
	//go:embed cypher/put_to_sort.cypher
	putToSortText string
	// putJoinedText finds a removed entity that still has a relationship.
	//go:embed cypher/put_joined.cypher
	putJoinedText string
	// putRemoveText deletes entities.
	//go:embed cypher/put_remove.cypher
	putRemoveText string
	// putReplaceText replaces the properties of relationships.
	//go:embed cypher/put_replace.cypher
	putReplaceText string
	// putCreateText creates relationships.
	//go:embed cypher/put_create.cypher
	putCreateText string
	// putMetaText writes the marker. Open sends it, too.
	//go:embed cypher/put_meta.cypher
	putMetaText string
	// putChangesText adds entries to the log.
	//go:embed cypher/put_changes.cypher
	putChangesText string
	// putLogText writes the end of the log.
	//go:embed cypher/put_log.cypher
	putLogText string
	// replanText makes the database forget its plans after a large change.
	//go:embed cypher/replan.cypher
	replanText string
)

// Open.
var (
	// markerText asks whether the database is empty and whether it has the marker.
	//go:embed cypher/marker.cypher
	markerText string
	// indexNamesText lists the indexes.
	//go:embed cypher/index_names.cypher
	indexNamesText string
	// uniqueNodeText creates a constraint on nodes.
	//go:embed cypher/unique_node.cypher
	uniqueNodeText string
	// uniqueRelationshipText creates a constraint on relationships.
	//go:embed cypher/unique_relationship.cypher
	uniqueRelationshipText string
	// indexNodeText creates an index on nodes.
	//go:embed cypher/index_node.cypher
	indexNodeText string
	// indexRelationshipText creates an index on relationships.
	//go:embed cypher/index_relationship.cypher
	indexRelationshipText string
	// indexSearchText creates the full-text index.
	//go:embed cypher/index_search.cypher
	indexSearchText string
	// awaitText waits until all indexes can be used.
	//go:embed cypher/await.cypher
	awaitText string
)
