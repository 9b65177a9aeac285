"""Starting a directory: a new folder that is ready to be pushed, and what is wrong with the set-up of one."""
