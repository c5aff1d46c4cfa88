"""One output value as a sum over input planes: a chip for each with its products, the bias, the result."""
