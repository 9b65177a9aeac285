"""`python -m builder` is the same as the command `werkwijzer`."""

from builder.cli import main

main()
