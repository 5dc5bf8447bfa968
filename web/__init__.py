"""Everything that companies reach over HTTP: the API (``web.api``)."""
