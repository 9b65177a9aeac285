"""Looking after content together: what a pull request changes, what came in as an issue, what grows old."""
