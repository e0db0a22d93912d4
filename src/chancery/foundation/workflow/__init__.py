"""States and actions declared as a table, drawn in the docs, obeyed by the buttons."""
