"""Pure rendering: records in, lines out. Nothing here knows a widget, and no text is ever parsed as markup."""
