"""The whole site made with the generators that may come after MkDocs and Material."""
