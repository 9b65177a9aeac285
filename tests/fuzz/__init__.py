"""Broken versions of our own files: each is read, or refused in words, at once."""
