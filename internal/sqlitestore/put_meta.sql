INSERT INTO meta (one, json) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET json = excluded.json
