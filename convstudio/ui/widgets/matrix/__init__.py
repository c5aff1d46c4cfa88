"""A matrix, between the two vectors that it joins."""
