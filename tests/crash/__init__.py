"""Builds that are cut off: at any write, rename or removal, by a signal or by the disk."""
