CREATE FULLTEXT INDEX search IF NOT EXISTS FOR (n:/*labels*/) ON EACH [n.search]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}
