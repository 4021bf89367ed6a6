"""The tests; they mirror the modules, and `browser/` looks at the finished site as a visitor does."""
