-- The keys and indexes, which are faster to make when the rows are there.
ALTER TABLE evidence ADD FOREIGN KEY (source) REFERENCES source;
ALTER TABLE objects_to ADD FOREIGN KEY (objection) REFERENCES objection, ADD FOREIGN KEY (provision) REFERENCES provision;
ALTER TABLE affects ADD FOREIGN KEY (provision) REFERENCES provision, ADD FOREIGN KEY (territory) REFERENCES territory;
ALTER TABLE objects_to_evidence ADD FOREIGN KEY (objects_to) REFERENCES objects_to, ADD FOREIGN KEY (evidence) REFERENCES evidence;
ALTER TABLE affects_evidence ADD FOREIGN KEY (affects) REFERENCES affects, ADD FOREIGN KEY (evidence) REFERENCES evidence;
CREATE INDEX ON provision (sort, id);
CREATE INDEX ON objects_to (provision, from_sort, id);
CREATE INDEX ON affects (provision, to_sort, id);
CREATE INDEX ON affects (territory, from_sort, id);
CREATE INDEX ON evidence (source);
CREATE INDEX ON objects_to (objection);
CREATE INDEX ON objects_to_evidence (evidence);
CREATE INDEX ON affects_evidence (evidence);
ANALYZE;
