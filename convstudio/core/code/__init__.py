"""Python source that computes what the studio shows."""
