"""The parts of a page of the document: the sheet, its tables, its headline numbers."""
