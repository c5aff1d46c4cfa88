"""One lens, one package: each connects widgets to the store."""
