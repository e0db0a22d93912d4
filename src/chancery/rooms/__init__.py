"""The office's work, in order of dependence."""
