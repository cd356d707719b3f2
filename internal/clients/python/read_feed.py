"""Reads the feeds of a running server with feedparser, which many feed readers use, and compares them with the API.

    pip install -r requirements.txt
    python read_feed.py http://localhost:8080

It follows the feed page by page, and checks that feedparser has no complaint, that every entry of the log comes once, with
the words of the API, and that it gets a 304 when it asks again. It ends with 1 if anything differs.
"""

import json
import sys
import urllib.request

import feedparser

QUERY = "query Log($lang: Language!, $after: String) { changes(first: 100, after: $after) {" \
        " pageInfo { hasNextPage endCursor } nodes { text(lang: $lang) } } }"


def of_api(base, lang):
    texts, after = [], None
    while True:
        body = json.dumps({"query": QUERY, "variables": {"lang": lang.upper(), "after": after}}).encode()
        request = urllib.request.Request(f"{base}/graphql", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            page = json.load(answer)["data"]["changes"]
        texts += [node["text"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return texts[::-1]


def of_feed(base, lang):
    entries, address = [], f"{base}/changes.atom?lang={lang}"
    first = None
    while address:
        feed = feedparser.parse(address)
        assert not feed.bozo, f"{address}: {feed.get('bozo_exception')}"
        assert feed.version == "atom10", feed.version
        first = first or feed
        entries += feed.entries
        address = next((link.href for link in feed.feed.links if link.rel == "next"), None)
    again = feedparser.parse(f"{base}/changes.atom?lang={lang}", etag=first.etag)
    assert again.status == 304, again.status
    return entries


def main(base):
    failed = False
    for lang in ("en", "uk"):
        entries, want = of_feed(base, lang), of_api(base, lang)
        got = [entry.title for entry in entries]
        unique = len({entry.id for entry in entries}) == len(entries)
        whole = all(entry.updated_parsed and entry.link.startswith("http") and entry.summary for entry in entries)
        words = [" ".join(text.split()) for text in got] == [" ".join(text.split()) for text in want]
        failed = failed or not (unique and whole and words)
        print(f"feedparser {feedparser.__version__} {lang}: {len(entries)} of {len(want)} entries,"
              f" ids unique: {unique}, dates, links and texts: {whole}, the words of the API: {words}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))
