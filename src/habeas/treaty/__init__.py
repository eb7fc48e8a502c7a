"""Treaty-body documents, from the file to linked paragraphs."""
