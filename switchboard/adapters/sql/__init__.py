"""The stores of the core in SQL: SQLite by default, PostgreSQL by URL."""
