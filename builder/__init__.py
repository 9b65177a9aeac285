"""Werkwijzer: compiles a directory of the social economy from YAML files into a searchable site."""

__version__ = "0.1.0"
