"""How figures, days and standings are put into words and marks. Knows records and ledgers, no files and no screen."""
