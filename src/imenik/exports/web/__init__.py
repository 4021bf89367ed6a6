"""Files for other sites and programs: feeds, embeds, crawlers, browsers and phones."""
