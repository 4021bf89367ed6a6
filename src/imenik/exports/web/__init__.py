"""What other programs on the web read: feeds, frames of other sites, robots, browsers and phones."""
