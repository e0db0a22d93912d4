"""Registry (văn thư): register books and dossiers (hồ sơ công việc)."""
