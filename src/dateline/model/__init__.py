"""What the world contains: frozen records and the forms of their values. No input, no output, no clock."""
