"""A PDF becomes pages and passages. `reader` is the door."""
