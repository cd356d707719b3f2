// One record: whether the database holds any node, and whether our marker is one.
RETURN EXISTS { () } AS holds, EXISTS { (:Dataset {store: $store}) } AS ours
