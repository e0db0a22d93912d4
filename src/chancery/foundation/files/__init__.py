"""Content-addressed blobs, versions, extracted text, previews."""
