"""What both front doors call: open a library, bring its index up to date, find, resolve, check. One job a file."""
