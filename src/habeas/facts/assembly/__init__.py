"""Tables turned into one wide row a custody, place, measure or confinement."""
