"""A document's dossier (hồ sơ trình): the papers beside it and the agencies asked, by its type of matter."""
