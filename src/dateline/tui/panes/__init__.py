"""Widgets: a list that draws its own lines, the query bar, the strip below. They know lines and keys, no incident."""
