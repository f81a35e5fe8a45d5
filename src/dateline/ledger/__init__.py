"""What stands, and as of when: pure functions over the claims of one incident. No input, no output, no clock."""
