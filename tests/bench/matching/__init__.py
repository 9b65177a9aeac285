"""The benchmark of matching: packages of tasks with what a good answer has."""
