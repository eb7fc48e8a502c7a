"""The rulebook over tables, on DuckDB or Spark."""
