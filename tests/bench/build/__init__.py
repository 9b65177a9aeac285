"""What a whole build costs, stage by stage, and what other generators need for as many pages."""
