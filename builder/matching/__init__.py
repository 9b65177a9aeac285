"""From tasks in everyday words to packages of work, and to the organisations that can take them."""
