"""Index and query; a follower of the ledger."""
