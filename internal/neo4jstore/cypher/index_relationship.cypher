CREATE INDEX /*name*/ IF NOT EXISTS FOR ()-[l:/*type*/]-() ON (/*properties*/)
