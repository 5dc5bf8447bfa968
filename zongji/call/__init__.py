"""``zongji call``: a spoken call through the phone lab and the whole running product."""
