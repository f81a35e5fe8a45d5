"""The screen: one Textual app, one screen object that owns the state, panes that follow it. The only importer of textual."""
