"""What a lecture needs over the stage: a pointer, ink, a magnified part, a blank screen."""
