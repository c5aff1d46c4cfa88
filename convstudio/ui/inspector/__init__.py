"""The panel beside every lens: parameters of the layer and what follows from them."""
