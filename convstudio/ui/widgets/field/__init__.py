"""Maps of a chain, and pictures of what a value sees; they know neither store nor document."""
