"""The exercise engine: pure functions from an exercise, a variant and evidence to a report."""

ENGINE_VERSION = "2.0"
