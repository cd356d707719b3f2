CREATE CONSTRAINT /*name*/ IF NOT EXISTS FOR (n:/*label*/) REQUIRE n./*property*/ IS UNIQUE
