"""One screen a file. The browsing screen owns the state; it binds it down into the panes and hears their messages."""
