"""Finding: what people type becomes what the directory knows, for the browser and for the command line."""
