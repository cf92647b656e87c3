"""A real browser, what it says of a page, and a keyboard before it."""
