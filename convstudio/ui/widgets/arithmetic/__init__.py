"""How one output value comes about, written out: a tile for each product, their sum, the bias, the result."""
