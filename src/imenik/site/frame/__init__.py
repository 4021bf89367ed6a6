"""The page around every content: its layout and navigation, rendered by the theme once and then only filled in."""
