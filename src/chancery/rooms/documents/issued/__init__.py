"""The register of issued documents: the office's own and those of others, what they do to each other, what is in force."""
