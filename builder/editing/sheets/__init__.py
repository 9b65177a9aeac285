"""Spreadsheets: tables of organisations become profiles, and profiles that are there already keep what they say."""
