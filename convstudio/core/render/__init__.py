"""From numbers to pixels: colour maps and 8-bit pictures, without a screen."""
