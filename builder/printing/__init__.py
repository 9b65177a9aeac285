"""Brochures: from the catalogue to A4 PDFs. Python says what stands in them, the files in layout/ how they look."""
