"""ConvStudio: see, step through and change a convolution layer."""

__version__ = "0.1.0"
