"""Chancery runs a head office (văn phòng): one loop from a leader's direction to its follow-up."""
