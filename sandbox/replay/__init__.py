"""Plays a worked example through the application's own operations, on a school that is thrown away."""
