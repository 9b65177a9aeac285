"""The Catalogue as pages: titles, bodies and linked data; the frame around them is put on by `builder.publishing`."""
