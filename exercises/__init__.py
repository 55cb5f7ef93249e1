"""What is practised and how it is graded; pure, above fixtures and below sandbox."""
