"""Who is who: units, people, posts, delegation, clearance, and the one access policy."""
