"""Append-only, hash-chained events; nothing changes without one."""
