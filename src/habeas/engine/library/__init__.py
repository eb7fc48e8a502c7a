"""A library of documents: an embedded index of their paragraphs, and its search."""
