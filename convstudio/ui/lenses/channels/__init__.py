"""All planes, filters and maps of a layer at once."""
