"""What the commands of the screen do, a module a subject; each function gets the browsing screen (and what was typed behind it).

They are imported when they are asked for, so that the first paint costs none of them.
"""
