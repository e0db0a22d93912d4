"""The appraisal gate (cổng thẩm định): a pure library and command line that checks official documents.

It knows nothing of Django or of the office. Folders: `docx` reads and writes Word files, `text` knows
Vietnamese text, `packs` holds the rules as data, `checks` the code that rules name, `report` the forms of
a result, `compose` writes a document that is right by construction.
"""
